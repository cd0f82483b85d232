"""Who sends slowly, does not read, or comes with many others, costs a place and holds up nobody.

Connections are driven by hand, on a clock that stands until it is set.
"""

from __future__ import annotations

import asyncio
import json
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from rason.api.connection import Connection
from rason.api.settings import Limits
from rason.api.watch import GLANCE, Watch

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS = Limits(connections=3, of_one_address=2, asking=10.0, patience=20.0, rest=30)
HEAD = b"GET /x HTTP/1.1\r\nHost: here\r\n"
LENGTH = [(b"content-length", b"8")]
BODY = b"POST /x HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\n"


class Clock:
    """The running loop with a clock of its own."""

    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        return self.now

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio.get_running_loop(), name)


class Wire(asyncio.Transport):
    """What is sent to a client, who reads it or does not."""

    def __init__(self, address: str, lost: Callable[[], None]) -> None:
        super().__init__({"peername": (address, 1), "sockname": ("127.0.0.1", 80)})
        self.sent, self.closing, self.aborted, self.full, self.lost = b"", False, False, False, lost

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent += bytes(data)

    def is_closing(self) -> bool:
        return self.closing

    def close(self) -> None:
        if not self.closing and not self.full:
            asyncio.get_running_loop().call_soon(self.lost)
        self.closing = True

    def abort(self) -> None:
        self.closing = self.aborted = True
        asyncio.get_running_loop().call_soon(self.lost)

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...


class House:
    """A server without a socket: an app that answers when it is let, and who is connected."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.clock, self.watch, self.state = Clock(), Watch(limits), ServerState()
        self.go = asyncio.Event()
        http: Any = partial(Connection, self.watch)
        config = uvicorn.Config(self.app, http=http, ws="none", interface="asgi3", access_log=False)
        config.load()
        self.make = partial(http, config=config, server_state=self.state)

    async def app(self, scope: Any, receive: Any, send: Any) -> None:
        del scope
        while (await receive()).get("more_body"):
            pass
        await self.go.wait()
        await send({"type": "http.response.start", "status": 200, "headers": LENGTH})
        await send({"type": "http.response.body", "body": b"answered"})

    def connect(self, address: str = "10.0.0.1") -> tuple[Connection, Wire]:
        client: Any = self.make(app_state={}, _loop=self.clock)
        wire = Wire(address, lambda: client.connection_lost(None))
        client.connection_made(wire)
        return client, wire

    async def later(self, seconds: float = 0.0) -> None:
        """Let some seconds pass, and what is under way go on."""
        self.clock.now += seconds
        for _ in range(20):
            await asyncio.sleep(0)
        self.watch.end_overdue(self.clock.now)
        for _ in range(20):
            await asyncio.sleep(0)


def driven(test: Callable[[House], Any]) -> Callable[[], None]:
    def run() -> None:
        async def play() -> None:
            await test(House())

        asyncio.run(play())

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


def problem(wire: Wire) -> Any:
    head, _, body = wire.sent.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert b"content-security-policy" in head.lower()
    return json.loads(body)


@driven
async def test_half_a_head_is_waited_for_no_longer_than_allowed(house: House) -> None:
    client, wire = house.connect()
    client.data_received(HEAD)
    for _ in range(10):  # one byte a second keeps no place
        await house.later(1.0)
        assert not wire.closing
        client.data_received(b"X")
    await house.later(1.0)
    assert problem(wire)["status"] == 408
    assert wire.closing
    await house.later()
    assert not house.watch.clients


@driven
async def test_who_says_nothing_at_all_is_hung_up_on(house: House) -> None:
    _, wire = house.connect()
    await house.later(LIMITS.asking + 1.0)
    assert wire.closing


@driven
async def test_a_kept_connection_rests_longer_and_then_ends_without_a_word(house: House) -> None:
    house.go.set()
    client, wire = house.connect()
    client.data_received(HEAD + b"\r\n")
    await house.later()
    assert wire.sent.endswith(b"answered")
    await house.later(LIMITS.rest - 1.0)
    assert not wire.closing
    await house.later(2.0)
    assert wire.closing
    assert wire.sent.endswith(b"answered")


@driven
async def test_after_its_first_byte_the_next_request_is_due_as_well(house: House) -> None:
    house.go.set()
    client, wire = house.connect()
    client.data_received(HEAD + b"\r\n")
    await house.later()
    client.data_received(b"G")
    await house.later(LIMITS.asking + 1.0)
    assert wire.closing


@driven
async def test_who_waits_for_an_answer_is_never_given_up(house: House) -> None:
    client, wire = house.connect()
    client.data_received(HEAD + b"\r\n")
    await house.later(10_000.0)
    assert not wire.closing
    house.go.set()
    await house.later()
    assert wire.sent.endswith(b"answered")


@driven
async def test_who_does_not_read_is_given_up(house: House) -> None:
    house.go.set()
    client, wire = house.connect()
    client.data_received(HEAD + b"\r\n")
    client.pause_writing()
    await house.later(LIMITS.patience - 1.0)
    assert not wire.aborted
    await house.later(2.0)
    assert wire.aborted
    await house.later()
    assert not house.watch.clients


@driven
async def test_who_reads_on_is_not(house: House) -> None:
    client, wire = house.connect()
    client.data_received(HEAD + b"\r\n")
    for _ in range(5):
        client.pause_writing()
        await house.later(LIMITS.patience - 1.0)
        client.resume_writing()
        await house.later(1.0)
    assert not wire.closing


@driven
async def test_the_rest_of_an_answer_is_not_waited_for_after_hanging_up(house: House) -> None:
    house.go.set()
    client, wire = house.connect()
    wire.full = True
    client.data_received(HEAD + b"Connection: close\r\n\r\n")
    await house.later()
    assert wire.closing
    assert not wire.aborted
    await house.later(1.0)
    await house.later(LIMITS.patience + 1.0)
    assert wire.aborted


@driven
async def test_where_all_places_are_taken_who_keeps_us_waiting_gives_way(house: House) -> None:
    house.go.set()
    slow = [house.connect(f"10.0.0.{number}") for number in range(3)]
    slow[0][0].data_received(HEAD)
    await house.later(GLANCE + 0.5)
    newcomer, wire = house.connect("10.0.0.9")
    assert slow[0][1].closing
    assert problem(slow[0][1])["status"] == 408
    newcomer.data_received(HEAD + b"\r\n")
    await house.later()
    assert wire.sent.endswith(b"answered")


@driven
async def test_where_all_are_being_answered_a_newcomer_is_told_when_to_come(house: House) -> None:
    busy = [house.connect(f"10.0.0.{number}") for number in range(3)]
    for client, _ in busy:
        client.data_received(HEAD + b"\r\n")
    await house.later(60.0)
    newcomer, wire = house.connect("10.0.0.9")
    newcomer.data_received(BODY + b"{}")
    await house.later()
    assert problem(wire)["status"] == 503
    assert b"retry-after: 2" in wire.sent.lower()
    assert wire.closing
    assert not any(each.closing for _, each in busy)


@driven
async def test_one_address_does_not_take_all_places(house: House) -> None:
    many = [house.connect("10.0.0.1") for _ in range(2)]
    for client, _ in many:
        client.data_received(HEAD + b"\r\n")
    await house.later(60.0)
    third, refused = house.connect("10.0.0.1")
    third.data_received(HEAD + b"\r\n")
    other, wire = house.connect("10.0.0.2")
    house.go.set()
    other.data_received(HEAD + b"\r\n")
    await house.later()
    assert problem(refused)["status"] == 503
    assert wire.sent.endswith(b"answered")


@driven
async def test_more_than_can_be_told_to_come_again_are_cut_off(house: House) -> None:
    wires = [house.connect(f"10.0.0.{number}")[1] for number in range(9)]
    assert [wire.aborted for wire in wires] == [False] * 6 + [True] * 3
    await house.later()
    assert (len(house.watch.clients), len(house.watch.away)) == (3, 3)


@driven
async def test_what_is_no_http_is_a_problem(house: House) -> None:
    client, wire = house.connect()
    client.data_received(b"\x16\x03\x01\x00\x00\r\n\r\n")
    assert problem(wire)["status"] == 400
    assert wire.closing


@driven
async def test_a_head_that_is_too_long_is_a_problem(house: House) -> None:
    client, wire = house.connect()
    client.data_received(HEAD + b"X: " + b"y" * 100_000)
    assert problem(wire)["status"] == 431


@driven
async def test_a_body_that_breaks_the_protocol_while_it_is_read_is_a_problem(house: House) -> None:
    client, wire = house.connect()
    client.data_received(BODY.replace(b"Content-Length: 2", b"Transfer-Encoding: chunked"))
    await house.later()
    client.data_received(b"zz\r\n")
    assert problem(wire)["status"] == 400
    assert wire.closing


@pytest.mark.parametrize("answered", [False, True])
def test_what_is_no_http_after_an_answer_ends_the_connection(answered: bool) -> None:
    async def play() -> None:
        house = House()
        client, wire = house.connect()
        if answered:
            house.go.set()
        client.data_received(HEAD + b"\r\n")
        await house.later()
        client.data_received(b"\x00\x01\x02\r\n\r\n")
        house.go.set()
        await house.later()
        assert wire.closing or wire.sent.endswith(b"answered")

    asyncio.run(play())
