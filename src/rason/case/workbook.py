"""Reading a case from a workbook: a sheet for each table and document, as the texts of a folder."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import repeat, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.csv_text import csv_line
from rason.case.faults import nearest
from rason.case.files import LARGEST, MOST_ROWS
from rason.case.sheet import columns_of, header_of
from rason.case.texts import REQUIRED, Texts
from rason.case.workbook_cells import Wrong, plain, text_of
from rason.case.workbook_places import DOCUMENT_SHEETS, SHEETS, WorkbookPlaces
from rason.errors import Diagnostic, InputError
from rason.optional import needed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.case.columns import Column

SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})
"""Endings of files that are read as workbooks, or refused as such."""
ABOUT: Final = "about"
_FORMED: Final = (int, float, date, time, timedelta)
"""Values that are read by the format in which they are shown."""
OWN: Final = "_"
"""How the names of sheets begin that are the author's own, and never read."""
_ALIKE: Final = 0.75
UNPACKED: Final = 400_000_000  # bytes of all parts above which a workbook is refused unread
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_MERGED: Final = re.compile(rb'mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_SAVE: Final = "open it in Excel, and save it as `Excel Workbook (.xlsx)`"


def is_workbook(path: str | Path) -> bool:
    """Tell whether a path names a file that is, or is meant to be, a workbook."""
    return Path(path).suffix.lower() in SUFFIXES and Path(path).is_file()


def read_workbook(path: str | Path) -> Texts:
    """Return the texts of a case in a workbook.

    Raises `InputError` if it cannot be opened (RSN-C007) or is too large (RSN-C003); what is wrong
    with sheets and cells is among the faults of the texts.
    """
    path = Path(path)
    raw = _bytes(path)
    _refuse_other_kinds(path, raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what rason does not look at
            return _Book(path, raw).texts()
    except InputError:
        raise
    except Exception as error:  # a library's own words for broken parts
        raise _closed(path, "a workbook whose parts are broken", _SAVE) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise _large(path, f"{path.stat().st_size / 1e6:.0f} MB", f"{LARGEST / 1e6:.0f} MB")
        return path.read_bytes()
    except OSError as error:
        raise _closed(path, error.strerror or str(error), "change its permissions") from None


def _refuse_other_kinds(path: Path, raw: bytes) -> None:
    """Refuse what is no .xlsx, each with what it is."""
    if raw.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise _closed(
                path, "a workbook with a password", "remove the password in Excel, and save it"
            )
        raise _closed(path, "a workbook of Excel 97 to 2003 (.xls)", _SAVE)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            size = sum(each.file_size for each in archive.infolist())
            part = archive.getinfo("xl/workbook.xml") if "xl/workbook.xml" in names else None
            strict = (
                part is not None and part.file_size < UNPACKED and _STRICT in archive.read(part)
            )
    except zipfile.BadZipFile:
        raise _closed(path, "no workbook" if raw else "an empty file", _SAVE) from None
    if "xl/workbook.bin" in names:
        raise _closed(path, "a binary workbook (.xlsb)", _SAVE)
    if "mimetype" in names:
        fix = "open it in LibreOffice, and save it as `Excel 2007-365 (.xlsx)`"
        raise _closed(path, "an OpenDocument sheet", fix)
    if "xl/workbook.xml" not in names:
        raise _closed(path, "an archive, and no workbook", _SAVE)
    if strict:
        raise _closed(path, "a workbook of the strict form (Strict Open XML)", _SAVE)
    if size > UNPACKED:
        raise _large(path, f"{size / 1e6:.0f} MB unpacked", f"{UNPACKED / 1e6:.0f} MB")


def _closed(path: Path, found: str, fix: str) -> InputError:
    return InputError(Diagnostic("RSN-C007", str(path), None, "", found, "a workbook (.xlsx)", fix))


def _large(path: Path, found: str, most: str) -> InputError:
    fix = "keep raw data elsewhere and list only what the case needs"
    return InputError(Diagnostic("RSN-C003", str(path), None, "", found, f"at most {most}", fix))


@dataclass(slots=True)
class _Text:
    """The text of one file while it is written, with the row of each line."""

    parts: list[str] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)

    def reach(self, row: int) -> None:
        """Add blank lines, so that lines are called as rows are, as far as cells have one line."""
        for blank in range(len(self.rows) + 1, row):
            self.add("\n", blank)

    def add(self, text: str, row: int) -> None:
        """Add whole lines that come from a row."""
        first = len(self.rows) + 1
        for line, _ in enumerate(io.StringIO(text, newline=""), first):
            self.rows[line] = row
        self.parts.append(text)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as it stands: what it shows, how, and whether a formula stands behind it."""

    value: Any
    form: str
    formula: str = ""


class _Book:
    """A workbook while its sheets are turned into texts."""

    def __init__(self, path: Path, raw: bytes) -> None:
        openpyxl = needed("openpyxl", "excel")
        self.path, self.raw = path, raw
        self.shown = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        self.said = self.shown
        if _has_formulas(raw):
            self.said = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False)
        self.files: dict[str, bytes] = {}
        self.rows: dict[str, dict[int, int]] = {}
        self.columns: dict[str, dict[str, str]] = {}
        self.faults: list[Diagnostic] = []
        self.unknown: set[str] = set()

    def texts(self) -> Texts:
        """Read every sheet."""
        for sheet in self.shown.worksheets:
            name = sheet.title
            if name == ABOUT or name.startswith(OWN):
                continue
            if name not in SHEETS.values():
                self._stranger(name)
            elif sheet.sheet_state != "visible":
                self._fault(
                    "RSN-C008", name, "", "a hidden sheet", "sheets that can be seen",
                    f"unhide it, delete it, or rename it to {OWN}{name}, which is not read",
                )  # fmt: skip
                self.unknown.add(_file(name))
            elif name in DOCUMENT_SHEETS:
                self._document(name, sheet)
            else:
                self._table(name, sheet)
        places = WorkbookPlaces(str(self.path), self.rows, self.columns)
        return Texts(
            self.path.stem, self.path, self.files, frozenset(self.unknown), places,
            tuple(self.faults),
        )  # fmt: skip

    def _stranger(self, name: str) -> None:
        free = [each for each in SHEETS.values() if each not in self.shown.sheetnames]
        close = nearest(name, free, _ALIKE)
        if close:
            self.unknown.add(_file(close))
        fix = f"rename it to {close}" if close else f"rename it to {OWN}{name}, or remove it"
        self._fault(
            "RSN-C008", name, "", f"a sheet `{name}`",
            f"{ABOUT}, {', '.join(SHEETS.values())}, or a name that begins with `{OWN}`", fix,
        )  # fmt: skip

    def _document(self, name: str, sheet: Any) -> None:  # noqa: ANN401 - openpyxl's
        """Read column A, a line of text in each cell."""
        text = _Text()
        for row, cells in self._cells(name, sheet):
            lines, *others = cells or [_Cell(None, "")]
            for number, cell in enumerate(others, 1):
                if cell.value not in (None, ""):
                    self._fault(
                        "RSN-C012", name, f"{_letters(number)}{row}", f"`{cell.value}`",
                        f"lines of {_file(name)} in column A alone",
                        "move it into column A, behind a # if it is a remark",
                    )  # fmt: skip
            line = self._value(name, "A", row, lines, None)
            if line.strip():
                text.reach(row)
                text.add(line.rstrip() + "\n", row)
        if text.parts:
            self.files[_file(name)] = "".join(text.parts).encode()
            self.rows[_file(name)] = text.rows

    def _table(self, name: str, sheet: Any) -> None:  # noqa: ANN401 - openpyxl's
        """Read a header and the rows below it; remarks and blank rows may stand between."""
        merged = self._merged(name)
        header: list[str] = []
        head = 0
        body: list[tuple[int, list[_Cell]]] = []
        remarks: list[tuple[int, str]] = []
        for row, cells in self._cells(name, sheet):
            remark = _remark(cells)
            if remark:
                remarks.append((row, remark))
            elif not header:
                header = [plain(str(each.value or "")).strip() for each in cells]
                head = row
            elif any(each.value not in (None, "") or each.formula for each in cells):
                body.append((row, cells))
                if len(body) > MOST_ROWS:
                    fix = "keep raw data elsewhere and list only what the case needs"
                    self._fault("RSN-C003", name, f"A{row}", f"more than {MOST_ROWS:,} rows",
                                f"at most {MOST_ROWS:,} rows", fix)  # fmt: skip
                    self.unknown.add(_file(name))
                    return
        if merged:
            self.unknown.add(_file(name))
            return
        if header and (body or remarks or f"{name}.csv" in REQUIRED):
            self._written(name, head, header, body, remarks)

    def _written(
        self,
        name: str,
        head: int,
        header: list[str],
        body: list[tuple[int, list[_Cell]]],
        remarks: list[tuple[int, str]],
    ) -> None:
        """Write a table as text: columns that hold nothing, and may, are left out."""
        declared = {header_of(key, column): column for key, column in columns_of(name).items()}
        columns = [declared.get(each.partition("[")[0].strip()) for each in header]
        units = [each.partition("[")[0].strip() for each in header]
        unit = units.index("unit") if "unit" in units else -1
        texts = [(row, self._row(name, row, header, columns, unit, cells)) for row, cells in body]
        used = [
            any(cells[at] for _, cells in texts) or (bool(each) and not _optional(columns[at]))
            for at, each in enumerate(header)
        ]
        kept = [at for at, each in enumerate(used) if each]
        file = f"{name}.csv"
        self.columns[file] = {units[at]: _letters(at) for at in kept}
        text = _Text()
        lines = [(head, csv_line([header[at] for at in kept], "\n"))]
        lines += [(row, csv_line([cells[at] for at in kept], "\n")) for row, cells in texts]
        lines += remarks
        for row, line in sorted(lines):
            text.reach(row)
            text.add(line, row)
        self.files[file] = "".join(text.parts).encode()
        self.rows[file] = text.rows

    def _row(
        self,
        name: str,
        row: int,
        header: list[str],
        columns: Sequence[Column | None],
        unit: int,
        cells: list[_Cell],
    ) -> list[str]:
        found = []
        said = str(cells[unit].value or "").strip() if 0 <= unit < len(cells) else ""
        for at, cell in enumerate(cells):
            letters = _letters(at)
            if at >= len(header) or not header[at]:
                if cell.value not in (None, ""):
                    self._fault(
                        "RSN-C012", name, f"{letters}{row}", f"`{cell.value}` without a header",
                        "a column's name above it", "empty the cell, or move it to `note`",
                    )  # fmt: skip
                if at < len(header):
                    found.append("")
                continue
            found.append(self._value(name, letters, row, cell, columns[at], header[at], said))
        return found + [""] * (len(header) - len(found))

    def _value(
        self,
        name: str,
        letters: str,
        row: int,
        cell: _Cell,
        column: Column | None,
        header: str = "",
        unit: str = "",
    ) -> str:
        """Return the text of a cell, and note what is wrong with it."""
        place, what = f"{letters}{row}", header.partition("[")[0].strip()
        if cell.formula and cell.value is None:
            self._fault(
                "RSN-C009", name, place, f"`{cell.formula}`, whose value is not in the file",
                "a formula that Excel has worked out, or a value",
                "open the workbook in Excel and save it, or write the value", what,
            )  # fmt: skip
            return ""
        if name in DOCUMENT_SHEETS and isinstance(cell.value, str):
            return plain(cell.value)  # with the spaces at its beginning
        text = text_of(cell.value, cell.form, column, unit)
        if isinstance(text, Wrong):
            self._fault(text.code, name, place, text.found, text.expected, text.fix, what)
            return text.instead
        return text

    def _cells(self, name: str, sheet: Any) -> Iterator[tuple[int, list[_Cell]]]:  # noqa: ANN401
        """Yield the rows of a sheet with their numbers, from 1."""
        sheet.reset_dimensions()  # what a file says of its own size is not always so
        formulas: Iterator[tuple[Any, ...]] = repeat(())
        if self.said is not self.shown:
            self.said[name].reset_dimensions()
            formulas = self.said[name].iter_rows()
        for row, (shown, said) in enumerate(zip(sheet.iter_rows(), formulas, strict=False), 1):
            cells = [
                _Cell(
                    value.value,
                    value.number_format if isinstance(value.value, _FORMED) else "",
                    _formula(formula),
                )
                for value, formula in zip_longest(shown, said)
            ]
            while cells and cells[-1].value in (None, "") and not cells[-1].formula:
                cells.pop()
            yield row, cells

    def _merged(self, name: str) -> bool:
        """Note merged cells, in which one value stands for several."""
        path = getattr(self.shown[name], "_worksheet_path", "").lstrip("/")
        with zipfile.ZipFile(io.BytesIO(self.raw)) as archive:
            text = archive.read(path) if path in archive.namelist() else b""
        found = [tuple(part.decode() for part in each) for each in _MERGED.findall(text)]
        for first, top, last, bottom in found:
            area = f"{first}{top}:{last}{bottom}"
            self._fault(
                "RSN-C009", name, f"{first}{top}", f"merged cells, {area}", "a value in each cell",
                f"unmerge {area}, and write the value into each row that it is about",
            )  # fmt: skip
        return bool(found)

    def _fault(
        self,
        code: str,
        sheet: str,
        cell: str,
        found: str,
        expected: str,
        fix: str,
        header: str = "",
    ) -> None:
        place = f"{self.path}: {sheet}" + (f"!{cell}" if cell else "")
        what = f"column {header}" if header else ""
        self.faults.append(Diagnostic(code, place, None, what, found, expected, fix))


def _has_formulas(raw: bytes) -> bool:
    """Tell whether any sheet has a formula, and is worth being read twice."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return any(
            _FORMULA.search(archive.read(each))
            for each in archive.namelist()
            if each.startswith("xl/worksheets/") and each.endswith(".xml")
        )


def _formula(cell: Any) -> str:  # noqa: ANN401 - openpyxl's
    if getattr(cell, "data_type", "") != "f":
        return ""
    text = getattr(cell.value, "text", cell.value)
    return str(text)


def _remark(cells: list[_Cell]) -> str:
    """Return a row that is a remark, as lines that begin with #; nothing for other rows."""
    from rason.case.files import SPREADSHEET_ERROR

    if not cells or any(each.value not in (None, "") for each in cells[1:]):
        return ""
    text = plain(str(cells[0].value or "")).strip()
    if not text.startswith("#") or SPREADSHEET_ERROR.fullmatch(text):
        return ""
    return "".join(
        f"{line if line.startswith('#') else f'# {line}'}\n" for line in text.split("\n")
    )


def _optional(column: Column | None) -> bool:
    return column is not None and not column.needed


def _file(sheet: str) -> str:
    return DOCUMENT_SHEETS.get(sheet, f"{sheet}.csv")


def _letters(position: int) -> str:
    """Return the letters of a column, from 0.

    Examples
    --------
    >>> _letters(0), _letters(25), _letters(26), _letters(701), _letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    text, left = "", position + 1
    while left:
        left, rest = divmod(left - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
