"""Forecasts of the text: what settles them lies behind the case's date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from rason.case.document import Claim
    from rason.case.faults import Faults
    from rason.claim.position import Position


def check_due(claim: Claim, frozen: date | None, position: Position, faults: Faults) -> None:
    """Note a day on which nothing, or nothing still open, would be settled.

    `frozen`: the case's date; None where it cannot be read.
    """
    if claim.due is None:
        return
    if claim.kind != "forecast":
        faults.add(
            "RSN-S005", position.where("due"), f"claim {claim.claim}, due",
            f"`due` in a claim of kind {claim.kind}", "a forecast, which time will settle",
            "remove `due:`, or write `kind: forecast`",
        )  # fmt: skip
    elif frozen is not None and claim.due <= frozen:
        faults.add(
            "RSN-S005", position.where("due"), f"claim {claim.claim}, due", f"{claim.due}",
            f"a day after {frozen}, when the case was frozen",
            "correct the day, or write `kind: event` with the events that settled it",
        )  # fmt: skip
