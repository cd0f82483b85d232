"""From a study to the result document: what is asked, all at once, and how it is put together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from rason.answer.limits import limits
from rason.answer.registry import QUESTIONS
from rason.answer.scenario import solve
from rason.answer.subject import Subject
from rason.claim.judge import judge
from rason.claim.sobol import MISSING, installed
from rason.report import document
from rason.report.case_note import case_note
from rason.report.findings import findings
from rason.report.headline import headline
from rason.report.shown_scenarios import compared_with, main_scenarios
from rason.study.setting import usual_scenario
from rason.table.naming import scenario_key
from rason.words.phrases import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

    from rason.answer.declaration import Declaration
    from rason.case import Case
    from rason.case.document import BriefNote, Claim
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


def scenarios_of(
    question: Declaration, case: Case, shown: Sequence[Names] | None = None
) -> tuple[Names, ...]:
    """Return the scenarios in which a question is asked where none is named.

    The usual one, all that are shown, or those in which claims ask it.
    `shown`: those that the brief shows; None chooses them.
    """
    if question.scenarios == "claimed":
        return question.claimed(case) or (usual_scenario(case),)
    if question.scenarios == "usual":
        return (usual_scenario(case),)
    return tuple(shown or main_scenarios(case))


def inquiries(
    study: Study,
    question: Declaration,
    scenarios: Sequence[Names],
    against: Callable[[Names], Names | None] | None = None,
    **parameters: int | str,
) -> dict[Hashable, Inquiry[Answer]]:
    """Ask a declared question in some scenarios; `joined` makes one answer of the results.

    `against`: from each of them to the scenario that it is compared with, if any.
    """

    def asked(names: Names) -> Inquiry[Answer]:
        other = None if against is None else against(names)
        compared = {} if other is None else {question.compares: other}
        return question.ask(study.subject(question, names), **parameters, **compared)

    return {(question.name, names): asked(names) for names in scenarios}


def joined(question: Declaration, found: Mapping[Hashable, Any]) -> Answer:
    """Return one answer of those in several scenarios, with a reason only where none has rows.

    `found`: results of `inquiries`, perhaps among others.
    """
    parts = [
        each for key, each in found.items() if isinstance(key, tuple) and key[0] == question.name
    ]
    rows = {
        table: tuple(row for part in parts for row in getattr(part, table))
        for table in question.tables
    }
    reason = "" if any(rows.values()) or not parts else parts[0].reason
    answer: Answer = question.answer(**rows, reason=reason)
    return answer


def judgements(
    study: Study, on_verdict: OnVerdict | None = None, only: Collection[str] | None = None
) -> dict[Hashable, Inquiry[Verdict]]:
    """Ask for a verdict on every claim of the case, or on some, by their keys.

    `on_verdict`: called with each verdict as soon as it is there.
    `only`: keys of those that are judged, each as it would be beside all; None is all.
    """

    def judged(claim: Claim) -> Inquiry[Verdict]:
        verdict = yield from judge(claim, study.context)
        if on_verdict is not None:
            on_verdict(verdict)
        return verdict

    return {
        each.claim: judged(each) for each in study.case.claims if only is None or each.claim in only
    }


def compose(
    study: Study,
    scenarios: Sequence[Names] | None = None,
    *,
    also: Collection[str] = (),
    on_verdict: OnVerdict | None = None,
) -> document.Document:
    """Ask all that a brief shows, and put it together.

    `study`: with case, draws and modelling choices.
    `scenarios`: those that are shown; None chooses those that most statements are about.
    `also`: declared questions that a brief has only where they are asked for.
    `on_verdict`: called with each verdict as soon as it is there.
    """
    case = study.program.case
    shown = tuple(scenarios or main_scenarios(case))
    asked: dict[Hashable, Inquiry[Any]] = dict(judgements(study, on_verdict))
    asked |= {("scenario", names): solve(Subject(study.question(names))) for names in shown}
    alone = {
        name: each
        for name, each in QUESTIONS.items()
        if not each.within
        and (case.calendars or not each.timed)
        and (name in also or not each.aside)
        and (not each.asked or each.claimed(case))
    }
    for question in alone.values():
        # Where one scenario can be compared with another, all that are shown are.
        asked |= (
            inquiries(study, question, shown, partial(compared_with, case))
            if question.compares
            else inquiries(study, question, scenarios_of(question, case, shown))
        )
    found = study.ask_all(asked)
    answers = {name: joined(each, found) for name, each in alone.items()}
    verdicts = tuple(found[each.claim] for each in case.claims)
    cited = dict.fromkeys(key for claim in verdicts for key in cited_by(claim))
    made = document.Document(
        case=case_note(case, cited=cited),
        settings=settings(study, shown),
        scenarios=tuple(found["scenario", names] for names in shown),
        claims=verdicts,
        reasons={name: each.reason for name, each in answers.items() if each.reason},
        notes=(*limits(case), *(() if installed() else (f"{MISSING}.",))),
        **{
            table: getattr(each, table)
            for name, each in answers.items()
            for table in QUESTIONS[name].tables
        },
    )
    return answered_first(made, case.settings.brief)


def answered_first(made: document.Document, named: BriefNote | None) -> document.Document:
    """Put the answer before a document: what comes first, and what it says about the world.

    `named`: what the case names; None for nothing.
    """
    first = made.model_copy(update={"headline": headline(made, named)})
    told = findings(first)
    taken = (sentence(f"every scenario is taken {made.case.change}"),) if made.case.change else ()
    answer = (*taken, *(each.says for each in told))
    return first.model_copy(update={"findings": told, "answer": answer})


def cited_by(claim: Verdict) -> tuple[str, ...]:
    """Return what a claim cites: its own sources, then those of the figures that overturn it.

    Keys, some perhaps twice.
    """
    return (*claim.sources, *(key for each in claim.overturned_by for key in each.sources))


def outline(study: Study, scenario: Names) -> document.Document:
    """Ask for one scenario, its power and who runs short, without claims and draws.

    To be compared with another scenario's.
    """
    subject = Subject(study.question(scenario))
    asked: dict[Hashable, Inquiry[Any]] = {
        "scenario": solve(subject),
        "power": QUESTIONS["power"].ask(subject),
    }
    if subject.central.program.calendar is not None:
        asked["shortages"] = QUESTIONS["shortages"].ask(subject)
    found = study.ask_all(asked)
    return document.Document(
        case=case_note(study.program.case),
        settings=settings(study, (scenario,)),
        scenarios=(found["scenario"],),
        power=found["power"].power,
        **({"shortages": found["shortages"].shortages} if "shortages" in found else {}),
    )


def settings(study: Study, scenarios: Sequence[Names]) -> document.Settings:
    """Describe what makes a run what it is.

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

    `compiled`: whether the compiled solver is used: it adds up in another order than the other one
    does.
    """
    from importlib.metadata import version

    used = (*PACKAGES, *(("SALib",) if installed() else ()), *(("numba",) if compiled else ()))
    return {package: version(package) for package in used}
