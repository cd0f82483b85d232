"""Figures of a state of the levers, made where the brief's are made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from rason.api import answers, solving
from rason.chart import (
    claims_chart,
    closure_chart,
    core_chart,
    dependence_matrix,
    power_shift_chart,
    price_range_chart,
)
from rason.games.wording import listed
from rason.report.brief.power_pictures import core_frame, shift_frame
from rason.report.case_note import case_note
from rason.report.compose import settings
from rason.report.document import Document
from rason.report.making.numbers import yearly
from rason.words.amounts import format_amount
from rason.words.counting import counted
from rason.words.phrases import in_prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from altair import TopLevelMixin

    from rason.api.opened import Opened
    from rason.case.case import Case

SHOWN = 12
"""Closures that a figure shows, the costliest first."""


def chart(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    """Draw a state.

    Parameters
    ----------
    opened
        The case.
    asked
        Which figure, of which state.

    Returns
    -------
    chart
        As Vega-Lite, with words for those who cannot see it.

    Raises
    ------
    InputError
        With every fault of the states.
    """
    draw = {
        "power": _power,
        "power_shift": _shift,
        "prices": _prices,
        "closures": _closures,
        "dependence": _dependence,
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


def _prices(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    case = opened.case
    scenario = solving.solve(opened, answers.SolveAsk(state=asked.state)).scenario
    rows = [
        {
            "place": case.places[price.place].name,
            "commodity": case.commodities[price.commodity].name,
            "low": _number(price.low),
            "central": _number(price.value),
            "high": _number(price.high),
            "unit": price.unit,
        }
        for price in scenario.prices
        if not price.origin and price.value is not None
    ]
    if not rows:
        return nothing("This state has no prices.")
    goods = list(dict.fromkeys(str(row["commodity"]) for row in rows))
    return drawn(
        price_range_chart(pd.DataFrame(rows), width=asked.width),
        f"What one unit more is worth, place by place: {listed(goods)}.",
    )


def _closures(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    found = solving.closed(opened, answers.Ask(state=asked.state)).closures
    names = _actors(opened.case)
    costly = [each for each in found if each.corridor and each.loss is not None and each.loss > 0.0]
    rows = [
        {
            "closure": each.name,
            "actor": names.get(actor, actor),
            "loss": loss,
            "note": "above the ceiling" if each.ceiling else "",
        }
        for each in costly
        for actor, loss in each.actors.items()
    ]
    if not rows:
        return nothing("No closure of a link or strait costs anything in this state.")
    unit = yearly(opened.case)
    first = costly[0]
    assert first.loss is not None
    return drawn(
        closure_chart(pd.DataFrame(rows), unit=unit, count=SHOWN, width=asked.width),
        f"What a year's closure of a link or strait would cost, and whom. The costliest is "
        f"{first.name}: {in_prose(format_amount(first.loss, unit))}.",
    )


def _dependence(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    found = solving.depends(opened, answers.Ask(state=asked.state)).dependence
    names, players = _actors(opened.case), opened.case.players
    losses = {
        (each.actor, each.partner): each.bargaining_loss
        for each in found
        if each.bargaining_loss is not None
    }
    if not losses:
        return nothing("Nobody depends on anybody in this state.")
    frame = pd.DataFrame(
        [
            {
                "actor": names[actor],
                "partner": names[partner],
                "bargaining_loss": losses.get((actor, partner), math.nan),
            }
            for actor in players
            for partner in players
        ]
    )
    unit = yearly(opened.case)
    frame.attrs["units"] = {"bargaining_loss": unit}
    (actor, partner), most = max(losses.items(), key=lambda each: each[1])
    return drawn(
        dependence_matrix(frame, width=asked.width),
        "What each actor would lose if it and another no longer dealt with each other. The most:"
        f" {names[actor]} without {names[partner]}, {in_prose(format_amount(most, unit))}.",
    )


def shares(asked: answers.SharesAsk) -> answers.Chart:
    """Draw how often claims hold.

    Parameters
    ----------
    asked
        Those of a run that are done, and how wide.

    Returns
    -------
    chart
        A bar for each claim that has a share.
    """
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

    Parameters
    ----------
    chart
        Made by `rason.chart`.
    text
        What it says, for those who cannot see it.

    Returns
    -------
    chart
        As Vega-Lite.
    """
    return answers.Chart(spec=chart.to_dict(), text=text)


def nothing(text: str) -> answers.Chart:
    """Draw nothing, and say why.

    Parameters
    ----------
    text
        Why there is nothing to be drawn.

    Returns
    -------
    chart
        That text.
    """
    import altair as alt

    empty = alt.Chart(pd.DataFrame({"text": [text]})).mark_text(align="left").encode(text="text:N")
    return drawn(empty, text)


def _actors(case: Case) -> dict[str, str]:
    return {key: each.name for key, each in case.actors.items()}


def _number(value: float | None) -> float:
    return math.nan if value is None else value
