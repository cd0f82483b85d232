"""What is asked about bargaining: a scenario's power and ranking, and who could hold it up."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from rason.analysis.bargain import unions
from rason.analysis.cover import cushions
from rason.analysis.empty_core import empty_core
from rason.analysis.hazard import hazard, project_of
from rason.analysis.hold_up import Corridor, net_fee, penalties, quasi_rent
from rason.analysis.ledger import ledger
from rason.analysis.loop import loops
from rason.analysis.measures import MEASURES
from rason.analysis.power import power, shift
from rason.analysis.ranking import ranking, standing
from rason.analysis.relations import talk
from rason.claim.need import over
from rason.errors import InputError
from rason.games.registry import ASKED
from rason.report.choosing import corridors
from rason.report.making.hold_up import Answers, hold_up_part
from rason.report.making.ledger import with_ledger
from rason.report.making.power import Standing, power_part
from rason.report.making.power_causes import power_causes
from rason.report.wish import Wish, central_question, drawn_question
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from rason.analysis.cover import Cushion
    from rason.analysis.question import Question
    from rason.case import Case
    from rason.claim.need import Inquiry
    from rason.study import Study

    Access = Literal["veto", "open"]
    Names = tuple[str, ...]
    Inquiries = dict[Hashable, Inquiry[Any]]

OUTLETS = "options: all"


def power_wish(study: Study, scenario: Names, versus: Names | None, *, ranked: bool = True) -> Wish:
    """Wish for a scenario's power, its shift against another, and how firm the ranking is.

    Parameters
    ----------
    study, scenario
        Where.
    versus
        The other scenario; None for none.
    ranked
        Whether to ask who ranks where, which takes all draws.

    Returns
    -------
    wish
        For a `document.Power`.
    """
    question, case = central_question(study, scenario), study.program.case
    inquiries: Inquiries = {
        "power": over("power", power, question),
        "ledger": over("ledger", ledger, question),
        "empty": over("empty core", empty_core, question),
        "loops": over("loops", loops, question),
    }
    if versus is not None:
        inquiries["shift"] = over(("shift", versus), partial(shift, versus=versus), question)
    access: Access = question.choices.access or merge(case, scenario).access
    standings = _standings(study, question, versus, access) if ranked else {}
    may, reason = _outlets(question)
    if ranked and may:
        standings[OUTLETS] = over(
            ("standing", versus, OUTLETS), partial(standing, versus=versus, outlets=True), question
        )

    def finish(found: Mapping[Hashable, Any]) -> Any:  # noqa: ANN401 - a part of the document
        part = power_part(
            case,
            scenario,
            found["power"],
            access=access,
            versus=versus,
            shift=found.get("shift"),
            causes=power_causes(case, found["power"], found["empty"], found["loops"]),
            standing=_standing(question, {key: found[key] for key in standings}, reason)
            if ranked
            else None,
        )
        return with_ledger(part, case, found["ledger"])

    return Wish(inquiries | standings, finish)


def _standings(study: Study, question: Question, versus: Names | None, access: Access) -> Inquiries:
    """Ask what ranks the players: at central figures, over the draws, and by other choices."""
    opposite: Access = "veto" if access == "open" else "open"
    others: dict[Hashable, Question] = {
        f"concept: {concept}": replace(question, choices=replace(question.choices, concept=concept))
        for concept in _others(question)
    }
    others[f"access: {opposite}"] = replace(
        question, choices=replace(question.choices, access=opposite)
    )
    drawn = drawn_question(study, question.scenario)
    asked = {"central": question, "drawn": drawn, **others}
    return {
        name: over(("standing", versus), partial(standing, versus=versus), each)
        for name, each in asked.items()
    }


def _standing(question: Question, found: Mapping[Hashable, Any], reason: str) -> Standing:
    """Rank the players."""
    others = {str(key): each[0] for key, each in found.items() if key not in ("central", "drawn")}
    return Standing(
        ranking(question.players, found["central"][0], found["drawn"], others),
        found["drawn"],
        others.get(OUTLETS),
        {OUTLETS: reason} if reason else {},
    )


def hold_up_wish(study: Study, scenario: Names, corridor: Corridor) -> Wish:
    """Wish for what shutting a corridor could extort, and what speaks against it.

    Parameters
    ----------
    study, scenario
        Where.
    corridor
        Who could shut what, for which fee.

    Returns
    -------
    wish
        For a `document.HoldUp`.
    """
    case = study.program.case
    asked = {
        "central": central_question(study, scenario),
        "drawn": drawn_question(study, scenario),
    }
    project = project_of(case, corridor.closed)
    others_may, reason = _outlets(asked["central"])
    inquiries: Inquiries = {}
    rent = partial(quasi_rent, actor=corridor.actor, closed=corridor.closed)
    for when, question in asked.items():
        inquiries[when, "rent"] = over(("rent", corridor), rent, question)
        if others_may:
            wide = replace(question, choices=replace(question.choices, options="all"))
            inquiries[when, "outlets"] = over(("rent", corridor), rent, wide)
        if corridor.closed:
            inquiries[when, "penalties"] = over(
                ("penalties", corridor), partial(penalties, corridor=corridor), question
            )
        if project:
            inquiries[when, "hazard"] = over(
                ("hazard", project), partial(hazard, project=project), question
            )
    if corridor.closed:
        inquiries["cushions"] = _cushions(asked["central"], asked["drawn"], corridor.closed)

    def finish(found: Mapping[Hashable, Any]) -> Any:  # noqa: ANN401 - a part of the document
        cushioned = dict(zip(asked, found.get("cushions", ((), ())), strict=True))
        central, drawn = (
            Answers(
                rent=found[when, "rent"],
                fee=net_fee(question, corridor),
                outlets=found.get((when, "outlets")),
                penalties=found.get((when, "penalties"), {}),
                hazard=found.get((when, "hazard")),
                cushions=cushioned[when],
            )
            for when, question in asked.items()
        )
        reasons = {"outlets": reason} if reason else {}
        return hold_up_part(case, scenario, corridor, project, central, drawn, reasons)

    return Wish(inquiries, finish)


def _cushions(
    central: Question, drawn: Question, closed: str
) -> Inquiry[tuple[tuple[Cushion, ...], tuple[Cushion, ...]]]:
    """Ask what cushions the buyers that are served at central figures, there and in every draw."""
    middle = yield from cushions(central, closed)
    served = tuple((each.buyer, each.commodity) for each in middle)
    about = partial(cushions, closed=closed, served=served)
    return middle, (yield from over(("cushions", closed, served), about, drawn))


def corridors_asked(
    case: Case,
    scenario: Names,
    *,
    actor: str | None,
    closed: str | None,
    fee: str | None,
    cost: str | None,
) -> tuple[Corridor, ...]:
    """Return the corridors whose hold-up is asked about.

    Parameters
    ----------
    case
        The case.
    scenario
        Where.
    actor, closed, fee, cost
        Keys as somebody named them, or None: where none is named, those that the claims ask about
        in this scenario.

    Returns
    -------
    corridors
        With the keys that the case has.

    Raises
    ------
    InputError
        If a key is unknown, or nobody is named who could shut it (RSN-S002).
    """
    if not any((actor, closed, fee, cost)):
        return tuple(each for where, each in corridors(case) if where == scenario)
    asked = {
        name: key
        for name, key in (("actor", actor), ("closed", closed), ("fee", fee), ("cost", cost))
        if key is not None
    }
    MEASURES["temptation" if fee else "quasi_rent"].refuse(case, asked)
    return (Corridor(**asked),)


def _others(question: Question) -> tuple[str, ...]:
    """Return the concepts that may rank players otherwise than the question's own."""
    blocs, heard = bool(unions(question)), talk(question).heard
    return tuple(
        each.key
        for each in ASKED
        if each.key != question.choices.concept
        and (blocs or "unions" not in each.needs)
        and (heard or "graph" not in each.needs)
    )


def _outlets(question: Question) -> tuple[bool, str]:
    """Tell whether another project may be built beside the scenario's, or why that is unknown."""
    change = question.change()
    try:
        wide = question.variant(change.under(all_options=True))
    except InputError as fault:
        return False, fault.diagnostics[0].found
    return wide != question.variant(change), ""
