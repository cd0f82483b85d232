"""Amounts as people say them: USD 3.2 bn/yr, 38 bcm/yr, 78 %."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

_STEPS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"), (1.0, ""))
_MONEY = re.compile(
    r"^(?:(?P<size>k|m|M|bn|tn|million|billion)\s*)?(?P<code>(?!TEU)[A-Z]{3})(?P<rest>/.*)?$"
)
_BULK = re.compile(r"^/\((.+)\)$")
_MILLION = 1e6
_ALL = 15
"""Figures that a number can have; one of more places before or after is written with its power."""
_WIDE = 400  # digits of the longest number that is written out
_SIZES = {
    None: 1.0,
    "k": 1e3,
    "m": 1e6,
    "M": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A power of ten that suits a whole axis, and how it is written."""

    factor: float
    unit: str  # how the unit then reads, such as ``USD bn/yr``


def axis_scale(largest: float, unit: str) -> Scale:
    """Choose the power of ten in which an axis is read.

    Three capitals in the unit are a currency, but for TEU: ``USD/yr``, ``m USD/yr``. Other units
    than money are left as they are.

    Examples
    --------
    >>> axis_scale(3.2e9, "USD/yr")
    Scale(factor=1000000000.0, unit='USD bn/yr')
    """
    match = _MONEY.match(unit.strip())
    rest = (match["rest"] or "") if match else ""
    if match is None:
        return Scale(1.0, unit)
    if rest and not _per_time(rest):
        return Scale(1.0, unit.strip().removesuffix(rest) + _per(rest))
    base = _SIZES[match["size"]]
    step, word = _step(abs(largest) * base)
    return Scale(step / base, f"{match['code']} {word}".strip() + rest)


def format_amount(
    value: float, unit: str, *, signed: bool = False, exact: bool = False, finer: int = 0
) -> str:
    """Write an amount for people.

    With two or three figures that count (`finer`: how many more), and a true minus; `exact` writes
    all digits, as of a number that an author gave. A unit of three capitals is a currency and goes
    in front; `signed` gives gains a plus.

    Examples
    --------
    >>> format_amount(3.21e9, "USD/yr"), format_amount(-450, "m USD/yr")
    ('USD 3.2 bn/yr', '−USD 450 m/yr')
    >>> format_amount(37.6, "bcm/yr"), format_amount(11.2, "USD/MMBtu")
    ('38 bcm/yr', 'USD 11.2/MMBtu')
    >>> format_amount(628981077.0, "USD/(million m3)"), format_amount(2e8, "USD/bcm")
    ('USD 629 m per million m3', 'USD 200 m/bcm')
    >>> format_amount(2692.0, "m USD/yr", exact=True), format_amount(26.7, "bcm/yr", exact=True)
    ('USD 2.692 bn/yr', '26.7 bcm/yr')
    """
    if not math.isfinite(value):
        return "–"
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    match = _MONEY.match(unit.strip())
    if match is None:
        return f"{sign}{format_number(abs(value), exact=exact, finer=finer)} {unit}".strip()
    rest = match["rest"] or ""
    base = _SIZES[match["size"]]
    size = abs(value) * base
    price = match["size"] is None and rest != "" and not _per_time(rest)
    if price and size < _MILLION:  # as people quote it
        number = format_number(abs(value), price=True, exact=exact, finer=finer)
        return f"{sign}{match['code']} {number}{_per(rest)}"
    step, word = _step(size)
    if not exact and round(size / step, bool(finer)) >= 1000.0:  # noqa: PLR2004 - 999.6 m is 1 bn
        step, word = _step(size * 1.001)
    number = format_number(_scaled(abs(value), base / step), price=price, exact=exact, finer=finer)
    return f"{sign}{match['code']} {number} {word}".strip() + _per(rest)


def told_apart(before: float, after: float, unit: str) -> tuple[str, str]:
    """Write two amounts with as many figures as it takes to see that they differ.

    Examples
    --------
    >>> told_apart(26.7, 27.3, "bcm/yr"), told_apart(5.0, 5.0, "t/yr")
    (('26.7 bcm/yr', '27.3 bcm/yr'), ('5 t/yr', '5 t/yr'))
    """
    texts = format_amount(before, unit), format_amount(after, unit)
    for finer in range(1, _ALL):
        if texts[0] != texts[1] or before == after:
            return texts
        texts = (
            format_amount(before, unit, finer=finer),
            format_amount(after, unit, finer=finer),
        )
    if texts[0] != texts[1]:
        return texts
    return format_amount(before, unit, exact=True), format_amount(after, unit, exact=True)


def format_number(value: float, *, price: bool = False, exact: bool = False, finer: int = 0) -> str:
    """Write a number with the figures that count, thousands set apart by commas.

    One figure more counts in prices; `exact` writes all of them: whoever reads the text has the
    same number. ``0.034``, ``1.2``, ``38``, ``1,350``; halves are rounded up, as people do.

    Examples
    --------
    >>> [format_number(x) for x in (0, 0.0342, 1.234, 12.6, 1350.4)]
    ['0', '0.034', '1.2', '13', '1,350']
    """
    if value == 0.0:
        return "0"
    number = Decimal(repr(float(value)))
    if not exact:
        digits = finer + (3 if price else 2)
        places = max(0, digits - 1 - number.adjusted())
        with localcontext(prec=_WIDE):
            number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    elif not -_ALL < number.adjusted() < _ALL:
        text = f"{number.normalize():e}".replace("e+", "e")
        return text.replace("-", "−", 1) if value < 0 else text
    text = f"{number:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def _scaled(value: float, factor: float) -> float:
    """Multiply by a power of ten, so that no digit changes."""
    power = round(math.log10(factor))
    return float(Decimal(repr(float(value))).scaleb(power))


def format_share(value: float, error: float = math.nan) -> str:
    """Write a share in per cent, with its error.

    NaN or 0 is no error.

    Examples
    --------
    >>> format_share(0.783, 0.021), format_share(0.0312), format_share(0.00548), format_share(1.0)
    ('78 ± 2 %', '3.1 %', '0.55 %', '100 %')
    """
    if not math.isfinite(value):
        return "–"
    percent = 100.0 * value
    end = min(abs(percent), abs(100.0 - percent))  # from all or nothing
    exact = not math.isfinite(error) or error <= 0.0
    places = 0 if end >= 10.0 or percent > 100.0 else 2 if exact and end < 1.0 else 1  # noqa: PLR2004
    body = f"{percent:.{places}f}"
    body = body.rstrip("0").rstrip(".") if places else body
    if exact:
        return f"{body} %"
    spread = 100.0 * error
    return f"{body} ± {f'{spread:.1f}' if spread < 1.0 else f'{spread:.0f}'} %"


_PARTS = (
    (1 / 10, "a tenth"), (1 / 5, "a fifth"), (1 / 4, "a quarter"), (1 / 3, "a third"),
    (2 / 5, "two fifths"), (1 / 2, "half"), (3 / 5, "three fifths"), (2 / 3, "two thirds"),
    (3 / 4, "three quarters"), (4 / 5, "four fifths"), (5 / 6, "five sixths"),
    (9 / 10, "nine tenths"), (1.0, "all"),
)  # fmt: skip
_FIRM = 0.05
"""Error of a share from which its per cent would pretend to know more than is known."""


def rough_share(value: float, error: float) -> str:
    """Write a share no more exactly than its error allows.

    Examples
    --------
    >>> rough_share(0.84, 0.29), rough_share(0.62, 0.01), rough_share(0.1, 0.2)
    ('roughly five sixths', '62 %', 'hardly anything, as far as can be told,')
    """
    if error < _FIRM:
        return format_share(value)
    if value <= error:
        return "hardly anything, as far as can be told,"
    return f"roughly {min(_PARTS, key=lambda part: abs(part[0] - value))[1]}"


def _per(rest: str) -> str:
    """Write what an amount is for or in: `/yr`, `/MMBtu`, and ` per million m3`."""
    return _BULK.sub(r" per \1", rest)


def _per_time(rest: str) -> bool:
    return rest.strip("/ ") in {"yr", "year", "a", "d", "day", "month", "h"}


def _step(size: float) -> tuple[float, str]:
    return next(((step, word) for step, word in _STEPS if size >= step), _STEPS[-1])
