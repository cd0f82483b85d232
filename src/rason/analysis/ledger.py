"""Where all that is earned goes: what players split, and what stays outside the bargain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.analysis.bargain import error_of
from rason.analysis.earned import lines
from rason.games import worst_pair
from rason.games.exactness import ERRORS

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.case.tables import Contract

MOST_COMPARED = 12
"""Most players whose pairs of coalitions are all compared: half a million of them."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a contract with an outsider leaves with it."""

    contract: Contract
    outsider: str  # its party that does not bargain
    amount: float  # above its cost, or below its bid if negative [million currency per year]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two coalitions that earn more apart than together."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    more: float  # by how much [million currency per year]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where all that is earned in a scenario goes, at the first draw [million currency a year]."""

    players: float
    silence: float  # what they do not earn since some of them do not deal with each other
    nothing: float  # what needs nobody's consent
    left: tuple[Left, ...]  # what contracts leave with outsiders
    # What contracts of players among each other, or of outsiders, make of the flows: bargaining
    # ignores them.
    kept: float
    priorities: float  # what priorities cost, as a negative amount
    # What closures keep from all that those who shut could open, as a negative amount.
    shut: float
    tolls: float  # what tolls of others, who do not bargain, take from the players
    total: float  # the surplus of all in the scenario; the sum of the others
    # The two disjoint coalitions that lose most by joining; None where none does, or where the
    # players are too many to compare all.
    apart: Apart | None


def ledger(question: Question) -> Analysis[Ledger]:
    """Ask where all that is earned in a scenario goes, in the first draw.

    Its lines, those of `rason.analysis.earned`, add up to the scenario's surplus.
    """
    found = yield from lines(question)
    return Ledger(
        players=float(found.v[0, -1]),
        silence=float(found.silence[0]),
        nothing=float(found.nothing[0]),
        left=tuple(
            Left(each.contract, each.outsider, float(each.amount[0])) for each in found.left
        ),
        kept=float(found.kept[0]),
        priorities=float(found.priorities[0]),
        shut=float(found.shut[0]),
        tolls=float(found.tolls[0]),
        total=float(found.total[0]),
        apart=_apart(question.players, found.v[0]),
    )


def _apart(players: tuple[str, ...], v: FloatArray) -> Apart | None:
    """Return the two coalitions that lose most by joining."""
    if len(players) > MOST_COMPARED:
        return None
    found = worst_pair(v, ERRORS * float(error_of(v)))
    if found is None:
        return None
    one, other, more = found
    names = [
        tuple(player for position, player in enumerate(players) if mask >> position & 1)
        for mask in (one, other)
    ]
    return Apart(names[0], names[1], more)
