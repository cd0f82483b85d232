"""A scenario as a PyPSA network: places and commodities are its buses, periods its snapshots.

Amounts are units of the commodity a year and money is millions of the case's currency, so that
the network's objective, turned round, is the surplus a year of `rason solve`.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from rason.errors import InputError
from rason.exporting.counted import UnlikeError, count
from rason.exporting.unsaid import lacking, unlike, unsaid
from rason.optional import needed
from rason.program.closure import TRANSPORT
from rason.program.program import FLOWS
from rason.solve import Batch, solve
from rason.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.case import Case
    from rason.case.cell import FloatArray
    from rason.exporting.counted import Counted, Group

Network = Any
"""A `pypsa.Network`; the library is there only where the extra is."""
_ENTERING: Final = frozenset({"supply", "purchase"})
_LEAVING: Final = frozenset({"sale", "slice"})
_LINKS: Final = TRANSPORT


def network(case: Case, scenarios: Sequence[str] = (), *, agreed: bool = False) -> Network:
    """Return a scenario of a case as a PyPSA network.

    `agreed`: whether consents are passed over, as if everybody had agreed. Raises `InputError` with
    everything that PyPSA cannot say (RSN-R012), or where PyPSA is not installed (RSN-R013).
    """
    try:
        numbers = count(case, scenarios)
    except UnlikeError as error:
        raise InputError(unlike(case, error.column)) from None
    faults = unsaid(numbers, agreed=agreed)
    if faults:
        raise InputError(*faults)
    batch = Batch(numbers.values, variants=(numbers.variant,))
    found = solve(numbers.program, batch).variants[numbers.variant]
    faults = lacking(numbers, found.primal[0])
    if faults:
        raise InputError(*faults)
    pypsa = needed("pypsa", "pypsa")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library about its own dtypes
        return _Builder(pypsa.Network(), numbers, float(found.objective[0])).build()


@dataclass(slots=True)
class _Builder:
    """A network while its components are added."""

    net: Network
    counted: Counted
    surplus: float  # what rason's own optimum is
    joint: dict[tuple[str, str, str], str] = field(default_factory=dict)  # buses of shared bounds
    rooms: dict[str, str] = field(default_factory=dict)  # buses of what a project builds, by asset
    single: dict[str, str] = field(default_factory=dict)  # project that an asset alone is built by
    # Links that one PyPSA link stands for both ways, since nothing is lost or paid on them.
    mirrored: set[str] = field(default_factory=set)

    def build(self) -> Network:
        """Add snapshots, carriers, buses, and all that moves goods."""
        self._snapshots()
        self._buses()
        self._projects()
        self.mirrored |= {asset for asset in self.counted.case.links if self._mirrors(asset)}
        self._shared()
        for (family, asset, _, place), group in self.counted.groups.items():
            name = f"{asset} {place + 1}" if family == "slice" else asset
            if family in _ENTERING:
                self._enter(f"{name} buys" if family == "purchase" else name, group)
            elif family in _LEAVING:
                self._leave(f"{name} sells" if family == "sale" else name, group)
            elif family in _LINKS and not self._stands_for(group):
                self._link(self._link_name(asset, group), group)
        if self.counted.program.calendar is not None:
            for key in self.counted.case.stores:
                self._store(key)
        self._about()
        return self.net

    def _snapshots(self) -> None:
        calendar = self.counted.program.calendar
        if calendar is not None:
            days = pd.DatetimeIndex([each.first for each in calendar.periods], name="snapshot")
            self.net.set_snapshots(days)
        weights = self.net.snapshot_weightings
        weights["objective"] = self.counted.weights
        weights["generators"] = self.counted.years
        weights["stores"] = self.counted.years
        self.net.snapshot_weightings = weights

    def _buses(self) -> None:
        case = self.counted.case
        for key, each in case.commodities.items():
            self.net.add("Carrier", key, nice_name=each.name)
        used = dict.fromkeys(
            (place, group.column.commodity)
            for (family, *_), group in self.counted.groups.items()
            for place in self._ends(family, group)
            if group.column.commodity
        )
        for place, good in used:
            row = case.places[place]
            here = {} if row.longitude is None or row.latitude is None else {
                "x": row.longitude, "y": row.latitude,
            }  # fmt: skip
            self.net.add(
                "Bus", bus_name(place, good), carrier=good, location=row.name,
                unit=f"{case.commodities[good].unit}/yr", **here,
            )  # fmt: skip

    def _ends(self, family: str, group: Group) -> tuple[str, ...]:
        if family in FLOWS:
            return (group.column.place, group.column.to)
        return (group.column.place,) if group.column.place in self.counted.case.places else ()

    def _projects(self) -> None:
        """Say what a project builds: one asset by its own size, several by one decision."""
        for project, rooms in self.counted.rooms.items():
            low, high, cost = self.counted.builds[project]
            if self.counted.alone(project):
                self.single[next(iter(rooms))] = project
                continue
            if low >= high:  # built in any case: the assets stand, and the capital is a fixed cost
                self._fixed(project, cost * low)
                continue
            berths = self.counted.berths[project]
            if not (rooms or berths):
                continue  # nobody builds what carries nothing
            self._bus(f"{project} (built)")
            self.net.add(
                "Generator", f"{project} (built)", bus=f"{project} (built)", p_nom=high,
                p_min_pu=low / high, marginal_cost=cost,
            )  # fmt: skip
            ends: dict[str, Any] = {}
            for number, (asset, room) in enumerate(rooms.items(), 1):
                self.rooms[asset] = f"{asset} (built)"
                self._bus(self.rooms[asset])
                most = float(room.max())
                self.net.add(
                    "Generator", f"{asset} not used", bus=self.rooms[asset], p_nom=most, sign=-1
                )
                ends |= {f"bus{number}": self.rooms[asset], _efficiency(number): most}
            for number, (name, room) in enumerate(berths.items(), len(rooms) + 1):
                self._spare(name, float(room.max()) * high)
                ends |= {f"bus{number}": self.joint[name], _efficiency(number): float(room.max())}
            self.net.add("Link", f"{project} builds", bus0=f"{project} (built)", p_nom=high, **ends)

    def _spare(self, name: tuple[str, str, str], most: float) -> None:
        """Let what a project adds to a bound that others share lie idle."""
        bus = self.joint[name] = _shared_name(name)
        self._bus(bus)
        idle = f"{bus} not used"
        if idle in self.net.generators.index:
            self.net.generators.loc[idle, "p_nom"] += most
        else:
            self.net.add("Generator", idle, bus=bus, p_nom=most, sign=-1)

    def _fixed(self, project: str, cost: float) -> None:
        """Add a cost that is paid in any case, as a thing of size 1 that is built."""
        if cost:
            self._bus(f"{project} (built)")
            self.net.add(
                "Generator", f"{project} (built)", bus=f"{project} (built)", p_nom_extendable=True,
                p_nom_min=1.0, p_nom_max=1.0, capital_cost=cost, p_max_pu=0.0,
            )  # fmt: skip

    def _shared(self) -> None:
        """Give each bound that several things share a bus of its own, which they draw on."""
        users: dict[tuple[str, str, str], int] = {}
        for group in self.counted.groups.values():
            if group.column.family in {"inject", "withdraw"} or self._stands_for(group):
                continue
            for name in group.rows:
                users[name] = users.get(name, 0) + 1
        for name, number in users.items():
            if number > 1 or name in self.joint:
                bus = self.joint[name] = _shared_name(name)
                self._bus(bus)
                self.net.add("Generator", bus, bus=bus, **self._size(self.counted.limits[name]))

    def _bus(self, name: str) -> None:
        if name not in self.net.buses.index:
            self.net.add("Bus", name, unit="")

    def _enter(self, name: str, group: Group) -> None:
        bus, costs = bus_name(group.column.place, group.column.commodity), _series(-group.cost)
        drawn = self._drawn(group)
        if not drawn:
            self.net.add(
                "Generator", name, bus=bus, carrier=group.column.commodity,
                **self._sized(group), **self._at("marginal_cost", costs),
            )  # fmt: skip
            return
        self._bus(f"{name} (source)")
        size = self._sized(group)
        most = float(self._upper(group).max())
        self.net.add("Generator", name, bus=f"{name} (source)", p_nom=most,
                     carrier=group.column.commodity)  # fmt: skip
        self.net.add(
            "Link", f"{name} enters", bus0=f"{name} (source)", bus1=bus, efficiency=1.0,
            carrier=group.column.commodity, **size, **drawn, **self._at("marginal_cost", costs),
        )  # fmt: skip

    def _leave(self, name: str, group: Group) -> None:
        bus = bus_name(group.column.place, group.column.commodity)
        assert not self._drawn(group), "what leaves meets no bound that others share"
        self.net.add(
            "Generator", name, bus=bus, sign=-1, carrier=group.column.commodity,
            **self._sized(group), **self._at("marginal_cost", _series(-group.cost)),
        )  # fmt: skip

    def _mirrors(self, asset: str) -> bool:
        """Tell whether a link goes back as it goes there: for nothing, and bounded alone."""
        own = [group for (_, key, *_), group in self.counted.groups.items() if key == asset]
        return (
            [group.column.family for group in own] == [*FLOWS]
            and {name for group in own for name in group.rows} == {("capacity", asset, "/")}
            and not any(group.column.project or group.cost.any() for group in own)
            and all((self._arriving(group) == 1.0).all() for group in own)
        )

    def _stands_for(self, group: Group) -> bool:
        """Tell whether the link of a flow stands for this way back, too."""
        return group.column.family == "back" and group.column.asset in self.mirrored

    def _link_name(self, asset: str, group: Group) -> str:
        """Name a flow; one of several goods on a link by the good, too, and one that goes back."""
        link = self.counted.case.links.get(asset)
        several = link is not None and len(link.commodity) > 1
        name = f"{asset} {group.column.commodity}" if several else asset
        return f"{name} back" if group.column.family == "back" else name

    def _link(self, name: str, group: Group) -> None:
        case, column = self.counted.case, group.column
        if column.family in FLOWS:
            ends = {"bus0": bus_name(column.place, column.commodity),
                    "bus1": bus_name(column.to, column.commodity)}  # fmt: skip
        else:
            process = case.processes[column.asset]
            ends = {"bus0": bus_name(process.place, process.input),
                    "bus1": bus_name(process.place, process.output)}  # fmt: skip
        size = self._sized(group)
        if column.asset in self.mirrored:
            size["p_min_pu"] = -size["p_max_pu"]
        self.net.add(
            "Link", name, carrier=column.commodity, **ends,
            **self._at("efficiency", self._arriving(group)), **size, **self._drawn(group),
            **self._at("marginal_cost", _series(-group.cost)),
        )  # fmt: skip

    def _arriving(self, group: Group) -> FloatArray:
        """Return what arrives of a unit, by period, from the program's own entries."""
        made, column = self.counted, group.column
        program, found = made.program, np.ones(made.periods)
        numbers = program.numbers(made.values)
        there = column.to or column.place
        good = column.commodity
        if column.family == "process":
            there, good = column.place, made.case.processes[column.asset].output
        for index in program.by_asset[column.asset]:
            each = program.columns[index]
            if (each.family, each.commodity) != (column.family, column.commodity):
                continue
            for entry in range(program.starts[index], program.starts[index + 1]):
                row = program.rows[program.indices[entry]]
                if row.family == "balance" and (row.key, row.commodity) == (there, good):
                    found[each.period or 0] = -numbers.data[0][entry]
        return found

    def _drawn(self, group: Group) -> dict[str, Any]:
        """Return the buses of shared bounds that a unit draws on, and how much."""
        found: dict[str, Any] = {}
        wanted = [
            (self.joint[name], -weights)
            for name, weights in group.rows.items()
            if name in self.joint
        ]
        asset = group.column.asset
        if asset in self.rooms:
            weights = group.rows.get(("capacity", asset, "/"), np.ones(self.counted.periods))
            wanted.append((self.rooms[asset], -weights))
        for number, (bus, weights) in enumerate(wanted, 2):
            found |= {f"bus{number}": bus, **self._at(_efficiency(number), _series(weights))}
        return found

    def _upper(self, group: Group) -> FloatArray:
        """Return the most of a thing by period, within the bounds that are its own."""
        upper = _series(group.upper)
        for name, weights in group.rows.items():
            if name not in self.joint:
                limit = self.counted.limits[name]
                with np.errstate(divide="ignore", invalid="ignore"):
                    upper = np.minimum(upper, np.where(weights > 0.0, limit / weights, np.inf))
        return upper

    def _sized(self, group: Group) -> dict[str, Any]:
        """Return the size of a thing; that of what may be built is left to the network."""
        asset = group.column.asset
        upper = self._upper(group)
        if group.column.project and group.column.project not in self.counted.builds:
            return self._size(upper * 0.0)  # a project that the scenario leaves out
        project = self.single.get(asset)
        if project is None:
            return self._size(np.minimum(upper, self._standing(group)))
        low, high, cost = self.counted.builds[project]
        room = self.counted.rooms[project][asset]
        open_ = np.where(upper > 0.0, np.minimum(upper, room), 0.0)
        most = float(room.max())
        if (not cost and low >= high) or not most:
            return self._size(open_ * high)
        return {
            "p_nom_extendable": True, "p_nom_min": most * low, "p_nom_max": most * high,
            "capital_cost": cost / most, **self._at("p_max_pu", open_ / most),
        }  # fmt: skip

    def _standing(self, group: Group) -> FloatArray:
        """Return what stands of an asset whose project is built in any case."""
        low, high, _ = self.counted.builds.get(group.column.project, (0.0, 1.0, 0.0))
        if low < high:
            return np.full(self.counted.periods, np.inf)
        return self.counted.rooms[group.column.project][group.column.asset] * low

    def _size(self, upper: FloatArray) -> dict[str, Any]:
        """Return a size and the part of it that is there in each period."""
        finite = np.where(np.isfinite(upper), upper, 0.0)
        most = float(finite.max())
        return {"p_nom": most, **self._at("p_max_pu", finite / most if most else finite + 1.0)}

    def _at(self, name: str, values: FloatArray) -> dict[str, Any]:
        """Return a value for all periods, as a series only where they differ."""
        if np.ptp(values) == 0.0:
            return {name: float(values[0])}
        return {name: pd.Series(values, index=self.net.snapshots)}

    def _store(self, key: str) -> None:
        made = self.counted
        store, values = made.case.stores[key], made.values
        moves = {
            family: group
            for (family, asset, *_), group in made.groups.items()
            if asset == key and family in {"inject", "withdraw", "level"}
        }
        bus, inside = bus_name(store.place, store.commodity), f"{key} (inside)"
        self._bus(inside)
        level = moves["level"]
        volume = level.upper * made.program.timing.years
        loss = 0.0 if store.loss is None else float(np.ravel(store.loss.evaluate(values))[0])
        rates = {way: self._size(self._upper(moves[way])) for way in ("inject", "withdraw")}
        self.net.add("Link", f"{key} inject", bus0=bus, bus1=inside, efficiency=1.0 - loss,
                     carrier=store.commodity, **rates["inject"])  # fmt: skip
        self.net.add("Link", f"{key} withdraw", bus0=inside, bus1=bus, efficiency=1.0,
                     carrier=store.commodity, **rates["withdraw"])  # fmt: skip
        most = float(volume.max())
        decay = 0.0 if store.decay is None else float(np.ravel(store.decay.evaluate(values))[0])
        first = 0.0 if store.initial is None else float(np.ravel(store.initial.evaluate(values))[0])
        least = self._asked(key)
        if store.worth is not None and most:
            # What is left is sold at its worth on the last day, all that must be left included.
            room = volume[-1] / made.years[-1]
            last = np.arange(made.periods) == made.periods - 1
            self.net.add(
                "Generator", f"{key} left", bus=inside, sign=-1, carrier=store.commodity,
                p_nom=room, **self._at("p_max_pu", last * 1.0),
                **self._at("p_min_pu", last * least[-1] / volume[-1]),
                marginal_cost=-float(level.cost[-1]),
            )  # fmt: skip
            least[-1] = 0.0
        self.net.add(
            "Store", key, bus=inside, carrier=store.commodity, e_nom=most,
            standing_loss=decay,
            # PyPSA lets nothing of it decay in the first period; rason does.
            e_initial=min(first, float(volume[0])) * (1.0 - decay) ** float(made.years[0]),
            **self._at("e_max_pu", volume / most if most else volume + 1.0),
            **self._at("e_min_pu", least / most if most else volume),
        )  # fmt: skip

    def _asked(self, key: str) -> FloatArray:
        """Return the least that a store must hold at the end of each period."""
        made = self.counted
        program, years = made.program, made.program.timing.years
        numbers = program.numbers(made.values)
        least = np.zeros(made.periods)
        for index in program.by_asset[key]:
            if program.columns[index].family == "stock":
                for entry in range(program.starts[index], program.starts[index + 1]):
                    row = program.rows[program.indices[entry]]
                    if row.family in {"minimum", "final"}:
                        at = row.period or 0
                        least[at] = max(least[at], -numbers.data[0][entry] * years)
        return least

    def _about(self) -> None:
        case = self.counted.case
        self.net.name = case.settings.title
        self.net.meta = {
            "made_by": "rason",
            "case": case.name,
            "scenario": self.counted.change.name,
            "money": f"million {case.units.currency}",
            "time": "year",
            "objective": "minus the surplus a year, at central figures",
            "surplus": self.surplus,
            "sources": [each.text() for each in case.sources.values()],
        }


def _shared_name(bound: tuple[str, str, str]) -> str:
    """Name the bus of a bound that several things share, at a place of each good by itself."""
    family, key, goods = bound
    good = goods.partition("/")[0]
    return f"{key} {good} ({family})" if good else f"{key} ({family})"


def bus_name(place: str, commodity: str) -> str:
    """Name the bus of a commodity at a place."""
    return f"{place} {commodity}"


def _efficiency(number: int) -> str:
    return "efficiency" if number == 1 else f"efficiency{number}"


def _series(values: FloatArray) -> FloatArray:
    """Return values of all periods: nothing in those in which a thing is not there."""
    return np.nan_to_num(values, nan=0.0) + 0.0


def write_network(net: Network, path: Any, *, netcdf: bool) -> None:  # noqa: ANN401 - a path
    """Write a network as netCDF or as a folder of CSV files."""
    import logging

    for name in ("pypsa", "linopy"):
        logging.getLogger(name).setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library about its own dtypes
        if netcdf:
            net.export_to_netcdf(str(path))
        else:
            net.export_to_csv_folder(str(path))


def sizes(net: Network) -> str:
    """Count the components of a network in words."""
    kinds = (
        (net.buses, "bus", "buses"), (net.generators, "generator", ""), (net.links, "link", ""),
        (net.stores, "store", ""), (net.snapshots, "snapshot", ""),
    )  # fmt: skip
    told = ", ".join(counted(len(each), one, many) for each, one, many in kinds if len(each))
    return f"{told[0].upper()}{told[1:]}."
