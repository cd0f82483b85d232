"""What overturns a claim, in words: on which side of a value it holds, and what the case has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import listed
from rason.words.counting import counted
from rason.words.phrases import amount

if TYPE_CHECKING:
    from rason.case import Case
    from rason.claim.verdict import Overturn, Together


def says_alone(case: Case, turn: Overturn, *, holds: bool) -> str:
    """Say on which side of a figure's value a claim holds.

    Parameters
    ----------
    holds
        Whether it holds at central figures.

    Returns
    -------
    text
        Such as ``Transit fee: would hold above USD 158 m/yr; the case has USD 150 m/yr``.
    """
    name, at = case.figures[turn.figure].name, _told(turn, turn.at)
    ends = sorted((turn.at, turn.at if turn.until is None else turn.until))
    if turn.until is not None:
        between = " and ".join(_told(turn, end) for end in ends)
        text = f"{'fails' if holds else 'would hold'} between {between}"
    elif holds:
        text = f"holds {'below' if turn.side == 'above' else 'above'} {at}"
    else:
        text = f"would hold {turn.side} {at}"
    reached = any(turn.low <= end <= turn.high for end in ends)
    outside = "" if reached else "; outside its range"
    return f"{name}{_with(len(turn.moving))}: {text}; the case has {_now(turn)}{outside}"


def says_together(case: Case, pair: Together, *, holds: bool) -> str:
    """Say at which values of two figures a claim is not as it is at central figures."""
    parts = [
        f"{case.figures[each.figure].name}{_with(len(each.moving))} at {_told(each, each.at)}"
        for each in pair.figures
    ]
    now = " and ".join(map(_now, pair.figures))
    outside = "" if pair.inside else "; outside their ranges"
    return f"{'fails' if holds else 'would hold'} with {listed(parts)}; the case has {now}{outside}"


def _told(turn: Overturn, value: float) -> str:
    return amount(value, turn.unit, exact=True)


def _now(turn: Overturn) -> str:
    return _told(turn, turn.value)


def _with(moving: int) -> str:
    """Say how many figures move with one."""
    if not moving:
        return ""
    return f" (with {counted(moving, 'figure')} that move{'s' * (moving == 1)} with it)"
