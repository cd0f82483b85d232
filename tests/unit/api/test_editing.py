"""Changing a case: checked first, byte for byte, and never over what others changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rason.api.editing import edited
from rason.api.files import RowEdit
from rason.case import read
from rason.case.find import find

if TYPE_CHECKING:
    from pathlib import Path

    from httpx2 import Response
    from tests.unit.api.conftest import Server

TABLE = b'# who\nactor,name,kind\n# first\nA,"Aland",state\n\nB,Bland , state\n# last'


def rows(*changes: tuple[int | None, list[str]]) -> list[RowEdit]:
    return [RowEdit(line=line, cells=tuple(cells)) for line, cells in changes]


A, B = (4, ["A", "Aland", "state"]), (6, ["B", "Bland", "state"])


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (rows(A, B), TABLE),
        (rows(A), TABLE.replace(b"B,Bland , state\n", b"")),
        (rows(A, (6, ["B", "Bland", "firm"])), TABLE.replace(b"Bland , state", b"Bland,firm")),
        (rows((None, ["0", "Nil", ""]), A, B), TABLE.replace(b"# first", b"0,Nil,\n# first")),
        (
            rows(A, (None, ["C", "C, or D", ""]), B),
            TABLE.replace(b"\n\n", b'\nC,"C, or D",\n\n'),
        ),
        (
            rows(A, B, (None, ["#C", "no comment", ""])),
            TABLE.replace(b"# last", b'"#C","no comment",""\n# last'),
        ),
        (rows(A, B, (None, ["", " ", ""])), TABLE),
        (rows(), TABLE.replace(b'A,"Aland",state\n', b"").replace(b"B,Bland , state\n", b"")),
    ],
)
def test_what_nobody_touched_keeps_its_bytes(changed: list[RowEdit], expected: bytes) -> None:
    assert edited(find("toy"), "actors", TABLE, changed) == expected


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_marks_and_line_ends_stay(mark: bytes, end: bytes) -> None:
    table = mark + b"actor,name" + end + b"A,Aland"
    new = rows((2, ["A", "Aland"]), (None, ["B", "Bland"]))
    assert edited(find("toy"), "actors", table, new) == table + end + b"B,Bland" + end


def test_a_cell_of_several_lines_is_one_row() -> None:
    table = b'actor,note\nA,"one\ntwo"\nB,x\n'
    new = rows((2, ["A", "three"]), (4, ["B", "x"]))
    assert edited(find("toy"), "actors", table, new) == b"actor,note\nA,three\nB,x\n"


def show(server: Server, table: str = "links") -> dict[str, Any]:
    shown: dict[str, Any] = server.get(f"/cases/toy/tables/{table}").json()
    return shown


def put(
    server: Server,
    changed: list[dict[str, Any]],
    etag: str | None,
    table: str = "links",
    **more: Any,
) -> Response:
    return server.client.put(
        f"/api/cases/toy/tables/{table}",
        json={"rows": changed, **more},
        headers={} if etag is None else {"if-match": etag},
    )


def as_shown(shown: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"line": each["line"], "cells": list(each["cells"])} for each in shown["rows"]]


def files(server: Server) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (server.cases / "toy").iterdir()}


def test_every_table_is_shown_and_saved_as_it_was(server: Server) -> None:
    before = files(server)
    for each in server.get("/cases/toy/tables").json()["tables"]:
        shown = show(server, each["table"])
        assert bool(shown["rows"]) <= each["there"]
        saved = put(server, as_shown(shown), shown["etag"], each["table"])
        assert saved.status_code == 200, saved.text
        assert (saved.json()["diff"], saved.json()["written"]) == ("", False)
    assert files(server) == before


def test_a_cell_is_changed_and_nothing_else(server: Server) -> None:
    before, shown = files(server), show(server)
    changed = as_shown(shown)
    column = [each["header"] for each in shown["columns"]].index("capacity")
    changed[0]["cells"][column] = "11 bcm/yr"
    saved = put(server, changed, shown["etag"]).json()
    assert saved["written"]
    changes = [line for line in saved["diff"].splitlines() if line[:1] in "+-"]
    assert len(changes) == 4, "two lines that name the file, the old line and the new one"
    after = files(server)
    assert after["links.csv"] == before["links.csv"].replace(b"10 bcm/yr", b"11 bcm/yr", 1)
    assert after | {"links.csv": b""} == before | {"links.csv": b""}
    assert saved["etag"] == show(server)["etag"]
    assert server.get("/cases/toy").json()["digest"] == read(server.cases / "toy").case.digest  # type: ignore[union-attr]


def test_a_fault_is_shown_at_its_cell_and_nothing_is_written(server: Server) -> None:
    before, shown = files(server), show(server)
    changed = as_shown(shown)
    column = [each["header"] for each in shown["columns"]].index("capacity")
    changed[1]["cells"][column] = "10 bananas"
    saved = put(server, changed, shown["etag"]).json()
    (fault,) = [each for each in saved["diagnostics"] if each["severity"] == "fault"]
    assert (fault["row"], fault["column"], fault["code"]) == (1, "capacity", "RSN-C029")
    assert not saved["written"]
    assert files(server) == before


def test_a_fault_that_arises_elsewhere_counts_as_well(server: Server) -> None:
    shown = show(server, "places")
    changed = [each for each in as_shown(shown) if each["cells"][0] != "ocean"]
    saved = put(server, changed, shown["etag"], "places").json()
    assert not saved["written"]
    assert {each["table"] for each in saved["diagnostics"] if each["severity"] == "fault"} >= {
        "links"
    }


def test_a_case_with_faults_can_be_mended_table_by_table(server: Server) -> None:
    for name, column in (("links", "10 bcm/yr"), ("supplies", "10 bcm/yr")):
        path = server.cases / "toy" / f"{name}.csv"
        path.write_text(path.read_text().replace(column, "10 bananas", 1))
    for name in ("links", "supplies"):
        shown = show(server, name)
        mended = [
            {**each, "cells": [cell.replace("bananas", "bcm/yr") for cell in each["cells"]]}
            for each in as_shown(shown)
        ]
        assert put(server, mended, shown["etag"], name).json()["written"]
    assert server.get("/cases/toy").status_code == 200


def test_a_dry_run_writes_nothing(server: Server) -> None:
    before, shown = files(server), show(server)
    checked = put(server, as_shown(shown)[:-1], shown["etag"], dry_run=True).json()
    assert checked["diff"]
    assert not checked["written"]
    assert files(server) == before


def test_what_changed_underneath_is_not_overwritten(server: Server) -> None:
    shown = show(server)
    path = server.cases / "toy" / "links.csv"
    path.write_text(path.read_text() + "# by somebody else\n")
    before = files(server)
    refused = put(server, as_shown(shown)[:-1], shown["etag"])
    assert refused.status_code == 412
    assert refused.json()["diagnostics"][0]["code"] == "RSN-R006"
    assert put(server, as_shown(shown), None).status_code == 428
    assert files(server) == before


def test_of_two_who_save_at_once_the_second_is_refused(server: Server) -> None:
    shown = show(server)
    first = put(server, as_shown(shown)[:-1], shown["etag"])
    second = put(server, as_shown(shown)[1:], shown["etag"])
    assert (first.json().get("written"), second.status_code) in {(True, 412), (False, 200)}


@pytest.mark.parametrize("line", [2, 99, 3])
def test_a_line_that_is_none_is_a_diagnostic(server: Server, line: int) -> None:
    shown = show(server)
    wrong = [*as_shown(shown), {"line": line, "cells": ["x"]}]
    refused = put(server, wrong, shown["etag"])
    assert refused.status_code == 422
    assert refused.json()["diagnostics"][0]["code"] == "RSN-R005"


def test_a_table_that_is_not_there_is_made(server: Server) -> None:
    shown = show(server, "stores")
    assert shown["rows"] == []
    headers = [each["header"] for each in shown["columns"]]
    given = {"store": "tank", "place": "city", "commodity": "gas", "volume": "1 bcm"}
    row = {"line": None, "cells": [given.get(header, "") for header in headers]}
    saved = put(server, [row], shown["etag"], "stores").json()
    assert saved["written"], saved
    assert (server.cases / "toy" / "stores.csv").read_text().startswith(",".join(headers))


def test_a_table_that_cannot_be_cut_is_a_diagnostic(server: Server) -> None:
    path = server.cases / "toy" / "links.csv"
    path.write_text(path.read_text() + '"open\n')
    assert server.get("/cases/toy/tables/links").json()["diagnostics"][0]["code"] == "RSN-C012"
    path.write_bytes(b"\xff\xfe")
    assert server.get("/cases/toy/tables/links").json()["diagnostics"][0]["code"] == "RSN-C002"


@pytest.mark.parametrize("table", ["case", "link", "..%2flinks", "sources.bib"])
def test_no_other_file_is_a_table(server: Server, table: str) -> None:
    assert server.get(f"/cases/toy/tables/{table}").status_code == 404


SAVED = {
    "name": "mine",
    "title": "What if: the pipe is half shut",
    "state": {
        "scenarios": ["bypass"],
        "edits": {
            "closures": [{"asset": "pipe", "share": "50 %"}],
            "figures": {"pipe_cost": 25},
            "projects": {"bypass": "built"},
            "access": "open",
        },
    },
}


def save(server: Server, body: dict[str, Any], etag: str | None) -> Response:
    headers = {} if etag is None else {"if-match": etag}
    return server.client.post("/api/cases/toy/scenarios", json=body, headers=headers)


def test_a_state_is_saved_as_a_scenario_that_does_the_same(server: Server) -> None:
    path: Path = server.cases / "toy" / "scenarios.yaml"
    before = path.read_bytes()
    shown = server.ask("scenarios/preview", SAVED)
    assert path.read_bytes() == before
    assert all(line in shown["diff"] for line in ("+mine:", "+  access: open"))
    saved = save(server, SAVED, shown["etag"])
    assert saved.status_code == 201, saved.text
    assert path.read_bytes() == before + b"\n" + shown["yaml"].encode()
    by_name = server.ask("solve", {"state": {"scenarios": ["mine"]}})
    by_levers = server.ask("solve", {"state": SAVED["state"]})
    assert by_name["scenario"]["objective"] == by_levers["scenario"]["objective"]
    assert by_name["power"]["values"] == by_levers["power"]["values"]
    view = server.get("/cases/toy").json()
    mine = next(each for each in view["scenarios"] if each["scenario"] == "mine")
    assert mine["name"] == SAVED["title"]


def test_a_name_that_is_taken_is_refused(server: Server) -> None:
    assert server.post("/cases/toy/scenarios/preview", {**SAVED, "name": "base"}).status_code == 409


def test_scenarios_that_changed_underneath_are_not_overwritten(server: Server) -> None:
    etag = server.ask("scenarios/preview", SAVED)["etag"]
    path = server.cases / "toy" / "scenarios.yaml"
    path.write_text(path.read_text() + "# by somebody else\n")
    before = path.read_bytes()
    assert save(server, SAVED, etag).status_code == 412
    assert save(server, SAVED, None).status_code == 428
    assert path.read_bytes() == before


def test_a_state_that_no_scenario_can_say_is_refused(server: Server) -> None:
    body = {**SAVED, "state": {"without": ["MID"]}}
    assert server.refused("scenarios/preview", body)[0]["code"] == "RSN-R005"


def test_a_fault_in_a_state_to_be_saved_is_told_by_the_scenarios_name(server: Server) -> None:
    body = {**SAVED, "state": {"edits": {"figures": {"pipe_cots": 1}}}}
    assert server.refused("scenarios/preview", body)[0]["what"] == "mine.figures.pipe_cots"
