"""Who may ask, from where, how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rason.api.guard import HEADERS
from rason.api.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.unit.api.conftest import Server

    Serve = Callable[..., Server]

TOKEN = "a-token-of-some-length"  # noqa: S105 - of a test


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:81", ""])
def test_another_name_is_refused(server: Server, host: str) -> None:
    answer = server.get("/cases", host=host)
    assert answer.status_code == 400
    assert answer.json()["title"] == "The request cannot be read"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1.evil.example"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_sites_page_is_refused(server: Server, origin: str, method: str) -> None:
    answer = server.client.request(
        method, "/api/cases", headers={"origin": origin, "content-type": "application/json"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("origin", ["http://127.0.0.1", "http://localhost"])
def test_its_own_page_is_answered(server: Server, origin: str) -> None:
    host = origin.removeprefix("http://")
    assert server.get("/cases", origin=origin, host=host).status_code == 200


def test_a_script_of_another_site_is_refused_and_a_link_there_is_not(server: Server) -> None:
    elsewhere = {"sec-fetch-site": "cross-site"}
    asked = server.client.get("/api/cases", headers={**elsewhere, "sec-fetch-mode": "no-cors"})
    linked = server.client.get("/api/cases", headers={**elsewhere, "sec-fetch-mode": "navigate"})
    assert (asked.status_code, linked.status_code) == (403, 200)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_a_form_can_send_is_refused(server: Server, kind: str) -> None:
    answer = server.client.post(
        "/api/cases/toy/solve", content=b"{}", headers={"content-type": kind} if kind else {}
    )
    assert answer.status_code == 415


def test_a_large_body_is_refused_by_its_word_and_by_its_weight(serve: Serve) -> None:
    server = serve(limits=Limits(body=1000))
    path = "/api/cases/toy/solve"
    kind = {"content-type": "application/json"}

    def parts() -> Iterator[bytes]:
        yield from [b" " * 600] * 2

    said = server.client.post(path, content=b" " * 1001, headers=kind)
    weighed = server.client.post(path, content=parts(), headers=kind)
    odd = server.client.post(path, content=b"{}", headers={**kind, "content-length": "many"})
    assert (said.status_code, weighed.status_code, odd.status_code) == (413, 413, 400)
    assert server.client.post(path, content=b"{}" + b" " * 900, headers=kind).status_code == 200


def test_too_many_at_once_are_told_to_come_again(serve: Serve) -> None:
    answer = serve(limits=Limits(requests=0)).get("/cases")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


def test_every_answer_tells_the_browser_what_it_may_do(server: Server) -> None:
    for answer in (server.get("/cases"), server.get("/nowhere"), server.get("/cases", host="x")):
        for name in set(HEADERS) - {"Cache-Control"}:
            assert answer.headers[name] == HEADERS[name]
        assert "server" not in answer.headers
    policy = HEADERS["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy


def test_nothing_is_answered_without_the_token(serve: Serve) -> None:
    server = serve(token=TOKEN)
    for path in ("/", "/api/cases", "/openapi.json", "/?token=wrong"):
        answer = server.client.get(path)
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"
    refused = server.get("/cases", cookie="rason_token=wrong; x")
    assert refused.status_code == 401
    assert server.get("/cases", authorization="Bearer wrong").status_code == 401


def test_the_token_opens_as_bearer_and_by_the_address(serve: Serve) -> None:
    server = serve(token=TOKEN)
    assert server.get("/cases", authorization=f"Bearer {TOKEN}").status_code == 200
    onward = server.client.get(f"/?token={TOKEN}&case=toy", follow_redirects=False)
    assert (onward.status_code, onward.headers["location"]) == (303, "/?case=toy")
    cookie = onward.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert server.get("/cases").status_code == 200


def test_the_way_on_never_leads_elsewhere(serve: Serve) -> None:
    server = serve(token=TOKEN)
    for path in ("//evil.example/", "/\\evil.example/"):
        onward = server.client.get(f"{path}?token={TOKEN}", follow_redirects=False)
        assert not onward.headers.get("location", "/x").startswith(("//", "/\\", "http"))
