"""Wishes: what a part of the result document asks, all at once, and how it is put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rason.analysis.question import Question
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from rason.claim.need import Inquiry
    from rason.study import Study

    Names = tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """Some inquiries, and what becomes of their results."""

    inquiries: Mapping[Hashable, Inquiry[Any]]
    finish: Callable[[Mapping[Hashable, Any]], Any]
    """From the results by the same keys to a part of the document."""


def grant(study: Study, wishes: Mapping[str, Wish]) -> dict[str, Any]:
    """Ask for all wishes at once.

    Raises `InputError` with the faults of every inquiry that was refused.
    """
    asked: dict[Hashable, Inquiry[Any]] = {
        (name, key): inquiry
        for name, wish in wishes.items()
        for key, inquiry in wish.inquiries.items()
    }
    found = study.ask(asked)
    faults = [each for each in found.values() if isinstance(each, InputError)]
    if faults:
        diagnostics = dict.fromkeys(each for fault in faults for each in fault.diagnostics)
        raise InputError(*diagnostics)
    return {
        name: wish.finish({key: found[name, key] for key in wish.inquiries})
        for name, wish in wishes.items()
    }


def central_question(study: Study, scenario: Names) -> Question:
    """Return the question about a scenario at central figures.

    `scenario`: names, merged from left to right.
    """
    context = study.context
    return Question(study.program, context.middle, scenario, context.choices)
