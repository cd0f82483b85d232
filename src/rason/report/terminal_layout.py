"""How a table is laid out in so many columns of a terminal: level, turned, or a row at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rich.console import Console

Cell = str | Text
MOST_LINES = 3
"""Lines that a cell may take before its row is written out by itself."""
_INDENT = 2
_GAP = 3
"""Columns between two cells."""


def show_rows(
    to: Console,
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    numbers: Collection[int] = (),
) -> None:
    """Write rows so that no word is broken and no cell is taller than `MOST_LINES`.

    `numbers`: positions of the columns that hold amounts. Of a table that is too wide, what is the
    same in all rows is said once above; then it is turned on its side, players in columns, or
    written a row at a time.
    """
    widths = fitted(to, headings, rows)
    if widths is not None:
        to.print(_level(headings, rows, numbers, widths))
        return
    differing = [
        place
        for place in range(len(headings))
        if len({_text(row[place]).plain for row in rows}) > 1
    ]
    if len(rows) > 1 and 0 < len(differing) < len(headings):
        for place, heading in enumerate(headings):
            if place not in differing and _text(rows[0][place]).plain.strip():
                to.print(Text.assemble(f"{heading}: ", _text(rows[0][place])))
        left = [[row[place] for place in differing] for row in rows]
        amounts = [at for at, place in enumerate(differing) if place in numbers]
        show_rows(to, [headings[place] for place in differing], left, amounts)
        return
    if rows and len(rows) < len(headings):
        turned_headings = [headings[0], *(str(row[0]) for row in rows)]
        turned = [
            [heading, *(row[place] for row in rows)]
            for place, heading in enumerate(headings)
            if place
        ]
        widths = fitted(to, turned_headings, turned)
        if widths is not None:
            mostly = 2 * len(numbers) > len(headings)  # most of what was a row
            right = range(1, len(turned_headings)) if mostly else ()
            to.print(_level(turned_headings, turned, right, widths))
            return
    for row in filter(any, rows):
        _alone(to, headings, row)


def fitted(
    to: Console, headings: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> list[int] | None:
    """Return a width for each column, or None where words would break or cells grow too tall."""
    columns = [
        [Text(heading), *(_text(row[place]) for row in rows)]
        for place, heading in enumerate(headings)
    ]
    widths = [max(_longest_word(each) for each in column) for column in columns]
    whole = [max(each.cell_len for each in column) for column in columns]
    left = to.width - sum(widths) - _GAP * (len(widths) - 1)
    if left < 0:
        return None
    by_need = sorted(range(len(widths)), key=lambda at: whole[at] - widths[at])
    for done, place in enumerate(by_need):  # whoever needs little gets it; the rest share evenly
        given = min(whole[place] - widths[place], left // (len(by_need) - done))
        widths[place] += given
        left -= given
    tall = any(
        len(each.wrap(to, width)) > MOST_LINES
        for column, width in zip(columns, widths, strict=True)
        for each in column
        if each.cell_len > width
    )
    return None if tall else widths


def _level(
    headings: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    numbers: Collection[int],
    widths: Sequence[int],
) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for place, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        shown.add_column(
            Text(heading), width=width, justify="right" if place in numbers else "left"
        )
    for row in rows:
        shown.add_row(*map(_text, row))
    return shown


def _alone(to: Console, headings: Sequence[str], row: Sequence[Cell]) -> None:
    """Write one row as lines, a heading before each cell that says something."""
    told = [
        (heading, _text(cell))
        for heading, cell in zip(headings, row, strict=True)
        if _text(cell).plain.strip()
    ]
    symbol = len(told) > 1 and len(told[0][0]) == 1  # as ¶, which says nothing alone
    title = [f"{told[0][0]} {told[0][1].plain}", told[1][1].plain] if symbol else []
    to.print(Text("  ".join(title) or ": ".join((told[0][0], told[0][1].plain)), style="bold"))
    for heading, cell in told[2 if symbol else 1 :]:
        to.print(Padding(Text.assemble(f"{heading}: ", cell), (0, 0, 0, _INDENT), expand=False))


def _text(cell: Cell) -> Text:
    return cell if isinstance(cell, Text) else Text(cell)


def _longest_word(text: Text) -> int:
    return max((Text(word).cell_len for word in text.plain.split()), default=0)
