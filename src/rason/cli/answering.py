"""Verbs that ask a case and are laid out by hand: solve, power, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.cli.faults import write_json
from rason.cli.opening import changed, check_claims, merged, open_case
from rason.cli.options import (
    CORES,
    AsJson,
    Build,
    CaseName,
    Claims,
    Close,
    Draws,
    Foresight,
    ScenarioNames,
    Seed,
    Set,
    Workers,
)
from rason.cli.progress import study_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    from rason.case import Case


MANY = 10**6  # rows of a table that is shown whole


def solve(
    case: CaseName,
    scenario: ScenarioNames = None,
    figures: Set = None,
    closed: Close = None,
    built: Build = None,
    foresight: Foresight = "",
    as_json: AsJson = False,
) -> None:
    """Solve one scenario at central figures: flows, prices, who earns what."""
    from rason.answer.scenario import solve as solved
    from rason.answer.subject import Subject

    read = changed(open_case(case), figures, closed, built, foresight)
    names = merged(read, scenario)
    with study_of(read, draws=1) as study:
        part = study.ask_all({"scenario": solved(Subject(study.question(names)))})["scenario"]
    if as_json:
        write_json(plain(part))
        return
    from rason.answer.scenario import earners, layout
    from rason.report.terminal import console, say, show_table
    from rason.table.naming import names as names_of
    from rason.words.phrases import amount

    to = console()
    to.print(f"{read.settings.title} – {part.name or part.scenario}", style="bold")
    if part.objective is None:
        to.print(f"{part.status}: {part.reason}")
    else:
        to.print(f"surplus {amount(part.objective, part.objective_unit)}")
        if said := earners(part, names_of(read)):
            to.print(said)
    say(to, part.notes)
    for table in layout(part, names_of(read), MANY):
        show_table(to, table)


def claims(
    case: CaseName,
    draws: Draws = 1024,
    seed: Seed = 0,
    workers: Workers = CORES,
    figures: Set = None,
    closed: Close = None,
    built: Build = None,
    foresight: Foresight = "",
    only: Claims = None,
    as_json: AsJson = False,
) -> None:
    """Test every claim of a case: in how many draws it holds, on what evidence, on whose word."""
    from rason.answer.registry import QUESTIONS
    from rason.report.compose import inquiries, joined, judgements, scenarios_of

    read = changed(open_case(case), figures, closed, built, foresight)
    check_claims(read, only or ())
    words = QUESTIONS["misreporting"]
    asked = () if only else scenarios_of(words, read)
    with study_of(read, draws=draws, seed=seed, workers=workers) as study:
        verdicts = judgements(study, only=only)
        found = study.ask_all({**verdicts, **inquiries(study, words, asked)})
    judged = [found[claim] for claim in verdicts]
    reported = joined(words, found)
    settled = "" if study.settled is None else study.settled.sentence
    if as_json:
        told = {"claims": [plain(each) for each in judged], **plain(reported)}
        write_json({**change_of(read), **told, "draws": study.draws, "settled": settled})
        return
    from rason.answer.change import change_in_words
    from rason.report.terminal import console, show_change, show_claims, show_table
    from rason.report.terminal_doubts import show_doubts, show_settings
    from rason.table.naming import names as names_of

    to, names = console(), {each.actor: each.name for each in read.actors.values()}
    show_change(to, change_in_words(read))
    show_claims(to, judged)
    show_settings(to, judged)
    show_doubts(to, judged, names)
    for table in words.laid_out(reported, names_of(read)):
        show_table(to, table)
    if settled:
        to.print(f"{study.draws:,} draws: {settled}.")


def change_of(case: Case) -> dict[str, str]:
    """Return what lies on top of every scenario, as JSON has it."""
    from rason.answer.change import change_in_words

    words = change_in_words(case)
    return {"change": words} if words else {}


def plain(part: BaseModel) -> dict[str, Any]:
    """Return a part of the document as plain JSON values, with the keys of ``result.json``."""
    return part.model_dump(mode="json", by_alias=True)
