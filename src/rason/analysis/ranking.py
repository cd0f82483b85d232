"""Who ranks where in bargaining power, and whether that outlives other choices and other draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.bargain import certified, clean, gains, game, split, talking
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray

EQUAL = 1e-6  # part of the largest amount below which two amounts are equal


@dataclass(frozen=True, slots=True)
class Ranking:
    """The players in order of what they get, and how firm that order is."""

    players: tuple[str, ...]
    # Shape ``(players,)`` [million currency per year]: what is ranked, at central figures.
    amount: FloatArray
    # Shape ``(players,)``: 1 is the most; equal amounts share the better rank.
    rank: npt.NDArray[np.int64]
    # best, worst: shape ``(players,)``: ends of the rank over the headline and every other choice.
    best: npt.NDArray[np.int64]
    worst: npt.NDArray[np.int64]
    # Shape ``(players,)``: share of draws in which a player has its rank or shares it.
    held: FloatArray
    first: FloatArray  # shape ``(players,)``: share of draws in which nobody gets more
    # By name of another choice: whether it ranks anybody otherwise; None where the concept has no
    # value there.
    changes: Mapping[str, bool | None]


def standing(
    question: Question, versus: tuple[str, ...] | None = None, *, outlets: bool = False
) -> Analysis[FloatArray]:
    """Ask for what players are ranked by.

    Shifts against the other scenario `versus`, or else gains above what each earns alone; shape
    ``(draws, players)`` [million currency per year], NaN where the concept has no value. With
    `outlets` every other project of the case may be built as well, in either scenario; what the
    first has and the other has not stays out of the other.
    """
    change = question.change().under(all_options=outlets)
    if versus is None:
        return (yield from gains(question, change))
    other = question.beside(*versus)
    before = other.change()
    without = before.under(all_options=outlets)
    for project, state in question.change().projects.items():
        if state != "out" and before.projects[project] == "out":
            without = without.with_project(project, "out")
    asked, against = game(question, change), game(other, without)
    if question.figures() is other.figures():
        solutions = yield Batch(question.figures(), games=(asked, against))
        with_v, without_v = solutions.games[asked], solutions.games[against]
    else:
        with_v = (yield Batch(question.figures(), games=(asked,))).games[asked]
        without_v = (yield Batch(other.figures(), games=(against,))).games[against]
    after = talking(question, clean(with_v), change)
    earlier = talking(other, clean(without_v), without)
    shift = split(question, after, change) - split(other, earlier, without)
    return certified(shift, after, earlier)


def ranking(
    players: tuple[str, ...],
    central: FloatArray,
    drawn: FloatArray,
    others: Mapping[str, FloatArray],
) -> Ranking:
    """Rank players, and tell how firm the order is.

    Amounts at central figures have shape ``(players,)``, those in every draw ``(draws, players)``;
    `others` are amounts under other choices, by their names.

    Examples
    --------
    >>> import numpy as np
    >>> found = ranking(
    ...     ("a", "b"), np.array([2.0, 1.0]), np.array([[2.0, 1.0], [1.0, 3.0]]),
    ...     {"concept: nucleolus": np.array([1.0, 1.0])},
    ... )  # fmt: skip
    >>> found.rank, found.first, found.changes
    (array([1, 2]), array([0.5, 0.5]), {'concept: nucleolus': True})
    """
    rank = ranks(central)
    settled = {name: None if np.isnan(each).any() else ranks(each) for name, each in others.items()}
    every = np.array([rank, *(each for each in settled.values() if each is not None)])
    known = drawn[~np.isnan(drawn).any(axis=1)]
    best = np.array([ranks(each) for each in known]).reshape(len(known), len(players))
    worst = np.array([ranks(each, last=True) for each in known]).reshape(best.shape)
    nowhere = np.full(len(players), np.nan)
    return Ranking(
        players,
        central,
        rank,
        every.min(axis=0),
        every.max(axis=0),
        ((best <= rank) & (rank <= worst)).mean(axis=0) if len(known) else nowhere,
        (best == 1).mean(axis=0) if len(known) else nowhere,
        {
            name: None if each is None else bool((each != rank).any())
            for name, each in settled.items()
        },
    )


def ranks(amounts: FloatArray, *, last: bool = False) -> npt.NDArray[np.int64]:
    """Return each player's rank; equal amounts share one.

    Shape ``(players,)``, 1 for the most; `last`: whether equals share the worst of their ranks
    instead of the best.

    Examples
    --------
    >>> import numpy as np
    >>> ranks(np.array([3.0, 5.0, 3.0])), ranks(np.array([3.0, 5.0, 3.0]), last=True)
    (array([2, 1, 2]), array([3, 1, 3]))
    """
    margin = EQUAL * float(np.abs(amounts).max())
    ahead = amounts[None, :] - amounts[:, None]
    order: npt.NDArray[np.int64] = (
        (ahead >= -margin).sum(axis=1) if last else 1 + (ahead > margin).sum(axis=1)
    )
    return order
