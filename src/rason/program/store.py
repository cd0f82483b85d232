"""Stores: what lies over from one period to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.case.keep import kept_for
from rason.program.consent import NOBODY, both, needs, of_place
from rason.program.draft import IN, OUT
from rason.program.origin import of_supply
from rason.program.process import runs
from rason.program.term import ONE, ZERO, Term, least, most

if TYPE_CHECKING:
    from rason.case.assets import Store
    from rason.case.calendar import Period
    from rason.case.cell import Cell, FloatArray, Values
    from rason.case.tables import Rule
    from rason.program.draft import Draft
    from rason.program.program import RowFamily

Way = Literal["inject", "withdraw"]


def add_stores(draft: Draft) -> None:
    """Add the stores of a calendar: what each holds at the end of a period, what goes in and out.

    level = what is left of the level before + what is injected, less its loss - what is withdrawn.
    What a store holds at first, and what it must hold, is a column `stock`, which is 1 where those
    agree whose consent the store needs: a coalition without them has neither. What lies in it asks
    nobody, so that a store which is not touched stays as it was.
    """
    for store in draft.case.stores.values():
        _Stored(draft, store).add()


class _Stored:
    """A store while its rows and columns are added."""

    def __init__(self, draft: Draft, store: Store) -> None:
        self.draft, self.store = draft, store
        self.origins = draft.origins[store.place, store.commodity]
        # Goods are bound for a store, and from there for anywhere.
        self.end = draft.end(store.place, store.commodity, store.owner)
        self.ends = draft.bound(store.place, store.commodity)
        self.consent = both([needs(store.owner), of_place(draft.case, store.place)], draft.players)
        self.stock: dict[int, Term] = {}
        self.own = of_supply(store.owner) if self._traced else ""
        self.layers = [rule for rule in draft.keeps if store.store in rule.asset]
        self.shared = len(self.origins) + len(self.layers) > 1

    def add(self) -> None:
        """Add one period after the other, then what stands for all of them."""
        draft, store, timing = self.draft, self.store, self.draft.timing
        first, last = timing.periods[0], timing.periods[-1]
        for draft.period in timing.periods:
            for origin in self.origins:
                self._move("inject", store.inject, origin, (self.end,))
                self._move("withdraw", store.withdraw, origin, self.ends)
                self._level(origin, last=draft.period == last)
            for rule in self.layers:
                self._move("withdraw", store.withdraw, self.own, self._own_ends(rule), rule.rule)
                self._level(self.own, rule.rule, last=draft.period == last)
            if store.minimum is not None:
                self._holds("minimum", least(self._untouched(), self._stock(store.minimum)))
            if store.minimum is not None or (draft.period == last and self._ends):
                self._lack(last=draft.period == last)
            if draft.period == first:
                self._begin()
        if self._ends:
            final = self._untouched() if store.final is None else self._stock(store.final)
            self._holds("final", final)
        draft.period = None
        draft.column(
            "stock",
            store.store,
            consent=self.consent[:1],
            entries=self.stock.items(),
            upper=ONE,
            place=store.place,
            owner=store.owner,
        )

    @property
    def _traced(self) -> bool:
        return self.draft.case.commodities[self.store.commodity].traced

    @property
    def _returns(self) -> bool:
        """Whether nobody says what is to be left, and the store is to end as it began."""
        calendar = self.draft.calendar
        whole = calendar is not None and calendar.whole
        return whole and self.store.final is None and self.store.worth is None

    @property
    def _ends(self) -> bool:
        """Whether a level is asked for on the last day."""
        return self.store.final is not None or self._returns

    def _begin(self) -> None:
        """Let what the store holds at first lie in its layers, and what is left beside them."""
        left = least(Term.of(self.store.initial), Term.of(self.store.volume))
        for rule in self.layers:
            layer = left if rule.amount is None else least(left, Term.of(rule.amount))
            self.stock[self._row(self.own, rule.rule)] = self._lasting(layer) * -1.0
            left = left - layer
        self.stock[self._row(self.own)] = self._lasting(left) * -1.0

    def _row(self, origin: str, rule: str = "") -> int:
        """Return the row that carries an origin's goods, or a layer, into the draft's period."""
        store = self.store
        family: RowFamily = "layer" if rule else "level"
        return self.draft.row(
            family, store.store, store.commodity, rule or origin, owner=store.owner
        )

    def _days(self) -> Period:
        """Return the days of the draft's period."""
        calendar, period = self.draft.calendar, self.draft.period
        assert calendar is not None, "without a calendar nothing lies over"
        assert period is not None, "what lies over does so from one period to the next"
        return calendar.periods[period]

    def _left(self) -> Term:
        """Return what part of the level before is left at the end of the draft's period."""
        return _kept(self.store, self._days().length)

    def _untouched(self) -> Term:
        """Return what would be held at the end of the draft's period if nobody moved anything."""
        return self._lasting(least(Term.of(self.store.initial), Term.of(self.store.volume)))

    def _lasting(self, begun: Term) -> Term:
        """Return what is left of an amount at the end of the draft's period."""
        days = self._days()
        return self.draft.timing.stock(begun) * _kept(self.store, days.start + days.length)

    def _own_ends(self, rule: Rule) -> tuple[str, ...]:
        """Return where a layer's goods may be bound for: for own buyers, where that is told."""
        draft, store = self.draft, self.store
        case, own = draft.case, kept_for(self.draft.case, rule)
        if not case.commodities[store.commodity].bound:
            return self.ends
        taken = [(d.place, d.buyer) for d in case.demands.values() if d.buyer in own]
        taken += [(p.place, runs(case, p)) for p in case.processes.values() if runs(case, p) in own]
        wanted = {draft.end(place, store.commodity, buyer) for place, buyer in taken}
        return tuple(end for end in self.ends if end in wanted)

    def _move(
        self, way: Way, rate: Cell | None, origin: str, ends: tuple[str, ...], rule: str = ""
    ) -> None:
        """Add what goes in or out in a period; origins, ends and layers share the rate."""
        draft, store, fastest = self.draft, self.store, Term.of(rate)
        several = len(self.origins) * len(ends) > 1 or (self.layers and way == "withdraw")
        for end in ends:
            balance = draft.balance(store.place, store.commodity, origin, end)
            if way == "inject":
                arriving = ONE if store.loss is None else ONE - Term.of(store.loss)
                entries = [(balance, OUT), (self._row(origin), arriving * -1.0)]
            else:
                entries = [(balance, IN), (self._row(origin, rule), OUT)]
            if several:
                row = draft.row(way, store.store, owner=store.owner, lower=None, upper=fastest)
                entries.append((row, ONE))
            draft.column(
                way,
                store.store,
                consent=self.consent,
                entries=entries,
                upper=fastest,
                place=store.place,
                commodity=store.commodity,
                origin=origin,
                owner=store.owner,
                rule=rule,
                destination=end,
            )

    def _level(self, origin: str, rule: str = "", *, last: bool) -> None:
        """Add what is held at the end of a period: what is left of it is there in the next."""
        draft, store, timing = self.draft, self.store, self.draft.timing
        volume = timing.stock(Term.of(store.volume))
        entries = [(self._row(origin, rule), OUT)]
        if store.minimum is not None:
            entries.append((self._row_of("minimum"), OUT))
        if last and self._ends:
            entries.append((self._row_of("final"), OUT))
        if self.shared:
            entries.append((self._row_of("volume", volume), OUT))
        here = draft.period
        if not last:
            assert here is not None, "without a calendar nothing lies over"
            draft.period = here + 1
            entries.append((self._row(origin, rule), self._left() * -1.0))
            draft.period = here
        worth = last and store.worth is not None
        draft.column(
            "level",
            store.store,
            consent=NOBODY,
            entries=entries,
            upper=volume,
            cost=timing.at_end(Term.of(store.worth)) if worth else ZERO,
            place=store.place,
            commodity=store.commodity,
            origin=origin,
            owner=store.owner,
            rule=rule,
            flowing=False,
        )

    def _row_of(
        self, family: Literal["minimum", "final", "volume"], room: Term | None = None
    ) -> int:
        """Return the row that holds all origins of a level together."""
        store = self.store
        lower = None if room is not None else ZERO
        return self.draft.row(
            family, store.store, store.commodity, owner=store.owner, lower=lower, upper=room,
            flowing=False,
        )  # fmt: skip

    def _holds(self, family: Literal["minimum", "final"], asked: Term) -> None:
        """Ask that a level is no less than something at the end of the draft's period."""
        self.stock[self._row_of(family)] = asked * -1.0

    def _stock(self, amount: Cell) -> Term:
        """Return an amount that lies still, as the program tells it."""
        return self.draft.timing.stock(Term.of(amount))

    def _lack(self, *, last: bool) -> None:
        """Add what a level lacks of what is asked: of a `final` level that nobody may reach.

        It is as little as can be before anything is earned, and none where whoever does nothing
        keeps to what is asked; windows that begin with less let it be more.
        """
        draft, store = self.draft, self.store
        rows = [self._row_of("minimum")] if store.minimum is not None else []
        upper = ZERO
        if last and self._ends:
            rows.append(self._row_of("final"))
        if last and store.final is not None:
            upper = most(self._stock(store.final) - self._untouched(), ZERO)
        draft.column(
            "lack",
            store.store,
            consent=self.consent[:1],
            entries=[(row, OUT) for row in rows],
            upper=upper,
            place=store.place,
            commodity=store.commodity,
            owner=store.owner,
            flowing=False,
        )


def _kept(store: Store, years: float) -> Term:
    """Return what part of a store's level is left after some years."""
    if store.decay is None:
        return ONE
    return Term(partial(_decayed, store.decay, years), (store.decay,))


def _decayed(decay: Cell, years: float, values: Values) -> FloatArray:
    return np.power(1.0 - decay.evaluate(values), years)
