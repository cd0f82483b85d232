"""Which figures a margin depends on: one at a time is moved, whatever else moves with it.

Figures that move together share a draw, and a figure that follows another one moves with it in
part. So a margin may seem to hang on a figure that no cell of it reads. Evidence counts those alone
that move it when all others stay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import base, central, derive, ends
from rason.claim.drivers import drivers, grade, together
from rason.errors import InputError
from rason.scenario.draws import followers, partners

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.claim.context import Context
    from rason.claim.need import Inquiry, Need
    from rason.claim.overturn import Alone
    from rason.claim.statement import Margin

    Members = Mapping[str, tuple[str, ...]]

PLACES = 4
"""Draws in which each figure is moved as well: what does nothing at the centre may do so there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a statement.

    `drawn`, `middle`: its margin over the draws and at central figures.
    """

    drawn: Margin
    middle: Margin
    ask: Callable[[Values], Need]
    """Makes the need of its margin at other values."""


@dataclass(frozen=True)
class OneAtATime:
    """Where figures that do not move alone are moved alone: one set of values for all claims."""

    case: Case
    draws: Values = field(repr=False)
    """Every figure, each of shape ``(draws,)``."""
    _made: dict[str, Values] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def followed(self) -> frozenset[str]:
        """What leads a draw that another one follows in part."""
        return frozenset(other for other, _ in followers(self.case.figures).values())

    def entangled(self, first: str) -> bool:
        """Tell whether moving a figure moves another one.

        Whether several share its draw, or another draw follows it.
        `first`: what leads the figures that share a draw.
        """
        return len(partners(self.case.figures)[first]) > 1 or first in self.followed

    def values(self, first: str) -> Values:
        """Return where the figures that share a draw are looked at, each moved by itself.

        For each figure its low and its high end, the others central; then the same in a few draws,
        the others as drawn.
        """
        if first not in self._made:
            keys, middle = partners(self.case.figures)[first], central(self.case)
            some = self._some
            values = {
                key: np.tile(
                    np.append(np.repeat(middle[key], 2), np.repeat(self.draws[key][some], 2)),
                    len(keys),
                )
                for key in base(self.case)
            }
            for place, key in enumerate(keys):
                low, _, high = ends(self.case.figures[key])
                mine = slice(place * self._each, (place + 1) * self._each)
                values[key][mine] = np.tile([low, high], self._each // 2)
            self._made[first] = derive(self.case, values)
        return self._made[first]

    def influential(
        self, first: str, drawn: Margin, middle: Margin, moved: Margin
    ) -> tuple[str, ...]:
        """Return which figures that share a draw a margin depends on.

        Those that change it in some place when moved by themselves.
        `drawn`, `middle`, `moved`: the margin over the draws, at central figures, and over
        `values`.
        """
        before = np.append(
            np.repeat(middle.margin, 2), np.repeat(drawn.margin[self._some], 2)
        )  # fmt: skip
        after = moved.margin.reshape(-1, self._each)
        least = max(float(np.max(each.noise)) for each in (drawn, middle, moved))
        same = np.isclose(after, before, rtol=0.0, atol=least, equal_nan=True)
        keys = partners(self.case.figures)[first]
        return tuple(key for key, still in zip(keys, same, strict=True) if not still.all())

    @property
    def _some(self) -> slice:
        """The draws in which figures are moved."""
        return slice(PLACES)

    @property
    def _each(self) -> int:
        """How many values each figure is looked at."""
        return 2 * (1 + min(PLACES, len(next(iter(self.draws.values())))))


def influential_members(
    context: Context,
    statements: Sequence[Known],
    influential: Collection[str] | None,
    turning: Iterable[str],
) -> Inquiry[tuple[Members, Members]]:
    """Ask which of the figures that share a draw a claim depends on.

    By the first figure that the weakest statement depends on, all that it depends on of those that
    share its draw. A draw of which it depends on none but through one that follows is left out. By
    what leads the figures that overturn the claim, those that some statement depends on; none where
    it overturns the claim through what follows alone.
    `statements`: those of the claim that are open, the weakest first.
    `influential`: what leads the figures that move the weakest together; None where that is not
    known.
    """
    case, one_at_a_time = context.program.case, context.one_at_a_time
    every, members = together(case), together(case, influential)
    leads = {keys[0]: first for first, keys in partners(case.figures).items()}
    turned = {key: every[key] for key in turning}
    drawn = statements[0].drawn
    seen = {each.figure for each in drivers(case, context.draws, drawn.margin, members)}
    asked = [key for key in sorted(seen.union(turned)) if one_at_a_time.entangled(leads[key])]
    pairs = [(key, known) for key in asked for known in statements[: None if key in turned else 1]]
    answers = yield tuple(known.ask(one_at_a_time.values(leads[key])) for key, known in pairs)
    found: dict[str, list[tuple[str, ...]]] = {key: [] for key in asked}
    for (key, known), answer in zip(pairs, answers, strict=True):
        own = every[key]
        if not isinstance(answer, InputError):
            own = one_at_a_time.influential(leads[key], known.drawn, known.middle, answer)
        found[key].append(own)
    for key, each in found.items():
        none = () if leads[key] in one_at_a_time.followed else every[key]
        if key in members:
            members[key] = each[0] or none
        if key in turned:
            some = {figure for own in each for figure in own}
            turned[key] = tuple(figure for figure in every[key] if figure in some) or none
    return {keys[0]: keys for keys in members.values() if keys}, turned


def graded(
    case: Case, overturned: Iterable[Alone], turned: Mapping[str, tuple[str, ...]]
) -> tuple[Alone, ...]:
    """Grade what overturns a claim by those figures of its draw that the claim depends on.

    `turned`: as `influential_members` returns it.
    """
    return tuple(
        each.model_copy(update={"grade": grade(case, turned[each.figure])})
        for each in overturned
        if turned[each.figure]
    )
