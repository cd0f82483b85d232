"""SciGRID_gas: segments of our own in the form of its PipeSegments."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from rason import importing
from rason.case import read_case
from rason.cli.app import run
from rason.errors import InputError

DAY = date(2021, 12, 31)
HEADER = "id;name;source_id;node_id;lat;long;country_code;comment;param;uncertainty;method;tags"
SAMPLE = Path(os.environ.get("RASON_SAMPLES", Path(__file__).parents[4] / "shared" / "samples"))


def segment(
    key: str, ends: str = "['N_1', 'N_2']", lat: str = "[53.9, 54.8]", long: str = "[9.7, 9.2]",
    countries: str = "['DE', 'DK']", both: int = 0, capacity: object = 8.4, method: str = "raw",
) -> str:  # fmt: skip
    param = {"length_km": 101.1, "is_bothDirection": both, "max_cap_M_m3_per_d": capacity,
             "operator_name": None}  # fmt: skip
    return (
        f"{key};Name of {key};['x'];{ends};{lat};{long};{countries};None;{param};{{}};"
        f"{{'max_cap_M_m3_per_d': '{method}'}};{{}}"
    )


def scigrid(tmp_path: Path, *rows: str, header: str = HEADER) -> importing.Imported:
    (tmp_path / "pipes.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return importing.scigrid(tmp_path / "pipes.csv", into=tmp_path / "case", frozen=DAY)


def test_segments_become_links_and_estimates_say_so(tmp_path: Path) -> None:
    done = scigrid(
        tmp_path,
        segment("S_1", method="Lasso"),
        segment("S_2", "['N_2', 'N_3']", "[54.8, 55.9]", "[9.2, 10.0]", "['DK', 'XX']", both=1),
        segment("S_3", "['N_2', 'N_2']"),
    )
    case = read_case(tmp_path / "case")
    assert set(case.links) == {"s_1", "s_2"}
    assert [each.both for each in case.links.values()] == [False, True]
    assert case.places["n_1"].territory == "DEU"
    assert case.places["n_3"].territory == ""
    assert (case.figures["s_1_capacity"].grade, case.figures["s_2_capacity"].grade) == ("C", "B")
    assert case.figures["s_1_capacity"].note == "estimated: Lasso"
    assert case.sources["scigrid_gas"].license == "CC BY 4.0"
    assert {each.where for each in done.left} >= {"both ends are one node"}
    assert case.supplies["from_n_1"].owner == "DEU"


def test_fields_terminals_and_stores_stand_beside_the_pipes(tmp_path: Path) -> None:
    def site(key: str, node: str, **param: float) -> str:
        method = dict.fromkeys(param, "raw")
        return f"{key};{key};['x'];['{node}'];53.9;9.7;DE;None;{param};{{}};{method};{{}}"

    files = {
        "pipes": [segment("S_1"), segment("S_2", "['N_2', 'N_3']")],
        "fields": [site("P_1", "N_1", max_supply_M_m3_per_d=3.5)],
        "lngs": [site("L_1", "N_2", max_cap_store2pipe_M_m3_per_d=12),
                 site("L_2", "N_9", max_cap_store2pipe_M_m3_per_d=12)],
        "stores": [site("V_1", "N_2", max_workingGas_M_m3=900, max_cap_store2pipe_M_m3_per_d=9,
                        max_cap_pipe2store_M_m3_per_d=5)],
    }  # fmt: skip
    for name, rows in files.items():
        (tmp_path / f"{name}.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    paths = [tmp_path / f"{name}.csv" for name in reversed(files)]
    done = importing.scigrid(*paths, into=tmp_path / "case", frozen=DAY)
    case = read_case(tmp_path / "case")
    assert case.supplies["p_1"].capacity.text == "p_1_output"
    assert not [key for key in case.supplies if key.startswith("from_n_1")], "a field is there"
    assert (case.links["l_1"].from_, case.links["l_1"].to) == ("lng_at_sea", "n_2")
    assert case.figures["v_1_volume"].unit == "MMcm"
    assert case.stores["v_1"].inject is not None
    assert any("at no node" in each.where for each in done.left)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (segment("S_1", lat="[9.7, 154.8]", long="[53.9, 9.2]"), "RSN-I006"),
        (segment("S_1", lat="53.9"), "RSN-I004"),
        (segment("S_1", countries="['DE', 'DQ']"), "RSN-I008"),
        (segment("S_1").replace("max_cap_M_m3_per_d", "max_cap_GWh_per_d"), "RSN-I005"),
        (segment("S_1").replace("{'length_km'", "{length_km"), "RSN-I004"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(tmp_path: Path, row: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        scigrid(tmp_path, row)
    assert [(each.code, each.line) for each in error.value.diagnostics] == [(code, 2)]
    assert not (tmp_path / "case").exists()


def test_an_id_twice_and_a_renamed_column_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        scigrid(tmp_path, segment("S_1"), segment("S_1"))
    assert [each.code for each in error.value.diagnostics] == ["RSN-I007"]
    with pytest.raises(InputError) as error:
        scigrid(tmp_path, segment("S_1"), header=HEADER.replace("node_id", "nodes"))
    (found,) = error.value.diagnostics
    assert (found.code, "nodes" in found.fix) == ("RSN-I003", True)


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        scigrid(tmp_path, "1;2", header="a;b")
    assert [each.code for each in error.value.diagnostics] == ["RSN-I010"]


@pytest.mark.slow
def test_the_whole_of_iggin_imports_checks_and_solves(tmp_path: Path) -> None:
    sample = SAMPLE / "IGGINL_pipe_segments.csv.gz"
    if not sample.is_file():
        pytest.skip("the file of pipe segments is not here")
    assert run(["import", "scigrid", str(sample), "--into", str(tmp_path / "europe")]) == 0
    assert len(read_case(tmp_path / "europe").links) > 2000
    assert run(["check", str(tmp_path / "europe")]) == 0
    assert run(["solve", str(tmp_path / "europe")]) == 0


def test_a_segment_by_way_of_other_points_is_drawn_so(tmp_path: Path) -> None:
    bent = segment(
        "BENT", ends="['N_1', 'N_2']", lat="[53.9, 54.2, 54.8]", long="[9.7, 9.9, 9.2]",
        countries="['DE', 'DK']", both=1,
    )  # fmt: skip
    scigrid(tmp_path, bent, segment("STRAIGHT"))

    case = read_case(tmp_path / "case")
    assert set(case.routes) == {"bent"}
    assert case.links["bent"].both
