"""Tables: coloured in a terminal, plain when piped."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PIPED_WIDTH = 140

console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False)


def show(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    texts: int = 1,
    note: str = "",
) -> None:
    """Print a table: its first columns are texts, the others numbers."""
    box = SIMPLE if console.is_terminal else None
    table = Table(title=title, title_justify="left", box=box)
    for index, column in enumerate(columns):
        table.add_column(column, justify="left" if index < texts else "right")
    for row in rows:
        table.add_row(*row)
    console.print(table)
    if note:
        console.print(note)
    console.print()
