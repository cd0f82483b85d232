"""PyPSA networks: buses, generators, loads, links, lines and stores become a case.

Read are networks as PyPSA 0.2x and 1.x write them: a folder of CSV files, which needs no PyPSA, or
netCDF, which needs it (``pip install 'rason[pypsa]'``). Attributes that a file leaves out are those
that PyPSA's own tables of components give as default.

Snapshots a day or more apart become a calendar; shorter ones become means, as a case counts days.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import Faults, nearest
from rason.importing.countries import countries
from rason.importing.draft import Draft, Source, key_for, unique
from rason.importing.grid import Grid, fault, read_grid, refuse
from rason.importing.known import Known
from rason.importing.outcome import finish
from rason.importing.pypsa_files import (
    Bus,
    Reading,
    grid_of,
    over,
    read_snapshots,
    rows,
    unpacked,
    value,
)
from rason.importing.values import number, read_point
from rason.units import UnitError, parse

if TYPE_CHECKING:
    from datetime import date

    from rason.case.tables import Where
    from rason.importing.outcome import Imported

UNSAID: Final = {
    "global_constraints": "a case has rules for single assets and goods alone",
    "transformers": "two voltages of one place are one place",
    "shunt_impedances": "a case knows no voltage",
    "processes": "a component that this import does not know",
}
POWER: Final = ("MW", "MWh")
"""What a bus without a unit counts, as PyPSA's handbook has it: power, and energy."""
HOURS: Final = 8766.0  # of a year of 365.25 days


def pypsa(
    *files: str | Path, into: str | Path, frozen: date | None = None, currency: str = ""
) -> Imported:
    """Import a PyPSA network.

    Parameters
    ----------
    *files
        One netCDF file, or one folder of CSV files.
    into
        A case folder, or one to be made.
    frozen
        Of a new case, the day after which nothing was known; today if it does not say.
    currency
        In which costs are; what the network's own `meta` says, else EUR, which is said.

    Returns
    -------
    imported
        What was taken and left, and what is still to be said.

    Raises
    ------
    InputError
        With all that is wrong; nothing is then written.
    """
    if len(files) != 1:
        raise fault("RSN-I001", "command line", 0, "", f"{len(files)} networks", "one",
                    "import one at a time")  # fmt: skip
    path = Path(files[0])
    with tempfile.TemporaryDirectory() as name:
        folder = path if path.is_dir() else unpacked(path, Path(name))
        reading = Reading(Draft("pypsa"), Faults(Path()), Known(Path(into)), folder, str(path))
        _network(reading, path, currency)
        read_snapshots(reading)
        _buses(reading)
        refuse(reading.faults)
        for kind, take in _TAKEN.items():
            for line, cells in rows(reading, kind):
                take(reading, kind, line, cells)
        refuse(reading.faults)
        for each, why in UNSAID.items():
            if (folder / f"{each}.csv").is_file():
                reading.draft.leave(each, why)
    _close(reading)
    return finish(reading.draft, Path(into), frozen)


def _network(reading: Reading, path: Path, currency: str) -> None:
    """Take title, currency and source of the network; refuse what is none."""
    if not (reading.folder / "buses.csv").is_file():
        names = sorted(each.name for each in reading.folder.iterdir())[:8]
        raise fault(
            "RSN-I010", reading.shown, 0, "", ", ".join(names) or "an empty folder",
            "the CSV files of a PyPSA network, buses.csv among them",
            "name the folder that PyPSA's export_to_csv_folder wrote",
        )  # fmt: skip
    title = path.stem
    meta: Any = {}
    about = reading.folder / "network.csv"
    if about.is_file():
        for _, cells in read_grid(about).texts():
            title = cells.get("name") or title
            reading.draft.take(
                f"network of PyPSA {cells.get('pypsa_version', 'of old')}", "case.yaml"
            )
    if (reading.folder / "meta.json").is_file():
        try:
            meta = json.loads((reading.folder / "meta.json").read_text(encoding="utf-8") or "{}")
        except ValueError as error:
            raise fault(
                "RSN-I001", f"{reading.shown}/meta.json", 0, "", "JSON that breaks off", "JSON",
                "export the network once more",
            ) from error  # fmt: skip
    money = str(meta.get("money", "")) if isinstance(meta, dict) else ""
    if not (currency or money):
        reading.draft.say("in which currency costs are: EUR is assumed (currency in case.yaml)")
    reading.money = currency or money or "EUR"
    reading.draft.settings |= {"title": title, "currency": reading.money.split()[-1]}
    reading.draft.source = Source(
        key_for(path.stem), title, f"PyPSA network {path.name}", "", "", "",
        "Write who made the network, when and under which licence.",
    )  # fmt: skip


def _buses(reading: Reading) -> None:
    """Make places and commodities of the buses."""
    draft, faults = reading.draft, reading.faults
    units: dict[str, tuple[str, str]] = {}
    if grid_of(reading, "buses.csv") is None:
        raise fault("RSN-I002", f"{reading.shown}/buses.csv", 1, "", "no bus", "one at least",
                    "export the network once more")  # fmt: skip
    for where, cells in rows(reading, "buses"):
        carrier = cells.get("carrier") or "AC"
        commodity = {"AC": "electricity", "DC": "electricity"}.get(carrier) or key_for(carrier)
        rate, amount = _unit(reading, where, cells.get("unit", ""))
        first = units.setdefault(commodity, (amount, cells["name"]))
        if first[0] != amount:
            faults.add(
                "RSN-I005", where, f"bus {cells['name']}, unit", f"`{amount}`, and `{first[0]}` at"
                f" {first[1]}", "one unit for each carrier", "give the buses of a carrier one unit",
            )  # fmt: skip
            continue
        location = cells.get("location") or cells["name"]
        place = key_for(location)
        row = {"place": place, "name": location}
        east, north = cells.get("x", ""), cells.get("y", "")
        if (north or east) and (number(north), number(east)) != (0.0, 0.0):
            grid = Grid(where.file, (), 0, ())
            point = read_point(grid, where.line, north, east, faults)
            if point is not None:
                row |= {"latitude": f"{point[0]:.6g}", "longitude": f"{point[1]:.6g}"}
        if code := countries().find(cells.get("country", "") or "-"):
            row["territory"] = reading.known.state(code)
            if not reading.known.find(code, ("actors",)):
                draft.state(code)
        elif cells.get("country"):
            draft.leave("countries of buses", f"`{cells['country']}` is none that is known")
        draft.put("places", row)
        draft.put("commodities", {
            "commodity": commodity, "name": commodity.replace("_", " ").capitalize(),
            "unit": amount,
        })  # fmt: skip
        reading.buses[cells["name"]] = Bus(place, commodity, rate, amount)
        draft.take("buses", "places.csv and commodities.csv")


def _unit(reading: Reading, where: Where, text: str) -> tuple[str, str]:
    """Return rate and amount that a bus counts in."""
    plain = text.split("_")[0].strip()
    if not plain:
        reading.draft.say("what buses without a unit count: MW and MWh, as PyPSA's handbook has it")
        return POWER
    try:
        rate = plain if ("time", -1) in parse(plain).dimension else f"{plain}/h"
        if parse(plain).dimension == parse("MWh").dimension:
            return POWER if plain in {"MWh", "MW"} else (f"{plain}/h", plain)
        if parse(plain).dimension == parse("MW").dimension and plain == "MW":
            return POWER
        amount = plain.rpartition("/")[0] if "/" in plain else plain
        parse(rate), parse(amount)
    except UnitError as error:
        reading.faults.add(
            "RSN-I005",
            where,
            "unit",
            f"`{text}`",
            "a unit that is known, or none for MW",
            error.fix,
        )
        return POWER
    return rate, amount


def _figure(reading: Reading, key: str, words: str, values: list[float], unit: str) -> str:
    """Make a figure of an amount at all snapshots; return its key."""
    draft = reading.draft
    weights = reading.weights
    mean = sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights)
    varied = len(set(values)) > 1
    note = "mean of all snapshots" if varied and not reading.days else ""
    draft.figure(key, words, f"{mean:.12g}", unit, note=note)
    if varied and reading.days and draft.source:
        for day, amount in zip(reading.days, values, strict=True):
            draft.put("series", {
                "figure": key, "from": day.date().isoformat(), "value": f"{amount:.12g}",
                "unit": unit, "source": draft.source.key, "grade": "B",
            })  # fmt: skip
    return key


def _bus(reading: Reading, where: Where, cells: dict[str, str], column: str = "bus") -> Bus | None:
    """Return the bus that a component names, or note that there is none."""
    found = reading.buses.get(cells[column])
    if found is None:
        near = nearest(cells[column], reading.buses)
        reading.faults.add(
            "RSN-I004", where, f"{cells['name']}, {column}", f"`{cells[column]}`",
            "the name of a bus", f"write {near}" if near else "add it to buses.csv",
        )  # fmt: skip
    return found


def _priced(reading: Reading, key: str, words: str, values: list[float], bus: Bus) -> str:
    """Return what a unit costs as a cell: nothing, or a figure."""
    if not any(values):
        return "0"
    return _figure(
        reading, f"{key}_cost", f"Cost of {words}", values, f"{reading.money}/{bus.amount}"
    )


def _sized(
    reading: Reading, kind: str, where: Where, cells: dict[str, str], size: str
) -> tuple[list[float], str]:
    """Return what a component can do at all snapshots, and its project if it may be built."""
    nominal = value(reading, where, cells, size)
    capital = value(reading, where, cells, "capital_cost")
    shares = over(reading, kind, where, cells, "s_max_pu" if size == "s_nom" else "p_max_pu")
    if cells.get(f"{size}_extendable", "False") != "True":
        return [nominal * share for share in shares], ""
    most = number(cells.get(f"{size}_max", "")) or float("inf")
    if most == float("inf"):
        reading.draft.leave("extensions without a largest size",
                            "a project has one; what stands already is taken")  # fmt: skip
        return [nominal * share for share in shares], ""
    key = unique(key_for(f"build {cells['name']}"), reading.used)
    reading.draft.put("projects", {
        "project": key, "name": cells["name"],
        "capital": reading.draft.figure(
            f"{key}_capital", f"Yearly cost of building {cells['name']}",
            f"{capital * most:.12g}", reading.money, note="of the largest size, a year",
        ),
        "life": "1 yr", "discount": "0 %",
        "note": "PyPSA's capital cost is that of a year, so that one year pays it",
    })  # fmt: skip
    reading.draft.take("components that may be built", "projects.csv")
    return [most * share for share in shares], key


def _generator(reading: Reading, kind: str, where: Where, cells: dict[str, str]) -> None:
    """Make a supply of a generator; of one with a negative sign a demand."""
    bus = _bus(reading, where, cells)
    if bus is None:
        return
    key = unique(key_for(cells["name"]), reading.used)
    sizes, project = _sized(reading, kind, where, cells, "p_nom")
    costs = over(reading, kind, where, cells, "marginal_cost")
    if not any(sizes):
        reading.draft.leave(kind, "a size of 0")
        return
    owner = reading.draft.tables["places"][(bus.place,)].get("territory", "")
    size = _figure(reading, f"{key}_size", f"Size of {cells['name']}", sizes, bus.rate)
    if value(reading, where, cells, "sign") < 0:
        reading.draft.put("demands", {
            "demand": key, "place": bus.place, "commodity": bus.commodity, "buyer": owner,
            "quantity": size,
            "price": _priced(reading, key, cells["name"], [-each for each in costs], bus),
        })  # fmt: skip
        reading.draft.take("generators of negative sign, as bids", "demands.csv")
        return
    reading.draft.put("supplies", {
        "supply": key, "place": bus.place, "commodity": bus.commodity, "owner": owner,
        "capacity": size, "cost": _priced(reading, key, cells["name"], costs, bus),
        "project": project,
    })  # fmt: skip
    reading.draft.take("generators", "supplies.csv")
    if any(over(reading, kind, where, cells, "p_min_pu")):
        reading.draft.leave("least output of generators", "a case has none")


def _load(reading: Reading, kind: str, where: Where, cells: dict[str, str]) -> None:
    """Make a demand of a load, at a price that is assumed: PyPSA's loads are served at any."""
    bus = _bus(reading, where, cells)
    if bus is None:
        return
    amounts = over(reading, kind, where, cells, "p_set")
    if not any(amounts):
        reading.draft.leave(kind, "nothing is used")
        return
    if min(amounts) < 0:
        reading.draft.leave(kind, "a load below nothing, which would be a supply")
        return
    key = unique(key_for(cells["name"]), reading.used)
    power = bus.amount == POWER[1]
    price = reading.draft.assume(
        f"assumed_worth_{bus.commodity}", f"What is lost where {bus.commodity} runs short",
        (1000.0, 3000.0, 10000.0), f"{reading.money.split()[-1]}/{bus.amount}",
    )  # fmt: skip
    reading.draft.put("demands", {
        "demand": key, "place": bus.place, "commodity": bus.commodity,
        "buyer": reading.draft.tables["places"][(bus.place,)].get("territory", ""),
        "quantity": _figure(reading, f"{key}_use", f"Use of {cells['name']}", amounts, bus.rate),
        "price": price,
    })  # fmt: skip
    reading.draft.take("loads", "demands.csv")
    reading.draft.say("what is lost where a load is not served: PyPSA serves it at any price"
                      f" ({price}{'' if power else ', of the order of power'})")  # fmt: skip


def _link(reading: Reading, kind: str, where: Where, cells: dict[str, str]) -> None:
    """Make a link of a link or line; of one between two goods a process, and a link beyond it."""
    ends = _bus(reading, where, cells, "bus0"), _bus(reading, where, cells, "bus1")
    if ends[0] is None or ends[1] is None:
        return
    one, two = ends[0], ends[1]
    size = "s_nom" if kind == "lines" else "p_nom"
    sizes, project = _sized(reading, kind, where, cells, size)
    if not any(sizes):
        reading.draft.leave(kind, "a size of 0")
        return
    key = unique(key_for(cells["name"]), reading.used)
    capacity = _figure(reading, f"{key}_size", f"Size of {cells['name']}", sizes, one.rate)
    efficiency = 1.0
    if kind == "links":
        shares = over(reading, kind, where, cells, "efficiency")
        efficiency = sum(shares) / len(shares)
    costs = over(reading, kind, where, cells, "marginal_cost") if kind == "links" else [0.0]
    costs = costs if len(costs) == len(reading.weights) else [0.0] * len(reading.weights)
    cost = _priced(reading, key, cells["name"], costs, one)
    further = [name for name, cell in cells.items() if name.startswith("bus") and cell
               and name not in {"bus0", "bus1"}]  # fmt: skip
    if further:
        reading.draft.leave("further buses of links", "a process has one input and one output",
                            len(further))  # fmt: skip
    if one.commodity != two.commodity:
        _process(reading, key, cells, (one, two), capacity, efficiency, cost, project)
        return
    if one.place == two.place:
        reading.draft.leave(kind, "both ends at one place")
        return
    if efficiency > 1.0:
        reading.draft.leave(kind, "more comes out than goes in, of one good")
        return
    least = -1.0 if kind == "lines" else value(reading, where, cells, "p_min_pu")
    loss = f"{100 * (1 - efficiency):.6g} %" if efficiency < 1.0 else "0"
    reading.draft.put("links", {
        "link": key, "name": cells["name"], "from": one.place, "to": two.place,
        "both": "yes" if least < 0.0 else "",
        "mode": "wire" if one.commodity == "electricity" else "pipe",
        "commodity": one.commodity, "capacity": capacity, "cost": cost, "loss": loss,
        "project": project,
    })  # fmt: skip
    reading.draft.take(f"{kind} both ways" if least < 0.0 else kind, "links.csv")
    if -1.0 < least < 0.0:
        reading.draft.leave("smaller sizes of links for the way back",
                            "a link that goes both ways has one capacity")  # fmt: skip
    if kind == "lines":
        reading.draft.leave("impedances of lines", "a case lets current go where it pays")


def _process(
    reading: Reading, key: str, cells: dict[str, str], ends: tuple[Bus, Bus], capacity: str,
    efficiency: float, cost: str, project: str,
) -> None:  # fmt: skip
    """Make a process where the input is, and a link to where the output goes."""
    one, two = ends
    grid = reading.draft
    if efficiency <= 0:
        grid.leave("links", "nothing comes out")
        return
    yield_ = grid.figure(
        f"{key}_yield", f"Yield of {cells['name']}", f"{efficiency:.12g}",
        f"{two.amount}/{one.amount}" if two.amount != one.amount else "1",
    )  # fmt: skip
    grid.put("processes", {
        "process": key, "place": one.place, "input": one.commodity, "output": two.commodity,
        "yield": yield_, "capacity": capacity, "cost": cost, "project": project,
    })  # fmt: skip
    grid.take("links between two goods", "processes.csv")
    if one.place != two.place:
        grid.put("links", {
            "link": f"{key}_out", "from": one.place, "to": two.place, "mode": "wire"
            if two.commodity == "electricity" else "pipe", "commodity": two.commodity,
            "capacity": f"{capacity} * {yield_}", "note": f"what {cells['name']} makes",
        })  # fmt: skip


def _store(reading: Reading, kind: str, where: Where, cells: dict[str, str]) -> None:
    """Make a store of a store or storage unit."""
    bus = _bus(reading, where, cells)
    if bus is None:
        return
    unit = kind == "storage_units"
    nominal = value(reading, where, cells, "p_nom" if unit else "e_nom")
    volume = nominal * value(reading, where, cells, "max_hours") if unit else nominal
    if not volume:
        reading.draft.leave(kind, "a size of 0")
        return
    first = value(reading, where, cells, "state_of_charge_initial" if unit else "e_initial")
    cyclic = cells.get("cyclic_state_of_charge" if unit else "e_cyclic", "False") == "True"
    key = unique(key_for(cells["name"]), reading.used)
    name = cells["name"]
    n = len(reading.weights)
    amount = _figure(reading, f"{key}_volume", f"Volume of {name}", [volume] * n, bus.amount)
    initial = _figure(reading, f"{key}_first", f"In {name} at first", [first] * n, bus.amount)
    row = {
        "store": key, "place": bus.place, "commodity": bus.commodity, "volume": amount,
        "initial": initial, "final": initial if cyclic else f"0 {bus.amount}",
        "owner": reading.draft.tables["places"][(bus.place,)].get("territory", ""),
    }  # fmt: skip
    if unit:
        rate = _figure(reading, f"{key}_size", f"Size of {name}", [nominal] * n, bus.rate)
        both = value(reading, where, cells, "efficiency_store") * value(
            reading, where, cells, "efficiency_dispatch"
        )
        row |= {"inject": rate, "withdraw": rate}
        row |= {"loss": f"{100 * (1 - both):.6g} %"} if both < 1.0 else {}
    elif reading.days:  # PyPSA's stores are filled and emptied as fast as they hold
        row |= dict.fromkeys(("inject", "withdraw"), f"{amount} / 1 h")
    hourly = value(reading, where, cells, "standing_loss")
    if hourly:
        row["decay"] = f"{100 * (1 - (1 - hourly) ** HOURS):.6g} %"
    reading.draft.put("stores", row)
    reading.draft.take(kind, "stores.csv")
    if not reading.days:
        reading.draft.say("what stores do: without a calendar they move nothing")


_TAKEN: Final[dict[str, Any]] = {
    "generators": _generator, "loads": _load, "lines": _link, "links": _link, "stores": _store,
    "storage_units": _store,
}  # fmt: skip


def _close(reading: Reading) -> None:
    """Say what a network does not know."""
    draft = reading.draft
    draft.settings["players"] = [
        each["actor"] for each in draft.rows("actors") if each["kind"] == "state"
    ][:5]
    if not draft.settings["players"]:
        draft.put("actors", {"actor": "somebody", "name": "Somebody", "kind": "state"})
        draft.settings["players"] = ["somebody"]
        draft.say("who bargains: a network names nobody, and `somebody` stands in (actors.csv)")
    draft.say("who owns and who must agree: a network has no owners and no consents")
    if draft.tables.get("projects"):
        names = sorted(each["project"] for each in draft.rows("projects"))
        draft.scenarios = {"base": {"projects": []}, "built": {"projects": names}}
