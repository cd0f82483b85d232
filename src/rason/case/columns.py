"""What a column of a case table may hold, said once and read by reader, checker, writer and docs.

A row class is a frozen dataclass; each of its fields is made by one of the functions below, which
leave a `Column` in the field's metadata.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeVar

Row = TypeVar("Row")
ColumnKind = Literal[
    "key",  # the row's own key
    "text",
    "reference",  # one key of another table
    "references",  # keys joined by `;`
    "partner",  # one key of another table, and perhaps a rank correlation: `oil_price -1`
    "consent",  # actors joined by `;`, alternatives by `|`: `KP;KR|CN`
    "choice",
    "cell",  # a number with its unit, or an expression over figures
    "number",  # a bare number (coordinates, scores)
    "date",
    "period",
    "unit",
    "yes",  # yes or empty
    "equivalents",
    "grade",
    "citation",  # keys of sources.bib joined by `;`
]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of one table."""

    kind: ColumnKind
    doc: str  # what it means, in one sentence; shown in the reference
    required: bool = False  # whether an empty cell is a fault
    # Text that an empty cell or an absent column stands for; of a key, other cells joined.
    default: str = ""
    tables: tuple[str, ...] = ()  # for references and partners: the tables whose keys are allowed
    choices: tuple[str, ...] = ()
    dimension: str = ""  # for cells: a word of `rason.case.dimension.DIMENSIONS`
    # low, high: for numbers and cells: the closed range that central values must lie in.
    low: float | None = None
    high: float | None = None
    # above, below: the open ends, where `low` or `high` itself is not allowed.
    above: float | None = None
    below: float | None = None
    header: str = ""  # the column's name in the file where Python needs another (`from` is `from_`)

    @property
    def needed(self) -> bool:
        """Whether a file must have it, and every row a text in it."""
        return (self.required or self.kind == "key") and not self.default


WHERE = "File and line."


def column(kind: ColumnKind, doc: str, **options: Any) -> Any:  # noqa: ANN401 - a dataclass field
    """Declare a column; see `Column` for the options.

    The result is a dataclass field that carries the `Column` in its metadata.
    """
    return field(metadata={"column": Column(kind=kind, doc=doc, **options)})


def documented(row: type[Row]) -> type[Row]:
    """Add a row class's columns to its docstring, where they are said once and for all.

    A column without `doc` is `where`.
    """
    lines = [(row.__doc__ or "").rstrip(), "", "Parameters", "----------"]
    for each in fields(row):  # type: ignore[arg-type]
        declared: Column | None = each.metadata.get("column")
        lines += [
            each.name,
            "    " + (declared.doc if declared else each.metadata.get("doc", WHERE)),
        ]
    row.__doc__ = "\n".join(lines) + "\n"
    return row
