"""Units of energy, mass, money, containers and people, per year or per day, and conversions.

The units that the trade writes stand in one closed table, each with its size and its source: a
word outside it is refused, since what it would mean is not ours to guess. A test holds the table
to the values of pint, an independent library.
Energy is a dimension of its own, and so is every currency: what an amount of one is worth in
another is a figure with a source, never a constant.
"""

from __future__ import annotations

from rason.units.conversion import DimensionError, Equivalents, Units
from rason.units.reading import MOST_POWER, Unit, UnitError, combine, describe, is_currency, parse
from rason.units.table import Dimension

__all__ = [
    "MOST_POWER",
    "Dimension",
    "DimensionError",
    "Equivalents",
    "Unit",
    "UnitError",
    "Units",
    "combine",
    "describe",
    "is_currency",
    "parse",
]
