"""The few values at which a claim is tested again and again, under other modelling choices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from rason.case.cell import Values

DRAWS = 64
"""At most so many draws; a longer run begins with the shorter, so they are the verdict's own."""


@dataclass(frozen=True)
class Subsample:
    """The values at which specifications are tested: the first draws, then the central figures."""

    values: Values = field(repr=False)
    """Every figure, each of shape ``(draws + 1,)``."""
    draws: int

    @classmethod
    def of(cls, draws: Values, middle: Values) -> Subsample:
        """Take the first draws, and the central figures.

        Of at most `DRAWS` draws.
        `draws`: every figure in every draw.
        `middle`: every figure's central value.
        """
        values = {key: np.append(draws[key][:DRAWS], middle[key]) for key in draws}
        return cls(values, max(map(len, values.values()), default=1) - 1)
