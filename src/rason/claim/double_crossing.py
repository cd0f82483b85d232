"""Double crossings: where a score may change its sign and back between two positions looked at."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.claim.line import Ask, Scores
    from rason.claim.need import Inquiry

ROUNDS = 4
"""How often a gap is looked into: of two straight sides one is known after the first."""
FINEST = 0.008
"""Narrower gaps, in positions, are left alone."""


def double_crossings(scores: Scores) -> list[float]:
    r"""Return the positions at which a score may have another sign than on both sides.

    For each gap at most one: the lowest point that the score can have there.
    `scores`: of one line, at any positions; unknown ones are stepped over.

    Notes
    -----
    Of four neighbours :math:`a < b < c < d` with one sign at b and c, the line through a and b goes
    on into the gap, and so does the one through c and d. A score that bends away from nought only,
    as margins do that are worked out at the optimum, is nowhere below the two in the gap, and so
    nowhere below the point where they meet. Where that point has another sign, the score may.
    """
    known = sorted((position, score) for position, score in scores.items() if not isnan(score))
    found = []
    for (a, at_a), (b, at_b), (c, at_c), (d, at_d) in zip(
        known, known[1:], known[2:], known[3:], strict=False
    ):
        if (at_b > 0.0) != (at_c > 0.0) or c - b < FINEST:
            continue
        sign = 1.0 if at_b > 0.0 else -1.0
        falls, rises = sign * (at_b - at_a) / (b - a), sign * (at_d - at_c) / (d - c)
        if falls >= 0.0 or rises <= 0.0:
            continue
        meet = (sign * (at_c - at_b) + falls * b - rises * c) / (falls - rises)
        if b < meet < c and sign * at_b + falls * (meet - b) < 0.0:
            found.append(meet)
    return found


def refined(scan: Mapping[str, Scores], ask: Ask) -> Inquiry[dict[str, Scores]]:
    """Add the score wherever a figure's line may cross nought twice.

    `scan`: the claim's scores with each figure moved alone.
    """
    found = {leader: dict(scores) for leader, scores in scan.items()}
    left = set(found)
    for _ in range(ROUNDS):
        looks = [
            (leader, position)
            for leader, scores in found.items()
            if leader in left
            for position in double_crossings(scores)
        ]
        if not looks:
            break
        answers = yield from ask([(look,) for look in looks])
        for (leader, position), score in zip(looks, answers, strict=True):
            found[leader][position] = float(score)
        left = {leader for leader, _ in looks}
    return found
