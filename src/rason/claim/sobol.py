"""What part of a variance figures carry, alone and with all others: Sobol indices, by SALib.

SALib brings a plotting library of its own, so it is not part of the base install.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.cell import FloatArray

MISSING = "Sobol totals are left out, as SALib is not installed: pip install 'rason[sensitivity]'"
SEED = 1
"""Of the resampling; SALib takes 0 for none."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Sobol indices of some figures, each of shape ``(figures,)``.

    `first`, `first_error`: part of the variance that goes if the figure is known, and the
    half-width of its 95 % interval.
    `total`, `total_error`: part of the variance that is left if all others are known, and the same.
    """

    first: FloatArray
    first_error: FloatArray
    total: FloatArray
    total_error: FloatArray


def installed() -> bool:
    """Tell whether SALib is there.

    Without importing it, which takes a second.
    """
    return find_spec("SALib") is not None


def sobol(base: FloatArray, other: FloatArray, mixed: Sequence[FloatArray]) -> Shares:
    """Estimate first-order and total Sobol indices.

    `base`, `other`: outputs over two independent samples of all figures, shape ``(points,)``,
    finite and not all the same.
    `mixed`: for each figure: outputs over the first sample, with this figure from the second.

    References
    ----------
    Saltelli et al. (2010), "Variance based sensitivity analysis of model output. Design and
    estimator for the total sensitivity index", *Computer Physics Communications* 181(2). Herman
    and Usher (2017), "SALib: An open-source Python library for Sensitivity Analysis", *Journal of
    Open Source Software* 2(9).
    """
    from SALib.analyze.sobol import analyze

    names = [str(number) for number in range(len(mixed))]
    found = analyze(
        {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)},
        np.stack([base, *mixed, other], axis=1).reshape(-1),
        calc_second_order=False,
        seed=SEED,
    )
    return Shares(*(np.asarray(found[key]) for key in ("S1", "S1_conf", "ST", "ST_conf")))
