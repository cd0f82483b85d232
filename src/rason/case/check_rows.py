"""Rows that contradict themselves, another row, or what their kind needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Union

import numpy as np

from rason.case.sheet import key_of
from rason.case.whole import own_end, whole_of
from rason.units import DimensionError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from rason.case.cell import Cell
    from rason.case.check_ranges import Ranges
    from rason.case.faults import Faults
    from rason.case.tables import (
        Contract,
        Demand,
        Handling,
        Link,
        Place,
        Relation,
        Rule,
        Store,
        Supply,
        Where,
    )
    from rason.case.whole import Side, Whole
    from rason.units import Units

Dated = Union["Rule", "Relation", "Supply", "Demand", "Link", "Contract"]
"""Rows that have a first and a last day."""
NAMESPACE: Final = ("markets", "supplies", "demands", "links", "processes", "stores")
"""Tables whose keys share one namespace, as results name an asset by its key alone."""
CONSENTS: Final = frozenset({"consent", "release", "transit"})
"""Kinds of rules that are about somebody's consent."""
AMOUNTS: Final = frozenset({"cap", "surcharge"})
"""Kinds of rules whose amount is one of a commodity."""
MOST_BERTHS: Final = 5
"""Most projects that add to what one place passes of a good: each set of them has rows of its own
in the program."""
ROUNDING: Final = 1e-9
"""By what part of a total its parts may exceed it, for the rounding of their sum alone."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks the rows of one case."""

    tables: Mapping[str, list[Any]]  # the rows that could be read, by table
    units: Units
    assets: Mapping[str, str]  # first commodity of every asset
    ranges: Ranges
    faults: Faults

    def check(self) -> None:
        """Check all rows."""
        self._shared_keys()
        self._blocs()
        for place in self.tables.get("places", ()):
            self._place(place)
        for link in self.tables.get("links", ()):
            self._link(link)
        for process in self.tables.get("processes", ()):
            what = f"process {process.process}"
            self._differ(process.where, what, "input", "output", process.input, process.output)
        for demand in self.tables.get("demands", ()):
            self._demand(demand)
        for store in self.tables.get("stores", ()):
            self._store(store)
        for contract in self.tables.get("contracts", ()):
            self._contract(contract)
        self._handling()
        self._acts()
        self._needs()

    def _needs(self) -> None:
        """Refuse projects that need themselves, or each other in a circle."""
        projects = {row.project: row for row in self.tables.get("projects", ())}
        for key, row in projects.items():
            ways: list[tuple[str, tuple[str, ...]]] = [(need, (key, need)) for need in row.needs]
            seen: set[str] = set()
            while ways:
                need, way = ways.pop()
                if need == key:
                    # A circle is told once, at the first of its projects.
                    if row.where.line == min(projects[each].where.line for each in way):
                        self.faults.add(
                            "RSN-C054", row.where, f"project {key}, needs", " needs ".join(way),
                            "needs that end", "remove one of these needs",
                        )  # fmt: skip
                    break
                if need in projects and need not in seen:
                    seen.add(need)
                    ways += [(each, (*way, each)) for each in projects[need].needs]

    def _contradiction(self, where: Where, what: str, found: str, expected: str, fix: str) -> None:
        """Note two statements that cannot both hold."""
        self.faults.add("RSN-C050", where, what, found, expected, fix)

    def _differ(self, where: Where, what: str, one: str, two: str, left: str, right: str) -> None:
        """Refuse two cells that are the same."""
        if left and left == right:
            self._contradiction(
                where, f"{what}, {two}", f"`{right}`, the same as {one}",
                f"{one} and {two} that differ", f"correct {one} or {two}",
            )  # fmt: skip

    def _shared_keys(self) -> None:
        """Refuse a key that names assets in two tables."""
        first: dict[str, tuple[str, int]] = {}
        for table in NAMESPACE:
            name = key_of(table)
            for row in self.tables.get(table, ()):
                key = getattr(row, name)
                other = first.setdefault(key, (table, row.where.line))
                if other[0] != table:
                    self._contradiction(
                        row.where, f"{name} {key}, {name}",
                        f"`{key}`, also in {other[0]}.csv:{other[1]}",
                        "one key for one asset", "rename one of the two",
                    )  # fmt: skip

    def _blocs(self) -> None:
        """Check that a bloc is one."""
        kinds = {actor.actor: actor.kind for actor in self.tables.get("actors", ())}
        for actor in self.tables.get("actors", ()):
            if kinds.get(actor.bloc, "bloc") != "bloc":
                self._contradiction(
                    actor.where, f"actor {actor.actor}, bloc",
                    f"`{actor.bloc}`, a {kinds[actor.bloc]}", "an actor of kind bloc",
                    f"write kind bloc in the row of {actor.bloc}, or empty the cell",
                )  # fmt: skip

    def _place(self, place: Place) -> None:
        """Check that a place has both its coordinates, or none."""
        given = {"latitude": place.latitude, "longitude": place.longitude}
        missing = [name for name, number in given.items() if number is None]
        if len(missing) == 1:
            self.faults.add(
                "RSN-C020", place.where, f"place {place.place}, {missing[0]}", "an empty cell",
                "both coordinates, or none: a place with one stands nowhere", f"fill {missing[0]}",
            )  # fmt: skip

    def _link(self, link: Link) -> None:
        """Check a link's ends, and that its commodities can share its capacity."""
        self._differ(link.where, f"link {link.link}", "from", "to", link.from_, link.to)
        known = self.units.commodities
        first = link.commodity[0]
        for other in link.commodity[1:]:
            if first not in known or other not in known:
                continue
            try:
                self.units.factor(known[other], known[first], first, other)
            except DimensionError:
                self.faults.add(
                    "RSN-C051", link.where, f"link {link.link}, commodity",
                    f"{first} in {known[first]}, {other} in {known[other]}",
                    "commodities that can be measured alike",
                    f"give {other} equivalents, such as 1 {known[other]} = 1 {known[first]}",
                )  # fmt: skip

    def _demand(self, demand: Demand) -> None:
        """Check that a curve has a positive price, and its ceiling above it."""
        what = f"demand {demand.demand}"
        if not (self.ranges.knows(demand.price) and self.ranges.knows(demand.elasticity)):
            return
        (price, elasticity), _ = self.ranges.numbers(demand.price, demand.elasticity)
        if np.any(elasticity != 0) and np.any(price <= 0):
            self.faults.add(
                "RSN-C031", demand.where, f"{what}, price", f"{price.min():g} {demand.price.unit}",
                "a positive price, as the demand is elastic",
                "raise the price, or write elasticity 0",
            )  # fmt: skip
        if demand.ceiling is None or not self.ranges.knows(demand.ceiling):
            return
        (price, ceiling), labels = self.ranges.numbers(demand.price, demand.ceiling)
        if np.any(ceiling < price):
            index = int(np.argmax(ceiling < price))
            self._contradiction(
                demand.where, f"{what}, ceiling",
                f"{ceiling[index]:g} below the price of {price[index]:g} {demand.price.unit} "
                f"at {labels[index]}",
                "a ceiling above the price", "raise the ceiling, or empty the cell",
            )  # fmt: skip

    def _store(self, store: Store) -> None:
        """Check that a store has room for what it holds, at first, at least and at the end."""
        for name, cell in (
            ("minimum", store.minimum), ("initial", store.initial), ("final", store.final),
        ):  # fmt: skip
            self._no_more(store, name, cell, store.volume, ("in a volume of", "than the volume"))
        if store.initial is not None and store.minimum is not None:
            words = ("above an initial level of", "than what it holds at first")
            self._no_more(store, "minimum", store.minimum, store.initial, words)

    def _no_more(
        self, store: Store, name: str, cell: Cell | None, most: Cell, words: tuple[str, str]
    ) -> None:
        """Check that one stock is no more than another."""
        if cell is None or not all(map(self.ranges.knows, (cell, most))):
            return
        (held, room), labels = self.ranges.numbers(cell, most)
        if np.any(held > room):
            index = int(np.argmax(held > room))
            self._contradiction(
                store.where, f"store {store.store}, {name}",
                f"{held[index]:g} {words[0]} {room[index]:g} {store.volume.unit} "
                f"at {labels[index]}",
                f"no more {words[1]}", "correct one of the two",
            )  # fmt: skip

    def _contract(self, contract: Contract) -> None:
        """Check that a contract's link carries what it sells."""
        what = f"contract {contract.contract}"
        self._differ(contract.where, what, "seller", "buyer", contract.seller, contract.buyer)
        links = {link.link: link for link in self.tables.get("links", ())}
        link = links.get(contract.link)
        if link is not None and contract.commodity not in link.commodity:
            self._contradiction(
                contract.where, f"{what}, commodity",
                f"`{contract.commodity}`, which link {link.link} does not carry",
                "one of " + ", ".join(link.commodity), "correct commodity or link",
            )  # fmt: skip

    def _acts(self) -> None:
        """Check rules, events, transfers and observed flows."""
        for rule in self.tables.get("rules", ()):
            check_rule(rule, f"rule {rule.rule}", self.assets, self.faults)
        for relation in self.tables.get("relations", ()):
            check_days(relation, relation.since, f"relation of {relation.from_}", self.faults)
        for table, name, first in (
            ("supplies", "supply", "from_"), ("demands", "demand", "from_"),
            ("links", "link", "since"), ("contracts", "contract", "from_"),
            ("observed_fees", "actor", "from_"),
        ):  # fmt: skip
            for row in self.tables.get(table, ()):
                check_days(row, getattr(row, first), f"{name} {getattr(row, name)}", self.faults)
        for table in ("events", "relations", "transfers"):
            for row in self.tables.get(table, ()):
                self._differ(row.where, f"{table} of {row.from_}", "from", "to", row.from_, row.to)
        self._observed()

    def _observed(self) -> None:
        """Check that observations are somewhere, and that parts are no more than their total."""
        observed = self.tables.get("observed", ())
        for row in observed:
            if not (row.link or row.from_ or row.to):
                self.faults.add(
                    "RSN-C020", row.where, "observed, link", "neither link, from nor to",
                    "where the flow was seen", "fill link, or from and to",
                )  # fmt: skip
        sides: tuple[Side, ...] = ("from", "to")
        for side in sides:
            for end, commodity, period in dict.fromkeys(
                (own_end(row, side), row.commodity, row.period) for row in observed
            ):
                if end:
                    self._whole(whole_of(observed, end, side, commodity, period), end, side)

    def _whole(self, whole: Whole, end: str, side: Side) -> None:
        """Refuse a second total of one end, and a total that its parts exceed."""
        if not whole.total:
            return
        total, *others = whole.total
        what = f"observed, {total.commodity} {side} {end} in {total.period}"
        for other in others:
            self._contradiction(
                other.where, what, f"a second total, first in line {total.where.line}",
                "one total", "remove one of the two, or name its other end",
            )  # fmt: skip
        known = [row.quantity for row in whole.parts if self.ranges.knows(row.quantity)]
        if others or not known or not self.ranges.knows(total.quantity):
            return
        (most, *parts), labels = self.ranges.numbers(total.quantity, *known)
        listed = np.sum(parts, axis=0)
        beyond = listed > most * (1.0 + ROUNDING)
        if beyond.any():
            index = int(np.argmax(beyond))
            self._contradiction(
                total.where, f"{what}, quantity",
                f"a total of {most[index]:g} {total.quantity.unit}, less than its parts, "
                f"{listed[index]:g}, at {labels[index]}",
                "a total that holds its parts", "correct the total or its parts",
            )  # fmt: skip

    def _handling(self) -> None:
        """Refuse rows that pass one good at one place for different costs or operators."""
        first: dict[tuple[str, str], Handling] = {}
        projects: dict[tuple[str, str], set[str]] = {}
        for row in self.tables.get("handling", ()):
            node, what = (row.place, row.commodity), f"handling {row.handling}"
            other = first.setdefault(node, row)
            good, line = f"{row.commodity} at {row.place}", other.where.line
            if not _same_number(row.cost, other.cost):
                self._contradiction(
                    row.where, f"{what}, cost",
                    f"{row.cost.text}, but {other.cost.text} for {good} in line {line}",
                    "one cost for a good at a place, whichever berth it comes to",
                    f"write {other.cost.text}, or correct line {line}",
                )  # fmt: skip
            if row.operator != other.operator:
                mine, theirs = (each.operator or "nobody" for each in (row, other))
                self._contradiction(
                    row.where, f"{what}, operator",
                    f"{mine}, but {theirs} for {good} in line {line}",
                    "one operator for a good at a place, whichever berth it comes to",
                    f"write {other.operator}" if other.operator
                    else f"empty the cell, or fill operator in line {line}",
                )  # fmt: skip
            builders = projects.setdefault(node, set())
            builders |= {row.project} - {""}
            if len(builders) > MOST_BERTHS and row.project:
                self._contradiction(
                    row.where, f"{what}, project",
                    f"project {len(builders)} that adds to {good}", f"at most {MOST_BERTHS}",
                    "join some of these projects into one",
                )  # fmt: skip


def _same_number(one: Cell, other: Cell) -> bool:
    """Tell whether two cells are one number or one expression."""
    if one.figures or other.figures:
        return one.text == other.text
    return bool(np.all(one.evaluate({}) == other.evaluate({})))


def check_rule(rule: Rule, what: str, assets: Mapping[str, str], faults: Faults) -> None:
    """Check that a rule has what its kind needs."""
    kind = rule.kind
    named = [key for key in rule.asset if key in assets]
    selectors = (rule.asset, rule.actor, rule.commodity, rule.origin)
    needs = [
        (
            "amount",
            rule.amount is None and kind in {"cap", "surcharge", "finance"},
            "an amount with its unit",
        ),
        ("by", not rule.by and kind in CONSENTS, "whose consent it is about"),
        ("by", not rule.by and kind == "keep", "whose goods are kept"),
        (
            "commodity",
            kind in {"cap", "surcharge"} and not rule.commodity and not named,
            "a commodity, or assets, for the unit of its amount",
        ),
        (
            "asset",
            (not any(selectors) and kind != "keep") or (kind == "exempt" and not rule.asset),
            "what it acts on" if kind != "exempt" else "the assets or rules that it takes out",
        ),
    ]
    for column, lacking, expected in needs:
        if lacking:
            faults.add(
                "RSN-C052", rule.where, f"{what}, {column}", "an empty cell", expected,
                f"fill {column}: a rule of kind {kind} needs it",
            )  # fmt: skip
            break
    commodities = {assets[key] for key in named}
    amounts = kind in AMOUNTS or (kind == "keep" and rule.amount is not None)
    if amounts and not rule.commodity and len(commodities) > 1:
        faults.add(
            "RSN-C052", rule.where, f"{what}, commodity",
            "assets of " + ", ".join(sorted(commodities)),
            "one commodity, for the unit of the amount", "fill commodity, or split the rule",
        )  # fmt: skip
    check_days(rule, rule.from_, what, faults)


def check_days(row: Dated, first: date | None, what: str, faults: Faults) -> None:
    """Refuse a last day before the first."""
    if first is not None and row.until is not None and row.until < first:
        faults.add(
            "RSN-C050", row.where, f"{what}, until", f"{row.until}", f"a day from {first} on",
            "swap the two dates",
        )  # fmt: skip
