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


def draw_for_parent() -> None:
    """Let this process end with its parent, and in silence: the initializer of a pool that draws.

    A renderer that gets no memory writes its native stack and ends its process; the parent says
    that in a line.
    """
    end_with_parent()
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 2)
    os.close(sink)


def memory_is_limited() -> bool:
    """Tell whether the system would refuse memory to this process before it has none left."""
    if os.name == "nt":
        return False
    import resource

    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY


def _watch(first: int) -> None:
    parent = multiprocessing.parent_process()
    while os.getppid() == first and (parent is None or os.name != "nt" or parent.is_alive()):
        time.sleep(PAUSE)
    os._exit(1)
