"""Statements in words, as a reader of the brief meets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rason.case.document import Side as Other
from rason.claim.chronology import names
from rason.claim.side import EVENT_FORMS, far, form, near
from rason.claim.told import is_told, told

if TYPE_CHECKING:
    from rason.case import Case
    from rason.case.document import EventTest, Statement
    from rason.claim.side import Side

_KEY = re.compile(r"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b")


def named(case: Case, text: str) -> str:
    """Put names in the place of the keys of figures and claims."""
    names = {each.claim: each.says.rstrip(".") for each in case.claims}
    names |= {each.figure: each.name for each in case.figures.values()}
    return _KEY.sub(lambda key: f"“{names[key[0]]}”" if key[0] in names else key[0], text)


def in_words(statement: Statement, case: Case) -> str:
    """Return a statement in one line.

    Measure, parameters, scenario and comparison, in the words of `claims.yaml`; a sentence where
    days, sums, differences or tolerances are in it.
    """
    kind = form(statement)
    if kind in {"measure", "break_even"} and is_told(statement, case):
        return told(statement, case)
    if kind in EVENT_FORMS:
        return _events(statement)
    return _keyed(statement)


def _keyed(statement: Statement) -> str:
    """Return a statement about the model in the words of `claims.yaml`."""
    kind = form(statement)
    if kind == "build":
        return f"{statement.build} is worth building{_in(near(statement).scenario)}"
    against = f"{statement.compare or '>'} {_other(statement)}"
    if statement.near is not None:
        return f"{statement.ratio} lies within {statement.within} of {statement.near}"
    by = f", by {statement.by}" if statement.by else ""
    if kind == "ratio":
        return f"{statement.ratio} {against}{by}"
    measured = _side(near(statement))
    if kind == "break_even":
        meets = f"{measured} meets {statement.threshold}"
        return f"{statement.break_even}, at which {meets}, {against}{by}"
    return f"{measured} {against}{by}"


def _other(statement: Statement) -> str:
    """Return what is compared with."""
    if not isinstance(statement.than, Other):
        return str(statement.than)
    side = far(statement)
    assert side is not None
    times = f"{side.times:g} × " if side.times != 1.0 else ""
    return times + _side(side)


def _side(side: Side) -> str:
    parameters = ", ".join(
        f"{key} {', '.join(map(str, value)) if isinstance(value, list | tuple) else value}"
        for key, value in side.parameters.items()
    )
    return side.measure + (f" ({parameters})" if parameters else "") + _in(side.scenario)


def _in(scenario: tuple[str, ...]) -> str:
    return f" in {' + '.join(scenario)}" if scenario else ""


def _events(statement: Statement) -> str:
    """Return what a chronology is asked."""
    if statement.order is not None:
        first, second = statement.order
        return f"{_acts(first)} came before {_acts(second)}"
    if statement.exists is not None:
        return f"{_acts(statement.exists)} is recorded"
    compared = f"{statement.compare or '>'} {statement.than}"
    if statement.trend is not None:
        change = f"from {statement.split} on, less before it"
        return f"scores a year of {_acts(statement.trend)}, {change}, {compared}"
    if statement.balance is not None:
        return f"sum of scores of {_acts(statement.balance)} {compared}"
    assert statement.count is not None
    return f"number of {_acts(statement.count)} {compared}"


def _acts(test: EventTest) -> str:
    """Describe the events that a test asks for."""
    kind = {"+": "friendly acts", "-": "hostile acts", "any": "acts"}[test.sign]
    words = [kind]
    if test.between:
        words.append(f"between {test.between[0]} and {test.between[1]}")
    if test.from_:
        words.append(f"from {', '.join(names(test.from_))}")
    if test.to:
        words.append(f"to {', '.join(names(test.to))}")
    if test.contains:
        words.append(f"with “{test.contains}”")
    if test.after:
        words.append(f"from {test.after} on")
    if test.before:
        words.append(f"before {test.before}")
    return " ".join(words)
