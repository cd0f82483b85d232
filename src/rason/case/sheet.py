"""A table as text: its header understood, its rows cut, nothing converted yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rason.case.faults import nearest
from rason.case.files import read_records
from rason.case.legible import legible
from rason.case.tables import TABLES, Where
from rason.units import UnitError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.case.columns import Column
    from rason.case.faults import Faults
    from rason.case.files import Record

_HEADER = re.compile(r"(?P<name>[^\[\]]*?)\s*(?:\[(?P<unit>[^\[\]]*)\])?")
_GROUPS = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+(?: [A-Za-z%/]\S*)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One row as text."""

    where: Where
    texts: Mapping[str, str]  # cell by field of the row class; columns that are not there are empty


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table as text."""

    table: str  # its name, such as ``links``
    where: Where
    key: str  # the field that holds the key; empty for tables without one
    # Units in the header, by field; None marks one that is at fault.
    units: Mapping[str, str | None]
    lines: tuple[Line, ...]
    absent: frozenset[str] = frozenset()  # fields of columns that are missing though required
    lost: tuple[str, ...] = ()  # keys of rows that cannot be read, so that references to them hold

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its rows, in file order."""
        return tuple(line.texts[self.key] for line in self.lines if self.key)


@cache
def columns_of(table: str) -> Mapping[str, Column]:
    """Return the columns of a table by field of its row class."""
    return {
        field.name: field.metadata["column"]
        for field in fields(TABLES[table])
        if "column" in field.metadata
    }


def header_of(field: str, column: Column) -> str:
    """Return a column's name in the file: the field, but where Python reserves that word."""
    return column.header or field


def key_of(table: str) -> str:
    """Return the field that holds a table's key."""
    kinds = columns_of(table)
    return next((field for field, column in kinds.items() if column.kind == "key"), "")


def own_key(table: str, texts: Mapping[str, str]) -> str:
    """Return the key of a row whose cell for it is empty: other cells of its joined.

    Empty where one of those is, and in tables in which every row says its key.
    """
    made = columns_of(table)[key_of(table)].default
    parts = re.findall(r"{(\w+)}", made)
    return made.format_map(texts) if all(map(texts.get, parts)) else ""


def read_sheet(table: str, text: str, faults: Faults) -> Sheet | None:
    """Read a table's header and cut its rows.

    None if the file cannot be cut into rows or has no column for its keys.
    """
    file = f"{table}.csv"
    records = read_records(file, text, faults)
    if records is None:
        return None
    if not records:
        return Sheet(table, Where(file, 0), key_of(table), {}, ())
    header, *body = records
    width = _used_width(header, body)
    if _decimal_commas(table, body, faults):
        return None
    where = Where(file, header.line)
    if _joined(table, where, header, body, faults) or _no_header(
        table, where, header, body, faults
    ):
        return None
    positions, units = _header(table, where, header.cells[:width], faults)
    key = key_of(table)
    if key and key not in positions and not columns_of(table)[key].default:
        return None
    plain = {
        position for field, position in positions.items() if columns_of(table)[field].kind == "text"
    }
    lines, lost = [], []
    for record in body:
        at = Where(file, record.line)
        if _fits(record, width, len(header.cells), at, faults) and legible(
            record, header, plain, at, faults
        ):
            texts = {
                field: record.cells[positions[field]] if field in positions else ""
                for field in columns_of(table)
            }
            if key:
                texts[key] = texts[key] or own_key(table, texts)
            lines.append(Line(Where(file, record.line), texts))
        elif key in positions and positions[key] < len(record.cells):
            lost.append(record.cells[positions[key]])
    absent = {
        field
        for field, column in columns_of(table).items()
        if column.needed and field not in positions
    }
    return Sheet(table, where, key, units, tuple(lines), frozenset(absent), tuple(lost))


def _decimal_commas(table: str, body: list[Record], faults: Faults) -> bool:
    """Report decimal commas once where a whole file is written with them."""
    several = 2
    commas = [
        (record.line, cell)
        for record in body
        for cell in record.cells
        if "," in cell and _DECIMAL_COMMA.fullmatch(cell)
    ]
    if len(commas) < several:
        return False
    line, cell = commas[0]
    if all(_GROUPS.fullmatch(each) for _, each in commas):
        faults.add(
            "RSN-C004", Where(f"{table}.csv", line), "", f"{len(commas)} numbers such as `{cell}`",
            "decimal points, and no separator of thousands",
            f"format them without separators: {cell.replace(',', '')}; "
            f"or with a point: {cell.replace(',', '.', 1)}",
        )  # fmt: skip
        return True
    faults.add(
        "RSN-C004", Where(f"{table}.csv", line), "", f"{len(commas)} numbers such as `{cell}`",
        "decimal points", "save as `CSV UTF-8 (comma delimited)` with English (US) number settings",
    )  # fmt: skip
    return True


def _no_header(
    table: str, where: Where, header: Record, body: list[Record], faults: Faults
) -> bool:
    """Report a first row that is no header, or a header that stands among the rows."""
    columns = columns_of(table)
    names = [header_of(field, column) for field, column in columns.items()]
    known = [cell for cell in header.cells if cell.partition("[")[0].strip() in names]
    if len(known) < len([cell for cell in header.cells if cell]) / 2:
        faults.add(
            "RSN-C010", where, "", f"`{','.join(header.cells)}`", "a header with column names",
            "begin with " + ",".join(names),
        )  # fmt: skip
        return True
    for record in body:
        if record.cells == header.cells:
            faults.add(
                "RSN-C013", Where(where.file, record.line), "", "the header a second time",
                "one header", "remove this row",
            )  # fmt: skip
            return True
    return False


def _joined(table: str, where: Where, header: Record, body: list[Record], faults: Faults) -> bool:
    """Report two names in one cell of the header, once and not in every row."""
    names = {header_of(field, column) for field, column in columns_of(table).items()}
    widths = {len(record.cells) for record in body}
    for cell in header.cells:
        parts = cell.split()
        if len(parts) > 1 and names.issuperset(parts) and widths == {len(header.cells) + 1}:
            faults.add(
                "RSN-C011", where, f"column {cell}", f"`{cell}`",
                "commas between the names of columns", f"write {','.join(parts)}",
            )  # fmt: skip
            return True
    return False


def _used_width(header: Record, body: list[Record]) -> int:
    """Return the number of columns without the empty ones that a spreadsheet appends."""
    width = len(header.cells)
    while width and not header.cells[width - 1]:
        if any(any(record.cells[width - 1 : width]) for record in body):
            break
        width -= 1
    return width


def _fits(record: Record, width: int, padded: int, where: Where, faults: Faults) -> bool:
    """Check a row's number of cells; a spreadsheet pads rows and header alike."""
    cells = record.cells
    if len(cells) == width or (len(cells) == padded and not any(cells[width:])):
        return True
    fix = "add the missing commas at the end of the row"
    if len(cells) > width:
        fix = 'put text that holds a comma into quotes: "a, b"'
        split = next(
            (
                f"{left},{right}"
                for left, right in pairwise(cells)
                if re.fullmatch(r"-?\d+", left) and re.match(r"\d+( |$)", right)
            ),
            "",
        )
        if split:
            fix = f"write decimals with a point ({split.replace(',', '.', 1)}), or " + fix
    faults.add("RSN-C012", where, "", f"{len(cells)} cells", f"{width}, as in the header", fix)
    return False


def _header(
    table: str, where: Where, cells: list[str], faults: Faults
) -> tuple[dict[str, int], dict[str, str | None]]:
    """Return the position of each field, and the units that stand in the header."""
    columns = columns_of(table)
    fields_by_header = {header_of(field, column): field for field, column in columns.items()}
    positions: dict[str, int] = {}
    units: dict[str, str | None] = {}
    unknown: list[str] = []
    for position, cell in enumerate(cells):
        match = _HEADER.fullmatch(cell)
        name, unit = (match["name"], match["unit"]) if match else (cell, None)
        field = fields_by_header.get(name)
        if field is None:
            unknown.append(cell)
            continue
        if field in positions:
            faults.add("RSN-C013", where, f"column {name}", f"`{name}` twice", "each column once",
                       "remove one of the two columns")  # fmt: skip
            continue
        positions[field] = position
        if unit is not None:
            units[field] = _header_unit(name, unit.strip(), columns[field], where, faults)
    missing = [
        header
        for header, field in fields_by_header.items()
        if field not in positions and columns[field].needed
    ]
    absent = [header for header, field in fields_by_header.items() if field not in positions]
    for cell in unknown:
        bare, unit = _bracketed(cell)
        close = nearest(bare, missing) or nearest(bare, absent)
        if close in missing:
            missing.remove(close)
        faults.add(
            "RSN-C011",
            where,
            f"column {cell}",
            f"`{cell}`" if cell else "a column without a name",
            "one of " + ", ".join(fields_by_header),
            f"write {close}{unit}" if close else "remove the column, or move its text to `note`",
        )
    for header in missing:
        faults.add(
            "RSN-C010",
            where,
            f"column {header}",
            "no such column",
            f"a column `{header}`: {columns[fields_by_header[header]].doc.rstrip('.')}",
            f"add `{header}` to the header, and a cell to each row",
        )
    return positions, units


def _bracketed(cell: str) -> tuple[str, str]:
    """Return a header without what stands in brackets, and that in square ones if it is a unit."""
    found = re.fullmatch(r"(.*?)\s*[(\[](.*)[)\]]", cell)
    if found is None:
        return cell, ""
    try:
        parse(found[2])
    except UnitError:
        return found[1], ""
    return found[1], f" [{found[2]}]"


def _header_unit(name: str, unit: str, column: Column, where: Where, faults: Faults) -> str | None:
    """Check a unit that stands in a header."""
    if column.kind != "cell":
        own = "; its unit stands in column unit" if column.kind == "number" else ""
        faults.add(
            "RSN-C011", where, f"column {name}", f"`{name} [{unit}]`", f"`{name}` without a unit",
            f"write {name}{own}",
        )  # fmt: skip
        return None
    try:
        parse(unit)
    except UnitError as error:
        faults.add(
            "RSN-C029", where, f"column {name}", f"unit `{error.name or unit}`", "a known unit",
            error.fix,
        )  # fmt: skip
        return None
    return unit
