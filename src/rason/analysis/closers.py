"""What those who shut a passage, or charge for it, could ask for, and who would pay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rason.analysis.bargain import certified, clean, game, split, talking
from rason.games import stand_alone_values
from rason.scenario.gates import own_columns
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray
    from rason.scenario.variant import Variant
    from rason.solve.batch import Game, Solutions


@dataclass(frozen=True, slots=True)
class Asked:
    """What one player's say over a closure is worth to whom."""

    closer: str
    closed: str  # the key of the asset, passage or place
    kind: str  # which of these: a link and a strait may have one key
    # Each player's gain where the closer may refuse or charge less its gain where it may not, shape
    # ``(draws, players)`` [million currency per year].
    worth: FloatArray


def closers(question: Question) -> Analysis[tuple[Asked, ...]]:
    """Ask what each closer's say over each thing that it shuts is worth to every player."""
    whole, players = game(question), question.players
    held = {
        (holder, shut.kind, shut.key): None
        for shut in question.change().shut
        for holder in shut.by
        if holder in players
    }
    without = {each: _without(question, whole, *each) for each in held}
    if not without:
        return ()
    asked = tuple(dict.fromkeys((whole, *without.values())))
    solutions = yield Batch(question.figures(), games=asked)
    before, v = _gains(question, solutions, whole)
    found = []
    for (holder, kind, key), free in without.items():
        after, u = _gains(question, solutions, free)
        found.append(Asked(holder, key, kind, certified(before - after, v, u)))
    return tuple(found)


def _without(question: Question, whole: Game, holder: str, kind: str, key: str) -> Game:
    """Return the game in which a player has no say over what it shuts."""
    program, variant = question.program, whole.variant
    bit = 1 << question.case.players.index(holder)
    consent, toll = variant.consent.copy(), variant.toll.copy()
    free = []
    for shut in question.change().shut:
        if (shut.kind, shut.key) == (kind, key) and holder in shut.by:
            for index in own_columns(program, shut):
                if program.columns[index].family == "toll":
                    toll[index] = 0
                    free.append(index)
                else:
                    consent[index] &= ~bit
    dues = tuple(index for index in variant.dues if index not in free)
    made: Variant = replace(variant, consent=consent, toll=toll, dues=dues)
    return replace(whole, variant=made)


def _gains(question: Question, solutions: Solutions, asked: Game) -> tuple[FloatArray, FloatArray]:
    """Return what each player gains in a game by the question's concept, and its values."""
    v = talking(question, clean(solutions.games[asked]))
    return split(question, v) - stand_alone_values(v), v
