"""How many draws it takes until no verdict's word can change."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from rason.claim.likelihood import band, ends
from rason.claim.need import Need
from rason.claim.side import EVENT_FORMS, form
from rason.claim.statement import Margin, margin
from rason.claim.truth import part_true, truth
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.document import Claim
    from rason.claim.context import Context
    from rason.claim.need import Inquiry

FIRST = 256
MOST = 16_384
"""Draws of the first look and of the last; each look has twice as many as the one before."""
LOOKS = (MOST // FIRST).bit_length()
"""Looks that there may be: intervals are widened as if all were taken."""


@dataclass(frozen=True)
class Settled:
    """The number of draws at which the doubling stopped."""

    number: int
    open: tuple[str, ...] = ()
    """Keys of claims whose interval still lies in two bands of likelihood."""
    margins: Mapping[str, tuple[Margin, ...]] = field(default_factory=dict, repr=False)
    """By claim, the margin of each statement in every draw."""

    @property
    def sentence(self) -> str:
        """How many draws it took, in words."""
        looks = f"errors answer for up to {LOOKS} looks"
        if not self.open:
            return f"doubled until no verdict could change its word; {looks}"
        count = len(self.open)
        verdicts = "1 verdict" if count == 1 else f"{count} verdicts"
        return f"the most that are made; {verdicts} could still change a word; {looks}"


def settle(context: Context, first: int = FIRST, most: int = MOST) -> Inquiry[Settled]:
    """Double the draws until no verdict can change its band.

    The number of draws, and what was found out on the way.
    `context`: what all claims share; its number of draws is not read.

    Notes
    -----
    Whoever looks again and again, and stops when he likes what he sees, errs more often than each
    interval says. So every interval holds with 1 − 0.05/L, where L is the number of looks that
    there may be (Bonferroni): then all hold together with 95 %, whenever one stops. A claim whose
    share lies on the border of two bands never settles; then all draws are made.

    Only the draws that a look adds are solved: a longer run begins with the shorter.
    """
    case, looks = context.program.case, (most // first).bit_length()
    asked = {claim.claim: claim for claim in case.claims if modelled(claim)}
    known: dict[str, tuple[Margin, ...]] = {}
    number, done = first, 0
    while True:
        values = replace(context, number=number).draws
        new = {key: value[done:] for key, value in values.items()}
        question = context.question(new)
        needs = [
            Need((claim.claim, "settle", done, index), partial(margin, statement, question))
            for claim in asked.values()
            for index, statement in enumerate(claim.statements)
        ]
        answers = iter((yield tuple(needs)) if needs else ())
        for claim in list(asked.values()):
            found = tuple(next(answers) for _ in claim.statements)
            if any(isinstance(each, InputError) for each in found):
                del asked[claim.claim]
                known.pop(claim.claim, None)
            else:
                before = known.get(claim.claim, (None,) * len(found))
                known[claim.claim] = tuple(map(joined, before, found))
        unsettled = tuple(key for key, parts in known.items() if not _settled(parts, looks))
        if not unsettled or number >= most:
            return Settled(number, unsettled, known)
        number, done = 2 * number, number


def modelled(claim: Claim) -> bool:
    """Tell whether a claim is tested over draws.

    False for events, forecasts and what cannot be tested.
    """
    return bool(claim.statements) and all(
        form(statement) not in EVENT_FORMS for statement in claim.statements
    )


def joined(before: Margin | None, after: Margin) -> Margin:
    """Put the margins of a longer run together.

    `before`: over the first draws; None if there are none.
    `after`: over the draws that follow.
    """
    if before is None:
        return after
    return Margin(
        left=np.concatenate([before.left, after.left]),
        right=np.concatenate([before.right, after.right]),
        margin=np.concatenate([before.margin, after.margin]),
        holds=np.concatenate([before.holds, after.holds]),
        unit=after.unit,
        noise=np.concatenate([before.noise, after.noise]),
    )


def _settled(parts: tuple[Margin, ...], looks: int) -> bool:
    """Tell whether a claim's interval lies in one band."""
    share, error = part_true(truth(list(parts)), looks)
    if np.isnan(share):
        return True
    low, high = ends(share, error)
    return band(low) == band(high)
