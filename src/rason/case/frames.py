"""Tables as pandas frames, and frames as the texts of a case."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.csv_text import BOM, Row, csv_text, rewritten
from rason.case.expression import ExpressionError
from rason.case.faults import nearest
from rason.case.frame_cells import cell_of, series_of
from rason.case.frame_places import FramePlaces, cut
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES
from rason.case.texts import FILES, Texts
from rason.case.yaml_dump import dump
from rason.errors import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from rason.case.columns import Column
    from rason.case.files import Record

TEXT: Final = "csv"
"""The key of a frame's attributes under which the text of its table is carried along."""
_HEADER: Final = re.compile(r"([^\[\]]*?)\s*\[([^\[\]]*)\]")


@dataclass(slots=True)
class Laid:
    """A frame as rows of text."""

    header: list[str]
    rows: list[list[str]]
    labels: list[Hashable]
    faults: list[Diagnostic] = field(default_factory=list)


def texts_of(frames: Mapping[str, Any], documents: Mapping[str, object], name: str) -> Texts:
    """Return a case as text.

    `frames` by table; `documents` by file name: text, plain values of YAML, or None.
    """
    files: dict[str, bytes] = {}
    labels: dict[str, dict[int, Hashable]] = {}
    faults: list[Diagnostic] = []
    unknown: set[str] = set()
    for table, frame in frames.items():
        if table not in TABLES:
            faults.append(_unknown(table, set(TABLES) - set(frames)))
            unknown.update(f"{each}.csv" for each in TABLES if each not in frames)
            continue
        laid = lay_out(table, frame)
        if isinstance(laid, Diagnostic):
            faults.append(laid)
            unknown.add(f"{table}.csv")
            continue
        faults += laid.faults
        files[f"{table}.csv"], begins = _written(table, frame, laid)
        labels[f"{table}.csv"] = dict(zip(begins, laid.labels, strict=True))
    lineless = set()
    for file, value in documents.items():
        if value is None:
            continue
        if isinstance(value, str):
            files[file] = value.encode("utf-8", "surrogatepass")
            continue
        lineless.add(file)
        try:
            files[file] = dump(value).encode("utf-8", "surrogatepass")
        except ExpressionError as error:
            unknown.add(file)
            faults.append(
                Diagnostic(
                    error.code, FramePlaces({}).file(file), None, "", error.found, error.expected,
                    error.fix,
                )
            )  # fmt: skip
    places = FramePlaces(files, labels, frozenset(lineless))
    return Texts(name, Path(name), files, frozenset(unknown), places, tuple(faults))


def lay_out(table: str, frame: object) -> Laid | Diagnostic:
    """Return a frame as rows of text, or why it is none."""
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        return Diagnostic(
            "RSN-F001", table, None, "", f"a value of type {_kind(frame)}",
            "a pandas frame", "make one: pandas.DataFrame(...)",
        )  # fmt: skip
    for what, axis in (("index", frame.index), ("columns", frame.columns)):
        if isinstance(axis, pd.MultiIndex):
            return Diagnostic(
                "RSN-F001", table, None, what, f"a MultiIndex of {axis.nlevels} levels",
                f"{what} of one level", "write frame.reset_index()" if what == "index"
                else "write frame.columns = [...] with a name for each column",
            )  # fmt: skip
    columns = {header_of(name, column): column for name, column in columns_of(table).items()}
    units = frame.attrs.get("units", {})
    held = [(str(name).strip(), frame.iloc[:, at]) for at, name in enumerate(frame.columns)]
    inside = _inside(table, frame, [name for name, _ in held])
    if inside:
        held.insert(0, (inside, frame.index.to_series()))
    header: list[str] = []
    cells: list[list[str]] = []
    faults: list[Diagnostic] = []
    labels = [_label(each) for each in frame.index]
    for name, series in held:
        unit = units.get(name) if isinstance(units, Mapping) else None
        column = columns.get(name.partition("[")[0].strip())
        written = unit and column is not None and column.kind == "cell" and "[" not in name
        header.append(f"{name} [{unit}]" if written else name)
        cells.append(_cells(table, name, column, series, labels, faults))
    rows = [list(row) for row in zip(*cells, strict=True)]
    kept = [at for at, row in enumerate(rows) if any(row)]
    return Laid(header, [rows[at] for at in kept], [labels[at] for at in kept], faults)


def _kind(thing: object) -> str:
    """Return the type of a thing, with its library: others have frames, too."""
    library = type(thing).__module__.partition(".")[0]
    return f"{library}.{type(thing).__name__}".removeprefix("builtins.")


def _cells(
    table: str,
    name: str,
    column: Column | None,
    series: pd.Series[Any],
    labels: Sequence[Hashable],
    faults: list[Diagnostic],
) -> list[str]:
    """Write the cells of a column, and note those that no table can hold."""
    found = []
    for label, value in zip(labels, series.astype("object"), strict=True):
        try:
            found.append(cell_of(value, column))
        except ExpressionError as error:
            found.append("")
            faults.append(
                Diagnostic(
                    error.code, f"{table}, row {label!r}", None, f"column {name}", error.found,
                    error.expected, error.fix,
                )
            )  # fmt: skip
    return found


def _inside(table: str, frame: pd.DataFrame, columns: list[str]) -> str:
    """Return as which column the index is read: as the one that it names, else as the key."""
    import pandas as pd

    name = frame.index.name
    if name is not None:
        return "" if str(name) in columns else str(name)
    key = key_of(table)
    header = header_of(key, columns_of(table)[key]) if key else ""
    numbered = isinstance(frame.index, pd.RangeIndex) or not len(frame)
    if key and columns_of(table)[key].default:  # its rows may be numbered, and some of them chosen
        numbered = numbered or pd.api.types.is_integer_dtype(frame.index)
    return header if header and header not in columns and not numbered else ""


def _label(label: Any) -> Hashable:  # noqa: ANN401 - whatever an index holds
    """Return a label that shows as its author wrote it."""
    import numpy as np

    if isinstance(label, np.generic):
        return label.item()  # type: ignore[no-any-return]
    return label if isinstance(label, str | int | float) else str(label)


def _written(table: str, frame: Any, laid: Laid) -> tuple[bytes, tuple[int, ...]]:  # noqa: ANN401 - a frame
    """Write a table: rows that are as the text has them that its frame came from keep theirs."""
    before = frame.attrs.get(TEXT)
    name = f"{table}.csv"
    if isinstance(before, str):
        edited = _edited(table, before.encode(), laid)
        if edited is not None:
            _, records = cut(name, edited)
            if len(records) == len(laid.rows) + 1:  # else it cannot be read, which is noted then
                return edited, tuple(record.line for record in records[1:])
    text, begins = csv_text(laid.header, laid.rows)
    return text.encode("utf-8", "surrogatepass"), begins


def _edited(table: str, content: bytes, laid: Laid) -> bytes | None:
    """Return the text that a frame came from with the frame's rows; None if it is another table."""
    name = f"{table}.csv"
    body, records = cut(name, content)
    if not records:
        return None if laid.header else content
    if not _is_of(table, records):
        return None
    old = lay_out(table, frame_of(table, content))
    if isinstance(old, Diagnostic) or len(set(laid.header)) < len(laid.header):
        return None
    if not set(laid.header) >= set(old.header):
        return None
    further = [each for each in laid.header if each not in old.header]
    order = [laid.header.index(each) for each in (*old.header, *further)]  # as the file has them
    own, width = len(old.header), len(_trimmed(records[0].cells))
    wanted = [[cells[at] for at in order] for cells in laid.rows]
    in_file = _in_file(records[0].cells[:width], old.header)
    keyed, reached = bool(key_of(table)) and key_of(table) in old.header[:1], 0
    rows: list[Row] = []
    by_key = _positions(old.rows)
    for cells in wanted:
        ahead = [each for each in by_key.get(cells[0], ()) if each >= reached]
        same = (each for each in ahead if (keyed and cells[0]) or old.rows[each] == cells[:own])
        at = next(same, None)
        if at is None:
            rows.append(Row(None, [*(cells[each] for each in in_file), *cells[own:]]))
            continue
        reached = at + 1
        record = records[1 + at]
        new = [
            record.cells[position] if cells[each] == old.rows[at][each] else cells[each]
            for position, each in enumerate(in_file)
        ]
        rows.append(Row(record.line, [*new, *(cells[own:] if further else record.cells[width:])]))
    mark = BOM if content.startswith(BOM.encode()) else ""
    header = [*records[0].cells[:width], *further] if further else None
    return (mark + rewritten(body, records, rows, header)).encode("utf-8", "surrogatepass")


def _is_of(table: str, records: list[Record]) -> bool:
    """Return whether a text is one of a table: whoever holds a frame may have put another there."""
    known = {header_of(name, column) for name, column in columns_of(table).items()}
    header = [each.partition("[")[0].strip() for each in _trimmed(records[0].cells)]
    whole = all(len(record.cells) >= len(header) for record in records)
    return whole and known.issuperset(header) and len(set(header)) == len(header)


def _positions(rows: list[list[str]]) -> dict[str, list[int]]:
    """Return the positions of rows by their first cell."""
    found: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        found.setdefault(row[0], []).append(at)
    return found


def _in_file(header: list[str], laid: list[str]) -> list[int]:
    """Return, for each column of a file, where a frame's header has it."""
    plain = [each.partition("[")[0].strip() for each in laid]
    return [plain.index(each.partition("[")[0].strip()) for each in header]


def frame_of(table: str, content: bytes) -> pd.DataFrame:
    """Return a table that was read before as a frame: by its key, where it has one.

    Numbers are floats, and missing ones NaN; yes is True; all else is text, and missing text empty.
    ``attrs`` have the table's `description`, the `descriptions` of its columns, the `units` that
    stand in its header, and its text, from which rows that nobody touches keep their bytes.
    """
    import pandas as pd

    body, records = cut(f"{table}.csv", content)
    columns = {header_of(name, column): column for name, column in columns_of(table).items()}
    header = _trimmed(records[0].cells) if records else []
    units, held = {}, {}
    for at, written in enumerate(header):
        found = _HEADER.fullmatch(written)
        name = found[1] if found else written
        if found:
            units[name] = found[2].strip()
        held[name] = series_of([record.cells[at] for record in records[1:]], columns[name])
    frame = pd.DataFrame(held)
    key = key_of(table)
    index = header_of(key, columns_of(table)[key]) if key else ""
    if index in frame:
        frame = frame.set_index(index)
    frame.attrs = {
        "description": (TABLES[table].__doc__ or "").strip().splitlines()[0],
        "descriptions": {name: columns[name].doc for name in held},
        "units": units,
        TEXT: (BOM if content.startswith(BOM.encode()) else "") + body,
    }
    return frame


def _trimmed(header: list[str]) -> list[str]:
    """Return a header without the nameless columns that a spreadsheet appends."""
    end = len(header)
    while end and not header[end - 1]:
        end -= 1
    return header[:end]


def _unknown(table: object, absent: set[str]) -> Diagnostic:
    known = [file.removesuffix(".csv") for file in FILES if file.endswith(".csv")]
    close = nearest(str(table), [each for each in known if each in absent])
    return Diagnostic(
        "RSN-F001", str(table), None, "", f"a frame named `{table}`", "one of " + ", ".join(known),
        f"rename it to {close}" if close else "leave it out",
    )  # fmt: skip
