"""The days of a calendar, as answers that shut something on all of them say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from rason.table.part import Part
from rason.words.phrases import day

if TYPE_CHECKING:
    from rason.case.calendar import Calendar


class Days(Part):
    """The first and the last day that an answer is about."""

    first: date
    last: date

    @property
    def said(self) -> str:
        """Say them, such as ``from 1 March to 31 August 2026``."""
        begun = day(self.first)
        if self.first.year == self.last.year:
            begun = begun.removesuffix(f" {self.first.year}")
        return f"from {begun} to {day(self.last)}"


Told = Annotated[Days | None, Field(exclude_if=lambda value: value is None)]
"""A field that holds them; left out of JSON where an answer is about a year without days."""


def days_of(calendar: Calendar | None) -> Days | None:
    """Return the days of a calendar; None is the year."""
    if calendar is None:
        return None
    return Days(first=calendar.periods[0].first, last=calendar.periods[-1].last)


def lasting(days: Days | None) -> str:
    """Say how long something is shut that is shut all along."""
    return "for a year" if days is None else days.said
