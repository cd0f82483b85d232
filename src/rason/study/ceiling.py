"""The warnings that need the solver: demands that the base case does not serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.analysis.flows import ceilings, shortages
from rason.analysis.question import Question
from rason.case.figures import central
from rason.errors import Diagnostic
from rason.program import compile as compile_case
from rason.solve import Batch, solve
from rason.study.setting import usual_scenario
from rason.table.numbers import flow_scale

if TYPE_CHECKING:
    from rason.case.case import Case


def unserved(case: Case) -> tuple[Diagnostic, ...]:
    """Return a warning for each demand that gets less than it asks for in the base case.

    A demand with a curve asks for less where goods are dear, which is its own choice: it is warned
    of only where its ceiling binds.

    RSN-W007 for a curve at its ceiling: what it is worth there is a guess, and so is all that rests
    on it; RSN-W010 for a demand without a curve that is not served in full.
    """
    values = central(case)
    question = Question(compile_case(case), values, usual_scenario(case))
    program, variant = question.program, question.variant()
    solved = solve(program, Batch(values, variants=(variant,))).variants[variant]
    upper = program.numbers(values).upper * variant.scale
    bound = [
        _warning(
            case, "RSN-W007", demand, "ceiling", "less is served than is bid at the ceiling",
            "a base case in which every demand is served beyond its ceiling",
            "add the supply that is missing, or raise the ceiling and say why",
        )
        for demand in ceilings(program, solved, upper)
    ]  # fmt: skip
    short = [
        _warning(
            case, "RSN-W010", each.demand, "quantity",
            _part(case, each.demand, each.served, each.asked),
            "a base case in which every demand gets what it asks for",
            "add the supply or the way that is missing, or correct quantity or price",
        )
        for each in shortages(program, solved, upper)
    ]  # fmt: skip
    return (*bound, *short)


def _part(case: Case, demand: str, served: float, asked: float) -> str:
    """Say how much of what is asked for is served."""
    times, unit = flow_scale(case, case.demands[demand].commodity)
    return f"{served * times:.4g} of {asked * times:.4g} {unit} are served"


def _warning(case: Case, code: str, demand: str, column: str, *words: str) -> Diagnostic:
    """Make one warning: `words` are found, expected and fix."""
    found, expected, fix = words
    return case.named(
        Diagnostic(
            code,
            case.path("demands.csv"),
            case.demands[demand].where.line,
            f"demand {demand}, {column}",
            found,
            expected,
            fix,
            "warning",
        )
    )
