"""The answer to a game document: every concept by player and coalition name, and in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rason.games.concepts import Concepts, all_concepts
from rason.games.reading import read_aloud
from rason.games.wording import ABOVE, IN_ALL, several

if TYPE_CHECKING:
    from rason.games.coalition import FloatArray
    from rason.games.document import GameDocument

Json = str | float | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class GameResult:
    """A solved game.

    Parameters
    ----------
    concepts
        Every concept, as arrays.
    reading
        What they mean, in sentences.
    """

    concepts: Concepts
    reading: tuple[str, ...]

    def __repr__(self) -> str:
        """Name the players; `reading` says what was found."""
        return f"<GameResult of {several(self.concepts.players)}>"

    def to_json(self) -> dict[str, Json]:
        """Return the result as plain JSON values, by names of players and coalitions.

        Returns
        -------
        document
            Payoffs by player, ``values`` and ``dividends`` by coalition, ``interaction`` by pair,
            ``gain`` over the stand-alone value by concept and player; None where there is no
            answer, with its reason in ``reasons``. ``bases`` says of every part whether it stands
            for what a player has in all, or above what it earns alone.
        """
        found = self.concepts
        payoffs = found.payoffs
        return {
            "players": list(found.players),
            "values": self._by_coalition(found.values),
            "stand_alone": self._by_player(found.stand_alone),
            "bases": {
                "gain": ABOVE,
                **dict.fromkeys(("stand_alone", *payoffs, "core"), IN_ALL),
            },
            "gain": {
                concept: self._by_player(self._gain(payoff))
                for concept, payoff in payoffs.items()
                if payoff is not None
            },
            **{concept: self._by_player(payoff) for concept, payoff in payoffs.items()},
            "banzhaf_normalised": self._by_player(found.banzhaf_index),
            "core": {
                "empty": found.core.empty,
                "epsilon": found.core.epsilon,
                "low": self._by_player(found.core.low),
                "high": self._by_player(found.core.high),
            },
            "dividends": self._by_coalition(found.dividends),
            "interaction": {
                f"{found.players[i]};{found.players[j]}": float(found.interaction[i, j])
                for i, j in combinations(range(len(found.players)), 2)
            },
            "reasons": dict(found.reasons),
            "reading": list(self.reading),
        }

    def _gain(self, payoff: FloatArray) -> FloatArray:
        """Take off what each earns alone, and what cannot be told from nothing."""
        gain = payoff - self.concepts.stand_alone
        return np.where(np.abs(gain) <= self.concepts.tolerance, 0.0, gain)

    def _by_player(self, payoff: FloatArray | None) -> dict[str, Json] | None:
        if payoff is None:
            return None
        return dict(zip(self.concepts.players, payoff.tolist(), strict=True))

    def _by_coalition(self, values: FloatArray) -> dict[str, Json]:
        keys = [""]
        for player in self.concepts.players:
            keys += [f"{key};{player}" if key else player for key in keys]
        return dict(zip(keys[1:], values[1:].tolist(), strict=True))


def solve_game(document: GameDocument) -> GameResult:
    """Solve a game document by every concept.

    Parameters
    ----------
    document
        The game.

    Returns
    -------
    result
        Every concept, and what they mean.

    Examples
    --------
    >>> from rason.games.document import parse_json
    >>> text = '{"players": ["a", "b"], "values": {"a;b": 1}, "default": 0}'
    >>> solve_game(parse_json(text, "game.json")).to_json()["shapley"]
    {'a': 0.5, 'b': 0.5}
    """
    concepts = all_concepts(document.values, document.players, document.unions, document.graph)
    return GameResult(concepts, read_aloud(concepts))
