"""Models that give the same values are one model, however many choices make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.claim.need import granted
from rason.claim.stability import Stability
from rason.claim.truth import UNKNOWN, reason_of, truth
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.claim.stability import Flip
    from rason.claim.statement import Margin

    Answers = Sequence[Margin | InputError]


def alike(one: Sequence[Margin], other: Sequence[Margin]) -> bool:
    """Tell whether two models give a claim the same margins.

    Whether all are equal in every draw, within what solving leaves undecided.
    `one`, `other`: the margins of its statements over the same draws.
    """
    return all(
        np.isclose(
            a.margin, b.margin, rtol=0.0, atol=np.maximum(a.noise, b.noise), equal_nan=True
        ).all()
        and bool((a.holds == b.holds).all())
        for a, b in zip(one, other, strict=True)
    )


def compared_models(flips: Sequence[Flip], groups: Sequence[Answers]) -> tuple[Stability, ...]:
    """Compare a claim's truth under other choices with its truth now.

    `flips`: each choice made otherwise.
    `groups`: the margins of the claim's statements over a few draws and, last, at central figures:
    first as things are, then for each flip. Empty where there is no flip.
    """
    if not flips:
        return ()
    own = [granted(each) for each in groups[0]]
    now, models = truth(own)[-1], [own]
    found = []
    for flip, group in zip(flips, groups[1:], strict=True):
        faults = [each for each in group if isinstance(each, InputError)]
        if faults:
            found.append(
                Stability(
                    choice=flip.choice,
                    setting=flip.detail,
                    flips=None,
                    reason=reason_of(faults[0]),
                )
            )
            continue
        margins = [granted(each) for each in group]
        then, differs = truth(margins)[-1], not any(alike(margins, other) for other in models)
        if differs:
            models.append(margins)
        changes: bool | None = bool(now != then)
        reason = ""
        if UNKNOWN in (now, then):
            changes, reason = None, "a side has no value"
        elif not differs:
            reason = "the same values in every draw"
        found.append(
            Stability(
                choice=flip.choice,
                setting=flip.detail,
                flips=changes,
                reason=reason,
                differs=differs,
            )
        )
    return tuple(found)
