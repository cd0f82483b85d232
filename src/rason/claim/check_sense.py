"""Statements that are true or false by construction, whatever the figures are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rason.analysis.measures import MEASURES
from rason.analysis.question import Choices
from rason.case.figures import base, derive, ends
from rason.claim import amount
from rason.claim.border import border, way
from rason.claim.chronology import names
from rason.claim.side import against, far, form, near, number_of
from rason.scenario.merge import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rason.case.case import Case
    from rason.case.document import Names, Statement
    from rason.case.faults import Faults
    from rason.claim.position import Position
    from rason.claim.side import Side
    from rason.scenario.merge import Change

SHARES = frozenset(
    {
        "built",
        "buyer_share",
        "capacity_use",
        "lane_share",
        "observed_share",
        "supplier_concentration",
        "supplier_share",
    }
)
"""Measures that are never below 0 nor above 1."""
AMOUNTS = frozenset({"cover", "delivered", "produced", "shut_in", "spare", "stock", "unserved"})
"""Measures that are never below 0."""
TRIES = 16
"""Values at which a ratio is looked at, each figure anywhere between half and three halves."""
ALIKE = 1e-9
FULL = 100.0


def check_sense(statement: Statement, case: Case, place: Position, faults: Faults) -> None:
    """Note what can only be true, or only be false.

    `statement`: of the form `measure`, `ratio` or `break_even`, without other faults.
    """
    if form(statement) == "ratio":
        _check_ratio(statement, case, place, faults)
        return
    here, there = near(statement), far(statement) if form(statement) == "measure" else None
    _check_versus(case, here, place, faults, ("with", "versus"))
    if here.minus is not None:
        _check_apart(case, here.alone, here.minus, "minus", place, faults)
    if there is None:
        if form(statement) == "measure" and here.minus is None:
            _check_limits(statement, case, place, faults)
        return
    _check_apart(case, here, there, against(statement)[0], place, faults)


def _check_apart(
    case: Case, here: Side, there: Side, key: str, place: Position, faults: Faults
) -> None:
    """Check that two sides measure different things over the same days."""
    _check_versus(case, there, place, faults, (key,))
    _check_days(case, (here.scenario, there.scenario), place, faults, (key,))
    if _whole(case, here) == _whole(case, there):
        faults.add(
            "RSN-S003", place.where(key), f"{place.what}, {key}",
            "the same on both sides, in other words",
            "another scenario, measure or parameter on the other side",
            f"write `{key}: {{in: [another_scenario]}}`",
        )  # fmt: skip


def _whole(case: Case, side: Side) -> tuple[object, ...]:
    """Return what a side measures, with all that it leaves unsaid."""
    usual, known = Choices(), MEASURES[side.measure].parameters
    unsaid = {"concept": usual.concept, "rule": usual.price_rule}
    said = {key: value for key, value in unsaid.items() if key in known}
    off = None if side.minus is None else _whole(case, side.minus)
    told = {**said, **side.parameters}
    return side.measure, told, _merged(case, side.scenario), side.days, off


def _merged(case: Case, scenario: Names) -> Change:
    """Return what a scenario changes, whatever it is called."""
    default = ("base",) if "base" in case.scenarios else ()
    return replace(merge(case, names(scenario) or default), name="")


def _check_days(
    case: Case, sides: tuple[Names, Names], place: Position, faults: Faults, path: tuple[str, ...]
) -> None:
    """Check that what is compared is about the same days, cut alike."""
    one, other = (_merged(case, each).calendar for each in sides)
    if one != other:
        faults.add(
            "RSN-S007", place.where(*path), f"{place.what}, {path[-1]}",
            "a scenario with days of its own on either side", "the same days on both, cut alike",
            "write one `calendar` in case.yaml, or the same one in both",
        )  # fmt: skip


def _check_versus(
    case: Case, side: Side, place: Position, faults: Faults, path: tuple[str, ...]
) -> None:
    """Check that a measure of a difference is between two scenarios."""
    versus = side.parameters.get("versus")
    if versus is None:
        return
    chosen = tuple(versus) if isinstance(versus, list | tuple) else str(versus)
    _check_days(case, (side.scenario, chosen), place, faults, path)
    if _merged(case, chosen) == _merged(case, side.scenario):
        faults.add(
            "RSN-S003", place.where(*path), f"{place.what}, {side.measure}, versus",
            f"`{versus}`, the scenario that it is measured in: the {side.measure} is always 0",
            "another scenario", "name the scenario without the change under `versus:`",
        )  # fmt: skip


def _check_limits(statement: Statement, case: Case, place: Position, faults: Faults) -> None:
    """Check that a share or an amount is compared with what it can be more and less than."""
    side, written = near(statement), statement.than
    share, least = side.measure in SHARES, border(statement, case)
    if least is None or not (share or side.measure in AMOUNTS):
        return
    most = 1.0 if share else np.inf
    sign = way(statement)
    strict = statement.compare in {"<", ">"}
    worst, best = sorted((sign * (0.0 - least), sign * (most - least)))
    never = best <= 0.0 if strict else best < 0.0
    always = worst > 0.0 if strict else worst >= 0.0
    if not (never or always):
        return
    meets = f"{'never' if never else 'always'} meets"
    if share:
        points = isinstance(written, float | int) and 1.0 < written < FULL
        found = f"{written}, which a share {meets}"
        expected = "a number between 0 and 1, or between 0 % and 100 %"
        fix = f"write {written:g} %" if points else "write one, such as 50 %"
    else:
        found = f"{statement.compare} {written}, which {side.measure} {meets}"
        expected, fix = "a number that it can be more and less than", "write a number above 0"
    faults.add("RSN-S003", place.where("than"), f"{place.what}, than", found, expected, fix)


def check_together(
    statements: Sequence[Statement], case: Case, claim: Position, faults: Faults
) -> None:
    """Note two statements of a claim that no number can meet at once."""
    told: list[tuple[int, Side, float, float, bool]] = []
    for index, statement in enumerate(statements):
        least = border(statement, case)
        if least is None:
            continue
        side, sign, strict = near(statement), way(statement), statement.compare in {"<", ">"}
        for before, other, other_sign, other_border, other_strict in told:
            room = sign * (other_border - least)
            if sign == other_sign or _whole(case, side) != _whole(case, other):
                continue
            if room < 0.0 or (room == 0.0 and (strict or other_strict)):
                place = claim.statement(index)
                faults.add(
                    "RSN-S003", place.where("than"), f"{place.what}, than",
                    f"{statement.compare} {statement.than}, which is never met where statement "
                    f"{before + 1} is", "statements that can hold together",
                    "turn `compare` round, or make two claims of them",
                )  # fmt: skip
                return
        told.append((index, side, sign, least, strict))


def _check_ratio(statement: Statement, case: Case, place: Position, faults: Faults) -> None:
    """Check that two expressions over figures are not one and the same."""
    number = number_of(statement)
    assert number is not None, "check refuses other sides"
    generator = np.random.default_rng(0)
    values = derive(
        case,
        {
            key: ends(case.figures[key])[1] * generator.uniform(0.5, 1.5, TRIES)
            for key in base(case)
        },
    )
    with np.errstate(all="ignore"):
        left = np.broadcast_to(
            amount.read(case, str(statement.ratio), "").evaluate(values), (TRIES,)
        )
        right = np.broadcast_to(amount.read(case, number, "").evaluate(values), (TRIES,))
        apart, part = left - right, left / right
        size = float(np.max(np.abs([left, right])))
        fixed = np.ptp(apart) <= ALIKE * size or np.ptp(part) <= ALIKE * np.max(np.abs(part))
    if fixed:
        faults.add(
            "RSN-S003", place.where("ratio"), f"{place.what}, ratio",
            f"`{statement.ratio}` and `{number}`, which are alike whatever the figures are",
            "sides that figures move apart", "compare with another figure, or with a number",
        )  # fmt: skip
