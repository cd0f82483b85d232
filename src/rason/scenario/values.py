"""The figures' values with those that a scenario sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.figures import put

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.scenario.merge import Change


def override(case: Case, values: Values, change: Change) -> Values:
    """Return the values with the change's figures set, and all that is derived following.

    Parameters
    ----------
    case
        The case.
    values
        Every figure, each of shape ``(draws,)``.
    change
        A merged scenario.

    Returns
    -------
    values
        The same object where the change sets nothing.
    """
    if not change.figures:
        return values
    return put(case.figures, values, change.figures)
