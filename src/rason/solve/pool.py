"""Processes that work for another: one pool for studies, server and pictures. They end with it."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess

PAUSE: Final = 1.0  # seconds between two looks


def processes(
    workers: int,
    *,
    afresh: bool = False,
    silent: bool = False,
    begin: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
) -> ProcessPoolExecutor:
    """Return processes that work for this one, and end soon after it, however it ended.

    They begin as new interpreters (`afresh`) where this process has threads that a fork would not
    survive. `silent` drops what they write on standard error: a renderer that gets no memory writes
    its native stack and ends, and whoever asked says that in a line.
    """
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn") if afresh else None,
        initializer=_begin,
        initargs=(silent, begin, given),
    )


def _begin(silent: bool, begin: Callable[..., None] | None, given: tuple[Any, ...]) -> None:  # noqa: FBT001 - travels to another process
    """Begin a worker."""
    # It waits for work from a parent that, when it was killed, sends none; neither a signal nor a
    # closed pipe tells it on all systems, so a thread looks once a second.
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    if silent:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 2)
        os.close(sink)
    if begin is not None:
        begin(*given)


def _watch(first: int) -> None:
    parent = multiprocessing.parent_process()
    while os.getppid() == first and (parent is None or _lives(parent)):
        time.sleep(PAUSE)
    os._exit(1)


def _lives(parent: BaseProcess) -> bool:
    """Tell whether a process is there; it may have been gone before anybody looked."""
    if os.name == "nt":
        return parent.is_alive()
    assert parent.pid is not None, "it has begun"
    try:
        os.kill(parent.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
