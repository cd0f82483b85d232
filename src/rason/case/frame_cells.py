"""Cells of frames to text and back: a number, a day, a truth value, keys, or nothing."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from rason.case.expression import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from rason.case.columns import Column

NUMERIC: Final = frozenset({"number", "cell"})
"""Kinds of columns that are numbers in a frame where all their cells are bare numbers."""
_SEVERAL: Final = frozenset({"references", "citation", "consent"})
BARE: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_WHOLE: Final = 1e15  # up to which a whole float is written without its `.0`


def cell_of(value: object, column: Column | None) -> str:
    """Write what stands in a frame as a cell of the table would hold it.

    `column` is None where no table has it. Raises `ExpressionError` for what no cell can hold.
    """
    import numpy as np

    if isinstance(value, np.generic):
        value = value.item()
    if _missing(value):
        return ""
    if isinstance(value, bool):
        if column is None or column.kind == "yes":
            return "yes" if value else ""
        raise _refused(str(value), "a truth value only where a cell is yes or empty", "write text")
    if isinstance(value, list | tuple | np.ndarray):
        return _keys(value, column)
    for kinds, write in _WRITERS:
        if isinstance(value, kinds):
            return write(value)
    if type(value).__name__ == "Period":  # of pandas, such as 2014-11
        return str(value)
    raise _strange(value)


def _missing(value: Any) -> bool:  # noqa: ANN401 - whatever a frame holds
    """Return whether a value is None, NaN, NaT or NA."""
    import pandas as pd

    return pd.api.types.is_scalar(value) and bool(pd.isna(value))


def _keys(value: Any, column: Column | None) -> str:  # noqa: ANN401 - a list, a tuple or an array
    """Join keys in a column that may hold several."""
    if column is None or column.kind not in _SEVERAL or not all(isinstance(k, str) for k in value):
        raise _strange(value)
    return ";".join(value)


def _day(value: date) -> str:
    """Write a day; a time of day has no place in a table."""
    if isinstance(value, datetime):
        if value.time() != time(0):
            raise _refused(
                str(value), "a day without a time", "take its day: frame[column].dt.normalize()"
            )
        value = value.date()
    return value.isoformat()


def number_text(value: float) -> str:
    """Write a float so that it comes back exactly.

    Examples
    --------
    >>> number_text(38.0), number_text(0.1 + 0.2)
    ('38', '0.30000000000000004')
    """
    whole = value.is_integer() and abs(value) < _WHOLE
    return repr(value).removesuffix(".0") if whole else repr(value)


def series_of(texts: list[str], column: Column) -> pd.Series[Any]:
    """Return the cells of a column as one type: float, bool or text; missing text is empty."""
    import pandas as pd

    if column.kind == "yes":
        return pd.Series([text == "yes" for text in texts], dtype="bool")
    if column.kind in NUMERIC:
        bare = [not text or BARE.fullmatch(text) is not None for text in texts]
        if all(bare) and (column.kind == "number" or any(texts)):
            return pd.Series([float(text or "nan") for text in texts], dtype="float64")
    return pd.Series(texts, dtype="object")


def _strange(value: object) -> ExpressionError:
    return _refused(
        f"a value of type {type(value).__name__}",
        "text, a number, a day, True, False or nothing",
        "write it as text",
    )


def _refused(found: str, expected: str, fix: str) -> ExpressionError:
    return ExpressionError("RSN-F002", found, expected, fix)


_WRITERS: Final[tuple[tuple[Any, Callable[[Any], str]], ...]] = (
    (str, str.strip),
    (float, number_text),
    ((int, Decimal), str),
    (date, _day),
)
