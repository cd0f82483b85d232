"""The figures' values with those that a scenario sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import derive

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.cell import Values
    from rason.scenario.merge import Change


def override(case: Case, values: Values, change: Change) -> Values:
    """Return the values with the change's figures set, and derived figures following.

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
    draws = max((np.size(value) for value in values.values()), default=1)
    fixed = {
        figure: np.broadcast_to(cell.evaluate(values), (draws,))
        for figure, cell in change.figures.items()
    }
    return {**derive(case, {**values, **fixed}), **fixed}
