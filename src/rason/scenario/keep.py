"""Own load that rules serve first, as columns and rows of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rason.case.keep import keepers, keeps_stock, kept_for
from rason.scenario.variant import Keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.tables import Rule
    from rason.program.program import Program
    from rason.scenario.merge import Change

SOURCES = frozenset({"supply", "purchase", "withdraw"})
"""Families by which goods come into a period."""


def kept(
    program: Program, change: Change, part_of: Callable[[Rule, int | None], float]
) -> tuple[Keep, ...]:
    """Return the own load that the rules in force serve first, in their order.

    `part_of` says on what part of a period's days a rule acts.
    """
    return tuple(
        found
        for rule in change.rules.values()
        if rule.kind == "keep" and not keeps_stock(program.case, rule)
        for found in (_kept(program, rule, part_of),)
        if len(found.own)
    )


def _kept(program: Program, rule: Rule, part_of: Callable[[Rule, int | None], float]) -> Keep:
    case = program.case
    buyers, sellers = kept_for(case, rule), keepers(case, rule)
    own, share, foreign, others = [], [], [], []
    for index, column in enumerate(program.columns):
        if column.family == "slice":
            part = part_of(rule, column.period)
            meant = not rule.asset or column.asset in rule.asset
            good = not rule.commodity or column.commodity == rule.commodity
            if column.owner in buyers and meant and good and part > 0.0:
                own.append(index)
                share.append(part)
            else:
                others.append(index)
        elif column.family == "sale":
            others.append(index)
        elif column.family in SOURCES and column.owner not in sellers:
            foreign.append(index)
    contracts = [
        index
        for index, row in enumerate(program.rows)
        if row.family == "contract" and case.contracts[row.key].seller not in sellers
    ]
    owed = [
        index
        for index, column in enumerate(program.columns)
        if column.family == "shortfall" and case.contracts[column.asset].seller in sellers
    ]
    return Keep(
        own=np.array(own, dtype=np.int64),
        share=np.array(share),
        foreign=np.array(foreign, dtype=np.int64),
        others=np.array(others, dtype=np.int64),
        contracts=np.array(contracts, dtype=np.int64),
        owed=np.array(owed, dtype=np.int64),
    )
