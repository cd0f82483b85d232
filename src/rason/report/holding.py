"""In what share of draws a claim holds, in the words that terminal and brief share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.words.amounts import format_share

if TYPE_CHECKING:
    from rason.report.document import Claim


def held(claim: Claim) -> str:
    """Say in what share of draws a claim holds.

    Returns
    -------
    text
        Such as ``78 ± 2 %`` or ``every draw``; of a settled claim ``always``, ``never`` or ``some
        reports``; empty where no draws were asked.
    """
    if claim.settled:
        return {"holds": "always", "fails": "never", "weights": "some reports"}[claim.settled]
    if claim.probability is None:
        return ""
    if claim.probability in {0.0, 1.0}:
        return "every draw" if claim.probability else "no draw"
    return format_share(claim.probability, claim.error or 0.0)


def beside(claim: Claim) -> str:
    """Say what a share of draws leaves out: that the central figures disagree, or have no value.

    Returns
    -------
    text
        Such as ``not at central figures``; empty where there is nothing to say.
    """
    told = []
    if claim.disagrees:
        told.append("but at central figures" if claim.holds else "not at central figures")
    if claim.no_value and claim.probability is not None:
        told.append(f"no value in {format_share(claim.no_value)} of draws")
    return "; ".join(told)


def held_and_beside(claim: Claim) -> str:
    """Say in what share of draws a claim holds, and what that leaves out.

    Returns
    -------
    text
        Such as ``69 ± 2 % (not at central figures)``.
    """
    share, more = held(claim), beside(claim)
    return f"{share} ({more})" if more else share


def holds_in(claim: Claim) -> str:
    """Say in which draws a claim holds, as part of a sentence.

    Returns
    -------
    text
        Such as ``it holds in 78 ± 2 % of draws``.
    """
    share, more = held(claim), beside(claim)
    text = f"it holds in {share}" + ("" if share.endswith("draw") else " of draws")
    return f"{text}, {more}" if more else text
