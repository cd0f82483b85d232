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
    """Who stands together in a game, and who deals with whom.

    Parameters
    ----------
    unions
        Players of each union, by index; None where nothing is known of unions.
    links
        Pairs of players who deal with each other; None where nothing is known of them.
    """

    unions: Sequence[Sequence[int]] | None = None
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
    """A rule that says what each player of a game gets.

    Parameters
    ----------
    key
        Its name in files, columns, claims and result documents.
    name
        What it is called within a sentence, without an article.
    by
        What splits by it, as in "the order changes by the nucleolus".
    source
        Key of its first publication in ``docs/references.bib``.
    solve
        Returns the payoff of one game, shape ``(n,)``, from its values, its structure and the
        error of its values; a `GameError` says why a game has none.
    many
        Returns the payoffs of many games at once, shape ``(games, n)``, NaN where there is none;
        None where games are solved one by one.
    needs
        What it asks of a game besides its values.
    divides
        Whether payoffs add up to what is earned, so that they are shares of it.
    bare
        Whether only games without a case are solved by it.
    """

    key: str
    label: str
    name: str
    by: str
    source: str
    solve: Solve
    many: SolveMany | None = None
    needs: tuple[Need, ...] = ()
    divides: bool = True
    bare: bool = False

    def payoffs(
        self, values: FloatArray, structure: Structure, error: FloatArray | None = None
    ) -> FloatArray:
        """Solve many games.

        Parameters
        ----------
        values
            Coalition values, shape ``(games, 2**n)``.
        error
            Error of the values of each game, shape ``(games,)``; None for the rounding of numbers.

        Returns
        -------
        payoffs
            Shape ``(games, n)``; NaN where a game has none.
        """
        if self.many is not None:
            return self.many(values, structure, error)
        found = np.full((len(values), values.shape[-1].bit_length() - 1), np.nan)
        for place, game in enumerate(values):
            try:
                found[place] = self.solve(
                    game, structure, None if error is None else float(error[place])
                )
            except GameError:
                continue
        return found
