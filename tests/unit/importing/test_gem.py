"""Global Energy Monitor's trackers: rows of our own in the form of its map data."""

from __future__ import annotations

import csv
import json
import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from rason import importing
from rason.case import read_case
from rason.cli.app import run
from rason.errors import InputError

DAY = date(2024, 12, 31)
HEADER = "project,unit,type,owner,parent,countries,status_tabular,capacity,units,lat,lng,route,url"
ROWS = (
    'East Line,A,gas_pipeline,,"Ost AG [51.00%]; West AG [49.00%]","Turkmenistan, Uzbekistan,'
    ' China",operating,15,bcm/y,,,"38.7,62.9:40,66:44.2,80.4",',
    "Inner Line,,gas_pipeline,,国家管网 [100.00%],China,operating,12,MMSCMD,,,"
    '"44.25,80.42:39,100",',
    'North Line,,gas_pipeline,,Unknown [unknown %],"Russia, Mongolia, China",proposed,50,bcm/y,,,'
    '"52,104:45,112;52,104:53,105",',
    "Bay LNG Terminal,1,lng_terminal,,Port AG [100.00%],China,operating,3.5,MTPA,39.1,117.7,,",
    'Old Line,,gas_pipeline,,,China,shelved,3,bcm/y,,,"30,100:31,101",',
    'Dark Line,,gas_pipeline,,,China,operating,,,,,"30,100:31,101",',
    "Plant,,gas_power_plant,,,China,operating,600,MW,30,100,,",
)
SAMPLE = Path(os.environ.get("RASON_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))


def text(*rows: str) -> str:
    return "\n".join([HEADER, *(rows or ROWS)]) + "\n"


def gem(
    tmp_path: Path, content: str, name: str = "gem.csv", **options: object
) -> importing.Imported:
    (tmp_path / name).write_text(content, encoding="utf-8")
    return importing.gem(tmp_path / name, into=tmp_path / "case", frozen=DAY, **options)  # type: ignore[arg-type]


def test_pipes_become_links_owners_actors_and_plans_projects(tmp_path: Path) -> None:
    done = gem(tmp_path, text(), loading=("Indonesia",))
    case = read_case(tmp_path / "case")
    east = case.links["east_line_a"]
    assert case.figures[east.capacity.text].source == ("gem",)
    assert east.name == "East Line A"
    assert (case.places[east.from_].territory, case.places[east.to].territory) == ("TKM", "CHN")
    assert [set(each) for each in east.consent] == [{"UZB"}]
    assert case.actors[east.operator].name == "Ost AG"
    assert case.links["inner_line"].from_ == east.to, "ends 6 km apart are one place"
    assert case.figures["inner_line_capacity"].unit == "MMcm/d"
    assert case.links["north_line"].project == "build_north_line"
    assert case.scenarios["base"].projects == ()
    assert case.scenarios["proposed"].projects == ("build_north_line",)
    assert case.links["bay_lng_terminal_1"].from_ == "lng_at_sea"
    left = {each.where: each.count for each in done.left}
    assert left["no capacity is printed"] == 1
    assert any("shelved" in each for each in left)
    assert any("oil and gas" not in each and "MW" in each for each in left)
    assert any("two ends" in each for each in left)
    assert case.sources["gem"].license == "CC BY 4.0"
    assert "CHN" in case.players


def test_what_is_assumed_is_of_grade_d_and_says_so(tmp_path: Path) -> None:
    gem(tmp_path, text())
    case = read_case(tmp_path / "case")
    assumed = [each for each in case.figures.values() if not each.source]
    assert assumed
    assert all(each.grade == "D" and each.note.startswith("assumed") for each in assumed)
    assert all(each.low is not None and each.low < (each.value or 0.0) for each in assumed)


def test_terminals_are_left_where_nobody_says_whether_they_load(tmp_path: Path) -> None:
    done = gem(tmp_path, text())
    assert any("--loading" in each.where for each in done.left)
    assert "lng_at_sea" not in read_case(tmp_path / "case").places


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    gem(tmp_path, text())
    before = {path.name: path.read_bytes() for path in (tmp_path / "case").iterdir()}
    assert gem(tmp_path, text()).files == ()
    assert {path.name: path.read_bytes() for path in (tmp_path / "case").iterdir()} == before


def test_what_an_author_wrote_stays_when_the_tracker_comes_again(tmp_path: Path) -> None:
    gem(tmp_path, text())
    folder = tmp_path / "case"
    changes = {
        "figures.csv": ("assumed_price,What gas is worth where it is used,250,450,800",
                        "assumed_price,My own price,90,100,110"),
        "links.csv": ("east_line_a", "east_line_a"),
    }  # fmt: skip
    for name, (was, becomes) in changes.items():
        content = (folder / name).read_text(encoding="utf-8")
        assert was in content
        (folder / name).write_text(content.replace(was, becomes), encoding="utf-8")
    done = gem(tmp_path, text().replace("operating,15,bcm/y", "operating,17,bcm/y"))
    case = read_case(folder)
    assert case.figures["assumed_price"].value == 100.0
    assert case.figures["east_line_a_capacity"].value == 17.0
    assert done.files == ("figures.csv",)
    assert any("which stay" in each.where for each in done.left)


def test_a_key_that_stands_for_another_asset_is_refused(tmp_path: Path) -> None:
    gem(tmp_path, text())
    path = tmp_path / "case" / "links.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    inner = next(row for row in rows if "inner" in row["link"])
    ends = f"{inner['from']},{inner['to']}"
    assert ends in path.read_text(encoding="utf-8")
    turned = path.read_text(encoding="utf-8").replace(ends, f"{inner['to']},{inner['from']}")
    path.write_text(turned, encoding="utf-8")
    with pytest.raises(InputError) as error:
        gem(tmp_path, text())
    assert {each.code for each in error.value.diagnostics} == {"RSN-I007"}


def test_a_workbook_and_geojson_read_as_the_csv_does(tmp_path: Path) -> None:
    gem(tmp_path, text(ROWS[0]))
    plain = (tmp_path / "case" / "links.csv").read_bytes()
    names = ["PipelineName", "SegmentName", "Countries", "Status", "Parent", "Capacity",
             "CapacityUnits", "WKTFormat"]  # fmt: skip
    cells = ["East Line", "A", "Turkmenistan, Uzbekistan, China", "Operating",
             "Ost AG [51.00%]; West AG [49.00%]", 15, "bcm/y",
             "LINESTRING (62.9 38.7, 66 40, 80.4 44.2)"]  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(names)
    sheet.append(cells)
    book.save(tmp_path / "gem.xlsx")
    importing.gem(tmp_path / "gem.xlsx", into=tmp_path / "book", frozen=DAY)
    assert (tmp_path / "book" / "links.csv").read_bytes() == plain
    feature = {
        "type": "Feature",
        "properties": dict(zip(names[:-1], cells[:-1], strict=True)),
        "geometry": {"type": "LineString", "coordinates": [[62.9, 38.7], [66, 40], [80.4, 44.2]]},
    }
    (tmp_path / "gem.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8"
    )
    importing.gem(tmp_path / "gem.geojson", into=tmp_path / "features", frozen=DAY)
    assert (tmp_path / "features" / "links.csv").read_bytes() == plain


@pytest.mark.parametrize(
    ("was", "becomes", "code", "fix"),
    [
        ("status_tabular", "state", "RSN-I003", "status"),
        ("countries,", "country_list,", "RSN-I003", "countr"),
        ("12,MMSCMD", "12,", "RSN-I005", "unit"),
        ("12,MMSCMD", "12,mcm", "RSN-I005", "MMcm"),
        ("12,MMSCMD", "12,bcm", "RSN-I005", "unit"),
        ("12,MMSCMD", "twelve,MMSCMD", "RSN-I004", "correct"),
        ("44.25,80.42:", "80.42,44.25:100.5,39:", "RSN-I006", "swap"),
        ("44.25,80.42:", "44°15'N,80.42:", "RSN-I006", "41.5"),
        ("China,operating,12", "Chinna,operating,12", "RSN-I008", "China"),
        ("operating,12", "working,12", "RSN-I004", "status"),
    ],
)
def test_each_fault_has_its_code_its_line_and_one_cure(
    tmp_path: Path, was: str, becomes: str, code: str, fix: str
) -> None:
    content = text()
    assert was in content
    with pytest.raises(InputError) as error:
        gem(tmp_path, content.replace(was, becomes, 1))
    found = [each for each in error.value.diagnostics if each.code == code]
    assert found, error.value.diagnostics
    assert found[0].line
    assert fix in found[0].fix
    assert not (tmp_path / "case").exists()


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    rows = [f"P1,{row}" for row in ROWS[:2]]
    with pytest.raises(InputError) as error:
        gem(tmp_path, "\n".join([f"ProjectID,{HEADER}", *rows]))
    assert [each.code for each in error.value.diagnostics] == ["RSN-I007"]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        gem(tmp_path, "a,b\n1,2\n")
    assert {each.code for each in error.value.diagnostics} == {"RSN-I010"}


@pytest.mark.slow
def test_the_asia_tracker_imports_checks_and_solves(tmp_path: Path) -> None:
    sample = SAMPLE / "gem_asia_gas.csv.gz"
    if not sample.is_file():
        pytest.skip("the tracker's file is not here")
    into = tmp_path / "asia"
    arguments = ["import", "gem", str(sample), "--into", str(into), "--loading", "IDN,MYS,BRN,IRN"]
    assert run(arguments) == 0
    assert len(read_case(into).links) > 700
    assert run(["check", str(into)]) == 0
    assert run(["solve", str(into)]) == 0


def test_routes_are_drawn_and_the_authors_own_stay(tmp_path: Path) -> None:
    done = gem(tmp_path, text(), loading=("Indonesia",))
    path = tmp_path / "case" / "routes.geojson"
    before = path.read_text(encoding="utf-8")

    case = read_case(tmp_path / "case")
    assert case.routes["east_line_a"].spots == ((62.9, 38.7), (66.0, 40.0), (80.4, 44.2))
    assert set(case.routes) == {"east_line_a", "inner_line", "north_line"}
    assert ("routes", "routes.geojson", 3) in {(e.what, e.where, e.count) for e in done.taken}

    own = before.replace("[66.0, 40.0]", "[66.5, 40.0]")
    path.write_text(own, encoding="utf-8")
    gem(tmp_path, text(), loading=("Indonesia",))
    assert path.read_text(encoding="utf-8") == own
