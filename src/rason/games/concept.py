"""What a solution concept declares of itself, and how it is asked.

One file a concept, and one line in `rason.games.registry`: columns, headings, choices of claims and
schemas follow from the declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.games.coalition import FloatArray, GameError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Solve = Callable[[FloatArray, "Structure", float | None], FloatArray]
    SolveMany = Callable[[FloatArray, "Structure", FloatArray | None], FloatArray]

Need = Literal["unions", "graph"]


@dataclass(frozen=True, slots=True)
class Structure:
    """Who stands together in a game, and who deals with whom."""

    # Players of each union, by index; None where nothing is known of unions.
    unions: Sequence[Sequence[int]] | None = None
    # Pairs of players who deal with each other; None where nothing is known of them.
    links: Sequence[tuple[int, int]] | None = None

    def lacks(self, needs: Sequence[Need]) -> str:
        """Say what a concept needs that is not given; nothing where it has all."""
        given = {"unions": self.unions is not None, "graph": self.links is not None}
        if all(given[need] for need in needs):
            return ""
        if len(needs) > 1:
            return "unions and a graph are not both given"
        return "no unions are given" if needs == ("unions",) else "no graph is given"


@dataclass(frozen=True, slots=True)
class Concept:
    """A rule that says what each player of a game gets."""

    key: str  # its name in files, columns, claims and result documents
    label: str
    name: str  # what it is called within a sentence, without an article
    by: str  # what splits by it, as in "the order changes by the nucleolus"
    source: str  # key of its first publication in ``docs/references.bib``
    # Returns the payoff of one game, shape ``(n,)``, from its values, its structure and the error
    # of its values; a `GameError` says why a game has none.
    solve: Solve
    # Returns the payoffs of many games at once, shape ``(games, n)``, NaN where there is none; None
    # where games are solved one by one.
    many: SolveMany | None = None
    needs: tuple[Need, ...] = ()  # what it asks of a game besides its values
    divides: bool = True  # whether payoffs add up to what is earned, so that they are shares of it
    bare: bool = False  # whether only games without a case are solved by it

    def payoffs(
        self, values: FloatArray, structure: Structure, error: FloatArray | None = None
    ) -> FloatArray:
        """Solve many games.

        Coalition values ``(games, 2**n)`` give payoffs ``(games, n)``, NaN where a game has none;
        `error` is that of the values of each game, None for the rounding of numbers.
        """
        if self.many is not None:
            return self.many(values, structure, error)
        found = np.full((len(values), values.shape[-1].bit_length() - 1), np.nan)
        for position, game in enumerate(values):
            try:
                found[position] = self.solve(
                    game, structure, None if error is None else float(error[position])
                )
            except GameError:
                continue
        return found
