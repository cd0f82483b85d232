from __future__ import annotations

import importlib.util
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from rason.chart.land import read_land, read_waters

SCRIPT = Path(__file__).parents[3] / "scripts" / "make_land.py"


def test_the_land_file_is_small() -> None:
    packed = resources.files("rason.chart") / "data" / "land.json.gz"

    assert len(packed.read_bytes()) < 300_000


def test_rings_are_closed_and_lie_on_the_globe() -> None:
    land = read_land()

    assert len(land.rings) > 1000
    for ring in land.rings:
        assert np.array_equal(ring[0], ring[-1])
    points = np.concatenate(land.rings)
    assert (np.abs(points[:, 0]) <= 180.001).all()
    assert (np.abs(points[:, 1]) <= 90.001).all()


def test_the_border_between_two_states_is_there() -> None:
    # The lower Tumen parts Russia and North Korea close to 130.7 E, 42.4 N.
    points = np.concatenate([each.line for each in read_land().borders])

    assert np.hypot(*(points - [130.68, 42.40]).T).min() < 0.15


def test_disputed_seas_carry_every_name() -> None:
    waters = read_waters()

    assert waters["east_sea"].name == "East Sea / Sea of Japan"
    assert waters["persian_gulf"].name == "Persian Gulf / Arabian Gulf"
    assert "/" in waters["south_china_sea"].name


def test_outlines_keep_arcs_rings_and_shared_arcs() -> None:
    specification = importlib.util.spec_from_file_location("make_land", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    script = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(script)
    # Two squares with arc 0 between them: only that one is a border.
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0]], [[1, 0], [1, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "arcs": [[[~0, 2]]]},
                ]
            },
            "land": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Polygon", "arcs": [[1, 2]]}],
            },
        },
    }

    outlines = script.keep_outlines(topology)

    assert outlines["borders"] == [0]
    assert outlines["rings"] == [[1, 2]]
    assert outlines["arcs"] == topology["arcs"]


@pytest.mark.parametrize("key", sorted(read_waters()))
def test_waters_are_named_and_placed(key: str) -> None:
    water = read_waters()[key]

    assert water.name
    assert water.kind in {"sea", "strait", "canal"}
    assert -180 <= water.longitude <= 180
    assert -90 <= water.latitude <= 90
