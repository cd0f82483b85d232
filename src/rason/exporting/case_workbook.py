"""A case as a workbook that can be edited in Excel and read again: a sheet for each table."""

from __future__ import annotations

import inspect
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.faults import Faults
from rason.case.files import read_records
from rason.case.reference import holds, meaning
from rason.case.sheet import columns_of, header_of, key_of
from rason.case.tables import TABLES
from rason.case.terms import passed_on
from rason.case.workbook import ABOUT, OWN
from rason.case.workbook_cells import NUMERIC, digits
from rason.case.workbook_places import DOCUMENT_SHEETS
from rason.exporting.sheets import TEXT, Writer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rason.case.case import Case
    from rason.case.columns import Column
    from rason.case.files import Record
    from rason.case.terms import Terms

_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
SPARE: Final = 1_000
"""Rows below the last one for which lists of what may be chosen are ready."""
_LISTED: Final = 255  # characters of a list that Excel takes
_LONGEST: Final = 32_000  # characters of a line; a cell holds 32,767
_GRADES: Final = ("A", "B", "C", "D")


def write_case_workbook(case: Case, path: Path, terms: Terms) -> None:
    """Write a case into a new workbook, without the rows that may not be passed on."""
    made = Writer()
    kept = passed_on(case, terms)
    texts = {name: content.decode("utf-8-sig") for name, content in kept.items()}
    filled = {table: _records(table, texts) for table in TABLES}
    present = [table for table in TABLES if filled[table]]
    _about(made, case, terms, path.name, {table: len(filled[table]) - 1 for table in present})
    _document(made, "settings", texts)
    for table in present:
        _table(made, table, texts[f"{table}.csv"], filled)
    for name in ("scenarios", "claims", "sources", *_routes(texts)):
        _document(made, name, texts)
    for table in TABLES:
        if table not in present:
            _table(made, table, "", filled)
    made.save(path)


def write_table_workbook(case: Case, table: str, text: str, path: Path) -> None:
    """Write one table into a new workbook, and what it belongs to on a sheet before it.

    `text`: the table as CSV, with the rows that are wanted.
    """
    made = Writer()
    sheet = made.sheet(ABOUT)
    sheet.column_dimensions["A"].width = 100
    made.put(sheet, 1, 1, f"{case.settings.title}: {table}").font = made.title
    for row, line in enumerate(
        (_doc(table), f"Case {case.name} of rason ({case.digest[:12]})."), 2
    ):
        made.put(sheet, row, 1, line).alignment = made.wrap
    filled = {each: _records(table, {f"{table}.csv": text}) if each == table else []
              for each in TABLES}  # fmt: skip
    _table(made, table, text, filled, lists=False)
    made.save(path)


def _records(table: str, texts: Mapping[str, str]) -> list[Record]:
    name = f"{table}.csv"
    return read_records(name, texts.get(name, ""), Faults(Path())) or []


def _about(made: Writer, case: Case, terms: Terms, file: str, rows: Mapping[str, int]) -> None:
    """Write the sheet that explains the others."""
    lines = [
        case.settings.question,
        f"A case of rason, {case.name}. Change the sheets and save; then: rason check {file}",
        "Each sheet is a table: a row for each thing, the first column its key, by which other "
        "sheets name it. A header's note says what the column holds; lists offer keys and words.",
        "A number stands with its unit, as in 10 bcm/yr, or bare where the header has the unit. "
        "Expressions over figures, such as rail_cost * 0.6, are text. A formula of Excel is read "
        "as its value, whose origin nobody can then see.",
        "settings, scenarios, claims and sources are texts (YAML and BibTeX): a line in each cell "
        "of column A, with its spaces.",
        f"Blank rows are passed over. A row that begins with # is a remark. A sheet whose name "
        f"begins with {OWN} is your own, and never read; nor is this one.",
        *terms.notes,
    ]
    said = {
        "settings": "What the case is about: title, question, date, currency, players.",
        "scenarios": "What may be otherwise: closures, projects, rules, figures.",
        "claims": "What is claimed, and by which statements that is tested.",
        "sources": "What is cited.",
        "routes": "The courses of links over land, as GeoJSON.",
    }
    names = ("settings", *rows, "scenarios", "claims", "sources", *_routes(case.texts),
             *(table for table in TABLES if table not in rows))  # fmt: skip
    listed = ((name, rows.get(name), said.get(name) or _doc(name)) for name in names)
    made.about(ABOUT, case.settings.title, lines, "what it holds", listed, width=18)


def _doc(table: str) -> str:
    """Say what a table holds."""
    return (inspect.getdoc(TABLES[table]) or "").splitlines()[0].replace("`", "")


def _routes(texts: Collection[str]) -> list[str]:
    """Name the sheet of routes, if the case has any."""
    return ["routes"] if DOCUMENT_SHEETS["routes"] in texts else []


def _document(made: Writer, name: str, texts: Mapping[str, str]) -> None:
    """Write a text, a line in each cell of column A."""
    sheet = made.sheet(name)
    sheet.column_dimensions["A"].width = 130
    sheet.column_dimensions["A"].number_format = TEXT
    text = texts.get(DOCUMENT_SHEETS[name], "")
    if name == "routes" and max(map(len, text.splitlines()), default=0) > _LONGEST:
        text = json.dumps(json.loads(text), indent=1)
    for row, line in enumerate(text.splitlines(), 1):
        made.put(sheet, row, 1, line, TEXT).font = made.typed


def _table(
    made: Writer,
    table: str,
    text: str,
    filled: Mapping[str, list[Record]],
    *,
    lists: bool = True,
) -> None:
    """Write a table with all columns that it can have, those that it has first.

    `lists`: whether cells offer the keys of other sheets.
    """
    sheet = made.sheet(table)
    declared = {header_of(field, column): column for field, column in columns_of(table).items()}
    records = filled[table]
    there = records[0].cells if records else []
    names = [each for each in there if each]
    known = {each.partition("[")[0].strip() for each in names}
    names += [each for each in declared if each not in known]
    columns = [declared[each.partition("[")[0].strip()] for each in names]
    made.header(sheet, names, [_note(column) for column in columns])
    longest = [len(name) for name in names]
    row = 1
    for item in _items(text, records):
        row += 1
        if isinstance(item, str):
            made.put(sheet, row, 1, item, TEXT).font = made.quiet
            continue
        kept = [cell for cell, name in zip(item.cells, there, strict=False) if name]
        for at, (cell, column) in enumerate(zip(kept, columns, strict=False), 1):
            longest[at - 1] = max(longest[at - 1], *map(len, cell.split("\n")))
            if cell:
                value = _value(cell, column)
                made.put(sheet, row, at, value, TEXT if isinstance(value, str) else "")
    _formats(made, sheet, columns)
    if lists:
        _lists(made, sheet, table, columns, row + SPARE, filled)
    made.widths(sheet, longest)
    if not records:
        sheet.sheet_properties.tabColor = "B9C1C6"


def _items(text: str, records: list[Record]) -> Iterator[Record | str]:
    """Yield remarks and rows in the order of the file; those above the header come first."""
    taken = {line for each in records for line in range(each.line, each.last + 1)}
    starts = {each.line: each for each in records[1:]}
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number in starts:
            yield starts[number]
        elif number not in taken and line.lstrip().startswith("#"):
            yield line.strip()


def _value(text: str, column: Column) -> str | int | float:
    """Return a bare number as such where it comes back as it is; all else as text.

    Excel keeps 15 digits.
    """
    if column.kind not in NUMERIC or not _NUMBER.fullmatch(text):
        return text
    number = float(text)
    if float(f"{number:.15g}") != number:
        return text
    return int(number) if digits(number).lstrip("-").isdigit() else number


def _note(column: Column) -> str:
    """Say what a column holds and means."""
    required = "Required: " if column.needed else ""
    held = holds(column).replace("`", "").replace(".csv", "")
    first = f"{required}{held}" if required else f"{held[0].upper()}{held[1:]}"
    return f"{first}.\n{meaning(column)}".replace("`", "")


def _formats(made: Writer, sheet: Any, columns: list[Column]) -> None:  # noqa: ANN401
    """Let what is typed into columns of text stay text: keys, days, units."""
    for at, column in enumerate(columns, 1):
        if column.kind not in NUMERIC:
            sheet.column_dimensions[made.letters(at)].number_format = TEXT


def _lists(
    made: Writer,
    sheet: Any,  # noqa: ANN401
    table: str,
    columns: list[Column],
    last: int,
    filled: Mapping[str, list[Record]],
) -> None:
    """Offer words and keys where a column takes one of them."""
    from rason.optional import needed

    validation = needed("openpyxl.worksheet.datavalidation", "excel").DataValidation
    for at, column in enumerate(columns, 1):
        offered, several = _offered(made, column, filled)
        if not offered:
            continue
        rule = validation(type="list", formula1=offered, allow_blank=True)
        rule.errorStyle = "warning"
        rule.showErrorMessage = not several
        rule.errorTitle, rule.error = table, holds(column).replace("`", "")[:200]
        letters = made.letters(at)
        rule.add(f"{letters}2:{letters}{last}")
        sheet.add_data_validation(rule)


def _offered(made: Writer, column: Column, filled: Mapping[str, list[Record]]) -> tuple[str, bool]:
    """Return where a list stands, and whether a cell may hold more than one of it."""
    words = {"yes": ("yes",), "choice": column.choices, "grade": _GRADES}.get(column.kind, ())
    text = ",".join(words)
    if words and len(text) <= _LISTED:
        return f'"{text}"', column.kind == "grade"
    if column.kind in {"reference", "references", "partner", "consent"} and column.tables:
        other = column.tables[0]
        if other in TABLES and key_of(other):
            header = filled[other][0].cells if filled[other] else []
            named = [each.partition("[")[0].strip() for each in header if each]
            own = header_of(key_of(other), columns_of(other)[key_of(other)])
            letters = made.letters(named.index(own) + 1 if own in named else 1)
            rows = len(filled[other]) + SPARE
            alone = column.kind == "reference" and len(column.tables) == 1
            return f"'{other}'!${letters}$2:${letters}${rows}", not alone
    return "", False
