"""The warning that needs the solver: a demand so short that its ceiling sets the price."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.analysis.flows import ceilings
from rason.analysis.question import Question
from rason.case.figures import central
from rason.errors import Diagnostic
from rason.program import compile as compile_case
from rason.solve import Batch, solve
from rason.study.setting import USUAL

if TYPE_CHECKING:
    from rason.case.case import Case


def binding_ceilings(case: Case) -> tuple[Diagnostic, ...]:
    """Return a warning for each demand whose ceiling binds in the base case.

    Parameters
    ----------
    case
        A case without faults.

    Returns
    -------
    warnings
        RSN-W007: what such a demand is worth is a guess, and so is all that rests on it.
    """
    program, values = compile_case(case), central(case)
    scenario = (USUAL,) if USUAL in case.scenarios else ()
    variant = Question(program, values, scenario).variant()
    solved = solve(program, Batch(values, variants=(variant,))).variants[variant]
    upper = program.numbers(values).upper * variant.scale
    return tuple(
        Diagnostic(
            "RSN-W007",
            f"{case.folder.name}/demands.csv",
            case.demands[demand].where.line,
            f"demand {demand}, ceiling",
            "less is served than is bid at the ceiling",
            "a base case in which every demand is served beyond its ceiling",
            "add the supply that is missing, or raise the ceiling and say why",
            "warning",
        )
        for demand in ceilings(program, solved, upper)
    )
