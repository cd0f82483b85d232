"""Layers of stores that are kept: nobody but their owner's own buyers may draw them."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from rason.case.figures import central
from rason.case.keep import kept_for
from rason.program.draft import IN
from rason.program.process import runs
from rason.program.term import ONE, ZERO, Term

if TYPE_CHECKING:
    from rason.case.assets import Link
    from rason.case.case import Case
    from rason.case.tables import Rule
    from rason.program.draft import Draft
    from rason.program.program import Column


def add_keeps(draft: Draft) -> None:
    """Add a row for each layer and period: no more is drawn of it than own buyers take.

    Goods of one kind are not told apart, so a layer may be drawn as far as own buyers take any,
    and what is lost on the way to them is drawn beside. The row is there whether the rule is in
    force or not; where it is not, its bound is lifted, and the layer is stock like all other.
    """
    for rule in draft.keeps:
        own = kept_for(draft.case, rule)
        for commodity in dict.fromkeys(draft.case.stores[key].commodity for key in rule.asset):
            for period in draft.timing.periods:
                draft.period = period
                _add(draft, rule, commodity, own)
    draft.period = None


def _add(draft: Draft, rule: Rule, commodity: str, own: frozenset[str]) -> None:
    """Add the row of a rule, for a commodity in the draft's period."""
    here = [
        (index, draft.columns[index])
        for index in draft.here.get(draft.period, ())
        if draft.columns[index].commodity == commodity
    ]
    taken = [(index, column.place) for index, column in here if _takes(draft.case, column, own)]
    ends = frozenset(place for _, place in taken)
    row = draft.row("keep", rule.rule, commodity, owner=rule.by[0], lower=None, upper=ZERO)
    for index, column in here:
        if column.family == "withdraw" and column.rule == rule.rule:
            arrives = _arrives(draft.case, column.place, commodity, ends)
            draft.entries[index][row] = draft.timing.at(draft.period, arrives)
    for index, _ in taken:
        draft.entries[index][row] = IN


def _takes(case: Case, column: Column, own: frozenset[str]) -> bool:
    """Tell whether a column is what own buyers take, for their demands or into processes."""
    if column.family == "slice":
        return column.owner in own
    return column.family == "process" and runs(case, case.processes[column.asset]) in own


def _arrives(case: Case, place: str, commodity: str, ends: frozenset[str]) -> Term:
    """Return what part of a unit reaches own buyers, those at the end of the lossiest way.

    To each of them the way is that on which least is lost at central figures.
    """
    values = central(case)
    best: dict[str, tuple[Link, ...]] = {}
    waiting: list[tuple[float, int, str, tuple[Link, ...]]] = [(0.0, 0, place, ())]
    lost, count = {}, 0
    while waiting:
        loss, _, here, way = heapq.heappop(waiting)
        if here in best:
            continue
        best[here], lost[here] = way, loss
        for link in case.links.values():
            to = dict(link.ways).get(here)
            if to is not None and commodity in link.commodity and to not in best:
                part = 1.0 - float(np.ravel(link.loss.evaluate(values))[0])
                count += 1
                more = -float(np.log(max(part, 1e-9)))
                heapq.heappush(waiting, (loss + more, count, to, (*way, link)))
    reached = [end for end in ends if end in best]
    if not reached or not max(lost[end] for end in reached):
        return ONE
    term = ONE
    for link in best[max(sorted(reached), key=lambda end: lost[end])]:
        term = term * (ONE - Term.of(link.loss))
    return term
