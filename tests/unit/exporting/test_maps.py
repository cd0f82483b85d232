"""Maps for other programs: GeoJSON by RFC 7946 with styles, and a GeoPackage."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from rason.case import read_case
from rason.case.terms import terms_of
from rason.errors import InputError
from rason.exporting.export import export
from rason.exporting.layers import cut, layers_of
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.case import Case


def pacific(folder: Path, *, sources: str = "", places: str = "") -> Case:
    """Write a case across 180°."""
    return read_case(
        write_case(
            folder,
            {
                "actors": table("actor,name,kind", [("A", "Aland", "state")]),
                "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
                "places": table(
                    "place,name,territory,latitude,longitude",
                    [("fiji", "Fiji", "A", -18, 178), ("samoa", "Samoa", "A", -14, -172)],
                )
                + places,
                "figures": table(
                    "figure,name,low,value,high,unit,shape,source",
                    [("room", "Room", 1, 2, 3, "bcm/yr", "pert", "paper")],
                ),
                "links": table(
                    "link,from,to,mode,commodity,capacity,cost",
                    [
                        ("wire", "fiji", "samoa", "pipe", "gas", "room", "1 USD/thousand m3"),
                        ("ship", "samoa", "fiji", "sea", "gas", "1 bcm/yr", "0"),
                    ],
                ),
            },
            players=["A"],
            documents={"sources.bib": sources or "@misc{paper, title = {Paper}}\n"},
        )
    )


def test_lines_are_cut_at_the_date_line_and_nothing_jumps(tmp_path: Path) -> None:
    made = export(pacific(tmp_path / "case"), tmp_path / "out.geojson", None)
    assert [path.name for path in made.paths] == [
        "out_places.geojson", "out_places.qml", "out_links.geojson", "out_links.qml",
    ]  # fmt: skip
    links = json.loads(made.paths[2].read_text(encoding="utf-8"))
    assert {each["geometry"]["type"] for each in links["features"]} == {"MultiLineString"}
    wire = links["features"][0]
    assert (wire["properties"]["capacity"], wire["properties"]["capacity_unit"]) == (2.0, "bcm/yr")
    for feature in links["features"]:
        parts = feature["geometry"]["coordinates"]
        assert len(parts) == 2
        assert {abs(parts[0][-1][0]), abs(parts[1][0][0])} == {180.0}
        for part in parts:
            longitudes = np.array(part)[:, 0]
            assert np.abs(np.diff(longitudes)).max() < 180.0
            assert np.abs(np.array(part)[:, 1]).max() < 20.0  # longitude first
    places = json.loads(made.paths[0].read_text(encoding="utf-8"))
    assert places["features"][1]["geometry"] == {"type": "Point", "coordinates": [-172.0, -14.0]}
    assert "crs" not in places


@pytest.mark.parametrize("seed", range(20))
def test_a_cut_line_goes_where_the_line_went(seed: int) -> None:
    rng = np.random.default_rng(seed)
    steps = rng.uniform(-60.0, 60.0, 12).cumsum() + 170.0
    line = np.column_stack([(steps + 180.0) % 360.0 - 180.0, rng.uniform(-80, 80, 12)])
    parts = cut(line)
    points = [point for part in parts for point in part]
    assert all(len(part) >= 2 for part in parts)
    assert {tuple(np.round(point, 4)) for point in line} <= set(points)
    for part in parts:
        assert np.abs(np.diff(np.array(part)[:, 0])).max() <= 180.0


def test_styles_tell_modes_apart_and_what_is_not_built() -> None:
    from rason.exporting.style import style

    links = next(each for each in layers_of(read_case("toy")) if each.name == "links")
    text = style(links)
    root = ET.fromstring(text.partition("\n")[2])  # noqa: S314 - our own text
    rules = [each.attrib for each in root.iter("rule")]
    assert [each["label"] for each in rules] == ["pipe", "pipe, not built", "sea"]
    assert rules[1]["filter"] == "\"mode\" = 'pipe' AND \"state\" <> 'existing'"
    assert root.findtext("layerGeometryType") == "1"


@pytest.mark.slow
def test_a_geopackage_has_all_layers_and_their_styles(tmp_path: Path) -> None:
    import pyogrio

    made = export(read_case("toy"), tmp_path / "toy.gpkg", None)
    assert {name for name, _ in pyogrio.list_layers(made.paths[0])} >= {"places", "links"}
    info = pyogrio.read_info(made.paths[0], layer="links")
    assert (info["crs"], info["geometry_type"], info["features"]) == (
        "EPSG:4326", "MultiLineString", 3,
    )  # fmt: skip
    with closing(sqlite3.connect(made.paths[0])) as database:
        styled = database.execute(
            "SELECT f_table_name, useAsDefault FROM layer_styles ORDER BY f_table_name"
        ).fetchall()
        assert styled == [("links", 1), ("places", 1)]
        rows: list[Any] = database.execute("SELECT link, capacity FROM links").fetchall()
    assert ("pipe", 10.0) in rows


def test_what_may_not_be_passed_on_is_left_out_and_said(tmp_path: Path) -> None:
    closed = "@misc{paper, title = {Paper}, license = {All rights reserved}, redistribution = {no}}"
    case = pacific(tmp_path / "case", sources=closed)
    assert terms_of(case).sources == ("paper",)
    made = export(case, tmp_path / "out.geojson", None)
    links = json.loads(made.paths[2].read_text(encoding="utf-8"))["features"]
    assert [each["properties"]["capacity"] for each in links] == [None, 1.0]
    assert made.notes == (
        "Left out, since paper (All rights reserved) may not be passed on: 1 of figures.csv.",
    )
    assert made.partial
    kept = export(case, tmp_path / "all.geojson", None, whole=True)
    links = json.loads(kept.paths[2].read_text(encoding="utf-8"))["features"]
    assert [each["properties"]["capacity"] for each in links] == [2.0, 1.0]
    assert not kept.notes
    assert not kept.partial
    for path in made.paths:
        assert "Names and borders imply no recognition." in path.read_text(encoding="utf-8"), path


def test_a_place_without_a_position_is_named(tmp_path: Path) -> None:
    case = pacific(tmp_path / "case", places="nowhere,Nowhere,,,\n")
    made = export(case, tmp_path / "out.geojson", None)
    assert made.notes == ("On no map, without latitude and longitude: nowhere.",)


def test_what_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    case = read_case("toy")
    export(case, tmp_path / "out.zip", None)
    with pytest.raises(InputError) as caught:
        export(case, tmp_path / "out.zip", None)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.fix) == ("RSN-R002", "choose another path, or write --replace")
    export(case, tmp_path / "out.zip", None, replace=True)


def test_a_file_gets_the_ending_that_its_form_has(tmp_path: Path) -> None:
    made = export(read_case("toy"), tmp_path / "toy.v2", "xlsx")
    assert [path.name for path in made.paths] == ["toy.v2.xlsx"]


@pytest.mark.parametrize(("suffix", "library", "extra"), [(".gpkg", "pyogrio.raw", "geo")])
def test_a_library_that_is_missing_is_named(
    suffix: str, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError) as caught:
        export(read_case("toy"), tmp_path / f"toy{suffix}", None)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.fix) == ("RSN-R013", f"pip install 'rason[{extra}]'")
    assert not list(tmp_path.iterdir())


def test_a_link_has_its_name_and_is_drawn_once_where_it_goes_both_ways(tmp_path: Path) -> None:
    rows = table(
        "link,name,from,to,both,mode,commodity,capacity",
        [
            ("wire", "Pacific line", "fiji", "samoa", "yes", "pipe", "gas", "room"),
            ("ship", "", "samoa", "fiji", "", "sea", "gas", "1 bcm/yr"),
        ],
    )
    pacific(tmp_path / "case")
    (tmp_path / "case" / "links.csv").write_text(rows, encoding="utf-8")
    export(read_case(tmp_path / "case"), tmp_path / "map.geojson", "geojson")
    links = json.loads((tmp_path / "map_links.geojson").read_text(encoding="utf-8"))["features"]
    told = [tuple(each["properties"][name] for name in ("link", "name", "both")) for each in links]
    assert told == [("wire", "Pacific line", "yes"), ("ship", "Samoa to Fiji by sea", None)]
