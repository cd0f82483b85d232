"""What a judgement needs from others: results that are worked out once, whoever asks for them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rason.errors import InputError
from rason.solve.batch import Batch

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Need:
    """A result that somebody needs.

    Parameters
    ----------
    key
        Equal keys are one need.
    start
        Begins the inquiry that returns the result.
    """

    key: Hashable
    start: Callable[[], Inquiry[Any]] = field(compare=False)


class Same:
    """Wrap something that is equal only to itself, so that it can be part of a key.

    Parameters
    ----------
    thing
        Kept alive as long as the key is.
    """

    __slots__ = ("thing",)

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def __eq__(self, other: object) -> bool:
        """Compare by identity."""
        return isinstance(other, Same) and self.thing is other.thing

    def __hash__(self) -> int:
        """Hash by identity."""
        return id(self.thing)


Wish = Batch | tuple[Need, ...]
"""What an inquiry may yield: a batch, to be sent its solutions; or needs, to be sent their results
in order. A need that a user's mistake makes impossible has the `InputError` as its result."""

Inquiry = Generator[Wish, Any, Result]
"""An analysis, or a judgement that rests on several: it asks, is answered, and returns a result."""


def granted(result: Result | InputError) -> Result:
    """Return a need's result, or raise why there is none.

    Parameters
    ----------
    result
        What the need came to.

    Returns
    -------
    result
        The same.

    Raises
    ------
    InputError
        If the need could not be met.
    """
    if isinstance(result, InputError):
        raise result
    return result
