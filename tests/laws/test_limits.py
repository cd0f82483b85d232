"""Limits of hold-up: no figure holds a patience or a hazard, so the formula is tried as printed.

At the printed number what is said of it holds; one printed digit back it does not, unless the
limit has no more digits than that.
"""

from __future__ import annotations

import numpy as np

from rason.analysis.hazard import break_even_hazard
from rason.analysis.hold_up import highest_discount, least_patience
from rason.claim.printed import limit, power

NEAR = 1e-9


def digit(limit_: float, apart: float = 0.0) -> float:
    """Return one unit of the last digit that a limit is written with."""
    return 10.0 ** power(limit_, apart)


def test_a_printed_limit_holds_and_one_digit_back_does_not(rounds: int) -> None:
    bites = 0
    for one in range(rounds):
        rng = np.random.default_rng([2, 7, one])
        taken, fee = float(rng.uniform(10.0, 5000.0)), float(rng.uniform(0.01, 1.0))
        fee *= taken

        patience = least_patience(np.array([taken]), np.array([fee])).item()
        told = limit(patience, 1.0, 1.0 - patience)
        back = told - digit(patience, 1.0 - patience)
        assert fee / (1.0 - told) >= taken * (1.0 - NEAR), one
        assert fee / (1.0 - back) < taken or told == patience, one

        discount = highest_discount(np.array([taken]), np.array([fee])).item()
        told = limit(100.0 * discount, -1.0) / 100.0
        on = told + digit(100.0 * discount) / 100.0
        assert fee * (1.0 + 1.0 / told) >= taken * (1.0 - NEAR), one
        assert fee * (1.0 + 1.0 / on) < taken or told == discount, one

        rate, years = float(rng.uniform(0.02, 0.15)), int(rng.integers(5, 40))
        annuity = taken * rate / (1.0 - (1.0 + rate) ** -years)
        worth = annuity * float(rng.uniform(1.01, 4.0))
        given = (np.array([each]) for each in (worth, annuity, taken, float(years)))
        hazard = break_even_hazard(*given).item()

        def earned(yearly: float, w: float = worth, i: float = rate, t: int = years) -> float:
            return float(sum(w * ((1.0 - yearly) / (1.0 + i)) ** year for year in range(1, t + 1)))

        told = limit(100.0 * hazard, -1.0) / 100.0
        assert earned(told) >= taken * (1.0 - NEAR), one
        on = told + digit(100.0 * hazard) / 100.0
        assert earned(on) < taken or told == hazard, one
        bites += told != hazard
    assert 3 * bites >= rounds
