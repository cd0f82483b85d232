"""Rows as text to typed rows: every cell is read by its column's kind, every fault is noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from rason.case import words
from rason.case.dates import read_date, read_period
from rason.case.dimension import DIMENSIONS
from rason.case.evaluate import Compiler, Target
from rason.case.expression import ExpressionError
from rason.case.partner import read_partner
from rason.case.sheet import columns_of, header_of, key_of, own_key
from rason.case.tables import TABLES
from rason.units import DimensionError, describe, parse

if TYPE_CHECKING:
    from rason.case.cell import Cell
    from rason.case.columns import Column
    from rason.case.faults import Faults
    from rason.case.sheet import Line, Sheet
    from rason.units import Units

KnownKeys = Mapping[str, Collection[str] | None]
"""Keys of each table; None where the table could not be read, so that nothing is known."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A cell whose value must lie in its column's range."""

    cell: Cell
    column: Column
    what: str


@dataclass(slots=True)
class Rows:
    """Builds the rows of one case."""

    faults: Faults
    keys: KnownKeys  # the keys that references may use
    compiler: Compiler
    assets: Mapping[str, str]  # first commodity of every asset, for rules that name assets only
    # The cells read so far whose values have a range.
    bounded: list[Bounded] = field(default_factory=list)

    @property
    def units(self) -> Units:
        """The case's conversions."""
        return self.compiler.units

    def table(self, sheet: Sheet) -> list[Any]:
        """Read all rows of a table that are without fault, in file order."""
        units = self._header_units(sheet)
        rows = [self.row(sheet.table, line, units, absent=sheet.absent) for line in sheet.lines]
        return [row for row in rows if row is not None]

    def row(
        self,
        table: str,
        line: Line,
        units: Mapping[str, str | None],
        name: str = "",
        *,
        absent: frozenset[str] = frozenset(),
    ) -> Any | None:  # noqa: ANN401 - one of eighteen row classes
        """Read one row.

        None if any cell is at fault. Messages call it `name`, or by table and key; fields of
        `absent` have no column, which is noted already.
        """
        values: dict[str, Any] = {"where": line.where}
        good = not absent
        row = name or label(table, line)
        for part, column in columns_of(table).items():
            if part in absent:
                continue
            try:
                values[part] = self._value(table, line, part, units)
                if column.kind == "cell" and values[part] is not None:
                    what = f"{row}, {header_of(part, column)}"
                    self.bounded.append(Bounded(values[part], column, what))
            except ExpressionError as error:
                good = False
                if error.code:
                    self.faults.add(
                        error.code, line.where, f"{row}, {header_of(part, column)}",
                        error.found, error.expected, error.fix,
                    )  # fmt: skip
        return TABLES[table](**values) if good else None

    def _value(self, table: str, line: Line, name: str, units: Mapping[str, str | None]) -> Any:  # noqa: ANN401 - what the column's kind says
        """Read one cell."""
        column = columns_of(table)[name]
        text = line.texts[name] or column.default
        if not text and column.needed:
            raise ExpressionError(
                "RSN-C020", "an empty cell", column.doc[0].lower() + column.doc[1:].rstrip("."),
                "fill the cell, or remove the row",
            )  # fmt: skip
        if column.kind == "key":
            return _key(table, line, line.texts[name])
        if column.kind == "cell":
            return self._cell(table, line, name, text, units)
        if column.kind == "equivalents":
            return words.read_equivalents(text, line.texts["unit"])
        if column.kind == "date":
            last = name in {"published", "until"}
            return read_date(text, last=last) if text else None
        if table == "commodities" and column.kind == "unit" and "%" in text:
            raise ExpressionError(
                "RSN-C030", f"`{text}`", "an amount, such as bcm, Mt, TWh or TEU",
                "write the unit in which it is counted",
            )  # fmt: skip
        if column.kind in _WORDS:
            return _WORDS[column.kind](text, column)
        return self._keys(column, text)

    def _keys(self, column: Column, text: str) -> Any:  # noqa: ANN401 - a key, keys, partner or consent
        """Read a cell of references, a partner or a consent."""
        if column.kind == "reference":
            if not text:
                return text
            if separator := re.search("[;,|]", text):
                raise ExpressionError(
                    "RSN-C021", f"`{text}`", "one key",
                    f"write {text.split(separator[0])[0].strip()}, and another row for the rest",
                )  # fmt: skip
            self._known(column.tables, (words.read_key(text),))
            return text
        if column.kind == "partner":
            partner = read_partner(text)
            self._known(column.tables, (partner.figure,) if partner else ())
            return partner
        if column.kind == "consent":
            consent = words.read_consent(text)
            named = text.replace("|", ";").split(";")
            self._known(column.tables, tuple(key.strip() for key in named if key.strip()))
            return consent
        keys = words.read_keys(text)
        self._known(("sources",) if column.kind == "citation" else column.tables, keys)
        return keys

    def _known(self, tables: tuple[str, ...], keys: tuple[str, ...]) -> None:
        """Refuse keys that no table has."""
        groups = [group for table in tables if (group := self.keys.get(table, ())) is not None]
        if not tables or len(groups) < len(tables):
            return
        for key in keys:
            if not any(key in group for group in groups):
                raise self.faults.unknown(key, chain.from_iterable(groups), tables)

    def _cell(
        self, table: str, line: Line, name: str, text: str, units: Mapping[str, str | None]
    ) -> Cell | None:
        """Read one numeric cell."""
        if not text:
            return None
        header = units.get(name, "")
        if header is None:
            raise ExpressionError("", text, "", "")
        return self.compiler.cell(text, line.where, self.target(table, name, line), header)

    def target(self, table: str, name: str, line: Line) -> Target:
        """Return what a numeric cell must come to."""
        dimension = columns_of(table)[name].dimension
        if table == "rules":
            dimension = {
                "cap": "quantity",
                "surcharge": "price",
                "finance": "rate",
                "keep": "stock",
                "drawdown": "quantity",
            }.get(line.texts["kind"], "any")
        if dimension == "any":
            unit = line.texts.get("unit", "")
            known = table == "figures" and self.compiler.figures.get(line.texts["figure"])
            return Target(unit if known else "", why="the figure's unit")
        if dimension == "yield":
            return self._yield(line)
        commodity = line.texts.get("commodity", "").split(";")[0].strip()
        if dimension.startswith("input "):
            dimension, commodity = dimension.removeprefix("input "), line.texts["input"]
        if table == "rules" and not commodity:
            assets = line.texts["asset"].split(";")
            commodity = next(
                (self.assets[key.strip()] for key in assets if key.strip() in self.assets), ""
            )
        return target_of(dimension, commodity, self.units)

    def _yield(self, line: Line) -> Target:
        """Return what a process's yield must come to."""
        units = self.units
        names = (line.texts["input"], line.texts["output"])
        if any(name not in units.commodities for name in names):
            return Target("")
        into, out = (units.commodities[name] for name in names)
        if into == out:
            return Target("1", why="output for a unit of input")
        why = f"`{names[1]}` is balanced in {out}, `{names[0]}` in {into}"
        return Target(f"({out})/({into})" if " " in into + out else f"{out}/{into}", names, why=why)

    def _header_units(self, sheet: Sheet) -> dict[str, str | None]:
        """Report a header unit that suits no row once, in the header, not in every row."""
        units = dict(sheet.units)
        for name, unit in sheet.units.items():
            if unit is None:
                continue
            targets = [
                self.target(sheet.table, name, line)
                for line in sheet.lines
                if _BARE.fullmatch(line.texts[name])
            ]
            known = [target for target in targets if target.unit]
            if not known or any(self._suits(unit, target) for target in known):
                continue
            units[name] = None
            header = header_of(name, columns_of(sheet.table)[name])
            wanted = known[0].unit
            self.faults.add(
                "RSN-C030", sheet.where, f"column {header}",
                f"{unit} is {describe(parse(unit).dimension)}",
                describe(parse(wanted).dimension) + (f": {known[0].why}" if known[0].why else ""),
                f"write {header} [{wanted}], and the numbers in that unit",
            )  # fmt: skip
        return units

    def _suits(self, unit: str, target: Target) -> bool:
        """Return whether a unit can be converted to a target's."""
        try:
            self.units.factor(unit, target.unit, *target.commodities)
        except DimensionError:
            return target.bare and not parse(unit).dimension
        return True


_BARE: Final = re.compile(r"[-+]?[\d.]+(?:[eE][-+]?\d+)?")
_WORDS: Final[Mapping[str, Callable[[str, Column], Any]]] = {
    "text": lambda text, _: text,
    "choice": words.read_choice,
    "yes": lambda text, _: words.read_yes(text),
    "grade": lambda text, _: words.read_grade(text),
    "unit": lambda text, _: words.read_unit(text),
    "period": lambda text, _: read_period(text) if text else "",
    "number": lambda text, column: words.read_number(text, column) if text else None,
}
"""Readers of cells that need nothing but their text and column."""


def _key(table: str, line: Line, text: str) -> str:
    """Read a row's key; what is wrong in cells that it is made of is noted there."""
    if text == own_key(table, line.texts):
        return text
    return words.read_figure_key(text) if table == "figures" else words.read_key(text)


def label(table: str, line: Line) -> str:
    """Name a row as its author would, such as ``link chl_chn``."""
    key = key_of(table)
    if key:
        return f"{key} {line.texts[key]}".rstrip()
    first = next(iter(columns_of(table)))
    return f"{table} of {line.texts[first]}".rstrip()


def target_of(dimension: str, commodity: str, units: Units) -> Target:
    """Return what a numeric cell of a dimension must come to.

    With an empty unit where the commodity is empty or not known; `dimension` is a word of
    `DIMENSIONS`.
    """
    measured = DIMENSIONS[dimension]
    assert measured.unit is not None, f"the row tells the unit of {dimension}"
    if not measured.traded:
        return Target(measured.unit(units, commodity), bare=measured.bare)
    if commodity not in units.commodities:
        return Target("")
    why = f"commodity `{commodity}` is balanced in {units.commodities[commodity]}"
    return Target(measured.unit(units, commodity), (commodity,), why=why)


def target_of_figure(key: str, unit: str) -> Target:
    """Return what a number that a figure is set to must come to.

    A yearly rate may stand bare, as in the tables; the unit is empty where it is at fault.
    """
    found, rate = parse(unit or "1"), parse("1/yr")
    bare = (found.scale, found.dimension) == (rate.scale, rate.dimension)
    return Target(unit, bare=bare, why=f"unit of `{key}`")
