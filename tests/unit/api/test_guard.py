"""Who may ask, from where, how much."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from rason.api.guard import HEADERS, Guard
from rason.api.settings import Limits, Settings

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


HEADERS_OF_A_QUESTION = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")]


class Asked:
    """A request to a guard whose body arrives, and whose answer is read, as the test says."""

    def __init__(self, guard: Guard) -> None:
        self.arrived: asyncio.Queue[bytes] = asyncio.Queue()
        self.reads = asyncio.Event()
        self.status = 0
        scope = {"type": "http", "method": "POST", "path": "/", "query_string": b""}
        self.task = asyncio.create_task(
            guard({**scope, "headers": HEADERS_OF_A_QUESTION}, self.receive, self.send)
        )

    async def receive(self) -> Any:
        body = await self.arrived.get()
        return {"type": "http.request", "body": body, "more_body": not body.endswith(b"}")}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            await self.reads.wait()


async def on() -> None:
    """Let go on what can."""
    for _ in range(20):
        await asyncio.sleep(0)


def guarded(limits: Limits) -> Guard:
    """Return a guard before an application that answers at once."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        del scope
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"x"})

    return Guard(app, Settings((), limits=limits))


def test_slow_bodies_and_slow_readers_hold_up_nobody() -> None:
    async def play() -> list[int]:
        guard = guarded(Limits(requests=1))
        slow = [Asked(guard) for _ in range(130)]
        for each in slow:
            each.arrived.put_nowait(b"{")
        await on()
        unread = [Asked(guard) for _ in range(5)]
        for each in unread:
            each.arrived.put_nowait(b"{}")
            await on()
        quick = Asked(guard)
        quick.reads.set()
        quick.arrived.put_nowait(b"{}")
        await quick.task
        for each in (*slow, *unread):
            each.task.cancel()
        return [quick.status, *{each.status for each in unread}]

    assert asyncio.run(play()) == [200, 200]


def test_large_bodies_are_few_at_a_time_and_small_ones_are_not_kept_out() -> None:
    async def play() -> list[int]:
        guard = guarded(Limits(large=2, small=10))
        slow = [Asked(guard) for _ in range(3)]
        for each in slow:
            each.reads.set()
            each.arrived.put_nowait(b'{"a": "0123456789')
            await on()
        small = Asked(guard)
        small.reads.set()
        small.arrived.put_nowait(b"{}")
        await small.task
        slow[0].arrived.put_nowait(b'"}')
        await slow[0].task
        again = Asked(guard)
        again.reads.set()
        again.arrived.put_nowait(b'{"a": "0123456789"}')
        await again.task
        slow[1].task.cancel()
        return [small.status, slow[0].status, slow[2].status, again.status]

    assert asyncio.run(play()) == [200, 200, 503, 200]


def test_a_fault_of_ours_is_a_problem_and_goes_to_the_log(serve: Serve) -> None:
    server = serve()

    def fail() -> None:
        raise AssertionError("a bug")

    server.client.app.add_api_route("/api/fail", fail)  # type: ignore[attr-defined]
    with pytest.raises(AssertionError, match="a bug"):
        server.get("/fail")
    server.client._transport.raise_server_exceptions = False  # type: ignore[attr-defined] # noqa: SLF001
    answer = server.get("/fail")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "bug" not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/api/cases", "GET, POST"),
        ("GET", "/api/cases/toy/solve", "POST"),
        ("PATCH", "/api/cases/toy/tables/links", "GET, PUT"),
        ("TRACE", "/api/runs", "GET, POST"),
        ("POST", "/index.html", "GET"),
    ],
)
def test_another_method_is_told_which_ones_there_are(
    server: Server, method: str, path: str, allowed: str
) -> None:
    answer = server.client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert answer.headers["content-type"] == "application/problem+json"


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
