"""Tables about the text as a whole: its paragraphs, its forecasts, and what to watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.claim.phrases import stands
from rason.games.wording import listed
from rason.report.coverage import came_of, coverage, left, place
from rason.report.indicators import indicators
from rason.table.shown import MOST_ROWS, Shown
from rason.words.counting import counted
from rason.words.phrases import amount, day, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rason.claim.overturn import Overturn
    from rason.report.document import Document
    from rason.report.indicators import Indicator


def paragraphs(document: Document) -> tuple[Shown, ...]:
    """Show what became of every paragraph of the text.

    One, or none without claims.
    """
    rows = tuple(
        (
            each.paragraph,
            str(len(each.tested)),
            sentence(came_of(each.tested)) if each.tested else "",
            " ".join(left(each)),
        )
        for each in coverage(document)
    )
    known = document.case.text is not None and document.case.text.paragraphs is not None
    note = "" if known else "The case does not say how many paragraphs the text has."
    headings = ("¶", "Tested", "What came of it", "Not tested here, and why")
    caption = "What became of each paragraph"
    return (Shown(caption, headings, rows, note, (1,)),) if rows else ()


def whole(document: Document) -> str:
    """Write the heading of the coverage table.

    How many paragraphs there are, and how many of them nobody spoke of.
    """
    rows = coverage(document)
    silent = sum(each.silent for each in rows)
    told = "none passed over" if not silent else f"{counted(silent, 'paragraph')} without a claim"
    return f"The whole text: {counted(len(rows), 'paragraph')}, {told}"


def watch(document: Document, numbers: Mapping[str, int]) -> tuple[Shown, ...]:
    """Show which figures to watch, and which forecasts are still open.

    `numbers`: number of each source in the list of sources.
    """
    return tuple(table for table in (_indicators(document, numbers), _open(document)) if table.rows)


def _indicators(document: Document, numbers: Mapping[str, int]) -> Shown:
    found = indicators(document)
    notes = {each.figure: each.note for each in document.case.assumptions}
    rows = tuple(
        (
            each.figure.name or each.figure.figure,
            amount(each.figure.now[1], each.figure.unit, exact=True),
            f"{'rises' if each.direction == 'above' else 'falls'} to "
            + amount(each.turns[0].at, each.figure.unit, exact=True)
            + _along(each.turns[0].figure),
            _verdicts(each),
            _followed(each, numbers, notes),
        )
        for each in found[:MOST_ROWS]
    )
    note = "Each figure alone, within its range, all others central; a claim in the table is the"
    note += " first whose verdict would change."
    if len(found) > len(rows):
        note += f" The {len(rows)} that change most of {len(found)}; all in indicators.csv."
    headings = ("Watch", "Now", "Changes the picture when it", "Verdicts", "Source to follow")
    return Shown("Indicators to watch", headings, rows, note, (1,))


def _along(figure: Overturn) -> str:
    """Say where the figures are that move with one."""
    told = [
        f"{each.name} at {amount(each.at, each.unit, exact=True)}" for each in figure.settings[1:]
    ]
    return f", with {listed(told)}" if told else ""


def _verdicts(indicator: Indicator) -> str:
    first, *others = (sentence(turn.claim.says).rstrip(".") for turn in indicator.turns)
    return f"“{first}”" + (f" and {counted(len(others), 'more', 'more')}" if others else "")


def _followed(indicator: Indicator, numbers: Mapping[str, int], notes: Mapping[str, str]) -> str:
    """Name the sources of a figure, or say what was assumed for want of one."""
    cited = [numbers[key] for key in indicator.figure.sources if key in numbers]
    if not cited:
        note = notes.get(indicator.figure.figure, "")
        return f"none yet; {note}" if note else "none: a figure to be found first"
    return " ".join(f"[{number}]" for number in sorted(cited))


def _open(document: Document) -> Shown:
    forecasts = sorted(
        (each for each in document.claims if each.kind == "forecast"),
        key=lambda each: place(str(each.paragraph)),
    )
    rows = tuple(
        (
            str(each.paragraph),
            sentence(each.says),
            "" if each.due is None else day(each.due),
            sentence(each.why) if each.why else stands(each),
        )
        for each in forecasts
    )
    headings = ("¶", "Forecast", "Due by", "What will settle it")
    note = "A forecast gets no likelihood here. `rason replay` holds the case against what happened"
    note += " later."
    return Shown("Forecasts of the text, all open on the day of the case", headings, rows, note)
