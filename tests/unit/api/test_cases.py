"""What is shown of a case."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rason.case import read_case
from rason.case.find import find

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.api.conftest import Server

ESCAPES = [
    "..",
    "%2e%2e",
    "..%2f..%2fetc",
    "%2e%2e%2fruns",
    "toy%2f..%2ftoy",
    "toy%00",
    "%2fetc",
    "toy.csv",
    "x" * 101,
]


def test_all_cases_are_listed(server: Server) -> None:
    assert server.get("/cases").json() == {
        "cases": [{"case": "toy", "title": "Three countries and one pipe", "writable": True}],
        "can_grow": True,
    }


def test_a_case_is_shown_whole(server: Server) -> None:
    shown = server.get("/cases/toy").json()
    case = read_case("toy")
    assert shown["digest"] == case.digest
    assert shown["usual"] == ["base"]
    assert shown["players"] == ["NOR", "MID", "SUD"]
    assert {each["link"] for each in shown["links"]} == set(case.links)
    assert {each["asset"] for each in shown["assets"]} == {*case.supplies, *case.demands, "world"}
    assert {each["scenario"] for each in shown["scenarios"]} == set(case.scenarios)
    assert {each["figure"] for each in shown["figures"]} == set(case.figures)
    assert [each["claim"] for each in shown["claims"]] == [each.claim for each in case.claims]
    (narrows,) = shown["passages"]
    assert (narrows["passage"], narrows["links"]) == ("narrows", ["tanker"])
    bypass = next(each for each in shown["projects"] if each["project"] == "bypass")
    assert bypass["assets"] == ["undersea"]
    pipe = next(each for each in shown["links"] if each["link"] == "pipe")
    assert (pipe["from"], pipe["to"], pipe["consent"]) == ("field", "city", [["MID"]])


def test_a_scenario_is_shown_with_its_levers(server: Server) -> None:
    shown = {each["scenario"]: each for each in server.get("/cases/toy").json()["scenarios"]}
    closed = shown["closed_with_bypass"]
    assert closed["own"]["closures"] == ["pipe"]
    assert (closed["base"], closed["closed"]) == (["bypass"], ["pipe"])
    assert closed["projects"]["bypass"] == "option"
    assert shown["base"]["projects"]["bypass"] == "out"
    assert shown["bypass"]["allowed"] == ["bypass"]


def test_what_somebody_has_already_is_not_sent_again(server: Server) -> None:
    first = server.get("/cases/toy")
    again = server.client.get("/api/cases/toy", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_case_that_changes_is_read_anew(server: Server) -> None:
    before = server.get("/cases/toy").json()["digest"]
    readme = server.cases / "toy" / "case.yaml"
    readme.write_text(readme.read_text() + "# changed\n")
    assert server.get("/cases/toy").json()["digest"] != before


def test_a_dash_is_as_good_as_an_underscore(server: Server) -> None:
    shutil.copytree(find("toy"), server.cases / "my_case")
    assert server.get("/cases/my-case").json()["case"] == "my_case"


@pytest.mark.parametrize("name", ESCAPES)
@pytest.mark.parametrize("rest", ["", "/outline", "/tables", "/tables/links"])
def test_no_path_leaves_the_cases(server: Server, name: str, rest: str) -> None:
    answer = server.get(f"/cases/{name}{rest}")
    assert answer.status_code in {404, 422}, answer.text
    assert "root:" not in answer.text


def test_a_link_to_elsewhere_is_no_case(server: Server) -> None:
    away = server.cases.parent / "elsewhere"
    shutil.copytree(find("toy"), away)
    (server.cases / "linked").symlink_to(away, target_is_directory=True)
    assert server.get("/cases/linked").status_code == 404
    assert [each["case"] for each in server.get("/cases").json()["cases"]] == ["toy"]


def test_the_nearest_case_is_offered(server: Server) -> None:
    problem = server.get("/cases/toi").json()
    assert problem["status"] == 404
    assert problem["diagnostics"][0]["code"] == "RSN-C001"
    assert problem["diagnostics"][0]["fix"] == "write toy"


def test_a_broken_case_is_a_problem_with_its_diagnostics(server: Server) -> None:
    links = server.cases / "toy" / "links.csv"
    links.write_text(links.read_text().replace("10 bcm/yr", "10 bananas", 1))
    answer = server.get("/cases/toy")
    assert answer.status_code == 422
    (fault,) = answer.json()["diagnostics"]
    assert (fault["code"], fault["file"], fault["line"]) == ("RSN-C029", "toy/links.csv", 3)


def test_checking_points_at_the_cell(server: Server) -> None:
    links = server.cases / "toy" / "links.csv"
    links.write_text(links.read_text().replace("6 bcm/yr", "6 bananas", 1))
    found = server.ask("check")
    (fault,) = found["diagnostics"]
    assert found["digest"] == ""
    assert (fault["table"], fault["row"], fault["column"]) == ("links", 2, "capacity")


def test_checking_a_sound_case_gives_its_warnings(server: Server) -> None:
    found = server.ask("check")
    assert found["digest"] == read_case("toy").digest
    assert {each["severity"] for each in found["diagnostics"]} <= {"warning"}


def test_the_outline_has_land_and_a_course_for_each_link(server: Server) -> None:
    shown = server.get("/cases/toy/outline").json()
    case = read_case("toy")
    assert set(shown["ways"]) == set(case.links)
    assert len(shown["land"]) > 10
    for key, way in shown["ways"].items():
        ends = (case.places[case.links[key].from_], case.places[case.links[key].to])
        for place, spot in zip(ends, (way[0], way[-1]), strict=True):
            assert spot == pytest.approx([place.longitude, place.latitude], abs=0.01)


def test_the_schema_of_results_is_there(server: Server) -> None:
    assert "Document" in server.get("/schema").json()["title"]


def test_answers_go_out_packed_to_whoever_can_unpack_them(server: Server) -> None:
    packed = server.get("/cases/toy", **{"accept-encoding": "gzip"})
    plain = server.get("/cases/toy", **{"accept-encoding": "identity"})
    assert packed.json() == plain.json()
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == (
        "gzip",
        "Accept-Encoding",
    )
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    kept = packed.headers["etag"]
    again = server.get("/cases/toy", **{"accept-encoding": "gzip", "if-none-match": kept})
    assert (again.status_code, again.content) == (304, b"")
    solved = server.post("/cases/toy/solve", {}, **{"accept-encoding": "gzip"})
    assert solved.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in server.get("/cases", **{"accept-encoding": "gzip"}).headers


@pytest.mark.parametrize("route", ["", "/tables/places", "/tables"])
def test_no_link_within_a_case_leads_out(route: str, server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("place,name,territory,latitude,longitude\nx,A secret,NOR,0,0\n")
    places = server.cases / "toy" / "places.csv"
    places.unlink()
    places.symlink_to(secret)
    answer = server.get(f"/cases/toy{route}")
    assert answer.status_code == 404
    assert "secret" not in answer.text
    (fault,) = answer.json()["diagnostics"]
    assert fault["file"] == "toy/places.csv"
    assert server.get("/cases").json()["cases"] == []


def test_no_folder_of_runs_leads_out(server: Server, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "brief.html").write_text("a secret")
    server.runs.mkdir(exist_ok=True)
    (server.runs / "toy-abcdef123456").symlink_to(away)
    for route in ("", "/brief", "/result"):
        answer = server.get(f"/runs/toy-abcdef123456{route}")
        assert answer.status_code == 404
        assert "secret" not in answer.text
