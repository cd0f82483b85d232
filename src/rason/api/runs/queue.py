"""Who works on runs: one process at a time, the others wait their turn."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import deque
from typing import TYPE_CHECKING, Final

from rason.api.problem import Refused, problem
from rason.api.runs.store import PROBLEM, RunStore
from rason.case.output import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from rason.api.runs.models import Plan, Run, RunAsk
    from rason.api.settings import Settings

LOG: Final = "log.txt"
COURTESY: Final = 3.0  # seconds in which a run may end by itself when it is told to


class Queue:
    """Works through runs."""

    def __init__(self, settings: Settings) -> None:
        self.runs = settings.runs.absolute()
        self.most = settings.limits.runs
        self.waiting: deque[RunStore] = deque()
        self.under_way: tuple[RunStore, subprocess.Popen[bytes]] | None = None
        self._watch: asyncio.Task[None] | None = None

    def store(self, name: str) -> RunStore:
        """Return the store of a run, or raise `Refused` if there is none of that name (404)."""
        from rason.api.runs.store import find

        store = find(self.runs, name)
        if store is None or self.status(store) is None:
            raise Refused(404, "There is no such run; GET /api/runs lists them.")
        return store

    def status(self, store: RunStore) -> Run | None:
        """Return how a run stands."""
        if store in self.waiting:
            return store.run("waiting")
        if self.under_way is not None and self.under_way[0] == store:
            return store.run("running" if self.under_way[1].poll() is None else None)
        return store.run()

    def begin(self, plan: Plan, asked: RunAsk, folder: Path) -> Run:
        """Begin a run, or find it done, under way or waiting.

        Raises `Refused` if too many wait already (429). Raises `InputError` if the folder of runs
        cannot be written (RSN-R002).
        """
        store = RunStore(self.runs, plan.run)
        run = self.status(store)
        if run is None or run.status in {"cancelled", "failed", "interrupted"}:
            if len(self.waiting) >= self.most:
                raise Refused(429, "Wait for one of them.", headers={"Retry-After": "30"})
            store.begin(plan, asked, folder)
            self.waiting.append(store)
            self._next()
            run = self.status(store)
        assert run is not None, "a run that was begun is there"
        return run

    def cancel(self, store: RunStore) -> None:
        """Take a run from those that wait, or end who works on it; what was done stays."""
        if store in self.waiting:
            self.waiting.remove(store)
        if store.work.is_dir():
            store.cancel()

    def close(self) -> None:
        """End who works on a run; it can be gone on with."""
        self.waiting.clear()
        if self._watch is not None:
            self._watch.cancel()
        if self.under_way is not None:
            _, process = self.under_way
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(COURTESY)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
            self.under_way = None

    def _next(self) -> None:
        """Begin to work on the next run if nobody works on one."""
        if self.under_way is not None or not self.waiting:
            return
        store = self.waiting.popleft()
        with (store.work / LOG).open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "rason.api.runs.worker", str(self.runs), store.name],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.under_way = store, process
        self._watch = asyncio.get_running_loop().create_task(self._until_done(store, process))

    async def _until_done(self, store: RunStore, process: subprocess.Popen[bytes]) -> None:
        """Wait for the end of a run, and begin the next."""
        await asyncio.to_thread(process.wait)
        if process.returncode > 0 and not (store.work / PROBLEM).exists() and store.work.is_dir():
            said = problem(503, f"It broke off; {LOG} in {store.work} says where.")
            write_whole(store.work / PROBLEM, said.model_dump_json().encode())
        self.under_way = None
        self._next()
