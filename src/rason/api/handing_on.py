"""A case, or one of its tables, as a file that a browser keeps."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Final, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import Field

from rason.api.files import MOST_ROWS
from rason.api.problem import Answer
from rason.api.state import Key, Request, Whole
from rason.case.faults import Faults
from rason.case.files import read_records
from rason.case.terms import terms_of, without
from rason.errors import Diagnostic, InputError
from rason.exporting.case_workbook import write_table_workbook
from rason.exporting.export import export

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.api.opened import Opened

MEDIA: Final = {
    ".csv": "text/csv",
    ".gpkg": "application/geopackage+sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive, so that the same case has the same bytes."""


class FileAsk(Request):
    """What is wanted as a file."""

    to: Literal["csv", "sheet", "xlsx", "datapackage", "geojson", "gpkg"]
    """A table as it stands in the case's folder, the same as a workbook of one sheet, or the whole
    case in a form of `rason export`."""
    table: Key = "links"
    """Which table, as `csv` or `sheet`."""
    lines: Annotated[tuple[Whole, ...], Field(max_length=MOST_ROWS)] | None = None
    """The rows of it that are wanted, by the lines in which they begin; null for all."""


class File(Answer):
    """A file, and what has to be said of it."""

    name: str
    media_type: str
    content: str
    """In base64."""
    notes: tuple[str, ...] = ()
    """Such as which rows were left out, since their source may not be passed on."""


def file_of(opened: Opened, asked: FileAsk) -> File:
    """Return a table, or a case in another program's form.

    Several files come in one archive. Raises `InputError` if the table is not there, or if the case
    cannot be written so.
    """
    case = opened.case
    if asked.to in ("csv", "sheet"):
        return _table(opened, asked)
    suffix = {"geojson": ".geojson", "datapackage": ".zip"}.get(asked.to, f".{asked.to}")
    with TemporaryDirectory() as place:
        made = export(case, Path(place) / f"{case.name}{suffix}", asked.to)
        if len(made.paths) == 1:
            path = made.paths[0]
            return file(path.name, path.read_bytes(), made.notes)
        files = {path.name: path.read_bytes() for path in made.paths}
        return file(f"{case.name}_{asked.to}.zip", packed(files), made.notes)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of some files."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(ZipInfo(name, FIRST_DAY), content)
    return archive.getvalue()


def _table(opened: Opened, asked: FileAsk) -> File:
    """Return a table, without rows that nobody asked for and those that may not be passed on."""
    case, name = opened.case, f"{asked.table}.csv"
    if name not in case.texts:
        raise InputError(_no_table(opened, asked.table))
    terms = terms_of(case)
    text = case.texts[name].decode()
    lines = {record.line for record in (read_records(name, text, Faults(Path())) or [])[1:]}
    wanted = lines if asked.lines is None else lines.intersection(asked.lines)
    kept = without(text, name, (lines - wanted).union(terms.lines.get(asked.table, ())))
    if asked.to == "csv":
        return file(name, kept.encode(), terms.notes)
    with TemporaryDirectory() as place:
        path = Path(place) / f"{case.name}_{asked.table}.xlsx"
        write_table_workbook(case, asked.table, kept, path)
        return file(path.name, path.read_bytes(), terms.notes)


def file(name: str, content: bytes, notes: tuple[str, ...] = ()) -> File:
    """Return a file as it goes out."""
    return File(
        name=name,
        media_type=MEDIA.get(Path(name).suffix, "application/octet-stream"),
        content=b64encode(content).decode(),
        notes=notes,
    )


def _no_table(opened: Opened, table: str) -> Diagnostic:
    there = sorted(path.stem for path in opened.case.folder.glob("*.csv"))
    return Diagnostic(
        "RSN-R001", opened.case.path(f"{table}.csv"), None, "table", f"`{table}`",
        f"a table of this case: {', '.join(there)}", f"ask for {there[0]}",
    )  # fmt: skip
