"""Values of figures as they are printed, and as a door reads them again.

A number is printed with few digits, so it is another number than the one that was found. Whoever
says what happens at it must therefore work with the printed one.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from math import floor, log10
from typing import TYPE_CHECKING, Annotated

from rason.claim.amount import read
from rason.table.column import Column
from rason.table.row import Row

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.tables import Figure

FEW, MORE, MANY = 2, 3, 100.0
"""Digits that count in a number, and in one of this size."""
TOLD = 0.1
"""The last digit is at most this part of what it must tell apart."""
_RATE = "1/yr"


class Setting(Row):
    """A figure and the value that it is set to."""

    figure: Annotated[str, Column("Figure", "figure")]
    name: str = ""
    at: float
    """`text` as it is read again."""
    unit: str = ""
    """The figure's own."""
    text: str
    """The value with its unit, as `--set`, a lever of the page and Python take it."""

    def __str__(self) -> str:
        """Return what is put behind ``--set``."""
        return f"{self.figure}={self.text}"


def joined(settings: tuple[Setting, ...]) -> str:
    """Write several settings in one line.

    Set apart by semicolons.

    Examples
    --------
    >>> fee = Setting(figure="fee", at=158.0, text="158 million USD/yr")
    >>> joined((Setting(figure="oil", at=0.32, text="0.32"), fee))
    'oil=0.32; fee=158 million USD/yr'
    """
    return "; ".join(map(str, settings))


def power(value: float, apart: float) -> int:
    """Return the power of ten of the last digit that is printed at first.

    Of a number of two digits, of three from a hundred on; of more where those would round by more
    than a tenth of `apart`.
    `apart`: how far the nearest value lies that must read otherwise; 0 for none.

    Examples
    --------
    >>> power(0.4362, 0.36), power(158.2, 8.2), power(1.0413, 0.0413)
    (-2, -1, -3)
    """
    found = []
    if value != 0.0:
        digits = MORE if abs(value) >= MANY else FEW
        found.append(floor(log10(abs(value))) - digits + 1)
    if apart > 0.0:
        found.append(floor(log10(TOLD * apart)))
    return min(found, default=0)


def beyond(value: float, way: float, last: int, *, strictly: bool) -> Decimal:
    """Round a value one way.

    The nearest number of so many digits on that side.
    `way`: positive to round up, negative to round down.
    `last`: the power of ten of the last digit.
    `strictly`: whether a value that needs no rounding goes on to the next.

    Examples
    --------
    >>> beyond(157.2, 1.0, 0, strictly=False), beyond(157.0, -1.0, 0, strictly=True)
    (Decimal('158'), Decimal('156'))
    """
    exact, step = Decimal(repr(value)), Decimal(1).scaleb(last)
    rounding = ROUND_CEILING if way > 0.0 else ROUND_FLOOR
    steps = (exact / step).to_integral_value(rounding)
    rounded = steps * step
    if strictly and rounded == exact:
        rounded += step if way > 0.0 else -step
    return rounded


def setting(case: Case, figure: Figure, number: Decimal) -> Setting:
    """Set a figure to a printed value.

    With the value that a door reads out of the printed one.
    """
    text = written(figure, number)
    return Setting(
        figure=figure.figure,
        name=figure.name,
        at=float(read(case, text, figure.unit).evaluate({})),
        unit=figure.unit,
        text=text,
    )


def written(figure: Figure, number: Decimal) -> str:
    """Write a value of a figure with its unit, as a cell has it.

    A plain number stands alone, and a yearly rate is in per cent.
    """
    unit = figure.unit.strip()
    if unit == _RATE:
        return f"{_plain(number * 100)} %/yr"
    return _plain(number) if unit in {"", "1"} else f"{_plain(number)} {unit}"


def _plain(number: Decimal) -> str:
    """Write a number without exponent and without zeros at its end."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def limit(value: float, way: float, apart: float = 0.0) -> float:
    """Round a limit to the side on which what is said of it holds at the printed number.

    To be written with all its digits.
    `way`: 1 where it holds from there on, -1 where it holds up to there.
    `apart`: how far a number lies that must read otherwise; 0 for none.

    Examples
    --------
    >>> limit(0.9549, 1.0, 0.0451), limit(33.33, -1.0)
    (0.955, 33.0)
    """
    return float(beyond(value, way, power(value, max(apart, 0.0)), strictly=False))
