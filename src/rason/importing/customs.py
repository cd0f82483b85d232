"""Trade between countries: BACI of CEPII and UN Comtrade, as CSV.

BACI: columns ``t, i, j, k, v, q`` (year, exporter, importer, HS6 product, thousand USD, tonnes),
and beside it the list of country codes, of releases before and since 202401.
UN Comtrade: the columns of the present database's downloads (``refPeriodId … isAggregate``), of
which imports as the importer reports them are read, in net weight.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import Faults
from rason.case.tables import Where
from rason.case.whole import REST
from rason.importing.chosen import choose
from rason.importing.countries import countries
from rason.importing.draft import Draft, Source
from rason.importing.grid import is_missing, is_utf, read_bytes, read_grid, refuse
from rason.importing.known import Known
from rason.importing.outcome import finish
from rason.importing.values import read_day, read_number
from rason.importing.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rason.importing.grid import Grid
    from rason.importing.outcome import Imported

BACI: Final = Source(
    "baci", "Gaulier, Guillaume and Zignago, Soledad",
    "BACI: International Trade Database at the Product Level", "", "https://www.cepii.fr",
    "Etalab Open Licence 2.0", "Write the version of the release, such as 202401, into the year.",
)  # fmt: skip
COMTRADE: Final = Source(
    "comtrade", "United Nations Statistics Division", "UN Comtrade Database", "",
    "https://comtradeplus.un.org", "UN Comtrade licence agreement",
    "Data may be used and shown with the source named; passing on bulk data needs leave.",
    passed_on=False,
)  # fmt: skip
FORMS: Final = {
    "BACI": ("t", "i", "j", "k", "v", "q"),
    "UN Comtrade": ("period", "reporterCode", "flowCode", "partnerCode", "cmdCode", "netWgt"),
    "BACI's country codes": ("country_code", "country_iso3"),
    "BACI's country codes until 2023": ("country_code", "iso_3digit_alpha"),
}
NUMBERS: Final = {
    "842": "USA", "251": "FRA", "699": "IND", "579": "NOR", "757": "CHE", "58": "BEL",
    "711": "ZAF", "736": "SDN", "280": "DEU", "381": "ITA",
}  # fmt: skip
"""Numbers of areas that statistics of trade count as one with a country, beside those of ISO."""
OTHER: Final = {
    "490": ("other_asia", "Other Asia, not elsewhere specified"),
    "200": ("czechoslovakia", "Czechoslovakia"),
    "278": ("east_germany", "German Democratic Republic"),
    "530": ("netherlands_antilles", "Netherlands Antilles"),
    "810": ("ussr", "Union of Soviet Socialist Republics"),
    "890": ("yugoslavia", "Socialist Federal Republic of Yugoslavia"),
    "891": ("serbia_and_montenegro", "Serbia and Montenegro"),
}
"""Areas that the United Nations number, that are no entry of ISO today, and that stay what they are
called: key and name of their actor."""
UNNAMED: Final = frozenset({
    "129", "221", "290", "471", "472", "473", "492", "527", "536", "568", "577", "636", "637",
    "697", "837", "838", "839", "849", "879", "899",
})  # fmt: skip
"""Numbers of areas that are nobody: not elsewhere specified, bunkers, free zones, special
categories. They are among all the rest."""
GROUPS: Final = frozenset({"97", "975"})
"""Numbers of groups whose members report as well: European Union, ASEAN."""
WHOLE: Final = frozenset({"0", "W00", "WLD"})
ONE: Final = {"partner2Code": "0", "motCode": "0", "customsCode": "C00", "mosCode": "0"}
"""Of rows that split one flow further, the value of the row that holds it whole."""
Flow = tuple[str, str, str, str]
"""Exporter, importer, commodity and period; an empty country is all of them."""


@dataclass(slots=True)
class _Reading:
    draft: Draft
    faults: Faults
    goods: dict[str, str]  # commodity by the beginning of its HS code
    rows: dict[tuple[Flow, str], float] = field(default_factory=dict)  # by flow and HS code [t]
    lines: dict[tuple[Flow, str], tuple[str, int]] = field(default_factory=dict)
    flows: dict[Flow, float] = field(default_factory=lambda: defaultdict(float))  # [t]
    monthly: bool = False
    codes: dict[str, str] = field(default_factory=dict)  # by number, from BACI's own list

    def wanted(self, header: Sequence[str]) -> Callable[[Sequence[str]], bool] | None:
        """Return what tells rows of products that are asked for; nothing for a list of codes."""
        column = next((name for name in ("k", "cmdCode") if name in header), None)
        if column is None:
            return None
        at, starts = list(header).index(column), tuple(self.goods)
        digits = 6 if column == "k" else 0  # BACI's codes have lost their leading zeros
        return lambda cells: at >= len(cells) or cells[at].zfill(digits).startswith(starts)


def trade(
    *files: str | Path,
    into: str | Path,
    goods: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    encoding: str = "",
    frozen: date | None = None,
) -> Imported:
    """Import what countries sold to each other as observed flows, with a row for all the rest.

    Parameters
    ----------
    *files
        CSV of BACI or of UN Comtrade; BACI's list of country codes may stand beside it.
    into
        A case folder, or one to be made.
    goods
        Which products are which commodity: ``271111=lng``, by the beginning of the HS code.
    countries
        Whom the case is about; all others become `world`. Those of the case if none are named, in
        a new one the twelve that trade the most.
    encoding
        Where the file is not UTF-8.
    frozen
        Of a new case, the day after which nothing was known; today if it does not say.

    Returns
    -------
    imported
        What was taken and left, and what is still to be said.

    Raises
    ------
    InputError
        With all that is wrong; nothing is then written.
    """
    draft, faults = Draft("trade"), Faults(Path())
    reading = _Reading(draft, faults, _goods(goods))
    grids = [
        read_grid(Path(each), encoding=encoding or _own(Path(each)), keep=reading.wanted)
        for each in files
    ]
    draft.leave(
        "rows", "of products that --goods does not name", sum(grid.dropped for grid in grids)
    )
    forms = [version_of(grid, FORMS, "BACI or UN Comtrade") for grid in grids]
    for grid, form in zip(grids, forms, strict=True):
        if form.startswith("BACI's"):
            number, letters = FORMS[form]
            reading.codes |= {texts[number]: texts[letters] for _, texts in grid.texts()}
    for grid, form in zip(grids, forms, strict=True):
        if form == "BACI":
            draft.source = BACI
            _baci(grid, reading)
        elif form == "UN Comtrade":
            draft.source = COMTRADE
            _comtrade(grid, reading)
    refuse(faults)
    _added(reading)
    _write(reading, Known(Path(into)), countries)
    return finish(draft, Path(into), frozen)


def _own(path: Path) -> str:
    """Return the encoding of BACI's list of codes, which was not UTF-8; nothing for other files."""
    listed = path.name.startswith(("country_codes", "baci_country_codes"))
    return "cp1252" if listed and path.is_file() and not is_utf(read_bytes(path)) else ""


def _goods(texts: tuple[str, ...]) -> dict[str, str]:
    """Read which products are which commodity."""
    faults = Faults(Path())
    goods = {}
    for text in texts:
        code, _, key = text.partition("=")
        if re.fullmatch(r"\d{2,6}", code) and re.fullmatch(r"[A-Za-z]\w*", key, re.ASCII):
            goods[code] = key
        else:
            faults.add(
                "RSN-R007", Where("command line", 0), "--goods", f"`{text}`",
                "a product and its commodity, such as 271111=lng", "write --goods 271111=lng",
            )  # fmt: skip
    if not texts:
        faults.add(
            "RSN-R007", Where("command line", 0), "--goods", "no product",
            "which products are which commodity of the case",
            "write --goods 271111=lng,2709=crude, by the beginnings of HS codes",
        )  # fmt: skip
    refuse(faults)
    return goods


def _commodity(reading: _Reading, code: str) -> str:
    """Return the commodity of a product, by the longest beginning that is named."""
    starts = [each for each in reading.goods if code.startswith(each)]
    return reading.goods[max(starts, key=len)] if starts else ""


def _area(reading: _Reading, grid: Grid, line: int, column: str, text: str) -> str:
    """Return the country of a number or code, all the rest, or note that it is none."""
    plain = text.lstrip("0")
    if plain in OTHER:
        return OTHER[plain][0]
    if plain in UNNAMED:
        return REST
    found = NUMBERS.get(plain) or countries().find(reading.codes.get(text, text))
    if not found:
        reading.faults.add(
            "RSN-I008", grid.where(line), column, f"`{text}`", "a country's number",
            "give the publisher's list of country codes as a further file",
        )  # fmt: skip
    return found


def _baci(grid: Grid, reading: _Reading) -> None:
    """Add the flows of a file of BACI."""
    for line, texts in grid.texts():
        code = texts["k"].zfill(6)
        commodity = _commodity(reading, code)
        if not commodity:
            reading.draft.leave("rows", "no product")
            continue
        if is_missing(texts["q"]):
            reading.draft.leave("rows", "no quantity")
            continue
        tonnes = read_number(grid, line, "q", texts["q"], reading.faults)
        year = read_day(grid, line, "t", texts["t"], reading.faults)
        seller = _area(reading, grid, line, "i", texts["i"])
        buyer = _area(reading, grid, line, "j", texts["j"])
        if tonnes is not None and year and seller and buyer:
            _note(reading, grid, line, (seller, buyer, commodity, year), code, tonnes,
                  (texts["i"], texts["j"]))  # fmt: skip


def _comtrade(grid: Grid, reading: _Reading) -> None:
    """Add the imports of a file of UN Comtrade, as importers report them."""
    one = {name: value for name, value in ONE.items() if name in grid.header}
    for line, texts in grid.texts():
        commodity = _commodity(reading, texts["cmdCode"])
        if not commodity:
            reading.draft.leave("rows", "no product")
            continue
        if texts["flowCode"] != "M":
            reading.draft.leave("rows", "no imports: each flow is taken once, as its buyer tells")
            continue
        if any(texts[name] not in {value, ""} for name, value in one.items()):
            reading.draft.leave("rows", "parts of a flow that another row holds whole")
            continue
        if is_missing(texts["netWgt"]) or texts["netWgt"] in {"0", "0.0"}:
            reading.draft.leave("rows", "no net weight")
            continue
        if {texts["reporterCode"], texts["partnerCode"]} & GROUPS:
            reading.draft.leave("rows", "of a group of countries, which report as well")
            continue
        weight = read_number(grid, line, "netWgt", texts["netWgt"], reading.faults)
        period = read_day(grid, line, "period", texts["period"], reading.faults)
        buyer = _area(reading, grid, line, "reporterCode", texts["reporterCode"])
        whole = texts["partnerCode"] in WHOLE
        seller = "" if whole else _area(reading, grid, line, "partnerCode", texts["partnerCode"])
        if weight is not None and period and buyer and (seller or whole):
            reading.monthly |= "-" in period
            _note(reading, grid, line, (seller, buyer, commodity, period), texts["cmdCode"],
                  weight / 1e3, (texts["partnerCode"], texts["reporterCode"]))  # fmt: skip


def _note(
    reading: _Reading, grid: Grid, line: int, flow: Flow, code: str, tonnes: float,
    areas: tuple[str, str],
) -> None:  # fmt: skip
    """Keep the amount of one product; `areas` are the publisher's own, of which each is once."""
    own = ((*areas, *flow[2:]), code)
    file, first = reading.lines.setdefault(own, (grid.file, line))
    if (file, first) != (grid.file, line):
        reading.faults.add(
            "RSN-I007", grid.where(line), "", f"product {code} from {areas[0]} to {areas[1]},"
            f" {flow[3]}, a second time, first in line {first}"
            + (f" of {file}" if file != grid.file else ""),
            "each flow once", "remove one of the two rows, or one of two files",
        )  # fmt: skip
        return
    reading.rows[flow, code] = reading.rows.get((flow, code), 0.0) + tonnes


def _added(reading: _Reading) -> None:
    """Add up the products of each commodity; parts of a product that stands there whole are left.

    Downloads of UN Comtrade may hold 2711 and the products that begin so.
    """
    codes: dict[Flow, set[str]] = defaultdict(set)
    for flow, code in reading.rows:
        codes[flow].add(code)
    for (flow, code), tonnes in reading.rows.items():
        if any(code[:digits] in codes[flow] for digits in range(2, len(code))):
            reading.draft.leave("rows", "parts of a product that another row holds whole")
        else:
            reading.flows[flow] += tonnes
            reading.draft.take("rows of trade", "observed.csv")


def _write(reading: _Reading, known: Known, texts: tuple[str, ...]) -> None:
    """Write the flows between those that the case is about, and to and from all the rest."""
    draft = reading.draft
    sizes: dict[str, float] = defaultdict(float)
    for (seller, buyer, _, _), tonnes in reading.flows.items():
        for end in (seller, buyer) if seller else ():
            if end != REST:
                sizes[end] += tonnes
    shown = _shown(reading, choose(texts, known, sizes, draft))
    time = "month" if reading.monthly else "yr"
    if shown:
        draft.put("actors", {"actor": REST, "name": "All others", "kind": "outsider"})
    for (seller, buyer, commodity, period), tonnes in sorted(shown.items()):
        ends = (_actor(draft, known, seller), _actor(draft, known, buyer))
        draft.put("commodities", {
            "commodity": commodity, "name": commodity.replace("_", " "), "unit": "t",
        })  # fmt: skip
        draft.put("observed", {
            "from": ends[0], "to": ends[1], "commodity": commodity,
            "quantity": f"{tonnes:.12g} t/{time}", "period": period,
            "source": draft.source.key if draft.source else "",
        })  # fmt: skip
    for commodity in sorted({key[2] for key in shown}):
        if not known.find(commodity, ("commodities",)):
            draft.say(f"what `{commodity}` is called, and its equivalents, in commodities.csv")
    draft.say("who owns, carries and pays: trade tells flows alone")


def _shown(reading: _Reading, kept: frozenset[str]) -> dict[Flow, float]:
    """Return the flows between those that are kept, and of each with all the rest.

    A row of the rest stands even where it is nothing, so that shares have their whole.
    """
    shown: dict[Flow, float] = defaultdict(float)
    for (seller, buyer, commodity, period), tonnes in reading.flows.items():
        ends = (seller if seller in kept else REST, buyer if buyer in kept else REST)
        if not seller:
            continue
        if ends != (REST, REST):
            shown[*ends, commodity, period] += tonnes
        for own, row in ((seller, (seller, REST)), (buyer, (REST, buyer))):
            if own in kept:
                shown[*row, commodity, period] += 0.0
    totals = {flow: tonnes for flow, tonnes in reading.flows.items() if not flow[0]}
    for (_, buyer, commodity, period), tonnes in totals.items():
        if buyer in kept:
            parts = sum(
                amount for (_, to, of, at), amount in shown.items()
                if (to, of, at) == (buyer, commodity, period)
            )  # fmt: skip
            shown[REST, buyer, commodity, period] += max(0.0, tonnes - parts)
    if totals:  # who sold to whom is told by buyers alone: what else was sold is not known
        return {flow: tonnes for flow, tonnes in shown.items() if flow[1] != REST}
    return shown


def _actor(draft: Draft, known: Known, code: str) -> str:
    """Return the key of a country, or of all the rest, added where it is new."""
    if code == REST:
        return REST
    if (name := dict(OTHER.values()).get(code)) is not None:
        draft.put("actors", {"actor": code, "name": name, "kind": "outsider"})
        return code
    key = known.state(code)
    if not known.find(key, ("actors",)):
        draft.state(key)
    return key
