"""A case with other figures or rows: its texts, changed in nothing else."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.csv_text import BOM, Row, csv_text, rewritten
from rason.case.expression import ExpressionError, Number, parse_expression, with_unit
from rason.case.faults import nearest
from rason.case.frame_cells import BARE, cell_of, number_text
from rason.case.frame_places import FramePlaces, cut, labels_of
from rason.case.frames import lay_out
from rason.case.sheet import columns_of, header_of
from rason.case.tables import TABLES
from rason.case.texts import Texts
from rason.errors import Diagnostic
from rason.units import DimensionError, UnitError

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from rason.case.case import Case

Changes = Mapping[Hashable, Mapping[str, object] | None]
"""By key, or by position in a table without keys: other cells by column; None drops the row."""
NOTE: Final = "set by hand"
_BY_HAND: Final = {
    "low": "", "value": "", "high": "", "formula": "", "period": "", "published": "",
    "source": "", "grade": "", "reporter": "", "note": NOTE,
}  # fmt: skip
"""What a figure's row says once its number is another: no range, and nobody who reported it."""


def changed(
    case: Case, figures: Mapping[str, object], rows: Mapping[str, Changes | pd.DataFrame]
) -> Texts:
    """Return the texts of a case with other figures and rows.

    Its faults are names that lead nowhere, and values that no cell can hold.
    """
    change = _Change(case)
    for figure, value in figures.items():
        change.figure(figure, value)
    for table, wanted in rows.items():
        change.table(table, wanted)
    return Texts(
        case.name,
        Path(case.name),
        change.files,
        places=FramePlaces(change.files),
        faults=tuple(change.faults),
    )


class _Change:
    """The texts of one case while they are changed."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.files = dict(case.texts)
        self.faults: list[Diagnostic] = []

    def figure(self, key: str, value: object) -> None:
        """Set a figure: to a number in its unit, to text, or other cells of its row."""
        if key not in self.case.figures:
            self._unknown(f"figures, row {key!r}", "figure", key, self.case.figures, "a figure")
            return
        if isinstance(value, Mapping):
            self._cells("figures", {key: value})
            return
        try:
            self._cells("figures", {key: _BY_HAND | self._number(key, value)})
        except ExpressionError as error:
            self._fault(error.code, f"figures, row {key!r}", f"figure {key}", error)
            return
        self._without_reports(key)

    def _number(self, key: str, value: object) -> dict[str, str]:
        """Return the cell that a figure is set in: a value, or a formula over other figures."""
        text = cell_of(value, columns_of("figures")["value"])
        node = parse_expression(text, frozenset(self.case.figures))
        if not isinstance(node, Number):
            return {"formula": text, "moves_with": ""}
        own = self.case.figures[key].unit
        if not node.unit:
            return {"value": text}
        try:
            factor = self.case.units.factor(node.unit, own)
        except (DimensionError, UnitError):
            raise ExpressionError(
                "RSN-C030", f"`{text}`", f"a number in {own}, or in a unit that converts to it",
                f"write a number alone, which is in {own}",
            ) from None  # fmt: skip
        return {"value": number_text(node.value * factor)}

    def _without_reports(self, key: str) -> None:
        """Drop other reports of a figure that is set: nobody reported what it is set to."""
        at = [number for number, each in enumerate(self.case.reports) if each.figure == key]
        if at:
            self._cells("reports", dict.fromkeys(at))

    def table(self, table: str, wanted: Changes | pd.DataFrame) -> None:
        """Change rows of a table by key, or add those of a frame."""
        if table not in TABLES:
            self._unknown(f"{table}", "rows", table, TABLES, "a table")
        elif isinstance(wanted, Mapping):
            self._cells(table, wanted)
        else:
            self._add(table, wanted)

    def _cells(self, table: str, wanted: Changes) -> None:
        """Change cells of rows, or drop rows."""
        name = f"{table}.csv"
        content = self.files.get(name, b"")
        body, records = cut(name, content)
        lines = {label: line for line, label in labels_of(name, content).items()}
        header = list(records[0].cells) if records else []
        rows = {record.line: list(record.cells) for record in records[1:]}
        for label, cells in wanted.items():
            place = f"{table}, row {label!r}"
            if label not in lines:
                self._unknown(place, "rows", label, lines, f"a row of {table}")
            elif cells is None:
                rows.pop(lines[label], None)
            elif not isinstance(cells, Mapping):
                error = ExpressionError(
                    "RSN-F002", f"a value of type {type(cells).__name__}",
                    "other cells by column, or None to drop the row", 'write {"column": value}',
                )  # fmt: skip
                self._fault(error.code, place, "rows", error)
            else:
                texts = self._texts(table, place, cells)
                header += [each for each in texts if each not in map(_plain, header)]
                row = rows[lines[label]]
                row += [""] * (len(header) - len(row))
                for column, text in texts.items():
                    row[[*map(_plain, header)].index(column)] = text
        if records:
            left = [Row(line, _padded(cells, len(header))) for line, cells in rows.items()]
            self._write(name, rewritten(body, records, left, header))

    def _texts(self, table: str, place: str, cells: Mapping[str, object]) -> dict[str, str]:
        """Return new cells as text, by column."""
        columns = {header_of(field, column): column for field, column in columns_of(table).items()}
        texts = {}
        for column, value in cells.items():
            if column not in columns:
                self._unknown(place, f"column {column}", column, columns, "a column")
                continue
            try:
                texts[column] = cell_of(value, columns[column])
            except ExpressionError as error:
                self._fault(error.code, place, f"column {column}", error)
        return texts

    def _add(self, table: str, frame: pd.DataFrame) -> None:
        """Add the rows of a frame at the end of a table."""
        laid = lay_out(table, frame)
        if isinstance(laid, Diagnostic):
            self.faults.append(laid)
            return
        self.faults += laid.faults
        name = f"{table}.csv"
        body, records = cut(name, self.files.get(name, b""))
        if not records:
            self.files[name] = csv_text(laid.header, laid.rows)[0].encode()
            return
        header = list(records[0].cells)
        at, units = [], []
        for written in laid.header:
            plain = [_parted(each) for each in header]
            column, unit = _parted(written)
            found = next((at for at, each in enumerate(plain) if each[0] == column), None)
            if found is None:
                found = len(header)
                header.append(written)
                plain.append((column, unit))
            at.append(found)
            units.append("" if unit == plain[found][1] else unit)
        rows = [Row(record.line, _padded(record.cells, len(header))) for record in records[1:]]
        for cells in laid.rows:
            new = [""] * len(header)
            for position, unit, cell in zip(at, units, cells, strict=True):
                new[position] = with_unit(cell, unit) if BARE.fullmatch(cell) else cell
            rows.append(Row(None, new))
        self._write(name, rewritten(body, records, rows, header))

    def _write(self, name: str, text: str) -> None:
        mark = BOM if self.files[name].startswith(BOM.encode()) else ""
        self.files[name] = (mark + text).encode("utf-8", "surrogatepass")

    def _fault(self, code: str, place: str, what: str, error: ExpressionError) -> None:
        parts = (error.found, error.expected, error.fix)
        found, expected, fix = (FramePlaces(self.files).says("figures.csv", each) for each in parts)
        self.faults.append(Diagnostic(code, place, None, what, found, expected, fix))

    def _unknown(
        self, place: str, what: str, name: Hashable, known: Collection[Hashable], kind: str
    ) -> None:  # fmt: skip
        close = nearest(str(name), map(str, known))
        self.faults.append(
            Diagnostic(
                "RSN-R001", place, None, what, f"`{name}`", f"the name of {kind}",
                f"write {close}" if close else "correct it; new rows are added by a frame",
            )
        )  # fmt: skip


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _plain(header: str) -> str:
    return _parted(header)[0]


def _parted(header: str) -> tuple[str, str]:
    """Return name and unit of a column's header."""
    name, _, unit = header.partition("[")
    return name.strip(), unit.rstrip("] ")
