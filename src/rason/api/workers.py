"""Who solves: workers, what they were asked before, and how much may wait for them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final

from rason.api.library import stamp
from rason.api.problem import Refused
from rason.api.tasks import NICE, PATIENT, Reply, perform, warm
from rason.solve.pool import processes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from rason.api.library import Stamp
    from rason.api.settings import Settings

    Key = tuple[str, Path, Stamp, bytes]

SPAWN: Final = get_context("spawn")
"""Workers begin afresh: a server has threads, and those do not survive a fork."""
GLANCE: Final = 0.1  # seconds after which it is looked whether somebody still waits
COURTESY: Final = 0.5  # seconds in which workers may leave by themselves


@dataclass(slots=True)
class _Flight:
    """A question that is being answered, and how many wait for it."""

    answer: asyncio.Future[Reply]
    work: Future[Reply]
    waiting: int = 0


class Workers:
    """Answers questions about cases, each once.

    `warmed`: cases that workers solve before anybody asks.
    """

    def __init__(self, settings: Settings, warmed: tuple[Path, ...] = ()) -> None:
        self.settings, self.warmed = settings, warmed
        self._known: OrderedDict[Key, Reply] = OrderedDict()
        self._size = 0
        self._flying: dict[Key, _Flight] = {}
        self._pools: dict[bool, Executor] = {}
        self.leaving = False

    def open(self) -> None:
        """Begin the workers, so that the first question does not wait for them."""
        for patient in (False, True):
            pool = self._pool(patient=patient)
            for _ in range(self._workers(patient=patient)):
                pool.submit(int)

    def leave(self) -> None:
        """Let nobody wait any longer: the server ends, and another may stand in its place soon."""
        self.leaving = True

    def close(self) -> None:
        """End the workers, whatever they are at: they have nothing to lose."""
        # Whoever leaves a pool before its own thread has ended can meet it half closed on the way.
        ends = [
            Thread(target=pool.shutdown, kwargs={"wait": True, "cancel_futures": True})
            for pool in self._pools.values()
        ]
        for end in ends:
            end.start()
        self._pools = {}
        workers = [each for each in active_children() if isinstance(each, SPAWN.Process)]
        # Those at rest leave by themselves, and what was called off is struck off meanwhile.
        until = monotonic() + COURTESY
        for worker in workers:
            worker.join(max(0.0, until - monotonic()))
        for worker in workers:
            worker.terminate()
        for end in ends:
            end.join(COURTESY)

    async def ask(
        self,
        operation: str,
        folder: Path,
        body: bytes = b"",
        gone: Callable[[], Awaitable[bool]] | None = None,
    ) -> Reply:
        """Answer a question, or remember the answer.

        The same bytes for the same question about the same files; `body` is JSON, written the same
        way whoever asks it. What nobody waits for any more, as `gone` tells, is not begun. Raises
        `Refused` if too much waits, or it has waited too long for its turn (503).
        """
        key = (operation, folder, stamp(folder), body)
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        if key not in self._flying:
            if len(self._flying) >= self.settings.limits.tasks:
                raise Refused(503, "Many questions wait already.", headers={"Retry-After": "1"})
            self._flying[key] = self._begin(key)
        flight = self._flying[key]
        flight.waiting += 1
        try:
            await self._wait(flight, gone)
            return await asyncio.shield(flight.answer)
        except BrokenProcessPool as error:
            raise Refused(
                503, "A worker ended unexpectedly; ask again.", headers={"Retry-After": "1"}
            ) from error
        finally:
            flight.waiting -= 1
            if flight.waiting == 0:
                flight.answer.cancel()

    async def _wait(self, flight: _Flight, gone: Callable[[], Awaitable[bool]] | None) -> None:
        """Wait for an answer, as long as that makes sense."""
        clock = asyncio.get_running_loop().time
        until = clock() + self.settings.limits.turn
        while not flight.answer.done():
            await asyncio.wait({flight.answer}, timeout=GLANCE)
            if flight.answer.done():
                return
            if self.leaving:
                raise Refused(503, "The server ends.", headers={"Retry-After": "2"})
            # Where more is asked than can be answered, all would wait longer and longer.
            if clock() > until and not flight.work.running():
                raise Refused(503, "Others are answered first.", headers={"Retry-After": "2"})
            if gone is not None and await gone():
                raise Refused(503, "Whoever asked has gone.")

    def _begin(self, key: Key) -> _Flight:
        """Hand a question to a worker."""
        operation, folder, _, body = key
        patient = operation in PATIENT
        pool = self._pool(patient=patient)
        try:
            work = pool.submit(perform, operation, folder, body)
        except BrokenProcessPool:
            self._forget(patient, pool)
            pool = self._pool(patient=patient)
            work = pool.submit(perform, operation, folder, body)
        future = asyncio.wrap_future(work)

        def finish(done: asyncio.Future[Reply]) -> None:
            self._flying.pop(key, None)
            if done.cancelled():
                return
            if isinstance(done.exception(), BrokenProcessPool):
                self._forget(patient, pool)
            elif done.exception() is None:
                self._remember(key, done.result())

        future.add_done_callback(finish)
        return _Flight(future, work)

    def _remember(self, key: Key, reply: Reply) -> None:
        """Remember an answer, and forget old ones where they take too much room."""
        self._known[key] = reply
        self._size += len(reply.content)
        while self._size > self.settings.limits.remembered:
            _, old = self._known.popitem(last=False)
            self._size -= len(old.content)

    def _pool(self, *, patient: bool) -> Executor:
        """Return the workers of one kind, begun if they are not there."""
        patient = patient and self.settings.workers > 0
        if patient not in self._pools:
            if self.settings.workers == 0:
                self._pools[patient] = ThreadPoolExecutor(1)
            else:
                self._pools[patient] = processes(
                    self._workers(patient=patient),
                    afresh=True,  # a server has threads
                    begin=warm,
                    given=(self.warmed, NICE if patient else 0),
                )
        return self._pools[patient]

    def _forget(self, patient: bool, pool: Executor) -> None:  # noqa: FBT001 - a key
        """Let broken workers go, unless others stand in their place already."""
        if self._pools.get(patient) is pool:
            del self._pools[patient]

    def _workers(self, *, patient: bool) -> int:
        """Return how many solve: as many as told what is waited for, one what takes longer."""
        return 1 if patient else max(1, self.settings.workers)
