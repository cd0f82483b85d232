"""Acts and relations that overturn a claim, as terminal and brief say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.words.amounts import format_share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.report.doubts import Act


def turned_by(act: Act) -> str:
    """Say what of how two stand to each other overturns a claim.

    Returns
    -------
    text
        Such as ``without “2014-02-10, Midland shuts the pipe”``.
    """
    grade = f", grade {act.grade}" if act.grade else ""
    some = ""
    if not act.flips and act.share is not None and act.before is not None:
        some = (
            f", in {format_share(act.share)} of some draws rather than {format_share(act.before)}"
        )
    if act.kind in ("act", "relation"):
        return f"without “{act.text}” ({act.who}{grade}{some})"
    return f"if {act.who} stood otherwise ({act.text}{some})"


def flipped(acts: Iterable[Act]) -> str:
    """Say what of how two stand to each other first overturns a claim at central figures.

    Returns
    -------
    text
        Empty where none does.
    """
    return next((turned_by(act) for act in acts if act.flips), "")
