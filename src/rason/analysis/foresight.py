"""What a scenario comes to with the foresight that is chosen: one solution, or a chain of windows.

Every window is a batch of its own. It begins with what the one before it has left in store, in
every draw, and knows nothing of what comes after its last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import numpy as np

from rason.case.check_stores import ROUNDING
from rason.case.foresight import EXPECTED, PERFECT, known, too_short, windows
from rason.errors import Diagnostic, InputError
from rason.scenario.window import given, narrowed
from rason.solve.batch import Batch, Begun, Face, Solved

if TYPE_CHECKING:
    from collections.abc import Hashable

    from rason.analysis.question import Analysis, Question
    from rason.case.cell import FloatArray, Values
    from rason.case.foresight import Window
    from rason.program.program import IntArray, Program
    from rason.program.window import WindowProgram
    from rason.scenario.merge import Change
    from rason.scenario.variant import Variant


@dataclass(frozen=True, slots=True)
class Outcome:
    """A variant with its solution, and its optimal face where that was asked for.

    Of windows the face is that of each, with what it begins with as it is; it has no surpluses.
    """

    variant: Variant
    solved: Solved
    face: Face | None = None


def outcome(
    question: Question, change: Change | None = None, *, face: bool = False
) -> Analysis[Outcome]:
    """Ask what a scenario comes to, or a change of it."""
    return (yield from outcomes(question, (change,), face=face))[0]


def outcomes(
    question: Question, changes: tuple[Change | None, ...], *, face: bool = False
) -> Analysis[tuple[Outcome, ...]]:
    """Ask what a scenario comes to under several changes, of which None is the scenario itself."""
    variants = tuple(question.variant(change) for change in changes)
    cut = windows_of(question)
    if not cut:
        asked = tuple(dict.fromkeys(variants))
        solutions = yield Batch(question.figures(), variants=asked, faces=asked if face else ())
        return tuple(
            Outcome(each, solutions.variants[each], solutions.faces[each] if face else None)
            for each in variants
        )
    found: dict[Variant, Outcome] = {}
    for variant in variants:
        if variant not in found:
            found[variant] = yield from _chain(question, variant, cut, face=face)
    return tuple(found[variant] for variant in variants)


def windows_of(question: Question) -> tuple[Window, ...]:
    """Return what is decided together; none where all is, as in a year.

    Raises
    ------
    InputError
        If the foresight is none that can be chosen, or a window is shorter than a period
        (RSN-R010).
    """
    calendar, text = question.program.calendar, question.change().foresight
    if not known(text) and text != PERFECT:
        raise InputError(_refused(question, f"`{text}`", EXPECTED, "write perfect"))
    if calendar is None:
        return ()
    longer = too_short(text, ((each.first, each.last) for each in calendar.periods))
    if longer is not None:
        first, last = longer
        raise InputError(
            _refused(
                question, f"`{text}`, shorter than the period from {first} to {last}",
                "windows of whole periods",
                "write none, which sees one period at a time, or a longer window",
            )
        )  # fmt: skip
    found = windows(calendar, text)
    return found if len(found) > 1 else ()


def _refused(question: Question, found: str, expected: str, fix: str) -> Diagnostic:
    return Diagnostic("RSN-R010", question.case.path(), None, "foresight", found, expected, fix)


def _chain(
    question: Question, variant: Variant, cut: tuple[Window, ...], *, face: bool
) -> Analysis[Outcome]:
    """Ask for one window after another, and put them together."""
    chain = _common(question, variant, cut, face=face)
    for window in cut:
        part = question.program.within(window)
        own = narrowed(part, variant)
        solutions = yield Batch(
            chain.values, variants=(own,), faces=(own,) if face else (), begun=chain.begun(part)
        )
        chain.take(part, solutions.variants[own], solutions.faces[own] if face else None)
    return chain.outcome


_CHAINS: WeakValueDictionary[Hashable, _Chain] = WeakValueDictionary()
"""Chains that somebody is waiting for."""


def _common(question: Question, variant: Variant, cut: tuple[Window, ...], *, face: bool) -> _Chain:
    """Return the chain of all who ask for the same.

    Many statements do at once, and each would hold a whole solution of its own.
    """
    key = (id(question.program), id(question.values), question.scenario, variant, cut, face)
    chain = _CHAINS.get(key)
    if chain is None:
        chain = _CHAINS[key] = _Chain(question, variant, face=face)
    return chain


class _Chain:
    """Windows as they are decided, one after another, whoever brings a window's solution first."""

    def __init__(self, question: Question, variant: Variant, *, face: bool) -> None:
        self.question = question  # alive as long as the chain, which is known by its values
        self.program: Program = question.program
        self.values: Values = question.figures()
        self.variant = variant
        draws, columns = question.draws, len(self.program.columns)
        self.primal, self.lower, self.upper = np.zeros((3, draws, columns))
        self.dual = np.zeros((draws, len(self.program.rows)))
        self.forgone, self.reasons = np.zeros(draws), [""] * draws
        self.flow_low: dict[tuple[str, str, str], FloatArray] = {}
        self.flow_high: dict[tuple[str, str, str], FloatArray] = {}
        if face:
            self.price_low, self.price_high = np.full((2, *self.dual.shape), np.nan)
        self._begun: dict[tuple[int, int], Begun] = {}
        self._taken: set[tuple[int, int]] = set()

    def begun(self, part: WindowProgram) -> Begun:
        """Return what a window begins with."""
        if part.window not in self._begun:
            self._begun[part.window] = self._begin(part)
        return self._begun[part.window]

    def _begin(self, part: WindowProgram) -> Begun:
        fixed = np.array(given(part), dtype=np.int64)
        columns, upper = [fixed], [np.nan_to_num(self.primal[:, part.own_columns[fixed]])]
        if part.window[0] > 0:
            lacks, most = self._lacks(part)
            columns.append(lacks)
            upper.append(most)
        return Begun(part.window, np.concatenate(columns), np.maximum(np.hstack(upper), 0.0))

    def _lacks(self, part: WindowProgram) -> tuple[IntArray, FloatArray]:
        """Return by how much levels may be below what is asked: what a window begins with may be.

        Nobody is asked for more than would be left of it if nobody moved anything; a `final` level
        is, and is met as far as it can be.
        """
        data, asked = part.numbers(self.values).data, part.asked
        most = np.zeros((len(self.primal), len(asked)))
        for place, level in enumerate(asked):
            decay = part.case.stores[level.store].decay
            kept = 1.0 if decay is None else (1.0 - decay.evaluate(self.values)) ** level.years
            left = np.nan_to_num(self.primal[:, level.held].sum(axis=1)) * kept
            least = np.max(-data[:, level.entries], axis=1, initial=0.0)
            most[:, place] = np.where(least > left * (1.0 + ROUNDING), least - left, 0.0)
        return np.array([level.lack for level in asked], dtype=np.int64), most

    def take(self, part: WindowProgram, solved: Solved, face: Face | None) -> None:
        """Take a window's solution, if it is not there yet."""
        if part.window in self._taken:
            return
        self._taken.add(part.window)
        own = part.own_columns
        self.primal[:, own] = solved.primal
        self.lower[:, own], self.upper[:, own] = solved.lower, solved.upper
        self.dual[:, part.own_rows] = solved.dual
        self.forgone += solved.forgone
        self.reasons = [
            one or other for one, other in zip(self.reasons, solved.reasons, strict=True)
        ]
        if face is not None:
            self.price_low[:, part.own_rows] = face.price_low
            self.price_high[:, part.own_rows] = face.price_high
            for ends_, found in ((self.flow_low, face.flow_low), (self.flow_high, face.flow_high)):
                for key, amount in found.items():
                    ends_[key] = ends_.get(key, 0.0) + amount

    @cached_property
    def outcome(self) -> Outcome:
        """The windows as one solution of the whole program.

        Its surplus is what the whole program counts: no worth of what is left at the end of any but
        the last window. What two windows share stands at the bound that the later one was given.
        """
        program, variant = self.program, self.variant
        numbers = program.numbers(self.values)
        cost = variant.earns(numbers.cost, self.values)
        weights = numbers.data * self.dual[:, program.indices]
        filled = np.flatnonzero(np.diff(program.starts))
        reduced = cost + np.zeros_like(self.primal)
        reduced[:, filled] -= np.add.reduceat(weights, program.starts[filled], axis=1)
        solved = Solved(
            objective=(cost * self.primal).sum(axis=1),
            primal=self.primal,
            reduced=reduced,
            dual=self.dual,
            lower=self.lower,
            upper=self.upper,
            forgone=self.forgone,
            reasons=tuple(self.reasons),
        )
        return Outcome(variant, solved, self._face())

    def _face(self) -> Face | None:
        if not self.flow_low:
            return None
        for key in self.flow_low:
            if key[0] in ("build", "standing", "stock", "level"):
                own = [
                    index
                    for index, each in enumerate(self.program.columns)
                    if (each.family, each.asset, each.commodity) == key
                ]
                self.flow_low[key] = self.flow_high[key] = self.primal[:, own].sum(axis=1)
        return Face(self.flow_low, self.flow_high, self.price_low, self.price_high, {}, {})
