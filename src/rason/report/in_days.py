"""Of a calendar: who runs short first, and who must stop producing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rason.report.case_names import actor_names, scenario_called
from rason.report.finding import RANGE, confidence, in_sentence, made
from rason.words.amounts import format_share
from rason.words.counting import counted
from rason.words.phrases import amount, day, interval

if TYPE_CHECKING:
    from rason.answer.shortages import Shortage
    from rason.report.document import Document, Finding


def runs_short(document: Document) -> Finding | None:
    """Say who runs short first, of what, from when, and of how much."""
    rows = [each for each in getattr(document, "shortages", ()) if each.first and each.share]
    if not rows:
        return None
    named = document.headline.scenario if document.headline else ""
    rows = [each for each in rows if each.scenario == named] or rows
    name, case = actor_names(document.case), document.case
    begun = min(each.first for each in rows)
    at_once = [each for each in rows if each.first == begun]
    first = max(at_once, key=lambda each: (each.share or 0.0))
    good = in_sentence(case.commodities.get(first.commodity, first.commodity))
    where = scenario_called(case, first.scenario)
    text = f"in “{where}” {name[first.buyer]} runs short first, from"
    text += f" {day(date.fromisoformat(first.first))}: it lacks {format_share(first.share or 0.0)}"
    text += f" of the {good} that it asks for{_share_range(first)}"
    others = {each.buyer for each in rows if each.scenario == first.scenario} - {first.buyer}
    if others:
        text += f"; {counted(len(others), 'other')} run{'s' * (len(others) == 1)} short that day or"
        text += " later"
    return made("shortage", text, confidence(document))


def _share_range(row: Shortage) -> str:
    """Write the range of what is lacking, as parts of what is asked for."""
    low, high, asked = (getattr(row, each) for each in ("low", "high", "asked"))
    if low is None or high is None or not asked:
        return ""
    ends = [format_share(each / asked) for each in (low, high)]
    return f" ({RANGE} {ends[0]} to {ends[1]})" if ends[0] != ends[1] else ""


def keeps_in(document: Document) -> Finding | None:
    """Say who must stop producing most."""
    rows = [each for each in getattr(document, "shut_in", ()) if each.amount > 0.0]
    if not rows:
        return None
    named = document.headline.scenario if document.headline else ""
    rows = [each for each in rows if each.scenario == named] or rows
    name, goods = actor_names(document.case), document.case.commodities
    first = max(rows, key=lambda each: each.share or 0.0)
    good = in_sentence(goods.get(first.commodity, first.commodity))
    share = "" if first.share is None else f", {format_share(first.share)} of what it could bring"
    ends = interval(first.low, first.high, first.unit)
    text = f"{name[first.actor]} must keep in the largest part of its {good}:"
    text += f" {amount(first.amount, first.unit)}{f' ({RANGE} {ends})' if ends else ''}{share}"
    if first.first:
        text += f", from {day(date.fromisoformat(first.first))}"
    return made("shut-in", text, confidence(document))
