"""Tables as pandas frames, with units in ``attrs``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from rason.table.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from rason.table.naming import Names
    from rason.table.row import Cell, Field, Table


def frame(table: Table) -> pd.DataFrame:
    """Return a table as a frame with one type a column.

    Numbers are floats, and missing ones NaN; flags are bool, of which missing ones are NA; all else
    is text, and missing text empty. ``attrs["units"]`` has the unit of every column of numbers:
    where it differs from row to row, the name of the column that holds it; ``attrs["base"]``, of
    what players have, whether it is a gain above what they earn alone or holds both.
    """
    import pandas as pd

    columns = {
        field.name: _series(field, [row[field.name] for row in table.rows])
        for field in table.fields
    }
    found = pd.DataFrame(columns)
    found.attrs["units"] = {
        field.name: _unit(table, field) for field in table.fields if field.type == "number"
    }
    found.attrs["titles"] = {field.name: field.column.title for field in table.fields}
    found.attrs["keys"] = table.keys
    bases = {field.name: field.column.base for field in table.fields if field.column.base}
    if bases:
        found.attrs["base"] = bases
    return found


def keyed(table: Table, names: Names | None = None, constant: Collection[str] = ()) -> pd.DataFrame:
    """Return a table as a frame whose index tells all rows apart, with names beside its keys.

    Without the column of the scenario. Rows keep the order in which they are told, but that those
    with the same first key stand together. Each level of the index that holds keys of the case has
    a column such as `asset_name` first, unless the table names what the key stands for. `constant`
    are keys that whoever asked has chosen, so that they tell nothing apart.
    """
    found = frame(table)
    attrs = found.attrs
    keys = [key for key in table.keys if key != "scenario"]
    keys = [key for key in keys if key not in constant] or keys[:1]
    kinds = {field.name: field.column.kind for field in table.fields}
    told = [key for key in keys if names is not None and kinds[key] in names]
    if "name" in kinds and kinds[keys[-1]] != "text":
        told = [key for key in told if key != keys[-1]]
    keys = _apart(found, keys, [key for key in kinds if kinds[key] == "text" and key not in keys])
    found = found.drop(columns="scenario", errors="ignore")
    for position, key in enumerate(told):
        called = [name_of(names or {}, kinds[key], each) for each in found[key]]
        found.insert(position, f"{key}_name", _text(called))
        attrs["titles"][f"{key}_name"] = f"Name of {attrs['titles'][key].lower()}"
    found = found.set_index(keys[0]) if len(keys) == 1 else _grouped(found, keys)
    found.attrs = attrs
    return found


def _grouped(found: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return rows by several keys, those together that share the first of them.

    Keys stay in the order in which they were first told. Were rows not grouped so, pandas would
    warn whoever looks some up by their first keys alone.
    """
    import pandas as pd

    codes, levels = zip(*(pd.factorize(found[key]) for key in keys), strict=True)
    index = pd.MultiIndex(levels=levels, codes=codes, names=keys)
    return found.drop(columns=keys).set_axis(index).iloc[np.lexsort(codes[::-1])]


def _apart(found: pd.DataFrame, keys: list[str], words: list[str]) -> list[str]:
    """Return keys that tell all rows apart: a link may be called as the strait that it passes."""
    for word in words:
        if not found.duplicated(keys).any():
            break
        if not found.duplicated([*keys, word]).any():
            return [*keys, word]
    return keys


def _series(field: Field, cells: list[Cell]) -> pd.Series[Any]:
    """Return the cells of a column as one type."""
    import pandas as pd

    if field.type == "boolean":
        return pd.Series(cells, dtype="boolean" if None in cells else "bool")
    if field.type in ("number", "integer"):
        return pd.Series(cells, dtype="float64")
    return _text(["" if cell is None else str(cell) for cell in cells])


def _text(texts: list[str]) -> pd.Series[Any]:
    """Return text as a column."""
    import pandas as pd

    return pd.Series(texts, dtype="object")


def _unit(table: Table, field: Field) -> str:
    """Return the one unit of a column, or the name of the column that holds its units."""
    units = {table.unit(field.name, row) for row in table.rows}
    return units.pop() if len(units) == 1 else field.column.unit
