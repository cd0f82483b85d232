"""A case as a notebook shows it: what it is about, whom it has, and its first figures."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from rason.case.frame_cells import number_text
from rason.case.tables import TABLES
from rason.words.counting import counted
from rason.words.html import fitted, paragraph, short, table

if TYPE_CHECKING:
    from rason.case.case import Case
    from rason.case.tables import Figure

MOST_FIGURES: Final = 12
MOST_NAMED: Final = 12


def in_a_line(case: Case) -> str:
    """Return a case as Python shows it."""
    title = short(case.settings.title, 80)
    held = ", ".join(
        counted(len(getattr(case, part)), part.removesuffix("s"))
        for part in ("actors", "links", "figures", "scenarios", "claims")
    )
    return f"<Case {case.name}: {title}; {held}>"


def as_html(case: Case) -> str:
    """Return a case as a notebook shows it."""
    settings = case.settings
    head = f"<h3>{escape(short(settings.title))}</h3>"
    said = f"Case {case.name}, frozen on {settings.frozen}, in {settings.currency}."
    names = {key: actor.name for key, actor in case.actors.items()}
    parts = [
        paragraph(said),
        *([paragraph(settings.question)] if settings.question else []),
        paragraph("Who bargains: " + _listed([names[key] for key in case.players]) + "."),
        _counts(case),
        _figures(case),
        paragraph("Scenarios: " + (_listed(list(case.scenarios)) or "none") + "."),
        paragraph(f"{counted(len(case.warnings), 'warning')}; case.check() shows all."),
    ]
    return fitted(head, parts)


def _listed(words: list[str]) -> str:
    more = len(words) - MOST_NAMED
    return ", ".join(words[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _counts(case: Case) -> str:
    """Return how many rows each table has."""
    held = {name: len(getattr(case, name)) for name in TABLES}
    there = {name: number for name, number in held.items() if number}
    row = [str(number) for number in there.values()]
    return table(list(there), [row], numbers=range(len(row)))


def _figures(case: Case) -> str:
    """Return the first figures with their ranges and sources."""
    figures = list(case.figures.values())
    rows = [
        (each.figure, each.name, _value(each), _range(each), each.unit, ", ".join(each.cited))
        for each in figures[:MOST_FIGURES]
    ]
    more = len(figures) - MOST_FIGURES
    note = f"{counted(more, 'more figure')} in case.tables['figures']." if more > 0 else ""
    headings = ("Figure", "Name", "Value", "Range", "Unit", "Sources")
    return table(headings, rows, numbers=(2, 3), note=note) if rows else ""


def _value(figure: Figure) -> str:
    if figure.value is None:
        return "" if figure.formula is None else f"= {figure.formula.text}"
    return number_text(figure.value)


def _range(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{number_text(figure.low)} to {number_text(figure.high)}"
