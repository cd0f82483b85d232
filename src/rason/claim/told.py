"""Statements about days, sums, differences and tolerances, in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rason.analysis.measure import several
from rason.analysis.measures import MEASURES
from rason.case.document import Side as Other
from rason.claim.limit import day_of
from rason.claim.side import against, far, form, near
from rason.games.wording import listed
from rason.table.naming import names as names_of
from rason.words.phrases import day as in_full

if TYPE_CHECKING:
    from datetime import date

    from rason.analysis.days import Days
    from rason.case import Case
    from rason.case.document import Number, Statement
    from rason.claim.side import Side

_AMOUNTS: Final = {
    ">": "is more than", ">=": "is at least", "<": "is less than", "<=": "is at most",
}  # fmt: skip
_DAYS: Final = {
    ">": "comes after", ">=": "comes on or after", "<": "comes before", "<=": "comes on or before",
}  # fmt: skip
_KINDS: Final = {
    "actors": "actor", "markets": "actor", "places": "place", "commodities": "commodity",
    "projects": "project",
}  # fmt: skip
_PARTS: Final = {1.0: "", 0.5: "half of ", 0.25: "a quarter of ", 2.0: "twice "}
_SLOT: Final = re.compile(r"\{(\w+)\}")
_MAYBE: Final = re.compile(r"\[([^\]]*)\]")


def is_told(statement: Statement, case: Case) -> bool:
    """Tell whether a statement is told in a sentence: whether days, sums or tolerances are in it.

    So are all in a case that has days.
    `statement`: of the form `measure` or `break_even`, with a measure that there is.
    """
    if case.calendars:
        return True
    said = (statement.at, statement.between, statement.minus, statement.near)
    sides = [near(statement), *filter(None, [far(statement)])]
    return any(each is not None for each in said) or any(
        side.days is not None
        or MEASURES[side.measure].calendar
        or side.measure in {"produced", "spread"}
        or any(many in side.parameters for many in MEASURES[side.measure].sums)
        for side in sides
    )


def told(statement: Statement, case: Case) -> str:
    """Tell a statement in a sentence that needs no key to be read.

    `statement`: of the form `measure` or `break_even`, without faults.
    """
    words, side = Words(case), near(statement)
    measured = words.side(side)
    if form(statement) == "break_even":
        figure = case.figures[str(statement.break_even)].name
        meets = f"{measured} {_meets(words, side, str(statement.threshold))}"
        return f"“{figure}”, at which {meets}, {_compared(statement, words, side=None)}"
    return f"{measured} {_compared(statement, words, side)}"


def _meets(words: Words, side: Side, threshold: Number) -> str:
    verb = "falls on" if _is_day(side) else "is"
    return f"{verb} {words.number(threshold)}"


def _is_day(side: Side) -> bool:
    return MEASURES[side.measure].when and side.minus is None


def _compared(statement: Statement, words: Words, side: Side | None) -> str:
    """Say with what something is compared, and how."""
    other = far(statement) if side is not None else None
    number = against(statement)[1]
    if other is not None:
        assert side is not None
        beside = words.beside(side.alone, other)
    else:
        assert not isinstance(number, Other), "another side is told"
        assert number is not None
        beside = words.number(number)
    if statement.near is not None:
        return f"lies within {statement.within} of {beside}"
    verbs = _DAYS if side is not None and _is_day(side) else _AMOUNTS
    by = f", by {statement.by}" if statement.by else ""
    return f"{verbs[statement.compare or '>']} {beside}{by}"


class Words:
    """Names of one case, put into phrases."""

    def __init__(self, case: Case) -> None:
        self.case, self.names = case, names_of(case)

    def side(self, side: Side) -> str:
        """Say what a side measures, where and when, and what is taken off."""
        text = self.phrase(side) + self.when(side.days) + self.where(side.scenario)
        if side.minus is None:
            return text
        return f"{text}, {self.off(side)},"

    def off(self, side: Side) -> str:
        """Say what is taken off a side, or put on it."""
        assert side.minus is not None, "something is taken off"
        more = side.minus.times < 0.0
        other = replace(side.minus, times=abs(side.minus.times))
        return f"{'plus' if more else 'less'} {self.beside(side.alone, other)}"

    def beside(self, here: Side, other: Side) -> str:
        """Say another side, in short where it measures the same elsewhere or on other days."""
        text = self.phrase(other)
        if other.measure == here.measure and other.parameters == here.parameters:
            text = "that"
        days = self.when(other.days) if other.days != here.days else ""
        elsewhere = other.scenario != here.scenario or (text == "that" and not days)
        text += days + (self.where(other.scenario) if elsewhere else "")
        times = _times(other.times)
        off = f", {self.off(other)}" if other.minus is not None else ""
        return times + text + off

    def phrase(self, side: Side) -> str:
        """Say what is measured."""
        measure, told = MEASURES[side.measure], dict(side.parameters)
        for many, one in measure.sums.items():
            if many in told:
                told[one] = told.pop(many)
        words = measure.part if told.get("as") == "share" else measure.phrase
        if not words:
            said = ", ".join(f"{key} {self.key(side, key, value)}" for key, value in told.items())
            return f"{side.measure.replace('_', ' ')}" + (f" ({said})" if said else "")
        text = _MAYBE.sub(
            lambda part: part[1] if all(s in told for s in _SLOT.findall(part[1])) else "", words
        )
        return _SLOT.sub(lambda slot: self.key(side, slot[1], told[slot[1]]), text)

    def key(self, side: Side, name: str, value: object) -> str:
        """Name what a parameter stands for."""
        tables = MEASURES[side.measure].parameters[name].tables
        return listed(list(dict.fromkeys(self.called(tables, key) for key in several(value))))

    def called(self, tables: tuple[str, ...], key: str) -> str:
        """Return what a key of some tables is called."""
        if "stores" in tables and key in self.case.stores:
            store = self.case.stores[key]
            good = self.names["commodity"][store.commodity]
            return f"{good} at {self.names['place'][store.place]}"
        if "passages" in tables and key in self.names["passage"]:
            return self.names["passage"][key]
        for table in tables:
            if key in getattr(self.case, table, ()):
                return self.names.get(_KINDS.get(table, "asset"), {}).get(key, key)
        return key

    @staticmethod
    def when(days: Days | None) -> str:
        """Say on which days."""
        if days is None:
            return ""
        first, last = days
        if first == last:
            return f" on {in_full(first)}"
        return f" from {_begun(first, last)} to {in_full(last)}"

    def where(self, scenario: tuple[str, ...]) -> str:
        """Say in which scenario."""
        if not scenario:
            return ""
        return f" in “{listed([self.names['scenario'].get(each, each) for each in scenario])}”"

    def number(self, number: Number) -> str:
        """Write a number as it stands, a date in full."""
        day = day_of(number)
        return str(number) if day is None else in_full(day)


def _times(times: float) -> str:
    """Say how much of something is meant.

    Examples
    --------
    >>> [_times(each) for each in (1.0, 0.5, 0.9, 2.0, 1.3)]
    ['', 'half of ', '90 % of ', 'twice ', '1.3 times ']
    """
    if times in _PARTS:
        return _PARTS[times]
    return f"{100 * times:g} % of " if 0.0 < times < 1.0 else f"{times:g} times "


def _begun(first: date, last: date) -> str:
    """Write the first of two days, without what both share."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    text = in_full(first)
    return text.removesuffix(f" {first.year}") if first.year == last.year else text
