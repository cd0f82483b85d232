"""A map layer as GeoJSON by RFC 7946: longitude first, WGS 84, cut at 180°."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rason.chart.land import NO_RECOGNITION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rason.exporting.layers import Layer


def geojson(layer: Layer, said: Mapping[str, str] | None = None) -> str:
    """Return a layer as the text of a GeoJSON file, each feature on a line of its own.

    `said`: what the file says of itself, as members beside its features.

    References
    ----------
    RFC 7946, The GeoJSON Format, https://www.rfc-editor.org/rfc/rfc7946
    """
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "geometry": {"type": layer.geometry, "coordinates": each.place},
                "properties": each.properties,
            },
            ensure_ascii=False,
            allow_nan=False,
        )
        for each in layer.features
    ]
    return _collection({"name": layer.name, "note": NO_RECOGNITION, **(said or {})}, lines)


def _collection(said: Mapping[str, str], features: Iterable[str]) -> str:
    body = ",\n".join(features)
    inside = f"\n{body}\n" if body else ""
    head = json.dumps({"type": "FeatureCollection", **said}, ensure_ascii=False)[1:-1]
    return f'{{{head}, "features": [{inside}]}}\n'
