"""From a study to the result document: what is asked, all at once, and how it is put together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rason.answer.hold_up import corridors
from rason.answer.limits import limits
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import solve
from rason.answer.subject import Subject
from rason.claim.judge import judge
from rason.claim.sobol import MISSING, installed
from rason.report import document
from rason.report.answer import answer
from rason.report.case_note import case_note
from rason.report.choosing import compared_with, main_scenarios
from rason.report.wish import Wish, central_question, grant
from rason.study.setting import usual_scenario
from rason.table.naming import scenario_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

    from rason.answer.declaration import Declaration
    from rason.case import Case
    from rason.case.document import Claim
    from rason.claim.need import Inquiry
    from rason.claim.verdict import Verdict
    from rason.study import Study
    from rason.table.row import Answer

    OnVerdict = Callable[[Verdict], None]

    Names = tuple[str, ...]

PACKAGES = (
    "rason",
    "highspy",
    "numpy",
    "scipy",
    "pandas",
    "altair",
    "vl-convert-python",
    "python-docx",
)
"""What could change the bytes of a brief."""


def scenario_wish(study: Study, scenario: Names) -> Wish:
    """Wish for a `Scenario`: flows, prices, surplus under all price rules, contracts."""
    subject = Subject(central_question(study, scenario))
    return Wish({scenario: solve(subject)}, lambda found: found[scenario])


def scenarios_of(
    question: Declaration, case: Case, shown: Sequence[Names] | None = None
) -> tuple[Names, ...]:
    """Return the scenarios in which a question is asked where none is named.

    Parameters
    ----------
    shown
        Those that the brief shows; None chooses them.

    Returns
    -------
    scenarios
        The usual one, all that are shown, or those in which claims ask it.
    """
    if question.scenarios == "claimed":
        asked = dict.fromkeys(names for names, _ in corridors(case))
        return tuple(asked) or (usual_scenario(case),)
    if question.scenarios == "usual":
        return (usual_scenario(case),)
    return tuple(shown or main_scenarios(case))


def answer_wish(
    study: Study,
    question: Declaration,
    scenarios: Sequence[Names],
    against: Callable[[Names], Names | None] | None = None,
    **parameters: int | str,
) -> Wish:
    """Wish for the answer to a declared question in some scenarios.

    Parameters
    ----------
    against
        From each of them to the scenario that it is compared with, if any.

    Returns
    -------
    wish
        For its answer: the rows of all scenarios, and a reason only where none has rows.
    """

    def joined(found: Mapping[Hashable, Answer]) -> Answer:
        parts = [found[names] for names in scenarios]
        rows = {
            table: tuple(row for part in parts for row in getattr(part, table))
            for table in question.tables
        }
        reason = "" if any(rows.values()) or not parts else parts[0].reason
        answer: Answer = question.answer(**rows, reason=reason)
        return answer

    def asked(names: Names) -> Inquiry[Answer]:
        other = None if against is None else against(names)
        compared = {} if other is None else {question.compares: other}
        return question.ask(study.subject(question, names), **parameters, **compared)

    return Wish({names: asked(names) for names in scenarios}, joined)


def claims_wish(
    study: Study, on_verdict: OnVerdict | None = None, only: Collection[str] | None = None
) -> Wish:
    """Wish for a verdict on every claim of the case, or on some.

    Parameters
    ----------
    on_verdict
        Called with each verdict as soon as it is there.
    only
        Keys of those that are judged, each as it would be beside all; None is all.

    Returns
    -------
    wish
        For a tuple of verdicts, in the order of the case.
    """
    asked = [each for each in study.case.claims if only is None or each.claim in only]

    def judged(claim: Claim) -> Inquiry[Verdict]:
        verdict = yield from judge(claim, study.context)
        if on_verdict is not None:
            on_verdict(verdict)
        return verdict

    return Wish(
        {each.claim: judged(each) for each in asked},
        lambda found: tuple(found[each.claim] for each in asked),
    )


def compose(
    study: Study,
    scenarios: Sequence[Names] | None = None,
    *,
    on_verdict: OnVerdict | None = None,
) -> document.Document:
    """Ask all that a brief shows, and put it together.

    Parameters
    ----------
    study
        With case, draws and modelling choices.
    scenarios
        Those that are shown; None chooses those that most statements are about.
    on_verdict
        Called with each verdict as soon as it is there.
    """
    case = study.program.case
    shown = tuple(scenarios or main_scenarios(case))
    wishes = {"claims": claims_wish(study, on_verdict)}
    for names in shown:
        key = scenario_key(names)
        wishes[f"scenario {key}"] = scenario_wish(study, names)
    alone = {name: each for name, each in QUESTIONS.items() if not each.within}
    for question in alone.values():
        # Where one scenario can be compared with another, all that are shown are.
        wishes[question.name] = (
            answer_wish(study, question, shown, partial(compared_with, case))
            if question.compares
            else answer_wish(study, question, scenarios_of(question, case, shown))
        )
    parts = grant(study, wishes)
    answers: dict[str, Answer] = {name: parts[name] for name in alone}
    cited = dict.fromkeys(key for claim in parts["claims"] for key in cited_by(claim))
    found = document.Document(
        case=case_note(case, cited=cited),
        settings=settings(study, shown),
        scenarios=tuple(parts[f"scenario {scenario_key(each)}"] for each in shown),
        claims=parts["claims"],
        reasons={name: each.reason for name, each in answers.items() if each.reason},
        notes=(*limits(case), *(() if installed() else (f"{MISSING}.",))),
        **{
            table: getattr(each, table)
            for name, each in answers.items()
            for table in QUESTIONS[name].tables
        },
    )
    return found.model_copy(update={"answer": answer(found)})


def cited_by(claim: Verdict) -> tuple[str, ...]:
    """Return what a claim cites: its own sources, then those of the figures that overturn it.

    Returns
    -------
    sources
        Keys, some perhaps twice.
    """
    return (*claim.sources, *(key for each in claim.overturned_by for key in each.sources))


def outline(study: Study, scenario: Names) -> document.Document:
    """Ask for one scenario and its power, without claims and draws.

    Returns
    -------
    document
        To be compared with another scenario's.
    """
    subject = Subject(central_question(study, scenario))
    bargained = QUESTIONS["power"].ask(subject)
    parts = grant(
        study,
        {
            "scenario": scenario_wish(study, scenario),
            "power": Wish({scenario: bargained}, lambda found: found[scenario].power),
        },
    )
    return document.Document(
        case=case_note(study.program.case),
        settings=settings(study, (scenario,)),
        scenarios=(parts["scenario"],),
        power=parts["power"],
    )


def settings(study: Study, scenarios: Sequence[Names]) -> document.Settings:
    """Describe what makes a run what it is.

    Returns
    -------
    settings
        With the versions of what could change the bytes.
    """
    return document.Settings(
        draws=study.draws,
        settled=study.settled.sentence if study.settled is not None else "",
        seed=study.seed,
        scenarios=tuple(map(scenario_key, scenarios)),
        versions=versions(compiled=study.compiled),
    )


def versions(*, compiled: bool) -> dict[str, str]:
    """Return the versions of all that could change the bytes of a brief.

    Parameters
    ----------
    compiled
        Whether the compiled solver is used: it adds up in another order than the other one does.
    """
    from importlib.metadata import version

    used = (*PACKAGES, *(("SALib",) if installed() else ()), *(("numba",) if compiled else ()))
    return {package: version(package) for package in used}
