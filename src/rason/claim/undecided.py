"""What solving leaves undecided in a number: measured against what its case deals in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rason.analysis.measure import money
from rason.analysis.quantity import no_money
from rason.claim.moves import knots

if TYPE_CHECKING:
    from rason.case.tables import Figure
    from rason.program.program import Program

RELATIVE = 1e-7
"""Part of a number that comes out of solving which that leaves undecided."""
PURE = 1e-6
"""What it leaves undecided of shares, rates and days, which have no scale of their own."""


@dataclass(frozen=True, slots=True)
class Noise:
    """What is undecided in a number."""

    least: float
    """However small the number is, in its unit."""
    part: float


SUMMED = Noise(0.0, 1e-12)
"""Of what is only computed from figures."""


def undecided(program: Program, unit: str, commodity: str = "") -> Noise:
    """Return what solving leaves undecided in a measure.

    No amount is small in every case: so money is measured against what goes round in the case,
    and quantities and prices against usual ones of their commodity.

    `commodity`: the commodity that the measure names; empty where it names none.
    """
    case = program.case
    if unit == money(case, {}):
        return Noise(no_money(program), RELATIVE)
    named = [commodity] if commodity else list(case.commodities)
    for units, usual in (
        (case.units.quantity_unit, program.usual),
        (case.units.price_unit, program.usual_price),
    ):
        sizes = [usual.get(each, 0.0) for each in named if units(each) == unit]
        if sizes:
            return Noise(RELATIVE * min(sizes), RELATIVE)
    return Noise(PURE, RELATIVE)


def searched(figure: Figure) -> Noise:
    """Return what a search leaves undecided in a figure's value."""
    reach = knots(figure)
    return Noise(RELATIVE * (max(reach) - min(reach)), RELATIVE)
