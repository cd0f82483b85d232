"""Who talks with whom in a scenario: what it says of acts, of silent pairs, and of blocs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rason.case.evaluate import Compiler, Target
from rason.case.tables import Where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.case import Case
    from rason.case.document import Relations

HALF_LIFE = 2.0  # years after which an act counts half, where nobody says otherwise


@dataclass(frozen=True, slots=True)
class Talks:
    """Who talks with whom; the others deal only through those who talk with both."""

    # Players talk whose relation index is not below this; None where acts do not matter.
    threshold: float | None = None
    half_life: float = HALF_LIFE  # years after which an act counts half
    silent: tuple[tuple[str, str], ...] = ()  # pairs that do not talk, whatever their acts

    @property
    def restricts(self) -> bool:
        """Whether anybody may be kept from talking."""
        return self.threshold is not None or bool(self.silent)


def talks_with(case: Case, before: Talks, relations: Relations) -> Talks:
    """Add what one more scenario says of who talks with whom.

    A threshold replaces an earlier one and brings its half-life, silent pairs add up.
    """
    silent = (*before.silent, *pairs(case, relations.silent))
    if relations.threshold is None:
        return replace(before, silent=silent)
    half_life = Compiler(case.units, {}).cell(
        str(relations.half_life), Where("scenarios.yaml", 0), Target("yr")
    )
    return Talks(relations.threshold, half_life.evaluate({}).item(), silent)


def pairs(case: Case, named: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return pairs of actors, a bloc standing for each of its members.

    Examples
    --------
    >>> from rason.case import read_case
    >>> pairs(read_case("toy"), [("NOR", "SUD")])
    (('NOR', 'SUD'),)
    """
    return tuple(
        (left, right)
        for one, other in named
        for left in case.members(one)
        for right in case.members(other)
        if left != right
    )
