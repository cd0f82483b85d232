"""A cache of what was worked out of the last few things, found by identity, not by contents."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Thing = TypeVar("Thing")
Found = TypeVar("Found")


def remember_recent(most: int) -> Callable[[Callable[[Thing], Found]], Callable[[Thing], Found]]:
    """Remember what a function gave for the last few things.

    A case's tables are large and cannot be hashed, but the same ones are asked about again and
    again: they and what is found of them must not be changed.

    Examples
    --------
    >>> @remember_recent(2)
    ... def size(table):
    ...     print("counted")
    ...     return len(table)
    >>> table = {"a": 1}
    >>> size(table), size(table)
    counted
    (1, 1)
    """

    def remembering(function: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
        known: dict[int, tuple[Thing, Found]] = {}  # a thing that is held lends nobody its id

        @wraps(function)
        def remembered(thing: Thing) -> Found:
            held = known.get(id(thing))
            if held is None:
                while len(known) >= most:
                    known.pop(list(known)[0], None)  # noqa: RUF015 - whole, as others may add
                held = known[id(thing)] = thing, function(thing)
            return held[1]

        return remembered

    return remembering
