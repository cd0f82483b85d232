"""One sentence of the answer: how it is made, what it is about, how far it is to be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.document import Finding
from rason.report.headline import game_of, telling
from rason.words.counting import of_draws
from rason.words.phrases import in_prose, interval, sentence

if TYPE_CHECKING:
    from rason.answer.power import Power
    from rason.report.document import About, Confidence, Document

RANGE = "in nine draws of ten"
CONFIDENCE = (
    "Confidence is low where more than half of the figures have no source or are guesses, high"
    " where at most a tenth are so, and a step lower where another modelling choice changes who"
    " gains most."
)
_LOW, _HIGH = 0.5, 0.1
"""Parts of figures that are weak: above the first confidence is low, up to the second high."""


def made(
    about: About,
    text: str,
    confidence_: Confidence,
) -> Finding:
    """Make a finding of a clause: amounts spelled out, a capital and a full stop."""
    return Finding(about=about, says=sentence(in_prose(text)), confidence=confidence_)


def confidence(document: Document, game: Power | None = None) -> Confidence:
    """Return how far the figures and the model behind an answer are to be trusted.

    `game`: whose order of players other choices may change; None where no order is spoken of.
    """
    counts = document.case.counts
    weak = counts.unsourced_read if counts.weak_read is None else counts.weak_read
    part_ = weak / counts.read if counts.read else 0.0
    steps: tuple[Confidence, ...] = ("low", "moderate", "high")
    step = 0 if part_ > _LOW else 2 if part_ <= _HIGH else 1
    order = None if game is None else game.ranking
    turns = order is not None and any(order.changes.values())
    return steps[max(step - turns, 0)]


def first_game(document: Document) -> Power | None:
    """Return the game of the headline scenario; None where nothing is compared."""
    named = document.headline.scenario if document.headline else ""
    return game_of(document, named) or telling(document)


def in_draws(document: Document, share: float) -> str:
    """Write in how many of a run's draws something is so, from its share of them."""
    draws = document.settings.draws
    return of_draws(round(share * draws), draws)


def in_money(low: float | None, high: float | None, unit: str) -> str:
    """Write the range of a yearly amount that stands before it, its `a year` left out."""
    return interval(low, high, unit).replace("/yr", "")


def in_sentence(good: str) -> str:
    """Write a good within a sentence: small, but for names and short forms such as LNG.

    Examples
    --------
    >>> in_sentence("Natural gas"), in_sentence("LNG from Qatar"), in_sentence("Goods for Japan")
    ('natural gas', 'LNG from Qatar', 'goods for Japan')
    """
    return good if good[1:2].isupper() else f"{good[:1].lower()}{good[1:]}"
