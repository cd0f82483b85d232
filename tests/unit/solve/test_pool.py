from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from rason.solve import pool

BEGUN = """
import os, signal, time
from rason.solve.pool import processes
if __name__ == "__main__":
    pool = processes(2)
    workers = [pool.submit(os.getpid).result() for _ in range(8)]
    print(*dict.fromkeys(workers), flush=True)
    pool.submit(time.sleep, 3600)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    try:  # one that has ended and that nobody has asked about
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:  # noqa: PTH123 - no folder
            return file.read().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_workers_end_with_a_parent_that_was_killed() -> None:
    run = subprocess.run([sys.executable, "-c", BEGUN], capture_output=True, text=True, check=False)
    workers = [int(word) for word in run.stdout.split()]
    assert workers
    for _ in range(6_000):
        if all(map(gone, workers)):
            return
        time.sleep(0.1)
    pytest.fail("a worker outlives its parent")


@pytest.mark.skipif(sys.platform == "win32", reason="whoever began a process keeps its number")
def test_a_parent_that_was_gone_before_the_first_look_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()

    def ended(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", ended)
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: SimpleNamespace(pid=dead.pid))
    monkeypatch.setattr(time, "sleep", lambda _: pytest.fail("it waits for the dead"))
    with pytest.raises(SystemExit):
        pool._watch(os.getppid())  # noqa: SLF001 - what its thread does
