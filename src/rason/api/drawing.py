"""Figures of a state of the levers, made where the brief's are made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from rason.answer.subject import Subject
from rason.api import answers
from rason.api.opened import same_players
from rason.chart import claims_chart, words_chart
from rason.table.naming import names
from rason.words.counting import counted

if TYPE_CHECKING:
    from altair import TopLevelMixin

    from rason.api.opened import Opened


def chart(opened: Opened, asked: answers.ChartAsk) -> answers.Chart:
    """Draw a state.

    As Vega-Lite, with words for those who cannot see it. Raises `InputError` with every fault of
    the states.
    """
    question = answers.DRAWN[asked.chart]
    told = {}
    if asked.versus is not None and question.compares:
        same_players(asked.state, asked.versus)
        told[question.compares] = opened.question(asked.versus)
    subject = Subject(opened.question(asked.state))
    answer = opened.ask({"answer": question.ask(subject, **told)})["answer"]
    found = question.charts[asked.chart](answer, names(opened.case), asked.width)
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
    return drawn(words_chart(text), text)


def _number(value: float | None) -> float:
    return math.nan if value is None else value
