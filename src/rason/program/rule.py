"""Which columns a rule covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.closure import STILL

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.tables import Rule
    from rason.program.program import Column

EDGES = frozenset({"slice", "build", "standing"})
"""Families that a rule reaches only by the asset's own name."""
COUNTS = frozenset({"taken", "shortfall", "excused", "toll", "opened", "free"})
"""Families that count what a contract or a closure makes of flows: a rule acts on the flows."""


def covers(case: Case, rule: Rule, column: Column) -> bool:
    """Return whether a rule acts on a column.

    Every condition that the rule states must hold: its assets (a project means its assets and its
    build decision), its commodity, its origin (of a traced commodity, or the owner of a supply),
    and its actor (one whose consent the column needs, or who owns it; a bloc means any of its
    members).
    """
    if rule.asset:
        named = column.asset in rule.asset or (column.project and column.project in rule.asset)
        if not named or column.family in STILL:
            return False
    elif column.family in COUNTS | STILL or (column.family in EDGES and not rule.actor):
        return False
    if rule.commodity and column.commodity != rule.commodity:
        return False
    if rule.origin and rule.origin not in _origin(case, column):
        return False
    if not rule.actor:
        return True
    return not {*case.members(rule.actor)}.isdisjoint({*column.consent, column.owner})


def _origin(case: Case, column: Column) -> tuple[str, ...]:
    """Return the origins that a column stands for; an untraced flow has none but its supply's."""
    if column.origin:
        return (column.origin,)
    if column.family == "supply":
        return (case.supplies[column.asset].owner,)
    return ()
