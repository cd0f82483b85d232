"""Processes: one commodity becomes another at one place."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from rason.program.capacity import add_capacity
from rason.program.consent import both, needs, of_place, of_row
from rason.program.draft import OUT
from rason.program.handling import arrival
from rason.program.origin import of_supply
from rason.program.term import Term

if TYPE_CHECKING:
    from rason.case.assets import Process
    from rason.case.case import Case
    from rason.program.draft import Draft


def add_processes(draft: Draft) -> None:
    """Add the processes: a unit of input leaves its balance, `yield` units of output enter theirs.

    The output keeps origin and destination of the input where both are kept apart by them.

    Parameters
    ----------
    draft
        The program so far.
    """
    case = draft.case
    for process in case.processes.values():
        output_traced = case.commodities[process.output].traced
        input_traced = case.commodities[process.input].traced
        origins = draft.origins.get((process.place, process.input), ())
        parts = [
            needs(process.operator),
            of_place(case, process.place),
            of_row(case, process.consent),
        ]
        consent = both([part for part in parts if part], draft.players)
        if case.commodities[process.output].bound:
            ends = draft.bound(process.place, process.output)
        else:
            ends = (draft.end(process.place, process.input, process.operator),)
        through = case.commodities[process.input].bound
        limits = add_capacity(
            draft,
            process.process,
            process.operator,
            process.capacity,
            process.project,
            columns=len(origins) * len(ends) * len(consent),
        )
        for origin, end in product(origins, ends):
            if not output_traced:
                made = ""
            elif input_traced:
                made = origin
            else:
                made = of_supply(process.operator)
            yields = Term.of(process.yield_)
            handled, handling_cost = arrival(draft, process.place, process.output, yields)
            draft.column(
                "process",
                process.process,
                consent=consent,
                entries=[
                    (
                        draft.balance(process.place, process.input, origin, end if through else ""),
                        OUT,
                    ),
                    (
                        draft.balance(
                            process.place,
                            process.output,
                            made,
                            end if case.commodities[process.output].bound else "",
                        ),
                        yields * -1.0,
                    ),
                    *handled,
                    *limits,
                ],
                upper=Term.of(process.capacity),
                cost=(Term.of(process.cost) + handling_cost) * -1.0,
                place=process.place,
                commodity=process.input,
                origin=origin,
                owner=process.operator,
                project=process.project,
                destination=end,
            )


def runs(case: Case, process: Process) -> str:
    """Return who takes what a process uses up.

    Its operator or, where nobody is named, the actor in whose territory it stands; empty where
    there is neither.
    """
    return process.operator or case.places[process.place].territory
