"""Claims that how a case is built decides: no figure of it can make them win or lose.

There are three ways, and that a claim holds in every draw is none of them: its margin is the same
whatever the figures are; a law gives its sign; or the draws in which it holds and those in which it
fails differ by nothing but the weights that the author gave to reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.analysis.measures import MEASURES
from rason.claim.lawful import lawful
from rason.claim.likelihood import percent
from rason.claim.need import Need, Same, granted
from rason.claim.reports import choices, decided
from rason.claim.side import far, near
from rason.claim.statement import margin
from rason.claim.truth import truth
from rason.errors import InputError
from rason.games.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.analysis.question import Question
    from rason.case.document import Claim, Statement
    from rason.claim.context import Context
    from rason.claim.need import Inquiry
    from rason.claim.reports import Reports
    from rason.claim.statement import Margin

ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Settled:
    """That something is settled by construction."""

    holds: bool | None
    """Whether it holds; None where the case's weights decide."""
    reason: str
    """Why, as the end of a sentence."""

    @property
    def word(self) -> Literal["holds", "fails", "weights"]:
        """What it comes to."""
        return "weights" if self.holds is None else "holds" if self.holds else "fails"


def settled_statements(
    claim: Claim,
    context: Context,
    drawn: Sequence[Margin],
    middle: Sequence[Margin],
    reached: Sequence[Margin | InputError],
) -> list[Settled | None]:
    """Tell which statements of a claim are settled: by a margin that nothing moves, or by a law.

    One for each statement; None where it is open.
    `drawn`, `middle`, `reached`: margins of its statements over the draws, at central figures, and
    over the context's reach.
    """
    moves = enumerate(context.reach.moves)
    inside = [place for place, (_, position) in moves if abs(position) <= 1.0]
    question = context.question(context.middle)
    return [
        _statement(
            statement, question, over, centre,
            None if isinstance(moved, InputError) else moved.where(inside) if inside else centre,
        )
        for statement, over, centre, moved in zip(
            claim.statements, drawn, middle, reached, strict=True
        )
    ]  # fmt: skip


def all_settled(parts: Sequence[Settled | None]) -> Settled | None:
    """Return what settles a claim: one statement that never holds, or that all always do.

    None where a statement is open and none never holds.
    """
    never = [part for part in parts if part is not None and not part.holds]
    if never:
        return never[0]
    return None if None in parts else parts[0]


def _statement(
    statement: Statement, question: Question, drawn: Margin, middle: Margin, ends: Margin | None
) -> Settled | None:
    """Tell whether a statement is settled; the ends are those of every figure, moved alone."""
    law = lawful(statement, question)
    if law is not None and not np.isnan(drawn.margin).all():
        return Settled(*law)
    if ends is None or _jumps(statement):
        return None
    seen = (drawn, middle, ends)
    every = np.concatenate([each.margin for each in seen])
    least = max(float(np.max(each.noise, initial=0.0)) for each in seen)
    if not np.isfinite(every).all() or np.ptp(every) > least:
        return None
    amount = f"{float(middle.margin[0]):.4g} {middle.unit}".removesuffix(" 1").replace("-", "−")
    return Settled(
        bool(middle.holds[0]),
        f"no figure moves its margin, which is {amount} in every draw and at both ends of every "
        "range",
    )


def _jumps(statement: Statement) -> bool:
    """Tell whether a statement is about a day, which jumps from period to period.

    That it is the same in every draw and at all ends of ranges does not say that nothing moves it.
    """
    return (
        statement.build is None
        and statement.measure is not None
        and any(
            MEASURES[side.measure].when
            for side in (near(statement), far(statement))
            if side is not None
        )
    )


def settled_by_reports(
    claim: Claim,
    context: Context,
    drawn: Sequence[tuple[int, Margin]],
    influential: Iterable[str],
) -> Inquiry[Settled | None]:
    """Ask whether nothing but the choice of reports decides a claim.

    None where other figures have a part in it.
    `drawn`: its statements that are not settled, by position, with their margins over the draws.
    `influential`: what leads the figures that move one of them.
    """
    case, leads = context.program.case, frozenset(influential)
    found = truth([one for _, one in drawn])
    only = drawn[0][1].margin if len(drawn) == 1 else None
    figures = decided(case, context.draws, found, only, leads)
    if not figures:
        return None
    values = context.corners(figures, leads)
    asked = context.question(values)
    margins = yield tuple(
        Need((claim.claim, "reports", index, Same(values)), partial(margin, statement, asked))
        for index, statement in enumerate(claim.statements)
        if index in dict(drawn)
    )
    seen = [granted(each) for each in margins]
    every = choices(case, figures)
    by_choice = truth(seen).reshape(len(every), -1)
    if np.ptp(by_choice, axis=1).any() or (by_choice < 0).any():
        return None
    holds = by_choice[:, 0] == 1
    if holds.all() or not holds.any():
        worth = seen[0].margin.reshape(len(every), -1)
        if np.ptp(worth, axis=1).max() > ALIKE * np.abs(worth).max():
            return None
        return Settled(
            bool(holds.all()),
            f"nothing moves its margin but which report of {listed(figures)} is followed, and it "
            "is the same by each",
        )
    sides = {
        said: [choice for choice, held in zip(every, holds, strict=True) if held == wanted]
        for said, wanted in (("holds", True), ("fails", False))
    }
    units = tuple(case.figures[key].unit for key in figures)
    told = " and ".join(
        f"{said} where it is {'; or '.join(_spelt(choice, units) for choice in some)} (weight "
        f"{percent(sum(_weight(choice) for choice in some))})"
        for said, some in sides.items()
    )
    return Settled(
        None,
        f"which report of {listed(figures)} is followed decides it, and the draws follow each as "
        f"often as the case's own weights say: it {told}",
    )


def _weight(choice: Sequence[Reports]) -> float:
    return float(np.prod([each.weight for each in choice]))


def _spelt(choice: Sequence[Reports], units: Sequence[str]) -> str:
    """Write a choice of reports by their values."""
    return " with ".join(
        (
            f"{each.low:g}" if each.low == each.high else f"{each.low:g} to {each.high:g}"
        ) + ("" if unit in {"", "1"} else f" {unit}")
        for each, unit in zip(choice, units, strict=True)
    )  # fmt: skip
