"""Draws of all claims of the Northeast Asia case, against the same by a loop of kept HiGHS."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.output import show
from benchmarks.timing import best, duration

if TYPE_CHECKING:
    from collections.abc import Hashable

    from rason.claim.context import Context
    from rason.claim.need import Inquiry
    from rason.claim.statement import Margin

CASE = "northeast-asia-2014"
DRAWS, QUICK_DRAWS = 128, 32
AGREE = 1e-6
"""How far margins may differ, relative to the largest."""


def claims(*, quick: bool) -> None:
    """Print how many draws of all claims are tested in a second, on one core."""
    from rason import read_case
    from rason.claim.context import Context
    from rason.program import compile

    case = read_case(CASE)
    context = Context(compile(case), QUICK_DRAWS if quick else DRAWS)
    _margins(context, compiled=True)  # what is made once is made before
    quickest = best(partial(_margins, context, compiled=True))
    kept = best(partial(_margins, context, compiled=False), repeats=1)
    _agree(quickest.result, kept.result)
    rows = [
        (name, duration(took), f"{context.number / took:.3g}", f"{took / quickest.seconds:.3g}")
        for name, took in (
            ("rason, compiled solver", quickest.seconds),
            ("rason, a loop of kept HiGHS", kept.seconds),
        )
    ]
    show(
        f"All statements of {case.name} over {context.number} draws, one core",
        ("solver", "processor", "draws a second", "of the first"),
        rows,
        note="The same margins, relative 1e-6; each draw solves every scenario and game once.",
    )


def _margins(context: Context, *, compiled: bool) -> list[Margin]:
    """Ask by how much every statement holds in every draw."""
    from rason.claim.settle import modelled
    from rason.claim.statement import margin
    from rason.study.solver import Solver

    question = context.question(context.draws)
    inquiries: dict[Hashable, Inquiry[Margin]] = {
        (claim.claim, place): margin(statement, question)
        for claim in context.program.case.claims
        if modelled(claim)
        for place, statement in enumerate(claim.statements)
    }
    solver = Solver(context.program, context.number, None, None, compiled=compiled)
    return list(solver.ask(inquiries).values())


def _agree(ours: list[Margin], theirs: list[Margin]) -> None:
    for one, other in zip(ours, theirs, strict=True):
        size = max(1.0, float(np.abs(np.nan_to_num(one.left, posinf=0.0, neginf=0.0)).max()))
        if not np.array_equal(np.isfinite(one.margin), np.isfinite(other.margin)):
            raise SystemExit("margins have a value in different draws")
        known = np.isfinite(one.margin)
        apart = np.abs(one.margin[known] - other.margin[known]).max(initial=0.0)
        if apart > AGREE * size:
            raise SystemExit(f"margins differ by {apart:g} of {size:g}")
