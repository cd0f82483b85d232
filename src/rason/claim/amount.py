"""Numbers in statements: read with their units, and shown as they were written."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from rason.case.document import Side
from rason.case.evaluate import Compiler, Target
from rason.case.expression import ExpressionError, Number, parse_expression
from rason.case.tables import Where
from rason.units import UnitError, parse

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.cell import Cell
    from rason.case.document import Number as Written
    from rason.case.document import Statement

POINTS = re.compile(r"\s*([-+]?[0-9.]+)\s*points?\s*")
RELATIVE = re.compile(r"\s*([-+]?[0-9.]+)\s*%\s*")
BARE = ("", "1")
CLAIMS = "claims.yaml"


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit in which a statement is worked out, and the one in which it is shown."""

    unit: str
    """Of the program, or of the measure; empty is base units."""
    shown: str
    factor: float = 1.0
    """Units shown in one of `unit`."""


def read(case: Case, number: Written, unit: str, commodity: str = "") -> Cell:
    """Read a number, or an expression over figures, of a statement.

    Raises `ExpressionError` if it cannot be read, or measures something else.
    `number`: as it stands in `claims.yaml`.
    `unit`: the unit that it shall evaluate in; empty is base units.
    `commodity`: whose equivalents may be used.
    """
    target = Target(unit, (commodity,) if commodity else (), bare=unit in BARE)
    return compiler(case).cell(points(number), Where(CLAIMS, 0), target)


def points(number: Written) -> str:
    """Return a number in points as one in per cent.

    `number`: as it stands in `claims.yaml`.

    Examples
    --------
    >>> points("5 points"), points("3 USD/t")
    ('5 %', '3 USD/t')
    """
    found = POINTS.fullmatch(str(number))
    return f"{found[1]} %" if found else str(number)


def compiler(case: Case) -> Compiler:
    """Return what reads expressions over a case's figures."""
    return Compiler(case.units, {key: parse(figure.unit) for key, figure in case.figures.items()})


def scale(case: Case, unit: str, commodity: str, *written: Written | None) -> Scale:
    """Return how a statement's numbers are shown.

    The unit of the first number that has one; for prices else the unit that the case shows.
    `unit`: the unit in which it is worked out; empty is base units.
    `commodity`: whose equivalents may be used.
    `*written`: the numbers that stand in the statement, the telling ones first.
    """
    for number in written:
        if number is None or isinstance(number, int | float):
            continue
        if unit in BARE and ("%" in number or POINTS.fullmatch(number)):
            return Scale(unit, "points", 100.0)
        shown = _unit_of(number)
        if shown and not RELATIVE.fullmatch(number):
            size = parse(unit).scale if unit else 1.0
            factor = (
                case.units.factor(unit, shown, *([commodity] if commodity else []))
                if unit
                else size / parse(shown).scale
            )
            return Scale(unit, shown, factor)
    for own, shown in _shown(case, commodity):
        if shown and unit == own:
            return Scale(unit, shown, case.units.factor(unit, shown, commodity))
    return Scale(unit, unit or "1")


def _shown(case: Case, commodity: str) -> tuple[tuple[str, str], ...]:
    """Return the program's units of a commodity's price and flows, with those that are shown."""
    if commodity not in case.commodities:
        return ()
    return (
        (case.units.price_unit(commodity), case.settings.price_unit(commodity)),
        (case.units.quantity_unit(commodity), case.settings.flow_unit(commodity)),
    )


def by(case: Case, written: str | None, within: Scale, commodity: str = "") -> tuple[float, float]:
    """Read the margin that a statement asks for.

    In the scale's unit, and as a part of the other side; one of them is 0. Raises `ExpressionError`
    if it cannot be read, or measures something else.
    `written`: `5 points` or a number with its unit is absolute, `5 %` relative.
    `commodity`: whose equivalents may be used.
    """
    if written is None:
        return 0.0, 0.0
    relative = RELATIVE.fullmatch(written)
    if relative:
        part = float(relative[1]) / 100.0
        if part < 0.0:
            raise NegativeMarginError(written)
        return 0.0, part
    if POINTS.fullmatch(written) and within.unit not in BARE:
        raise ExpressionError(
            "RSN-S004", f"`{written}`", f"a margin in units such as {within.shown}, or in %",
            "write points only beside shares",
        )  # fmt: skip
    cell = read(case, written, within.unit, commodity)
    if cell.figures:
        raise ExpressionError(
            "RSN-S004", f"`{written}`", "a number", "write a number with its unit"
        )
    asked = float(cell.evaluate({}))
    if asked < 0.0:
        raise NegativeMarginError(written)
    return asked, 0.0


class NegativeMarginError(ExpressionError):
    """A margin that would let a statement hold where it does not.

    `written`: as it stands in `claims.yaml`.
    """

    def __init__(self, written: str) -> None:
        super().__init__(
            "RSN-S004", f"`{written}`", "a margin of 0 or more",
            "move the limit itself by that much, and remove `by:`",
        )  # fmt: skip


def limit_without_margin(statement: Statement, *, positive: bool) -> str:
    """Say how a statement is written whose margin is negative, so that it means the same.

    The limit moved by the margin; where that is another scenario or measure and the margin no part
    of it, the contrary, which needs no negative margin.
    `positive`: whether what it is compared with is above 0 at central figures.

    Examples
    --------
    >>> from rason.case.document import Statement
    >>> less = Statement(measure="welfare", compare=">", than="90 USD/t", by="-5 %")
    >>> limit_without_margin(less, positive=True)
    'write `than: 0.95 * 90 USD/t` and remove `by:`'
    """
    by = str(statement.by).strip()
    written = by.removeprefix("-").strip()
    down = statement.compare not in {"<", "<="}
    relative = RELATIVE.fullmatch(written)
    if relative:
        sign = -1 if down == positive else 1
        times = 1 + sign * Decimal(relative[1]) / 100
        if isinstance(statement.than, Side):
            times *= Decimal(repr(statement.than.times))
            return f"write `times: {times.normalize():f}` under `than:` and remove `by:`"
        return (
            f"write `than: {times.normalize():f} * {_bracketed(statement.than)}` and remove `by:`"
        )
    if isinstance(statement.than, Side):
        contrary = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}[str(statement.compare)]
        return (
            f'exchange the two sides and write `compare: "{contrary}"` and `by: {written}`,'
            " which says the contrary"
        )
    limit = points(statement.than or 0)
    if by.startswith("-") and isinstance(parse_expression(points(written)), Number):
        return f"write `than: {limit} {'-' if down else '+'} {points(written)}` and remove `by:`"
    return f"write `than: {limit} {'+' if down else '-'} ({points(by)})` and remove `by:`"


def _bracketed(limit: Written | None) -> str:
    """Write a limit as a factor."""
    text = points(limit or 0)
    return text if isinstance(parse_expression(text), Number) else f"({text})"


def _unit_of(number: str) -> str:
    """Return the unit in which a plain number was written; empty for an expression."""
    with suppress(ExpressionError, UnitError):
        node = parse_expression(number)
        if isinstance(node, Number) and node.unit:
            return parse(node.unit).text
    return ""
