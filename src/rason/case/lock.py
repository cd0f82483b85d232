"""Locks on disk: one process works on something, and its lock ends with it, however it ended."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRIES: Final = 5
PAUSE: Final = 0.05  # seconds between two tries: who only looks at a lock lets go at once
_BEYOND: Final = 1 << 30
"""Which byte is locked where a system locks bytes: one that nobody reads or writes."""


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Hold a lock for the length of a block, if nobody else does.

    Yields whether it is held here. The lock's file is made with its folder where it is not there,
    and says which process holds it.
    """
    file = _take(path)
    if file is None:
        yield False
        return
    with file:
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield True


def holder(path: Path) -> int | None:
    """Return the process that holds a lock; None where nobody holds it."""
    try:
        with path.open("r+", encoding="ascii") as file:
            return None if _try(file, shared=True) else int(file.read().strip() or 0) or None
    except (OSError, ValueError):
        return None


def _take(path: Path) -> TextIO | None:
    """Open and lock a file; None where somebody else keeps it locked."""
    for _ in range(TRIES):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
        if _try(file, shared=False):
            if _is_still(path, file):
                return file
        else:
            time.sleep(PAUSE)
        file.close()
    return None


def _is_still(path: Path, file: TextIO) -> bool:
    """Tell whether a path still leads to an open file: who held the lock may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except OSError:
        return False


def _try(file: TextIO, *, shared: bool) -> bool:
    """Lock a file unless another process has; tell whether that went."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_BEYOND)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
