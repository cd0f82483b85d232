"""Cells of others' files: numbers, units, days and coordinates, or the fault that they are."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from rason.case.faults import nearest
from rason.units import UnitError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.faults import Faults
    from rason.importing.grid import Grid

_PLAIN: Final = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")
_GROUPED: Final = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_COMMA: Final = re.compile(r"[-+]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_DAY: Final = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ]\d{2}:\d{2}.*)?")
_DIGITS: Final = re.compile(r"((?:19|20)\d{2})(?:(\d{2})(\d{2})?)?")
_SLASHED: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_MILLISECONDS: Final = re.compile(r"\d{12,13}")
_MINUTES: Final = re.compile(r"[°º'\u2032\"\u2033]|\d+[ :]\d+|[NSEW]\s*$", re.IGNORECASE)
NORTH: Final = 90.0
EAST: Final = 180.0


def number(text: str, decimal: str = ".") -> float | None:
    """Read a number as files print it; None if it is none.

    Examples
    --------
    >>> [number(each) for each in ("1,200.5", "1200", "1,5", "12 bcm")]
    [1200.5, 1200.0, None, None]
    >>> number("1.200,5", decimal=",")
    1200.5
    """
    text = text.replace("\u2212", "-").replace("\u00a0", "").replace("\u202f", "")
    if decimal == "," and _COMMA.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text) if _PLAIN.fullmatch(text) else None


def read_number(
    grid: Grid, line: int, column: str, text: str, faults: Faults, decimal: str = ""
) -> float | None:
    """Read a number, or note that it is none; `decimal` is what a mapping says, if there is one."""
    found = number(text, decimal or ".")
    if found is None or abs(found) == float("inf"):
        comma = re.fullmatch(r"[-+]?\d+,\d+", text)
        unit = re.fullmatch(r"([-+\d.,]+) ?(\D\S*.*)", text)
        fix = "correct the cell, or empty it"
        if comma:
            fix = (
                "say `decimal: ','` in the mapping"
                if decimal
                else f"write {text.replace(',', '.')}"
            )
        elif unit:
            fix = f"leave {unit[1]}, and say the unit `{unit[2]}` once for the column"
        faults.add("RSN-I004", grid.where(line), column, f"`{text}`", "a number", fix)
        return None
    return found


def printed_unit(
    grid: Grid, line: int, column: str, text: str, units: Mapping[str, str], faults: Faults
) -> str:
    """Return the unit that a file's word stands for, or note that it stands for none."""
    found = units.get(text, text)
    if not found:
        faults.add(
            "RSN-I005", grid.where(line), column, "an amount, and no unit",
            "a unit such as " + ", ".join([*units][:4] or ["bcm/yr"]),
            "write the unit of the row, or remove the amount",
        )  # fmt: skip
        return ""
    try:
        parse(found)
    except UnitError as error:
        faults.add(
            "RSN-I005", grid.where(line), column, f"`{text}`", "a unit that is known",
            error.fix if error.fix.startswith("write") else f"write {_nearest(text, units)}",
        )  # fmt: skip
        return ""
    return found


def _day(text: str, form: str) -> str:
    """Return a day, month or year as a case writes it, or raise `ValueError`."""
    if form:
        return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
    if _MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC).date().isoformat()
    match = _DAY.fullmatch(text) or _DIGITS.fullmatch(text)
    if match is None:
        raise ValueError
    year, month, day = match.groups()
    date(int(year), int(month or 1), int(day or 1))
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _nearest(text: str, units: Mapping[str, str]) -> str:
    """Return the unit of a file that is most like a word, or any."""
    return nearest(text, units, 0.4) or next(iter(units), "bcm/yr")


def read_day(grid: Grid, line: int, column: str, text: str, faults: Faults, form: str = "") -> str:
    """Return a day, month or year as a case writes it; nothing, and a fault, if it is none.

    Days of a computer's clock, in milliseconds, are those of Greenwich.
    """
    try:
        return _day(text, form or "")
    except ValueError:
        pass
    fix = "correct it"
    if _SLASHED.fullmatch(text) and form is None:
        fix = "take the file as it was published: a spreadsheet has rewritten its days"
    elif _SLASHED.fullmatch(text):
        mark = next(each for each in text if not each.isdigit())
        long = "%Y" if re.search(r"\d{4}$", text) else "%y"
        fix = (
            f'say which comes first: `date: "%d{mark}%m{mark}{long}"`,'
            f" or `%m{mark}%d{mark}{long}`, in the mapping"
        )
    faults.add("RSN-I004", grid.where(line), column, f"`{text}`", "a day such as 2014-11-30", fix)
    return ""


def read_point(
    grid: Grid, line: int, latitude: str, longitude: str, faults: Faults
) -> tuple[float, float] | None:
    """Read coordinates in decimal degrees, or note why they cannot be."""
    north, east = number(latitude), number(longitude)
    shown = f"{latitude}, {longitude}"
    if north is None or east is None:
        words = "degrees and minutes" if _MINUTES.search(shown) else "no coordinates"
        faults.add(
            "RSN-I006", grid.where(line), "latitude, longitude", f"`{shown}`, {words}",
            "decimal degrees, south and west negative",
            "correct or empty the cells"
            if words == "no coordinates"
            else "write 41° 30' N as 41.5",
        )  # fmt: skip
        return None
    if abs(north) > NORTH and abs(north) <= EAST and abs(east) <= NORTH:
        faults.add(
            "RSN-I006", grid.where(line), "latitude, longitude", f"`{shown}`, swapped",
            "latitude from -90 to 90 first, then longitude", "swap the two",
        )  # fmt: skip
        return None
    if abs(north) > NORTH or abs(east) > EAST:
        faults.add(
            "RSN-I006", grid.where(line), "latitude, longitude", f"`{shown}`",
            "latitude from -90 to 90, longitude from -180 to 180",
            "write decimal degrees, not metres of a projection",
        )  # fmt: skip
        return None
    return north, east
