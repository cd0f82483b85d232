"""Where something that rises step by step comes to rest, found in few steps.

Steps can be thousands, each as long as the last or a little shorter. Where two have been alike, one
leap is tried in place of many; it counts if what rises behind it is what so many steps would have
left, else the next step is taken as it is. So a place of rest is leapt over only where what rises
behind it is what would rise if it were not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.cell import FloatArray

NEARLY = 0.9
"""How much of the way to where shrinking steps lead one leap goes: what is left can be seen."""
SAME = 1e-9  # steps that shrink by less than this part of them do not
STEPS = 1000
"""How often it is looked for; what still rises then is let go to where it can rise no more."""


def at_rest(
    rise: Callable[[FloatArray], FloatArray],
    start: FloatArray,
    slack: FloatArray,
    most: FloatArray,
) -> FloatArray:
    """Return where steps from a start lead.

    `rise` gives by how much each part rises in the next step, never below 0 and linear in pieces; a
    rise within `slack` is none, and at `most` a part can rise no more. Returns the first place on
    the way where nothing rises.
    """
    here, step, before, reach = start, rise(start), np.zeros_like(start), 1.0
    for _ in range(STEPS):
        if not np.any(step > slack):
            return here
        for ratio in _ratios(step, before, slack):
            far = min(2.0 * reach, NEARLY / max(1.0 - ratio, SAME))
            there = here + far * step
            found = rise(there)
            if np.all(np.abs(found - (1.0 - (1.0 - ratio) * far) * step) <= slack):
                here, step, before, reach = there, found, found / ratio, far
                break
        else:
            here, before, reach = here + step, step, 1.0
            step = rise(here)
    while np.any(step > slack):
        here = np.where(step > slack, most, here)
        step = rise(here)
    return here


def _ratios(step: FloatArray, before: FloatArray, slack: FloatArray) -> tuple[float, ...]:
    """Return by which ratios steps may go on: the one between the last two, and none.

    Of steps not far above the slack the first is noise.
    """
    ratio = float(step @ before) / max(float(before @ before), np.finfo(float).tiny)
    ratios = dict.fromkeys((ratio, 1.0))
    return tuple(
        each
        for each in ratios
        if NEARLY / max(1.0 - each, SAME) > 1.0
        and np.all(np.abs(step - each * before) <= slack)
        and each > 0.0
    )
