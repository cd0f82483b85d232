"""Phrases that every reader meets: amounts, ranges, dates, sentences."""

from __future__ import annotations

import re
from calendar import month_name
from decimal import Decimal
from typing import TYPE_CHECKING

from rason.words.amounts import format_amount, format_number

if TYPE_CHECKING:
    from datetime import date

_SAME = 5e-3  # part of the larger end below which two ends of a range read as one number
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def amount(value: float, unit: str, *, signed: bool = False, exact: bool = False) -> str:
    """Write an amount; nothing has no unit, and neither has a plain number.

    As `format_amount` writes it, `0` for nothing; the unit is `1` for a plain number, `1/yr` for a
    rate.

    Examples
    --------
    >>> amount(0.0, "USD/yr"), amount(-0.2, "1"), amount(0.1, "1/yr")
    ('0', '−0.2', '10 %/yr')
    """
    if value == 0.0:
        return "0"
    sign = "−" if value < 0 else "+" if signed else ""
    if unit in {"", "1"}:
        return sign + format_number(abs(value), exact=exact)
    if unit == "1/yr":
        percent = float(Decimal(repr(abs(float(value)))).scaleb(2))
        return f"{sign}{format_number(percent, exact=exact)} %/yr"
    return format_amount(value, unit, signed=signed, exact=exact)


def interval(
    low: float | None, high: float | None, unit: str, *, none: str = "", exact: bool = False
) -> str:
    """Write a range, its unit once.

    None where there is no such end; `exact` writes all digits, as of ends that an author gave. Such
    as ``USD 1.2–1.4 bn/yr``, ``from 3 bcm/yr`` or ``up to 4 bcm/yr``.

    Examples
    --------
    >>> interval(1.2e9, 1.4e9, "USD/yr"), interval(0, 12, "bcm/yr"), interval(5, 5, "bcm/yr")
    ('USD 1.2–1.4 bn/yr', '0–12 bcm/yr', '')
    """
    if low is None and high is None:
        return none
    if low is None or high is None:
        end = amount(high if low is None else low, unit, exact=exact)  # type: ignore[arg-type] # one is there
        return f"{'up to' if low is None else 'from'} {end}"
    if abs(high - low) <= (0.0 if exact else _SAME) * max(abs(low), abs(high)):
        return none
    first, last = amount(low, unit, exact=exact), amount(high, unit, exact=exact)
    one, other = _NUMBER.search(first), _NUMBER.search(last)
    if first == last:
        return none
    if one and other and low >= 0.0:
        frame = _NUMBER.sub("#", first, count=1)
        if frame == _NUMBER.sub("#", last, count=1) or (low == 0.0 and "/" in last):
            return _NUMBER.sub(f"{one.group()}–{other.group()}", last, count=1)
    return f"{first} to {last}"


def in_prose(text: str) -> str:
    """Spell out the short forms of amounts, for running text.

    ``USD 3.2 bn/yr`` becomes ``USD 3.2 billion a year``.
    """
    for short, full in (
        (r"(?<=\d) bn\b", " billion"),
        (r"(?<=\d) m\b", " million"),
        (r"(?<=\d) tn\b", " trillion"),
        (r"(?<=\d) k\b", " thousand"),
        (r"/yr\b", " a year"),
        (r"/d\b", " a day"),
    ):
        text = re.sub(short, full, text)
    return text


def day(date: date) -> str:
    """Write a date as running text does, such as ``30 November 2014``."""
    return f"{date.day} {month_name[date.month]} {date.year}"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."
