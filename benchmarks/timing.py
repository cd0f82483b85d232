"""How time is taken: processor seconds of one thread, the best of three."""

from __future__ import annotations

from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

REPEATS = 3
LONG = 1.0
"""Seconds from which on a call is not repeated: the machine's whims are small beside it."""


@dataclass(frozen=True, slots=True)
class Timed(Generic[Result]):
    """What a call returned, and the fewest processor seconds that it took."""

    result: Result
    seconds: float


def best(call: Callable[[], Result], repeats: int = REPEATS) -> Timed[Result]:
    """Call several times and keep the quickest; what takes long is called once.

    Processor time and not the clock, so that what else runs on the machine does not count.
    """
    fewest, result = float("inf"), None
    for _ in range(repeats):
        start = process_time()
        result = call()
        fewest = min(fewest, process_time() - start)
        if fewest > LONG:
            break
    assert result is not None
    return Timed(result, fewest)


def duration(seconds: float) -> str:
    """Return seconds with three figures in a unit that suits them."""
    for unit, size in (("h", 3600.0), ("min", 60.0), ("s", 1.0), ("ms", 1e-3)):
        if seconds >= size * (1.0 if unit != "min" else 2.0):
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def ratio(theirs: float, ours: float) -> str:
    """Return how many times the peer's time is of ours."""
    return f"{theirs / ours:.3g} ×"
