"""The days of a calendar, as answers that shut something on all of them say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import Field

from rason.table.part import Part
from rason.words.phrases import amount, day

if TYPE_CHECKING:
    from rason.case import Values
    from rason.case.calendar import Calendar


class Days(Part):
    """The first and the last day that an answer is about."""

    first: date
    last: date
    counted: float = 1.0
    """How many years its money counts: a yearly amount times this is the present value of all."""

    @property
    def number(self) -> int:
        """How many days these are."""
        return (self.last - self.first).days + 1

    @property
    def said(self) -> str:
        """Say them, such as ``from 1 March to 31 August 2026``."""
        begun = day(self.first)
        if self.first.year == self.last.year:
            begun = begun.removesuffix(f" {self.first.year}")
        return f"from {begun} to {day(self.last)}"


Told = Annotated[Days | None, Field(exclude_if=lambda value: value is None)]
"""A field that holds them; left out of JSON where an answer is about a year without days."""


def days_of(calendar: Calendar | None, values: Values) -> Days | None:
    """Return the days of a calendar, its money as in the first draw; None is the year."""
    if calendar is None:
        return None
    counted = np.ravel(calendar.counted(values).sum(axis=0))
    return Days(
        first=calendar.periods[0].first,
        last=calendar.periods[-1].last,
        counted=float(counted[0]),
    )


def in_all(days: Days | None, yearly: float, unit: str) -> str:
    """Write an amount of money a year as that of all days, and a day; of a year as it is."""
    text = whole(days, yearly, unit)
    if days is None or not yearly:
        return text
    daily = amount(yearly * days.counted / days.number, f"{unit.removesuffix('/yr')}/d")
    return f"{text}, or {daily}"


def whole(days: Days | None, yearly: float, unit: str) -> str:
    """Write an amount of money a year as that of all days; of a year as it is."""
    if days is None:
        return amount(yearly, unit)
    return amount(yearly * days.counted, unit.removesuffix("/yr"))


def lasting(days: Days | None) -> str:
    """Say how long something is shut that is shut all along."""
    return "for a year" if days is None else days.said
