"""How far each figure is moved, alone, and which figures move with it.

A figure's position is −1 at the low end of its range, 0 at its central value and 1 at the high
end, straight in between. From there it goes on by the width of the range to −2 and 2, but never
past 0 where the whole range lies on one side of it, nor past 1 where a bare share does. Figures
that share a draw have one position, or opposite ones. A figure that follows another one with a rank
correlation goes that part of the way: were positions normal scores, that would be its median, given
where the other is. Moved itself, it leaves the figure that it follows where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rason.case.document import Side
from rason.case.figures import central, derive, ends
from rason.case.partner import leader
from rason.claim.chronology import names
from rason.scenario.draws import followers, partners
from rason.scenario.merge import merge
from rason.scenario.possible import possible_in_all
from rason.scenario.values import override

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.case.tables import Figure
    from rason.program.program import Program

POSITIONS = np.linspace(-2.0, 2.0, 17)
"""Where a figure may be looked at: the ends of its range and its central value are among them."""
KNOTS = (-2.0, -1.0, 0.0, 1.0, 2.0)

Move = tuple[str, float]
"""What leads the figures that are moved, and the position of the first of `following`."""


@dataclass(frozen=True)
class Reach:
    """Every figure moved alone as far as it goes: one set of draws that all claims share."""

    moves: tuple[Move, ...]
    """The positions of each figure but the centre; those that no program can go to, and what lies
    beyond them, are left out."""
    values: Values
    """Every figure, derived ones included, each of shape ``(len(moves),)``."""


def reach(program: Program, figures: Iterable[str]) -> Reach:
    """Move each figure alone as far as it goes.

    For each figure the positions, down and up, to which the program can be made.
    `figures`: the figures to be moved; those that move together are moved once.
    """
    case, wanted = program.case, set(figures)
    moving = leading(case, wanted)
    leaders = [first for first in partners(case.figures) if first in moving]
    everywhere = [(first, float(position)) for first in leaders for position in POSITIONS]
    if not everywhere:
        return Reach((), central(case))
    can = possible_throughout(program, moved(case, everywhere)).reshape(
        len(leaders), len(POSITIONS)
    )
    moves = tuple(
        (first, float(POSITIONS[index]))
        for first, row in zip(leaders, can, strict=True)
        for index in _within(row)
    )
    return Reach(moves, moved(case, moves) if moves else central(case))


def possible_throughout(program: Program, values: Values) -> npt.NDArray[np.bool_]:
    """Tell where the program can be made in the case as it stands and wherever claims look.

    Shape ``(draws,)``.
    `values`: every figure, each of shape ``(draws,)``.
    """
    case = program.case
    asked: dict[tuple[str, ...], None] = {(): None}
    for claim in case.claims:
        for statement in claim.statements:
            others = (statement.than, statement.near, statement.minus)
            elsewhere = [side.in_ for side in others if isinstance(side, Side)]
            versus = statement.with_.get("versus")
            for each in (statement.in_, *elsewhere, versus):
                asked.setdefault(names(each) if each else ())
    changes = [merge(case, each) for each in asked]
    setting = {tuple(change.figures.items()): change for change in changes}
    setting.pop((), None)
    worlds = [values, *(override(case, values, change) for change in setting.values())]
    return possible_in_all(program, worlds)


def leading(case: Case, figures: Iterable[str]) -> set[str]:
    """Return the leaders that some figures share a draw with or follow, at any remove.

    Those that move one of the figures when they are moved.
    """
    rules, found = followers(case.figures), set[str]()
    for key in figures:
        first = leader(case.figures, key)[0]
        while first not in found:
            found.add(first)
            first = rules.get(first, (first,))[0]
    return found


def _within(can: npt.NDArray[np.bool_]) -> list[int]:
    """Return where one can go from the middle, down and up, without the middle itself."""
    middle = len(can) // 2
    down = middle - int(np.argmin(np.append(can[:middle][::-1], False)))
    up = middle + int(np.argmin(np.append(can[middle + 1 :], False)))
    return [index for index in range(down, up + 1) if index != middle]


def moved(case: Case, moves: Sequence[Move]) -> Values:
    """Return the central figures with one group of them moved in each draw.

    Every figure, derived ones following, each of shape ``(len(moves),)``.
    `moves`: leading figure and position, one for each draw.
    """
    return moved_together(case, [(move,) for move in moves])


def moved_together(case: Case, moves: Sequence[tuple[Move, ...]]) -> Values:
    """Return the central figures with some groups of them moved in each draw.

    Every figure, derived ones following, each of shape ``(len(moves),)``.
    """
    figures, groups, rules = case.figures, partners(case.figures), followers(case.figures)
    ways = {key: leader(figures, key)[1] for keys in groups.values() for key in keys}
    values = {
        key: np.repeat(value, len(moves))
        for key, value in central(case).items()
        if case.figures[key].formula is None
    }
    for draw, together in enumerate(moves):
        moved_ = {first: position * ways[groups[first][0]] for first, position in together}
        for first, position in _followed(rules, moved_).items():
            for key in groups.get(first, ()):
                values[key][draw] = at(figures[key], ways[key] * position)
    return derive(case, values)


def following(case: Case, first: str, apart: Collection[str] = ()) -> dict[str, float]:
    """Return what moves when a figure is moved.

    What part of its way each figure goes: first the one that positions are said of, 1; those that
    share its draw, 1 or −1; then those that follow it, at any remove.
    `apart`: leaders that are moved themselves, and so follow nobody.
    """
    figures, groups = case.figures, partners(case.figures)
    turn = leader(figures, groups[first][0])[1]
    rules = {key: rule for key, rule in followers(figures).items() if key not in apart}
    return {
        key: leader(figures, key)[1] * part * turn
        for each, part in _followed(rules, {first: 1.0}).items()
        for key in groups.get(each, ())
    }


def _followed(
    rules: Mapping[str, tuple[str, float]], moved_: Mapping[str, float]
) -> dict[str, float]:
    """Return the positions of leaders that are moved, then of those that follow them."""
    found = dict(moved_)
    left = [first for first in rules if first not in found]
    while near := [first for first in left if rules[first][0] in found]:
        for first in near:
            other, rank = rules[first]
            found[first] = rank * found[other]
        left = [first for first in left if first not in found]
    return found


def at(figure: Figure, position: float) -> float:
    """Return a figure's value at a position.

    `position`: in [−2, 2]; see the module.
    """
    return float(np.interp(position, KNOTS, knots(figure)))


def position(figure: Figure, value: float) -> float:
    """Return the position of a figure's value.

    In [−2, 2]: that of the nearest value which has one.
    """
    return float(np.interp(value, knots(figure), KNOTS))


def knots(figure: Figure) -> tuple[float, ...]:
    """Return a figure's values at the positions −2, −1, 0, 1 and 2."""
    low, value, high = ends(figure)
    width = high - low
    least = 0.0 if low >= 0.0 else -np.inf
    most = 0.0 if high <= 0.0 else np.inf
    full = {"": 1.0, "1": 1.0, "%": 100.0}.get(figure.unit.strip(), np.inf)
    if least == 0.0 and high <= full:
        most = full
    return max(low - width, least), low, value, high, min(high + width, most)
