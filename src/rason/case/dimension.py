"""What numeric cells of the tables measure: each word once, with its unit in the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rason.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Measured:
    """What a cell measures."""

    means: str  # in words, for the reference
    # Its unit in the program, from the case's conversions and a commodity; None where the row alone
    # tells.
    unit: Callable[[Units, str], str] | None = None
    traded: bool = False  # whether it is about a commodity, whose equivalents may be used
    bare: bool = False  # whether a number without a unit is meant in that unit


DIMENSIONS: Final[dict[str, Measured]] = {
    "quantity": Measured("commodity a year", Units.quantity_unit, traded=True),
    "stock": Measured("commodity", lambda units, good: units.commodities[good], traded=True),
    "price": Measured("money a unit of commodity", Units.price_unit, traded=True),
    "intensity": Measured("mass a unit of commodity", lambda u, g: u.per("t", g), traded=True),
    "money": Measured("money", lambda units, _: f"million {units.currency}"),
    "money/yr": Measured("money a year", lambda units, _: f"million {units.currency}/yr"),
    "share": Measured("share", lambda *_: "1"),
    "ratio": Measured("bare number", lambda *_: "1"),
    "rate": Measured("rate a year, or share", lambda *_: "1/yr", bare=True),
    "time": Measured("time", lambda *_: "yr"),
    "length": Measured("length", lambda *_: "km"),
    "yield": Measured("output a unit of input"),
    "input quantity": Measured("input a year"),
    "input price": Measured("money a unit of input"),
    "any": Measured("any unit"),
}
