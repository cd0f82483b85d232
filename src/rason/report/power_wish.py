"""What is asked about bargaining: a scenario's power, and who ranks where."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from rason.analysis.bargain import unions
from rason.analysis.empty_core import empty_core
from rason.analysis.ledger import ledger
from rason.analysis.loop import loops
from rason.analysis.power import power, shift
from rason.analysis.ranking import ranking, standing
from rason.analysis.relations import talk
from rason.answer.hold_up import other_outlets
from rason.claim.need import over
from rason.games.registry import ASKED
from rason.report.making.ledger import with_ledger
from rason.report.making.power import Standing, power_part
from rason.report.making.power_causes import power_causes
from rason.report.wish import Wish, central_question, drawn_question
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from rason.analysis.question import Question
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
    may, reason = other_outlets(question)
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
