"""Stores: what lies over from one period to the next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from rason.program.consent import NOBODY, both, needs, of_place
from rason.program.draft import IN, OUT
from rason.program.origin import of_supply
from rason.program.term import ONE, ZERO, Term, least, most

if TYPE_CHECKING:
    from rason.case.assets import Store
    from rason.case.calendar import Period
    from rason.case.cell import Cell, FloatArray, Values
    from rason.program.draft import Draft

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

    def add(self) -> None:
        """Add one period after the other, then what stands for all of them."""
        draft, store, timing = self.draft, self.store, self.draft.timing
        first, last = timing.periods[0], timing.periods[-1]
        for draft.period in timing.periods:
            for origin in self.origins:
                self._move("inject", store.inject, origin, (self.end,))
                self._move("withdraw", store.withdraw, origin, self.ends)
                self._level(origin, last=draft.period == last)
            if store.minimum is not None:
                self._holds("minimum", least(self._untouched(), self._stock(store.minimum)))
            if store.minimum is not None or (draft.period == last and self._ends):
                self._lack(last=draft.period == last)
            if draft.period == first:
                own = self._row(of_supply(store.owner) if self._traced else "")
                self.stock[own] = self._untouched() * -1.0
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

    def _row(self, origin: str) -> int:
        """Return the row that carries an origin's goods over into the draft's period."""
        store = self.store
        return self.draft.row("level", store.store, store.commodity, origin, owner=store.owner)

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
        days, store = self._days(), self.store
        begun = least(Term.of(store.initial), Term.of(store.volume))
        return self.draft.timing.stock(begun) * _kept(store, days.start + days.length)

    def _move(self, way: Way, rate: Cell | None, origin: str, ends: tuple[str, ...]) -> None:
        """Add what goes in or out in a period; what has several origins or ends shares the rate."""
        draft, store, fastest = self.draft, self.store, Term.of(rate)
        for end in ends:
            balance = draft.balance(store.place, store.commodity, origin, end)
            if way == "inject":
                arriving = ONE if store.loss is None else ONE - Term.of(store.loss)
                entries = [(balance, OUT), (self._row(origin), arriving * -1.0)]
            else:
                entries = [(balance, IN), (self._row(origin), OUT)]
            if len(self.origins) * len(ends) > 1:
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
                destination=end,
            )

    def _level(self, origin: str, *, last: bool) -> None:
        """Add what is held at the end of a period: what is left of it is there in the next."""
        draft, store, timing = self.draft, self.store, self.draft.timing
        volume = timing.stock(Term.of(store.volume))
        entries = [(self._row(origin), OUT)]
        if store.minimum is not None:
            entries.append((self._row_of("minimum"), OUT))
        if last and self._ends:
            entries.append((self._row_of("final"), OUT))
        if len(self.origins) > 1:
            entries.append((self._row_of("volume", volume), OUT))
        here = draft.period
        if not last:
            assert here is not None, "without a calendar nothing lies over"
            draft.period = here + 1
            entries.append((self._row(origin), self._left() * -1.0))
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
