"""The sentences in which verdicts are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.claim.likelihood import percent, words
from rason.games.wording import listed
from rason.words.counting import counted, of_draws
from rason.words.phrases import amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.claim.overturn import Overturn

NOW: Final = "; the case has "


def likelihood(held: int, draws: int, error: float, access: frozenset[str]) -> str:
    """Say in how many draws a claim holds, and the model's word for that.

    Never a likelihood of the claim itself.
    `held`, `draws`: draws in which it holds, of those in which it has a value.
    `error`: half-width of the 95 % interval of the share.
    `access`: the rules of access under which it was tested.

    Examples
    --------
    >>> likelihood(799, 1024, 0.018, frozenset({"veto"}))
    'Under the veto rule it holds in 799 of 1,024 draws of this case (78 ± 2 %); in this model that
    is likely.'
    """
    share = held / draws
    within = f" ({percent(share, error)})" if 0 < held < draws else ""
    return (
        f"{_under(access)} it holds in {of_draws(held, draws)} of this case{within}; in this model"
        f" that is {words(share, error)}."
    )


def unstable(held: int, draws: int, access: frozenset[str], flipped: int, choices: int) -> str:
    """Say in how many draws a claim holds that modelling choices decide.

    Without a word of likelihood.
    `access`: the rules of access under which it was tested.
    `flipped`, `choices`: how many of the choices made otherwise, each alone, change its truth, and
    how many move it.

    Examples
    --------
    >>> unstable(799, 1024, frozenset({"veto"}), 2, 3)
    'Under the veto rule it holds in 799 of 1,024 draws of this case; but 2 of the 3 modelling
    choices that bear on it, made otherwise, change its truth, so no likelihood is given.'
    """
    if choices == 1:
        which = "the one modelling choice that bears on it, made otherwise, changes its truth"
    elif flipped == 1:
        which = (
            f"1 of the {choices} modelling choices that bear on it, made otherwise, changes its "
            "truth"
        )
    else:
        which = (
            f"{flipped} of the {choices} modelling choices that bear on it, made otherwise, change "
            "its truth"
        )
    return (
        f"{_under(access)} it holds in {of_draws(held, draws)} of this case; but {which}, so no "
        "likelihood is given."
    )


def illustrative(held: int, draws: int, access: frozenset[str], figure: str, reason: str) -> str:
    """Say in how many draws a claim holds that rests on an untested assumption, and on which.

    Without a word of likelihood.
    `access`: the rules of access under which it was tested.
    `figure`: key of the assumption.
    `reason`: how it decides.

    Examples
    --------
    >>> illustrative(16, 16, frozenset({"veto"}), "fee", "it overturns the claim inside its range")
    'Under the veto rule it holds in all 16 draws of this case. It rests on an untested assumption:
    fee; it overturns the claim inside its range.'
    """
    return (
        f"{_under(access)} it holds in {of_draws(held, draws)} of this case."
        f" It rests on an untested assumption: {figure}; {reason}."
    )


def settled(holds: bool | None, reason: str) -> str:  # noqa: FBT001 - what is said
    """Say that how the case is built decides a claim.

    Without a word of likelihood.
    `holds`: whether it holds; None where the case's weights decide.
    `reason`: why no figure can change that.

    Examples
    --------
    >>> settled(False, "its margin is the same in every draw")
    'Settled by construction: it does not hold whatever the figures are, as its margin is the same
    in every draw.'
    """
    if holds is None:
        return f"Settled by construction: {reason}."
    found = "holds" if holds else "does not hold"
    return f"Settled by construction: it {found} whatever the figures are, as {reason}."


def no_value(draws: int, reason: str) -> str:
    """Say that a claim has no verdict, as a side of it has a value in no draw.

    Without a word of likelihood.
    `draws`: how many were looked at.

    Examples
    --------
    >>> no_value(64, "nothing is sold")
    'No value: in none of 64 draws can it, or its contrary, be said to hold, as nothing is sold.'
    """
    return (
        f"No value: in none of {draws:,} draws can it, or its contrary, be said to hold, as"
        f" {reason}."
    )


def at_centre(holds: bool) -> str:  # noqa: FBT001 - what is said
    """Say that the central figures disagree with most draws.

    To stand behind the verdict's.
    """
    said = "it holds although it fails in most draws" if holds else (
        "it fails although it holds in most draws"
    )  # fmt: skip
    return f"At central figures {said}."


def changed_by(turn: Overturn, *, holds: bool) -> str:
    """Say on which side of a figure's value a claim holds.

    Such as ``Transit fee: would hold above USD 158 m/yr; the case has USD 150 m/yr``.
    `holds`: whether it holds at central figures.
    """
    if turn.until is not None:
        first, last = sorted((turn.at, turn.until))
        between = f"between {_value(turn, first)} and {_value(turn, last)}"
        text = f"{'fails' if holds else 'would hold'} {between}"
    elif holds:
        text = f"holds {'below' if turn.side == 'above' else 'above'} {_value(turn, turn.at)}"
    else:
        text = f"would hold {turn.side} {_value(turn, turn.at)}"
    ends = (turn.at, turn.at if turn.until is None else turn.until)
    low, value, high = turn.now
    reached = any(low <= end <= high for end in ends)
    outside = "" if reached else "; outside its range"
    return f"{turn.name}{_with(turn)}: {text}{NOW}{_value(turn, value)}{outside}"


def changed_by_two(pair: Sequence[Overturn], *, holds: bool) -> str:
    """Say at which values of two figures a claim is not as it is at central figures."""
    parts = [f"{each.name}{_with(each)} at {_value(each, each.at)}" for each in pair]
    now = " and ".join(_value(each, each.now[1]) for each in pair)
    outside = "" if all(each.inside for each in pair) else "; outside their ranges"
    return f"{'fails' if holds else 'would hold'} with {listed(parts)}{NOW}{now}{outside}"


def without_now(says: str) -> str:
    """Return what overturns a claim without where the figures are, for those to be kept back.

    Examples
    --------
    >>> without_now("Transit fee: holds above USD 158 m/yr; the case has USD 150 m/yr")
    'Transit fee: holds above USD 158 m/yr'
    """
    return says.partition(NOW)[0]


def _value(turn: Overturn, value: float) -> str:
    return amount(value, turn.unit, exact=True)


def _with(turn: Overturn) -> str:
    """Say how many figures move with one."""
    if not turn.moving:
        return ""
    move = "moves" if len(turn.moving) == 1 else "move"
    return f" (with {counted(len(turn.moving), 'figure')} that {move} with it)"


def _under(access: frozenset[str]) -> str:
    rule = {frozenset({"veto"}): "the veto rule", frozenset({"open"}): "open access"}
    return f"Under {rule.get(access, 'the access rules of its scenarios')}"
