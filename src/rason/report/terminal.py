"""Tables for the terminal: rich where somebody looks, plain where a pipe does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from rason.claim.phrases import headline, held_and_beside, outcome, overturned, said
from rason.errors import visible
from rason.report.terminal_layout import show_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import ConsoleOptions, RenderableType
    from rich.segment import Segment

    from rason.claim.verdict import Verdict
    from rason.table.shown import Shown

PIPED_WIDTH = 200
"""Columns of a table that nobody looks at."""
MOST_ROWS = 40
_STYLES = {"holds": "green", "fails": "red", "depends": "yellow", "even": "yellow"}


class _Plainly(Console):
    """A console that shows what texts say: only its own colours and moves are obeyed."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Lay out, with unseen characters written out."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=visible(segment.text))


def console(*, stderr: bool = False) -> Console:
    """Return a console: without colour when it is piped, and all that it is told can be seen.

    `stderr`: whether it is standard error, for progress, and not standard output, for results.
    """
    if stderr:
        return _Plainly(stderr=True)
    piped = not sys.stdout.isatty()
    return _Plainly(width=PIPED_WIDTH if piped else None, highlight=False, markup=False)


def show_change(to: Console, change: str) -> None:
    """Write what lies on top of every scenario.

    `change`: in words; nothing is written where it is empty.
    """
    if change:
        to.print(f"Every scenario is taken {change}.")


def show_claims(to: Console, claims: Sequence[Verdict]) -> None:
    """Write the table of verdicts."""
    rows = [
        (
            str(claim.paragraph),
            said(claim),
            Text(headline(claim), style=_STYLES.get(outcome(claim), "")),
            held_and_beside(claim),
            overturned(claim) or (claim.sentence if claim.verdict == "refused" else ""),
        )
        for claim in claims
    ]
    show_rows(to, ("¶", "Claim", "Verdict", "Holds in", "What would overturn it"), rows, (0,))


def say(to: Console, notes: Iterable[str]) -> None:
    """Write what should be known beside a result."""
    for note in notes:
        to.print(Text(f"note: {note}"))


def show_table(to: Console, laid_out: Shown) -> None:
    """Write a table that was laid out for a reader.

    `laid_out`: with its caption above and its note below.
    """
    if laid_out.caption:
        to.print(Text(laid_out.caption, style="bold"))
    show_rows(to, laid_out.headings, laid_out.rows, laid_out.numbers)
    if laid_out.note:
        to.print(laid_out.note)
