"""The value of a figure at which a measure meets a threshold, in every draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import base, derive, ends

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Figure
    from rason.claim.need import Inquiry

WIDER = 4.0 ** np.arange(1, 9)
"""Beyond its usual reach a figure is moved by so many widths of it, until a cell ends the way."""
EDGE_PARTS, EDGE_ROUNDS = 8, 14
"""The way to the last value that a cell may hold is cut into parts, and the last of them again."""
FINE, FINEST = 512.0, 2.0**24
"""A stretch that holds a root is halved until it is this part of the usual reach, then crossed by a
straight line; where the measure bends or jumps within it, it is halved further."""
NEAR = 1e-6
"""A line that misses the threshold by more of what lies between its ends was not straight."""
MOST_HALVINGS = 64


def break_even(
    case: Case,
    figure: Figure,
    ladder: FloatArray,
    values: Values,
    above: Callable[[Values], Inquiry[FloatArray]],
    can: Callable[[Values], npt.NDArray[np.bool_]],
) -> Inquiry[FloatArray]:
    """Ask for the value of a figure at which a measure meets a threshold.

    In the figure's unit, shape ``(draws,)``: of several roots one in the stretch that is nearest to
    the central value. NaN where the measure meets the threshold nowhere.
    `figure`: the figure that is sought; every other one stays as it was drawn.
    `ladder`: rising values of the figure between which a root is looked for first: its usual reach.
    `values`: every figure, each of shape ``(draws,)``.
    `above`: asks by how much the measure exceeds the threshold.
    `can`: tells for each draw whether the case may hold its values.

    Notes
    -----
    Where the ladder holds no root the figure goes on, up and down, by 4, 16, ..., 65,536 times the
    ladder's width, or to the last value that every cell may hold. What lies on one side of the
    threshold on all these rungs meets it nowhere between them if the measure rises or falls
    throughout, and beyond the last only if it still changes there.
    """
    draws = max(np.size(value) for value in values.values())
    given = {key: np.broadcast_to(values[key], (draws,)) for key in base(case)}

    def at(some: npt.NDArray[np.int64], amounts: FloatArray) -> Values:
        """Return some of the draws with the figure set and derived ones following."""
        return derive(case, {**{k: v[some] for k, v in given.items()}, figure.figure: amounts})

    def look(some: npt.NDArray[np.int64], rungs: FloatArray) -> Inquiry[FloatArray]:
        """Ask about rungs, shape ``(rungs, some)``; NaN where the case cannot go."""
        every, flat = np.tile(some, len(rungs)), rungs.ravel()
        good = np.isfinite(flat)
        good[good] = can(at(every[good], flat[good]))
        excess = np.full(len(flat), np.nan)
        if good.any():
            excess[good] = yield from above(at(every[good], flat[good]))
        return excess.reshape(rungs.shape)

    every, root = np.arange(draws), np.full(draws, np.nan)
    rungs = np.repeat(ladder[:, None], draws, axis=1)
    excess = yield from look(every, rungs)
    left = every[~_crosses(excess).any(axis=0)]
    if len(left):
        width = float(ladder[-1] - ladder[0]) or 1.0
        far = [
            _within(lambda some, moved: can(at(some, moved)), left, start, sign * width)
            for start, sign in ((ladder[0], -1.0), (ladder[-1], 1.0))
        ]
        seen = (yield from look(left, far[0])), (yield from look(left, far[1]))
        rungs = _framed(rungs, far, left)
        excess = _framed(excess, seen, left)
    crossing = _crosses(excess)
    some = every[crossing.any(axis=0)]
    if not len(some):
        return root
    central = ends(figure)[1]
    apart = np.abs((rungs[:-1] + rungs[1:]) / 2.0 - central)
    stretch = np.where(crossing, apart, np.inf).argmin(axis=0)[some]
    low, high = rungs[stretch, some], rungs[stretch + 1, some]
    under, over = excess[stretch, some], excess[stretch + 1, some]
    width = float(ladder[-1] - ladder[0])

    def halved(which: npt.NDArray[np.bool_], until: float) -> Inquiry[None]:
        """Halve some stretches until they are narrow enough."""
        for _ in range(MOST_HALVINGS):
            wide = np.flatnonzero(which & (high - low > until))
            if not len(wide):
                return
            middle = (low[wide] + high[wide]) / 2.0
            there = yield from above(at(some[wide], middle))
            below = (there <= 0.0) != (under[wide] <= 0.0)
            high[wide[below]], over[wide[below]] = middle[below], there[below]
            low[wide[~below]], under[wide[~below]] = middle[~below], there[~below]

    yield from halved(np.ones(len(some), dtype=bool), width / FINE)
    straight = _crossed(low, high, under, over)
    there = yield from above(at(some, straight))
    bent = ~(np.abs(there) <= NEAR * np.maximum(np.abs(under), np.abs(over)))
    yield from halved(bent, width / FINEST)
    root[some] = np.where(bent, _crossed(low, high, under, over), straight)
    return root


def _crossed(low: FloatArray, high: FloatArray, under: FloatArray, over: FloatArray) -> FloatArray:
    """Return where a straight line through the ends of a stretch meets the threshold."""
    with np.errstate(invalid="ignore", divide="ignore"):
        found = low + (high - low) * under / (under - over)
    crossed: FloatArray = np.where(np.isfinite(found), found, (low + high) / 2.0)
    return crossed


def _crosses(excess: FloatArray) -> npt.NDArray[np.bool_]:
    """Tell between which neighbouring rungs the measure goes through the threshold."""
    known = np.isfinite(excess)
    crossing: npt.NDArray[np.bool_] = (excess[:-1] <= 0.0) != (excess[1:] <= 0.0)
    return crossing & known[:-1] & known[1:]


def _within(
    can: Callable[[npt.NDArray[np.int64], FloatArray], npt.NDArray[np.bool_]],
    some: npt.NDArray[np.int64],
    start: float,
    width: float,
) -> FloatArray:
    """Return how far a figure goes from one end of its ladder, shape ``(rungs, some draws)``.

    The last rung before the end of the way lies where some cell may go no further; what would lie
    beyond is NaN.
    """
    draws = len(some)
    rungs = np.full((len(WIDER), draws), np.nan)
    last, going = np.full(draws, start), np.ones(draws, dtype=bool)
    for place, times in enumerate(WIDER):
        wanted = np.full(draws, start + width * times)
        good = can(some, wanted)
        rungs[place] = np.where(going & good, wanted, np.nan)
        ends_here = going & ~good
        if ends_here.any():
            rungs[place, ends_here] = _edge(
                can, some[ends_here], last[ends_here], wanted[ends_here]
            )
        last, going = np.where(going & good, wanted, last), going & good
        if not going.any():
            break
    return rungs


def _edge(
    can: Callable[[npt.NDArray[np.int64], FloatArray], npt.NDArray[np.bool_]],
    some: npt.NDArray[np.int64],
    inside: FloatArray,
    outside: FloatArray,
) -> FloatArray:
    """Return the last value that every cell may hold, between one that they may and one not."""
    parts = np.arange(1.0, EDGE_PARTS)[:, None] / EDGE_PARTS
    for _ in range(EDGE_ROUNDS):
        way = outside - inside
        there = can(np.tile(some, len(parts)), (inside + way * parts).ravel())
        far = np.cumprod(there.reshape(len(parts), -1), axis=0).sum(axis=0)
        inside, outside = inside + way * far / EDGE_PARTS, inside + way * (far + 1) / EDGE_PARTS
    return inside


def _framed(
    middle: FloatArray, outer: tuple[FloatArray, FloatArray] | list[FloatArray],
    some: npt.NDArray[np.int64],
) -> FloatArray:  # fmt: skip
    """Put what was seen further down and up in some draws around what was seen in all."""
    framed = np.full((2 * len(WIDER) + len(middle), middle.shape[1]), np.nan)
    framed[len(WIDER) : -len(WIDER)] = middle
    framed[: len(WIDER), some], framed[-len(WIDER) :, some] = outer[0][::-1], outer[1]
    return framed
