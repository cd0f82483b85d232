"""What a judgement needs from others: results that are worked out once, whoever asks for them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from rason.errors import InputError
from rason.solve.batch import Batch

if TYPE_CHECKING:
    from rason.analysis.question import Question

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Apart:
    """An inquiry that treats every draw alone, so that its draws may be cut into pieces."""

    about: Callable[[Question], Inquiry[Any]]
    """From a question to the inquiry; it travels to other processes. The inquiry returns arrays
    that have the draws first, or tuples, dictionaries and dataclasses of them."""
    question: Question


@dataclass(frozen=True, slots=True)
class Need:
    """A result that somebody needs."""

    key: Hashable
    start: Callable[[], Inquiry[Any]] = field(compare=False)
    """Begins the inquiry that returns the result."""
    apart: Apart | None = field(default=None, compare=False)
    """The same, where its draws may be cut."""

    @staticmethod
    def over(key: Hashable, about: Callable[[Question], Inquiry[Any]], question: Question) -> Need:
        """Return the need of an inquiry that treats every draw alone.

        Its result is the same whether its draws are cut or not.
        `key`: what is asked; the question is added to it.
        `about`, `question`: as in `Apart`.
        """
        whole = (
            key,
            Same(question.program),
            question.scenario,
            question.choices,
            question.days,
            Same(question.values),
        )
        return Need(whole, partial(about, question), Apart(about, question))


class Same:
    """Wrap something that is equal only to itself, so that it can be part of a key.

    `thing`: kept alive as long as the key is.
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


Request = Batch | tuple[Need, ...]
"""What an inquiry may yield: a batch, to be sent its solutions; or needs, to be sent their results
in order. A need that a user's mistake makes impossible has the `InputError` as its result."""

Inquiry = Generator[Request, Any, Result]
"""An analysis, or a judgement that rests on several: it asks, is answered, and returns a result."""


def over(
    key: Hashable, about: Callable[[Question], Inquiry[Result]], question: Question
) -> Inquiry[Result]:
    """Ask for a result that treats every draw alone.

    Raises `InputError` if it cannot be worked out.
    `key`, `about`, `question`: as in `Need.over`.
    """
    (found,) = yield (Need.over(key, about, question),)
    result: Result = granted(found)
    return result


def granted(result: Result | InputError) -> Result:
    """Return a need's result, or raise why there is none.

    Raises `InputError` if the need could not be met.
    """
    if isinstance(result, InputError):
        raise result
    return result
