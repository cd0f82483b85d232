"""Cells of a workbook as the text that a table of a folder would have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from rason.case.columns import Column

EXACT: Final = 1e15  # below it every whole number is one of its own
NUMERIC: Final = frozenset({"cell", "number"})
_COMMA: Final = re.compile(r"[-+]?\d+(?:,\d+)+(?:\.\d+)?(?: ?[A-Za-z%/]\S*)?(?: .*)?")
_GROUPS: Final = re.compile(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?: .*)?")
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SPACES: Final = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that is no text of a table: what was found, what was expected, and the fix."""

    code: str
    found: str
    expected: str
    fix: str
    instead: str = ""  # the text with which reading goes on


def text_of(value: Any, form: str, column: Column | None, unit: str = "") -> str | Wrong:  # noqa: ANN401, PLR0911 - what Excel has
    """Return the text of a cell.

    `form` is its number format, `column` what the table declares of it, `unit` what the row's
    column `unit` says.
    """
    kind = column.kind if column is not None else "text"
    if value is None:
        return ""
    if isinstance(value, bool):
        words = ("yes", "no") if kind == "yes" else ("TRUE", "FALSE")
        return words[0] if value else words[1]
    if isinstance(value, int | float):
        return _number(value, form, kind, unit)
    if isinstance(value, datetime | date | time | timedelta):
        day = _day(value, form)
        if kind in NUMERIC:
            return Wrong(
                "RSN-C026", f"the date {day}", "a number",
                "format the cell as text, and write what was meant: Excel took it for a date",
            )  # fmt: skip
        return day
    text = plain(str(value)).strip()
    if kind != "text":
        text = text.translate(_SPACES).strip()
    if kind in NUMERIC and _COMMA.fullmatch(text):
        return _comma(text)
    return text


def plain(text: str) -> str:
    r"""Return a text with the characters that a workbook writes by their number.

    Examples
    --------
    >>> plain("a_x0041_b"), plain("a_x005F_x0041_b"), plain("one_x000D_")
    ('aAb', 'a_x0041_b', 'one')
    """
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)).replace("\r", ""), text)


def escaped(text: str) -> str:
    """Return a text in which nothing is taken for a character by its number.

    Examples
    --------
    >>> escaped("a_x0041_b")
    'a_x005F_x0041_b'
    """
    return _ESCAPED.sub(lambda found: f"_x005F{found[0]}", text)


def _number(value: float, form: str, kind: str, unit: str) -> str | Wrong:
    """Return a number, a percentage as one: exactly, whatever the cell shows of it."""
    exact = digits(value)
    if "%" not in _QUOTED.sub("", form):
        return exact
    percent = f"{(Decimal(exact) * 100).normalize():f}"
    if kind == "cell":
        return f"{percent} %"
    if kind == "number" and unit:
        if "%" in unit:
            return percent
        if unit != "1":
            return Wrong(
                "RSN-C026", f"{percent} %", f"a number of {unit}, as column unit says",
                "format the cell as a number", exact,
            )  # fmt: skip
    return exact


def digits(value: float) -> str:
    """Return all digits of a number that tell it from others.

    Examples
    --------
    >>> digits(3), digits(2.50), digits(1e22), digits(4.0)
    ('3', '2.5', '1e+22', '4')
    """
    whole = float(value).is_integer() and abs(value) < EXACT
    return str(int(value)) if whole else repr(value)


def _day(value: date | time | timedelta, form: str) -> str:
    """Return a day as far as its format shows it: Excel makes the first of a month."""
    if not isinstance(value, date):
        return str(value)
    if isinstance(value, datetime):
        if value.time() != time():
            return value.isoformat(sep=" ")
        value = value.date()
    shown = _QUOTED.sub("", form).lower()
    if "d" not in shown and value.day == 1:
        if "m" in shown:
            return f"{value:%Y-%m}"
        if "y" in shown and value.month == 1:
            return f"{value:%Y}"
    return value.isoformat()


def _comma(text: str) -> Wrong:
    """Say that a text has a decimal comma, or commas between thousands."""
    point = text.replace(",", ".", 1)
    if _GROUPS.fullmatch(text):
        bare = text.replace(",", "")
        other = f"; or {point} if the comma is a decimal one" if text.count(",") == 1 else ""
        return Wrong(
            "RSN-C004", f"`{text}`, text", "no separator of thousands", f"write {bare}{other}", bare
        )
    return Wrong("RSN-C004", f"`{text}`, text", "a decimal point", f"write {point}", point)
