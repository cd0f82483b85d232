"""What overturns a claim, and limits, as brief and terminal say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.acts_says import flipped
from rason.report.holding import held

if TYPE_CHECKING:
    from rason.report.document import Claim, Overturn


def overturned(claim: Claim) -> str:
    """Say in a few words which figure would overturn a claim.

    Parameters
    ----------
    claim
        With its overturning figures, the nearest first.

    Returns
    -------
    text
        Empty where nothing was sought.
    """
    if claim.probability is None:
        return ""
    if not claim.overturned_by:
        return flipped(claim.acts) or "no single figure alone"
    return turning(claim.overturned_by[0])


def turning(figure: Overturn) -> str:
    """Say on which side of a figure's value a claim holds.

    Returns
    -------
    text
        Its name, the value, the value assumed, and whether it lies outside the range.
    """
    return figure.says or figure.figure


def turns(claim: Claim) -> tuple[str, ...]:
    """Say what each figure alone does to a claim.

    Parameters
    ----------
    claim
        With its overturning figures, the nearest first.

    Returns
    -------
    texts
        One for each stretch of a figure in which the claim is changed.
    """
    return tuple(dict.fromkeys(map(turning, claim.overturned_by)))


def apart(claim: Claim) -> str:
    """Say that a claim fares otherwise at central figures than in most draws, where it does."""
    if not claim.disagrees or claim.probability is None:
        return ""
    share = held(claim)
    draws = share if share.endswith("draw") else f"{share} of draws"
    if claim.holds:
        return (
            f"at central figures it holds, though {'only ' * (claim.probability > 0.0)}in {draws}"
        )
    return f"at central figures it fails, though it holds in {draws}"
