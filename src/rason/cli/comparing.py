"""The verb that compares: two scenarios, or two runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rason.cli.faults import write_json
from rason.cli.opening import changed, merged, open_case, refuse_changes
from rason.cli.options import AsJson, Build, Close, Set
from rason.cli.progress import study_of

if TYPE_CHECKING:
    from rason.case import Case
    from rason.report.difference import Difference


def diff(
    one: Annotated[
        str, typer.Argument(metavar="ONE", help="A run's folder or result.json, or a scenario.")
    ],
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="Another one; scenarios with --case.")
    ],
    case: Annotated[
        str | None,
        typer.Option("--case", "-c", metavar="CASE", help="Compare two scenarios of this case."),
    ] = None,
    figures: Set = None,
    closed: Close = None,
    built: Build = None,
    as_json: AsJson = False,
) -> None:
    """Show what differs between two runs, or between two scenarios of a case."""
    notes: tuple[str, ...] = ()
    if case is None:
        refuse_changes(figures, closed, built)
        from rason.report.difference import differences
        from rason.report.run import read_run

        found = differences(read_run(Path(one)), read_run(Path(other)))
    else:
        found, notes = _scenarios(changed(open_case(case), figures, closed, built), one, other)
    if as_json:
        rows = [each.model_dump(mode="json") for each in found]
        write_json({"differences": rows, "notes": list(notes)})
        return
    from rason.report.terminal import console, say
    from rason.report.terminal_tables import show_differences

    show_differences(console(), found)
    say(console(), notes)


def _scenarios(case: Case, one: str, other: str) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """Solve two scenarios of a case and compare them; say what their dates come to."""
    from rason.analysis.question import other_days
    from rason.answer.days import days_of
    from rason.answer.limits import dated
    from rason.case import central
    from rason.errors import InputError
    from rason.report.compose import outline
    from rason.report.difference import differences, lost_in_all
    from rason.scenario.merge import merge

    scenarios = merged(case, [one]), merged(case, [other])
    if len({merge(case, each).calendar for each in scenarios}) > 1:
        raise InputError(other_days(case, *scenarios))
    with study_of(case, draws=1, what="comparing") as study:
        before, after = (outline(study, each) for each in scenarios)
    days = days_of(merge(case, scenarios[0]).calendar, central(case))
    lost = lost_in_all(before, after, days)
    before, after = (each.model_copy(update={"shortages": ()}) for each in (before, after))
    found = (*lost, *differences(before, after, across=True))
    return found, dated(case, (*scenarios[0], *scenarios[1]))
