"""Global Energy Monitor's trackers of gas pipelines and LNG terminals.

Two forms are read, each as CSV, workbook or GeoJSON: the map data of the regional trackers (Asia
Gas Tracker, Europe Gas Tracker), and the Global Gas Infrastructure Tracker with one sheet for
pipelines and one for terminals. Column names are those that the files themselves carry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.check_routes import NEAR
from rason.case.faults import Faults, nearest
from rason.importing.assumed import (
    SEA,
    Way,
    assume_trade,
    at_sea,
    gas,
    lng_cost,
    pipe_capital,
    pipe_cost,
)
from rason.importing.countries import countries
from rason.importing.draft import Draft, Source, key_for, unique
from rason.importing.globe import Joining, distance, length, read_routes
from rason.importing.grid import fault, is_missing, read_grid, refuse
from rason.importing.known import Known
from rason.importing.outcome import finish
from rason.importing.values import printed_unit, read_number, read_point
from rason.importing.versions import MOST_MISSING, version_of
from rason.units import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rason.importing.globe import Point
    from rason.importing.grid import Grid
    from rason.importing.outcome import Imported

SOURCE: Final = Source(
    "gem", "Global Energy Monitor", "Gas pipelines and LNG terminals", "", "https://globalenergymonitor.org",
    "CC BY 4.0", "Write the tracker's name and the month of its release into title and year.",
)  # fmt: skip
UNITS: Final = {
    "bcm/y": "bcm/yr", "bcm/yr": "bcm/yr", "bcma": "bcm/yr", "MMcf/d": "MMcf/d", "MMSCMD": "MMcm/d",
    "mill.Sm3/day": "million Sm3/d", "MTPA": "MTPA", "mtpa": "MTPA", "m3/d": "m3/d", "m³/d": "m3/d",
    "Gm3/y": "bcm/yr", "Mcm/d": "MMcm/d", "mcm/d": "MMcm/d", "bcf/y": "bcf/yr", "bcf/d": "bcf/d",
    "MMcf/y": "MMcf/yr", "TJ/d": "TJ/d", "GWh/d": "GWh/d", "thousand m3/d": "kcm/d",
}  # fmt: skip
"""Units as the trackers print them: `MMSCMD` is a million standard cubic metres a day."""
NAMES: Final = {
    "type": ("type", "FacilityType", "Fuel"),
    "id": ("ProjectID", "ComboID"),
    "name": ("project", "PipelineName", "TerminalName"),
    "unit": ("unit", "SegmentName", "UnitName"),
    "countries": ("countries", "CountriesOrAreas", "Countries", "CountryOrArea", "Country"),
    "status": ("status_tabular", "Status", "status"),
    "owner": ("owner", "Owner"),
    "parent": ("parent", "Parent"),
    "capacity": ("capacity", "Capacity"),
    "units": ("units", "CapacityUnits"),
    "route": ("route", "WKTFormat", "geometry"),
    "lat": ("lat", "Latitude"),
    "lng": ("lng", "Longitude"),
    "url": ("url", "Wiki"),
    "start": ("StartCountryOrArea", "StartCountry"),
    "end": ("EndCountryOrArea", "EndCountry"),
}
"""Which column holds what, by the names that the files have given it."""
NEEDED: Final = ("name", "countries", "status", "capacity", "units")
RUNS: Final = frozenset({"operating"})
PLANNED: Final = frozenset({"construction", "proposed", "pre-construction", "announced"})
GONE: Final = frozenset({"cancelled", "shelved", "retired", "mothballed", "idle", "discontinued"})
_SHARE: Final = re.compile(r"\s*[\[(]([\d.]+|unknown)\s*%?[\])]\s*")


@dataclass(frozen=True, slots=True)
class _Pipe:
    """One row that is taken."""

    line: int
    name: str
    grounds: tuple[str, ...]  # countries from start to end
    status: str
    capacity: str  # with its unit
    owner: str
    note: str
    route: list[Point]
    branches: int


@dataclass(slots=True)
class _Reading:
    """The reading of one file."""

    draft: Draft
    faults: Faults
    within: float
    loading: frozenset[str] | None
    known: Known
    joining: Joining = field(init=False)
    used: set[str] = field(default_factory=set)  # keys of places
    assets: set[str] = field(default_factory=set)  # keys of links
    ids: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    crossing: dict[str, int] = field(default_factory=dict)  # rows that cross a border, by state
    planned: dict[str, list[str]] = field(default_factory=dict)  # projects by status

    def __post_init__(self) -> None:
        self.joining = Joining(self.within)


def gem(
    *files: str | Path,
    into: str | Path,
    sheet: str = "",
    encoding: str = "",
    join: float = 25.0,
    loading: tuple[str, ...] = (),
    frozen: date | None = None,
) -> Imported:
    """Import gas pipelines and LNG terminals of Global Energy Monitor.

    Parameters
    ----------
    *files
        CSV, .xlsx or GeoJSON.
    into
        A case folder, or one to be made.
    sheet, encoding
        Where the file does not say them.
    join
        Ends of pipes in one country that lie this near become one place [km].
    loading
        Countries whose LNG terminals load ships, where the file does not say which do; those of
        all others then receive.
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
    draft = Draft("gem", SOURCE)
    faults = Faults(Path())
    codes = frozenset(_code(each, faults) for each in loading) if loading else None
    refuse(faults)
    reading = _Reading(draft, faults, join, codes, Known(Path(into)))
    for each in files:
        _read(read_grid(Path(each), sheet=sheet, encoding=encoding), reading)
    refuse(faults)
    if not list(draft.rows("links")):
        raise fault(
            "RSN-I002", str(files[0]) if files else "command line", 0, "",
            "no pipeline or terminal with a capacity", "rows of gas_pipeline or lng_terminal",
            "name the file of the gas tracker",
        )  # fmt: skip
    _close(reading)
    reading.known.adopt(draft, "gas")
    return finish(draft, Path(into), frozen)


def _code(text: str, faults: Faults) -> str:
    """Return a country's code."""
    code = countries().find(text)
    if not code:
        from rason.case.tables import Where

        near = countries().near(text)
        faults.add(
            "RSN-I008", Where("command line", 0), "--loading", f"`{text}`",
            "a country's name or code", f"write {near or 'its three letters'}",
        )  # fmt: skip
    return code


def _columns(grid: Grid, faults: Faults) -> dict[str, str]:
    """Return which header holds what; note what is needed and missing."""
    found = {
        what: next((name for name in names if name in grid.header), "")
        for what, names in NAMES.items()
    }
    missing = [what for what in NEEDED if not found[what]]
    if len(missing) > MOST_MISSING:
        forms = {
            "the regional trackers": [NAMES[what][0] for what in NEEDED],
            "the Global Gas Infrastructure Tracker": [NAMES[what][1] for what in NEEDED],
        }
        version_of(grid, forms, "Global Energy Monitor's gas trackers")
    for what in missing:
        near = next(filter(None, (nearest(n, grid.header, 0.6) for n in NAMES[what])), "")
        faults.add(
            "RSN-I003", grid.where(grid.header_line), f"column {NAMES[what][0]}",
            "columns " + ", ".join(grid.header[:14]),
            "`" + "` or `".join(NAMES[what]) + "`, as Global Energy Monitor has it",
            f"rename the column `{near}` to `{NAMES[what][0]}`" if near
            else "take the tracker's file as it was published",
        )  # fmt: skip
    if not (found["route"] or (found["lat"] and found["lng"])):
        grid.ask(["route"], faults, "Global Energy Monitor")
    return found


def _read(grid: Grid, reading: _Reading) -> None:
    """Take the rows of one file, or note why they are left."""
    faults, draft = reading.faults, reading.draft
    columns = _columns(grid, faults)
    refuse(faults)

    def cell(texts: dict[str, str], what: str) -> str:
        return texts.get(columns[what], "") if columns[what] else ""

    for line, texts in grid.texts():
        kind = _kind(cell(texts, "type"), grid.file, columns["name"])
        status = cell(texts, "status").strip().lower().replace("_", "-")
        if kind == "other":
            what = cell(texts, "type") or "rows"
            draft.leave(f"{what} rows", _OTHER.get(what, "no pipeline and no LNG terminal"))
        elif status in GONE:
            draft.leave(f"{kind} rows", f"{status}: neither there nor to come")
        elif is_missing(cell(texts, "capacity")):
            draft.leave(f"{kind} rows", "no capacity is printed")
        else:
            if status not in RUNS | PLANNED:
                faults.add(
                    "RSN-I004", grid.where(line), columns["status"], f"`{status}`",
                    "one of " + ", ".join(sorted(RUNS | PLANNED | GONE)), "correct the status",
                )  # fmt: skip
            _take(grid, line, {what: cell(texts, what) for what in NAMES}, kind, status, reading)


_OTHER: Final = {
    "gas_power_plant": "power plants in MW of electricity, no amounts of gas",
    "gas_extraction_area": "output prints oil and gas together",
}


def _kind(text: str, file: str, name: str) -> str:
    """Return what a row is about."""
    plain = text.casefold()
    if "pipeline" in plain or (name == "PipelineName" and plain in {"", "gas"}):
        return "pipeline"
    if "terminal" in plain or "lng" in plain or name == "TerminalName":
        return "terminal"
    return "pipeline" if not plain and "pipeline" in file.casefold() else "other"


def _take(
    grid: Grid, line: int, cells: dict[str, str], kind: str, status: str, reading: _Reading
) -> None:
    """Take one row that has a capacity."""
    faults, draft = reading.faults, reading.draft
    if cells["id"] and not is_missing(cells["id"]):
        first = reading.ids.setdefault(cells["id"], line)
        if first != line:
            faults.add(
                "RSN-I007", grid.where(line), "id", f"`{cells['id']}`, first in line {first}",
                "each id once", "remove one of the two rows, or take the file as it was published",
            )  # fmt: skip
            return
    before = len(faults.found)
    amount = read_number(grid, line, "capacity", cells["capacity"], faults)
    if amount == 0.0:
        draft.leave(f"{kind} rows", "a capacity of 0 is printed")
        return
    unit = printed_unit(grid, line, "units", "" if is_missing(cells["units"]) else cells["units"],
                        UNITS, faults)  # fmt: skip
    if unit and not _carries(unit):
        faults.add(
            "RSN-I005", grid.where(line), "units", f"`{cells['units']}`",
            "an amount of gas by time, such as bcm/y, MMcf/d or MTPA",
            "correct the unit, or leave the row out",
        )  # fmt: skip
    grounds = tuple(_grounds(grid, line, cells, faults))
    routes = read_routes(grid, line, cells["route"], faults) if cells["route"] else []
    point = None
    if kind == "terminal" or not routes:
        point = _point(grid, line, cells, faults)
    if len(faults.found) > before or amount is None:
        return
    name = " ".join(filter(None, (cells["name"], cells["unit"])))
    pipe = _Pipe(
        line, name, grounds, status, f"{amount:.12g} {unit}", _owner(cells), cells["url"],
        max(routes, key=length) if routes else [point] if point else [], len(routes),
    )  # fmt: skip
    if kind == "terminal":
        _terminal(pipe, cells, reading)
    elif not routes:
        draft.leave("pipeline rows", "no route is drawn, so that nobody knows where it ends")
    elif len(grounds) == 0:
        draft.leave("pipeline rows", "in no country")
    else:
        _pipeline(pipe, reading)


def _carries(unit: str) -> bool:
    """Tell whether a unit measures gas by time: its volume, its weight or its heat."""
    return parse(unit).dimension in {parse(each).dimension for each in ("bcm/yr", "Mt/yr", "TJ/d")}


def _grounds(grid: Grid, line: int, cells: dict[str, str], faults: Faults) -> Iterator[str]:
    """Yield the codes of the countries that a row names, from its start to its end."""
    middle = [each.strip() for each in re.split(r"[,;]", cells["countries"]) if each.strip()]
    named = list(dict.fromkeys(filter(None, (cells["start"], *middle, cells["end"]))))
    if cells["end"] in named:
        named.remove(cells["end"])
        named.append(cells["end"])
    for each in named:
        code = countries().find(each)
        if code:
            yield code
        elif each == "Joint Petroleum Development Area":
            continue  # of two states, which are named beside it
        else:
            near = countries().near(each)
            faults.add(
                "RSN-I008", grid.where(line), "countries", f"`{each}`", "a country's name",
                f"write {near or 'the name that ISO 3166 gives it'}",
            )  # fmt: skip


def _point(grid: Grid, line: int, cells: dict[str, str], faults: Faults) -> Point | None:
    if is_missing(cells["lat"]) or is_missing(cells["lng"]):
        return None
    return read_point(grid, line, cells["lat"], cells["lng"], faults)


def _owner(cells: dict[str, str]) -> str:
    """Return whom a row names first among its owners: the one with the largest share."""
    text = cells["owner"] if not is_missing(cells["owner"]) else cells["parent"]
    best, largest = "", -1.0
    for each in text.split(";"):
        share = _SHARE.search(each)
        name = _SHARE.sub("", each).strip()
        size = float(share[1]) if share and share[1] != "unknown" else 0.0
        if name and name.casefold() not in {"unknown", "other", "--"} and size > largest:
            best, largest = name, size
    return best


def _place(reading: _Reading, ground: str, point: Point, words: str) -> str:
    """Return the place at a point, made if none lies near enough."""
    found = reading.joining.find(ground, point)
    if found:
        return found
    key = unique(key_for(words), reading.used)
    reading.joining.add(key, ground, point)
    reading.draft.put("places", {
        "place": key, "name": words, "territory": reading.known.state(ground),
        "latitude": f"{point[0]:.5f}", "longitude": f"{point[1]:.5f}",
    })  # fmt: skip
    if not reading.known.find(ground, ("actors",)):
        reading.draft.state(ground)
    return key


def _key(reading: _Reading, name: str) -> str:
    """Return the key of an asset; names that stand twice are numbered."""
    count = reading.names[name] = reading.names.get(name, 0) + 1
    if count > 1:
        reading.draft.take("further rows of one name, numbered", "links.csv")
    return unique(key_for(name), reading.assets)


def _pipeline(pipe: _Pipe, reading: _Reading) -> None:
    """Add a pipeline as a link, and as a project where it does not run yet."""
    draft = reading.draft
    close = pipe.grounds[0] == pipe.grounds[-1] and (
        distance(pipe.route[0], pipe.route[-1]) <= reading.within
    )
    if close:
        draft.leave("pipeline rows", f"both ends within {reading.within:g} km of each other")
        return
    start = _place(reading, pipe.grounds[0], pipe.route[0], f"{pipe.name}, start")
    end = _place(reading, pipe.grounds[-1], pipe.route[-1], f"{pipe.name}, end")
    if start == end:
        draft.leave("pipeline rows", f"both ends within {reading.within:g} km of each other")
        return
    key = _key(reading, pipe.name)
    amount, _, unit = pipe.capacity.partition(" ")
    capacity = draft.figure(f"{key}_capacity", f"Capacity of {pipe.name}", amount, unit)
    far = draft.figure(
        f"{key}_length", f"Length of {pipe.name}", f"{length(pipe.route):.1f}", "km", grade="C",
        note="measured along the route as it is drawn",
    )  # fmt: skip
    middle = [reading.known.state(each) for each in pipe.grounds[1:-1]]
    for each in pipe.grounds[1:-1]:
        if not reading.known.find(each, ("actors",)):
            draft.state(each)
    if len(pipe.grounds) > 1:
        for each in pipe.grounds:
            reading.crossing[each] = reading.crossing.get(each, 0) + 1
    cells = {
        "link": key, "name": pipe.name, "from": start, "to": end, "mode": "pipe",
        "commodity": "gas", "capacity": capacity, "cost": f"{pipe_cost(draft)} * {far}",
        "length": far,
        "operator": draft.firm(pipe.owner) if pipe.owner else "", "consent": ";".join(middle),
        "note": pipe.note,
    }  # fmt: skip
    if pipe.status in PLANNED:
        cells["project"] = _project(pipe, key, f"{pipe_capital(draft)} * {far}", reading)
    draft.put("links", cells)
    if reading.within <= NEAR:
        draft.routes[key] = pipe.route
        draft.take("routes", "routes.geojson")
    else:
        draft.leave("routes", f"ends up to {reading.within:g} km off are joined")
    reading.ways.append(Way(start, end, capacity, planned=pipe.status in PLANNED))
    draft.take(f"pipelines, {pipe.status}", "links.csv" + (
        " and projects.csv" if pipe.status in PLANNED else ""
    ))  # fmt: skip
    if pipe.branches > 1:
        draft.leave("branches of routes", "a link has two ends: those of the longest line",
                    pipe.branches - 1)  # fmt: skip


def _project(pipe: _Pipe, key: str, capital: str, reading: _Reading) -> str:
    """Add what does not run yet as a project."""
    project = f"build_{key}"
    life = reading.draft.assume(
        "assumed_life", "Years that a pipe or terminal serves", (20.0, 30.0, 50.0), "yr"
    )
    reading.draft.put("projects", {
        "project": project, "name": pipe.name, "capital": capital, "life": life,
        "note": f"{pipe.status}; capital and life are assumed",
    })  # fmt: skip
    reading.planned.setdefault(pipe.status, []).append(project)
    return project


def _terminal(pipe: _Pipe, cells: dict[str, str], reading: _Reading) -> None:
    """Add an LNG terminal as a link from the sea, or to it."""
    draft = reading.draft
    words = f"{cells['type']} {pipe.name}".casefold()
    side = "import" if "import" in words else "export" if "export" in words else ""
    if not side and reading.loading is not None:
        side = "export" if {*pipe.grounds} & reading.loading else "import"
    if not side:
        draft.leave("terminal rows", "the file does not say whether they load or receive: name"
                    " the countries that load with --loading")  # fmt: skip
        return
    if not pipe.route or not pipe.grounds:
        draft.leave("terminal rows", "no coordinates are printed")
        return
    at_sea(draft)
    reading.used.add(SEA)
    place = _place(reading, pipe.grounds[0], pipe.route[0], pipe.name)
    key = _key(reading, pipe.name)
    amount, _, unit = pipe.capacity.partition(" ")
    capacity = draft.figure(f"{key}_capacity", f"Capacity of {pipe.name}", amount, unit)
    ends = (SEA, place) if side == "import" else (place, SEA)
    row = {
        "link": key, "name": pipe.name, "from": ends[0], "to": ends[1], "mode": "sea",
        "commodity": "gas", "capacity": capacity, "cost": lng_cost(draft), "note": pipe.note,
        "operator": draft.firm(pipe.owner) if pipe.owner else "",
    }  # fmt: skip
    if pipe.status in PLANNED:
        capital = draft.assume(
            "assumed_terminal_capital",
            "Cost of building an LNG terminal",
            (200.0, 700.0, 3000.0),
            "million USD",
        )
        row["project"] = _project(pipe, key, capital, reading)
    draft.put("links", row)
    reading.ways.append(Way(*ends, capacity, planned=pipe.status in PLANNED))
    draft.take(f"terminals that {'receive' if side == 'import' else 'load'}, {pipe.status}",
               "links.csv" + (" and projects.csv" if pipe.status in PLANNED else ""))  # fmt: skip


def _close(reading: _Reading) -> None:
    """Add what the file does not say: the commodity, prices, who uses gas, scenarios, players."""
    draft = reading.draft
    gas(draft)
    assume_trade(draft, reading.ways)
    draft.take("ends of pipes joined to a place that was there", f"places.csv, within "
               f"{reading.within:g} km in one country", reading.joining.joined)  # fmt: skip
    ranked = sorted(reading.crossing, key=lambda code: (-reading.crossing[code], code))[:5]
    if ranked:
        draft.settings["players"] = [reading.known.state(each) for each in ranked]
        draft.say("who bargains: the states that most pipes between countries cross are proposed"
                  f" ({', '.join(ranked)}; players in case.yaml)")  # fmt: skip
    draft.settings |= {
        "question": "Who needs whom for gas, and what would pipes that are planned change?",
        "units": {"gas": "USD/thousand m3"},
    }
    draft.scenarios = {"base": {"projects": []}} | {
        re.sub(r"\W", "_", status): {"projects": sorted(projects)}
        for status, projects in sorted(reading.planned.items())
    }
    if reading.planned:
        draft.say("what planned pipes cost and how long they serve: assumed_pipe_capital, 30 years")
    draft.say("in which direction pipes run: as their routes are drawn")
    draft.say("owners beyond the largest, who stand in the tracker alone")
