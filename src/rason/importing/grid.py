"""A file that others wrote to a grid of text: CSV, workbook or GeoJSON, with the line of each row.

Nothing is converted. What is no table, cannot be decoded or holds no rows is refused by name.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from rason.case.faults import Faults, nearest
from rason.case.files import SPREADSHEET_ERROR
from rason.case.tables import Where
from rason.errors import InputError
from rason.optional import needed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    Keep = Callable[[Sequence[str]], Callable[[Sequence[str]], bool] | None]

Found = TypeVar("Found")
MISSING: Final = frozenset(
    {"", "-", "--", "..", "n/a", "na", "nan", "none", "null", "unknown", "tbd", "*", "x"}
)
"""What publishers write where there is nothing, in lower case."""
MOST_BYTES: Final = 500_000_000
"""Of a file, and of what it unpacks to."""
MOST_CELLS: Final = 20_000_000
_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_SEPARATORS: Final = (",", ";", "\t", "|")
_BLANK: Final = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
"""Bytes of a file that holds nothing, its mark of byte order among them."""
_BINARY: Final = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_FIELD: Final = 4_000_000  # characters of a cell: routes are long
_LOOKED: Final = 40  # rows of a sheet among which its header is


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and rows of text."""

    file: str  # as diagnostics name it; of a workbook with the sheet
    header: tuple[str, ...]
    header_line: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]  # line, and cells: as many as the header
    dropped: int = 0  # rows that were not asked for, and not kept

    def where(self, line: int = 0) -> Where:
        """Return a place in it."""
        return Where(self.file, line)

    def place(self, column: str) -> int:
        """Return the position of a column."""
        return self.header.index(column)

    def texts(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line and cells by header."""
        for line, cells in self.rows:
            yield line, dict(zip(self.header, cells, strict=True))

    def ask(self, columns: Iterable[str], faults: Faults, of: str) -> bool:
        """Note each column that is missing, with the nearest there is; `of` names the format."""
        missing = [each for each in columns if each not in self.header]
        for each in missing:
            near = nearest(each, (name for name in self.header if name), 0.5)
            fix = "take the file as it was published"
            fix = f"rename the column `{near}` to `{each}`" if near else fix
            faults.add(
                "RSN-I003", self.where(self.header_line), f"column {each}",
                "columns " + ", ".join(self.header[:12]) + (", …" if len(self.header) > 12 else ""),  # noqa: PLR2004 - one line
                f"`{each}`, as {of} has it",
                fix,
            )  # fmt: skip
        return not missing


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is nothing."""
    return text.strip().casefold() in MISSING


def refuse(faults: Faults) -> None:
    """Raise all that was noted, if anything was."""
    if faults.found:
        raise InputError(*dict.fromkeys(faults.found))


def fault(code: str, file: str, line: int, *words: str) -> InputError:
    """Return one fault: `words` are what, found, expected and fix."""
    faults = Faults(Path())
    faults.add(code, Where(file, line), *words)
    return InputError(*faults.found)


def read_grid(
    path: Path,
    *,
    sheet: str = "",
    encoding: str = "",
    separator: str = "",
    keep: Keep | None = None,
) -> Grid:
    """Read one file.

    `sheet`, `encoding`, `separator`: where the file does not say them itself. `keep` is given the
    header of separated text and tells which rows are kept, so that files of many millions of rows
    fit into memory. Raises `InputError` if it is no table.
    """
    raw = read_bytes(path)
    suffix = path.name.lower().removesuffix(".gz").rpartition(".")[2]
    if raw.startswith(_ZIP) and suffix in {"xlsx", "xlsm"}:
        return _workbook(path, raw, sheet)
    text = decoded(path, raw, encoding)
    if suffix in {"geojson", "json"} or text.lstrip()[:1] == "{":
        return _geojson(path, text)
    return _table(path, text, separator, keep)


def headers(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the header of a file, or of each filled sheet of a workbook by its name.

    A file without sheets has one of no name. In whatever encoding it is, headers are recognised.
    Raises `InputError` if it is no table.
    """
    raw = read_bytes(path)
    suffix = path.name.lower().removesuffix(".gz").rpartition(".")[2]
    if raw.startswith(_ZIP) and suffix in {"xlsx", "xlsm"}:
        return _opened(path, raw, _sheet_headers)
    text = decoded(path, raw, "" if is_utf(raw) else "latin-1")
    if suffix in {"geojson", "json"} or text.lstrip()[:1] == "{":
        return {"": _geojson(path, text).header}
    first = next(line for line in io.StringIO(text) if line.strip())
    by = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(_FIELD)
    names = next(cells for cells in csv.reader(io.StringIO(text), delimiter=by) if any(cells))
    return {"": tuple(name.strip() for name in names)}


def is_utf(raw: bytes) -> bool:
    """Tell whether bytes are text in UTF-8, or say themselves that they are in UTF-16."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _sheet_headers(book: Any) -> dict[str, tuple[str, ...]]:  # noqa: ANN401 - openpyxl's
    """Return the first filled row of each sheet that has one more."""
    found = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_row=_LOOKED)
        filled = [shown for cells in rows if any(shown := tuple(map(_shown, cells)))]
        if len(filled) > 1:
            found[sheet.title] = filled[0]
    return found


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; unpacked, if it is packed by gzip or alone in a zip archive."""
    name = str(path)
    if not path.is_file():
        found = "a folder" if path.is_dir() else "no such file"
        raise fault("RSN-I001", name, 0, "", found, "a file that can be read", "name the file")
    if path.stat().st_size > MOST_BYTES:
        raise fault(
            "RSN-I001", name, 0, "", f"{path.stat().st_size / 1e6:.0f} MB",
            f"at most {MOST_BYTES / 1e6:.0f} MB", "keep the rows that the case is about",
        )  # fmt: skip
    try:
        raw = path.read_bytes()
        if raw.startswith(_GZIP):
            with gzip.open(io.BytesIO(raw)) as packed:
                raw = packed.read(MOST_BYTES + 1)
            if len(raw) > MOST_BYTES:
                raise _too_large(name)
        elif raw.startswith(_ZIP) and path.suffix.lower() == ".zip":
            _hold_to_size(path, raw)
            raw = _only_file(path, raw)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise fault(
            "RSN-I001", name, 0, "", str(error), "a file that can be read", "fetch it once more"
        ) from error
    if not raw.strip(_BLANK):
        raise fault(
            "RSN-I002", name, 0, "", "an empty file", "a header and rows", "fetch it once more"
        )
    return raw


def _hold_to_size(path: Path, raw: bytes) -> None:
    """Refuse an archive whose parts are too large together; no part gives more than it says."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
            raise _too_large(str(path))


def _only_file(path: Path, raw: bytes) -> bytes:
    """Return the only file of a zip archive, as publishers offer their tables."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [each.filename for each in archive.infolist() if not each.is_dir()]
        if len(names) == 1:
            return archive.read(names[0])
    raise fault(
        "RSN-I001", str(path), 0, "", f"a zip archive of {len(names)} files", "one that is meant",
        f"unpack it, and name {names[0] if names else 'the file'}",
    )  # fmt: skip


def _too_large(name: str) -> InputError:
    """Refuse what a small file unpacks to."""
    return fault(
        "RSN-I001", name, 0, "", f"more than {MOST_BYTES / 1e6:.0f} MB unpacked",
        f"at most {MOST_BYTES / 1e6:.0f} MB", "keep the rows that the case is about",
    )  # fmt: skip


def decoded(path: Path, raw: bytes, encoding: str = "") -> str:
    """Return bytes as text: UTF-8, or what a byte order mark or `encoding` says."""
    name = str(path)
    kinds = {
        _ZIP: "a zip archive or workbook", _OLD_EXCEL: "a workbook of Excel 97", b"%PDF": "a PDF",
        b"PAR1": "Parquet", b"\x89HDF": "netCDF or HDF5", b"CDF": "netCDF",
    }  # fmt: skip
    for mark, kind in kinds.items():
        if raw.startswith(mark):
            cure = (
                "unpack it, and name the file inside"
                if mark == _ZIP
                else "save it as CSV or as .xlsx"
            )
            raise fault("RSN-I001", name, 0, "", kind, "CSV, .xlsx or GeoJSON", cure)
    if raw.lstrip()[:1] == b"<":
        raise fault(
            "RSN-I001", name, 1, "", "a page of the web", "CSV, .xlsx or GeoJSON",
            "fetch the file itself: what was saved is the page about it",
        )  # fmt: skip
    chosen = encoding or ("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    try:
        text = raw.decode(chosen)
    except LookupError as error:
        raise fault(
            "RSN-I009", name, 0, "encoding", f"`{encoding}`", "a name such as utf-8 or cp1252",
            "write `encoding: cp1252` if it was saved on Windows in western Europe",
        ) from error  # fmt: skip
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise fault(
            "RSN-I001", name, raw.count(b"\n", 0, at) + 1, "", f"byte 0x{raw[at]:02x}",
            f"text in {chosen.removesuffix('-sig').upper()}",
            "save it as UTF-8, or say its encoding: --encoding "
            + ("latin-1" if chosen == "cp1252" else "cp1252"),
        ) from error  # fmt: skip
    if _BINARY.search(raw) and not chosen.startswith("utf-16") and "\x00" in text:
        raise fault("RSN-I001", name, 0, "", "bytes that are no text", "CSV, .xlsx or GeoJSON",
                    "name a table")  # fmt: skip
    return text


def _table(path: Path, text: str, separator: str, keep: Keep | None) -> Grid:
    """Cut separated text into rows."""
    first = next(line for line in io.StringIO(text) if line.strip())
    by = separator or max(_SEPARATORS, key=first.count)
    csv.field_size_limit(_FIELD)
    quotechar = None if by == "\t" and not _is_quoted(text) else '"'
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=by, quotechar=quotechar)
    records: list[tuple[int, list[str]]] = []
    begun, dropped = 1, 0
    wanted: Callable[[Sequence[str]], bool] | None = None
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if records and wanted is not None and not wanted(stripped):
                dropped += 1
            elif any(stripped):
                records.append((begun, stripped))
                if keep is not None and len(records) == 1:
                    wanted = keep(stripped)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise fault(
            "RSN-I001",
            str(path),
            begun,
            "",
            str(error),
            "cells in closed quotes",
            "close the quote",
        ) from error
    return _grid(str(path), records, dropped, ended=text.endswith(("\n", "\r")))


def _is_quoted(text: str) -> bool:
    """Tell whether quotes hold cells of tab-separated text together, or are only written there.

    Taken for the former, a quote that nobody closes swallows the rows below it.
    """
    return all(
        line.count('"') % 2 == 0 for line in io.StringIO(text) if '\t"' in line or line[:1] == '"'
    )


def _grid(
    file: str, records: Sequence[tuple[int, Sequence[str]]], dropped: int = 0, *,
    ended: bool = True,
) -> Grid:  # fmt: skip
    """Make a grid of records, of which the first is the header.

    `ended`: whether the last line has an end. A row may leave out empty cells at its right, as
    spreadsheets write them; the last one of a file that breaks off has lost them.
    """
    (header_line, names), *body = records
    width = len(names)
    while width and not names[width - 1]:
        width -= 1
    header = tuple(names[:width])
    faults = Faults(Path())
    if not body and not dropped:
        raise fault(
            "RSN-I002", file, header_line, "", "a header and no rows", "at least one row",
            "fetch it once more, or check the filter with which it was made",
        )  # fmt: skip
    for number, name in enumerate(header):
        if name and name in header[:number]:
            faults.add(
                "RSN-I003", Where(file, header_line), f"column {name}", "the same header twice",
                "each header once", "rename or remove one of the two",
            )  # fmt: skip
    rows = []
    for line, cells in body:
        short = not ended and line == body[-1][0] and len(cells) < width
        if short or any(cells[width:]):
            faults.add(
                "RSN-I004", Where(file, line), "", f"{len(cells)} cells", f"{width}, as the header",
                "fetch the file once more: it breaks off" if short
                else "put cells that hold the separator into quotes",
            )  # fmt: skip
            continue
        error = next((cell for cell in cells if SPREADSHEET_ERROR.fullmatch(cell)), "")
        if error:
            faults.add(
                "RSN-I004", Where(file, line), "", f"`{error}`", "a value",
                "mend the formula in the spreadsheet, or empty the cell",
            )  # fmt: skip
        rows.append((line, tuple(cells[:width]) + ("",) * (width - len(cells))))
    refuse(faults)
    return Grid(file, header, header_line, tuple(rows), dropped)


def _workbook(path: Path, raw: bytes, sheet: str) -> Grid:
    """Read one sheet of a workbook as Excel shows its values."""
    return _opened(path, raw, lambda book: _sheet(path, book, sheet))


def _opened(path: Path, raw: bytes, read: Callable[[Any], Found]) -> Found:
    """Open a workbook and read it."""
    load_workbook = needed("openpyxl", "excel").load_workbook
    try:
        _hold_to_size(path, raw)
        return read(load_workbook(io.BytesIO(raw), read_only=True, data_only=True))
    except InputError:
        raise
    except Exception as error:  # a library's own words for broken parts
        raise fault(
            "RSN-I001", str(path), 0, "", "a workbook that cannot be opened", "a sound .xlsx",
            "open it in a spreadsheet and save it once more",
        ) from error  # fmt: skip


def _sheet(path: Path, book: Any, sheet: str) -> Grid:  # noqa: ANN401 - openpyxl's
    """Read the sheet that is meant."""
    names = [each.title for each in book.worksheets]
    filled = [each for each in book.worksheets if each.max_row and each.max_row > 1]
    if sheet and sheet not in names:
        near = nearest(sheet, names, 0.3) or names[0]
        raise fault(
            "RSN-I001", str(path), 0, "sheet", f"`{sheet}`", "one of " + ", ".join(names),
            f"write --sheet '{near}'",
        )  # fmt: skip
    if not sheet and len(filled) > 1:
        raise fault(
            "RSN-I001", str(path), 0, "sheet", f"{len(filled)} sheets: {', '.join(names)}",
            "the one that is meant", f"write --sheet '{filled[-1].title}', or another of them",
        )  # fmt: skip
    chosen = book[sheet] if sheet else (filled or book.worksheets)[0]
    records = []
    count = 0
    # A sheet may say that it is wider and longer than what it holds.
    chosen.reset_dimensions()
    for line, cells in enumerate(chosen.iter_rows(values_only=True), 1):
        count += len(cells)
        if count > MOST_CELLS:
            raise fault(
                "RSN-I001", str(path), line, f"sheet {chosen.title}",
                f"more than {MOST_CELLS:,} cells", f"at most {MOST_CELLS:,} cells",
                "empty the cells that stand far off on the right, or save it as CSV",
            )  # fmt: skip
        shown = [_shown(cell) for cell in cells]
        if any(shown):
            records.append((line, shown))
    if not records:
        raise fault("RSN-I002", str(path), 0, f"sheet {chosen.title}", "an empty sheet",
                    "a header and rows", "choose another with --sheet")  # fmt: skip
    return _grid(f"{path}, sheet {chosen.title}", records)


def _shown(cell: object) -> str:
    """Return a value of a workbook as text."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if hasattr(cell, "isoformat"):
        day: date | datetime = cell  # type: ignore[assignment] # what openpyxl makes of a date
        return day.isoformat().removesuffix("T00:00:00")
    return str(cell).strip()


def _geojson(path: Path, text: str) -> Grid:
    """Read the features of a GeoJSON file: their properties, and `geometry` as JSON."""
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise fault(
            "RSN-I001", str(path), line, "", "JSON that breaks off", "GeoJSON", "fetch it once more"
        ) from error
    features = content.get("features") if isinstance(content, dict) else None
    sound = isinstance(features, list) and all(
        isinstance(each, dict) and isinstance(each.get("properties") or {}, dict)
        for each in features
    )
    if not isinstance(features, list) or not sound:
        raise fault(
            "RSN-I001", str(path), 1, "", "JSON without features that have properties",
            "a FeatureCollection of GeoJSON", "export the layer as GeoJSON",
        )  # fmt: skip
    names = dict.fromkeys(name for each in features for name in (each.get("properties") or {}))
    records: list[tuple[int, list[str]]] = [(1, [*names, "geometry"])]
    for number, each in enumerate(features, 1):
        own = each.get("properties") or {}
        cells = [_shown(own.get(name)) for name in names]
        records.append((number, [*cells, json.dumps(each.get("geometry"))]))
    return _grid(f"{path}, feature", records)
