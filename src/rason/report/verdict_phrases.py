"""Verdicts in a few words: what they come to, in what share of draws, and what overturns them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rason.words.amounts import format_share

if TYPE_CHECKING:
    from rason.claim.acts import Act
    from rason.claim.verdict import Verdict

Outcome = Literal["holds", "fails", "even", "depends", "unfounded", "settled", "open"]

_LIKELY, _UNLIKELY = 0.55, 0.45
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "holds": ("holds up", "hold up"),
    "fails": ("does not hold up", "do not hold up"),
    "even": ("could go either way", "could go either way"),
    "depends": ("turns on how bargaining is modelled", "turn on how bargaining is modelled"),
    "unfounded": ("rests on guesses", "rest on guesses"),
    "settled": ("is settled by how the case is built", "are settled by how the case is built"),
    "open": ("cannot be tested here", "cannot be tested here"),
}
"""What is said of one claim, and of several."""


def outcome(claim: Verdict) -> Outcome:
    """Sort a claim by what its verdict comes to.

    `depends` where another modelling choice changes its truth; `unfounded` where the verdict is
    illustrative only; `settled` where no figure could make it win or lose; `open` where there is
    nothing to test it with, or it has a value in no draw.
    """
    told: dict[str, Outcome] = {
        "documented": "holds",
        "contradicted": "fails",
        "not found": "fails",
    }
    if claim.settled:
        return "depends" if claim.depends else "settled"
    if claim.verdict in told or claim.probability is None:
        return told.get(claim.verdict, "open")
    if claim.verdict.startswith("illustrative"):
        return "unfounded"
    if claim.depends:
        return "depends"
    if claim.probability >= _LIKELY:
        return "holds"
    return "fails" if claim.probability <= _UNLIKELY else "even"


def held(claim: Verdict) -> str:
    """Say in what share of draws a claim holds.

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


def beside(claim: Verdict) -> str:
    """Say what a share of draws leaves out: ``not at central figures``; empty for nothing."""
    told = []
    if claim.disagrees:
        told.append("but at central figures" if claim.holds else "not at central figures")
    if claim.no_value and claim.probability is not None:
        told.append(f"no value in {format_share(claim.no_value)} of draws")
    return "; ".join(told)


def held_and_beside(claim: Verdict) -> str:
    """Say both, such as ``69 ± 2 % (not at central figures)``."""
    share, more = held(claim), beside(claim)
    return f"{share} ({more})" if more else share


def holds_in(claim: Verdict) -> str:
    """Say in which draws a claim holds: ``it holds in 78 ± 2 % of draws``."""
    share, more = held(claim), beside(claim)
    text = f"it holds in {share}" + ("" if share.endswith("draw") else " of draws")
    return f"{text}, {more}" if more else text


def apart(claim: Verdict) -> str:
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


def overturned(claim: Verdict) -> str:
    """Say what overturns a claim soonest: a figure, else an act; empty where nothing was sought."""
    if claim.probability is None:
        return ""
    if claim.overturned_by:
        return claim.overturned_by[0].says
    first = next((turned_by(act) for act in claim.acts if act.flips), "")
    return first or "no single figure alone"


def turned_by(act: Act) -> str:
    """Say what of how two stand to each other overturns a claim.

    Such as ``without “2014-02-10, Midland shuts the pipe”``.
    """
    grade = f", grade {act.grade}" if act.grade else ""
    some = ""
    if not act.flips and act.share is not None and act.before is not None:
        some = (
            f", in {format_share(act.share)} of some draws rather than {format_share(act.before)}"
        )
    if act.kind in ("act", "relation"):
        return f"without “{act.text}” ({act.who}{grade}{some})"
    return f"if {act.who} stood otherwise ({act.text}{some})"
