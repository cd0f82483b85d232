"""Double crossings of scores: changes of sign between two positions that both look sound."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rason.claim.double_crossing import FINEST, double_crossings, refined
from rason.claim.line import Line, brackets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rason.case.cell import FloatArray
    from rason.claim.line import Scores
    from rason.claim.moves import Move
    from rason.claim.need import Inquiry

GRID = [float(position) for position in np.linspace(-2.0, 2.0, 17)]


def scanned(score: Callable[[float], float]) -> tuple[Scores, int]:
    """Refine one line, and count the positions that were asked."""
    asked: list[float] = []

    def ask(moves: Sequence[tuple[Move, ...]]) -> Inquiry[FloatArray]:
        asked.extend(position for ((_, position),) in moves)
        return np.array([score(position) for ((_, position),) in moves])
        yield ()

    inquiry = refined({"worth": {at: score(at) for at in GRID}}, ask)
    try:
        next(inquiry)
    except StopIteration as end:
        found: dict[str, Scores] = end.value
        return found["worth"], len(asked)
    raise AssertionError


def changes(scores: Scores) -> int:
    return len(brackets(Line((("worth", 1.0),)), scores))


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_the_tip_of_a_dent_is_found_at_once(sign: float) -> None:
    scores, asked = scanned(lambda x: sign * (abs(x - 0.6) - 0.08))
    assert asked == 1
    assert scores[0.6] == pytest.approx(-0.08 * sign)
    assert changes(scores) == 2


def test_what_bends_away_or_not_far_enough_is_let_be() -> None:
    for score in (
        lambda x: abs(x - 0.6) + 0.08,
        lambda x: 1.0 - 0.1 * abs(x - 0.6),
        lambda x: x + 2.1,
        lambda _: 1.0,
    ):
        assert scanned(score)[1] == 0
    assert scanned(lambda x: x - 0.6) == ({at: at - 0.6 for at in GRID}, 0)


def test_gaps_that_are_narrow_enough_are_let_be() -> None:
    step = FINEST / 2.0
    assert double_crossings({-1.0: 1.0, 0.0: 0.001, step: 0.001, 1.0: 1.0}) == []
    assert double_crossings({-1.0: 1.0, 0.0: 0.001, 3.0 * step: 0.001, 1.0: 1.0}) != []
    assert double_crossings({-1.0: 1.0, 0.0: float("nan"), 1.0: 1.0}) == []


@given(
    st.lists(st.tuples(st.floats(-3.0, 3.0), st.floats(-1.6, 1.6)), min_size=2, max_size=3),
    st.floats(-0.2, 0.2),
    st.sampled_from([1.0, -1.0]),
)
def test_no_score_of_three_straight_pieces_dips_unseen(
    pieces: list[tuple[float, float]], height: float, sign: float
) -> None:
    """But for dips that are next to the outermost positions, or hardly dips."""

    def score(x: float) -> float:
        return sign * (max(slope * (x - at) for slope, at in pieces) + height)

    fine = np.linspace(-1.75, 1.75, 3501)
    bends = [
        (one * at - other * there) / (one - other)
        for (one, at), (other, there) in combinations(pieces, 2)
        if one != other
    ]
    least = min(sign * score(x) for x in (*fine, *(x for x in bends if abs(x) <= 1.75)))
    dips = [x for x in fine if sign * score(x) < -0.01]
    scores, _ = scanned(score)
    if dips and max(dips) - min(dips) > FINEST and min(sign * score(at) for at in GRID) > 0.0:
        assert min(sign * each for each in scores.values()) < 0.0
        assert changes(scores) == 2
    elif least > 0.0:
        assert changes(scores) == changes({at: score(at) for at in GRID})
