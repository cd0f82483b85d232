"""More tables for the terminal: explanations and differences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from rason.answer.registry import QUESTIONS
from rason.report.terminal import MOST_ROWS
from rason.report.terminal_layout import show_rows
from rason.words.amounts import format_share, told_apart
from rason.words.counting import counted
from rason.words.phrases import amount, interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from rason.report.difference import Difference
    from rason.report.explain import CellNote, Explanation


_WRITTEN = 8  # digits: nobody writes more, and a conversion by other than tens gives more


def _is(cell: CellNote, given: set[str]) -> str:
    """Write what a cell comes to: with all digits where it holds one number and no sum.

    `given` are the figures that an author gave.
    """
    assert cell.value is not None
    short = float(f"{cell.value:.{_WRITTEN}g}")
    one = not cell.figures or cell.text in given
    exact = one and abs(short - cell.value) <= 1e-12 * abs(cell.value)
    return amount(short if exact else cell.value, cell.unit, exact=exact)


def show_explanation(to: Console, found: Explanation) -> None:
    """Write what lies behind a name."""
    to.print(Text(found.key, style="bold"), found.name)
    if found.place:
        to.print(found.place)
    for text in found.says:
        to.print(f"  {text}")
    if found.cells:
        show_rows(to, ("Cell", "Holds", "Is", "Where"), _cells(found))
    if found.figures:
        headings = ("Figure", "Name", "Value", "Range", "Grade", "Sources", "On the word of")
        figures: list[tuple[str, ...]] = []
        for each in found.figures:
            figures.append(
                (
                    each.figure,
                    each.name,
                    ""
                    if each.value is None
                    else amount(each.value, each.unit, exact=not each.derived),
                    interval(each.low, each.high, each.unit, exact=not each.derived),
                    each.grade,
                    ", ".join(each.sources) or "none",
                    ", ".join(each.reporters),
                )
            )
            figures.extend(
                (
                    "",
                    f"or so in {format_share(report.weight)} of draws",
                    amount(report.value, each.unit, exact=True),
                    interval(report.low, report.high, each.unit, exact=True),
                    report.grade,
                    ", ".join(report.sources) or "none",
                    ", ".join(report.reporters),
                )
                for report in each.reports
            )
        show_rows(to, headings, figures)
    for source in found.sources:
        to.print(f"{source.source}: {source.text}")
    if found.used_by:
        to.print(
            f"used by {counted(len(found.used_by), 'cell or scenario', 'cells or scenarios')}:"
        )
        for use in found.used_by[:MOST_ROWS]:
            to.print(f"  {use}")


def _cells(found: Explanation) -> list[tuple[str, ...]]:
    """Lay out the cells behind a name: an author's own numbers with all their digits."""
    cells: list[tuple[str, ...]] = []
    given = {each.figure for each in found.figures if not each.derived}
    for cell in found.cells:
        value = "" if cell.value is None else _is(cell, given)
        cells.append((f"{cell.row}, {cell.column}", cell.text, value, cell.place))
    return cells


def show_differences(to: Console, found: Sequence[Difference]) -> None:
    """Write what differs, one question after the other."""
    if not found:
        to.print("Nothing differs.")
        return
    titles = {name: each.title for each in QUESTIONS.values() for name in each.columns}
    shown = found[: 3 * MOST_ROWS]
    groups: dict[str, list[Difference]] = {}
    for each in shown:
        caption = titles.get(each.table) or each.table.replace("_", " ").capitalize()
        groups.setdefault(caption, []).append(each)
    for caption, own in groups.items():
        to.print(Text(caption, style="bold"))
        heads = ("Of", "What", "Before", "After", "Change")
        first = 0 if any(each.name for each in own) else 1  # what is one of a kind has no name
        show_rows(to, heads[first:], [_difference(each)[first:] for each in own])
    if len(found) > len(shown):
        to.print(f"and {len(found) - len(shown)} more: --json gives all")


def _difference(each: Difference) -> tuple[str, ...]:
    before, after = _written(each.before, each.unit), _written(each.after, each.unit)
    if before == after and isinstance(each.before, float) and isinstance(each.after, float):
        before, after = told_apart(each.before, each.after, each.unit)
    what = f"{each.title}, {each.base}" if each.base else each.title
    change = "" if each.change is None else amount(each.change, each.unit, signed=True)
    return each.name, what, before, after, change


def _written(value: float | str | None, unit: str) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else amount(value, unit)
