"""What all workbooks that rason writes share: text that stays text, headers with notes, widths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from rason.case.workbook_cells import escaped
from rason.optional import needed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Book = Any
"""An `openpyxl.Workbook`; the library is there only where the extra is."""
INK, PAPER, QUIET = "1B2430", "E4EDF3", "6B7480"
FACE: Final = "Calibri"
NARROWEST, WIDEST = 8, 60  # characters
_WORKED_OUT: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How text begins that a spreadsheet would work out if it were typed."""
TEXT: Final = "@"
"""The number format of cells that stay text whatever is typed."""


class Writer:
    """A new workbook and its styles."""

    def __init__(self) -> None:
        openpyxl = needed("openpyxl", "excel")
        styles = needed("openpyxl.styles", "excel")
        self.comment = needed("openpyxl.comments", "excel").Comment
        self.letters = needed("openpyxl.utils", "excel").get_column_letter
        self.book: Book = openpyxl.Workbook()
        self.book.remove(self.book.active)
        self.bold = styles.Font(name=FACE, bold=True, color=INK)
        self.title = styles.Font(name=FACE, bold=True, size=14, color=INK)
        self.quiet = styles.Font(name=FACE, italic=True, color=QUIET)
        self.typed = styles.Font(name="Consolas")
        self.link = styles.Font(name=FACE, underline="single", color="0072B2")
        self.fill = styles.PatternFill("solid", fgColor=PAPER)
        self.wrap = styles.Alignment(wrap_text=True, vertical="top")

    def sheet(self, name: str) -> Any:  # noqa: ANN401 - openpyxl's
        """Add a sheet."""
        return self.book.create_sheet(name)

    def put(self, sheet: Any, row: int, column: int, value: object, form: str = "") -> Any:  # noqa: ANN401
        """Write a value; text is text, even if it begins like a formula."""
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = escaped(value)
            cell.data_type = "s"
            if _WORKED_OUT.match(value):
                cell.quotePrefix = True
        else:
            cell.value = value
        if form:
            cell.number_format = form
        return cell

    def about(
        self,
        name: str,
        title: str,
        lines: Iterable[str],
        heading: str,
        sheets: Iterable[tuple[str, int | None, str]],
        below: Iterable[str] = (),
        *,
        width: int,
    ) -> None:
        """Add a sheet that explains the others: a title, lines, and the sheets with links.

        `sheets`: name, rows and what `heading` says of each; `width` is that of the names.
        """
        sheet = self.sheet(name)
        self.put(sheet, 1, 1, title).font = self.title
        row = 2
        for line in filter(None, lines):
            row += 1
            self.put(sheet, row, 1, line).alignment = self.wrap
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
            sheet.row_dimensions[row].height = 15 * (1 + len(line) // 105)
        row += 2
        for at, word in enumerate(("sheet", "rows", heading), 1):
            cell = self.put(sheet, row, at, word)
            cell.font, cell.fill = self.bold, self.fill
        for each, count, told in sheets:
            row += 1
            cell = self.put(sheet, row, 1, each)
            cell.hyperlink, cell.font = f"#'{each}'!A1", self.link
            self.put(sheet, row, 2, count)
            self.put(sheet, row, 3, told)
        row += 1
        for line in below:
            row += 1
            self.put(sheet, row, 1, line)
        for letters, wide in (("A", width), ("B", 8), ("C", 90)):
            sheet.column_dimensions[letters].width = wide

    def header(self, sheet: Any, names: Sequence[str], notes: Sequence[str]) -> None:  # noqa: ANN401
        """Write a header that stays in sight, each name with what its column means."""
        for at, (name, note) in enumerate(zip(names, notes, strict=True), 1):
            cell = self.put(sheet, 1, at, name, TEXT)
            cell.font, cell.fill = self.bold, self.fill
            if note:
                cell.comment = self.comment(note, "rason", width=320, height=30 + len(note) // 2)
        sheet.freeze_panes = "A2"

    def widths(self, sheet: Any, longest: Sequence[int]) -> None:  # noqa: ANN401
        """Make columns as wide as what stands in them, within reason."""
        for at, length in enumerate(longest, 1):
            width = min(max(length + 2, NARROWEST), WIDEST)
            sheet.column_dimensions[self.letters(at)].width = width

    def save(self, path: Path) -> None:
        """Write the workbook."""
        self.book.save(path)
