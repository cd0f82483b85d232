"""Answers draw by draw, as labelled arrays: draws by names, with units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.table.frame import frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xarray as xr

    from rason.table.row import Table

UNIT = "unit"


def array(tables: Sequence[Table]) -> xr.Dataset:
    """Return a table, answered once for each draw, as one dataset.

    Its dimensions are `draw`, and the columns that tell rows apart but the scenario; its variables
    are the columns of numbers, NaN where a draw has no such row, without the ends of ranges over
    draws. A variable of one unit has it among its attributes as `units`, else the dataset has the
    variable `unit`. Without xarray pandas raises an `ImportError`.
    """
    import pandas as pd

    frames = [frame(each) for each in tables]
    keys = [key for key in tables[0].keys if key != "scenario"]
    numbers = [
        each for each in tables[0].fields if each.type == "number" and not each.column.end_of
    ]
    columns = [each.name for each in numbers]
    every = pd.concat(frames, keys=range(len(frames)), names=["draw", None]).reset_index("draw")
    found: xr.Dataset = every.set_index(["draw", *keys])[columns].to_xarray()
    found = found.reindex(draw=range(len(tables)))
    for field in numbers:
        units = {each.unit(field.name, row) for each in tables for row in each}
        found[field.name].attrs["long_name"] = field.column.title
        if len(units) == 1:
            found[field.name].attrs["units"] = units.pop()
        elif units and keys:
            first = every.drop_duplicates(keys).set_index(keys)
            found[UNIT] = first[field.column.unit].to_xarray().fillna("")
    return found
