"""From a study to the result document: what is asked, all at once, and how it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.analysis.closures import closures
from rason.analysis.dependence import dependence
from rason.analysis.flows import flows
from rason.analysis.power import power, shift
from rason.analysis.prices import prices
from rason.analysis.projects import built, projects
from rason.analysis.question import Question
from rason.analysis.surplus import surplus
from rason.claim.judge import judge
from rason.errors import InputError
from rason.report import document
from rason.report.answer import answer
from rason.report.case_note import case_note
from rason.report.choosing import compared_with, main_scenarios, usual_scenario
from rason.report.making.claims import claim_part
from rason.report.making.power import power_part
from rason.report.making.scenario import scenario_key, scenario_part
from rason.report.making.stakes import closure_parts, dependence_parts, project_parts
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from rason.analysis.question import PriceRule
    from rason.claim.need import Inquiry
    from rason.study import Study

    Names = tuple[str, ...]

RULES: tuple[PriceRule, ...] = ("nodal", "contract", "parity")
PACKAGES = ("rason", "highspy", "numpy", "scipy", "pandas", "altair", "vl-convert-python")
"""What could change the bytes of a brief."""


@dataclass(frozen=True)
class Wish:
    """Some inquiries, and what becomes of their results.

    Parameters
    ----------
    inquiries
        By keys of its own.
    finish
        From the results by the same keys to a part of the document.
    """

    inquiries: Mapping[Hashable, Inquiry[Any]]
    finish: Callable[[Mapping[Hashable, Any]], Any]


def grant(study: Study, wishes: Mapping[str, Wish]) -> dict[str, Any]:
    """Ask for all wishes at once.

    Parameters
    ----------
    study
        Who asks the solver.
    wishes
        By name.

    Returns
    -------
    parts
        Of the document, by the same names.

    Raises
    ------
    InputError
        With the faults of every inquiry that was refused.
    """
    asked: dict[Hashable, Inquiry[Any]] = {
        (name, key): inquiry
        for name, wish in wishes.items()
        for key, inquiry in wish.inquiries.items()
    }
    found = study.ask(asked)
    faults = [each for each in found.values() if isinstance(each, InputError)]
    if faults:
        diagnostics = dict.fromkeys(each for fault in faults for each in fault.diagnostics)
        raise InputError(*diagnostics)
    return {
        name: wish.finish({key: found[name, key] for key in wish.inquiries})
        for name, wish in wishes.items()
    }


def central_question(study: Study, scenario: Names) -> Question:
    """Return the question about a scenario at central figures.

    Parameters
    ----------
    study
        With its modelling choices.
    scenario
        Names, merged from left to right.

    Returns
    -------
    question
        Of one draw.
    """
    court = study.court
    return Question(study.program, court.middle, scenario, court.choices)


def scenario_wish(study: Study, scenario: Names, rules: Sequence[PriceRule] = RULES) -> Wish:
    """Wish for a scenario's flows, prices and surplus.

    Parameters
    ----------
    study, scenario
        Where.
    rules
        Price rules of the surplus.

    Returns
    -------
    wish
        For a `document.Scenario`.
    """
    question = central_question(study, scenario)
    return Wish(
        {
            "flows": flows(question),
            "prices": prices(question),
            **{rule: surplus(question, rule) for rule in rules},
        },
        lambda found: scenario_part(
            study.program.case,
            scenario,
            found["flows"],
            found["prices"],
            [found[rule] for rule in rules],
        ),
    )


def power_wish(study: Study, scenario: Names, versus: Names | None) -> Wish:
    """Wish for a scenario's power, and its shift against another.

    Parameters
    ----------
    study, scenario
        Where.
    versus
        The other scenario; None for none.

    Returns
    -------
    wish
        For a `document.Power`.
    """
    question, case = central_question(study, scenario), study.program.case
    inquiries: dict[Hashable, Inquiry[Any]] = {"power": power(question)}
    if versus is not None:
        inquiries["shift"] = shift(question, versus)
    access = question.choices.access or merge(case, scenario).access
    return Wish(
        inquiries,
        lambda found: power_part(
            case, scenario, found["power"], access=access, versus=versus, shift=found.get("shift")
        ),
    )


def closures_wish(study: Study, scenario: Names, together: int = 1) -> Wish:
    """Wish for what closures cost.

    Parameters
    ----------
    study, scenario
        Where.
    together
        How many things close at once.

    Returns
    -------
    wish
        For a tuple of `document.Closure`.
    """
    question = central_question(study, scenario)
    return Wish(
        {"closures": closures(question, together), "prices": prices(question)},
        lambda found: closure_parts(
            study.program.case, found["closures"], found["prices"], question.figures()
        ),
    )


def projects_wish(study: Study, scenario: Names = ()) -> Wish:
    """Wish for what projects are worth, at central figures and over the draws.

    Parameters
    ----------
    study, scenario
        Where; the bare case asks about every optional project.

    Returns
    -------
    wish
        For a tuple of `document.Project`.
    """
    question = central_question(study, scenario)
    drawn = Question(study.program, study.court.draws, scenario, study.court.choices)
    optional = [key for key, state in question.change().projects.items() if state == "option"]
    return Wish(
        {"central": projects(question), **{key: built(drawn, key) for key in optional}},
        lambda found: project_parts(
            study.program.case, found["central"], {key: found[key] for key in optional}
        ),
    )


def dependence_wish(study: Study, scenario: Names) -> Wish:
    """Wish for who depends on whom.

    Parameters
    ----------
    study, scenario
        Where.

    Returns
    -------
    wish
        For a tuple of `document.Dependence`.
    """
    question = central_question(study, scenario)
    return Wish(
        {"dependence": dependence(question)},
        lambda found: dependence_parts(study.program.case, found["dependence"], question.figures()),
    )


def claims_wish(study: Study) -> Wish:
    """Wish for a verdict on every claim of the case.

    Parameters
    ----------
    study
        With its draws.

    Returns
    -------
    wish
        For a tuple of `document.Claim`, in the order of the case.
    """
    case, court = study.program.case, study.court
    return Wish(
        {each.claim: judge(each, court) for each in case.claims},
        lambda found: tuple(claim_part(case, found[each.claim]) for each in case.claims),
    )


def compose(study: Study, scenarios: Sequence[Names] | None = None) -> document.Document:
    """Ask all that a brief shows, and put it together.

    Parameters
    ----------
    study
        With case, draws and modelling choices.
    scenarios
        Those that are shown; None chooses those that most statements are about.

    Returns
    -------
    document
        Complete, with its answer.
    """
    case = study.program.case
    shown = tuple(scenarios or main_scenarios(case))
    usual = usual_scenario(case)
    wishes = {"claims": claims_wish(study)}
    for names in shown:
        key = scenario_key(names)
        wishes[f"scenario {key}"] = scenario_wish(study, names)
        wishes[f"power {key}"] = power_wish(study, names, compared_with(case, names))
    wishes["closures"] = closures_wish(study, usual)
    wishes["dependence"] = dependence_wish(study, usual)
    if any(each.state == "option" for each in case.projects.values()):
        wishes["projects"] = projects_wish(study)
    parts = grant(study, wishes)
    cited = dict.fromkeys(key for claim in parts["claims"] for key in claim.sources)
    found = document.Document(
        case=case_note(case, cited=cited),
        settings=settings(study, shown),
        scenarios=tuple(parts[f"scenario {scenario_key(each)}"] for each in shown),
        power=tuple(parts[f"power {scenario_key(each)}"] for each in shown),
        closures=parts["closures"],
        projects=parts.get("projects", ()),
        dependence=parts["dependence"],
        claims=parts["claims"],
    )
    return found.model_copy(update={"answer": answer(found)})


def outline(study: Study, scenario: Names) -> document.Document:
    """Ask for one scenario and its power, without claims and draws.

    Parameters
    ----------
    study, scenario
        Where.

    Returns
    -------
    document
        To be compared with another scenario's.
    """
    parts = grant(
        study,
        {"scenario": scenario_wish(study, scenario), "power": power_wish(study, scenario, None)},
    )
    return document.Document(
        case=case_note(study.program.case),
        settings=settings(study, (scenario,)),
        scenarios=(parts["scenario"],),
        power=(parts["power"],),
    )


def settings(study: Study, scenarios: Sequence[Names]) -> document.Settings:
    """Describe what makes a run what it is.

    Parameters
    ----------
    study
        With its draws.
    scenarios
        Those that are shown.

    Returns
    -------
    settings
        With the versions of what could change the bytes.
    """
    return document.Settings(
        draws=study.draws,
        seed=study.seed,
        scenarios=tuple(map(scenario_key, scenarios)),
        versions=versions(),
    )


def versions() -> dict[str, str]:
    """Return the versions of all that could change the bytes of a brief."""
    from importlib.metadata import version

    return {package: version(package) for package in PACKAGES}
