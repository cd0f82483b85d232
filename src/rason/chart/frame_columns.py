"""What the figures ask of a frame: its columns, and the units that travel with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def require(frame: pd.DataFrame, *columns: str) -> None:
    """Refuse a frame that lacks a column.

    Raises `ValueError` naming what is missing and what is there.
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ValueError(
            f"the frame lacks {', '.join(missing)}; it has {', '.join(map(str, frame.columns))}"
        )


def unit_of(frame: pd.DataFrame, column: str, given: str | None = None) -> str:
    """Find the unit of a column.

    ``frame.attrs`` may hold ``units`` (by column) or ``unit`` (one for all); `given` comes before
    both. Empty for a plain number.

    Examples
    --------
    >>> import pandas as pd
    >>> gains = pd.DataFrame({"gain": [1.0]})
    >>> gains.attrs["units"] = {"gain": "USD/yr"}
    >>> unit_of(gains, "gain")
    'USD/yr'
    """
    if given is not None:
        return given
    units = frame.attrs.get("units") or {}
    return str(units.get(column, frame.attrs.get("unit", "")))


def text_of(value: object) -> str:
    """Read a cell as text; None and NaN stand for nothing."""
    import pandas as pd

    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN is not itself
        return ""
    return str(value)


def keys_of(cell: object) -> tuple[str, ...]:
    """Split a cell of several keys.

    Examples
    --------
    >>> keys_of("malacca; taiwan_strait")
    ('malacca', 'taiwan_strait')
    """
    return tuple(key.strip() for key in text_of(cell).split(";") if key.strip())
