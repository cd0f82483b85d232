"""Short HTML for notebooks: headings, facts and tables, every text escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST: Final = 8_000
"""Characters of what a notebook shows of one thing."""
LONGEST: Final = 160
"""Characters of a cell; what is longer ends in an ellipsis."""


def short(text: str, most: int = LONGEST) -> str:
    """Return a text that is no longer than `most` characters.

    Examples
    --------
    >>> short("a long sentence", 7)
    'a long…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def paragraph(text: str) -> str:
    """Return a paragraph."""
    return f"<p>{escape(short(text, 2 * LONGEST))}</p>"


def table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    caption: str = "",
    numbers: Sequence[int] = (),
    note: str = "",
) -> str:
    """Return a table; `numbers` are the positions of columns that stand on the right."""
    sides = ["right" if at in numbers else "left" for at in range(len(headings))]
    parts = ["<table>"]
    if caption:
        parts.append(f"<caption>{escape(short(caption))}</caption>")
    for tag, cells in (("th", headings), *(("td", row) for row in rows)):
        shown = (
            f'<{tag} style="text-align:{side}">{escape(short(cell))}</{tag}>'
            for cell, side in zip(cells, sides, strict=True)
        )
        parts.append(f"<tr>{''.join(shown)}</tr>")
    return "".join(parts) + "</table>" + (paragraph(note) if note else "")


def fitted(head: str, parts: Iterable[str], left: str = "More is left out.") -> str:
    """Return as many parts as fit into what a notebook shows, whole ones alone."""
    shown, room = [head], MOST - len(head) - len(paragraph(left)) - len("<div></div>")
    for part in parts:
        if len(part) > room:
            shown.append(paragraph(left))
            break
        shown.append(part)
        room -= len(part)
    return f"<div>{''.join(shown)}</div>"
