"""Closures: what is shut, by whom and for whom, and who may pass under which terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rason.case.tracing import destinations
from rason.program.program import FLOWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from rason.case import document
    from rason.case.case import Case
    from rason.case.cell import Cell
    from rason.program.program import Column

TRANSPORT = frozenset({*FLOWS, "process"})
STILL = frozenset({"level", "stock", "lack"})
"""Families of what lies in a store: a closure acts on what goes in and out."""
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whom:
    """Goods and ships that are told apart; an empty part means all of them."""

    origin: Keys = ()
    destination: Keys = ()
    buyer: Keys = ()
    flag: Keys = ()
    commodity: str = ""

    @staticmethod
    def of(said: document.Whom, commodity: str = "") -> Whom:
        """Read what a document says."""
        origin, destination, buyer, flag = (
            (part,) if isinstance(part, str) else part or ()
            for part in (said.origin, said.destination, said.buyer, said.flag)
        )
        return Whom(origin, destination, buyer, flag, commodity)

    @property
    def everybody(self) -> bool:
        """Whether it tells nothing apart."""
        return self == Whom()

    def meets(self, case: Case, column: Column) -> bool:
        """Tell whether a column is about them."""
        if self.commodity and column.commodity != self.commodity:
            return False
        if self.origin and column.origin not in _members(case, self.origin):
            return False
        if self.flag:
            link = case.links.get(column.asset) if column.family in FLOWS else None
            if link is None or link.flag not in self.flag:
                return False
        ends = (column.destination,) if column.destination else ()
        return not (self.destination or self.buyer) or self.bound(case, ends)

    def bound(self, case: Case, ends: Iterable[str]) -> bool:
        """Tell whether goods bound for any of some destinations are theirs."""
        known = destinations(case)
        for end in map(known.__getitem__, ends):
            lands = {end.place, case.places[end.place].territory}
            if end.buyer in case.markets:
                lands.add(end.buyer)
            there = not self.destination or lands & _members(case, self.destination)
            if there and (not self.buyer or end.buyer in _members(case, self.buyer)):
                return True
        return False


def _members(case: Case, keys: Keys) -> set[str]:
    """Return actors, markets and places; a bloc stands for its members."""
    return {one for key in keys for one in (case.members(key) if key in case.actors else (key,))}


@dataclass(frozen=True, slots=True)
class Passing:
    """Who passes a closure, and up to which amount or for which toll."""

    whom: Whom
    amount: Cell | None


@dataclass(frozen=True, slots=True)
class Shut:
    """A part of something that is closed."""

    kind: Literal["asset", "passage", "place"]
    key: str  # its key; a project means its assets
    # Part of the capacity that is lost while it lasts, in [0, 1]; 0 where it is drawn.
    share: float = 1.0
    only: Whom = Whom()  # whom it is about
    first: date | None = None  # its days; None where it has no end
    last: date | None = None
    by: Keys = ()  # who shuts it, or takes the toll
    exempt: tuple[Whom, ...] = ()  # who of them passes freely
    capped: tuple[Passing, ...] = ()  # who passes up to an amount
    charged: tuple[Passing, ...] = ()  # who passes for a toll
    drawn: Cell | None = None  # the share in every draw, where it reads figures

    def struck(self, case: Case, column: Column) -> bool:
        """Tell whether a column is of what is closed, and of those it is about."""
        link = case.links.get(column.asset)
        if self.kind == "asset":
            here = self.key in (column.asset, column.project)
        elif self.kind == "passage":
            here = link is not None and self.key in link.passage
        else:
            here = column.family in TRANSPORT and self.key in (column.place, column.to)
        if not here or column.family in STILL or not self.only.meets(case, column):
            return False
        return not any(whom.meets(case, column) for whom in self.exempt)

    def shuts(self, case: Case, column: Column) -> bool:
        """Tell whether a column of what is closed is shut, and not let pass under terms."""
        return not any(
            each.whom.meets(case, column) for each in (*self.capped, *self.charged)
        ) and self.struck(case, column)

    @property
    def whole(self) -> bool:
        """Whether it is about all that passes, so that what goods share is shut as well."""
        return self.only.everybody and not (self.exempt or self.capped or self.charged)


def closures_of(case: Case, name: str) -> Iterator[Shut]:
    """Yield the closures of a scenario that say what kind of thing they shut."""
    for index, closure in enumerate(case.scenarios[name].closures):
        if not isinstance(closure, str):
            yield closed(case, name, index, closure)


def closed(case: Case, name: str, index: int, closure: document.Closure) -> Shut:
    """Return a closure of a scenario, by its position there."""
    kinds = {"asset": closure.asset, "passage": closure.passage, "place": closure.place}
    kind, key = next((kind, key) for kind, key in kinds.items() if key)
    amounts = case.scenario_amounts.get(name, {})
    capped, charged = (
        tuple(
            Passing(Whom.of(each), amounts.get((index, word, place)))
            for place, each in enumerate(getattr(closure, word))
        )
        for word in ("capped", "charged")
    )
    by = (closure.by,) if isinstance(closure.by, str) else closure.by or ()
    share = amounts.get((index, "share", 0))
    return Shut(
        kind,  # type: ignore[arg-type]
        key,
        _plain(closure, share),
        Whom.of(closure, closure.commodity or ""),
        closure.from_,
        closure.until,
        tuple(case.everyone(by)),
        tuple(map(Whom.of, closure.exempt)),
        capped,
        charged,
        None if share is None or share.constant else share,
    )


def _plain(closure: document.Closure, written: Cell | None) -> float:
    """Return a closure's share where it reads no figures; `written` if it is an expression."""
    if written is None:
        return fraction(closure.share)
    return float(written.evaluate({})) if written.constant else 0.0


def fraction(number: document.Number) -> float:
    """Return a share written as `0.25` or `25 %`.

    As a fraction of 1.

    Examples
    --------
    >>> fraction("25 %"), fraction(0.5)
    (0.25, 0.5)
    """
    if isinstance(number, str) and number.strip().endswith("%"):
        return float(number.strip().removesuffix("%")) / 100.0
    return float(number)
