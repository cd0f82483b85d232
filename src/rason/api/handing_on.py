"""A case, or one of its tables, as a file that a browser keeps."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rason.api.problem import Answer
from rason.api.state import Key, Request
from rason.case.terms import terms_of, without
from rason.errors import Diagnostic, InputError
from rason.exporting.export import export

if TYPE_CHECKING:
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

    to: Literal["csv", "xlsx", "datapackage", "geojson", "gpkg"]
    """A table of the case's folder, or the whole case in a form of `rason export`."""
    table: Key = "links"
    """Which table, as `csv`."""


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
    if asked.to == "csv":
        path = case.folder / f"{asked.table}.csv"
        if not path.is_file():
            raise InputError(_no_table(opened, asked.table))
        terms = terms_of(case)
        text = without(path.read_bytes().decode(), path.name, terms.lines.get(asked.table, ()))
        return _file(path.name, text.encode(), terms.notes)
    suffix = {"geojson": ".geojson", "datapackage": ".zip"}.get(asked.to, f".{asked.to}")
    with TemporaryDirectory() as place:
        made = export(case, Path(place) / f"{case.name}{suffix}", asked.to)
        if len(made.paths) == 1:
            path = made.paths[0]
            return _file(path.name, path.read_bytes(), made.notes)
        archive = BytesIO()
        with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
            for path in made.paths:
                packed.writestr(ZipInfo(path.name, FIRST_DAY), path.read_bytes())
        return _file(f"{case.name}_{asked.to}.zip", archive.getvalue(), made.notes)


def _file(name: str, content: bytes, notes: tuple[str, ...] = ()) -> File:
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
