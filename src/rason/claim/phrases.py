"""Verdicts in a few words: what holds, in how many draws, and how good the figures under it are.

The three are told apart. First stands what was counted; a word of likelihood is no part of these
phrases, and how good the figures are stands in a phrase of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rason.games.wording import listed
from rason.words.amounts import format_share
from rason.words.counting import of_draws

if TYPE_CHECKING:
    from rason.claim.acts import Act
    from rason.claim.verdict import Verdict

Outcome = Literal["holds", "fails", "even", "depends", "unfounded", "settled", "open"]

_LIKELY, _UNLIKELY = 0.55, 0.45
OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "holds": ("holds", "hold"),
    "fails": ("does not hold", "do not hold"),
    "even": ("holds in about half of the draws", "hold in about half of the draws"),
    "depends": ("depends on a modelling choice", "depend on modelling choices"),
    "unfounded": ("rests on an untested assumption", "rest on untested assumptions"),
    "settled": ("is settled by how the case is built", "are settled by how the case is built"),
    "open": ("cannot be tested here", "cannot be tested here"),
}
"""What is said of one claim, and of several."""
CHOICES = {
    "concept": "how gains are split",
    "increment": "whether the project is bargained over alone",
    "access": "whether owners may refuse passage",
    "capital": "whether capital counts as spent",
    "spread": "how dear trading on the market is",
    "players": "who sits at the table",
    "price_rule": "how goods are priced between partners",
    "options": "which other projects are possible",
    "foresight": "how far ahead is seen",
}
"""Modelling choices in words."""
_OPEN = {
    "untestable": "cannot be tested here",
    "open": "forecast: not decidable yet",
    "no value": "has no value in any draw",
    "refused": "no verdict: it cannot be worked out",
}
_RECORDED = {
    "documented": "holds by the chronology",
    "contradicted": "does not hold by the chronology",
    "not found": "not found in the chronology",
}
_SETTLED = {
    "holds": "holds whatever the figures are",
    "fails": "does not hold whatever the figures are",
    "weights": "depends on which report is right",
}


def outcome(claim: Verdict) -> Outcome:
    """Sort a claim by what its verdict comes to.

    `depends` where another modelling choice changes its truth; `unfounded` where the verdict rests
    on an untested assumption; `settled` where no figure could make it win or lose; `open` where
    there is nothing to test it with, or it has a value in no draw.
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
    return _stands(claim.probability)


def _stands(probability: float) -> Literal["holds", "fails", "even"]:
    if probability >= _LIKELY:
        return "holds"
    return "fails" if probability <= _UNLIKELY else "even"


def stands(claim: Verdict) -> str:
    """Say whether a claim holds, and nothing of how surely or on what figures.

    Such as ``holds``, ``does not hold`` or ``holds in about half of the draws``.
    """
    if claim.settled:
        return _SETTLED[claim.settled]
    if claim.verdict in _RECORDED:
        return _RECORDED[claim.verdict]
    if claim.probability is None:
        return _OPEN.get(claim.verdict, claim.verdict)
    return OUTCOMES[_stands(claim.probability)][0]


def held(claim: Verdict) -> str:
    """Say in how many draws a claim holds.

    Such as ``830 of 1,024 draws`` or ``all 1,024 draws``; of a run that does not say how many,
    ``78 ± 2 % of draws``; empty where no draws decide.
    """
    if claim.settled or claim.probability is None:
        return ""
    if claim.draws and claim.draws_held is not None:
        return of_draws(claim.draws_held, claim.draws)
    if claim.probability in {0.0, 1.0}:
        return "every draw" if claim.probability else "no draw"
    return f"{format_share(claim.probability, claim.error or 0.0)} of draws"


def counted_in(claim: Verdict) -> str:
    """Say first what was counted: ``holds in 830 of 1,024 draws``; else whether it holds."""
    draws = held(claim)
    return f"holds in {draws}" if draws else stands(claim)


def rests(claim: Verdict) -> str:
    """Say what a verdict rests on that others may doubt; empty for nothing.

    A modelling choice that changes it, or an assumption that nobody has tested.
    """
    told = []
    if claim.depends:
        told.append(f"depends on {listed([CHOICES.get(each, each) for each in claim.depends])}")
    if claim.verdict.startswith("illustrative"):
        assumed = f": {claim.assumption}" if claim.assumption else ""
        told.append(f"rests on an untested assumption{assumed}")
    return "; ".join(told)


def said(claim: Verdict) -> str:
    """Tell a claim, and whether it is the case's own question."""
    return f"{claim.says.rstrip('. ')} (the case's own question)." if claim.own else claim.says


def headline(claim: Verdict) -> str:
    """Say whether a claim holds, and what that rests on: ``holds; depends on …``."""
    return "; ".join(filter(None, [stands(claim), rests(claim)]))


def beside(claim: Verdict) -> str:
    """Say what a share of draws leaves out: ``not at central figures``; empty for nothing."""
    told = []
    if claim.disagrees:
        told.append("but at central figures" if claim.holds else "not at central figures")
    if claim.no_value and claim.probability is not None:
        told.append(f"no value in {format_share(claim.no_value)} of all draws")
    return "; ".join(told)


def held_and_beside(claim: Verdict) -> str:
    """Say both, such as ``706 of 1,024 draws (not at central figures)``."""
    share, more = held(claim), beside(claim)
    return f"{share} ({more})" if share and more else share


def holds_in(claim: Verdict) -> str:
    """Say in which draws a claim holds: ``it holds in 830 of 1,024 draws``."""
    more = beside(claim)
    text = f"it {counted_in(claim)}"
    return f"{text}, {more}" if more else text


def apart(claim: Verdict) -> str:
    """Say that a claim fares otherwise at central figures than in most draws, where it does."""
    if not claim.disagrees or claim.probability is None:
        return ""
    draws = held(claim)
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
