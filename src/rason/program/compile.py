"""Compile a case into its program: one index, then one family of columns or rows after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.case.keep import keeps_stock
from rason.program.cap import add_caps
from rason.program.contract import add_contracts
from rason.program.demand import add_demands
from rason.program.draft import Draft
from rason.program.flow import add_flows
from rason.program.gate import add_gates, gates
from rason.program.keep import add_keeps
from rason.program.origin import bound, reach
from rason.program.process import add_processes
from rason.program.project import add_projects
from rason.program.store import add_stores
from rason.program.supply import add_markets, add_supplies
from rason.program.timing import Timing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rason.case.calendar import Calendar
    from rason.case.case import Case
    from rason.case.tables import Rule
    from rason.program.program import Program


def compile(case: Case, calendar: Calendar | None = None) -> Program:  # noqa: A001 - the stage's name
    """Return the program of a case, with every project, rule and contract that it can have.

    Parameters
    ----------
    calendar
        The days that it is about; None is the year, in which stores move nothing.

    Returns
    -------
    program
        Columns, rows and matrix; scenarios change its bounds and costs.
    """
    stored = calendar is not None
    origins, destinations = (find(case, stored=stored) for find in (reach, bound))
    timing = Timing(calendar, case)
    draft = Draft(case, origins, caps(case), destinations, gates(case), timing, keeps=layers(case))
    for period in draft.timing.periods:
        draft.period = period
        for add in (add_supplies, add_markets, add_demands, add_flows, add_processes):
            add(draft)
    if stored:
        add_stores(draft)
        add_keeps(draft)
    add_projects(draft)
    for period in draft.timing.periods:
        draft.period = period
        for add in (add_contracts, add_caps, add_gates):
            add(draft)
    return draft.finish()


def caps(case: Case) -> tuple[Rule, ...]:
    """Return the caps that the case or any of its scenarios knows: each is a row.

    So is the rate of a drawdown.
    """
    return tuple(
        rule
        for rule in _rules(case)
        if rule.kind == "cap" or (rule.kind == "drawdown" and rule.amount is not None)
    )


def layers(case: Case) -> tuple[Rule, ...]:
    """Return the rules by which the case or any of its scenarios keeps a layer of a store."""
    return tuple(rule for rule in _rules(case) if keeps_stock(case, rule))


def _rules(case: Case) -> Iterable[Rule]:
    """Return all rules of a case and its scenarios, each key once."""
    known = [*case.rules.values()]
    known += [rule for rules in case.scenario_rules.values() for rule in rules.values()]
    return {rule.rule: rule for rule in known}.values()
