"""The files of a PyPSA network: components with their attributes, and series over snapshots.

A folder of CSV files needs no PyPSA; netCDF is unpacked by PyPSA into such a folder first.
"""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.tables import Where  # noqa: TC001 - a field of what is kept
from rason.importing.grid import Grid, fault, read_grid, refuse
from rason.importing.values import number, read_number
from rason.optional import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rason.case.faults import Faults
    from rason.importing.draft import Draft
    from rason.importing.known import Known

COLUMNS: Final = {
    "buses": ("name",), "generators": ("name", "bus"), "loads": ("name", "bus"),
    "links": ("name", "bus0", "bus1"), "lines": ("name", "bus0", "bus1"),
    "stores": ("name", "bus"), "storage_units": ("name", "bus"),
}  # fmt: skip
"""Components that are read, and the columns that each has in any case."""
DEFAULTS: Final = {
    "p_nom": 0.0, "s_nom": 0.0, "e_nom": 0.0, "p_max_pu": 1.0, "p_min_pu": 0.0, "s_max_pu": 1.0,
    "marginal_cost": 0.0, "capital_cost": 0.0, "efficiency": 1.0, "efficiency_store": 1.0,
    "efficiency_dispatch": 1.0, "e_initial": 0.0, "state_of_charge_initial": 0.0,
    "max_hours": 1.0, "standing_loss": 0.0, "p_set": 0.0, "sign": 1.0,
}  # fmt: skip
SUFFIXES: Final = frozenset({".nc", ".h5", ".hdf5"})
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bus:
    """A bus as a place and a commodity."""

    place: str
    commodity: str
    rate: str  # unit of what flows, such as MW
    amount: str  # unit of what is kept, such as MWh


@dataclass(slots=True)
class Reading:
    """What is known of a network while it is read."""

    draft: Draft
    faults: Faults
    known: Known
    folder: Path
    shown: str  # the network as diagnostics name it
    money: str = "EUR"
    buses: dict[str, Bus] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    days: tuple[datetime, ...] = ()  # first days of periods; none where means are taken
    weights: tuple[float, ...] = ()
    series: dict[str, dict[str, list[float]]] = field(default_factory=dict)  # by file and name


def unpacked(path: Path, folder: Path) -> Path:
    """Return a folder of the CSV files that a netCDF file stands for."""
    if not path.is_file():
        raise fault("RSN-I001", str(path), 0, "", "no such file", "a network", "name the file")
    if path.suffix.lower() not in SUFFIXES:
        raise fault(
            "RSN-I001", str(path), 0, "", f"a file `{path.name}`",
            "netCDF (.nc), or a folder of CSV files", "export the network as one of these",
        )  # fmt: skip
    library = needed("pypsa", "pypsa")
    for each in ("pypsa", "linopy"):
        logging.getLogger(each).setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the library about versions and types
            library.Network(str(path)).export_to_csv_folder(str(folder))
    except Exception as error:
        raise fault(
            "RSN-I001", str(path), 0, "", f"what PyPSA cannot read: {str(error).splitlines()[0]}",
            "a network that PyPSA wrote", "export it once more",
        ) from error  # fmt: skip
    return folder


def grid_of(reading: Reading, name: str) -> Grid | None:
    """Return a file of the network with its rows; None where it has none."""
    path = reading.folder / name
    if not path.is_file() or _has_none(path):
        return None
    grid = read_grid(path)
    shown = (
        f"{reading.shown}/{name}" if Path(reading.shown).is_dir() else f"{reading.shown}, {name}"
    )
    return Grid(shown, grid.header, grid.header_line, grid.rows)


def _has_none(path: Path) -> bool:
    """Tell whether a file is the header that PyPSA writes for components that it has none of."""
    header, _, rest = path.read_bytes().partition(b"\n")
    return not rest.strip() and re.match(rb"(name|snapshot|,)", header) is not None


def rows(reading: Reading, kind: str) -> Iterator[tuple[Where, dict[str, str]]]:
    """Yield place and cells of each component of a kind."""
    grid = grid_of(reading, f"{kind}.csv")
    if grid is None or not grid.ask(COLUMNS[kind], reading.faults, "PyPSA"):
        return
    first: dict[str, int] = {}
    for line, cells in grid.texts():
        if first.setdefault(cells["name"], line) != line:
            reading.faults.add(
                "RSN-I007", grid.where(line), "name", f"`{cells['name']}`, first in line"
                f" {first[cells['name']]}", "each name once", "rename one of the two",
            )  # fmt: skip
            continue
        if cells.get("active", "True") == "False":
            reading.draft.leave(kind, "not active")
            continue
        yield grid.where(line), cells


def read_snapshots(reading: Reading) -> None:
    """Read the snapshots, and decide whether they are the periods of a calendar."""
    grid = grid_of(reading, "snapshots.csv")
    if grid is None:
        reading.weights = (1.0,)
        return
    column = "generators" if "generators" in grid.header else "objective"
    names, weights = [], []
    for line, cells in grid.texts():
        names.append(cells.get("snapshot", cells.get("name", "")))
        weight = read_number(grid, line, column, cells.get(column) or "1", reading.faults)
        weights.append(weight or 0.0)
    refuse(reading.faults)
    if not sum(weights):
        raise fault(
            "RSN-I004", grid.file, grid.header_line, column, "weights of nothing in all",
            "hours that each snapshot stands for", "give the snapshots weights",
        )  # fmt: skip
    reading.weights = tuple(weights)
    try:
        times = [datetime.fromisoformat(each) for each in names]
    except ValueError:
        times = []
    steps = [after - before for before, after in pairwise(times)]
    if steps and min(steps) >= DAY:
        reading.days = tuple(times)
        until = times[-1] + steps[-1] - DAY
        reading.draft.settings["calendar"] = {
            "from": times[0].date(), "until": until.date(),
            "bounds": [each.date() for each in times[1:]],
        }  # fmt: skip
        reading.draft.take("snapshots, as periods of a calendar", "case.yaml", len(names))
    elif len(names) > 1:
        reading.draft.leave(
            "snapshots", "shorter than a day, so that their weighted means are taken", len(names)
        )


def value(reading: Reading, where: Where, cells: dict[str, str], name: str) -> float:
    """Return an attribute of a component."""
    text = cells.get(name, "")
    if not text:
        return DEFAULTS[name]
    if text.lower() in {"inf", "infinity"}:
        return float("inf")
    found = number(text)
    if found is None:
        reading.faults.add(
            "RSN-I004", where, f"{cells['name']}, {name}", f"`{text}`", "a number",
            "correct the cell, or empty it for PyPSA's default",
        )  # fmt: skip
        return DEFAULTS[name]
    return found


def over(
    reading: Reading, kind: str, where: Where, cells: dict[str, str], name: str
) -> list[float]:
    """Return an attribute at all snapshots."""
    file = f"{kind}-{name}.csv"
    if file not in reading.series:
        grid = grid_of(reading, file)
        columns: dict[str, list[float]] = {}
        if grid is not None:
            for line, texts in grid.texts():
                for each, text in texts.items():
                    if each not in {"", "snapshot", "name"} and text:
                        found = read_number(grid, line, each, text, reading.faults)
                        columns.setdefault(each, []).append(found or 0.0)
            for each, values in columns.items():
                if len(values) != len(reading.weights):
                    reading.faults.add(
                        "RSN-I004", grid.where(grid.header_line), each, f"{len(values)} values",
                        f"one for each of {len(reading.weights)} snapshots",
                        "export the network once more",
                    )  # fmt: skip
        reading.series[file] = columns
    own = reading.series[file].get(cells["name"])
    if own is None or len(own) != len(reading.weights):
        return [value(reading, where, cells, name)] * len(reading.weights)
    return own
