"""JODI: monthly oil and gas of countries, as CSV of its World Databases.

Columns ``REF_AREA, TIME_PERIOD, ENERGY_PRODUCT, FLOW_BREAKDOWN, UNIT_MEASURE, OBS_VALUE,
ASSESSMENT_CODE``, in any order, as the files of the oil (primary) and gas databases carry them.
Every amount stands there once for each unit; one unit is read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import Faults
from rason.importing.chosen import choose
from rason.importing.countries import countries as table_of_countries
from rason.importing.draft import Draft, Source
from rason.importing.grid import is_missing, read_grid, refuse
from rason.importing.known import Known
from rason.importing.national import national
from rason.importing.outcome import finish
from rason.importing.values import read_day, read_number
from rason.importing.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rason.importing.grid import Grid
    from rason.importing.outcome import Imported

SOURCE: Final = Source(
    "jodi", "Joint Organisations Data Initiative", "JODI Oil and Gas World Databases", "",
    "https://www.jodidata.org", "JODI terms of use",
    "Free to use with the source named; see the terms on its site before passing it on.",
)  # fmt: skip
COLUMNS: Final = ("REF_AREA", "TIME_PERIOD", "ENERGY_PRODUCT", "FLOW_BREAKDOWN", "UNIT_MEASURE",
                  "OBS_VALUE", "ASSESSMENT_CODE")  # fmt: skip
GOODS: Final = {
    "CRUDEOIL": ("crude", "Crude oil", "kbbl"),
    "NATGAS": ("gas", "Natural gas", "MMcm"),
}
"""Products that are read: commodity, its name and unit."""
FLOWS: Final = {
    "INDPROD": "production", "REFINOBS": "use", "TOTDEMO": "use", "TOTIMPSB": "imports",
    "TOTEXPSB": "exports", "CLOSTLV": "stock",
}  # fmt: skip
"""Flows that are read; of crude oil what refineries take in is its use."""
UNITS: Final = {
    ("CRUDEOIL", False): ("KBD", "kbbl/d"), ("CRUDEOIL", True): ("KBBL", "kbbl"),
    ("NATGAS", False): ("M3", "MMcm/month"), ("NATGAS", True): ("M3", "MMcm"),
}  # fmt: skip
"""The unit that is read of a product's flows, and of its stock, and what it means."""
OTHERS: Final = frozenset({"KBD", "KBBL", "KL", "KTONS", "KT", "CONVBBL", "M3", "M3_T", "TJ"})
"""All units in which the files repeat amounts."""
GRADES: Final = {"1": "B", "2": "C", "3": "C", "4": "D"}
"""Of JODI's assessment codes: comparable, with caution, not assessed, under verification."""
YEAR: Final = 12
Key = tuple[str, str, str]
"""Country, product and flow."""


@dataclass(slots=True)
class _Reading:
    draft: Draft
    faults: Faults
    months: dict[Key, dict[str, tuple[float, str]]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # amount and grade by month
    lines: dict[tuple[Key, str], int] = field(default_factory=dict)


def jodi(
    *files: str | Path,
    into: str | Path,
    countries: tuple[str, ...] = (),
    encoding: str = "",
    frozen: date | None = None,
) -> Imported:
    """Import what countries produce, use, trade and keep of crude oil or natural gas.

    Parameters
    ----------
    *files
        CSV of JODI's oil (primary) or gas database.
    into
        A case folder, or one to be made.
    countries
        Whom the case is about; those of the case if none are named, in a new one the twelve with
        the most.
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
    draft, faults = Draft("jodi", SOURCE), Faults(Path())
    reading = _Reading(draft, faults)
    for each in files:
        grid = read_grid(Path(each), encoding=encoding, keep=_wanted)
        version_of(grid, {"JODI": COLUMNS}, "JODI's World Databases")
        draft.leave("rows", "of products and flows that a case has no table for", grid.dropped)
        _read(grid, reading)
    refuse(faults)
    _write(reading, Known(Path(into)), countries)
    return finish(draft, Path(into), frozen)


def _wanted(header: Sequence[str]) -> Callable[[Sequence[str]], bool] | None:
    """Return what tells rows of products and flows that are read: few of many millions."""
    names = ("ENERGY_PRODUCT", "FLOW_BREAKDOWN")
    if not {*names} <= {*header}:
        return None
    product, flow = map(list(header).index, names)
    return lambda cells: (
        len(cells) > max(product, flow)
        and cells[product] in GOODS
        and cells[flow] in FLOWS
        and not (cells[product] == "CRUDEOIL" and cells[flow] == "TOTDEMO")
    )


def _read(grid: Grid, reading: _Reading) -> None:
    """Gather the months of one file."""
    draft, faults = reading.draft, reading.faults
    areas: dict[str, str] = {}
    for line, texts in grid.texts():
        product, flow = texts["ENERGY_PRODUCT"], FLOWS[texts["FLOW_BREAKDOWN"]]
        if texts["UNIT_MEASURE"] not in OTHERS:
            faults.add(
                "RSN-I005", grid.where(line), "UNIT_MEASURE", f"`{texts['UNIT_MEASURE']}`",
                "one of " + ", ".join(sorted(OTHERS)),
                f"write {UNITS[product, flow == 'stock'][0]}",
            )  # fmt: skip
            continue
        if why := _left(texts, product, flow):
            draft.leave("rows", why)
            continue
        area = texts["REF_AREA"]
        if area not in areas:
            areas[area] = table_of_countries().find(area)
            if not areas[area]:
                near = table_of_countries().near(area)
                faults.add(
                    "RSN-I008", grid.where(line), "REF_AREA", f"`{area}`",
                    "two letters of ISO 3166", f"write {near or 'the letters of the country'}",
                )  # fmt: skip
        amount = read_number(grid, line, "OBS_VALUE", texts["OBS_VALUE"], faults)
        month = read_day(grid, line, "TIME_PERIOD", texts["TIME_PERIOD"], faults)
        if amount is None or not month or not areas[area]:
            continue
        key = (areas[area], product, flow)
        first = reading.lines.setdefault((key, month), line)
        if first != line:
            faults.add(
                "RSN-I007", grid.where(line), "TIME_PERIOD",
                f"{area}, {product}, {texts['FLOW_BREAKDOWN']}, {month} a second time, first in"
                f" line {first}", "each month once", "remove one of the two, or one of two files",
            )  # fmt: skip
            continue
        reading.months[key][month] = (amount, GRADES.get(texts["ASSESSMENT_CODE"], "C"))


def _left(texts: dict[str, str], product: str, flow: str) -> str:
    """Return why a row is left; nothing if it is taken."""
    if texts["UNIT_MEASURE"] != UNITS[product, flow == "stock"][0]:
        return "the same amount in another unit"
    if is_missing(texts["OBS_VALUE"]):
        return "no value"
    return "a value below nothing" if texts["OBS_VALUE"].startswith("-") else ""


def _write(reading: _Reading, known: Known, texts: tuple[str, ...]) -> None:
    """Write what was gathered of the countries that the case is about."""
    draft = reading.draft
    sizes: dict[str, float] = defaultdict(float)
    for (code, _, flow), months in reading.months.items():
        if flow != "stock":
            sizes[code] += max(amount for amount, _ in months.values())
    kept = choose(texts, known, sizes, draft)
    for (code, product, flow), months in sorted(reading.months.items()):
        if code not in kept:
            draft.leave("months", "of countries that the case is not about", len(months))
            continue
        _country(code, product, flow, months, draft, known)
        draft.take(f"months of {flow}", "figures.csv and series.csv"
                   if flow in {"production", "use"} else "stores.csv" if flow == "stock"
                   else "observed.csv", len(months))  # fmt: skip


def _country(
    code: str, product: str, flow: str, months: dict[str, tuple[float, str]], draft: Draft,
    known: Known,
) -> None:  # fmt: skip
    """Write one flow of one country."""
    commodity, name, unit = GOODS[product]
    found = known.find(commodity, ("commodities",)) or known.find(name, ("commodities",))
    if not found:
        draft.put("commodities", {"commodity": commodity, "name": name, "unit": unit})
    commodity = found or commodity
    place, actor = national(draft, known, code)
    shown = UNITS[product, flow == "stock"][1]
    words = f"{flow.capitalize()} of {name.lower()}, {code}"
    if flow in {"imports", "exports"}:
        for month, (amount, _) in months.items():
            draft.put("observed", {
                "from": actor if flow == "exports" else "", "commodity": commodity,
                "to": actor if flow == "imports" else "", "quantity": f"{amount:.12g} {shown}",
                "period": month, "source": SOURCE.key,
            })  # fmt: skip
        return
    key = f"{commodity}_{flow}_{code}"
    earlier = {day[:7]: found for day, found in known.series.get(key, {}).items()}
    known_months = earlier | months
    latest = sorted(known_months)[-YEAR:]
    last, grade = known_months[latest[-1]]
    amounts = [known_months[month][0] for month in latest]
    low, high = min(amounts), max(amounts)
    draft.figure(
        key, words, f"{last:.12g}", shown, low=f"{low:.12g}", high=f"{high:.12g}",
        shape="pert" if low < high else "fixed", period=latest[-1], grade=grade,
        note=f"range: the least and most of {len(latest)} months",
    )  # fmt: skip
    if flow == "stock":
        volume = draft.figure(
            f"{key}_most", f"Most stock of {name.lower()} that was seen, {code}",
            f"{max(amount for amount, _ in months.values()):.12g}", shown, grade=grade,
            note="at least so much room is there",
        )  # fmt: skip
        draft.put("stores", {
            "store": f"{commodity}_stock_{code}", "place": place, "commodity": commodity,
            "owner": actor, "volume": f"max({volume}, {key})", "initial": key,
        })  # fmt: skip
        return
    for month in sorted(months):
        amount, grade = months[month]
        draft.put("series", {
            "figure": key, "from": f"{month}-01", "value": f"{amount:.12g}", "unit": shown,
            "source": SOURCE.key, "grade": grade,
        })  # fmt: skip
    if flow == "production":
        cost = draft.assume(
            f"assumed_cost_{commodity}", f"Cost of producing {name.lower()}",
            (5.0, 20.0, 50.0) if product == "CRUDEOIL" else (20.0, 60.0, 140.0),
            "USD/bbl" if product == "CRUDEOIL" else "USD/thousand m3",
        )  # fmt: skip
        draft.put("supplies", {
            "supply": f"{commodity}_from_{code}", "place": place, "commodity": commodity,
            "owner": actor, "capacity": key, "cost": cost,
        })  # fmt: skip
        draft.say("what production costs: assumed_cost_… (figures.csv)")
    else:
        price = draft.assume(
            f"assumed_price_{commodity}", f"What {name.lower()} is worth where it is used",
            (50.0, 80.0, 130.0) if product == "CRUDEOIL" else (150.0, 250.0, 450.0),
            "USD/bbl" if product == "CRUDEOIL" else "USD/thousand m3",
        )  # fmt: skip
        draft.put("demands", {
            "demand": f"{commodity}_use_{code}", "place": place, "commodity": commodity,
            "buyer": actor, "quantity": key, "price": price,
        })  # fmt: skip
        draft.say("what it is worth to those who use it: assumed_price_… (figures.csv)")
