"""What of a run may leave: its results, without the rows of a case that may not be passed on.

A result that was worked out of such a row stays, and names it; where it restates the row's own
numbers, beside a value that overturns a claim, they are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rason.answer.registry import QUESTIONS
from rason.claim.sentences import without_now
from rason.games.wording import listed
from rason.report.findings import findings
from rason.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rason.claim.overturn import Overturn
    from rason.claim.verdict import Verdict
    from rason.report.document import Document

_NOW = ("low", "value", "high")


def handed_on(document: Document) -> Document:
    """Return a run's document as it may be passed on; its last note says what is left out."""
    closed = {each.source: each for each in document.case.sources if not each.passed_on}
    if not closed:
        return document
    case = document.case
    figures = {each.figure for each in case.values if not each.passed_on}
    rows = dict(_restated(document, closed))
    acts = sum(len(each.acts) for each in document.claims)
    claims = tuple(_claim(each, figures, closed) for each in document.claims)
    acts -= sum(len(each.acts) for each in claims)
    left = [
        counted(number, *words)
        for number, words in (
            (len(figures), ("figure", "figures")),
            (acts, ("act", "acts")),
            (sum(len(getattr(document, name)) - len(held) for name, held in rows.items()),
             ("row", "rows")),
        )
        if number
    ]  # fmt: skip
    if not left:
        return document
    named = listed([each.named for each in closed.values()])
    said = (
        f"Left out, since {named} may not be passed on: {listed(left)}. What was worked out of"
        " them stays."
    )
    made = document.model_copy(
        update={
            **rows,
            "case": case.model_copy(
                update={
                    "assumptions": tuple(e for e in case.assumptions if e.figure not in figures),
                    "late": tuple(e for e in case.late if e.figure not in figures),
                    "values": tuple(e for e in case.values if e.figure not in figures),
                }
            ),
            "claims": claims,
            "notes": (*document.notes, said),
        }
    )
    if not document.findings:
        return made
    told = findings(made)
    first = document.answer[: len(document.answer) - len(document.findings)]
    return made.model_copy(
        update={"findings": told, "answer": (*first, *(each.says for each in told))}
    )


def _restated(document: Document, closed: Collection[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield what stays of tables whose rows are rows of the case, each with its own source."""
    for question in QUESTIONS.values():
        for name in question.tables:
            held = getattr(document, name, ())
            kept = tuple(each for each in held if not _cites(each, closed))
            if len(kept) < len(held):
                yield name, kept


def _cites(row: object, closed: Collection[str]) -> bool:
    source = getattr(row, "source", ())
    return not set(source.split(";") if isinstance(source, str) else source).isdisjoint(closed)


def _claim(claim: Verdict, figures: Collection[str], closed: Collection[str]) -> Verdict:
    """Return a verdict without numbers of figures, and without acts, that may not be passed on."""
    drivers, together = claim.sensitivity, claim.together
    if drivers is not None:
        drivers = drivers.model_copy(
            update={
                "influences": tuple(
                    each.model_copy(update={"low": None, "high": None})
                    if each.figure in figures
                    else each
                    for each in drivers.influences
                )
            }
        )
    if together is not None and any(each.figure in figures for each in together.figures):
        said = {"says": without_now(together.says)}
        pair = (_moved(each, figures).model_copy(update=said) for each in together.figures)
        together = together.model_copy(update={"figures": tuple(pair), **said})
    return claim.model_copy(
        update={
            "overturned_by": tuple(_moved(each, figures) for each in claim.overturned_by),
            "together": together,
            "sensitivity": drivers,
            "acts": tuple(each for each in claim.acts if not set(each.sources) & set(closed)),
        }
    )


def _moved(turn: Overturn, figures: Collection[str]) -> Overturn:
    """Return where a figure overturns a claim, without where it is."""
    if turn.figure not in figures:
        return turn
    return turn.model_copy(update={**dict.fromkeys(_NOW), "says": without_now(turn.says)})
