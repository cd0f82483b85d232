"""Faults of measures and of the numbers that they are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.measure import singles
from rason.analysis.measures import MEASURES
from rason.case.document import Side as Other
from rason.case.expression import ExpressionError
from rason.case.faults import nearest
from rason.case.figures import central
from rason.claim import amount
from rason.claim.check_days import BOTH, astray
from rason.claim.chronology import names
from rason.claim.limit import limit, outside
from rason.claim.side import Side, against, far, form, near, same
from rason.errors import InputError
from rason.units import describe

if TYPE_CHECKING:
    from rason.analysis.parameter import Parameter
    from rason.case.case import Case
    from rason.case.document import Number, Statement
    from rason.case.faults import Faults
    from rason.case.read import Reading
    from rason.claim.position import Position


def check_measure(
    side: Side, place: Position, reading: Reading, faults: Faults, under: str = ""
) -> bool:
    """Note what is wrong with a measure and its parameters.

    Whether the measure can be asked.
    `under`: `than` for the other side.
    """
    path = (under,) if under else ()
    if side.measure not in MEASURES:
        close = nearest(side.measure, MEASURES)
        faults.add(
            "RSN-S001", place.where(*path, "measure"), f"{place.what}, measure",
            f"`{side.measure}`", "one of " + ", ".join(MEASURES),
            f"write {close}" if close else "choose one of them",
        )  # fmt: skip
        return False
    before = len(faults.found)
    _check_there(side, place, faults, path)
    _check_parameters(side, place, reading, faults, path)
    if len(faults.found) > before:
        return False
    if not _check_summed(side, place, reading, faults, path):
        return False
    if not _check_traced(side, place, reading, faults):
        return False
    return _check_suits(side, place, reading, faults, path)


def _check_suits(
    side: Side, place: Position, reading: Reading, faults: Faults, path: tuple[str, ...]
) -> bool:
    """Check that a measure has a value in this case, as far as that can be told unsolved."""
    suits = MEASURES[side.measure].suits
    if suits is None or reading.case is None:
        return True
    try:
        suits(reading.case, side.parameters)
    except InputError as error:
        for each in error.diagnostics:
            faults.add(
                each.code, place.where(*path, "with"), f"{place.what}, {each.what}",
                each.found, each.expected, each.fix,
            )  # fmt: skip
        return False
    return True


def _check_there(side: Side, place: Position, faults: Faults, path: tuple[str, ...]) -> None:
    """Check that no parameter lacks, and none stands there in two ways."""
    measure = MEASURES[side.measure]
    for name in measure.lacking(side.parameters):
        faults.add(
            "RSN-S002", place.where(*path, "measure"), f"{place.what}, {side.measure}",
            f"no `{name}`", f"`{name}` under `with:`", f"add `{name}:`",
        )  # fmt: skip
    for many, one in measure.doubled(side.parameters):
        faults.add(
            "RSN-S002", place.where(*path, "with", one), f"{place.what}, {side.measure}",
            f"both `{many}` and `{one}`", "one of them", f"remove `{one}:`",
        )  # fmt: skip


def _check_parameters(
    side: Side, place: Position, reading: Reading, faults: Faults, path: tuple[str, ...]
) -> None:
    """Check that parameters are known, and what they name."""
    measure = MEASURES[side.measure]
    for name, value in side.parameters.items():
        where, what = place.where(*path, "with", name), f"{place.what}, {side.measure}, {name}"
        if name not in measure.parameters:
            close = nearest(name, measure.parameters)
            faults.add(
                "RSN-S002", where, what, f"`{name}`",
                "one of " + (", ".join(measure.parameters) or "none"),
                f"write {close}" if close else f"remove `{name}:`",
            )  # fmt: skip
            continue
        wrong = measure.parameters[name].misread(value)
        if wrong is not None:
            faults.add("RSN-S002", where, what, *wrong)
            continue
        allowed = _allowed(measure.parameters[name], reading)
        for key in value if isinstance(value, list | tuple) else (value,):
            if allowed is not None and str(key) not in allowed:
                close = nearest(str(key), allowed)
                faults.add(
                    "RSN-S002", where, what, f"`{key}`", "one of " + _some(allowed),
                    f"write {close}" if close else "choose one of them",
                )  # fmt: skip


def _check_summed(
    side: Side, place: Position, reading: Reading, faults: Faults, path: tuple[str, ...]
) -> bool:
    """Check that what is summed is measured in one unit, and each of it counted once."""
    measure, case = MEASURES[side.measure], reading.case
    for many, one in measure.sums.items():
        if many not in side.parameters:
            continue
        where, what = place.where(*path, "with", many), f"{place.what}, {side.measure}, {many}"
        keys = singles(side.parameters, many, one)
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            faults.add(
                "RSN-S002", where, what, f"`{twice}` {keys.count(twice)} times",
                "each of them once", f"remove one `{twice}`",
            )  # fmt: skip
            return False
        if case is None:
            continue
        rest = {key: value for key, value in side.parameters.items() if key != many}
        units = {key: measure.unit(case, {**rest, one: key}) for key in keys}
        other = next((key for key in keys if units[key] != units[keys[0]]), None)
        if other is not None:
            faults.add(
                "RSN-S004", where, what,
                f"{keys[0]} in {units[keys[0]]} and {other} in {units[other]}",
                "parts that are measured in one unit", "make a statement of each",
            )  # fmt: skip
            return False
    return True


def check_minus(
    statement: Statement, place: Position, reading: Reading, faults: Faults, *, known: bool
) -> bool:
    """Check what is taken off: its measure, its scenario, its days, its unit."""
    side, other = near(statement).minus, statement.minus
    assert side is not None and other is not None, "the statement takes something off"  # noqa: PT018
    return _check_other(near(statement).alone, side, other, "minus", place, reading, faults, known)


def check_numbers(
    statement: Statement, place: Position, reading: Reading, faults: Faults, *, known: bool
) -> None:
    """Note what is wrong with the other side of a comparison, and with its numbers.

    `statement`: one of the forms `measure`, `ratio` or `break_even`.
    `known`: whether the near side can be asked, so that its unit is known.
    """
    kind, (key, other) = form(statement), against(statement)
    if isinstance(other, Other):
        if kind != "measure":
            faults.add(
                "RSN-S005", place.where(key), f"{place.what}, {key}", "another measure",
                "a number", f"write a number with its unit: {kind} has no other side",
            )  # fmt: skip
            return
        known &= _check_far(statement, other, place, reading, faults, known=known)
    if not known or reading.case is None:
        return
    case, commodity = reading.case, _commodity(statement)
    if kind == "ratio":
        _check_ratio(statement, case, place, faults)
        return
    here = near(statement)
    unit = MEASURES[here.measure].unit(case, here.parameters)
    if kind == "break_even":
        assert statement.threshold is not None, "asked for before"
        _check_number(case, here, statement.threshold, "threshold", place, faults)
        unit = case.figures[str(statement.break_even)].unit
    if not isinstance(other, Other):
        assert other is not None, "asked for before"
        beside = here if kind == "measure" else (unit, commodity)
        _check_number(case, beside, other, key, place, faults)
    _check_by(case, statement, unit, commodity, place, faults)


def _allowed(parameter: Parameter, reading: Reading) -> list[str] | None:
    """Return what a parameter may be; None where that cannot be told or anything may."""
    if parameter.choices:
        return list(parameter.choices)
    tables = [reading.keys.get(table) for table in parameter.tables]
    if not tables or None in tables:
        return None
    return [key for table in tables for key in table or ()]


def _some(keys: list[str]) -> str:
    """List keys, but not a hundred of them."""
    return ", ".join(keys[:12]) + (", …" if len(keys) > 12 else "")  # noqa: PLR2004


def _commodity(statement: Statement) -> str:
    return str(statement.with_.get("commodity", ""))


def _check_traced(side: Side, place: Position, reading: Reading, faults: Faults) -> bool:
    """Check that flows are kept apart by origin where a measure needs that."""
    commodity = str(side.parameters.get("commodity", ""))
    if not MEASURES[side.measure].traced or reading.case is None or not commodity:
        return True
    if reading.case.commodities[commodity].traced:
        return True
    faults.add(
        "RSN-S006", place.where("with", "commodity"), f"{place.what}, {side.measure}",
        f"{commodity}, whose flows are not kept apart by origin", "a traced commodity",
        f"write `yes` in the column traced of {commodity} in commodities.csv",
    )  # fmt: skip
    return False


def _check_far(
    statement: Statement,
    other: Other,
    place: Position,
    reading: Reading,
    faults: Faults,
    *,
    known: bool,
) -> bool:
    """Check the other side: its measure, its scenario, its unit, and that it is another one."""
    side, key = far(statement), against(statement)[0]
    assert side is not None, "the statement compares with another side"
    return _check_other(near(statement), side, other, key, place, reading, faults, known)


def _check_other(
    here: Side,
    side: Side,
    other: Other,
    key: str,
    place: Position,
    reading: Reading,
    faults: Faults,
    known: bool,  # noqa: FBT001 - told by two callers
) -> bool:
    """Check a side that stands under a key, beside the one that it takes over from."""
    what = f"{place.what}, {key}"
    there = _check_scenarios(other, key, place, reading, faults)
    if (other.measure or other.with_) and known:
        known &= check_measure(side.alone, place, reading, faults, under=key)
    if not known or not there:
        return False
    wrong = _astray(side, other, reading)
    if wrong is not None:
        faults.add(wrong[0], place.where(key), what, *wrong[1:])
        return False
    if same(here, side):
        faults.add(
            "RSN-S003", place.where(key), what, "the same on both sides",
            "another scenario, measure or parameter on the other side",
            f"write `{key}: {{in: [another_scenario]}}`",
        )  # fmt: skip
        return False
    case = reading.case
    units = (
        ("", "")
        if case is None
        else tuple(MEASURES[one.measure].unit(case, one.parameters) for one in (here, side))
    )
    if units[0] != units[1]:
        faults.add(
            "RSN-S004", place.where(key), what, f"{side.measure} in {units[1]}",
            f"what is measured in {units[0]}, as {here.measure} is", "choose another measure",
        )  # fmt: skip
    return units[0] == units[1]


def _check_scenarios(
    other: Other, key: str, place: Position, reading: Reading, faults: Faults
) -> bool:
    """Check that the scenarios of another side are there."""
    scenarios, before = reading.keys.get("scenarios"), len(faults.found)
    for scenario in names(other.in_ or ()):
        if scenarios is not None and scenario not in scenarios:
            faults.dangling(
                place.where(key, "in"), f"{place.what}, {key}, in", scenario, scenarios,
                ("scenarios",),
            )  # fmt: skip
    return len(faults.found) == before


def _astray(side: Side, other: Other, reading: Reading) -> tuple[str, str, str, str] | None:
    """Say what is wrong with the days of another side: code, found, expected and fix."""
    if other.at is not None and other.between is not None:
        return ("RSN-S005", *BOTH)
    own = other.at or other.between or other.in_ or other.measure
    wrong = astray(reading.case, side) if own and reading.case is not None else None
    return None if wrong is None else ("RSN-S010", *wrong)


def _check_ratio(statement: Statement, case: Case, place: Position, faults: Faults) -> None:
    """Check an expression over figures, and that its threshold measures the same."""
    what = f"{place.what}, ratio"
    compiler = amount.compiler(case)
    try:
        figures = amount.read(case, str(statement.ratio), "").figures
        dimension = compiler.dimension(str(statement.ratio))
    except ExpressionError as error:
        faults.add("RSN-S004", place.where("ratio"), what, error.found, error.expected, error.fix)
        return
    if not figures:
        faults.add(
            "RSN-S003", place.where("ratio"), what, f"`{statement.ratio}`, which reads no figure",
            "an expression over figures", "name a figure in it",
        )  # fmt: skip
    for name in ("than", "by", "near", "within"):
        written = getattr(statement, name)
        relative = name in {"by", "within"} and amount.RELATIVE.fullmatch(str(written))
        if written is None or relative:
            continue
        where = place.where(name)
        try:
            found = compiler.dimension(amount.points(written))
        except ExpressionError as error:
            faults.add(
                "RSN-S004", where, f"{place.what}, {name}", error.found, error.expected, error.fix
            )
            continue
        if found is not None and dimension is not None and found != dimension:
            faults.add(
                "RSN-S004", where, f"{place.what}, {name}", f"`{written}`: {describe(found)}",
                f"{describe(dimension)}, as the ratio is", "write a number in that unit",
            )  # fmt: skip
            return
    if against(statement)[1] is not None:
        _check_by(case, statement, "", "", place, faults)


def _check_number(
    case: Case,
    of: Side | tuple[str, str],
    written: Number,
    name: str,
    place: Position,
    faults: Faults,
) -> None:
    """Check one number against the side that it stands beside.

    `of`: the side, or unit and commodity.
    """
    try:
        if isinstance(of, Side):
            limit(case, of, written)
            wrong = outside(case, of, written)
            if wrong is not None:
                faults.add("RSN-S010", place.where(name), f"{place.what}, {name}", *wrong)
        else:
            amount.read(case, written, *of)
    except ExpressionError as error:
        code = "RSN-S004" if error.code in {"RSN-C028", "RSN-C030"} else error.code
        faults.add(
            code, place.where(name), f"{place.what}, {name}", error.found, error.expected, error.fix
        )


def _check_by(
    case: Case, statement: Statement, unit: str, commodity: str, place: Position, faults: Faults
) -> None:
    """Check the margin that a statement asks for, or the room that it leaves on both sides."""
    name = "by" if statement.near is None else "within"
    try:
        amount.by(case, getattr(statement, name), amount.Scale(unit, unit), commodity)
    except ExpressionError as error:
        fix = error.fix
        if isinstance(error, amount.NegativeMarginError):
            fix = "write it without the sign: it counts to both sides"
            if name == "by":
                fix = _without_margin(case, statement, unit, commodity)
        faults.add(
            "RSN-S004", place.where(name), f"{place.what}, {name}", error.found, error.expected, fix
        )


def _without_margin(case: Case, statement: Statement, unit: str, commodity: str) -> str:
    """Say what means the same as a negative margin does."""
    if isinstance(statement.than, Other):
        return amount.limit_without_margin(statement, positive=True)
    assert statement.than is not None, "a margin is asked for beyond a limit"
    if form(statement) == "measure":
        cell = limit(case, near(statement), statement.than)
    else:
        cell = amount.read(case, statement.than, unit, commodity)
    positive = bool(np.all(cell.evaluate(central(case)) >= 0.0))
    return amount.limit_without_margin(statement, positive=positive)
