"""A map as a GeoPackage: its layers in one file, each with the style that QGIS takes up."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from rason.chart.land import NO_RECOGNITION
from rason.exporting.layers import columns
from rason.exporting.style import style
from rason.optional import needed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rason.exporting.layers import Layer, Part, Point

_STYLES: Final = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT,
    f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT,
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)
"""
"""The table in which QGIS looks for styles; its columns are QGIS's own."""


def write_geopackage(layers: Sequence[Layer], path: Path) -> None:
    """Write layers into a new GeoPackage."""
    raw = needed("pyogrio.raw", "geo")
    for number, layer in enumerate(layers):
        table = columns(layer)
        raw.write(
            str(path),
            np.array([_geometry(each.place) for each in layer.features], dtype=object),
            [_column(values) for values in table.values()],
            list(table),
            layer=layer.name,
            driver="GPKG",
            geometry_type=layer.geometry,
            crs="EPSG:4326",
            append=number > 0,
        )
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(_STYLES)
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles')"
        )
        database.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
            " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner)"
            " VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '')",
            [(each.name, each.name, style(each), NO_RECOGNITION) for each in layers],
        )


def _column(values: Sequence[Any]) -> np.ndarray:
    """Return numbers as such, with gaps as none, and all else as text."""
    if all(value is None or isinstance(value, float) for value in values) and any(
        isinstance(value, float) for value in values
    ):
        return np.array([np.nan if value is None else value for value in values], dtype=float)
    return np.array(values, dtype=object)


def _geometry(place: Point | tuple[Part, ...]) -> bytes:
    """Return a point or the parts of a line as well-known binary."""
    if isinstance(place[0], float):
        return struct.pack("<BIdd", 1, 1, *place)
    parts = [
        struct.pack("<BII", 1, 2, len(part)) + b"".join(struct.pack("<dd", *each) for each in part)
        for part in place
    ]
    return struct.pack("<BII", 1, 5, len(parts)) + b"".join(parts)
