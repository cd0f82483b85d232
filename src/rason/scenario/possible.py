"""Which draws give numbers that a program can have."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

import numpy as np

from rason.case.check_closures import PASSING, SHARE
from rason.case.check_pairs import POSITIVE, is_curve
from rason.case.check_ranges import interval, outside
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES
from rason.errors import Diagnostic, InputError
from rason.program.evaluate import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from rason.case.case import Case
    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.columns import Column
    from rason.program.evaluate import Piece
    from rason.program.program import Program


@dataclass(frozen=True, slots=True)
class Limited:
    """A cell that depends on figures and may not have every value."""

    what: str  # its row and column in words
    cell: Cell
    column: Column

    def beyond(self, values: Values) -> npt.NDArray[np.bool_]:
        """Tell where the cell has no finite number, or one that its column does not allow.

        Shape ``(draws,)``, or one that broadcasts to it.
        """
        with np.errstate(all="ignore"):
            numbers = np.asarray(self.cell.evaluate(values))
            return ~np.isfinite(numbers) | outside(self.column, numbers)


def limits(case: Case) -> Iterator[Limited]:
    """Yield the cells that draws could take where they may not be, those of scenarios included.

    In the order of the tables; what figures cannot move was checked as it was read.
    """
    for table in TABLES:
        held = getattr(case, table)
        for row in held if isinstance(held, tuple) else held.values():
            for attribute, column in columns_of(table).items():
                cell = getattr(row, attribute)
                if column.kind == "cell" and cell is not None and cell.figures:
                    name = key_of(table)
                    key = getattr(row, name) if name else table
                    curve = (table, attribute) == ("demands", "price") and is_curve(row)
                    allowed = POSITIVE if curve else column
                    yield Limited(f"{key}, {header_of(attribute, column)}", cell, allowed)
    rates = [("calendar, discount", span.discount) for span in case.calendars.values()]
    for what, rate in (("discount", case.discount), *rates):
        if rate is not None and rate.figures:
            yield Limited(what, rate, columns_of("projects")["discount"])
    yield from _of_scenarios(case)


def _of_scenarios(case: Case) -> Iterator[Limited]:
    """Yield the amounts of rules and closures that scenarios add."""
    amount = columns_of("rules")["amount"]
    for name, rules in case.scenario_rules.items():
        for key, rule in rules.items():
            if rule.amount is not None and rule.amount.figures:
                yield Limited(f"{name}.rules.{key}, amount", rule.amount, amount)
    for name, amounts in case.scenario_amounts.items():
        for (place, word, _), cell in amounts.items():
            if cell.figures:
                share = word == "share"
                what = f"{name}.closures.{place + 1}.{word}" + ("" if share else ", amount")
                yield Limited(what, cell, SHARE if share else PASSING)


def refuse(case: Case, values: Values) -> None:
    """Stop where a draw takes a cell to a number that it may not have.

    Raises `InputError` with the first draw, the figures and the row, for each such cell (RSN-P001).
    """
    faults = []
    for limited in limits(case):
        beyond = np.ravel(limited.beyond(values))
        if not beyond.any():
            continue
        cell, draw = limited.cell, int(np.argmax(beyond))
        number = float(np.ravel(cell.evaluate(values))[draw])
        read = ", ".join(f"{key} = {values[key][draw]:g}" for key in cell.figures)
        unit = "" if cell.unit == "1" else f" {cell.unit}"
        faults.append(
            Diagnostic(
                code="RSN-P001",
                file=case.path(cell.where.file),
                line=cell.where.line,
                what=f"{limited.what}: {cell.text}",
                found=f"{number:g}{unit} in draw {draw + 1} ({read})",
                expected=interval(limited.column) or "a finite number",
                fix="narrow the range of a figure named above, or write max(…, 0) around it",
            )
        )
    if faults:
        raise InputError(*map(case.named, faults))


def possible(program: Program, values: Values) -> npt.NDArray[np.bool_]:
    """Tell for each draw whether the program can be made of it.

    Shape ``(draws,)``: False where a number is not finite, a bound on a column is negative, or a
    coefficient has another sign than at the central figures (a loss beyond 1).

    Notes
    -----
    Figures that are moved beyond their ranges, as the search for what overturns a verdict does,
    may leave the world in which their formulas make sense. Inside the ranges such a number is a
    fault, which the program itself refuses.
    """
    draws = max((np.size(value) for value in values.values()), default=1)
    start = _start(program)
    near = nearest(((each.values, each.sound_in.shape[1]) for each in start.seen), values, draws)
    if near is None:
        moved = frozenset(values)
        before, sound_in = frozenset[str](), np.repeat(start.central[:, None], draws, axis=1)
    else:
        moved, seen = near.moved, start.seen[near.place]
        before, sound_in = seen.apart, seen.sound_in.copy()
    apart = (before - moved) | program.middle.moved({key: values[key] for key in moved})
    for position in {position for key in moved for position in start.reading.get(key, ())}:
        check = start.checks[position]
        central = check.figures.isdisjoint(apart)
        sound_in[position] = start.central[position] if central else check.sound(values)
    start.seen.appendleft(_Seen(values, apart, sound_in))
    good: npt.NDArray[np.bool_] = np.all(sound_in, axis=0) & start.possible
    return good


def possible_in_all(program: Program, worlds: Sequence[Values]) -> npt.NDArray[np.bool_]:
    """Tell for each draw whether the program can be made in each of some worlds.

    Worlds are what the figures are in each, say in some scenarios; all with as many draws. Shape
    ``(draws,)``.
    """
    everywhere: npt.NDArray[np.bool_] = np.all(
        [possible(program, world) for world in worlds], axis=0
    )
    return everywhere


def _sound(name: str, drawn: FloatArray, middle: FloatArray) -> npt.NDArray[np.bool_]:
    """Tell which numbers a program can have in one of its arrays."""
    sound: npt.NDArray[np.bool_] = np.isfinite(drawn)
    if name == "upper":
        sound &= drawn >= 0.0
    if name == "data":
        sound &= np.sign(drawn) == np.sign(middle)
    return sound


def _sound_piece(
    name: str, piece: Piece, middle: FloatArray, values: Values
) -> npt.NDArray[np.bool_]:
    """Tell in which draws all that a piece fills is sound."""
    with np.errstate(all="ignore"):
        sound = _sound(name, piece.drawn(values), middle)
    every: npt.NDArray[np.bool_] = np.all(sound, axis=1)
    return every


def _kept(limited: Limited, values: Values) -> npt.NDArray[np.bool_]:
    """Tell in which draws a cell has a number that it may have."""
    return ~limited.beyond(values)


@dataclass(frozen=True, slots=True)
class _Check:
    """Something of a program that figures may make impossible."""

    figures: frozenset[str]  # keys of those that it reads
    sound: Callable[[Values], npt.NDArray[np.bool_]]
    """Tells where it is possible: shape ``(draws,)``, or one that broadcasts to it."""


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """Values at which a program was looked at."""

    values: Values
    apart: frozenset[str]  # keys of the figures that are not central in every draw
    sound_in: npt.NDArray[np.bool_]  # what is possible there, shape ``(checks, draws)``


@dataclass(frozen=True, slots=True)
class _Start:
    """What a program is at central figures, and at which values it was last evaluated."""

    possible: bool
    checks: tuple[_Check, ...]
    central: npt.NDArray[np.bool_]  # which of them are at central figures
    reading: Mapping[str, list[int]]  # by figure, the positions of the checks that read it
    seen: deque[_Seen] = field(default_factory=lambda: deque(maxlen=4))


@lru_cache(maxsize=8)
def _start(program: Program) -> _Start:
    """Look at a program at central figures, from which only what moved is looked at again."""
    middle = program.middle
    sound = (
        _sound(name, part.middle[there], part.middle[there]).all()
        for name, part in middle.parts.items()
        for there in ([term is not None for term in part.terms],)
    )
    tests = [
        (piece.figures, partial(_sound_piece, name, piece, part.middle[piece.places]))
        for name, part in middle.parts.items()
        for piece in part.pieces
    ]
    tests += [(frozenset(each.cell.figures), partial(_kept, each)) for each in limits(program.case)]
    reading: dict[str, list[int]] = {}
    for position, (figures, _) in enumerate(tests):
        for key in figures:
            reading.setdefault(key, []).append(position)
    central = np.array([bool(test(middle.values).all()) for _, test in tests], dtype=bool)
    checks = tuple(_Check(figures, test) for figures, test in tests)
    return _Start(all(sound), checks, central, reading)
