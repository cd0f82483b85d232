"""Routes: which way round they are written, how long they are, and where they are led."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from rason.case import read_case
from rason.case.case import Case
from rason.chart.network import Request, Route, land_course, locate, trace, way_of
from rason.chart.projection import fit_frame
from rason.study.crossing import crossings

FIELD, CITY = (-30.0, 60.0), (-30.0, 50.0)
TOY = Path(__file__).parents[3] / "cases" / "toy"


def _toy(folder: Path, **routes: list[list[tuple[float, float]]]) -> Case:
    """Read the toy case with routes, and no length of its own for any link."""
    shutil.copytree(TOY, folder / "toy")
    links = folder / "toy" / "links.csv"
    links.write_text(links.read_text().replace("1000 km", "").replace("1500 km", ""))
    features = [
        {
            "type": "Feature",
            "properties": {"link": link},
            "geometry": {"type": "MultiLineString", "coordinates": pieces},
        }
        for link, pieces in routes.items()
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (folder / "toy" / "routes.geojson").write_text(text)
    return read_case(folder / "toy")


@pytest.mark.parametrize(
    "pieces",
    [
        [[FIELD, (-28.0, 55.0)], [(-28.0, 55.0), CITY]],
        [[(-28.0, 55.0), FIELD], [CITY, (-28.0, 55.0)]],
        [[CITY, (-28.0, 55.0)], [(-28.0, 55.0), FIELD]],
    ],
    ids=["in order", "each turned", "from the end"],
)
def test_a_route_leads_from_the_first_place_to_the_last(
    tmp_path: Path, pieces: list[list[tuple[float, float]]]
) -> None:
    case = _toy(tmp_path, pipe=pieces)

    route = case.routes["pipe"]
    assert list(dict.fromkeys(route.spots)) == [FIELD, (-28.0, 55.0), CITY]
    length = case.length("pipe")
    assert length is not None
    # Two legs of 5° of latitude and 2° of longitude, at 57.5° and 52.5° north on the average.
    legs = [np.hypot(5.0, 2.0 * np.cos(np.radians(at))) for at in (57.5, 52.5)]
    assert float(length.evaluate({})) == pytest.approx(sum(legs) * 111.2, rel=2e-3)
    assert case.length("undersea") is None


def test_a_length_in_links_csv_holds_before_that_of_a_route() -> None:
    case = read_case("northeast_asia_2014")

    assert case.length("rajin_line") is case.links["rajin_line"].length
    espo = case.length("espo2")
    assert espo is not None
    assert 1_600 < float(espo.evaluate({})) < 2_100  # built: 2,046 km with its bends


def test_a_cell_says_a_course_as_a_file_does(tmp_path: Path) -> None:
    case = _toy(tmp_path)
    links = case.tables["links"].assign(route="")
    links.loc["pipe", "route"] = "MULTILINESTRING ((-30 60 0, -28 55), (-28 55, -30 50))"

    again = case.with_(rows={"links": {"pipe": {"route": links.loc["pipe", "route"]}}})

    assert again.routes["pipe"].spots == (FIELD, (-28.0, 55.0), (-28.0, 55.0), CITY)


def test_a_case_with_routes_goes_through_frames_and_back() -> None:
    case = read_case("south_sudan_2012")

    again = Case.from_frames(case.tables, **case.documents, name=case.name)

    assert again.digest == case.digest
    assert again.routes["lamu_line"].spots == case.routes["lamu_line"].spots


def test_a_course_is_led_through_all_points_to_both_places() -> None:
    course = land_course(np.array(FIELD), np.array(CITY), ((-30.0, 59.5), (-20.0, 55.0)), step=1.0)

    assert course[0].tolist() == list(FIELD)
    assert course[-1].tolist() == list(CITY)
    assert [-20.0, 55.0] in course.tolist()
    assert np.hypot(*np.diff(course, axis=0).T).max() < 2.0


def test_lines_on_a_map_go_by_their_routes_side_by_side_or_as_one() -> None:
    places = pd.DataFrame(
        {"place": ["a", "b"], "name": ["A", "B"], "territory": "A"}
        | {"longitude": [124.0, 133.0], "latitude": [54.0, 43.0]}
    )
    way = ((124.0, 54.0), (135.0, 48.5), (133.0, 43.0))
    frame = fit_frame(np.array([*way, (120.0, 50.0)]), 600.0)
    spots = locate(places, frame)
    led, straight = trace(
        [Request("a", "b", "pipe", route=way), Request("a", "b", "rail")], spots, frame
    )
    assert led is not None
    assert straight is not None
    (bend,) = frame.projection.forward(np.array([way[1]]))

    def off(route: Route) -> float:
        return float(np.hypot(*(np.vstack(route.parts) - bend).T).min())

    assert off(led) < 1.0
    assert off(straight) > 50.0
    assert way_of(way) == way_of(way[::-1]), "there and back are one line"


@pytest.mark.parametrize("name", ["northeast_asia_2014", "south_sudan_2012", "hormuz_2026"])
def test_no_line_of_a_case_crosses_a_country_unasked(name: str) -> None:
    assert crossings(read_case(name)) == ()


def _drawn(start: tuple[float, float], end: tuple[float, float], **more: str) -> Case:
    """Return a case of one pipe between two places, longitude first, of A and B."""
    places: dict[str, object] = {
        "place": ["a", "b"],
        "name": ["A", "B"],
        "territory": ["A", more.get("at_end", "B")],
    }
    places |= {"longitude": [start[0], end[0]], "latitude": [start[1], end[1]]}
    actors = pd.DataFrame({"actor": ["A", "B", "CN"], "name": ["A", "B", "China"], "kind": "state"})
    commodities = pd.DataFrame({"commodity": ["gas"], "name": ["Gas"], "unit": ["bcm"]})
    link = {"link": ["pipe"], "from": ["a"], "to": ["b"], "mode": [more.get("mode", "pipe")]}
    link |= {"commodity": ["gas"], "capacity": ["1 bcm/yr"], "consent": [more.get("consent", "")]}
    link |= {"route": [more.get("route", "")]}
    frames = {"actors": actors, "places": pd.DataFrame(places), "commodities": commodities}
    return Case.from_frames(
        frames | {"links": pd.DataFrame(link)},
        settings={
            "format": 1, "title": "T", "question": "Q?", "frozen": "2014-11-30", "currency": "USD",
            "price_year": 2014, "players": ["A", "B"], "discount": "8 %/yr",
        },
    )  # fmt: skip


SKOVORODINO, KOZMINO = (123.933, 53.983), (133.02, 42.73)


def test_a_straight_line_across_a_country_is_told_once_with_its_cure() -> None:
    (told,) = crossings(_drawn(SKOVORODINO, KOZMINO))

    assert told.code == "RSN-W014"
    assert "China (" in told.found
    assert told.fix == "add its route to routes, or CN to its consent"


@pytest.mark.parametrize(
    ("end", "more"),
    [
        (KOZMINO, {"consent": "CN"}),
        (KOZMINO, {"mode": "sea"}),
        (KOZMINO, {"route": "LINESTRING (123.9 54, 135 48.5, 133 42.7)"}),
        ((125.1, 46.59), {}),  # the author's own: the end lies in China's outline, and is B's
    ],
    ids=["asked", "at sea", "led round", "the author's territory"],
)
def test_nothing_is_said_of_a_line_that_is_allowed_or_led(
    end: tuple[float, float], more: dict[str, str]
) -> None:
    assert crossings(_drawn(SKOVORODINO, end, **more)) == ()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((-17.0, 24.0), (-8.7, 24.0)),
        ((32.5, 35.05), (34.2, 35.55)),
        ((33.4, 46.0), (34.1, 44.7)),
        ((76.5, 34.1), (73.5, 34.4)),
        ((20.3, 42.6), (21.3, 42.6)),
        ((120.3, 23.0), (121.5, 25.0)),
        ((26.8, 9.6), (29.2, 9.6)),
        ((127.0, 37.6), (125.7, 39.0)),
    ],
    ids=["Western Sahara", "Cyprus", "Crimea", "Kashmir", "Kosovo", "Taiwan", "Abyei", "Korea"],
)
def test_nothing_is_said_of_ground_in_dispute_or_a_line_of_control(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    assert crossings(_drawn(start, end)) == ()


def test_a_line_of_control_hides_no_country() -> None:
    (told,) = crossings(_drawn((127.0, 37.2), (131.9, 43.2)))  # Seoul to Vladivostok
    assert "North Korea (" in told.found
