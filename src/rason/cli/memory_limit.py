"""Where the system allows little: what is not loaded then, and who is not left waiting."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rason import memory

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST: Final = 200 << 20  # bytes of address space without which no program can be solved
WHOLE: Final = 640 << 20
"""Bytes without which some libraries wait for more in vain, or end the process."""
LARGE: Final = ("scipy", "numba", "vl_convert")
"""Those libraries: they draw points, compile the solver, and draw charts."""


@contextmanager
def held_to_memory() -> Iterator[None]:
    """Let a large library that would wait in vain for memory raise MemoryError instead."""
    allowed = memory.allowed()
    if allowed is None or allowed >= WHOLE:
        yield
        return
    if allowed < LEAST:
        raise MemoryError
    refusal = _Refusal()
    sys.meta_path.insert(0, refusal)
    try:
        yield
    finally:
        sys.meta_path.remove(refusal)


class _Refusal:
    """Looked at by Python before it loads a module."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:  # noqa: ARG004 - Python's own signature
        if name in LARGE:
            raise MemoryError


@contextmanager
def nobody_left() -> Iterator[None]:
    """End the processes that were begun meanwhile and work still.

    Where the system refuses the second process of a pool, the first waits for work that nobody
    sends, and Python waits for it before it ends.
    """
    from multiprocessing import active_children

    before = set(active_children())
    try:
        yield
    finally:
        for left in set(active_children()) - before:
            left.kill()
            left.join()
