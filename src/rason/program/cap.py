"""Caps: a rule that lets no more than an amount of something through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.program.draft import OUT
from rason.program.rule import covers
from rason.program.term import Term

if TYPE_CHECKING:
    from rason.program.draft import Draft


def add_caps(draft: Draft) -> None:
    """Add a row for each cap: sum over what the rule covers <= amount.

    Of a store it counts what is taken out.
    The row stands in the program whether the rule is in force or not; a scenario in which it is
    not lifts its bound. Its rent is earned by whoever imposes it.

    Parameters
    ----------
    draft
        The program so far, with every column that a cap may cover.
    """
    for rule in draft.caps:
        row = draft.row(
            "cap",
            rule.rule,
            owner=rule.by[0] if rule.by else "",
            lower=None,
            upper=Term.of(rule.amount),
        )
        for index in draft.here.get(draft.period, ()):
            column = draft.columns[index]
            if column.family != "inject" and covers(draft.case, rule, column):
                draft.entries[index][row] = OUT
        if draft.period is not None:
            for index in draft.here.get(None, ()):
                if covers(draft.case, rule, draft.columns[index]):
                    draft.entries[index][row] = draft.quantity(OUT)
