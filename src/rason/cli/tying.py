"""The verb that asks who stands between whom."""

from __future__ import annotations

from rason.cli.answering import plain
from rason.cli.faults import write_json
from rason.cli.opening import changed, merged, open_case
from rason.cli.options import AsJson, Build, CaseName, Close, ScenarioNames, Set
from rason.cli.progress import study_of


def ties(
    case: CaseName,
    scenario: ScenarioNames = None,
    figures: Set = None,
    closed: Close = None,
    built: Build = None,
    as_json: AsJson = False,
) -> None:
    """Ask what rules and vetoes do and bring, who could broker, and who could be replaced."""
    from rason.report.ties_wish import ties_wish
    from rason.report.wish import grant

    read = changed(open_case(case), figures, closed, built)
    names = merged(read, scenario)
    with study_of(read, draws=1) as study:
        part = grant(study, {"ties": ties_wish(study, names)})["ties"]
    if as_json:
        write_json(plain(part))
        return
    from rason.report.case_note import case_note
    from rason.report.terminal import console
    from rason.report.terminal_ties import show_ties

    show_ties(console(), part, case_note(read))
