"""Faults of measures and of the numbers that they are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.measures import MEASURES
from rason.case.document import Side as Other
from rason.case.expression import ExpressionError
from rason.case.faults import nearest
from rason.case.figures import central
from rason.claim import amount
from rason.claim.chronology import names
from rason.claim.side import far, form, near, same
from rason.units import describe

if TYPE_CHECKING:
    from rason.analysis.parameter import Parameter
    from rason.case.case import Case
    from rason.case.document import Number, Statement
    from rason.case.faults import Faults
    from rason.case.read import Reading
    from rason.claim.position import Position
    from rason.claim.side import Side


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
    measure, before = MEASURES[side.measure], len(faults.found)
    for name, parameter in measure.parameters.items():
        if parameter.required and name not in side.parameters:
            faults.add(
                "RSN-S002", place.where(*path, "measure"), f"{place.what}, {side.measure}",
                f"no `{name}`", f"`{name}` under `with:`", f"add `{name}:`",
            )  # fmt: skip
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
    if len(faults.found) > before:
        return False
    return _check_traced(side, place, reading, faults)


def check_numbers(
    statement: Statement, place: Position, reading: Reading, faults: Faults, *, known: bool
) -> None:
    """Note what is wrong with the other side of a comparison, and with its numbers.

    `statement`: one of the forms `measure`, `ratio` or `break_even`.
    `known`: whether the near side can be asked, so that its unit is known.
    """
    kind = form(statement)
    if isinstance(statement.than, Other):
        if kind != "measure":
            faults.add(
                "RSN-S005", place.where("than"), f"{place.what}, than", "another measure",
                "a number", f"write a number with its unit: {kind} has no other side",
            )  # fmt: skip
            return
        known &= _check_far(statement, statement.than, place, reading, faults, known=known)
    if not known or reading.case is None:
        return
    case, commodity = reading.case, _commodity(statement)
    if kind == "ratio":
        _check_ratio(statement, case, place, faults)
        return
    unit = MEASURES[near(statement).measure].unit(case, near(statement).parameters)
    if kind == "break_even":
        _check_number(case, statement, "threshold", unit, commodity, place, faults)
        unit = case.figures[str(statement.break_even)].unit
    if not isinstance(statement.than, Other):
        _check_number(case, statement, "than", unit, commodity, place, faults)
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
    side = far(statement)
    assert side is not None, "the statement compares with another side"
    scenarios = reading.keys.get("scenarios")
    for scenario in names(other.in_ or ()):
        if scenarios is not None and scenario not in scenarios:
            faults.dangling(
                place.where("than", "in"), f"{place.what}, than, in", scenario, scenarios,
                ("scenarios",),
            )  # fmt: skip
            known = False
    if (other.measure or other.with_) and known:
        known &= check_measure(side, place, reading, faults, under="than")
    if not known:
        return False
    here = near(statement)
    if same(here, side):
        faults.add(
            "RSN-S003", place.where("than"), f"{place.what}, than", "the same on both sides",
            "another scenario, measure or parameter on the other side",
            "write `than: {in: [another_scenario]}`",
        )  # fmt: skip
        return False
    case = reading.case
    if case is None:
        return True
    units = [MEASURES[one.measure].unit(case, one.parameters) for one in (here, side)]
    if units[0] != units[1]:
        faults.add(
            "RSN-S004", place.where("than"), f"{place.what}, than", f"{side.measure} in {units[1]}",
            f"what is measured in {units[0]}, as {here.measure} is", "choose another measure",
        )  # fmt: skip
        return False
    return True


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
    for name in ("than", "by"):
        written = getattr(statement, name)
        if written is None or (name == "by" and amount.RELATIVE.fullmatch(written)):
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
    if statement.than is not None:
        _check_by(case, statement, "", "", place, faults)


def _check_number(
    case: Case,
    statement: Statement,
    name: str,
    unit: str,
    commodity: str,
    place: Position,
    faults: Faults,
) -> None:
    """Check one number against the unit that it must have."""
    written: Number = getattr(statement, name)
    try:
        amount.read(case, written, unit, commodity)
    except ExpressionError as error:
        code = "RSN-S004" if error.code in {"RSN-C028", "RSN-C030"} else error.code
        faults.add(
            code, place.where(name), f"{place.what}, {name}", error.found, error.expected, error.fix
        )


def _check_by(
    case: Case, statement: Statement, unit: str, commodity: str, place: Position, faults: Faults
) -> None:
    """Check the margin that a statement asks for."""
    try:
        amount.by(case, statement.by, amount.Scale(unit, unit), commodity)
    except ExpressionError as error:
        fix = error.fix
        if isinstance(error, amount.NegativeMarginError):
            fix = _without_margin(case, statement, unit, commodity)
        faults.add(
            "RSN-S004", place.where("by"), f"{place.what}, by", error.found, error.expected, fix
        )


def _without_margin(case: Case, statement: Statement, unit: str, commodity: str) -> str:
    """Say what means the same as a negative margin does."""
    if isinstance(statement.than, Other):
        return amount.limit_without_margin(statement, positive=True)
    assert statement.than is not None, "a margin is asked for beyond a limit"
    limit = amount.read(case, statement.than, unit, commodity).evaluate(central(case))
    return amount.limit_without_margin(statement, positive=bool(np.all(limit >= 0.0)))
