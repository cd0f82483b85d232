"""Scenarios renamed and deleted from the page: wherever they are named, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.api.test_editing import files

from rason.case.output import write_whole
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response
    from tests.unit.api.conftest import Server

RENAME = {"scenario": "bypass", "name": "undersea"}


def edit(server: Server, body: dict[str, Any], etag: str | None = None) -> Response:
    if etag is None:
        etag = server.ask("scenarios/edit/preview", body)["etag"]
    return server.post("/cases/toy/scenarios/edit", body, **{"if-match": etag})


def replay(server: Server) -> Path:
    path = server.cases / "replays" / "toy.yaml"
    path.parent.mkdir()
    path.write_text(
        "case: toy # ours\nrows:\n  - row: a\n    statement: {measure: built, in: [bypass]}\n"
    )
    return path


def test_a_scenario_is_renamed_wherever_it_is_named(server: Server) -> None:
    told = replay(server)
    settings = server.cases / "toy" / "case.yaml"
    settings.write_text(settings.read_text() + "brief: {scenarios: [bypass]} # first\n")
    before, replayed = files(server), told.read_bytes()
    shown = server.ask("scenarios/edit/preview", RENAME)
    assert files(server) == before, "looking writes nothing"
    assert edit(server, RENAME, shown["etag"]).json() == {"scenario": "undersea"}
    after = files(server)
    assert after["scenarios.yaml"] == before["scenarios.yaml"].replace(
        b"\nbypass:", b"\nundersea:"
    ).replace(b"base: bypass", b"base: undersea")
    assert after["claims.yaml"] == before["claims.yaml"].replace(b"in: bypass", b"in: undersea")
    assert after["case.yaml"] == before["case.yaml"].replace(b"[bypass]} #", b"[undersea]} #")
    assert told.read_bytes() == replayed.replace(b"[bypass]", b"[undersea]")
    assert all(f"+++ b/{name}" in shown["diff"] for name in ("claims.yaml", "replays/toy.yaml"))
    assert server.get("/cases/toy").status_code == 200


def test_what_is_compared_with_is_a_mention_too(server: Server) -> None:
    claims = server.cases / "toy" / "claims.yaml"
    claims.write_text(claims.read_text().replace("versus: base", "versus: pipe_closed"))
    edit(server, {"scenario": "pipe_closed", "name": "shut"})
    assert "versus: shut" in claims.read_text()


def test_a_project_of_the_same_name_is_another_thing(server: Server) -> None:
    edit(server, RENAME)
    toy = server.cases / "toy"
    assert "projects: [bypass]" in (toy / "scenarios.yaml").read_text()
    assert "build: bypass" in (toy / "claims.yaml").read_text()


def test_a_scenario_is_called_otherwise_and_keeps_its_name(server: Server) -> None:
    body = {"scenario": "bypass", "name": "bypass", "title": "Around: the sea"}
    before = (server.cases / "toy" / "scenarios.yaml").read_bytes()
    edit(server, body)
    first = b"\n  projects: [bypass]"
    added = before.replace(first, b'\n  name: "Around: the sea"' + first, 1)
    assert (server.cases / "toy" / "scenarios.yaml").read_bytes() == added
    assert server.ask("scenarios/edit/preview", body)["diff"] == ""


def test_a_scenario_that_nobody_names_is_deleted(server: Server) -> None:
    path = server.cases / "toy" / "scenarios.yaml"
    before = path.read_text()
    assert edit(server, {"scenario": "narrows_closed", "name": None}).json() == {"scenario": None}
    assert path.read_text() == before.partition("narrows_closed:")[0].rstrip("\n") + "\n"


def test_a_scenario_that_is_named_is_not_deleted_and_every_place_is_told(server: Server) -> None:
    replay(server)
    before = files(server)
    body = {"scenario": "bypass", "name": None}
    found = server.refused("scenarios/edit/preview", body)
    assert {(each["file"].rpartition("/")[2], each["what"]) for each in found} == {
        ("scenarios.yaml", "closed_with_bypass.base"),
        ("claims.yaml", "claim bypass_weakens_midland, statement 1, in"),
        ("claims.yaml", "claim bypass_stays_on_paper, statement 1, in"),
        ("toy.yaml", "row a, statement, in"),
    }
    for each in found:
        path = server.cases / ("toy" if "toy.yaml" not in each["file"] else "replays")
        line = (path / each["file"].rpartition("/")[2]).read_text().splitlines()[each["line"] - 1]
        assert "bypass" in line
    assert edit(server, body, '"x"').status_code == 422
    assert files(server) == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"scenario": "nobody", "name": "x"}, 404),
        ({"scenario": "bypass", "name": "pipe_closed"}, 409),
        ({"scenario": "base", "name": "x"}, 422),
        ({"scenario": "bypass", "name": "base"}, 409),
        ({"scenario": "base", "name": None}, 422),
        ({"scenario": "bypass", "name": "../x"}, 422),
        ({"scenario": "bypass", "name": "a: b"}, 422),
        ({"scenario": "bypass", "name": ""}, 422),
    ],
)
def test_what_cannot_be_is_refused(server: Server, body: dict[str, Any], status: int) -> None:
    before = files(server)
    assert server.post("/cases/toy/scenarios/edit/preview", body).status_code == status
    assert edit(server, body, '"x"').status_code == status
    assert files(server) == before


@pytest.mark.parametrize("name", ["1", "true", "null", "0x1F", "1e5", "__proto__", "constructor"])
def test_a_name_that_yaml_takes_for_something_else_stays_a_name(server: Server, name: str) -> None:
    assert edit(server, {"scenario": "bypass", "name": name}).status_code == 200
    assert name in {each["scenario"] for each in server.get("/cases/toy").json()["scenarios"]}


@pytest.mark.parametrize("changed", ["scenarios.yaml", "claims.yaml"])
def test_files_that_changed_underneath_are_not_overwritten(server: Server, changed: str) -> None:
    etag = server.ask("scenarios/edit/preview", RENAME)["etag"]
    path = server.cases / "toy" / changed
    path.write_text(path.read_text() + "# by somebody else\n")
    before = files(server)
    assert edit(server, RENAME, etag).status_code == 412
    assert server.post("/cases/toy/scenarios/edit", RENAME).status_code == 428
    assert files(server) == before


def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(server)

    def write(path: Path, content: bytes) -> None:
        if path.name == "claims.yaml":
            raise InputError(Diagnostic("RSN-R002", str(path), None, "", "full", "room", "free it"))
        write_whole(path, content)

    monkeypatch.setattr("rason.api.scenario_editing.write_whole", write)
    assert edit(server, RENAME).status_code == 422
    assert files(server) == before


def test_a_replay_that_lies_elsewhere_is_not_written(server: Server, tmp_path: Path) -> None:
    path = replay(server)
    path.rename(tmp_path / "secret.yaml")
    path.symlink_to(tmp_path / "secret.yaml")
    before = files(server)
    assert server.refused("scenarios/edit/preview", RENAME)[0]["code"] == "RSN-R002"
    assert files(server) == before
