"""Figures in sentences: their names alone, and a ratio to a base told as a change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.words.amounts import format_share
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from rason.claim.overturn import Overturn

_RATIO = re.compile(r"^(?P<name>.+?),? (?:those|that) of (?P<base>.+?) being 1$")
"""How a case names a ratio to a base: ``Oil prices in 2020, those of 2014 being 1``."""


def name_of_figure(name: str) -> str:
    """Return a figure's name without the base of its ratio.

    Examples
    --------
    >>> name_of_figure("Oil-linked prices about 2020, those of 2014 being 1")
    'Oil-linked prices about 2020'
    >>> name_of_figure("World market price")
    'World market price'
    """
    found = _RATIO.match(name.strip().rstrip("."))
    return found["name"] if found else name.strip().rstrip(".")


def turning(turn: Overturn) -> str:
    """Say at which value of a figure a verdict turns, and what the case assumes.

    A ratio to a base as a change from it: ``at 68 % below 2014 (the case assumes 20 % below)``.
    """
    found = _RATIO.match(turn.name.strip())
    if turn.value is None:
        return f"at {amount(turn.at, turn.unit)}"
    if found is not None and turn.unit in {"", "1"}:
        base = found["base"]
        now = _change(turn.value) if turn.value != 1.0 else f"the level of {base}"
        at = f"{_change(turn.at)} {base}" if turn.at != 1.0 else f"the level of {base}"
        return f"at {at} (the case assumes {now})"
    at, now = (amount(each, turn.unit) for each in (turn.at, turn.value))
    rises = turn.at > turn.value
    if at == now:
        return f"if it {'rises a little above' if rises else 'falls a little below'} {now}"
    moves = "rises to" if rises else "falls to"
    return f"if it {moves} {at} (the case has {now})"


def range_of(turn: Overturn) -> str:
    """Write a figure's range, a ratio to a base as changes from it.

    Such as ``55 % below 2014 to 10 % above 2014``.
    """
    if turn.low is None or turn.high is None:
        return ""
    found = _RATIO.match(turn.name.strip())
    if found is None or turn.unit not in {"", "1"}:
        return interval(turn.low, turn.high, turn.unit)
    ends = [f"{_change(each)} {found['base']}" for each in (turn.low, turn.high)]
    return " to ".join(ends)


def _change(ratio: float) -> str:
    side = "below" if ratio < 1.0 else "above"
    return f"{format_share(abs(ratio - 1.0))} {side}"
