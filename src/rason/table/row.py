"""Tables: rows of one type, whose declaration every face of an answer reads.

A row is a frozen model, and a list of rows in a model is a table. In files, a table stands by
itself and begins with the keys of what holds it; in JSON, it stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from html import escape
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Literal,
    Protocol,
    Self,
    Union,
    get_args,
    get_origin,
)

from rason.table.column import Column, Spread, usual
from rason.table.numbers import Span
from rason.table.part import Part, documented
from rason.words.html import short as shortened

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import altair as alt
    import pandas as pd

Cell = str | float | int | bool | None
Type = Literal["string", "number", "integer", "boolean", "date"]
_TYPES: dict[type, Type] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    date: "date",
}


class Row(Part):
    """A row of a table.

    A subclass names its table: ``class Closure(Row, table="closures")``; one without a name only
    hands its keys to the rows that it holds. Its fields are columns, as far as they are plain; a
    `rason.table.column.Column` in the annotation says what each holds.
    """

    table: ClassVar[str] = ""
    further: ClassVar[tuple[type[Row], ...]] = ()  # of other tables, which `read_off` yields

    def read_off(self) -> Iterator[Row]:
        """Yield the rows of `further`."""
        return iter(())

    def __init_subclass__(cls, *, table: str = "", **others: Any) -> None:  # noqa: ANN401 - pydantic's
        """Keep the table's name."""
        super().__init_subclass__(**others)
        cls.table = table or cls.table


class Answer(Part):
    """What is answered to one question: tables, or the reason why there is nothing in them."""

    reason: str = ""
    """Why there is nothing to be told."""

    asked: ClassVar[Face | None] = None  # of an answer that a study gave: how it is shown

    def shown_with(self, face: Face) -> Self:
        """Return the answer, which shows and draws itself with names from now on."""
        found = self.model_copy()
        object.__setattr__(found, "asked", face)  # no field: it is no part of what was answered
        return found

    def __repr__(self) -> str:
        """Say how many rows each table has."""
        held = ", ".join(f"{len(each)} in {name}" for name, each in tables(self).items())
        return f"<{type(self).__name__}: {held or shortened(self.reason) or 'no rows'}>"

    def _repr_html_(self) -> str:
        """Show it in a notebook, in short."""
        return escape(repr(self)) if self.asked is None else self.asked.html(self)

    def chart(self, name: str = "", *, width: float | None = None) -> alt.TopLevelMixin:
        """Return its chart, of an answer that a study gave.

        `name` is that of a further chart, such as ``shortages_stocks``. Raises `InputError` if the
        question has none, naming those that there are.
        """
        assert self.asked is not None, "a study gave the answer"
        return self.asked.chart(self, name, width)

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return every table as a pandas frame, by name; those without rows are empty."""
        from rason.table.frame import frame

        found = tables(self)
        return {
            name: frame(found.get(name) or Table(name, held, ()))
            for name, held in columns(type(self)).items()
        }


class Face(Protocol):
    """How an answer is shown where people look at it."""

    def html(self, answer: Answer) -> str:
        """Return it as a notebook shows it."""

    def chart(self, answer: Answer, name: str, width: float | None) -> alt.TopLevelMixin:
        """Return a chart of it."""


RowClass = type[Row]


@dataclass(frozen=True, slots=True)
class Field:
    """A column in its table."""

    name: str
    """As in CSV, JSON, frames and TypeScript."""
    column: Column
    type: Type
    row: RowClass | None = None
    """Whose field it is; None of a table that is put together by hand."""
    attribute: str = ""
    """Its name there."""

    @property
    def description(self) -> str:
        """The text below the field, which is looked for in the source when somebody asks."""
        return "" if self.row is None else documented(self.row).get(self.attribute, "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their fields."""

    name: str
    fields: tuple[Field, ...]
    rows: tuple[Mapping[str, Cell], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of the columns that tell rows apart."""
        return tuple(each.name for each in self.fields if each.column.key)

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        """Go through the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __getitem__(self, position: int) -> Mapping[str, Cell]:
        """Return a row."""
        return self.rows[position]

    def unit(self, name: str, row: Mapping[str, Cell]) -> str:
        """Return the unit of a cell."""
        said = next(each.column.unit for each in self.fields if each.name == name)
        return str(row[said] or "") if said in row else said


def fields(row: type[Row]) -> tuple[Field, ...]:
    """Return the columns of a table.

    Its plain fields: numbers, words, flags, dates, and lists of words; a number with its range is
    three.
    """
    return tuple(each for each, *_ in _plain(row))


def tables(part: Part) -> dict[str, Table]:
    """Return all tables that a part holds, and those that their rows hold.

    By name, those without rows left out. Rows that stand in another row begin with its keys.
    `part`: an answer, or a whole result document.
    """
    found: dict[str, tuple[tuple[Field, ...], list[Mapping[str, Cell]]]] = {}
    for name, cells in _walked(part, {}):
        columns = tuple(cells)
        row = {field.name: cell for field, cell in cells.items()}
        found.setdefault(name, (columns, []))[1].append(row)
    return {name: Table(name, columns, tuple(rows)) for name, (columns, rows) in found.items()}


def columns(kind: type[Part]) -> dict[str, tuple[Field, ...]]:
    """Return the columns of all tables that a kind of answer can have.

    By table, as `tables` has them.
    """
    return {name: tuple(held) for name, held in _declared(kind, {})}


Cells = dict[Field, Cell]


def _declared(kind: type[Part], above: Cells) -> Iterator[tuple[str, Cells]]:
    """Yield each table that a kind of part can hold, with its columns over empty cells."""
    for info in kind.model_fields.values():
        for each in _parts(info.annotation):
            handed = above
            if issubclass(each, Row):
                cells = _under(above, dict.fromkeys(fields(each)))
                if each.table:
                    yield each.table, cells
                handed = _handed(above, cells)
                for other in each.further:
                    yield other.table, _under(handed, dict.fromkeys(fields(other)))
            yield from _declared(each, handed)
        for spread in info.metadata:
            if isinstance(spread, Spread):
                yield from _spread(spread, {"": 0.0}, above)


def _parts(annotation: object) -> Iterator[type[Part]]:
    """Yield the kinds of parts in the type of a field."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for each in get_args(annotation):
        yield from _parts(each)


def _walked(part: Part, above: Cells) -> Iterator[tuple[str, Cells]]:
    """Yield the name of a table and one of its rows, for all that a part holds."""
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Row):
                yield from _rows(each, above)
            elif isinstance(each, Part):
                yield from _walked(each, above)
        for spread in info.metadata:
            if isinstance(spread, Spread) and value:
                yield from _spread(spread, value, above)


def _rows(row: Row, above: Cells) -> Iterator[tuple[str, Cells]]:
    """Yield a row, and the rows that it holds."""
    own: Cells = {field: _read(row, *where) for field, *where in _plain(type(row))}
    cells = _under(above, own)
    if row.table:
        yield row.table, cells
    handed = _handed(above, cells)
    for other in row.read_off():
        yield from _rows(other, handed)
    yield from _walked(row, handed)


def _handed(above: Cells, own: Cells) -> Cells:
    """Return what a row hands to the rows that it holds: its keys, and all units."""
    names = {field.name for field in own}
    units = {f: c for f, c in above.items() if f.column.kind == "unit" and f.name not in names}
    return units | {f: c for f, c in own.items() if f.column.key or f.column.kind == "unit"}


def _spread(
    spread: Spread, amounts: Mapping[str, float], above: Cells
) -> Iterator[tuple[str, Cells]]:
    """Yield a row for each amount."""
    key = Field(spread.key, replace(spread.column, key=True), "string")
    value = Field(spread.value, spread.amount, "number")
    for each, amount in amounts.items():
        yield spread.table, _under(above, {key: each, value: amount})


def _under(above: Cells, own: Cells) -> Cells:
    """Put the keys of what holds a row before it, and behind it the unit that it lacks."""
    names = {field.name for field in own}
    keys = {f: c for f, c in above.items() if f.column.key and f.name not in names}
    if not any(field.column.key for field in own):  # its place among its like is no key of it
        keys = {replace(f, column=replace(f.column, key=False)): c for f, c in keys.items()}
    lacked = {field.column.unit for field in own} - names
    return keys | own | {f: c for f, c in above.items() if f.name in lacked}


def _cell(value: object) -> Cell:
    """Return a value as a cell: words are joined, alternatives of words by bars, days written."""
    if isinstance(value, tuple):
        several = any(isinstance(each, tuple) for each in value)
        return ("|" if several else ";").join(str(_cell(each)) for each in value)
    return value.isoformat() if isinstance(value, date) else value  # type: ignore[return-value]


@cache
def _plain(row: type[Row]) -> tuple[tuple[Field, str, str], ...]:
    """Return the plain fields of a row, each with the attribute that holds it, and which end."""
    unit = "unit" if "unit" in row.model_fields else ""
    found = []
    for attribute, info in row.model_fields.items():
        ranged = Span in (info.annotation, *get_args(info.annotation))
        kind = "number" if ranged else _type(info.annotation)
        if kind is None:
            continue
        name = info.serialization_alias or attribute
        said = (each for each in info.metadata if isinstance(each, Column))
        column = next(said, usual(name, number=kind in ("number", "integer"), unit=unit))
        name = column.name or name
        first = Field(name, column, kind, row, attribute)
        found.append((first, attribute, "value" if ranged else ""))
        for end in ("low", "high") if ranged else ():
            last = Column(end.capitalize(), column.kind, unit=column.unit, end_of=name)
            found.append((Field(f"{name}_{end}", last, kind), attribute, end))
    return tuple(found)


def _read(row: Row, attribute: str, end: str) -> Cell:
    """Return a cell of a row."""
    value = getattr(row, attribute)
    return _cell(getattr(value, end, None) if end else value)


def table_of(
    name: str,
    rows: Iterable[Mapping[str, Cell]],
    keys: Collection[str] = (),
) -> Table:
    """Return a table of rows that are put together by hand.

    `rows`: all with the same columns; what these hold is told from their names and their cells.
    `keys`: columns that tell rows apart.
    """
    kept = tuple(rows)
    fields = []
    for column in kept[0] if kept else ():
        cells = [row[column] for row in kept if row[column] is not None]
        kinds = {type(cell) for cell in cells}
        kind = _TYPES.get(kinds.pop(), "string") if len(kinds) == 1 else "string"
        kind = "number" if kinds == {int, float} else kind
        unit = "unit" if "unit" in kept[0] else ""
        holds = usual(column, number=kind in ("number", "integer"), unit=unit)
        told = replace(holds, key=column in keys)
        fields.append(Field(column, told, kind))
    return Table(name, tuple(fields), kept)


def _type(annotation: object) -> Type | None:
    """Return the type of a field's cells; None of what is no cell."""
    if get_origin(annotation) in (Union, UnionType):
        kinds = {_type(each) for each in get_args(annotation) if each is not NoneType}
        return kinds.pop() if len(kinds) == 1 else "string"
    if get_origin(annotation) is Literal:
        return "string"
    if get_origin(annotation) is tuple:
        return "string" if _type(get_args(annotation)[0]) == "string" else None
    if isinstance(annotation, type):
        return "string" if annotation is str else _TYPES.get(annotation)
    return None
