"""Tables as pandas frames, with units in ``attrs``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

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


def keyed(table: Table) -> pd.DataFrame:
    """Return a table as a frame whose index is what its rows are told apart by first.

    Without the column of the scenario.
    """
    found = frame(table)
    keys = [key for key in table.keys if key != "scenario"]
    attrs = found.attrs
    found = found.drop(columns="scenario", errors="ignore").set_index(keys[0])
    found.attrs = attrs
    return found


def _series(field: Field, cells: list[Cell]) -> pd.Series[Any]:
    """Return the cells of a column as one type."""
    import pandas as pd

    if field.type == "boolean":
        return pd.Series(cells, dtype="boolean" if None in cells else "bool")
    if field.type in ("number", "integer"):
        return pd.Series(cells, dtype="float64")
    return pd.Series(["" if cell is None else str(cell) for cell in cells], dtype="object")


def _unit(table: Table, field: Field) -> str:
    """Return the one unit of a column, or the name of the column that holds its units."""
    units = {table.unit(field.name, row) for row in table.rows}
    return units.pop() if len(units) == 1 else field.column.unit
