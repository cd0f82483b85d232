"""Conversions within one case, through the equivalents of its commodities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.units.reading import combine, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.units.table import Dimension

Equivalents = tuple[tuple[float, str], ...]
"""Amounts of one commodity that are the same: ``((1, "Mt"), (1.36, "bcm"))``."""


class DimensionError(ValueError):
    """Two units that measure different things."""

    def __init__(self, source: str, target: str) -> None:
        self.source, self.target = source, target
        super().__init__(f"{source!r} cannot be converted to {target!r}")


class Units:
    """Conversions within one case: its currency, and the equivalents of its commodities.

    `equivalents`: equal amounts of a commodity in units of other dimensions.

    Examples
    --------
    >>> units = Units("USD", {"gas": "bcm"}, {"gas": ((1, "Mt"), (1.36, "bcm"), (52e6, "MMBtu"))})
    >>> round(units.factor("Mt/yr", "bcm/yr", "gas"), 9)
    1.36
    >>> units.price_unit("gas")
    'million USD/bcm'
    """

    def __init__(
        self,
        currency: str = "USD",
        commodities: Mapping[str, str] | None = None,
        equivalents: Mapping[str, Equivalents] | None = None,
    ) -> None:
        self.currency = currency
        self.commodities: Mapping[str, str] = dict(commodities or {})
        self._reductions = {
            commodity: _reductions(self.commodities[commodity], amounts)
            for commodity, amounts in (equivalents or {}).items()
            if amounts
        }

    def quantity_unit(self, commodity: str) -> str:
        """Return the program's unit for flows of a commodity, such as ``bcm/yr``."""
        return f"{self.commodities[commodity]}/yr"

    def price_unit(self, commodity: str) -> str:
        """Return the program's unit for prices of a commodity, such as ``million USD/bcm``."""
        return self.per(f"million {self.currency}", commodity)

    def per(self, unit: str, commodity: str) -> str:
        """Return the program's unit for something by a unit of a commodity, such as ``t/bcm``."""
        by = self.commodities[commodity]
        return f"{unit}/({by})" if re.search(r"[*/ ]", by) else f"{unit}/{by}"

    def reduce(self, dimension: Dimension, commodities: Iterable[str]) -> tuple[float, Dimension]:
        """Express a dimension in those in which commodities are balanced.

        Returns the size of the old base units in the new ones, and the new dimension; equivalents
        of the commodities may be used.
        """
        factor = 1.0
        for commodity in commodities:
            rules = self._reductions.get(commodity, {})
            for base, exponent in dimension:
                power, size, target = rules.get(base, (0, 1.0, ()))
                if power and exponent % power == 0:
                    times = exponent // power
                    factor *= size**times
                    dimension = combine((dimension, 1), (((base, exponent),), -1), (target, times))
        return factor, dimension

    def factor(self, source: str, target: str, *commodities: str) -> float:
        """Return by what a number in one unit is multiplied to be in another.

        Units of `target` in one unit of `source`; equivalents of the commodities may be used where
        plain dimensions differ. Raises `DimensionError` if the two measure different things.

        Examples
        --------
        >>> Units().factor("bn USD", "million USD")
        1000.0
        """
        old, new = parse(source), parse(target)
        if old.dimension == new.dimension:
            return old.scale / new.scale
        old_size, old_dimension = self.reduce(old.dimension, commodities)
        new_size, new_dimension = self.reduce(new.dimension, commodities)
        if old_dimension != new_dimension:
            raise DimensionError(source, target)
        return old.scale * old_size / (new.scale * new_size)


def _reductions(unit: str, amounts: Equivalents) -> dict[str, tuple[int, float, Dimension]]:
    """Return for each base dimension its power, its size in the commodity's dimension, and that."""
    canonical = parse(unit).dimension
    sized = [(amount * parse(name).scale, parse(name).dimension) for amount, name in amounts]
    sizes = [size for size, dimension in sized if dimension == canonical]
    if len(sizes) != 1 or any(len(dimension) != 1 for _, dimension in sized):
        raise DimensionError(" = ".join(f"{amount:g} {name}" for amount, name in amounts), unit)
    return {
        dimension[0][0]: (dimension[0][1], sizes[0] / size, canonical)
        for size, dimension in sized
        if dimension != canonical
    }
