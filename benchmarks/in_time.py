"""A crisis in days beside the peers: one program cut into periods, with stores between them.

Exporters with tanks behind a strait, two of them with a pipe around it, importers with stocks. The
strait is shut for some weeks. PyPSA is given the same network with snapshots and stores.
"""

from __future__ import annotations

import os
import warnings
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.batches import agree, objectives
from benchmarks.output import show
from benchmarks.peers import Standard, pypsa_value, quiet
from benchmarks.programs import programs
from benchmarks.startup import BIN, measure
from benchmarks.timing import best, duration, ratio
from rason.case import central, read_case
from rason.program import compile as compiled
from rason.scenario.apply import apply
from rason.scenario.draws import draw, uncertain
from rason.scenario.merge import merge
from rason.solve import Batch, solve
from rason.study import Study
from rason.testing import table, write_case

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.program.program import Program

EXPORTERS, BYPASSES, IMPORTERS = 5, 2, 8
FROM, UNTIL = "2026-01-01", "2026-12-31"
SHUT = (date(2026, 3, 2), date(2026, 6, 28))
STEPS = ("4 weeks", "2 weeks", "1 week", "3 days", "1 day")
WEEK = "1 week"
DRAWS = 64
SHIPPED = "hormuz-2026"
PLAYERS = [f"x{place}" for place in range(EXPORTERS)]


@dataclass(frozen=True, slots=True)
class Crisis:
    """Amounts of a network: rates in bcm a year, levels in bcm, money in USD a thousand m3."""

    wells: tuple[float, ...]
    costs: tuple[float, ...]
    pipes: tuple[float, ...]
    use: tuple[float, ...]
    bids: tuple[float, ...]
    stocks: tuple[float, ...]

    @classmethod
    def drawn(cls, seed: int) -> Crisis:
        """Draw the amounts."""
        rng = np.random.default_rng(seed)

        def some(low: float, high: float, number: int) -> tuple[float, ...]:
            return tuple(float(each) for each in rng.uniform(low, high, number).round(3))

        return cls(
            some(20, 80, EXPORTERS),
            some(20, 60, EXPORTERS),
            some(10, 40, BYPASSES),
            some(10, 40, IMPORTERS),
            some(200, 600, IMPORTERS),
            some(1, 8, IMPORTERS),
        )

    def case(self, folder: Path, step: str) -> Case:
        """Write and read the network as a case; its one scenario is `shut`."""
        sea = [(f"s{n}", f"port{n}", "sea", "sea", 100, 5, "strait") for n in range(EXPORTERS)]
        around = [
            (f"p{n}", f"port{n}", "sea", "pipe", most, 9, "") for n, most in enumerate(self.pipes)
        ]
        onward = [(f"o{n}", "sea", f"city{n}", "sea", 200, 5 + n, "") for n in range(IMPORTERS)]
        rate, price = "bcm/yr", "USD/thousand m3"
        places = [("sea", "Sea", "", 0, 0)]
        places += [(f"port{n}", f"Port {n}", f"x{n}", 1, n) for n in range(EXPORTERS)]
        places += [(f"city{n}", f"City {n}", "m", 2, n) for n in range(IMPORTERS)]
        stores: list[tuple[str, ...]] = [
            (f"tank{n}", f"port{n}", "gas", f"x{n}", "1 bcm", "0.5 bcm", f"40 {rate}", f"40 {rate}")
            for n in range(EXPORTERS)
        ]
        stores += [
            (f"stock{n}", f"city{n}", "gas", "m", *[f"{most} bcm"] * 2, *[f"30 {rate}"] * 2)
            for n, most in enumerate(self.stocks)
        ]
        tables = {
            "actors": table("actor,name,kind", [(p, p.upper(), "state") for p in [*PLAYERS, "m"]]),
            "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
            "places": table("place,name,territory,latitude,longitude", places),
            "figures": table(
                "figure,name,low,value,high,unit,shape",
                [
                    (f"cost{n}", f"Cost {n}", 0.8 * c, c, 1.2 * c, price, "pert")
                    for n, c in enumerate(self.costs)
                ],
            ),
            "supplies": table(
                "supply,place,commodity,owner,capacity,cost",
                [
                    (f"well{n}", f"port{n}", "gas", f"x{n}", f"{most} {rate}", f"cost{n}")
                    for n, most in enumerate(self.wells)
                ],
            ),
            "links": table(
                "link,from,to,mode,commodity,capacity,cost,passage",
                [
                    (key, a, b, mode, "gas", f"{most} {rate}", f"{cost} {price}", passage)
                    for key, a, b, mode, most, cost, passage in [*sea, *around, *onward]
                ],
            ),
            "demands": table(
                "demand,place,commodity,buyer,quantity,price,elasticity",
                [
                    (f"use{n}", f"city{n}", "gas", "m", f"{most} {rate}", f"{bid} {price}", 0)
                    for n, (most, bid) in enumerate(zip(self.use, self.bids, strict=True))
                ],
            ),
            "stores": table(
                "store,place,commodity,owner,volume,initial,inject,withdraw,final",
                [(*row, "0 bcm") for row in stores],
            ),
        }
        scenario = (
            f"shut:\n  calendar: {{from: {FROM}, until: {UNTIL}, step: {step}}}\n"
            f"  closures: [{{passage: strait, from: {SHUT[0]}, until: {SHUT[1]}}}]\n"
        )
        documents = {"scenarios.yaml": scenario}
        return read_case(write_case(folder, tables, players=PLAYERS, documents=documents))

    def network(self, program: Program) -> Any:  # noqa: ANN401 - PyPSA is there for benchmarks only
        """Return the network in PyPSA's terms, with the program's periods as snapshots."""
        quiet()
        warnings.simplefilter("ignore")
        calendar = program.calendar
        assert calendar is not None
        network = import_module("pypsa").Network()
        network.set_snapshots(range(len(calendar.periods)))
        years = [each.length for each in calendar.periods]
        for each in network.snapshot_weightings.columns:
            network.snapshot_weightings[each] = years
        shut = [
            float(not (each.first <= SHUT[1] and each.last >= SHUT[0])) for each in calendar.periods
        ]
        network.add("Bus", "sea")

        def line(name: str, start: str, end: str, most: float, cost: float) -> None:
            network.add(
                "Link", name, bus0=start, bus1=end, p_nom=most, marginal_cost=cost, efficiency=1.0
            )

        def tank(bus: str, volume: float, level: float, rate: float) -> None:
            network.add("Bus", f"in {bus}")
            network.add("Store", bus, bus=f"in {bus}", e_nom=volume, e_initial=level)
            line(f"fill {bus}", bus, f"in {bus}", rate, 0.0)
            line(f"draw {bus}", f"in {bus}", bus, rate, 0.0)

        for n, (well, cost) in enumerate(zip(self.wells, self.costs, strict=True)):
            port = f"port{n}"
            network.add("Bus", port)
            network.add("Generator", f"well{n}", bus=port, p_nom=well, marginal_cost=cost)
            line(f"s{n}", port, "sea", 100, 5)
            network.links_t.p_max_pu[f"s{n}"] = shut
            tank(port, 1.0, 0.5, 40.0)
        for n, most in enumerate(self.pipes):
            line(f"p{n}", f"port{n}", "sea", most, 9)
        for n, (most, bid, stock) in enumerate(zip(self.use, self.bids, self.stocks, strict=True)):
            city = f"city{n}"
            network.add("Bus", city)
            line(f"o{n}", "sea", city, 200, 5 + n)
            tank(city, stock, stock, 30.0)
            network.add("Generator", f"use{n}", bus=city, p_nom=most, marginal_cost=-bid, sign=-1)
        return network


def in_time(*, quick: bool) -> None:
    """Print one program of weeks beside the peers, and how cost grows with the periods."""
    crisis = Crisis.drawn(0)
    with TemporaryDirectory() as folder:
        cases = {
            step: crisis.case(Path(folder) / str(n), step)
            for n, step in enumerate(STEPS[:3] if quick else STEPS)
        }
    _beside(crisis, cases[WEEK])
    _growth(cases, 16 if quick else DRAWS)
    _shipped(quick=quick)


def _program(case: Case) -> tuple[Program, Any]:
    change = merge(case, ("shut",))
    program = compiled(case, change.calendar)
    return program, apply(program, change)


def _beside(crisis: Crisis, case: Case) -> None:
    program, variant = _program(case)
    values = central(case)
    ours = best(lambda: solve(program, Batch(values, variants=(variant,))))
    value = objectives(program, values, (variant,))
    standard = Standard(numbers for _, _, numbers in programs(program, (variant,), values))
    network = crisis.network(program)
    calendar = program.calendar
    assert calendar is not None
    years = sum(each.length for each in calendar.periods)
    rows = [("rason", duration(ours.seconds), "1")]
    for peer, timed in (
        ("scipy linprog", best(standard.values)),
        ("PyPSA optimize", best(lambda: np.array([pypsa_value(network)]) / years, 1)),
    ):
        agree(timed.result, value, peer)
        rows.append((peer, duration(timed.seconds), ratio(timed.seconds, ours.seconds)))
    show(
        f"A crisis of {len(calendar.periods)} weeks: {len(program.rows):,} rows, "
        f"{len(program.columns):,} columns",
        ("solver", "time", "of rason's"),
        rows,
        note="scipy is given finished numbers, PyPSA the network with snapshots and stores. "
        "Same objective, relative 1e-6.",
    )


def _growth(cases: dict[str, Case], draws: int) -> None:
    rows, sizes, costs = [], [], []
    for step, case in cases.items():
        made = best(lambda case=case: _program(case), 1)  # type: ignore[misc]
        program, variant = made.result
        assert program.calendar is not None
        values = draw(case, draws)
        one = best(lambda p=program, v=variant, c=case: solve(p, Batch(central(c), variants=(v,))))  # type: ignore[misc]
        many = best(lambda p=program, v=variant, x=values: solve(p, Batch(x, variants=(v,))), 1)  # type: ignore[misc]
        periods = len(program.calendar.periods)
        sizes.append(periods)
        costs.append((made.seconds, one.seconds, many.seconds))
        rows.append((step, f"{periods}", *map(duration, costs[-1])))
    slopes = np.polyfit(np.log(sizes), np.log(costs), 1)[0]
    rows.append(("exponent", "", *(f"{slope:.2f}" for slope in slopes)))
    show(
        "How time grows with the periods of a year",
        ("step", "periods", "compiled", "one solve", f"{draws} draws"),
        rows,
        note=f"On {os.cpu_count()} cores, one of them used. An exponent is the slope of all rows.",
    )


def _shipped(*, quick: bool) -> None:
    """Print what the questions take that a crisis is asked, on the shipped case of weeks."""
    rason = str(BIN / "rason")
    draws, fewer = (32, 16) if quick else (1024, 256)
    closed = ["--scenario", "closed"]
    asked = (
        (["check", SHIPPED], ""),
        (["shortages", SHIPPED, *closed], "under 2 s"),
        (["shortages", SHIPPED, *closed, "--draws", str(draws)], "under 120 s and 2 GB"),
        (["claims", SHIPPED, "--draws", str(fewer)], "under 5 min and 2 GB"),
    )
    rows = []
    for words, promised in asked:
        took = measure([rason, *words])
        rows.append(
            (
                f"rason {' '.join(words)}",
                duration(took.clock),
                duration(took.processor),
                f"{took.memory:.0f} MB",
                "" if quick else promised,
            )
        )
    study = Study(read_case(SHIPPED), scenario="closed", draws=16, executor=None)
    study.answer("shortages")
    figure = next(key for key, each in study.case.figures.items() if uncertain(each))
    value = study.case.figures[figure].high
    assert value is not None
    moved = best(lambda: study.with_(figures={figure: value}).answer("shortages"))
    rows.append(("the same with one lever moved", "", duration(moved.seconds), "", "under 400 ms"))
    show(
        "The shipped case of weeks",
        ("command", "clock", "processor", "memory", "promised"),
        rows,
        note="Each once, the machine code made before; the lever in one process, the quickest of "
        "three.",
    )
