"""Checking `scenarios.yaml` and `case.yaml` against the tables; rules and figures they add."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from rason.case.check_calendar import check_calendar
from rason.case.check_closures import PASSING, SHARE, check_terms, counted_in, selectors
from rason.case.check_foresight import check_word
from rason.case.check_rows import check_rule
from rason.case.columns import Column
from rason.case.document import FORMAT, BriefNote
from rason.case.evaluate import Target
from rason.case.expression import ExpressionError
from rason.case.inline import read_inline
from rason.case.rows import Bounded, target_of, target_of_figure
from rason.case.sheet import columns_of
from rason.units import DimensionError, UnitError, is_currency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.calendar import Span
    from rason.case.cell import Cell
    from rason.case.document import Calendar, Closure, Relations, Scenario, Settings, Text
    from rason.case.rows import Rows
    from rason.case.tables import Rule, Where
    from rason.case.yaml_file import Tree

ASSETS: Final = ("links", "processes", "supplies", "demands", "markets", "stores", "projects")
"""Tables whose keys a closure may name as an asset."""
DEEPEST: Final = 50  # scenarios of which each is the base of the one before, at most
_PLAIN: Final = re.compile(r"\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*%?\s*")
"""A share that is a number, and no sum of numbers."""
_POSITIVE: Final = Column("cell", "A time.", above=0.0)


@dataclass(slots=True)
class Situations:
    """What the documents add to the tables."""

    rows: Rows  # reads cells and rows, and knows the keys
    figure_units: Mapping[str, str]
    inline: frozenset[str] = frozenset()  # keys of the rules that any scenario adds
    rules: dict[str, dict[str, Rule]] = field(default_factory=dict)
    figures: dict[str, dict[str, Cell]] = field(default_factory=dict)
    amounts: dict[str, dict[tuple[int, str, int], Cell]] = field(default_factory=dict)
    calendars: dict[str, Span] = field(default_factory=dict)  # the case's own has no name
    discount: Cell | None = None  # the case's discount rate; None if it is at fault
    # Whether a bare number that a figure is set to is in the figure's own unit, whatever that is,
    # as where somebody speaks of one figure; in files a number has its unit.
    own_units: bool = False

    def check_settings(self, settings: Settings, tree: Tree) -> None:
        """Check `case.yaml`."""
        if settings.format > FORMAT:
            self.rows.faults.add(
                "RSN-C044", tree.where("format"), "format", f"format {settings.format}",
                f"a format up to {FORMAT}: this rason knows no newer one",
                "install the newest rason",
            )  # fmt: skip
        if not is_currency(settings.currency):
            self.rows.faults.add(
                "RSN-C029", tree.where("currency"), "currency", f"`{settings.currency}`",
                "the three letters of a currency", "write them in capitals, such as USD",
            )  # fmt: skip
        for index, player in enumerate(settings.players):
            self._known(tree.where("players", index), "players", player, "actors")
        for commodity, said in settings.units.items():
            where = tree.where("units", commodity)
            self._known(where, f"units.{commodity}", commodity, "commodities")
            if commodity not in self.rows.units.commodities:
                continue
            named = {"": said} if isinstance(said, str) else {"price": said.price}
            flow = None if isinstance(said, str) else said.flow
            for key, unit in named.items():
                self._shown_in(tree, (commodity, key), unit, f"a price of `{commodity}`")
            self._shown_in(tree, (commodity, "flow"), flow, f"so much `{commodity}` in a time")
        text = settings.text
        if text is not None and text.source:
            self._known(tree.where("text", "source"), "text.source", text.source, "sources")
        if text is not None:
            self._check_outside(text, tree)
        self._check_brief(settings.brief or BriefNote(), tree)
        target = Target("1/yr", bare=True)
        column = columns_of("projects")["discount"]
        where = tree.where("discount")
        self.discount = self._cell(where, "discount", settings.discount, target, column)
        if settings.calendar is not None:
            self._calendar("", settings.calendar, tree, "calendar")
        check_word(settings.foresight, tree.where("foresight"), "foresight", self.rows.faults)

    def _check_brief(self, brief: BriefNote, tree: Tree) -> None:
        """Check that what the brief is to put first is there."""
        for table, keys in (("scenarios", brief.scenarios), ("claims", brief.claims)):
            for index, key in enumerate(keys):
                self._known(tree.where("brief", table, index), f"brief.{table}", key, table)

    def _check_outside(self, text: Text, tree: Tree) -> None:
        """Check that the text has the paragraphs of which something is left out."""
        for paragraph in text.outside:
            if not within(paragraph, text.paragraphs):
                self.rows.faults.add(
                    "RSN-C031", tree.where("text", "outside", str(paragraph)),
                    f"text.outside.{paragraph}", f"paragraph {paragraph}",
                    numbered(text.paragraphs), "correct the number, or that of the paragraphs",
                )  # fmt: skip

    def _shown_in(self, tree: Tree, of: tuple[str, str], unit: str | None, expected: str) -> None:
        """Check the unit in which a commodity's price or its flows are shown."""
        if unit is None:
            return
        units, (commodity, key) = self.rows.units, of
        where = tree.where("units", *filter(None, of))
        own = units.quantity_unit(commodity) if key == "flow" else units.price_unit(commodity)
        try:
            units.factor(own, unit, commodity)
        except UnitError as error:
            code, found, expected = "RSN-C029", f"unit `{error.name}`", "a known unit"
            fix = error.fix
        except DimensionError:
            code, found = "RSN-C030", f"`{unit}`"
            fix = f"write {own.removeprefix('million ')}"
        else:
            return
        what = ".".join(("units", *filter(None, of)))
        self.rows.faults.add(code, where, what, found, expected, fix)

    def check_scenario(self, name: str, scenario: Scenario, tree: Tree) -> None:
        """Check one scenario."""
        bases = (scenario.base,) if isinstance(scenario.base, str) else scenario.base
        for base in bases:
            self._known(tree.where(name, "base"), f"{name}.base", base, "scenarios")
        for position, project in enumerate(scenario.projects or ()):
            step = position if isinstance(scenario.projects, tuple) else project
            where = tree.where(name, "projects", step)
            self._known(where, f"{name}.projects", project, "projects")
        for index, closure in enumerate(scenario.closures):
            where = tree.where(name, "closures", index)
            what = f"{name}.closures.{index + 1}"
            if isinstance(closure, str):
                self._closed(where, what, closure)
            else:
                self._closure(where, what, closure)
                self._terms(name, index, closure, tree)
        if scenario.relations is not None:
            self._relations(name, scenario.relations, tree)
        for bloc, members in (scenario.blocs or {}).items():
            self._bloc(name, bloc, members, scenario, tree)
        if scenario.calendar is not None:
            self._calendar(name, scenario.calendar, tree, name, "calendar")
        where = tree.where(name, "foresight")
        check_word(scenario.foresight, where, f"{name}.foresight", self.rows.faults)
        self._rules(name, scenario, tree)
        self._figures(name, scenario, tree)

    def _calendar(self, name: str, calendar: Calendar, tree: Tree, *path: str) -> None:
        """Read a calendar."""
        rate = None
        if calendar.discount is not None:
            rate = self._cell(
                tree.where(*path, "discount"), f"{'.'.join(path)}.discount", calendar.discount,
                Target("1/yr", bare=True), columns_of("projects")["discount"],
            )  # fmt: skip
        span = check_calendar(calendar, rate, tree, path, self.rows.faults)
        if span is not None:
            self.calendars[name] = span

    def check_circles(self, scenarios: Mapping[str, Scenario], tree: Tree) -> None:
        """Check that no scenario is based on itself."""
        done: set[str] = set()
        depth: dict[str, int] = {}

        def visit(name: str, path: tuple[str, ...]) -> None:
            if len(path) > DEEPEST:
                depth[path[0]] = len(path)
                done.update(path)
            elif name in path:
                circle = (*path[path.index(name) :], name)
                if not done & set(circle):
                    self.rows.faults.add(
                        "RSN-C053", tree.where(circle[0], "base"), f"{circle[0]}.base",
                        " -> ".join(circle), "scenarios that end at one without a base",
                        "remove one of these bases",
                    )  # fmt: skip
                done.update(circle)
            elif name in scenarios and name not in done:
                base = scenarios[name].base
                for each in (base,) if isinstance(base, str) else base:
                    visit(each, (*path, name))
                    depth[name] = max(depth.get(name, 0), 1 + depth.get(each, 0))
                done.add(name)

        for name in scenarios:
            visit(name, ())
        deep = next((name for name in scenarios if depth.get(name, 0) > DEEPEST), None)
        if deep is not None:
            self.rows.faults.add(
                "RSN-C053", tree.where(deep, "base"), f"{deep}.base",
                f"more than {DEEPEST} scenarios, each the base of the next", f"at most {DEEPEST}",
                "write what they change into fewer scenarios",
            )  # fmt: skip

    def _relations(self, name: str, relations: Relations, tree: Tree) -> None:
        """Check who does not deal or talk with whom."""
        for kind, pairs in (("cut", relations.cut), ("silent", relations.silent)):
            for index, pair in enumerate(pairs):
                where, what = tree.where(name, "relations", kind, index), f"{name}.relations.{kind}"
                for actor in pair:
                    self._known(where, what, actor, "actors")
                if pair[0] == pair[1]:
                    self.rows.faults.add(
                        "RSN-C050", where, what, f"{pair[0]} with itself", "two actors",
                        "name another actor",
                    )  # fmt: skip
        where, what = tree.where(name, "relations", "half_life"), f"{name}.relations.half_life"
        half_life = self._cell(where, what, relations.half_life, Target("yr"), _POSITIVE)
        if half_life is not None and not half_life.constant:
            self.rows.faults.add(
                "RSN-C042", where, what, f"`{relations.half_life}`", "a plain time",
                "write a number with its unit, such as 2 yr",
            )  # fmt: skip

    def _bloc(
        self, name: str, bloc: str, members: tuple[str, ...], scenario: Scenario, tree: Tree
    ) -> None:
        """Check that a bloc of a scenario is made of actors that are in no other."""
        assert scenario.blocs is not None
        for index, member in enumerate(members):
            where, what = tree.where(name, "blocs", bloc, index), f"{name}.blocs.{bloc}"
            self._known(where, what, member, "actors")
            others = [key for key, each in scenario.blocs.items() if key < bloc and member in each]
            if others or member in members[:index]:
                self.rows.faults.add(
                    "RSN-C050", where, what, f"{member}, also in {(*others, bloc)[0]}",
                    "each actor in one bloc", "remove it from one of the two",
                )  # fmt: skip

    def _closed(self, where: Where, what: str, key: str) -> None:
        """Check a closure that is a bare key."""
        keys = self.rows.keys
        tables = (*ASSETS, "passages", "places")
        if any(keys.get(table) is None for table in tables):
            return
        kinds = {
            "asset": any(key in (keys[table] or ()) for table in ASSETS),
            "passage": key in (keys["passages"] or ()),
            "place": key in (keys["places"] or ()),
        }
        meant = [kind for kind, found in kinds.items() if found]
        if not meant:
            known = chain.from_iterable(keys[table] or () for table in tables)
            self.rows.faults.dangling(where, what, key, known, ("links", "passages", "places"))
        elif len(meant) > 1:
            self.rows.faults.add(
                "RSN-C050", where, what, f"`{key}`, both {' and '.join(meant)}",
                "a key with one meaning", f"write {meant[0]}: {key}, or {meant[1]}: {key}",
            )  # fmt: skip

    def _closure(self, where: Where, what: str, closure: Closure) -> None:
        """Check a closure that says what kind of thing it shuts."""
        kinds = {"asset": closure.asset, "passage": closure.passage, "place": closure.place}
        named = {kind: key for kind, key in kinds.items() if key is not None}
        if len(named) != 1:
            found = " and ".join(named) or "none of asset, passage, place"
            self.rows.faults.add(
                "RSN-C042", where, what, found, "one of asset, passage, place",
                "write each as a closure of its own" if named else "add `passage:` or another",
            )  # fmt: skip
            return
        kind, key = next(iter(named.items()))
        tables = {"asset": ASSETS, "passage": ("passages",), "place": ("places",)}[kind]
        self._known(where, f"{what}.{kind}", key, *tables)
        if closure.from_ and closure.until and closure.until < closure.from_:
            self.rows.faults.add(
                "RSN-C050", where, f"{what}.until", f"{closure.until}",
                f"a day from {closure.from_} on", "swap the two dates",
            )  # fmt: skip

    def _terms(self, name: str, index: int, closure: Closure, tree: Tree) -> None:
        """Check whom a closure tells apart, and read what it caps and charges."""
        what = f"{name}.closures.{index + 1}"
        path: tuple[str | int, ...] = (name, "closures", index)
        for at, group in selectors(closure):
            steps = (str(each + 1) if isinstance(each, int) else each for each in at)
            inside = ".".join((what, *steps))
            for word, (keys, tables) in group.items():
                for key in keys:
                    where = tree.where(*path, *at, word)
                    self._known(where, f"{inside}.{word}", key, *tables)
        where = tree.where(*path, "share")
        share = self._cell(where, f"{what}.share", closure.share, Target("1"), SHARE)
        if share is not None and not _PLAIN.fullmatch(str(closure.share)):
            self.amounts.setdefault(name, {})[index, "share", 0] = share
        for word, dimension in (("capped", "quantity"), ("charged", "price")):
            for place, passing in enumerate(getattr(closure, word)):
                commodity = closure.commodity or counted_in(closure, self.rows)
                if not commodity:
                    continue  # asked for below
                cell = self._cell(
                    tree.where(*path, word, place, "amount"), f"{what}.{word}.amount",
                    passing.amount, target_of(dimension, commodity, self.rows.units),
                    PASSING,
                )  # fmt: skip
                if cell is not None:
                    self.amounts.setdefault(name, {})[index, word, place] = cell
        check_terms(closure, what, path, tree, self.rows)

    def _rules(self, name: str, scenario: Scenario, tree: Tree) -> None:
        """Check switches, and read the rules that a scenario adds."""
        known = self.rows.keys.get("rules")
        for key, value in scenario.rules.items():
            where, what = tree.where(name, "rules", key), f"{name}.rules.{key}"
            if isinstance(value, bool):
                if known is not None and key not in self.inline:
                    self._known(where, what, key, "rules")
                continue
            if known is not None and key in known:
                self.rows.faults.add(
                    "RSN-C022", where, what, f"`{key}`, a rule of rules.csv",
                    "a new key, or on or off", "choose another key",
                )  # fmt: skip
                continue
            rule = read_inline(self.rows, where, what, key, value)
            if rule is not None:
                check_rule(rule, what, self.rows.assets, self.rows.faults)
                self.rules.setdefault(name, {})[key] = rule

    def _figures(self, name: str, scenario: Scenario, tree: Tree) -> None:
        """Read the figures that a scenario sets."""
        column = Column("cell", "")
        for key, number in scenario.figures.items():
            where, what = tree.where(name, "figures", key), f"{name}.figures.{key}"
            if not self._known(where, what, key, "figures"):
                continue
            unit = self.figure_units.get(key, "") if self.rows.compiler.figures.get(key) else ""
            header = unit if self.own_units else ""
            cell = self._cell(where, what, number, target_of_figure(key, unit), column, header)
            if cell is not None:
                self.figures.setdefault(name, {})[key] = cell

    def _cell(
        self,
        where: Where,
        what: str,
        number: str | float,
        target: Target,
        column: Column,
        header: str = "",
    ) -> Cell | None:
        """Read a number of a document, and note that its range is to be checked."""
        try:
            cell = self.rows.compiler.cell(str(number), where, target, header)
        except ExpressionError as error:
            self.rows.faults.add(error.code, where, what, error.found, error.expected, error.fix)
            return None
        self.rows.bounded.append(Bounded(cell, column, what))
        return cell

    def _known(self, where: Where, what: str, key: str, *tables: str) -> bool:
        """Refuse a key that none of the tables has."""
        keys = self.rows.keys
        groups = [group for table in tables if (group := keys.get(table, ())) is not None]
        if len(groups) < len(tables) or any(key in group for group in groups):
            return True
        self.rows.faults.dangling(where, what, key, chain.from_iterable(groups), tables)
        return False


def within(paragraph: int, paragraphs: int | None) -> bool:
    """Tell whether a text has a paragraph.

    Counted from 1; `paragraphs` is None if nobody says.
    """
    return paragraph >= 1 and (paragraphs is None or paragraph <= paragraphs)


def numbered(paragraphs: int | None) -> str:
    """Say what the number of a paragraph may be; `paragraphs` is None if nobody says."""
    return "a number from 1 on" if paragraphs is None else f"a number from 1 to {paragraphs}"
