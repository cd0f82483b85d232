"""SciGRID_gas: Europe's gas network, IGGINL and IGGIELGN, as CSV.

Read are the files of `PipeSegments` of both releases, and beside them those of `Productions`,
`LNGs` and `Storages`: cells separated by semicolons, with lists and mappings inside them as Python
writes them. Values that SciGRID_gas estimated say so in `method`; they are taken, graded C and
counted.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import Faults
from rason.importing.assumed import (
    SEA,
    Way,
    assume_trade,
    at_sea,
    gas,
    gas_cost,
    lng_cost,
    pipe_cost,
)
from rason.importing.countries import countries
from rason.importing.draft import Draft, Source, key_for, unique
from rason.importing.grid import read_grid, refuse
from rason.importing.known import Known
from rason.importing.outcome import finish
from rason.importing.values import read_point
from rason.importing.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rason.importing.grid import Grid
    from rason.importing.outcome import Imported

SOURCE: Final = Source(
    "scigrid_gas", "Diettrich, Jan and Pluta, Adam and Medjroubi, Wided",
    "SciGRID_gas: the European gas transmission network", "2021", "https://www.gas.scigrid.de",
    "CC BY 4.0", "Write the data set (IGGINL, IGGIELGN) and its DOI into the title.",
)  # fmt: skip
COLUMNS: Final = ("id", "name", "node_id", "lat", "long", "country_code", "param", "method")
CAPACITY: Final = "max_cap_M_m3_per_d"
"""Its name says its unit: millions of cubic metres a day."""
SITES: Final = {
    "max_workingGas_M_m3": "stores",
    "max_supply_M_m3_per_d": "fields",
    "max_cap_store2pipe_M_m3_per_d": "terminals",
}
"""What the sites of a file are, by the measure that tells it: the first that a file has."""
MEASURED: Final = "raw"
"""The method of a value that was found and not estimated."""


def scigrid(
    *files: str | Path, into: str | Path, encoding: str = "", frozen: date | None = None
) -> Imported:
    """Import pipe segments of SciGRID_gas.

    Parameters
    ----------
    *files
        CSV of PipeSegments, of IGGINL, IGGIELGN or a release of the same columns; beside it those
        of Productions, LNGs and Storages of the same release.
    into
        A case folder, or one to be made.
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
    draft, faults = Draft("scigrid", SOURCE), Faults(Path())
    reading = _Reading(draft, faults, Known(Path(into)))
    grids = [read_grid(Path(each), encoding=encoding) for each in files]
    for grid in grids:
        version_of(grid, {"SciGRID_gas": COLUMNS}, "SciGRID_gas")
    sites = {grid.file: _sites(grid) for grid in grids}
    for grid in sorted(grids, key=lambda grid: sites[grid.file]):  # pipes first: they make places
        if sites[grid.file]:
            reading.read_sites(grid, sites[grid.file])
        else:
            reading.read(grid)
    refuse(faults)
    reading.close()
    reading.known.adopt(draft, "gas")
    return finish(draft, Path(into), frozen)


def _sites(grid: Grid) -> str:
    """Return which measure tells what the sites of a file are; nothing for one of pipes."""
    text = grid.rows[0][1][grid.place("param")]
    return next((name for name in SITES if f"'{name}'" in text), "")


_Cells = dict[str, Any]
"""Cells that hold lists and mappings."""


class _Reading:
    """The reading of all files."""

    def __init__(self, draft: Draft, faults: Faults, known: Known) -> None:
        self.draft, self.faults, self.known = draft, faults, known
        self.used: set[str] = set()
        self.nodes: dict[str, str] = {}  # place by node
        self.grounds: dict[str, str] = {}  # country by place
        self.ids: dict[str, int] = {}
        self.ways: list[Way] = []
        self.crossing: dict[str, int] = {}

    def read(self, grid: Grid) -> None:
        """Take the segments of one file."""
        for line, texts, cells in self._each(grid):
            self._segment(grid, line, texts, cells)

    def _each(self, grid: Grid) -> Iterator[tuple[int, _Cells, _Cells]]:
        """Yield line and cells of each row, or note why it cannot be read."""
        for line, texts in grid.texts():
            first = self.ids.setdefault(texts["id"], line)
            if first != line:
                self.faults.add(
                    "RSN-I007", grid.where(line), "id", f"`{texts['id']}`, first in line {first}",
                    "each id once", "remove one of the two rows",
                )  # fmt: skip
                continue
            names: tuple[str, ...] = ("param", "method")
            if not _sites(grid):
                names = ("node_id", "lat", "long", "country_code", *names)
            cells = {name: self._cell(grid, line, name, texts[name]) for name in names}
            if all(each is not None for each in cells.values()):
                yield line, texts, cells

    def read_sites(self, grid: Grid, measure: str) -> None:
        """Take the fields, terminals or stores of one file that stand at nodes of the pipes."""
        for line, texts, cells in self._each(grid):
            node = texts["node_id"].strip("[]'\" ")
            size, kind = cells["param"].get(measure), SITES[measure]
            place = self.nodes.get(node)
            if place is None:
                self.draft.leave(kind, "at no node of the pipes that are taken")
            elif not isinstance(size, int | float):
                self.faults.add(
                    "RSN-I005", grid.where(line), "param", f"`{size}` for {measure}",
                    "a number, in the unit that its name says", "correct the cell",
                )  # fmt: skip
            elif not size:
                self.draft.leave(kind, "a size of 0 is given")
            else:
                self._site(kind, texts, place, cells)

    def _site(self, kind: str, texts: _Cells, place: str, cells: _Cells) -> None:
        """Take one field, terminal or store."""
        draft, owner = self.draft, self.grounds[place]
        key = unique(key_for(texts["id"]), self.used)
        name = texts["name"] if texts["name"] not in {"", "None"} else texts["id"]
        measure = next(each for each, what in SITES.items() if what == kind)

        def figure(ending: str, words: str, measure: str, unit: str) -> str:
            found = cells["method"].get(measure) == MEASURED
            return draft.figure(
                f"{key}_{ending}", f"{words} of {name}", f"{cells['param'][measure]:.12g}", unit,
                grade="B" if found else "C",
                note="" if found else f"estimated: {cells['method'].get(measure)}",
            )  # fmt: skip

        draft.take(kind, {"fields": "supplies.csv", "terminals": "links.csv and markets.csv",
                          "stores": "stores.csv"}[kind])  # fmt: skip
        if kind == "fields":
            draft.put("supplies", {
                "supply": key, "place": place, "commodity": "gas", "owner": owner,
                "capacity": figure("output", "Most output", measure, "MMcm/d"),
                "cost": gas_cost(draft), "note": name,
            })  # fmt: skip
        elif kind == "terminals":
            at_sea(draft)
            capacity = figure("capacity", "Most regasified", measure, "MMcm/d")
            draft.put("links", {
                "link": key, "name": name, "from": SEA, "to": place, "mode": "sea",
                "commodity": "gas", "capacity": capacity, "cost": lng_cost(draft),
            })  # fmt: skip
            self.ways.append(Way(SEA, place, capacity))
        else:
            rates = {
                "inject": "max_cap_pipe2store_M_m3_per_d",
                "withdraw": "max_cap_store2pipe_M_m3_per_d",
            }
            draft.put("stores", {
                "store": key, "place": place, "commodity": "gas", "owner": owner,
                "volume": figure("volume", "Working gas", measure, "MMcm"),
            } | {
                way: figure(way, f"Fastest {way}", rate, "MMcm/d")
                for way, rate in rates.items()
                if isinstance(cells["param"].get(rate), int | float)
            })  # fmt: skip

    def _cell(self, grid: Grid, line: int, name: str, text: str) -> Any:  # noqa: ANN401 - a list or a mapping
        """Read a list or mapping as Python writes it, or note that it is none."""
        kind: type = dict if name in {"param", "method"} else list
        try:
            found = ast.literal_eval(text)
        except (ValueError, SyntaxError):
            found = None
        if isinstance(found, dict if kind is dict else list) and (kind is dict or len(found) > 1):
            return found
        self.faults.add(
            "RSN-I004", grid.where(line), name, f"`{text[:60]}`",
            "a mapping such as {'length_km': 12.5}" if kind is dict
            else "a list with both ends, such as ['N_1', 'N_2']",
            "take the file of PipeSegments as it was published",
        )  # fmt: skip
        return None

    def _segment(self, grid: Grid, line: int, texts: _Cells, cells: _Cells) -> None:
        """Take one segment."""
        param = cells["param"]
        capacity, far = param.get(CAPACITY), param.get("length_km")
        other = next(
            (name for name in param if name.startswith("max_cap") and name != CAPACITY), ""
        )
        before = len(self.faults.found)
        if CAPACITY not in param and other:
            self.faults.add(
                "RSN-I005", grid.where(line), "param", f"`{other}`", f"`{CAPACITY}`",
                "take a release whose capacities are in millions of cubic metres a day",
            )  # fmt: skip
        elif not isinstance(capacity, int | float) or not isinstance(far, int | float):
            self.draft.leave("segments", "no capacity or no length is given")
            return
        elif not capacity:
            self.draft.leave("segments", "a capacity of 0 is given")
            return
        ends = [
            self._node(
                grid, line, str(cells["node_id"][at]), str(cells["lat"][at]),
                str(cells["long"][at]), str(cells["country_code"][at]),
            )
            for at in (0, -1)
        ]  # fmt: skip
        if len(self.faults.found) > before:
            return
        if ends[0] == ends[1]:
            self.draft.leave("segments", "both ends are one node")
            return
        self._link(texts, capacity, far, ends, cells)

    def _link(
        self, texts: dict[str, str], capacity: float, far: float, ends: list[str],
        cells: _Cells,
    ) -> None:  # fmt: skip
        draft, param, method = self.draft, cells["param"], cells["method"]
        name = texts["name"] if texts["name"] not in {"", "None"} else texts["id"]
        key = unique(key_for(texts["id"]), self.used)
        found = method.get(CAPACITY) == MEASURED
        self.draft.take(
            "capacities that were found" if found
            else "capacities that SciGRID_gas estimated, grade C",
            "figures.csv",
        )  # fmt: skip
        size = draft.figure(
            f"{key}_capacity", f"Capacity of {name}", f"{capacity:.12g}", "MMcm/d",
            grade="B" if found else "C",
            note="" if found else f"estimated: {method.get(CAPACITY)}",
        )  # fmt: skip
        long = draft.figure(f"{key}_length", f"Length of {name}", f"{far:.6g}", "km", grade="C")
        both = bool(param.get("is_bothDirection"))
        operator = param.get("operator_name")
        grounds = {self.grounds[each] for each in ends}
        if len(grounds) > 1:
            for each in grounds:
                self.crossing[each] = self.crossing.get(each, 0) + 1
        draft.put("links", {
            "link": key, "name": name, "from": ends[0], "to": ends[1],
            "both": "yes" if both else "", "mode": "pipe", "commodity": "gas",
            "capacity": size, "length": long, "cost": f"{pipe_cost(draft)} * {long}",
            "operator": draft.firm(str(operator)) if operator else "",
        })  # fmt: skip
        for start, end in (ends, ends[::-1])[: 1 + both]:
            self.ways.append(Way(start, end, size, twin=both))
        course = _course(param, cells)
        if len(course) > 2:  # noqa: PLR2004 - two points are the ends of a straight line
            draft.routes[key] = course
            draft.take("routes", "routes.geojson")
        draft.take("segments both ways" if both else "segments one way", "links.csv")

    def _node(self, grid: Grid, line: int, node: str, north: str, east: str, country: str) -> str:
        """Return the place of a node; nothing, and a fault, if it can have none."""
        if node in self.nodes:
            return self.nodes[node]
        point = read_point(grid, line, north, east, self.faults)
        code = countries().find({"EL": "GR", "UK": "GB"}.get(country, country))
        if not code and country not in {"XX", "None", ""}:
            self.faults.add(
                "RSN-I008", grid.where(line), "country_code", f"`{country}`",
                "two letters of ISO 3166", f"write {countries().near(country) or 'XX for the sea'}",
            )  # fmt: skip
            return ""
        if point is None:
            return ""
        key = unique(key_for(node), self.used)
        ground = self.known.state(code) if code else ""
        if code and not self.known.find(code, ("actors",)):
            self.draft.state(code)
        self.draft.put("places", {
            "place": key, "name": node, "territory": ground,
            "latitude": f"{point[0]:.5f}", "longitude": f"{point[1]:.5f}",
        })  # fmt: skip
        self.nodes[node], self.grounds[key] = key, ground
        return key

    def close(self) -> None:
        """Add what the files do not say."""
        draft = self.draft
        gas(draft)
        assume_trade(draft, self.ways)
        ranked = sorted(filter(None, self.crossing), key=lambda each: (-self.crossing[each], each))
        if ranked:
            draft.settings["players"] = ranked[:5]
        draft.settings |= {
            "question": "Who needs whose pipes for gas?",
            "units": {"gas": "USD/thousand m3"},
        }
        draft.say("who bargains: the states that most pipes between countries cross are proposed"
                  f" ({', '.join(ranked[:5])}; players in case.yaml)")  # fmt: skip
        draft.say("who uses gas, which SciGRID_gas does not keep by node; fields, terminals and"
                  " stores, if you named no files of Productions, LNGs and Storages")  # fmt: skip
        draft.leave("segments' diameters, pressures and compressors",
                    "a case asks what can pass, not how", len(self.ids))  # fmt: skip


def _course(param: _Cells, cells: _Cells) -> list[tuple[float, float]]:
    """Return the course of a segment, latitude first: its path if it has one, or its nodes."""
    for north, east in (
        (param.get("path_lat"), param.get("path_long")),
        (cells["lat"], cells["long"]),
    ):
        if isinstance(north, list) and isinstance(east, list) and len(north) == len(east) > 1:
            numbers = [*north, *east]
            if all(isinstance(each, int | float) for each in numbers):
                return list(zip(map(float, north), map(float, east), strict=True))
    return []
