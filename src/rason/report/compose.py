"""From a study to the result document: what is asked, all at once, and how it is put together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rason.analysis.closures import closures
from rason.analysis.contracts import contracts
from rason.analysis.dependence import dependence
from rason.analysis.flows import flows
from rason.analysis.prices import prices
from rason.analysis.projects import built, projects
from rason.analysis.surplus import surplus
from rason.claim.judge import judge
from rason.claim.need import over
from rason.claim.sobol import MISSING, installed
from rason.report import document
from rason.report.answer import answer
from rason.report.case_note import case_note
from rason.report.choosing import (
    compared_with,
    corridors,
    main_scenarios,
    none_open,
    usual_scenario,
)
from rason.report.interest_wish import interests_wish
from rason.report.limits import limits
from rason.report.making.claims import claim_part
from rason.report.making.scenario import scenario_key, scenario_part
from rason.report.making.stakes import closure_parts, dependence_parts, project_parts
from rason.report.power_wish import hold_up_wish, power_wish
from rason.report.ties_wish import ties_wish
from rason.report.wish import Wish, central_question, drawn_question, grant
from rason.scenario.merge import merge
from rason.scenario.needs import left_open

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from rason.analysis.question import PriceRule
    from rason.case.document import Claim
    from rason.claim.need import Inquiry
    from rason.study import Study

    Told = Callable[[document.Claim], None]

    Names = tuple[str, ...]

RULES: tuple[PriceRule, ...] = ("nodal", "contract", "parity")
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


def scenario_wish(study: Study, scenario: Names, rules: Sequence[PriceRule] = RULES) -> Wish:
    """Wish for a scenario's flows, prices, surplus and contracts.

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
            "flows": over("flows", flows, question),
            "prices": over("prices", prices, question),
            "contracts": over("contracts", contracts, question),
            **{
                rule: over(("surplus", rule), partial(surplus, rule=rule), question)
                for rule in rules
            },
        },
        lambda found: scenario_part(
            study.program.case,
            scenario,
            found["flows"],
            found["prices"],
            [found[rule] for rule in rules],
            found["contracts"],
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
        {
            "closures": over(("closures", together), partial(closures, k=together), question),
            "prices": over("prices", prices, question),
        },
        lambda found: closure_parts(
            study.program.case, found["closures"], found["prices"], question.figures()
        ),
    )


def projects_wish(study: Study, scenario: Names) -> Wish:
    """Wish for what projects are worth, at central figures and over the draws.

    Parameters
    ----------
    study, scenario
        Where; only projects that it leaves open are asked about.

    Returns
    -------
    wish
        For a tuple of `document.Project`.
    """
    question = central_question(study, scenario)
    drawn = drawn_question(study, scenario)
    optional = left_open(question.change())
    return Wish(
        {
            "central": over("projects", projects, question),
            **{key: over(("built", key), partial(built, project=key), drawn) for key in optional},
        },
        lambda found: project_parts(
            study.program.case,
            scenario_key(scenario),
            found["central"],
            {key: found[key] for key in optional},
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
        {"dependence": over("dependence", dependence, question)},
        lambda found: dependence_parts(study.program.case, found["dependence"], question.figures()),
    )


def claims_wish(
    study: Study, told: Told | None = None, only: Collection[str] | None = None
) -> Wish:
    """Wish for a verdict on every claim of the case, or on some.

    Parameters
    ----------
    study
        With its draws.
    told
        Told of each claim as soon as it is judged; None tells nobody.
    only
        Keys of those that are judged, each as it would be beside all; None is all.

    Returns
    -------
    wish
        For a tuple of `document.Claim`, in the order of the case.
    """
    asked = [each for each in study.case.claims if only is None or each.claim in only]

    def judged(claim: Claim) -> Inquiry[document.Claim]:
        part = claim_part(study.case, (yield from judge(claim, study.court)))
        if told is not None:
            told(part)
        return part

    return Wish(
        {each.claim: judged(each) for each in asked},
        lambda found: tuple(found[each.claim] for each in asked),
    )


def compose(
    study: Study,
    scenarios: Sequence[Names] | None = None,
    *,
    told: Told | None = None,
) -> document.Document:
    """Ask all that a brief shows, and put it together.

    Parameters
    ----------
    study
        With case, draws and modelling choices.
    scenarios
        Those that are shown; None chooses those that most statements are about.
    told
        Told of each claim as soon as it is judged; None tells nobody.

    Returns
    -------
    document
        Complete, with its answer.
    """
    case = study.program.case
    shown = tuple(scenarios or main_scenarios(case))
    usual = usual_scenario(case)
    wishes = {"claims": claims_wish(study, told)}
    for names in shown:
        key = scenario_key(names)
        wishes[f"scenario {key}"] = scenario_wish(study, names)
        wishes[f"power {key}"] = power_wish(study, names, compared_with(case, names))
        wishes[f"ties {key}"] = ties_wish(study, names)
    held = corridors(case)
    for number, (names, corridor) in enumerate(held):
        wishes[f"hold-up {number}"] = hold_up_wish(study, names, corridor)
    wishes["closures"] = closures_wish(study, usual)
    wishes["dependence"] = dependence_wish(study, usual)
    wishes["interests"] = interests_wish(study, shown)
    valued = tuple(names for names in shown if left_open(merge(case, names)))
    for names in valued:
        wishes[f"projects {scenario_key(names)}"] = projects_wish(study, names)
    parts = grant(study, wishes)
    cited = dict.fromkeys(key for claim in parts["claims"] for key in cited_by(claim))
    found = document.Document(
        case=case_note(case, cited=cited),
        settings=settings(study, shown),
        scenarios=tuple(parts[f"scenario {scenario_key(each)}"] for each in shown),
        power=tuple(parts[f"power {scenario_key(each)}"] for each in shown),
        hold_ups=tuple(parts[f"hold-up {number}"] for number in range(len(held))),
        closures=parts["closures"],
        projects=tuple(
            project for names in valued for project in parts[f"projects {scenario_key(names)}"]
        ),
        dependence=parts["dependence"],
        ties=tuple(parts[f"ties {scenario_key(each)}"] for each in shown),
        interests=parts["interests"],
        claims=parts["claims"],
        notes=(
            *limits(case),
            *(() if valued else (none_open(case, shown),) if case.projects else ()),
            *(() if installed() else (f"{MISSING}.",)),
        ),
    )
    return found.model_copy(update={"answer": answer(found)})


def cited_by(claim: document.Claim) -> tuple[str, ...]:
    """Return what a claim cites: its own sources, then those of the figures that overturn it.

    Parameters
    ----------
    claim
        Tested.

    Returns
    -------
    sources
        Keys, some perhaps twice.
    """
    return (*claim.sources, *(key for each in claim.overturned_by for key in each.sources))


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
        {
            "scenario": scenario_wish(study, scenario),
            "power": power_wish(study, scenario, None, ranked=False),
        },
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

    Returns
    -------
    versions
        By package.
    """
    from importlib.metadata import version

    used = (*PACKAGES, *(("SALib",) if installed() else ()), *(("numba",) if compiled else ()))
    return {package: version(package) for package in used}
