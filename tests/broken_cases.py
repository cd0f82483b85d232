"""Cases with one fault each: an edit of the toy case, and the diagnostic that it must give."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Edit = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Broken:
    """One way to break the toy case.

    Parameters
    ----------
    code
        The only code that reading it gives.
    name
        What is wrong, in a few words.
    file
        Where the diagnostic points.
    line
        The line; None for a whole file.
    fix
        Part of the fix that is offered.
    edit
        What breaks the case.
    """

    code: str
    name: str
    file: str
    line: int | None
    fix: str
    edit: Edit


def replace(file: str, old: str, new: str) -> Edit:
    """Replace a text that stands once in a file."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def new_column(file: str, name: str, first: str) -> Edit:
    """Give a table a column more, filled in its first row."""

    def edit(folder: Path) -> None:
        comment, header, row, *rows = (folder / file).read_text(encoding="utf-8").splitlines()
        lines = [comment, f"{header},{name}", f"{row},{first}", *(f"{each}," for each in rows)]
        (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")

    return edit


def add(file: str, text: str) -> Edit:
    """Add lines at the end of a file."""

    def edit(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as stream:
            stream.write(text + "\n")

    return edit


def route(content: object) -> Edit:
    """Write a file of routes."""

    def edit(folder: Path) -> None:
        (folder / "routes.geojson").write_text(json.dumps(content), encoding="utf-8")

    return edit


def routes(*lines: tuple[str, str, object]) -> Edit:
    """Write a file of routes: link, kind of geometry and coordinates, each on a line of its own."""

    def edit(folder: Path) -> None:
        features = [
            json.dumps(
                {
                    "type": "Feature",
                    "properties": {"link": link},
                    "geometry": {"type": kind, "coordinates": coordinates},
                }
            )
            for link, kind, coordinates in lines
        ]
        text = '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"
        (folder / "routes.geojson").write_text(text, encoding="utf-8")

    return edit


def calendar(text: str) -> Edit:
    """Add a scenario with a calendar."""
    return add("scenarios.yaml", f"days:\n  calendar: {{{text}}}")


def closing(text: str) -> Edit:
    """Add a scenario with one closure."""
    return add("scenarios.yaml", f"some:\n  closures:\n    - {{{text}}}")


def write(file: str, content: str | bytes) -> Edit:
    """Write a whole file."""
    raw = content.encode() if isinstance(content, str) else content
    return lambda folder: _ignore((folder / file).write_bytes(raw))


def remove(file: str) -> Edit:
    """Remove a file."""
    return lambda folder: (folder / file).unlink()


def rename(file: str, new: str) -> Edit:
    """Rename a file."""
    return lambda folder: _ignore((folder / file).rename(folder / new))


def all_of(*edits: Edit) -> Edit:
    """Make several edits."""

    def edit(folder: Path) -> None:
        for each in edits:
            each(folder)

    return edit


def large(file: str, size: int) -> Edit:
    """Make a file that is large and takes no space."""

    def edit(folder: Path) -> None:
        with (folder / file).open("wb") as stream:
            stream.truncate(size)

    return edit


def folder_in_place(file: str) -> Edit:
    """Put a folder where a file should be."""

    def edit(folder: Path) -> None:
        (folder / file).unlink(missing_ok=True)
        (folder / file).mkdir()

    return edit


def semicolons(file: str) -> Edit:
    """Save a table as a German spreadsheet does."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(",", ";"), encoding="utf-8")

    return edit


def _ignore(_: object) -> None:
    """Turn an expression into a statement."""


def figure(key: str, numbers: str = "1,2,3", unit: str = "USD/thousand m3", rest: str = "") -> str:
    """Return a row of figures.csv."""
    return f"{key},A number,{numbers},{unit},pert,,2014,2014-03,fable,C,{rest},"


STORES = "store,place,commodity,owner,volume,initial,inject,withdraw,note\n"
DATED_STORES = "store,place,commodity,owner,volume,initial,final,inject,withdraw\n"
FEES = "corridor,actor,fee,unit,kind,from,until,note\n"
SERIES = "figure,from,value,factor,unit\n"
HANDLING = "place,commodity,capacity,cost,operator,note\n"
BERTHS = "handling,place,commodity,capacity,cost,operator,project\n"
CONTRACTS = "contract,seller,buyer,link,commodity,quantity,take,price,until,note\n"
PROCESSES = (
    "process,place,input,output,yield,capacity,cost,operator,consent,project,note\n"
    "heater,city,gas,heat,0.9 TWh/bcm,1 bcm/yr,0,SUD,,,\n"
)
RULES = "rule,kind,by,origin,actor,commodity,asset,amount,from,until,source,note\n"

REPORTS = "figure,weight,low,value,high,unit,shape,published,source,grade,reporter,note\n"
"""The header of reports.csv."""
BROKEN = (
    # Files
    Broken(
        "RSN-C002",
        "Latin-1",
        "places.csv",
        3,
        "CSV UTF-8",
        write(
            "places.csv",
            "place,name,territory\nfield,Field,NOR\ncity,Stadt Süd,SUD\n".encode("latin-1"),
        ),
    ),
    Broken(
        "RSN-C002",
        "UTF-16",
        "actors.csv",
        1,
        "CSV UTF-8",
        write("actors.csv", "actor,name,kind\n".encode("utf-16")),
    ),
    Broken(
        "RSN-C002",
        "a NUL byte",
        "events.csv",
        1,
        "remove it",
        write("events.csv", b"date,from\0,to\n"),
    ),
    Broken(
        "RSN-C002",
        "a folder in place of a table",
        "links.csv",
        None,
        "move links.csv away",
        folder_in_place("links.csv"),
    ),
    Broken(
        "RSN-C002",
        "a folder in place of case.yaml",
        "case.yaml",
        None,
        "move case.yaml away",
        folder_in_place("case.yaml"),
    ),
    Broken(
        "RSN-C003",
        "a table of 200 MB",
        "links.csv",
        None,
        "keep raw data elsewhere",
        large("links.csv", 200_000_000),
    ),
    Broken(
        "RSN-C003",
        "claims of 20 MB",
        "claims.yaml",
        None,
        "keep raw data elsewhere",
        large("claims.yaml", 20_000_000),
    ),
    Broken("RSN-C004", "semicolons", "links.csv", 2, "comma delimited", semicolons("links.csv")),
    Broken(
        "RSN-C004",
        "tabs",
        "actors.csv",
        1,
        "comma delimited",
        write("actors.csv", "actor\tname\tkind\nNOR\tNorland\tstate\n"),
    ),
    Broken(
        "RSN-C004",
        "decimal commas throughout",
        "figures.csv",
        3,
        "English (US)",
        all_of(replace("figures.csv", "180,200,220", '"180,5","200,5","220,5"')),
    ),
    Broken(
        "RSN-C005",
        "a misspelt table",
        "link.csv",
        None,
        "rename it to links.csv",
        rename("links.csv", "link.csv"),
    ),
    Broken(
        "RSN-C005",
        "a table of another kind",
        "lnks.csv",
        None,
        "move it out",
        write("lnks.csv", "a,b\n"),
    ),
    Broken(
        "RSN-C005",
        "an Excel workbook",
        "stores.xlsx",
        None,
        "CSV UTF-8",
        write("stores.xlsx", b"PK"),
    ),
    Broken("RSN-C006", "no case.yaml", "case.yaml", None, "add case.yaml", remove("case.yaml")),
    Broken("RSN-C006", "no places", "places.csv", None, "add places.csv", remove("places.csv")),
    Broken(
        "RSN-C006",
        "sources cited and not there",
        "sources.bib",
        None,
        "add sources.bib",
        all_of(remove("sources.bib")),
    ),
    # Headers and rows
    Broken(
        "RSN-C010",
        "a column missing",
        "supplies.csv",
        1,
        "add `commodity` to the header",
        write(
            "supplies.csv",
            "supply,place,owner,capacity\nnorgas,field,NOR,10 bcm/yr\n"
            "moregas,field,NOR,10 bcm/yr\n",
        ),
    ),
    Broken(
        "RSN-C011",
        "a misspelt column",
        "links.csv",
        2,
        "write capacity",
        replace("links.csv", "commodity,capacity,", "commodity,capcity,"),
    ),
    Broken(
        "RSN-C011",
        "a column of one's own",
        "actors.csv",
        1,
        "remove the column",
        write("actors.csv", "actor,name,kind,xyzzy\nNOR,N,state,1\nMID,M,state,2\nSUD,S,state,3\n"),
    ),
    Broken(
        "RSN-C011",
        "a unit over a column of words",
        "places.csv",
        1,
        "write name",
        replace("places.csv", "place,name,", "place,name [km],"),
    ),
    Broken(
        "RSN-C012",
        "a comma too many",
        "actors.csv",
        2,
        "quotes",
        replace("actors.csv", "has the gas", "has the gas, all of it"),
    ),
    Broken(
        "RSN-C012",
        "a decimal comma without quotes",
        "supplies.csv",
        2,
        "10.5",
        replace("supplies.csv", "10 bcm/yr", "10,5 bcm/yr"),
    ),
    Broken(
        "RSN-C012",
        "a row too short",
        "projects.csv",
        2,
        "missing commas",
        replace("projects.csv", "option,NOR,", "option"),
    ),
    Broken(
        "RSN-C012",
        "an open quote",
        "actors.csv",
        2,
        "close the quote",
        replace("actors.csv", "Norland", '"Norland'),
    ),
    Broken(
        "RSN-C013",
        "a column twice",
        "actors.csv",
        1,
        "remove one",
        write("actors.csv", "actor,name,kind,name\nNOR,N,state,\nMID,M,state,\nSUD,S,state,\n"),
    ),
    # Cells
    Broken(
        "RSN-C020",
        "an empty capacity",
        "supplies.csv",
        2,
        "fill the cell",
        replace("supplies.csv", "10 bcm/yr", ""),
    ),
    Broken(
        "RSN-C020",
        "an empty key",
        "actors.csv",
        5,
        "fill the cell",
        add("actors.csv", ",Nowhere,state,,"),
    ),
    Broken(
        "RSN-C020",
        "a figure without value or formula",
        "figures.csv",
        12,
        "fill one",
        add("figures.csv", figure("nought", ",,")),
    ),
    Broken(
        "RSN-C020",
        "a range with one end",
        "figures.csv",
        12,
        "fill high",
        add("figures.csv", figure("half", "1,2,")),
    ),
    Broken(
        "RSN-C030",
        "a fee in a unit of something else",
        "observed_fees.csv",
        2,
        "write the fee in USD/(bcm)",
        write("observed_fees.csv", FEES + "pipe,MID,20,USD/t,asked,,,\n"),
    ),
    Broken(
        "RSN-C034",
        "a fee outside its own range",
        "observed_fees.csv",
        2,
        "swap the numbers",
        write(
            "observed_fees.csv",
            "corridor,actor,low,fee,unit,kind\npipe,MID,30,20,USD/thousand m3,asked\n",
        ),
    ),
    Broken(
        "RSN-C035",
        "a fee that was asked after the freeze",
        "observed_fees.csv",
        2,
        "leave the row out",
        write("observed_fees.csv", FEES + "pipe,MID,20,USD/thousand m3,asked,2015-03-01,,\n"),
    ),
    Broken(
        "RSN-C050",
        "a fee for a place that no link touches",
        "observed_fees.csv",
        2,
        "name the links",
        all_of(
            add("places.csv", "moor,Moor,MID,50,10,"),
            write("observed_fees.csv", FEES + "moor,MID,20,USD/thousand m3,paid,,,\n"),
        ),
    ),
    Broken(
        "RSN-C050",
        "a fee that ended before it began",
        "observed_fees.csv",
        2,
        "swap the two dates",
        write(
            "observed_fees.csv",
            FEES + "pipe,MID,20,USD/thousand m3,paid,2013-01-01,2012-01-01,\n",
        ),
    ),
    Broken(
        "RSN-C020",
        "a flow seen nowhere",
        "observed.csv",
        4,
        "fill link",
        add("observed.csv", ",,gas,,1 bcm/yr,2013,fable"),
    ),
    Broken(
        "RSN-C021",
        "a key with a space",
        "places.csv",
        5,
        "write new_town",
        add("places.csv", "new town,New town,SUD,,,"),
    ),
    Broken(
        "RSN-C021",
        "a key with a letter of another script",
        "places.csv",
        5,
        "such as",
        add("places.csv", "город,City,SUD,,,"),
    ),
    Broken(
        "RSN-C021",
        "a scenario with a space",
        "scenarios.yaml",
        15,
        "rename it",
        add("scenarios.yaml", "no pipe:\n  closures: [pipe]"),
    ),
    Broken(
        "RSN-C021",
        "a figure named like a function",
        "figures.csv",
        12,
        "figure_max",
        add("figures.csv", figure("max")),
    ),
    Broken(
        "RSN-C022",
        "a key twice",
        "places.csv",
        5,
        "rename one",
        add("places.csv", "field,Another field,NOR,,,"),
    ),
    Broken(
        "RSN-C022",
        "a source twice",
        "sources.bib",
        8,
        "rename one",
        add("sources.bib", "\n@misc{fable, title={Again}}"),
    ),
    Broken(
        "RSN-C022",
        "a scenario twice",
        "scenarios.yaml",
        15,
        "rename one",
        add("scenarios.yaml", "bypass:\n  projects: []"),
    ),
    Broken(
        "RSN-C022",
        "a consent twice",
        "links.csv",
        3,
        "remove the repetition",
        replace("links.csv", "MID,,,1000 km", "MID,a;a,,1000 km"),
    ),
    Broken(
        "RSN-C022",
        "a rule that is there already",
        "scenarios.yaml",
        16,
        "another key",
        all_of(
            write("rules.csv", RULES + "ban,forbid,,,,,pipe,,,,,\n"),
            add("scenarios.yaml", "banned:\n  rules: {ban: {kind: forbid, asset: pipe}}"),
        ),
    ),
    Broken(
        "RSN-C022",
        "a player twice",
        "case.yaml",
        8,
        "remove one",
        replace("case.yaml", "[NOR, MID, SUD]", "[NOR, MID, MID]"),
    ),
    Broken(
        "RSN-C023",
        "a misspelt place",
        "links.csv",
        3,
        "write field",
        replace("links.csv", "pipe,field,city", "pipe,feild,city"),
    ),
    Broken(
        "RSN-C023",
        "a misspelt actor in a consent",
        "links.csv",
        3,
        "write MID",
        replace("links.csv", ",MID,", ",NOR;MDI,"),
    ),
    Broken(
        "RSN-C023",
        "a misspelt figure",
        "supplies.csv",
        2,
        "write field_cost",
        replace("supplies.csv", "field_cost", "fieldcost"),
    ),
    Broken(
        "RSN-C023",
        "a unit apart from its number",
        "supplies.csv",
        2,
        "directly after its number",
        replace("supplies.csv", "10 bcm/yr", "10 bcm / yr"),
    ),
    Broken(
        "RSN-C023",
        "a source that is not there",
        "transfers.csv",
        2,
        "write fable",
        replace("transfers.csv", "fee,fable", "fee,fabel"),
    ),
    Broken(
        "RSN-C023",
        "a measurement of a source that is not there",
        "sources.bib",
        1,
        "write fable",
        replace("sources.bib", "year   = {2014},", "year = {2014}, same_as = {fabel},"),
    ),
    Broken(
        "RSN-C023",
        "a reporter who is no actor",
        "figures.csv",
        3,
        "write NOR",
        new_column("figures.csv", "reporter", "NORR"),
    ),
    Broken(
        "RSN-C023",
        "a bloc with an unknown member",
        "actors.csv",
        2,
        "add `league`",
        replace("actors.csv", "Norland,state,", "Norland,state,league"),
    ),
    Broken(
        "RSN-C023",
        "a misspelt player",
        "case.yaml",
        8,
        "write SUD",
        replace("case.yaml", "[NOR, MID, SUD]", "[NOR, MID, SUDD]"),
    ),
    Broken(
        "RSN-C023",
        "a misspelt strait",
        "scenarios.yaml",
        14,
        "write narrows",
        replace("scenarios.yaml", "passage: narrows", "passage: narows"),
    ),
    Broken(
        "RSN-C023",
        "a misspelt closure",
        "scenarios.yaml",
        7,
        "write pipe",
        replace(
            "scenarios.yaml",
            "base: base\n  closures: [pipe]\nclosed",
            "base: base\n  closures: [pip]\nclosed",
        ),
    ),
    Broken(
        "RSN-C023",
        "a closed place that is not there",
        "scenarios.yaml",
        14,
        "write ocean",
        replace("scenarios.yaml", "passage: narrows", "place: oceans"),
    ),
    Broken(
        "RSN-C023",
        "an origin that is not there",
        "scenarios.yaml",
        14,
        "write NOR",
        replace("scenarios.yaml", "- passage: narrows", "- {passage: narrows, origin: NORD}"),
    ),
    Broken(
        "RSN-C023",
        "a scenario without base",
        "scenarios.yaml",
        9,
        "write bypass",
        replace("scenarios.yaml", "base: bypass", "base: bypas"),
    ),
    Broken(
        "RSN-C023",
        "a scenario with an unknown project",
        "scenarios.yaml",
        4,
        "write bypass",
        replace("scenarios.yaml", "projects: [bypass]", "projects: [by_pass]"),
    ),
    Broken(
        "RSN-C023",
        "a scenario with an unknown figure",
        "scenarios.yaml",
        16,
        "write worth",
        add("scenarios.yaml", "rich:\n  figures: {wort: 300 USD/thousand m3}"),
    ),
    Broken(
        "RSN-C023",
        "a switch for no rule",
        "scenarios.yaml",
        16,
        "rules.csv",
        add("scenarios.yaml", "lifted:\n  rules: {ban: off}"),
    ),
    Broken(
        "RSN-C023",
        "an unknown actor in a new rule",
        "scenarios.yaml",
        16,
        "write MID",
        add("scenarios.yaml", "banned:\n  rules: {ban: {kind: consent, by: MIDD, asset: pipe}}"),
    ),
    Broken(
        "RSN-C023",
        "a pair that is not there",
        "scenarios.yaml",
        17,
        "write MID",
        add("scenarios.yaml", "apart:\n  relations:\n    cut: [[NOR, MIDI]]"),
    ),
    Broken(
        "RSN-C023",
        "a bloc of a stranger",
        "scenarios.yaml",
        17,
        "write MID",
        add("scenarios.yaml", "north:\n  blocs:\n    b: [NOR, MIDD]"),
    ),
    Broken(
        "RSN-C023",
        "the unit of no commodity",
        "case.yaml",
        10,
        "write gas",
        replace("case.yaml", "gas: USD", "gass: USD"),
    ),
    Broken(
        "RSN-C023",
        "a text by no source",
        "case.yaml",
        15,
        "write fable",
        replace("case.yaml", "source: fable", "source: fabel"),
    ),
    Broken(
        "RSN-C024",
        "a kind that is none",
        "actors.csv",
        2,
        "write state",
        replace("actors.csv", "Norland,state", "Norland,stat"),
    ),
    Broken(
        "RSN-C024",
        "neither yes nor no",
        "commodities.csv",
        2,
        "write yes",
        replace("commodities.csv", "yes", "true"),
    ),
    Broken(
        "RSN-C024",
        "a grade that is none",
        "events.csv",
        2,
        "write D",
        replace("events.csv", "transit treaty,fable,B", "transit treaty,fable,good"),
    ),
    Broken(
        "RSN-C025",
        "a date of another order",
        "events.csv",
        2,
        "two ways",
        replace("events.csv", "2012-05-01", "01/05/2012"),
    ),
    Broken(
        "RSN-C025",
        "the thirtieth of February",
        "events.csv",
        4,
        "a day that the month has",
        replace("events.csv", "2014-02-10", "2014-02-30"),
    ),
    Broken(
        "RSN-C025",
        "a day 00",
        "events.csv",
        4,
        "a day that the month has",
        replace("events.csv", "2014-02-10", "2014-02-00"),
    ),
    Broken(
        "RSN-C025",
        "a month 00",
        "events.csv",
        4,
        "a month from 01 to 12",
        replace("events.csv", "2014-02-10", "2014-00-10"),
    ),
    Broken(
        "RSN-C025",
        "a period backwards",
        "observed.csv",
        2,
        "swap",
        replace("observed.csv", "pipe,10 bcm/yr,2013", "pipe,10 bcm/yr,2013/2011"),
    ),
    Broken(
        "RSN-C026",
        "a decimal comma",
        "supplies.csv",
        2,
        "write 10.5",
        replace("supplies.csv", "10 bcm/yr", '"10,5 bcm/yr"'),
    ),
    Broken(
        "RSN-C026",
        "a separator of thousands",
        "figures.csv",
        10,
        "1500",
        replace("figures.csv", "200,315,400", '200,315,"1,500"'),
    ),
    Broken(
        "RSN-C026",
        "an error of a spreadsheet",
        "supplies.csv",
        2,
        "spreadsheet",
        replace("supplies.csv", "10 bcm/yr", "#DIV/0!"),
    ),
    Broken(
        "RSN-C026",
        "a dash for a minus",
        "figures.csv",
        5,
        "hyphen",
        replace("figures.csv", "10,10,10", "−10,10,10"),
    ),
    Broken(
        "RSN-C026",
        "a unit in the column of numbers",
        "figures.csv",
        3,
        "own column",
        replace("figures.csv", "180,200,220", "180 USD,200,220"),
    ),
    Broken(
        "RSN-C027",
        "NaN, which others read as unlimited",
        "links.csv",
        3,
        "write the number",
        replace("links.csv", "gas,10 bcm/yr,pipe_cost", "gas,nan,pipe_cost"),
    ),
    Broken(
        "RSN-C027",
        "infinity",
        "figures.csv",
        3,
        "write the number",
        replace("figures.csv", "180,200,220", "180,200,inf"),
    ),
    Broken(
        "RSN-C027",
        "a number beyond all",
        "supplies.csv",
        2,
        "smaller",
        replace("supplies.csv", "10 bcm/yr", "1e999 bcm/yr"),
    ),
    Broken(
        "RSN-C027",
        "a division by zero",
        "supplies.csv",
        2,
        "away from zero",
        replace(
            "supplies.csv",
            "10 bcm/yr",
            "10 bcm/yr / (world_spread - 10 USD/thousand m3) * 1 USD/thousand m3",
        ),
    ),
    Broken(
        "RSN-C027",
        "a formula that divides by zero, used in two cells",
        "figures.csv",
        12,
        "away from zero",
        all_of(
            add("figures.csv", figure("bad", ",,", "1", "1 / (worth / worth - 1)")),
            replace("supplies.csv", "field_cost", "field_cost * bad"),
            replace("demands.csv", ",worth,", ",worth * bad,"),
        ),
    ),
    Broken(
        "RSN-C028",
        "a number without unit",
        "supplies.csv",
        2,
        "`10 bcm/yr`",
        replace("supplies.csv", "10 bcm/yr", "10"),
    ),
    Broken(
        "RSN-C028",
        "a price without unit",
        "demands.csv",
        2,
        "USD/bcm",
        replace("demands.csv", "worth", "200"),
    ),
    Broken(
        "RSN-C029",
        "a percentage of a unit",
        "supplies.csv",
        2,
        "write bcm/yr without `%`",
        replace("supplies.csv", "10 bcm/yr", "10 % bcm/yr"),
    ),
    Broken(
        "RSN-C029",
        "a unit that is none",
        "supplies.csv",
        2,
        "`rason units`",
        replace("supplies.csv", "10 bcm/yr", "10 bcmm/yr"),
    ),
    Broken(
        "RSN-C029",
        "tons, of which there are three",
        "commodities.csv",
        2,
        "write t",
        replace("commodities.csv", "bcm,1 bcm = 35.3e6 MMBtu", "ton,"),
    ),
    Broken(
        "RSN-C029",
        "a unit of a figure that five cells use",
        "figures.csv",
        3,
        "USD",
        replace("figures.csv", "180,200,220,USD/thousand", "180,200,220,usd/thousand"),
    ),
    Broken(
        "RSN-C029",
        "a currency that is none",
        "case.yaml",
        5,
        "such as USD",
        all_of(
            replace("case.yaml", "currency: USD", "currency: USB"),
            replace("case.yaml", "gas: USD/thousand m3", "gas: USB/thousand m3"),
            replace("links.csv", "5 USD/thousand", "5 USB/thousand"),
            replace("figures.csv", "180,200,220,USD", "180,200,220,USB"),
        ),
    ),
    Broken(
        "RSN-C029",
        "a unit in a header",
        "supplies.csv",
        1,
        "`rason units`",
        all_of(replace("supplies.csv", "owner,capacity", "owner,capacity [bcmm/yr]")),
    ),
    Broken(
        "RSN-C030",
        "a capacity in megawatts",
        "links.csv",
        3,
        "bcm/yr",
        replace("links.csv", "gas,10 bcm/yr,pipe_cost", "gas,10 t,pipe_cost"),
    ),
    Broken(
        "RSN-C030",
        "a rate for a stock",
        "projects.csv",
        2,
        "million USD",
        replace("projects.csv", "undersea_capital", "transit_fee"),
    ),
    Broken(
        "RSN-C030",
        "a price unit of another thing",
        "case.yaml",
        10,
        "USD/bcm",
        replace("case.yaml", "gas: USD/thousand m3", "gas: USD/TEU"),
    ),
    Broken(
        "RSN-C030",
        "a header in a wrong unit",
        "supplies.csv",
        1,
        "capacity [bcm/yr]",
        write(
            "supplies.csv",
            "supply,place,commodity,owner,capacity [TEU/yr]\n"
            "norgas,field,gas,NOR,10\nmore,field,gas,NOR,1\n",
        ),
    ),
    Broken(
        "RSN-C030",
        "a figure set in a wrong unit",
        "scenarios.yaml",
        16,
        "USD/thousand m3",
        add("scenarios.yaml", "rich:\n  figures: {worth: 300 USD/yr}"),
    ),
    Broken(
        "RSN-C038",
        "a scenario with a negative price where none may be",
        "scenarios.yaml",
        16,
        "set worth to at least 0",
        add("scenarios.yaml", "poor:\n  figures: {worth: -5 USD/thousand m3}"),
    ),
    Broken(
        "RSN-C038",
        "a scenario that makes a cell impossible at an end of another figure's range",
        "scenarios.yaml",
        16,
        "set worth so that `worth - pipe_cost` is at least 0",
        all_of(
            replace("demands.csv", ",worth,", ",worth - pipe_cost,"),
            add("scenarios.yaml", "poor:\n  figures: {worth: 22 USD/thousand m3}"),
        ),
    ),
    Broken(
        "RSN-C038",
        "a scenario whose base has set what makes a cell impossible",
        "scenarios.yaml",
        19,
        "set pipe_cost so that `worth - pipe_cost` is at least 0",
        all_of(
            replace("demands.csv", ",worth,", ",worth - pipe_cost,"),
            add(
                "scenarios.yaml",
                "cheap:\n  figures: {worth: 30 USD/thousand m3}\n"
                "poor:\n  base: cheap\n  figures: {pipe_cost: 40 USD/thousand m3}",
            ),
        ),
    ),
    Broken(
        "RSN-C042",
        "a figure set to true",
        "scenarios.yaml",
        16,
        "write a number, and no `true` or `false`",
        add("scenarios.yaml", "so:\n  figures: {worth: true}"),
    ),
    Broken(
        "RSN-C031",
        "a paragraph that the text does not have",
        "case.yaml",
        18,
        "correct the number",
        add("case.yaml", "  outside:\n    9: Songs of the three countries are not in the system."),
    ),
    Broken(
        "RSN-C031",
        "a negative capacity",
        "supplies.csv",
        2,
        "correct the number",
        replace("supplies.csv", "10 bcm/yr", "-10 bcm/yr"),
    ),
    Broken(
        "RSN-C031",
        "an elasticity that no good has",
        "demands.csv",
        2,
        "correct the number",
        replace("demands.csv", "worth,0,", "worth,-1000,"),
    ),
    Broken(
        "RSN-C031",
        "a capacity that a figure can make negative",
        "supplies.csv",
        2,
        "max(0",
        all_of(
            add("figures.csv", figure("drop", "1,5,11", "bcm/yr")),
            replace("supplies.csv", "10 bcm/yr", "10 bcm/yr - drop"),
        ),
    ),
    Broken(
        "RSN-C031",
        "a loss of one",
        "links.csv",
        3,
        "1 %",
        replace("links.csv", "pipe_cost,0,", "pipe_cost,1,"),
    ),
    Broken(
        "RSN-C031",
        "a loss of 101 percent",
        "links.csv",
        3,
        "correct the number",
        replace("links.csv", "pipe_cost,0,", "pipe_cost,101 %,"),
    ),
    Broken(
        "RSN-C031",
        "a positive elasticity",
        "demands.csv",
        2,
        "correct the number",
        replace("demands.csv", "worth,0,", "worth,0.5,"),
    ),
    Broken(
        "RSN-C031",
        "a latitude of 91",
        "places.csv",
        2,
        "correct the number",
        replace("places.csv", "NOR,60", "NOR,91"),
    ),
    Broken(
        "RSN-C031",
        "a life of no years",
        "projects.csv",
        2,
        "correct the number",
        replace("projects.csv", "20 yr", "0 yr"),
    ),
    Broken(
        "RSN-C031",
        "a discount of 8 without percent",
        "case.yaml",
        7,
        "8 %",
        replace("case.yaml", "discount: 0 %", "discount: 8"),
    ),
    Broken(
        "RSN-C031",
        "a closure of more than all",
        "scenarios.yaml",
        14,
        "correct the number",
        replace("scenarios.yaml", "- passage: narrows", "- {passage: narrows, share: 110 %}"),
    ),
    Broken(
        "RSN-C031",
        "an elastic demand at no price",
        "demands.csv",
        2,
        "elasticity 0",
        replace("demands.csv", "worth,0,", "0,-0.5,"),
    ),
    Broken(
        "RSN-C031",
        "a log-uniform figure from zero",
        "figures.csv",
        12,
        "raise low",
        add("figures.csv", figure("odd", "0,2,3").replace("pert", "loguniform")),
    ),
    Broken(
        "RSN-C032",
        "a bracket too few",
        "supplies.csv",
        2,
        "add `)`",
        replace("supplies.csv", "field_cost", "(field_cost"),
    ),
    Broken(
        "RSN-C032",
        "a power as other programs write it",
        "supplies.csv",
        2,
        "write field_cost ^ 2",
        replace("supplies.csv", "field_cost", "field_cost ** 2"),
    ),
    Broken(
        "RSN-C033",
        "two formulas in a circle",
        "figures.csv",
        12,
        "a value instead",
        all_of(
            add("figures.csv", figure("hen", ",,", rest="egg * 2")),
            add("figures.csv", figure("egg", ",,", rest="hen / 2")),
        ),
    ),
    Broken(
        "RSN-C033",
        "a formula of itself",
        "figures.csv",
        12,
        "a value instead",
        add("figures.csv", figure("self", ",,", rest="self + worth")),
    ),
    Broken(
        "RSN-C034",
        "low above high",
        "figures.csv",
        3,
        "in order",
        replace("figures.csv", "180,200,220", "220,200,180"),
    ),
    Broken(
        "RSN-C031",
        "a report without weight",
        "reports.csv",
        2,
        "such as 0.5",
        write("reports.csv", REPORTS + "worth,0,,150,,USD/thousand m3,,,fable,C,,\n"),
    ),
    Broken(
        "RSN-C050",
        "reports that leave the figure's own row no draw",
        "reports.csv",
        3,
        "lower a weight",
        write(
            "reports.csv",
            REPORTS
            + "worth,0.5,,150,,USD/thousand m3,,,fable,C,,\n"
            + "worth,0.5,,250,,USD/thousand m3,,,fable,C,,\n",
        ),
    ),
    Broken(
        "RSN-C050",
        "a report in another unit",
        "reports.csv",
        2,
        "write USD/thousand m3",
        write("reports.csv", REPORTS + "worth,0.5,,0.2,,USD/m3,,,fable,C,,\n"),
    ),
    Broken(
        "RSN-C054",
        "a project that needs itself",
        "projects.csv",
        2,
        "remove one of these needs",
        all_of(
            replace("projects.csv", "state,sponsor,note", "state,sponsor,needs,note"),
            replace("projects.csv", "option,NOR,", "option,NOR,bypass,"),
        ),
    ),
    Broken(
        "RSN-C023",
        "a need that is no project",
        "projects.csv",
        2,
        "",
        all_of(
            replace("projects.csv", "state,sponsor,note", "state,sponsor,needs,note"),
            replace("projects.csv", "option,NOR,", "option,NOR,pumps,"),
        ),
    ),
    Broken(
        "RSN-C024",
        "a relation of no known kind",
        "relations.csv",
        2,
        "write alliance",
        write("relations.csv", "from,to,kind,since,until\nNOR,MID,alliances,1960,\n"),
    ),
    Broken(
        "RSN-C050",
        "a relation that ends before it began",
        "relations.csv",
        2,
        "swap the two dates",
        write("relations.csv", "from,to,kind,since,until\nNOR,MID,treaty,1960,1950\n"),
    ),
    Broken(
        "RSN-C050",
        "a relation of an actor with itself",
        "relations.csv",
        2,
        "correct from or to",
        write("relations.csv", "from,to,kind\nNOR,NOR,treaty\n"),
    ),
    Broken(
        "RSN-C050",
        "a total less than its parts",
        "observed.csv",
        3,
        "correct the total or its parts",
        replace("observed.csv", "field,,gas,,10", "field,,gas,,9"),
    ),
    Broken(
        "RSN-C050",
        "a second total of one end",
        "observed.csv",
        4,
        "remove one of the two",
        add("observed.csv", "field,,gas,,12 bcm/yr,2013,fable"),
    ),
    Broken(
        "RSN-C050",
        "a report of a derived figure",
        "reports.csv",
        2,
        "report a figure that the formula reads",
        write("reports.csv", REPORTS + "pipe_margin,0.5,,90,,USD/thousand m3,,,fable,C,,\n"),
    ),
    Broken(
        "RSN-C023",
        "a report of no figure",
        "reports.csv",
        2,
        "write worth",
        write("reports.csv", REPORTS + "wort,0.5,,150,,USD/thousand m3,,,fable,C,,\n"),
    ),
    Broken(
        "RSN-C034",
        "a report whose ends are the wrong way round",
        "reports.csv",
        2,
        "in order",
        write("reports.csv", REPORTS + "worth,0.5,160,150,140,USD/thousand m3,,,fable,C,,\n"),
    ),
    Broken(
        "RSN-C035",
        "a report of the future",
        "reports.csv",
        2,
        "late:",
        write("reports.csv", REPORTS + "worth,0.5,,150,,USD/thousand m3,,2014-12,fable,C,,\n"),
    ),
    Broken(
        "RSN-C035",
        "a figure of the future",
        "figures.csv",
        3,
        "late:",
        replace("figures.csv", "2014,2014-11,fable", "2014,2014-12,fable"),
    ),
    Broken(
        "RSN-C035",
        "a year that outlasts the freeze",
        "figures.csv",
        3,
        "write the day",
        replace("figures.csv", "2014,2014-11,fable", "2014,2014,fable"),
    ),
    Broken(
        "RSN-C036",
        "a price and a rate added",
        "supplies.csv",
        2,
        "convert",
        replace("supplies.csv", "field_cost", "field_cost + transit_fee"),
    ),
    Broken(
        "RSN-C037",
        "equivalents of nothing",
        "commodities.csv",
        2,
        "1 Mt = 1.36 bcm",
        replace("commodities.csv", "1 bcm = 35.3e6 MMBtu", "1 bcm"),
    ),
    Broken(
        "RSN-C037",
        "equivalents without the own unit",
        "commodities.csv",
        2,
        "1 Mt = 1.36",
        replace("commodities.csv", "1 bcm = 35.3e6 MMBtu", "1 Mt = 52e6 MMBtu"),
    ),
    # Documents
    Broken(
        "RSN-C040",
        "a colon too many",
        "case.yaml",
        2,
        "quotes",
        replace("case.yaml", "title: Three", "title: Three: "),
    ),
    Broken(
        "RSN-C040",
        "aliases without end",
        "claims.yaml",
        1,
        "inside each other",
        write("claims.yaml", "&a [*a]\n"),
    ),
    Broken(
        "RSN-C041",
        "a misspelt key",
        "case.yaml",
        3,
        "write question",
        replace("case.yaml", "question:", "qestion:"),
    ),
    Broken(
        "RSN-C041",
        "a key that is missing",
        "case.yaml",
        1,
        "add `title:`",
        replace("case.yaml", "title: Three countries and one pipe\nquestion", "question"),
    ),
    Broken(
        "RSN-C041",
        "a misspelt key in a statement",
        "claims.yaml",
        5,
        "write measure",
        replace("claims.yaml", "- measure: closure_loss", "- mesure: closure_loss"),
    ),
    Broken(
        "RSN-C041",
        "a rule with an unknown column",
        "scenarios.yaml",
        16,
        "write asset",
        add("scenarios.yaml", "banned:\n  rules: {ban: {kind: forbid, assets: pipe}}"),
    ),
    Broken(
        "RSN-C042",
        "a date that is none",
        "case.yaml",
        4,
        "write a date such as 2014-11-30",
        replace("case.yaml", "frozen: 2014-11-30", "frozen: soon"),
    ),
    Broken(
        "RSN-C042",
        "true for a number",
        "claims.yaml",
        9,
        "write a number",
        replace("claims.yaml", "than: 1 bn USD/yr", "than: true"),
    ),
    Broken(
        "RSN-C042",
        "nobody who bargains",
        "case.yaml",
        8,
        "write the key of an actor",
        replace("case.yaml", "[NOR, MID, SUD]", "[]"),
    ),
    Broken(
        "RSN-C042",
        "a comparison that is none",
        "claims.yaml",
        8,
        "write ",
        replace("claims.yaml", 'in: base\n      compare: ">"', 'in: base\n      compare: "=>"'),
    ),
    Broken(
        "RSN-C042",
        "a measure that is a list",
        "claims.yaml",
        5,
        "write closure_loss",
        replace("claims.yaml", "measure: closure_loss", "measure: [closure_loss]"),
    ),
    Broken(
        "RSN-C042",
        "a sentence that is a number",
        "claims.yaml",
        3,
        "put it into quotes",
        replace(
            "claims.yaml",
            "says: Losing the pipe would cost the three more than a billion dollars a year.",
            "says: 5",
        ),
    ),
    Broken(
        "RSN-C042",
        "a state that is none",
        "scenarios.yaml",
        4,
        "write built",
        replace("scenarios.yaml", "projects: [bypass]", "projects: {bypass: build}"),
    ),
    Broken(
        "RSN-C042",
        "a closure of nothing",
        "scenarios.yaml",
        14,
        "add `passage:`",
        replace("scenarios.yaml", "- passage: narrows", "- share: 0.5"),
    ),
    Broken(
        "RSN-C030",
        "a share that is a price",
        "scenarios.yaml",
        14,
        "divide it by what measures the same",
        replace("scenarios.yaml", "- passage: narrows", "- {passage: narrows, share: 2 * worth}"),
    ),
    Broken(
        "RSN-C042",
        "claims that are no list",
        "claims.yaml",
        1,
        "- claim:",
        write("claims.yaml", "claim: a\n"),
    ),
    Broken(
        "RSN-C042",
        "scenarios that are no mapping",
        "scenarios.yaml",
        1,
        "base:",
        write("scenarios.yaml", "- base\n"),
    ),
    Broken(
        "RSN-C043",
        "an entry behind a comment sign",
        "sources.bib",
        1,
        "on a line of its own",
        replace("sources.bib", "@misc{fable", "% @misc{fable"),
    ),
    Broken(
        "RSN-C043",
        "a brace too few",
        "sources.bib",
        7,
        "close the braces",
        replace("sources.bib", "exist},", "exist,"),
    ),
    Broken(
        "RSN-C043",
        "a field without a comma",
        "sources.bib",
        4,
        "comma",
        replace("sources.bib", "one pipe},", "one pipe}"),
    ),
    Broken(
        "RSN-C041",
        "periods in place of a calendar",
        "scenarios.yaml",
        16,
        "write calendar",
        add("scenarios.yaml", "weeks:\n  periods: 52"),
    ),
    Broken(
        "RSN-C042",
        "a step in another measure",
        "scenarios.yaml",
        16,
        "write how many of these it is, as in 2 weeks",
        calendar("from: 2014-12-01, until: 2014-12-31, step: 1 fortnight"),
    ),
    Broken(
        "RSN-C042",
        "a step without a number",
        "scenarios.yaml",
        16,
        "write 1 week",
        calendar("from: 2014-12-01, until: 2014-12-31, step: weekly"),
    ),
    Broken(
        "RSN-C042",
        "a calendar without steps",
        "scenarios.yaml",
        16,
        "add `step: 1 week`",
        calendar("from: 2014-12-01, until: 2014-12-31"),
    ),
    Broken(
        "RSN-C042",
        "a calendar with two kinds of steps",
        "scenarios.yaml",
        16,
        "remove `bounds`",
        calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week, bounds: [2014-12-10]"),
    ),
    Broken(
        "RSN-C050",
        "a calendar that ends before it begins",
        "scenarios.yaml",
        16,
        "swap the two dates",
        calendar("from: 2014-12-31, until: 2014-12-01, step: 1 week"),
    ),
    Broken(
        "RSN-C050",
        "a step outside its calendar",
        "scenarios.yaml",
        16,
        "remove it, or move",
        calendar("from: 2014-12-01, until: 2014-12-31, bounds: [2014-12-10, 2015-01-05]"),
    ),
    Broken(
        "RSN-C050",
        "steps that overlap",
        "scenarios.yaml",
        16,
        "put the days in order",
        calendar("from: 2014-12-01, until: 2014-12-31, bounds: [2014-12-20, 2014-12-10]"),
    ),
    Broken(
        "RSN-C031",
        "a calendar of 10,000 steps",
        "scenarios.yaml",
        16,
        "write `step: 1 week`",
        calendar("from: 2014-01-01, until: 2041-05-18, step: 1 day"),
    ),
    Broken(
        "RSN-C055",
        "a store in a calendar that says nothing of its filling",
        "stores.csv",
        2,
        "write a rate, or 0",
        all_of(
            calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week"),
            write("stores.csv", DATED_STORES + "tank,city,gas,SUD,2 bcm,1 bcm,1 bcm,,3 bcm/yr\n"),
        ),
    ),
    Broken(
        "RSN-C055",
        "a store in a calendar of weeks that says nothing of its end",
        "stores.csv",
        2,
        "write the least that is left",
        all_of(
            calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week"),
            write(
                "stores.csv",
                DATED_STORES + "tank,city,gas,SUD,2 bcm,1 bcm,,2 bcm/yr,3 bcm/yr\n",
            ),
        ),
    ),
    Broken(
        "RSN-C050",
        "a store that must always hold more than lasts",
        "stores.csv",
        2,
        "lower `minimum`",
        all_of(
            calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week"),
            write(
                "stores.csv",
                DATED_STORES.replace("volume,initial,final", "volume,initial,minimum,final,decay")
                + "tank,city,gas,SUD,2 bcm,1 bcm,1 bcm,1 bcm,0.5,2 bcm/yr,3 bcm/yr\n",
            ),
        ),
    ),
    Broken(
        "RSN-C042",
        "foresight of no known length",
        "scenarios.yaml",
        17,
        "write none, or perfect",
        all_of(
            calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week"),
            add("scenarios.yaml", "  foresight: fortnight"),
        ),
    ),
    Broken(
        "RSN-C050",
        "stock kept that nobody owns",
        "rules.csv",
        2,
        "name the owner of tank",
        all_of(
            write("stores.csv", "store,place,commodity,owner,volume\ntank,city,gas,,2 bcm\n"),
            write("rules.csv", RULES + "reserve,keep,SUD,,,,tank,,,,,\n"),
        ),
    ),
    Broken(
        "RSN-C050",
        "stock kept by whoever does not own it",
        "rules.csv",
        2,
        "write SUD in by",
        all_of(
            write("stores.csv", "store,place,commodity,owner,volume\ntank,city,gas,SUD,2 bcm\n"),
            write("rules.csv", RULES + "reserve,keep,NOR,,,,tank,,,,,\n"),
        ),
    ),
    Broken(
        "RSN-C050",
        "a pipe that is kept",
        "rules.csv",
        2,
        "name a store or a demand",
        write("rules.csv", RULES + "reserve,keep,SUD,,,,pipe,,,,,\n"),
    ),
    Broken(
        "RSN-C050",
        "an amount of own load",
        "rules.csv",
        2,
        "remove it, or name the store",
        write("rules.csv", RULES + "reserve,keep,SUD,,,gas,,1 bcm,,,,\n"),
    ),
    Broken(
        "RSN-C052",
        "goods kept by nobody",
        "rules.csv",
        2,
        "fill by",
        write("rules.csv", RULES + "reserve,keep,,,,gas,,,,,,\n"),
    ),
    Broken(
        "RSN-C050",
        "a drawdown of what is no store",
        "rules.csv",
        2,
        "name stores of stores.csv",
        write("rules.csv", RULES + "agency,drawdown,SUD,,,,pipe,,,,,\n"),
    ),
    Broken(
        "RSN-C050",
        "a window shorter than a step",
        "scenarios.yaml",
        17,
        "write none, which sees",
        all_of(
            calendar("from: 2014-12-01, until: 2014-12-31, step: 1 week"),
            add("scenarios.yaml", "  foresight: 3 days"),
        ),
    ),
    Broken(
        "RSN-C050",
        "a value beside a factor",
        "series.csv",
        2,
        "remove one of the two",
        write("series.csv", SERIES + "pipe_cost,2014-12-01,20,1.5,USD/thousand m3\n"),
    ),
    Broken(
        "RSN-C050",
        "a series in another unit than its figure",
        "series.csv",
        2,
        "convert low, value and high",
        write("series.csv", SERIES + "pipe_cost,2014-12-01,20,,USD/bcm\n"),
    ),
    Broken(
        "RSN-C022",
        "a series with two rows for a day",
        "series.csv",
        3,
        "remove one of the two",
        write("series.csv", SERIES + "pipe_cost,2014-12-01,,1.5,\npipe_cost,2014-12-01,,1.6,\n"),
    ),
    Broken(
        "RSN-C031",
        "a factor below nothing",
        "series.csv",
        2,
        "write 0",
        write("series.csv", SERIES + "pipe_cost,2014-12-01,,-1.5,\n"),
    ),
    Broken(
        "RSN-C038",
        "a series that takes a capacity below nothing",
        "series.csv",
        3,
        "set spare to at least 0",
        all_of(
            add("figures.csv", figure("spare", "1,2,3", "bcm/yr")),
            replace(
                "links.csv", "pipe,field,city,pipe,gas,10 bcm/yr", "pipe,field,city,pipe,gas,spare"
            ),
            write("series.csv", SERIES + "spare,2014-12-01,,0.5,\nspare,2014-12-08,-1,,bcm/yr\n"),
        ),
    ),
    Broken(
        "RSN-C038",
        "a factor that takes a loss to all there is",
        "series.csv",
        2,
        "set leak to at least 0 and less than 1",
        all_of(
            add("figures.csv", figure("leak", "0.1,0.2,0.3", "1")),
            replace("links.csv", "10 bcm/yr,pipe_cost,0,0", "10 bcm/yr,pipe_cost,leak,0"),
            write("series.csv", SERIES + "leak,2014-12-01,,4,\n"),
        ),
    ),
    Broken(
        "RSN-C038",
        "two series that only together take a capacity below nothing",
        "series.csv",
        3,
        "is at least 0",
        all_of(
            add("figures.csv", figure("wide", "5,6,7", "bcm/yr")),
            add("figures.csv", figure("own", "0,1,2", "bcm/yr")),
            replace(
                "links.csv",
                "pipe,field,city,pipe,gas,10 bcm/yr",
                "pipe,field,city,pipe,gas,wide - own",
            ),
            write("series.csv", SERIES + "wide,2014-12-01,,0.5,\nown,2014-12-08,3,,bcm/yr\n"),
        ),
    ),
    Broken(
        "RSN-C031",
        "a share beyond all",
        "scenarios.yaml",
        17,
        "if per cent is meant",
        add("scenarios.yaml", "odd:\n  closures:\n    - {asset: pipe, share: 5/3}"),
    ),
    Broken(
        "RSN-C044",
        "a drawn share of a demand",
        "scenarios.yaml",
        17,
        "write a number such as 25 %",
        add("scenarios.yaml", "odd:\n  closures:\n    - {asset: stoves, share: pipe_cost / worth}"),
    ),
    Broken(
        "RSN-C042",
        "a closure of two assets",
        "scenarios.yaml",
        17,
        "write a closure for each of them: `- asset: pipe` and `- asset: tanker`",
        add("scenarios.yaml", "odd:\n  closures:\n    - {asset: [pipe, tanker]}"),
    ),
    Broken(
        "RSN-C050",
        "a link that ends before it begins",
        "links.csv",
        3,
        "swap the two dates",
        all_of(
            new_column("links.csv", "since", "2014-12-31"),
            new_column("links.csv", "until", "2014-12-01"),
        ),
    ),
    Broken(
        "RSN-C044",
        "a format of the future",
        "case.yaml",
        2,
        "install the newest rason",
        replace("case.yaml", "title: Three", "format: 99\ntitle: Three"),
    ),
    # Sense
    Broken(
        "RSN-C050",
        "a link to where it begins",
        "links.csv",
        3,
        "correct from or to",
        replace("links.csv", "pipe,field,city", "pipe,field,field"),
    ),
    Broken(
        "RSN-C050",
        "one key for two assets",
        "links.csv",
        6,
        "rename one",
        add("links.csv", "norgas,ocean,city,sea,gas,1 bcm/yr,0,0,0,SUD,,,,,"),
    ),
    Broken(
        "RSN-C050",
        "a number and a formula",
        "figures.csv",
        12,
        "empty the other",
        add("figures.csv", figure("both", "1,2,3", rest="worth")),
    ),
    Broken(
        "RSN-C050",
        "figures that share each other's draw",
        "figures.csv",
        12,
        "moves_with",
        add("figures.csv", figure("alone").replace("pert,,", "pert,alone,")),
    ),
    Broken(
        "RSN-C050",
        "two figures that share each other's draw",
        "figures.csv",
        12,
        "moves_with",
        add(
            "figures.csv",
            figure("one").replace("pert,,", "pert,two,")
            + "\n"
            + figure("two").replace("pert,,", "pert,one -1,"),
        ),
    ),
    Broken(
        "RSN-C021",
        "a figure that moves with two others",
        "figures.csv",
        12,
        "write worth alone",
        add("figures.csv", figure("one").replace("pert,,", "pert,worth 0.5;field_cost 0.2,")),
    ),
    Broken(
        "RSN-C026",
        "a correlation that is no number",
        "figures.csv",
        12,
        "write worth 0.6",
        add("figures.csv", figure("one").replace("pert,,", "pert,worth (0.6),")),
    ),
    Broken(
        "RSN-C031",
        "a correlation beyond 1",
        "figures.csv",
        12,
        "write worth -1 for the opposite draw",
        add("figures.csv", figure("one").replace("pert,,", "pert,worth -1.5,")),
    ),
    Broken(
        "RSN-C031",
        "a correlation of 0",
        "figures.csv",
        12,
        "empty the cell",
        add("figures.csv", figure("one").replace("pert,,", "pert,worth 0,")),
    ),
    Broken(
        "RSN-C050",
        "an outsider who bargains",
        "case.yaml",
        8,
        "remove it from players",
        replace("actors.csv", "Midland,state", "Midland,outsider"),
    ),
    Broken(
        "RSN-C050",
        "a ceiling below the price",
        "demands.csv",
        2,
        "raise the ceiling",
        write(
            "demands.csv",
            "demand,place,commodity,buyer,quantity,price,elasticity,ceiling\n"
            "stoves,city,gas,SUD,10 bcm/yr,worth,0,worth * 0.5\n",
        ),
    ),
    Broken(
        "RSN-C050",
        "a contract for what its link does not carry",
        "contracts.csv",
        2,
        "link",
        all_of(
            add("commodities.csv", "oil,Oil,Mt,,,"),
            write("contracts.csv", CONTRACTS + "c,NOR,SUD,pipe,oil,1 Mt/yr,,100 USD/t,,\n"),
        ),
    ),
    Broken(
        "RSN-C050",
        "an overfull store",
        "stores.csv",
        2,
        "correct one",
        write("stores.csv", STORES + "tank,city,gas,SUD,2 bcm,3 bcm,,,\n"),
    ),
    Broken(
        "RSN-C050",
        "a rule that ends before it begins",
        "rules.csv",
        2,
        "swap",
        write("rules.csv", RULES + "ban,forbid,,,,,pipe,,2014,2012,,\n"),
    ),
    Broken(
        "RSN-C050",
        "a member of what is no bloc",
        "actors.csv",
        2,
        "kind bloc",
        replace("actors.csv", "Norland,state,", "Norland,state,SUD"),
    ),
    Broken(
        "RSN-C022",
        "two rows of one port without keys",
        "handling.csv",
        3,
        "a key of its own in column handling",
        write("handling.csv", HANDLING + "city,gas,5 bcm/yr,0,SUD,\ncity,gas,6 bcm/yr,0,SUD,\n"),
    ),
    Broken(
        "RSN-C022",
        "one key for two berths",
        "handling.csv",
        3,
        "rename",
        write(
            "handling.csv", BERTHS + "one,city,gas,5 bcm/yr,0,SUD,\none,city,gas,6 bcm/yr,0,SUD,\n"
        ),
    ),
    Broken(
        "RSN-C050",
        "two costs at one port",
        "handling.csv",
        3,
        "write 1 USD/MMBtu, or correct line 2",
        write(
            "handling.csv",
            BERTHS
            + "one,city,gas,5 bcm/yr,1 USD/MMBtu,SUD,\ntwo,city,gas,6 bcm/yr,2 USD/MMBtu,SUD,\n",
        ),
    ),
    Broken(
        "RSN-C050",
        "two operators of one port",
        "handling.csv",
        3,
        "write SUD",
        write(
            "handling.csv", BERTHS + "one,city,gas,5 bcm/yr,0,SUD,\ntwo,city,gas,6 bcm/yr,0,NOR,\n"
        ),
    ),
    Broken(
        "RSN-C023",
        "a berth of an unknown project",
        "handling.csv",
        2,
        "add",
        write("handling.csv", BERTHS + "one,city,gas,5 bcm/yr,0,SUD,pier\n"),
    ),
    Broken(
        "RSN-C050",
        "a closure with two meanings",
        "scenarios.yaml",
        16,
        "asset: tanker",
        all_of(
            replace("links.csv", "narrows", "narrows;tanker"),
            add("scenarios.yaml", "tanker_closed:\n  closures: [tanker]"),
        ),
    ),
    Broken(
        "RSN-C050",
        "a closure that ends before it begins",
        "scenarios.yaml",
        14,
        "swap",
        replace(
            "scenarios.yaml",
            "- passage: narrows",
            "- {passage: narrows, from: 2014-05-01, until: 2014-04-01}",
        ),
    ),
    Broken(
        "RSN-C050",
        "an actor cut from itself",
        "scenarios.yaml",
        17,
        "another actor",
        add("scenarios.yaml", "apart:\n  relations:\n    cut: [[NOR, NOR]]"),
    ),
    Broken(
        "RSN-C050",
        "an actor that does not talk to itself",
        "scenarios.yaml",
        17,
        "another actor",
        add("scenarios.yaml", "apart:\n  relations:\n    silent: [[NOR, NOR]]"),
    ),
    Broken(
        "RSN-C050",
        "a link of a bloc whose members bargain each for itself",
        "links.csv",
        4,
        "name a member of north",
        all_of(
            replace("actors.csv", "NOR,Norland,state,,", "NOR,Norland,state,north,"),
            add("actors.csv", "north,The North,bloc,,"),
            replace("links.csv", "undersea_cost,0,0,NOR", "undersea_cost,0,0,north"),
        ),
    ),
    Broken(
        "RSN-C050",
        "an actor in two blocs",
        "scenarios.yaml",
        17,
        "one of the two",
        add("scenarios.yaml", "north:\n  blocs:\n    b: [NOR, MID]\n    a: [NOR]"),
    ),
    Broken(
        "RSN-C050",
        "an actor twice in a bloc",
        "scenarios.yaml",
        17,
        "one of the two",
        add("scenarios.yaml", "north:\n  blocs:\n    b: [NOR, NOR]"),
    ),
    Broken(
        "RSN-C042",
        "a half-life that is a figure",
        "scenarios.yaml",
        16,
        "write a number",
        add(
            "scenarios.yaml", "apart:\n  relations: {threshold: 0, half_life: worth / worth * 1 yr}"
        ),
    ),
    Broken(
        "RSN-C050",
        "a process that makes what it takes",
        "processes.csv",
        2,
        "input or output",
        write("processes.csv", PROCESSES.replace("gas,heat,0.9 TWh/bcm", "gas,gas,0.9")),
    ),
    Broken(
        "RSN-C050",
        "an act towards oneself",
        "events.csv",
        2,
        "from or to",
        replace("events.csv", "2012-05-01,NOR,MID", "2012-05-01,NOR,NOR"),
    ),
    Broken(
        "RSN-C051",
        "gas and boxes in one pipe",
        "links.csv",
        3,
        "1 TEU = 1 bcm",
        all_of(
            add("commodities.csv", "boxes,Boxes,TEU,,,"),
            replace(
                "links.csv", "pipe,gas,10 bcm/yr,pipe_cost", "pipe,gas;boxes,10 bcm/yr,pipe_cost"
            ),
        ),
    ),
    Broken(
        "RSN-C052",
        "a cap without amount",
        "rules.csv",
        2,
        "fill amount",
        write("rules.csv", RULES + "quota,cap,,,,,pipe,,,,,\n"),
    ),
    Broken(
        "RSN-C052",
        "a consent of nobody",
        "rules.csv",
        2,
        "fill by",
        write("rules.csv", RULES + "veto,consent,,,,,pipe,,,,,\n"),
    ),
    Broken(
        "RSN-C052",
        "a ban on everything",
        "scenarios.yaml",
        16,
        "fill asset",
        add("scenarios.yaml", "banned:\n  rules: {ban: {kind: forbid, by: NOR}}"),
    ),
    Broken(
        "RSN-C056",
        "a closure by destination of goods that are traced by origin alone",
        "scenarios.yaml",
        17,
        "write `both`",
        closing("passage: narrows, destination: SUD"),
    ),
    Broken(
        "RSN-C056",
        "a closure of an origin that brings nothing here",
        "scenarios.yaml",
        17,
        "write NOR",
        closing("passage: narrows, origin: MID"),
    ),
    Broken(
        "RSN-C050",
        "who is exempt from a closure and capped by it",
        "scenarios.yaml",
        17,
        "remove one of the two",
        closing("passage: narrows, exempt: {origin: NOR}, capped: {origin: NOR, amount: 2 bcm/yr}"),
    ),
    Broken(
        "RSN-C050",
        "a share that is shut where all are charged",
        "scenarios.yaml",
        17,
        "remove `share`",
        closing("passage: narrows, charged: 2 USD/thousand m3, share: 50 %"),
    ),
    Broken(
        "RSN-C050",
        "two who take one toll",
        "scenarios.yaml",
        17,
        "a closure for the toll of each",
        closing("passage: narrows, charged: 2 USD/thousand m3, by: [MID, SUD]"),
    ),
    Broken(
        "RSN-C050",
        "a veto over a well, which nothing passes",
        "scenarios.yaml",
        17,
        "name what is passed",
        closing("asset: norgas, by: MID"),
    ),
    Broken(
        "RSN-C042",
        "a closure that exempts nobody",
        "scenarios.yaml",
        17,
        "write `exempt: {flag: CHN}`",
        closing("passage: narrows, exempt: {}"),
    ),
    Broken(
        "RSN-C030",
        "a toll that is no price",
        "scenarios.yaml",
        17,
        "million USD/bcm",
        closing("passage: narrows, charged: 2 bcm/yr"),
    ),
    Broken(
        "RSN-C041",
        "a word of whom a closure exempts that is none",
        "scenarios.yaml",
        17,
        "write flag",
        closing("passage: narrows, exempt: {flags: CHN}"),
    ),
    Broken(
        "RSN-C056",
        "a closure that exempts nobody of those whom it is about",
        "scenarios.yaml",
        17,
        "remove it, or name others",
        closing("passage: narrows, origin: NOR, exempt: {origin: world}"),
    ),
    Broken(
        "RSN-C050",
        "two tolls for the same goods in one closure",
        "scenarios.yaml",
        17,
        "remove one of the two",
        closing("passage: narrows, charged: [1 USD/thousand m3, 2 USD/thousand m3]"),
    ),
    Broken(
        "RSN-C056",
        "a closure by flag of links that have none",
        "scenarios.yaml",
        17,
        "fill the column flag",
        all_of(
            new_column("links.csv", "flag", "NOR"),
            closing("passage: narrows, flag: NOR"),
        ),
    ),
    Broken(
        "RSN-C053",
        "scenarios that stand on each other",
        "scenarios.yaml",
        16,
        "remove one",
        add("scenarios.yaml", "up:\n  base: down\ndown:\n  base: up"),
    ),
    Broken(
        "RSN-C045",
        "routes that are no FeatureCollection",
        "routes.geojson",
        1,
        "FeatureCollection",
        route({"type": "GeometryCollection", "geometries": []}),
    ),
    Broken(
        "RSN-C045",
        "a route that is a point",
        "routes.geojson",
        2,
        "draw the course as a line",
        routes(("pipe", "Point", [-30, 60])),
    ),
    Broken(
        "RSN-C045",
        "a route of one point",
        "routes.geojson",
        2,
        "add points",
        routes(("pipe", "LineString", [[-30, 60]])),
    ),
    Broken(
        "RSN-C045",
        "a course in links.csv that is no line",
        "links.csv",
        3,
        "LINESTRING",
        new_column("links.csv", "route", '"POINT (-30 60)"'),
    ),
    Broken(
        "RSN-C031",
        "a latitude that is none",
        "routes.geojson",
        2,
        "swap the two",
        routes(("pipe", "LineString", [[-30, 60], [-30, 100]])),
    ),
    Broken(
        "RSN-C057",
        "latitude before longitude all along a route",
        "routes.geojson",
        2,
        "swap longitude and latitude",
        routes(("pipe", "LineString", [[60, -30], [50, -30]])),
    ),
    Broken(
        "RSN-C057",
        "a route that ends somewhere else",
        "routes.geojson",
        2,
        "lead it to the place",
        routes(("pipe", "LineString", [[-30, 60], [-30, 55]])),
    ),
    Broken(
        "RSN-C057",
        "a route in pieces that lie apart",
        "routes.geojson",
        2,
        "in their order",
        routes(("pipe", "MultiLineString", [[[-30, 60], [-30, 57]], [[-30, 53], [-30, 50]]])),
    ),
    Broken(
        "RSN-C057",
        "a route of a link at sea",
        "routes.geojson",
        2,
        "passage",
        routes(("tanker", "LineString", [[-40, 48], [-30, 50]])),
    ),
    Broken(
        "RSN-C022",
        "two routes of one link",
        "routes.geojson",
        3,
        "remove one",
        routes(
            ("pipe", "LineString", [[-30, 60], [-30, 50]]),
            ("pipe", "LineString", [[-30, 60], [-29, 55], [-30, 50]]),
        ),
    ),
    Broken(
        "RSN-C023",
        "a route of a link that is not there",
        "routes.geojson",
        2,
        "write pipe",
        routes(("pype", "LineString", [[-30, 60], [-30, 50]])),
    ),
)
