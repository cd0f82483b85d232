"""One solve and a batch of draws by scenarios of the Northeast Asia case, beside the peers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.output import show
from benchmarks.peers import Standard, kept_values, pypsa_network, pypsa_value
from benchmarks.programs import programs
from benchmarks.startup import CASE
from benchmarks.timing import best, duration, ratio
from rason.case import read_case
from rason.case.figures import central
from rason.program import compile as compiled
from rason.scenario.apply import apply
from rason.scenario.draws import draw
from rason.scenario.merge import merge
from rason.scenario.values import override
from rason.solve import Batch, solve

if TYPE_CHECKING:
    from rason.case.cell import FloatArray, Values
    from rason.program.program import Program
    from rason.scenario.variant import Variant

AGREE = 1e-6
DRAWS, QUICK_DRAWS = 64, 32
SAMPLE = 128
"""How many programs of the batch linprog solves; the rest is extrapolated."""
FIGURES_OF = "horizon"
"""The batch takes every scenario that sets the figures as this one does."""


def agree(theirs: FloatArray, ours: FloatArray, peer: str) -> None:
    """Stop if a peer's values are not ours."""
    scale = np.maximum(1.0, np.abs(ours))
    worst = float(np.max(np.abs(theirs - ours) / scale))
    if worst > AGREE:
        raise SystemExit(f"{peer} and rason differ by {worst:.2g} of the value")


def objectives(program: Program, values: Values, variants: tuple[Variant, ...]) -> FloatArray:
    """Return rason's objective, steering included, by draw and variant in one row."""
    found = solve(program, Batch(values, variants=variants)).variants
    steer = program.numbers(values).steer
    totals = [found[v].objective + (steer * found[v].primal).sum(axis=1) for v in variants]
    return np.stack(totals, axis=1).ravel()


def batches(*, quick: bool) -> None:
    """Print one solve and the batch."""
    program = compiled(read_case(CASE))
    _one(program)
    _many(program, QUICK_DRAWS if quick else DRAWS)


def _one(program: Program) -> None:
    change = merge(program.case, ("base",))
    variant = apply(program, change)
    values = override(program.case, central(program.case), change)
    fresh = best(lambda: program.numbers(dict(values)))
    ours = best(lambda: solve(program, Batch(values, variants=(variant,))))
    value = objectives(program, values, (variant,))
    numbered = [numbers for _, _, numbers in programs(program, (variant,), values)]
    standard = Standard(numbered)
    network = pypsa_network(numbered[0])
    rows = [
        ("rason", duration(ours.seconds), "1"),
    ]
    for peer, timed in (
        ("scipy linprog", best(standard.values)),
        ("highspy, cold", best(lambda: kept_values(numbered))),
        ("PyPSA optimize", best(lambda: np.array([pypsa_value(network)]))),
    ):
        agree(timed.result, value, peer)
        rows.append((peer, duration(timed.seconds), ratio(timed.seconds, ours.seconds)))
    show(
        f"One solve of `base`: {len(program.rows)} rows, {len(program.columns)} columns",
        ("solver", "time", "of rason's"),
        rows,
        note="Every peer is given finished numbers and returns an optimum; rason's time is for a "
        "certified one\nwith its prices chosen, and leaves out the "
        f"{duration(fresh.seconds)} in which figures become numbers. Same objective.",
    )


def _many(program: Program, draws: int) -> None:
    case = program.case
    usual = merge(case, (FIGURES_OF,))
    changes = [merge(case, (name,)) for name in case.scenarios]
    alike = [change for change in changes if _figures(change) == _figures(usual)]
    # Peers take no whole decisions, so all solve the relaxation.
    variants = tuple(dict.fromkeys(replace(apply(program, change), lumpy=()) for change in alike))
    values = override(case, draw(case, draws), usual)
    numbers = best(lambda: program.numbers(dict(values)), 1)
    first = {key: value[:1] for key, value in values.items()}
    solve(program, Batch(first, variants=variants), compiled=True)  # machine code is made here
    ours = best(lambda: solve(program, Batch(values, variants=variants), compiled=True))
    expected = objectives(program, values, variants)
    asked = [numbered for _, _, numbered in programs(program, variants, values)]
    kept = best(lambda: kept_values(asked))
    agree(kept.result, expected, "kept HiGHS")
    sampled = np.linspace(0, len(asked) - 1, min(SAMPLE, len(asked))).astype(int)
    standard = Standard(asked[index] for index in sampled)
    scipy = best(standard.values)
    agree(scipy.result, expected[sampled], "scipy linprog")
    network = pypsa_network(asked[-1])
    pypsa = best(lambda: np.array([pypsa_value(network)]), 1)
    agree(pypsa.result, expected[-1:], "PyPSA")
    count = ours.result.count
    loops = (
        ("rason", ours.seconds, f"{count.solved} blocks solved"),
        ("kept highspy, no blocks", kept.seconds, "all"),
        ("scipy linprog", scipy.seconds * len(asked) / len(sampled), f"from {len(sampled)}"),
        ("PyPSA optimize", pypsa.seconds * len(asked), "from 1"),
    )
    show(
        f"{draws} draws × {len(variants)} scenarios: {len(asked):,} programs",
        ("solver", "measured on", "time", "a program", "of rason's"),
        [
            (
                solver,
                basis,
                duration(seconds),
                duration(seconds / len(asked)),
                ratio(seconds, ours.seconds),
            )
            for solver, seconds, basis in loops
        ],
        texts=2,
        note="Times of the last two are extrapolated from the programs named. Figures became "
        f"numbers in {duration(numbers.seconds)},\nonce for all, counted for nobody. "
        "rason's machine code is made before. "
        "Same objectives, relative 1e-6.",
    )


def _figures(change: object) -> list[tuple[str, str]]:
    figures = getattr(change, "figures", {})
    return sorted((key, cell.text) for key, cell in figures.items())
