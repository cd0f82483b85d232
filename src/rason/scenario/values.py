"""The figures' values with those that a scenario sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.figures import put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.case import Case
    from rason.case.cell import Cell, Values
    from rason.scenario.merge import Change


def override(
    case: Case, values: Values, change: Change, more: Mapping[str, Cell] | None = None
) -> Values:
    """Return the values with the change's figures set, and all that is derived following.

    `more` is set on top besides what the case has there.
    """
    cells = {**change.figures, **more} if more else change.figures
    return put(case.figures, values, cells) if cells else values
