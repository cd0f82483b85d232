"""Commands that each provoke one code: an edit of the toy case, and what is then typed."""

from __future__ import annotations

import fcntl
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import openpyxl
from tests.broken_cases import RULES, SERIES, Edit, add, all_of, calendar, figure, replace, write

from rason.case import read_case
from rason.exporting.export import export

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Provoked:
    """One way to provoke a code that reading a case alone does not give.

    Parameters
    ----------
    code
        The code that the command shows.
    name
        What is wrong, in a few words.
    edit
        What is done to the toy case, which stands in the folder `mine`.
    arguments
        What is typed after `rason`.
    """

    code: str
    name: str
    edit: Edit
    arguments: tuple[str, ...] = ("check", "mine")


def claims(text: str) -> Edit:
    """Replace the claims by one."""
    return write("claims.yaml", f"- claim: one\n  paragraph: 1\n  says: So.\n  statements:\n{text}")


def beside(name: str, text: str) -> Edit:
    """Write a file beside the case."""

    def edit(folder: Path) -> None:
        (folder.parent / name).write_text(text, encoding="utf-8")

    return edit


def replay(published: str, row: str) -> Edit:
    """Write a replay beside the case, with one row and one source."""

    def edit(folder: Path) -> None:
        (folder.parent / "replays").mkdir(exist_ok=True)
        source = f"  paper: {{title: P, published: {published}, seen: page}}"
        (folder.parent / "replays" / "mine.yaml").write_text(
            f"case: mine\nwritten: 2014-12-01\nsources:\n{source}\nrows:\n{row}", encoding="utf-8"
        )

    return edit


ROW = """  - row: R1
    says: The pipe carried nine.
    statement: {measure: flow, with: {asset: pipe}, in: base}
    observed: 9 bcm/yr
    tolerance: 15 %
    naive: 0 bcm/yr
    source: paper
"""


def game(document: object) -> Edit:
    """Write a game document beside the case."""
    return beside("game.json", document if isinstance(document, str) else json.dumps(document))


def nothing(_: Path) -> None:
    """Leave the case as it is."""


def workbook(change: Callable[[Any], None]) -> Edit:
    """Write the case as a workbook beside it, with a change."""

    def edit(folder: Path) -> None:
        path = folder.parent / "mine.xlsx"
        export(read_case(folder), path, None)
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)

    return edit


def renamed(book: Any) -> None:
    """Give a sheet a name that no sheet has."""
    book["links"].title = "linkz"


def merged(book: Any) -> None:
    """Merge two cells."""
    book["links"].merge_cells("A3:A4")


def at_work(_: Path) -> None:
    """Let somebody else work on the run in the folder `run`."""
    lock = Path(".work/run/lock")
    lock.parent.mkdir(parents=True)
    HELD.append(lock.open("a+", encoding="ascii"))
    fcntl.flock(HELD[-1], fcntl.LOCK_EX)


HELD: list[TextIO] = []
"""Locks that are kept until the tests end."""
GAME = ("game", "game.json")
LOSS = "    - measure: closure_loss\n      with: {closed: pipe}\n      in: base\n"
MORE = "      compare: '>'\n      than: 1 USD/yr\n"
SHARES = (
    "    - measure: supplier_concentration\n      with: {buyer: SUD, commodity: gas}\n"
    "      in: base\n      compare: '>'\n      than: 0.5\n"
)
PIPE = "pipe,field,city,pipe,gas,"
NINE = "\n".join(f"line{n},Line {n},1 bn USD,10 yr,,,yes,,," for n in range(9))
LINES = "\n".join(f"line{n},field,city,pipe,gas,1 bcm/yr,0,0,0,,,,line{n},," for n in range(9))
SPAN = "1,2,3,bcm/yr,pert,,2014,2014-03,fable,C,,"

COLUMNS = "from: exporter, to: importer, period: year, commodity: {is: gas}"


def table(
    rows: str,
    more: str = "",
    columns: str = COLUMNS + ", quantity: {column: amount, unit: bcm/yr}",
    fills: str = "observed",
) -> Edit:
    """Write a table beside the case, and into the case how it is to be read."""
    source = "source: {key: customs, author: Office, title: Trade, year: 2014}"
    mapping = f"{source}\ntables:\n  {fills}:\n    columns: {{{columns}}}\n{more}"
    return all_of(beside("rows.csv", rows), write("mapping.yaml", mapping))


TAKE_IN = ("import", "table", "rows.csv", "--into", "mine")
PLACES = "place: name, name: name, latitude: lat, longitude: lon"
HEAD = "exporter,importer,amount,year\n"

PROVOKED = (
    # Claims
    Provoked(
        "RSN-S001", "a measure that is misspelt",
        claims(LOSS.replace("closure_loss", "closure_los") + MORE),
    ),
    Provoked(
        "RSN-S002", "a parameter that is misspelt",
        claims(LOSS.replace("closed: pipe", "closed: pipe, actr: NOR") + MORE),
    ),
    Provoked(
        "RSN-S003", "both sides the same",
        claims(LOSS + "      compare: '>'\n      than: {in: base}\n"),
    ),
    Provoked(
        "RSN-S004", "a threshold without unit", claims(LOSS + "      compare: '>'\n      than: 5\n")
    ),
    Provoked(
        "RSN-S005", "no comparison", claims(LOSS + "      than: 5 USD/yr\n")
    ),
    Provoked(
        "RSN-S006", "shares of what is not traced",
        all_of(
            replace("commodities.csv", ",yes,", ",,"),
            claims(SHARES),
        ),
    ),
    Provoked(
        "RSN-S007", "weeks beside a year",
        all_of(
            calendar("from: 2014-12-01, until: 2014-12-28, step: 1 week"),
            claims(LOSS + "      compare: '>'\n      than: {in: days}\n"),
        ),
    ),
    Provoked(
        "RSN-S008", "an outcome without its tolerance",
        replay("2015-01-31", ROW.replace("    tolerance: 15 %\n", "")), ("replay", "mine"),
    ),
    Provoked(
        "RSN-S009", "an outcome that was known at the freeze",
        replay("2014-11-30", ROW), ("replay", "mine"),
    ),
    Provoked(
        "RSN-S010", "a day of a year without days",
        claims(LOSS.replace("closure_loss", "flow").replace("closed", "asset")
               + "      at: 2014-12-01\n      compare: '>'\n      than: 1 bcm/yr\n"),
    ),
    # Program
    Provoked(
        "RSN-P001", "a capacity below nothing in some draw",
        all_of(
            add("figures.csv", f"wide,A number,{SPAN}"),
            add("figures.csv", f"narrow,A number,{SPAN.replace('1,2,3', '0,1,2')}"),
            replace("links.csv", f"{PIPE}10 bcm/yr", f"{PIPE}wide - narrow"),
        ),
        ("power", "mine", "--draws", "256"),
    ),
    Provoked(
        "RSN-P002", "nine lumpy projects",
        all_of(
            add("projects.csv", NINE), add("links.csv", LINES), add("scenarios.yaml", "nine: {}")
        ),
        ("solve", "mine", "--scenario", "nine"),
    ),
    Provoked(
        "RSN-P003", "twenty-one players",
        all_of(
            add("actors.csv", "\n".join(f"more{n},More {n},state,," for n in range(18))),
            replace("case.yaml", "SUD]", "SUD, " + ", ".join(f"more{n}" for n in range(18)) + "]"),
        ),
        ("ties", "mine"),
    ),
    Provoked(
        "RSN-P004", "a price of 1e30 beside others of a hundred",
        replace("demands.csv", ",worth,", ",1e30 USD/thousand m3,"),
        ("solve", "mine"),
    ),
    # Requests
    Provoked("RSN-R001", "an unknown scenario", nothing, ("solve", "mine", "--scenario", "bas")),
    Provoked("RSN-R002", "an output that is a file", beside("file", "mine"),
             ("brief", "mine", "--out", "file")),
    Provoked("RSN-R003", "too many draws", nothing, ("claims", "mine", "--draws", "999999999999")),
    Provoked("RSN-R004", "a run that is none", beside("file", "mine"), ("diff", "file", "file")),
    Provoked("RSN-R007", "a figure without its value", nothing,
             ("solve", "mine", "--set", "pipe_cost")),
    Provoked("RSN-R008", "a run that another process works on", at_work,
             ("brief", "mine", "--draws", "16", "--out", "run")),
    Provoked("RSN-R009", "a month beside a year",
             calendar("from: 2014-12-01, until: 2014-12-31, step: 1 month"),
             ("power", "mine", "--scenario", "days", "--versus", "base")),
    Provoked("RSN-R010", "windows of a week in months",
             all_of(calendar("from: 2014-10-01, until: 2014-12-31, step: 1 month"),
                    add("scenarios.yaml", "ahead:\n  foresight: 1 week")),
             ("solve", "mine", "--scenario", "days", "--scenario", "ahead")),
    Provoked("RSN-C007", "a workbook of another kind",
             beside("mine.xls", "\\xd0"), ("check", "mine.xls")),
    Provoked("RSN-C008", "a sheet of a misspelt name", workbook(renamed), ("check", "mine.xlsx")),
    Provoked("RSN-C009", "merged cells", workbook(merged), ("check", "mine.xlsx")),
    Provoked("RSN-R011", "a suffix that is no form",
             nothing, ("export", "mine", "map.geojsn")),
    Provoked("RSN-R011", "a form beside another suffix",
             nothing, ("export", "mine", "map.gpkg", "--to", "geojson")),
    Provoked("RSN-R012", "a network of a case with consents",
             nothing, ("export", "mine", "net.nc")),
    # Games
    Provoked("RSN-G001", "no JSON", game("{"), GAME),
    Provoked("RSN-G002", "an unknown key",
             game({"players": ["a"], "valeus": {}, "values": {"a": 1}}), GAME),
    Provoked("RSN-G003", "a player twice", game({"players": ["a", "a"], "values": {}}), GAME),
    Provoked("RSN-G004", "21 players",
             game({"players": [f"p{n}" for n in range(21)], "values": {}, "default": 0}), GAME),
    Provoked("RSN-G005", "an unknown player",
             game({"players": ["japan"], "values": {"japn": 1}, "default": 0}), GAME),
    Provoked("RSN-G006", "a value twice",
             game({"players": ["a", "b"], "values": {"a;b": 1, "b;a": 2}, "default": 0}), GAME),
    Provoked("RSN-G007", "a value that is missing",
             game({"players": ["a", "b"], "values": {"a": 0, "a;b": 1}}), GAME),
    Provoked("RSN-G008", "nobody earns something",
             game({"players": ["a"], "values": {"": 3, "a": 4}}), GAME),
    Provoked("RSN-G009", "a player in two unions",
             game({"players": ["a", "b"], "values": {}, "default": 0,
                   "unions": [["a", "b"], ["b"]]}), GAME),
    Provoked("RSN-G010", "a link of one",
             game({"players": ["a", "b"], "values": {}, "default": 0, "graph": [["a"]]}), GAME),
    Provoked("RSN-G011", "a quota beyond all weights",
             game({"players": ["a"], "weights": {"a": 1}, "quota": 5}), GAME),
    Provoked("RSN-G012", "a value in words",
             game({"players": ["a"], "values": {"a": "much"}}), GAME),
    # Warnings
    Provoked("RSN-W001", "a figure without a source",
             add("figures.csv", figure("idle").replace("fable", ""))),
    Provoked("RSN-W002", "a place off all ways", add("places.csv", "island,Island,,,,")),
    Provoked("RSN-W003", "a demand that nothing reaches",
             all_of(add("commodities.csv", "oil,Oil,Mt,,,"),
                    add("demands.csv", "cars,city,oil,SUD,1 Mt/yr,1 USD/t,0,,,"))),
    Provoked("RSN-W004", "a supply without owner", replace("supplies.csv", "gas,NOR", "gas,")),
    Provoked("RSN-W005", "a market dearer than its neighbour",
             add("markets.csv", "spare,ocean,gas,170 USD/thousand m3,0,1 bcm/yr,")),
    Provoked("RSN-W006", "an outsider with elastic demand",
             all_of(replace("actors.csv", "Sudland,state", "Sudland,outsider"),
                    replace("case.yaml", "[NOR, MID, SUD]", "[NOR, MID]"),
                    replace("demands.csv", "worth,0,", "worth,-0.5,"))),
    Provoked("RSN-W007", "a demand beyond all supply",
             all_of(replace("demands.csv", "10 bcm/yr", "100 bcm/yr"),
                    replace("demands.csv", "worth,0,", "worth,-0.5,"))),
    Provoked("RSN-W008", "a figure that nothing reads", add("figures.csv", figure("idle"))),
    Provoked("RSN-W009", "a figure of later",
             replace("figures.csv", "180,200,220,USD/thousand m3,pert,,2014,2014-11,fable,C,,",
                     "180,200,220,USD/thousand m3,pert,,2014,2015-02,fable,C,,late: of 2015")),
    Provoked("RSN-W010", "a flat bid beyond all supply",
             replace("demands.csv", "10 bcm/yr", "100 bcm/yr")),
    Provoked("RSN-W011", "a month that is no number of weeks",
             calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week")),
    Provoked("RSN-W012", "stock kept in a case without days",
             all_of(write("stores.csv", "store,place,commodity,owner,volume\n"
                                        "tank,city,gas,SUD,2 bcm\n"),
                    write("rules.csv", RULES + "reserve,keep,SUD,,,,tank,,,,,\n"))),
    Provoked("RSN-W012", "a factor after the last day",
             all_of(calendar("from: 2014-12-01, until: 2014-12-28, step: 1 week"),
                    write("series.csv", SERIES + "pipe_cost,2015-02-01,,1.5,\n"))),
    # Files of others that are imported
    Provoked("RSN-I001", "a page of the web in place of a table",
             table("<!DOCTYPE html>\n<html></html>\n"), TAKE_IN),
    Provoked("RSN-I002", "a header without rows", table(HEAD), TAKE_IN),
    Provoked("RSN-I003", "a column that has another name",
             table("exporters,importer,amount,year\nRussia,China,3,2013\n"), TAKE_IN),
    Provoked("RSN-I004", "a decimal comma",
             table(HEAD + 'Russia,China,"3,5",2013\n'), TAKE_IN),
    Provoked("RSN-I005", "a unit with two sizes",
             table(HEAD.replace("year", "year,unit") + "Russia,China,3,2013,mcm\n",
                   columns=COLUMNS + ", quantity: {column: amount, unit_in: unit}"), TAKE_IN),
    Provoked("RSN-I006", "latitude and longitude swapped",
             table("name,lat,lon\nKhabarovsk,135.1,48.5\n", columns=PLACES, fills="places"),
             TAKE_IN),
    Provoked("RSN-I007", "one flow twice",
             table(HEAD + "Russia,China,3,2013\nRussia,China,4,2013\n"), TAKE_IN),
    Provoked("RSN-I008", "a country that nobody knows",
             table(HEAD + "Rusland,China,3,2013\n"), TAKE_IN),
    Provoked("RSN-I009", "a question that stands open",
             table(HEAD + "Russia,China,3,2013\n", "ask: [year]\n"), TAKE_IN),
    Provoked("RSN-W013", "a tariff that no operator takes",
             all_of(add("places.csv", "strait,Strait,,,,"),
                    add("links.csv", "lane,strait,ocean,sea,gas,1 bcm/yr,0,0,2 USD/MMBtu,,,,,,"))),
    Provoked("RSN-W014", "a pipe drawn straight across countries that are not asked",
             write("places.csv", "place,name,territory,latitude,longitude\n"
                                 "field,Gas field,NOR,60.5,8\ncity,Sud City,SUD,41.9,12.5\n"
                                 "ocean,Open sea,,48,-40\n")),
    Provoked("RSN-I010", "a table of something else",
             beside("rows.csv", "pit,output\nNorth,5\n"),
             ("import", "jodi", "rows.csv", "--into", "mine")),
)  # fmt: skip
