"""Each question is answered once, several at a time, and not for who has gone."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from rason.api import tasks
from rason.api.problem import Refused
from rason.api.settings import Limits, Settings
from rason.api.workers import Workers
from rason.case.find import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.unit.api.conftest import Server

SETTINGS = {"folders": ()}
BODY = b"{}"


class Slow:
    """An operation that counts its calls and waits until it is let go."""

    def __init__(self) -> None:
        self.calls = 0
        self.go = threading.Event()

    def __call__(self, operation: str, folder: Path, body: bytes) -> tasks.Reply:
        del operation, folder
        self.calls += 1
        assert self.go.wait()
        return tasks.Reply(200, body)

    async def begun(self) -> None:
        """Wait until somebody is being answered, and all others have had their turn."""
        while not self.calls:  # noqa: ASYNC110 - it is called in a thread
            await asyncio.sleep(0)
        await turns()


async def turns() -> None:
    """Let everybody who waits for a turn have some."""
    for _ in range(100):
        await asyncio.sleep(0)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    operation = Slow()
    monkeypatch.setattr("rason.api.workers.perform", operation)
    yield operation
    operation.go.set()


def workers(**limits: int) -> Workers:
    return Workers(Settings(folders=(), workers=0, limits=Limits(**limits)))


def test_the_same_question_at_the_same_time_is_answered_once(slow: Slow) -> None:
    async def ask() -> list[tasks.Reply]:
        asked = workers()
        both = asyncio.gather(*(asked.ask("solve", find("toy"), BODY) for _ in range(5)))
        await slow.begun()
        slow.go.set()
        found = await both
        found.append(await asked.ask("solve", find("toy"), BODY))
        asked.close()
        return found

    replies = asyncio.run(ask())
    assert slow.calls == 1
    assert {reply.content for reply in replies} == {BODY}


def test_too_many_questions_are_refused(slow: Slow) -> None:
    async def ask() -> None:
        asked = workers(tasks=2)
        waiting = [
            asyncio.create_task(asked.ask("solve", find("toy"), body)) for body in (b"1", b"2")
        ]
        await slow.begun()
        with pytest.raises(Refused) as refused:
            await asked.ask("solve", find("toy"), b"3")
        assert refused.value.status == 503
        assert refused.value.headers["Retry-After"] == "1"
        slow.go.set()
        await asyncio.gather(*waiting)
        asked.close()

    asyncio.run(ask())


def test_who_waits_too_long_for_a_turn_is_told_to_come_again(slow: Slow) -> None:
    async def ask() -> tuple[Refused, tasks.Reply]:
        asked = workers(turn=0)
        first = asyncio.create_task(asked.ask("solve", find("toy"), b"1"))
        await slow.begun()
        with pytest.raises(Refused) as refused:
            await asked.ask("solve", find("toy"), b"2")
        await turns()
        slow.go.set()
        answered = await first  # what is under way is not given up
        asked.close()
        return refused.value, answered

    refused, answered = asyncio.run(ask())
    assert (refused.status, refused.headers["Retry-After"]) == (503, "2")
    assert (answered.status, slow.calls) == (200, 1)


def test_what_nobody_waits_for_is_not_begun(slow: Slow) -> None:
    async def gone() -> bool:
        return True

    async def ask() -> None:
        asked = workers()
        first = asyncio.create_task(asked.ask("solve", find("toy"), b"1"))
        await slow.begun()
        with pytest.raises(Refused):
            await asked.ask("solve", find("toy"), b"2", gone)
        await turns()
        slow.go.set()
        await first
        asked.close()

    asyncio.run(ask())
    assert slow.calls == 1


def test_nobody_waits_for_a_server_that_ends(slow: Slow) -> None:
    async def ask() -> Refused:
        asked = workers()
        waiting = asyncio.create_task(asked.ask("solve", find("toy"), BODY))
        await slow.begun()
        asked.leave()
        with pytest.raises(Refused) as refused:
            await asyncio.wait_for(waiting, 5.0)
        slow.go.set()
        asked.close()
        return refused.value

    refused = asyncio.run(ask())
    assert (refused.status, refused.headers["Retry-After"]) == (503, "2")


def test_answers_take_no_more_room_than_allowed(slow: Slow) -> None:
    slow.go.set()

    async def ask() -> None:
        asked = workers(remembered=5)
        for body in (b"111", b"222", b"111", b"111"):
            await asked.ask("solve", find("toy"), body)
        asked.close()

    asyncio.run(ask())
    assert slow.calls == 3


def test_a_worker_that_dies_is_replaced() -> None:
    async def ask() -> list[int]:
        asked = Workers(Settings(folders=(), workers=1))
        first = await asked.ask("explain", find("toy"), b'{"key": "pipe"}')
        pool = asked._pools[False]  # noqa: SLF001 - the worker has no other address
        for process in list(pool._processes):  # type: ignore[attr-defined] # noqa: SLF001
            os.kill(process, signal.SIGKILL)
        again = []
        for key in ("tanker", "undersea", "world"):
            try:
                body = f'{{"key": "{key}"}}'.encode()
                again.append((await asked.ask("explain", find("toy"), body)).status)
            except Refused as refused:
                again.append(refused.status)
        asked.close()
        return [first.status, *again]

    statuses = asyncio.run(ask())
    assert statuses[0] == statuses[-1] == 200
    assert set(statuses) <= {200, 503}


def test_several_users_get_their_own_answers(serve: Callable[..., Server]) -> None:
    server = serve()
    costs = [20.0 + step for step in range(6)] * 4

    def ask(cost: float) -> tuple[float, float]:
        edits = {"figures": {"pipe_cost": cost}}
        body = {"state": {"scenarios": ["base"], "edits": edits}, "ranges": False}
        found = server.ask("solve", body)
        return cost, found["scenario"]["objective"]

    with ThreadPoolExecutor(8) as users:
        found = list(users.map(ask, costs))
    slope = {round((found[0][1] - worth) / (cost - costs[0])) for cost, worth in found[1:6]}
    assert slope == {10_000_000}  # 10 bcm a year, at 1 USD/thousand m3 more
    assert len({(cost, worth) for cost, worth in found}) == 6
