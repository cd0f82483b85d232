from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

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
