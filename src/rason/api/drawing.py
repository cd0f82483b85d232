"""Figures of a state of the levers, made where the brief's are made."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from rason.answer.registry import QUESTIONS
from rason.api import answers, solving
from rason.chart import (
    claims_chart,
    core_chart,
    power_shift_chart,
)
from rason.report.brief.power_pictures import core_frame, shift_frame
from rason.report.case_note import case_note
from rason.report.compose import settings
from rason.report.document import Document
from rason.table.naming import names
from rason.words.amounts import format_amount
from rason.words.counting import counted
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from altair import TopLevelMixin

    from rason.api.opened import Opened
    from rason.case.case import Case


def chart(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    """Draw a state.

    As Vega-Lite, with words for those who cannot see it. Raises `InputError` with every fault of
    the states.
    """
    draw: dict[str, Callable[[Opened, answers.ChartAsk], answers.Chart]] = {
        "power": _power,
        "power_shift": _shift,
        **{name: partial(_answer, name) for name in answers.DRAWN},
    }
    return draw[asked.chart](opened, asked)


def _power(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    """Draw what the core allows each player, and what each concept gives it."""
    document = _game(opened, asked)
    if document is None:
        return nothing("This state has no solution, so there is nothing to bargain over.")
    (power,) = document.power
    frame = core_frame(document)
    if frame.empty:
        return nothing("Nobody gains anything by dealing with others in this state.")
    names = _actors(opened.case)
    said = _ranked({player: power.gain[player] for player in power.players}, names, power.unit)
    return drawn(
        core_chart(frame, unit=power.unit, width=asked.width),
        f"What each gains above what it has alone (Shapley): {said}."
        + (" The core is empty." if power.core.empty else ""),
    )


def _shift(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    """Draw what the state adds to what each player can bargain for, against another."""
    document = _game(opened, asked)
    if document is None or not (document.power[0].shift or {}).get("shapley"):
        return nothing("There is no other state with a solution to compare this one with.")
    (power,) = document.power
    frame = shift_frame(document, [power])
    if frame.empty:
        return nothing("Nothing changes for anybody.")
    shift = (power.shift or {})["shapley"]
    said = _ranked(shift, _actors(opened.case), power.unit, signed=True)
    return drawn(
        power_shift_chart(frame, unit=power.unit, width=asked.width),
        f"Shift of bargaining power (Shapley): {said}.",
    )


def _game(opened: Opened, asked: answers.ChartAsk) -> Document | None:
    """Return a state's game as a result document, for the frames of the brief's figures."""
    question = answers.SolveAsk(state=asked.state, versus=asked.versus, ranges=False)
    power = solving.solve(opened, question).power
    if power is None:
        return None
    return Document(
        case=case_note(opened.question(asked.state).case),
        settings=settings(opened.study, (opened.scenarios(asked.state),)),
        power=(power,),
    )


def _ranked(
    amounts: Mapping[str, float], names: Mapping[str, str], unit: str, *, signed: bool = False
) -> str:
    """Say who gets how much, the most first."""
    ranked = sorted(amounts, key=lambda player: -amounts[player])
    said = (f"{names[each]} {format_amount(amounts[each], unit, signed=signed)}" for each in ranked)
    return in_prose("; ".join(said))


def _answer(name: str, opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    """Draw the answer to a declared question."""
    question = QUESTIONS[name]
    assert question.draw is not None, f"{name} has no chart"
    answer = solving.answer(question, opened, answers.ASKED[name](state=asked.state))
    found = question.draw(answer, names(opened.case), asked.width)
    return nothing(found.text) if found.chart is None else drawn(found.chart, found.text)


def shares(asked: answers.SharesAsk) -> answers.Chart:
    """Draw how often claims hold."""
    rows = [
        {
            "claim": each.says,
            "probability": each.probability,
            "error": _number(each.error),
        }
        for each in asked.claims
        if each.probability is not None
    ]
    if not rows:
        return nothing("No claim has a share of draws yet.")
    return drawn(
        claims_chart(pd.DataFrame(rows), width=asked.width),
        f"In what share of draws each of {counted(len(rows), 'claim')} holds.",
    )


def drawn(chart: TopLevelMixin, text: str) -> answers.Chart:
    """Return a figure as it goes out.

    The text is what it says, for those who cannot see it.
    """
    return answers.Chart(spec=chart.to_dict(), text=text)


def nothing(text: str) -> answers.Chart:
    """Draw nothing, and say why."""
    import altair as alt

    empty = alt.Chart(pd.DataFrame({"text": [text]})).mark_text(align="left").encode(text="text:N")
    return drawn(empty, text)


def _actors(case: Case) -> dict[str, str]:
    return {key: each.name for key, each in case.actors.items()}


def _number(value: float | None) -> float:
    return math.nan if value is None else value
