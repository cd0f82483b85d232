"""Tree to cell: dimensions are checked once, values computed for any number of draws at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial, reduce
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from rason.case.cell import Cell
from rason.case.expression import (
    ExpressionError,
    Node,
    Number,
    Operation,
    Reference,
    parse_expression,
    with_unit,
)
from rason.case.faults import Near
from rason.units import MOST_POWER, Dimension, Unit, UnitError, combine, describe, parse

if TYPE_CHECKING:
    from rason.case.cell import FloatArray, Values
    from rason.case.tables import Where
    from rason.units import Units

_TIME: Dimension = (("time", 1),)
_YEARLY: Dimension = (("time", -1),)
Evaluator = Callable[["Values"], "FloatArray"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a cell must come to."""

    unit: str  # the unit that it evaluates in; empty where any is welcome
    commodities: tuple[str, ...] = ()  # whose equivalents may bridge dimensions
    bare: bool = False  # whether a number without unit is meant in `unit`
    why: str = ""  # what sets the unit, for the message


@dataclass(frozen=True, slots=True)
class _Term:
    """A subexpression: its value in base units is `scale` x `evaluate(values)`."""

    scale: float
    dimension: Dimension | None
    """None for zero, which has every unit, and for what has been faulted already."""
    evaluate: Evaluator


@dataclass(frozen=True, slots=True)
class Compiler:
    """Turns texts into cells of one case."""

    units: Units
    # Unit of every figure; None for one whose unit is at fault already.
    figures: Mapping[str, Unit | None]
    # Whether `figures` are all there are; else a word may be one that could not be read.
    known: bool = True
    near: Near = field(default_factory=Near)  # the nearest figure by unknown word
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the keys of the figures, which each cell asks for."""
        object.__setattr__(self, "keys", frozenset(self.figures))

    def cell(self, text: str, where: Where, target: Target, header: str = "") -> Cell:
        """Read and check one cell.

        Bare numbers have the unit in the column's header. Raises `ExpressionError` with the code of
        the diagnostic.
        """
        node = parse_expression(text, self.keys)
        if header and not _has_unit(node):
            node = Operation("*", (node, Number(1.0, header)))
        names = tuple(dict.fromkeys(_references(node)))
        term = self._term(node, target.commodities)
        unit = target.unit
        if term.dimension is None or not unit:
            factor = term.scale / (parse(unit).scale if unit else 1.0)
        else:
            factor = self._to_target(text, node, term, target)
        evaluate = _scaled(term.evaluate, factor)
        if not names:
            with np.errstate(all="ignore"):
                evaluate = constant(evaluate({}))
        return Cell(text=text, where=where, unit=unit, figures=names, _evaluate=evaluate)

    def dimension(self, text: str, commodities: tuple[str, ...] = ()) -> Dimension | None:
        """Return the dimension that an expression has by itself.

        None for zero; equivalents of the commodities may bridge dimensions. Raises
        `ExpressionError` if it cannot be read.
        """
        return self._term(parse_expression(text, self.keys), commodities).dimension

    def _to_target(self, text: str, node: Node, term: _Term, target: Target) -> float:
        """Return the factor from base units to the target's unit."""
        wanted = parse(target.unit)
        assert term.dimension is not None
        if term.dimension == wanted.dimension:
            return term.scale / wanted.scale
        if target.bare and term.dimension == ():
            return term.scale
        size, dimension = self.units.reduce(term.dimension, target.commodities)
        new_size, new_dimension = self.units.reduce(wanted.dimension, target.commodities)
        if dimension == new_dimension:
            return term.scale * size / (wanted.scale * new_size)
        expected = describe(wanted.dimension) + (f": {target.why}" if target.why else "")
        if term.dimension == () and not _references(node) and not _has_unit(node):
            fix = f"write the unit: `{with_unit(text.strip(), target.unit)}`"
            if target.unit.startswith("million "):
                single = target.unit.removeprefix("million ")
                fix = f"write the unit that it is in, such as {single} or {target.unit}"
            raise ExpressionError("RSN-C028", text, expected, fix)
        words = f"{text} is {describe(term.dimension)}"
        fix = f"write it in units such as {target.unit}"
        if target.unit == "1":
            fix = "divide it by what measures the same, so that a bare number is left"
        raise ExpressionError("RSN-C030", words, expected, fix)

    def _term(self, node: Node, commodities: tuple[str, ...]) -> _Term:
        """Check one node and what is below it."""
        match node:
            case Number(value, unit):
                array = np.float64(value)
                if value == 0 and not unit:
                    return _Term(1.0, None, constant(np.asarray(array)))
                known = self._unit(unit) if unit else Unit("", 1.0, ())
                return _Term(known.scale, known.dimension, constant(np.asarray(array)))
            case Reference(figure):
                if figure not in self.figures and self.known:
                    raise self._unknown(figure)
                found = self.figures.get(figure)
                evaluate = _lookup(figure)
                if found is None:
                    return _Term(1.0, None, evaluate)
                return _Term(found.scale, found.dimension, evaluate)
            case Operation():
                return self._operation(node, commodities)

    def _operation(self, node: Operation, commodities: tuple[str, ...]) -> _Term:
        """Check an operation and its operands."""
        terms = [self._term(operand, commodities) for operand in node.operands]
        if node.operator in {"*", "/"}:
            return _multiply(terms[0], terms[1], 1 if node.operator == "*" else -1)
        if node.operator == "^":
            return _raise(terms[0], terms[1], node.operands[1])
        if node.operator == "annuity":
            return _annuity(terms[0], terms[1])
        return self._add(node.operator, terms, commodities)

    def _add(self, operator: str, terms: list[_Term], commodities: tuple[str, ...]) -> _Term:
        """Bring operands to one dimension and scale."""
        known = [term for term in terms if term.dimension is not None]
        if len({term.dimension for term in known}) > 1:
            reduced = [self._reduced(term, commodities) for term in terms]
            dimensions = list(
                dict.fromkeys(t.dimension for t in reduced if t.dimension is not None)
            )
            if len(dimensions) > 1:
                words = " and ".join(
                    describe(dimension)
                    for dimension in dict.fromkeys(t.dimension for t in known)
                    if dimension is not None
                )
                raise ExpressionError(
                    "RSN-C036",
                    f"{words} under one `{operator}`",
                    "parts that measure the same",
                    "convert one of them with a figure, or correct its unit",
                )
            terms = reduced
            known = [term for term in terms if term.dimension is not None]
        dimension = known[0].dimension if known else None
        scale = known[0].scale if known else 1.0
        parts = tuple(_scaled(term.evaluate, term.scale / scale) for term in terms)
        function = {"+": np.add, "-": np.subtract, "min": np.minimum, "max": np.maximum}[operator]
        return _Term(scale, dimension, partial(combined, function, parts))

    def _reduced(self, term: _Term, commodities: tuple[str, ...]) -> _Term:
        """Express a term in the dimensions in which commodities are balanced."""
        if term.dimension is None:
            return term
        size, dimension = self.units.reduce(term.dimension, commodities)
        return _Term(term.scale * size, dimension, term.evaluate)

    def _unit(self, text: str) -> Unit:
        """Read a unit that stands after a number."""
        try:
            return parse(text)
        except UnitError as error:
            fix = error.fix
            if error.name in self.figures:
                fix = f"put spaces around the operator: `{error.name}` is a figure"
            raise ExpressionError(
                "RSN-C029", f"unit `{error.name}`", "a known unit after the number", fix
            ) from error

    def _unknown(self, figure: str) -> ExpressionError:
        """Say that a word is no figure, and what is near."""
        near = self.near.of(figure, self.figures)
        fix = f"write {near}" if near else f"add `{figure}` to figures.csv, or write a number"
        try:
            parse(figure)
            fix = f"write the unit directly after its number: `10 {figure}`, `10 USD/{figure}`"
        except UnitError:
            pass
        return ExpressionError("RSN-C023", f"figure `{figure}`", "a key of figures.csv", fix)


def _multiply(left: _Term, right: _Term, power: int) -> _Term:
    """Multiply or divide two terms; a quotient has no value where its divisor is zero."""
    dimension = None
    if left.dimension is not None and right.dimension is not None:
        dimension = combine((left.dimension, 1), (right.dimension, power))
    function = np.multiply if power > 0 else _quotient
    evaluate = partial(combined, function, (left.evaluate, right.evaluate))
    return _Term(left.scale * right.scale**power, dimension, evaluate)


def _raise(base: _Term, exponent: _Term, written: Node) -> _Term:
    """Raise a term to a power; a power that is no finite number has no value."""
    if exponent.dimension:
        raise ExpressionError(
            "RSN-C036", f"an exponent that is {describe(exponent.dimension)}", "a plain number",
            "divide it by one of its unit, such as `(1 + rate) ^ (life / 1 yr)`",
        )  # fmt: skip
    if not base.dimension:
        parts = (_scaled(base.evaluate, base.scale), _scaled(exponent.evaluate, exponent.scale))
        return _Term(1.0, base.dimension, partial(combined, _power, parts))
    value = written.value if isinstance(written, Number) and not written.unit else np.nan
    if not float(value).is_integer() or abs(value) > MOST_POWER:
        raise ExpressionError(
            "RSN-C036", f"{describe(base.dimension)} to a power that is no small whole number",
            f"a whole number from -{MOST_POWER} to {MOST_POWER} as its exponent, or a plain number"
            " as its base",
            "divide the base by one of its unit",
        )  # fmt: skip
    power = int(value)
    parts = (base.evaluate, constant(np.asarray(float(power))))
    dimension = combine((base.dimension, power))
    return _Term(base.scale**power, dimension, partial(combined, _power, parts))


def _power(base: FloatArray, exponent: FloatArray) -> FloatArray:
    with np.errstate(all="ignore"):
        found = np.power(base, exponent)
    power: FloatArray = np.where(np.isfinite(found), found, np.nan)
    return power


def _annuity(rate: _Term, years: _Term) -> _Term:
    """Spread a sum over years: what part of it is paid in each, at a yearly rate."""
    if rate.dimension not in (None, (), _YEARLY):
        raise ExpressionError(
            "RSN-C036", f"a rate that is {describe(rate.dimension)}",
            "a yearly rate, in %, as a share, or in %/yr", "write such as `annuity(8 %, 20 yr)`",
        )  # fmt: skip
    if years.dimension not in (None, _TIME):
        raise ExpressionError(
            "RSN-C036", f"years that are {describe(years.dimension)}", "a length of time",
            "write the unit: `annuity(8 %, 20 yr)`",
        )  # fmt: skip
    parts = (_scaled(rate.evaluate, rate.scale), _scaled(years.evaluate, years.scale))
    return _Term(1.0, _YEARLY, partial(combined, annuity, parts))


def annuity(rate: FloatArray, years: FloatArray) -> FloatArray:
    r"""Return what part of a sum is paid in each year, so that all payments are worth the sum.

    .. math:: \frac{r}{1 - (1 + r)^{-T}}

    ``1 / T`` where nothing is asked for waiting; NaN where there is no such part.

    Examples
    --------
    >>> annuity(np.array([0.08, 0.0]), np.array([20.0, 20.0])).round(4).tolist()
    [0.1019, 0.05]
    """
    rate, years = np.broadcast_arrays(rate, years)
    free = rate == 0.0
    safe = np.where(free, 1.0, rate)
    with np.errstate(all="ignore"):
        part = np.where(free, 1.0 / years, safe / (1.0 - np.power(1.0 + safe, -years)))
    found: FloatArray = np.where((years > 0.0) & (rate > -1.0) & np.isfinite(part), part, np.nan)
    return found


def _quotient(dividend: FloatArray, divisor: FloatArray) -> FloatArray:
    """Divide; NaN, not infinity, where the divisor is zero: nothing follows from such a ratio."""
    dividend, divisor = np.broadcast_arrays(dividend, divisor)
    quotient: FloatArray = np.full(dividend.shape, np.nan)
    np.divide(dividend, divisor, out=quotient, where=divisor != 0.0)
    return quotient


# What evaluates is made of partials, which travel to other processes, as closures do not.
def combined(
    function: Callable[[FloatArray, FloatArray], FloatArray],
    parts: tuple[Evaluator, ...],
    values: Values,
) -> FloatArray:
    """Combine what parts evaluate to, from left to right, shape ``(draws,)`` or ``()``."""
    return np.asarray(reduce(function, (part(values) for part in parts)))


def constant(value: FloatArray) -> Evaluator:
    """Return a function that always returns one value."""
    return partial(_always, value)


def _always(value: FloatArray, values: Values) -> FloatArray:  # noqa: ARG001 - an evaluator
    return value


def _lookup(figure: str) -> Evaluator:
    """Return a function that reads one figure."""
    return itemgetter(figure)


def _scaled(evaluate: Evaluator, factor: float) -> Evaluator:
    """Multiply what a function returns."""
    if factor == 1:
        return evaluate
    return partial(_times, evaluate, factor)


def _times(evaluate: Evaluator, factor: float, values: Values) -> FloatArray:
    return evaluate(values) * factor


def _references(node: Node) -> list[str]:
    """Return the figures that a tree reads, in order."""
    match node:
        case Reference(figure):
            return [figure]
        case Operation(_, operands):
            return [name for operand in operands for name in _references(operand)]
        case _:
            return []


def _has_unit(node: Node) -> bool:
    """Return whether any part of a tree has a unit or is a figure."""
    match node:
        case Number(_, unit):
            return bool(unit)
        case Reference():
            return True
        case Operation(_, operands):
            return any(_has_unit(operand) for operand in operands)
