"""Processes that work for another end with it, however it ended."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from typing import Final

PAUSE: Final = 1.0
"""Seconds between two looks."""


def end_with_parent() -> None:
    """Let this process end soon after the one that began it: the initializer of a pool.

    A pool's processes wait for work from a parent that, when it was killed, sends none; neither a
    signal nor a closed pipe tells them on all systems, so a thread looks once a second.
    """
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(first: int) -> None:
    parent = multiprocessing.parent_process()
    while os.getppid() == first and (parent is None or os.name != "nt" or parent.is_alive()):
        time.sleep(PAUSE)
    os._exit(1)
