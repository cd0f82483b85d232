"""Numbers on their way into an answer: finite ones, and money in plain units."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from rason.table.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rason.case import Case
    from rason.case.cell import FloatArray

MILLION = 1e6
NINE_IN_TEN = (5.0, 95.0)
"""Percentiles between which nine draws in ten lie."""


class Span(Part):
    """A number at central figures, with the range of nine draws in ten."""

    value: float | None
    """None where it has no value, or none that is finite."""
    low: float | None = None
    high: float | None = None


def finite(number: float) -> float | None:
    """Return a number, or None where there is none.

    Without a negative zero; what solving leaves undecided the analyses have set to 0.
    `number`: may be NaN or infinite.
    """
    value = float(number)
    if not math.isfinite(value):
        return None
    return value + 0.0


def certain(number: float) -> float:
    """Return a number that must be finite.

    `number`: a result that cannot be missing.
    """
    value = finite(number)
    assert value is not None, "a result that cannot be missing is missing"
    return value


def money(millions: float) -> float | None:
    """Return an amount of money in plain units.

    None where there is none.
    `millions`: in millions; may be NaN.
    """
    value = finite(millions)
    if value is None:
        return None
    return value * MILLION


def by_name(
    names: Sequence[str], millions: Iterable[float], *, nothing: float = 0.0
) -> dict[str, float]:
    """Return amounts of money by name, those that exist.

    `nothing`: what cannot be told from 0, in millions.
    """

    def plain(each: float) -> float | None:
        if not math.isfinite(each):
            return None
        return 0.0 if abs(each) <= nothing else float(each) * MILLION

    amounts = {name: plain(each) for name, each in zip(names, millions, strict=True)}
    return {name: each for name, each in amounts.items() if each is not None}


def span(central: float, drawn: FloatArray, factor: float = 1.0, *, nothing: float = 0.0) -> Span:
    """Return a number at central figures with the range of nine draws in ten.

    Ends are left out where no draw has a finite number.
    `central`: the number; may be NaN or infinite.
    `drawn`: the same in every draw, shape ``(draws,)``.
    `nothing`: what cannot be told from 0, before `factor`.
    """
    known = drawn[np.isfinite(drawn)]
    low, high = np.percentile(known, NINE_IN_TEN) if len(known) else (np.nan, np.nan)
    value, low, high = (0.0 if abs(each) <= nothing else each for each in (central, low, high))
    return Span(value=finite(value * factor), low=finite(low * factor), high=finite(high * factor))


def yearly(case: Case) -> str:
    """Return the unit of money a year.

    Such as ``USD/yr``.
    """
    return f"{case.settings.currency}/yr"


def price_scale(case: Case, commodity: str) -> tuple[float, str]:
    """Return how a commodity's prices are shown.

    From millions of currency per commodity unit to the unit that the case shows, or else to
    currency per commodity unit.
    """
    own = case.units.price_unit(commodity)
    shown = case.settings.price_unit(commodity) or own.removeprefix("million ")
    return case.units.factor(own, shown, commodity), shown


def flow_scale(case: Case, commodity: str) -> tuple[float, str]:
    """Return how what flows of a commodity is shown.

    From commodity units a year to the unit that the case shows, or else to those.
    """
    own = case.units.quantity_unit(commodity)
    shown = case.settings.flow_unit(commodity)
    return (case.units.factor(own, shown, commodity), shown) if shown else (1.0, own)
