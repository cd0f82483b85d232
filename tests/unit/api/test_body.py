"""A body is JSON in UTF-8, every key once; all else is a problem document that says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.api.conftest import Server

SAID = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"{", "no JSON: "),
        (b'{"a": 1,}', "no JSON: "),
        (b"{}{}", "no JSON: Extra data, line 1, column 3"),
        (b'{"state": {}, "state": {"scenarios": []}}', "the key `state` twice"),
        (b'{"state": {"edits": {"figures": {"a": 1, "a": 2}}}}', "the key `a` twice"),
        (b'{"state": {"edits": {"figures": {"a": NaN}}}}', "`NaN`"),
        (b'{"state": {"edits": {"figures": {"a": -Infinity}}}}', "`-Infinity`"),
        (b'{"state": {"edits": {"figures": {"a": ' + b"9" * 5000 + b"}}}}", "a number of thous"),
        (b"[" * 100_000, "brackets in brackets, too many"),
        (b'{"a":' * 50_000, "brackets in brackets, too many"),
        (b"\xff\xfe{\x00}\x00", "byte 0xff"),
        (b'{"state": "\xed\xa0\x80"}', "byte 0xed"),
        (b'{"' + b"k" * 500 + b'": 1, "' + b"k" * 500 + b'": 2}', f"the key `{'k' * 60}…` twice"),
    ],
)
def test_what_is_no_json_is_a_problem(server: Server, body: bytes, found: str) -> None:
    answer = server.client.post("/api/cases/toy/solve", content=body, headers=SAID)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    (fault,) = answer.json()["diagnostics"]
    assert fault["code"] == "RSN-R005"
    assert fault["found"].startswith(found)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"", "nothing"),
        (b"null", "nothing"),
        (b"1e400", "`inf`"),
        (b'{"state": {"edits": {"figures": {"a": 1e400}}}}', "`inf`"),
        (b'{"state": {"scenarios": ["\\ud800"]}}', "`<U+D800>`"),
        (b'{"\\ud800": 1}', "`<U+D800>`"),
        (b'{"state": {"edits": {"relations": {"threshold": false}}}}', "`False`"),
        (b'{"state": {"edits": {"rules": {"a": "yes"}}}}', "`yes`"),
        (b'{"ranges": 1}', "`1`"),
        (b'{"state": {"edits": {"closures": [{"asset": "pipe", "from": 1}]}}}', "`1`"),
    ],
)
def test_json_that_says_something_else_is_a_problem(
    server: Server, body: bytes, found: str
) -> None:
    answer = server.client.post("/api/cases/toy/solve", content=body, headers=SAID)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    faults = answer.json()["diagnostics"]
    assert found in [fault["found"] for fault in faults]
    assert not any("Input should" in fault["expected"] for fault in faults)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"content-type": "application/json; charset=utf-16"}, 415),
        ({"content-type": "application/json; charset=UTF-8"}, 200),
        ({"content-type": 'application/json; charset="utf-8"'}, 200),
        ({"content-type": "application/json", "content-encoding": "gzip"}, 415),
        ({"content-type": "application/json, text/plain"}, 415),
        ({"content-type": "application/json", "transfer-encoding": "chunked"}, 400),
    ],
)
def test_a_body_is_json_as_it_stands(server: Server, headers: dict[str, str], status: int) -> None:
    body = b'{"ranges": false}'
    answer = server.client.post(
        "/api/cases/toy/solve", content=body, headers={"content-length": str(len(body)), **headers}
    )
    assert answer.status_code == status


@pytest.mark.parametrize("query", ["way=false", "ways=false&ways=true", "ways=false&x"])
def test_a_question_in_the_address_is_known_and_stands_there_once(
    server: Server, query: str
) -> None:
    assert server.get("/cases/toy/outline?ways=false").status_code == 200
    answer = server.get(f"/cases/toy/outline?{query}")
    assert answer.status_code == 422
    assert answer.json()["diagnostics"][0]["code"] == "RSN-R005"
