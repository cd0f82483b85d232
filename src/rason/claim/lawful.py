"""Statements whose sign follows from a law, whatever the figures are.

What only takes possibilities away never raises a total. It shrinks the set of flows over which
surplus is made as large as it can be, so the largest cannot rise:

- a closure never raises total surplus,
- a project more that may be built never lowers it,
- a player's consent more never lowers what a coalition can earn.

No law is called upon where priorities, contracts, or levels that stores must end with bind what
flows before surplus is made as large as it can be, nor where not all days are known beforehand, nor
for coalitions of which some do not talk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rason.analysis.measure import several
from rason.case.foresight import PERFECT
from rason.claim.border import border, way
from rason.claim.side import far, form, near
from rason.claim.statement import within

if TYPE_CHECKING:
    from rason.analysis.question import Question
    from rason.case.case import Case
    from rason.case.document import Statement
    from rason.claim.side import Side
    from rason.scenario.merge import Change

CLOSURE = "a closure never raises total surplus"
OPTION = "a project more that may be built never lowers total surplus"
CONSENT = "a player's consent more never lowers what a coalition can earn"
STRICT = frozenset({"<", ">"})


def lawful(statement: Statement, question: Question) -> tuple[bool, str] | None:
    """Tell whether a law decides a statement.

    Whether it holds wherever it has a value, and the law; None where no law decides it.
    `question`: program and choices, and the scenario of statements that name none.
    """
    whole = statement.near is None and statement.minus is None
    if form(statement) != "measure" or not whole or _steered(question.case):
        return None
    here, there = near(statement), far(statement)
    sides = (here,) if there is None else (here, there)
    if any(within(question, side).change().foresight != PERFECT for side in sides):
        return None
    if there is None:
        return _against_number(statement, here, question)
    if there.times != 1.0 or (here.measure, here.days) != (there.measure, there.days):
        return None
    more, law = _larger(here, there, question)
    strict, asked = statement.compare in STRICT, statement.by is not None
    if law and more == (way(statement) > 0.0):
        # The side that is never the smaller one is asked to be the larger one, or equal.
        return (True, law) if not strict and not asked else None
    return (False, law) if law and (strict or (asked and "%" not in str(statement.by))) else None


def _steered(case: Case) -> bool:
    """Tell whether anything binds flows before surplus is made as large as it can be."""
    if case.calendars and any(store.final is not None for store in case.stores.values()):
        return True
    some = (case.rules, *case.scenario_rules.values())
    if any(rule.kind == "keep" for rules in some for rule in rules.values()):
        return True
    return bool(case.contracts) or any(d.priority is not None for d in case.demands.values())


def _against_number(
    statement: Statement, here: Side, question: Question
) -> tuple[bool, str] | None:
    """Compare a measure that is never negative with a number."""
    law, least = _never_negative(here, question), border(statement, question.case)
    if not law or least is None:
        return None
    return _bounded(way(statement), least, statement.compare in STRICT, law)


def _bounded(sign: float, least: float, strict: bool, law: str) -> tuple[bool, str] | None:  # noqa: FBT001 - a comparison
    """Compare what is never below 0 with a number."""
    if sign > 0.0:
        return (True, law) if least < 0.0 or (least == 0.0 and not strict) else None
    return (False, law) if least < 0.0 or (least == 0.0 and strict) else None


def _never_negative(side: Side, question: Question) -> str:
    """Return the law by which a measure is never negative; empty for none."""
    if side.measure == "closure_loss" and "actor" not in side.parameters:
        return CLOSURE
    talks = within(question, side).change().talks.restricts
    return CONSENT if side.measure == "consent_value" and not talks else ""


def _larger(here: Side, there: Side, question: Question) -> tuple[bool, str]:
    """Return whether a law makes the first side the one that is never smaller, and which law."""
    changes = [within(question, side).change() for side in (here, there)]
    if here.measure == "welfare":
        for more, (free, bound) in ((True, changes), (False, changes[::-1])):
            law = _only_less(free, bound)
            if law:
                return more, law
    if here.measure == "coalition_value" and not changes[0].talks.restricts:
        same = replace(changes[0], name="") == replace(changes[1], name="")
        ours, theirs = (
            set(question.case.everyone(several(side.parameters["members"])))
            for side in (here, there)
        )
        if same and ours != theirs and (ours < theirs or theirs < ours):
            return theirs < ours, CONSENT
    return False, ""


def _only_less(free: Change, bound: Change) -> str:
    """Return the law by which one change leaves no more possible than another; empty for none."""
    alike = replace(bound, name=free.name, shut=free.shut, projects=free.projects)
    if alike != free:
        return ""
    fewer = bound.projects != free.projects
    if any(
        state != bound.projects[key] and (state, bound.projects[key]) != ("option", "out")
        for key, state in free.projects.items()
    ):
        return ""
    shut = set(bound.shut)
    closes = shut != set(free.shut)
    if not set(free.shut) <= shut or fewer == closes:
        return ""
    return OPTION if fewer else CLOSURE
