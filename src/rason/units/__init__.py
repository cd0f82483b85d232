"""Units of energy, mass, money, containers and people, per year or per day, and conversions.

The units that cases use stand in a table here, so that reading a case need not wait for pint; a
name that the table lacks is looked up in pint's registry. A test holds the table to pint's values.
Energy is a dimension of its own, and so is every currency: what an amount of one is worth in
another is a figure with a source, never a constant.
"""

from __future__ import annotations

from rason.units.conversion import DimensionError, Equivalents, Units
from rason.units.reading import Unit, UnitError, combine, describe, parse
from rason.units.table import Dimension

__all__ = [
    "Dimension",
    "DimensionError",
    "Equivalents",
    "Unit",
    "UnitError",
    "Units",
    "combine",
    "describe",
    "parse",
]
