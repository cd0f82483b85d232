"""What is said about a case's files: tables to be edited, scenarios to be saved."""

from __future__ import annotations

from hashlib import blake2b
from typing import Annotated

from pydantic import Field, StringConstraints

from rason.api.problem import Answer, Diagnostic
from rason.api.state import Key, Request, State, Truth, Whole, Words

CellText = Annotated[str, StringConstraints(max_length=10_000)]
MOST_ROWS = 20_000


class TableTitle(Answer):
    """One table of those that a case can have."""

    table: str
    there: bool
    """Whether the case has it; a table without rows may be absent."""


class TableList(Answer):
    """All tables that a case can have, in the order in which they are read."""

    tables: tuple[TableTitle, ...]


class TableColumn(Answer):
    """One column of a table."""

    header: str
    """As the file has it, with the unit of its cells if that stands there."""
    doc: str
    """What it means."""
    kind: str
    """Such as `key`, `text`, `choice`, `cell` (a number with its unit, or an expression)."""
    required: bool
    choices: tuple[str, ...]
    tables: tuple[str, ...]
    """The tables whose keys it may hold."""


class TableRow(Answer):
    """One row as text."""

    line: int
    """Where it begins in the file."""
    cells: tuple[str, ...]


class TableView(Answer):
    """A table as text."""

    table: str
    etag: str
    """Of the file, for the header `If-Match`."""
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]


class RowEdit(Request):
    """One row as it shall be."""

    line: Annotated[Whole, Field(ge=1)] | None = None
    """Where it begins in the file now; null for a new row, which comes after the one before it."""
    cells: Annotated[tuple[CellText, ...], Field(max_length=100)]


class TableEdit(Request):
    """A table as it shall be; a row that is left out is removed."""

    rows: Annotated[tuple[RowEdit, ...], Field(max_length=MOST_ROWS)]
    """In the order of the file; rows without any text are left out."""
    dry_run: Truth = False
    """Whether it is only checked."""


class TableSave(Request):
    """A table to be checked, as workers get it."""

    table: str
    etag: str
    rows: tuple[RowEdit, ...]


class TableCheck(Answer):
    """What became of a table."""

    table: str
    etag: str
    """Of the file as it is now."""
    diff: str
    """What was changed or would be, as a unified diff; empty where nothing is."""
    written: bool
    diagnostics: tuple[Diagnostic, ...]
    """Faults, which keep it from being written, and warnings; `row` counts the rows sent, those
    without text left out."""


class ScenarioSave(Request):
    """A state to be saved as a scenario."""

    name: Key
    title: Words = ""
    state: State = State()


class ScenarioPreview(Answer):
    """What saving a scenario would add to `scenarios.yaml`."""

    scenario: str
    yaml: str
    """Its text."""
    diff: str
    """A unified diff of the file."""
    etag: str
    """Of the file as it is, for the header `If-Match`."""


class ScenarioSaved(Answer):
    """A scenario that was saved."""

    scenario: str
    etag: str
    """Of the file as it is now."""


class ScenarioEdit(Request):
    """A scenario to be renamed or deleted."""

    scenario: Key
    """Its name now."""
    name: Key | None
    """Its name afterwards; null deletes it."""
    title: Words | None = None
    """What it is called in the brief; null leaves that as it is."""


class ScenarioChange(Answer):
    """What renaming or deleting a scenario would change, in all files that name it."""

    scenario: str
    """Its name now."""
    diff: str
    """A unified diff of these files; empty where nothing changes."""
    etag: str
    """Of these files as they are, for the header `If-Match`."""


class ScenarioChanged(Answer):
    """A scenario that was renamed or deleted."""

    scenario: str | None
    """Its name now; null where it is deleted."""


def tag_of(content: bytes) -> str:
    """Return the tag of some content.

    As the header ``ETag`` has it: equal for equal bytes only.
    """
    return f'"{blake2b(content, digest_size=16).hexdigest()}"'
