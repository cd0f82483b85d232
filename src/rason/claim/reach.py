"""How far each figure is moved, alone, and which figures move with it.

A figure's position is −1 at the low end of its range, 0 at its central value and 1 at the high
end, straight in between. From there it goes on by the width of the range to −2 and 2, but never
past 0 where the whole range lies on one side of it, nor past 1 where a bare share does. Figures
that move together have one position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central, derive, ends
from rason.scenario.draws import partners
from rason.scenario.possible import possible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.case.tables import Figure
    from rason.program.program import Program

POSITIONS = np.linspace(-2.0, 2.0, 17)
"""Where a figure may be looked at: the ends of its range and its central value are among them."""
KNOTS = (-2.0, -1.0, 0.0, 1.0, 2.0)

Move = tuple[str, float]
"""The figure that leads what is moved, and its position."""


@dataclass(frozen=True)
class Reach:
    """Every figure moved alone as far as it goes: one set of draws that all claims share.

    Parameters
    ----------
    moves
        The positions of each figure but the centre; those that no program can go to, and what
        lies beyond them, are left out.
    values
        Every figure, derived ones included, each of shape ``(len(moves),)``.
    """

    moves: tuple[Move, ...]
    values: Values


def reach(program: Program, figures: Iterable[str]) -> Reach:
    """Move each figure alone as far as it goes.

    Parameters
    ----------
    program
        The compiled case.
    figures
        The figures to be moved; those that move together are moved once.

    Returns
    -------
    reach
        For each figure the positions, down and up, to which the program can be made.
    """
    case, wanted = program.case, set(figures)
    leaders = [
        leader for leader, keys in partners(case.figures).items() if wanted.intersection(keys)
    ]
    everywhere = [(leader, float(position)) for leader in leaders for position in POSITIONS]
    if not everywhere:
        return Reach((), {key: value[:0] for key, value in central(case).items()})
    can = possible(program, moved(case, everywhere)).reshape(len(leaders), len(POSITIONS))
    moves = tuple(
        (leader, float(POSITIONS[index]))
        for leader, row in zip(leaders, can, strict=True)
        for index in _within(row)
    )
    return Reach(moves, moved(case, moves))


def _within(can: npt.NDArray[np.bool_]) -> list[int]:
    """Return where one can go from the middle, down and up, without the middle itself."""
    middle = len(can) // 2
    down = middle - int(np.argmin(np.append(can[:middle][::-1], False)))
    up = middle + int(np.argmin(np.append(can[middle + 1 :], False)))
    return [index for index in range(down, up + 1) if index != middle]


def moved(case: Case, moves: Sequence[Move]) -> Values:
    """Return the central figures with one group of them moved in each draw.

    Parameters
    ----------
    case
        The case.
    moves
        Leading figure and position, one for each draw.

    Returns
    -------
    values
        Every figure, derived ones following, each of shape ``(len(moves),)``.
    """
    return moved_together(case, [(move,) for move in moves])


def moved_together(case: Case, moves: Sequence[tuple[Move, ...]]) -> Values:
    """Return the central figures with some groups of them moved in each draw.

    Parameters
    ----------
    case
        The case.
    moves
        Leading figures and positions, some for each draw.

    Returns
    -------
    values
        Every figure, derived ones following, each of shape ``(len(moves),)``.
    """
    groups = partners(case.figures)
    values = {
        key: np.repeat(value, len(moves))
        for key, value in central(case).items()
        if case.figures[key].formula is None
    }
    for draw, together in enumerate(moves):
        for leader, position in together:
            for key in groups[leader]:
                values[key][draw] = at(case.figures[key], position)
    return derive(case, values)


def at(figure: Figure, position: float) -> float:
    """Return a figure's value at a position.

    Parameters
    ----------
    figure
        An uncertain figure.
    position
        In [−2, 2]; see the module.

    Returns
    -------
    value
        In the figure's unit.
    """
    return float(np.interp(position, KNOTS, knots(figure)))


def knots(figure: Figure) -> tuple[float, ...]:
    """Return a figure's values at the positions −2, −1, 0, 1 and 2.

    Parameters
    ----------
    figure
        An uncertain figure.

    Returns
    -------
    knots
        Rising values in the figure's unit.
    """
    low, value, high = ends(figure)
    width = high - low
    least = 0.0 if low >= 0.0 else -np.inf
    most = 0.0 if high <= 0.0 else np.inf
    full = {"": 1.0, "1": 1.0, "%": 100.0}.get(figure.unit.strip(), np.inf)
    if least == 0.0 and high <= full:
        most = full
    return max(low - width, least), low, value, high, min(high + width, most)
