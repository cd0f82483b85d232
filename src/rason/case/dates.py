"""Days and periods in cells, and what people write instead of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from rason.case.expression import ExpressionError

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_EXPECTED = "a date: 2014-11-30, 2014-11 or 2014"
_PERIOD = "a date (2014-11-30, 2014-11, 2014), or two joined by `/`"
_NOTHING = date(1899, 12, 30)  # the day that spreadsheets count from
_SERIAL = range(20_000, 60_000)  # day numbers of 1954 to 2064
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun",
                  "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
_CENTURY = 50  # years of two digits below this are of this century, as in a spreadsheet


def read_date(text: str, *, last: bool) -> date:
    """Read a day; a month or a year stands for its first or last day.

    Such as `2014-11-30`, `2014-11` or `2014`. Raises `ExpressionError` if it is none of these.
    """
    match = _DATE.fullmatch(text)
    try:
        if match:
            year, month, day = (int(part) if part else None for part in match.groups())
            assert year is not None, "the pattern asks for a year"
            month = (12 if last else 1) if month is None else month
            first = monthrange(year, month)[1] if last else 1
            return date(year, month, first if day is None else day)
    except ValueError:
        pass
    raise ExpressionError("RSN-C025", f"`{text}`", _EXPECTED, _meant(text))


def read_period(text: str) -> str:
    """Check a period.

    A date as in `read_date`, or two joined by `/`. Raises `ExpressionError` if it cannot be read or
    ends before it begins.
    """
    first, joined, second = text.partition("/")
    try:
        begin = read_date(first, last=False)
        end = read_date(second, last=True) if joined else begin
    except ExpressionError as error:
        raise ExpressionError(
            "RSN-C025", f"`{text}`", _PERIOD, _meant_period(text) or error.fix
        ) from error
    if end < begin:
        raise ExpressionError(
            "RSN-C025", f"`{text}`", "a period that ends after it begins", "swap the two dates"
        )
    return text


def _meant_period(text: str) -> str:
    """Return how a period is written that was written otherwise."""
    if years := re.fullmatch(r"(\d{4}) ?[-–—] ?(\d{4})", text):
        return f"write {years[1]}/{years[2]}"
    if years := re.fullmatch(r"(\d{4})[-–—/](\d{2})", text):
        return f"write {years[1]}/{years[1][:2]}{years[2]}"
    quarter = re.fullmatch(r"(?i)Q([1-4])[ -]?(\d{4})|(\d{4})[ -]?Q([1-4])", text)
    half = re.fullmatch(r"(?i)H([12])[ -]?(\d{4})|(\d{4})[ -]?H([12])", text)
    for found, months in ((quarter, 3), (half, 6)):
        if found:
            one, after, before, other = found.groups(default="")
            year, part = after or before, int(one or other)
            return f"write {year}-{months * (part - 1) + 1:02}/{year}-{months * part:02}"
    return _meant(text)


def _meant(text: str) -> str:
    """Return how a date is written that was written otherwise."""
    if text.isdecimal() and int(text) in _SERIAL:
        return f"write {_NOTHING + timedelta(int(text))}, which a spreadsheet stores as {text}"
    if monthly := re.fullmatch(r"(\d{1,2})[./](\d{4})", text):
        return f"write {monthly[2]}-{monthly[1]:>02}"
    if fiscal := re.fullmatch(r"(?i)(?:FY|CY) ?(\d{4})", text):
        return f"write {fiscal[1]}"
    if swapped := re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text):
        first, second, year = swapped.groups()
        return _unswapped(text, int(first), int(second), int(year))
    return _spelt(text)


def _spelt(text: str) -> str:
    """Return how a date is written that names its month, or that no calendar has."""
    if word := re.fullmatch(r"(?:(\d{1,2})[ .-]*)?([A-Za-z]{3})[a-z]*\.?[ ,-]*(\d{4}|\d{2})", text):
        day, name, year = word.groups(default="")
        if name.casefold() in _MONTHS:
            month = _MONTHS.index(name.casefold()) + 1
            century = "" if len(year) == len("2014") else "20" if int(year) < _CENTURY else "19"
            return f"write {century}{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    if whole := _DATE.fullmatch(text):
        month = 1 <= int(whole[2] or 1) <= 12  # noqa: PLR2004 - months of a year
        return f"write a {'day that the month has' if month else 'month from 01 to 12'}"
    return "write year, month and day as 2014-11-30"


def _unswapped(text: str, first: int, second: int, year: int) -> str:
    """Return how a date of three numbers is written, where only one reading is possible."""
    readings = []
    for month, day in ((second, first), (first, second)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if not readings:
        return "write year, month and day as 2014-11-30"
    if len(set(readings)) == 1:
        return f"write {readings[0]}"
    return f"write {year}-MM-DD, as {text} may be read in two ways"
