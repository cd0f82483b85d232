"""Projection, cutting and ways at sea, against what is known of the globe."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import rason
from rason.chart.framing import choose_frame
from rason.chart.network import Request, locate, trace, ways_at_sea
from rason.chart.outline import cut_line, land_rings
from rason.chart.projection import (
    Frame,
    Projection,
    core_of,
    fit_frame,
    great_circle,
    unit_vectors,
)
from rason.chart.sea import SeaRoutes, fill
from rason.report.brief.maps import maps
from rason.report.compose import outline

EARTH = 6371.0  # km
TOLERANCE = 1e-6

longitudes = st.floats(-180, 180)
latitudes = st.floats(-89, 89)


def _window(longitude: float, latitude: float, half_width: float) -> Frame:
    """Frame a square of the Earth, its half-width in kilometres, 400 px wide."""
    return Frame(Projection(longitude, latitude, 200.0 * EARTH / half_width, 200, 200), 400, 400)


def _land_share(frame: Frame) -> float:
    return float(fill(land_rings(frame), 400, 400, 1.0).mean())


@given(longitudes, latitudes, longitudes, latitudes)
def test_inverse_undoes_forward(
    centre_longitude: float, centre_latitude: float, longitude: float, latitude: float
) -> None:
    projection = Projection(centre_longitude, centre_latitude, 500, 100, 50)
    there, back = np.array([[longitude, latitude]]), np.array([[0.0, 0.0]])
    centre = np.array([[centre_longitude, centre_latitude]])
    if float((unit_vectors(there) @ unit_vectors(centre).T)[0, 0]) < -0.999:
        return  # the far side of the globe is one circle on the page

    back = projection.inverse(projection.forward(there))

    assert unit_vectors(back) @ unit_vectors(there).T == pytest.approx(1.0, abs=TOLERANCE)


@given(longitudes, latitudes, st.floats(-60, 60), st.floats(-60, 60))
def test_small_squares_keep_their_area(
    centre_longitude: float, centre_latitude: float, east: float, north: float
) -> None:
    projection = Projection(centre_longitude, centre_latitude)
    half = 0.01
    corners = np.array(
        [
            [centre_longitude + east + right, north + up]
            for right, up in ((-half, -half), (half, -half), (half, half), (-half, half))
        ]
    )
    angle = (
        unit_vectors(corners[:1]) @ unit_vectors(np.array([[centre_longitude, centre_latitude]])).T
    )
    if float(angle[0, 0]) < -0.9:
        return
    x, y = projection.forward(corners).T

    area = abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2

    expected = np.radians(2 * half) ** 2 * np.cos(np.radians(north))
    assert area == pytest.approx(expected, rel=1e-3)


def test_a_great_circle_crosses_the_seam_by_the_short_way() -> None:
    way = great_circle(np.array([170.0, 60.0]), np.array([-170.0, 60.0]))

    assert way[:, 1].max() > 60.0
    assert np.abs(way[:, 0]).min() >= 170.0 - TOLERANCE


def test_far_places_do_not_belong_to_the_core() -> None:
    near = [[129.0, 35.0], [127.0, 37.5], [132.0, 43.0], [139.8, 35.7], [116.4, 39.9]]

    core = core_of(np.array([*near, [37.6, 55.8]]))

    assert core.tolist() == [True] * 5 + [False]


@pytest.mark.parametrize(
    "points",
    [
        [[129.0, 35.0], [143.0, 52.0]],
        [[170.0, -40.0], [-150.0, 20.0]],
        [[10.0, 50.0]],
        [[-100.0, 40.0], [100.0, 40.0], [20.0, -30.0]],
    ],
    ids=["region", "over 180 degrees", "one place", "half the world"],
)
def test_a_frame_holds_its_places(points: list[list[float]]) -> None:
    frame = fit_frame(np.array(points), 600)

    assert frame.holds(frame.projection.forward(np.array(points)), -TOLERANCE).all()
    assert 0.5 * 600 < frame.height <= 600


def test_australia_has_its_area() -> None:
    # 7.69 million km2 with Tasmania (Geoscience Australia); New Guinea lies outside the window.
    frame = Frame(Projection(134.0, -27.0, 200.0, 80.0, 65.0), 160, 120)
    rings = [ring for ring in land_rings(frame) if len(ring) > 100]
    largest = max(rings, key=lambda ring: np.ptp(ring[:, 0]))
    x, y = largest[:-1].T
    area = abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2

    assert area * (EARTH / 200.0) ** 2 / 1e6 == pytest.approx(7.62, rel=0.02)


@pytest.mark.parametrize(
    ("longitude", "latitude", "share"),
    [
        (85.0, 30.0, 1.0),  # Tibet
        (-150.0, -20.0, 0.0),  # the Pacific
        (105.0, 35.0, 1.0),  # China, whose antipode is land
    ],
)
def test_land_is_where_it_is(longitude: float, latitude: float, share: float) -> None:
    found = _land_share(_window(longitude, latitude, 120))

    assert found == pytest.approx(share, abs=0.01)


def test_land_across_the_seam_has_no_gap() -> None:
    # Wrangel Island lies on both sides of 180 degrees.
    frame = _window(180.0, 71.2, 40)

    assert fill(land_rings(frame), 400, 400, 1.0)[195:205, 150:250].mean() > 0.95


def test_a_line_is_cut_at_the_frame() -> None:
    frame = Frame(Projection(0, 0), 100, 100)
    line = np.array([[-50.0, 50.0], [50.0, 50.0], [50.0, 150.0], [60.0, 150.0], [60.0, 50.0]])

    first, second = cut_line(line, frame, margin=10)

    assert first.tolist() == [[10, 50], [50, 50], [50, 90]]
    assert second.tolist() == [[60, 90], [60, 50]]


def test_a_ship_goes_round_korea() -> None:
    frame = _window(128.0, 37.0, 700)
    incheon, pohang = frame.projection.forward(np.array([[126.4, 37.4], [129.6, 36.0]]))

    (way,) = SeaRoutes(frame).between(incheon, pohang[np.newaxis])

    steps = np.hypot(*np.diff(way, axis=0).T)
    land = fill(land_rings(frame), 400, 400, 1.0)
    column, row = ((way[:-1] + way[1:]) / 2).astype(int).T
    assert steps.sum() > 1.8 * np.hypot(*(pohang - incheon))
    assert steps[land[row, column]].sum() < 0.1 * steps.sum()


def test_a_ship_to_a_far_port_leaves_on_the_right_side() -> None:
    frame = _window(128.0, 37.0, 900)
    busan, gulf = frame.projection.forward(np.array([[129.1, 35.0], [52.0, 26.0]]))

    (way,) = SeaRoutes(frame).between(busan, gulf[np.newaxis])

    assert way[-1][1] > frame.height  # by the south, though the Gulf lies to the west


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param((40, 10), (-40, -170), id="antipodes"),
        pytest.param((69, 33), (43, 132), id="Murmansk and Vladivostok"),
        pytest.param((44.4, 8.9), (45.4, 12.3), id="Genoa and Venice"),
    ],
)
def test_a_lane_lies_on_its_map_with_its_whole_course(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    places = pd.DataFrame(
        [("a", "A", "A", *one), ("b", "B", "B", *other)],
        columns=["place", "name", "territory", "latitude", "longitude"],
    )
    lanes = pd.DataFrame({"from": ["a"], "to": ["b"], "mode": ["sea"]})

    def held(frame: Frame) -> bool:
        ways = ways_at_sea([Request("a", "b", "sea")], locate(places, frame), frame)
        return bool(frame.holds(ways[0], 1.0).all())

    assert not held(choose_frame(places, 500))
    assert held(choose_frame(places, 500, links=lanes))


def test_a_place_without_coordinates_moves_no_frame() -> None:
    places = pd.DataFrame(
        {
            "place": ["a", "b", "c"], "territory": ["X", "X", "Y"],
            "latitude": [35.0, 36.0, np.nan], "longitude": [135.0, 136.0, np.nan],
        }
    )  # fmt: skip
    frame = choose_frame(places[:2], 600.0)
    for players in (None, ["X", "Y"], ["Y"]):
        assert choose_frame(places, 600.0, players=players) == frame
    with pytest.raises(ValueError, match="at least one place"):
        choose_frame(places[2:], 600.0)


def test_no_line_leads_to_a_place_without_coordinates() -> None:
    places = pd.DataFrame(
        {
            "place": ["a", "b"], "name": ["A", "B"], "territory": ["", ""],
            "latitude": [35.0, np.nan], "longitude": [135.0, np.nan],
        }
    )  # fmt: skip
    frame = _window(135.0, 35.0, 1000.0)
    spots = locate(places, frame)
    requests = [Request("a", "b", "sea"), Request("b", "a", "pipe")]
    assert trace(requests, spots, frame) == [None, None]


def test_a_case_without_coordinates_has_no_maps() -> None:
    document = outline(rason.Study(rason.read_case("toy"), draws=16, executor=None), ("base",))
    places = tuple(
        each.model_copy(update={"latitude": None, "longitude": None})
        for each in document.case.places
    )
    case = document.case.model_copy(update={"places": places})
    assert maps(document.model_copy(update={"case": case}), narrow=False) == {}
