"""How concentrated each importer's sources of a good are: the Herfindahl–Hirschman index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np

from rason.analysis.foresight import outcome
from rason.analysis.quantity import nothing, ratio, taken
from rason.claim.need import over
from rason.table.column import Column, Reason, Scenario
from rason.table.naming import name_of
from rason.table.numbers import span
from rason.table.row import Answer, Row
from rason.words.amounts import format_share

if TYPE_CHECKING:
    from rason.analysis.question import Analysis, Question
    from rason.answer.subject import Subject
    from rason.case import FloatArray
    from rason.claim.need import Inquiry
    from rason.table.naming import Names


class Concentration(Row, table="concentration"):
    """How concentrated the sources are from which one importer takes one good."""

    scenario: Scenario
    buyer: Annotated[str, Column("Buyer", "actor", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)]
    index: Annotated[float | None, Column("Concentration", "amount", unit="1", compared=True)]
    """The sum of the squared shares of its sources: 1 for one source, 1/n for n equal ones."""
    low: Annotated[float | None, Column("Low", "amount", unit="1", end_of="index")] = None
    """Lower end of the range of nine draws in ten."""
    high: Annotated[float | None, Column("High", "amount", unit="1", end_of="index")] = None
    largest: Annotated[str, Column("Largest source", "actor")] = ""
    share: Annotated[float | None, Column("Its share", "share", unit="1")] = None
    """Of all that the buyer takes of the good, what is its own included."""
    reason: Reason = ""
    """Why there is no index."""


class Concentrations(Answer):
    """How concentrated each importer's sources are, the most concentrated first."""

    concentration: tuple[Concentration, ...] = ()


ANSWER = Concentrations


def shares(question: Question) -> Analysis[dict[tuple[str, str, str], FloatArray]]:
    r"""Ask what part of what each buyer takes of a good comes from where.

    By buyer, good and origin, shape ``(draws,)``: NaN in a draw in which nothing is taken.
    `question`: program, draws and scenario.
    """
    case, program = question.case, question.program
    solved = (yield from outcome(question)).solved
    found: dict[tuple[str, str, str], FloatArray] = {}
    for buyer in dict.fromkeys(each.buyer for each in case.demands.values()):
        for good in (key for key, each in case.commodities.items() if each.traced):
            origins = sorted(
                {c.origin for c in program.columns if c.commodity == good and c.origin}
            )
            whole = taken(program, solved, good, buyer)
            least = nothing(program, good)
            if np.any(whole > least):
                for origin in origins:
                    part = taken(program, solved, good, buyer, origin)
                    found[buyer, good, origin] = ratio(part, whole, least)
    return found


def concentration(subject: Subject) -> Inquiry[Concentrations]:
    r"""Ask how concentrated the sources are from which each importer takes each traced good.

    .. math:: H = \sum_s \Bigl( q_s \big/ \sum_r q_r \Bigr)^2

    References
    ----------
    Hirschman (1964), "The paternity of an index", *American Economic Review* 54(5).
    """
    central = yield from over("shares of sources", shares, subject.central)
    drawn = central
    if subject.drawn is not None:
        drawn = yield from over("shares of sources", shares, subject.drawn)
    rows = []
    imports = [key for each in (central, drawn) for key, part in each.items() if np.any(part > 0.0)]
    for buyer, good in dict.fromkeys((b, g) for b, g, origin in imports if origin != b):
        own = {o: part for (b, g, o), part in central.items() if (b, g) == (buyer, good)}
        others = [part for (b, g, _), part in drawn.items() if (b, g) == (buyer, good)]
        index = float(_index(list(own.values()))[0]) if own else np.nan
        ranged = span(index, _index(others)) if others else span(index, np.array([np.nan]))
        largest = max(own, key=lambda each: own[each][0]) if np.isfinite(index) else ""
        rows.append(
            Concentration(
                scenario=subject.scenario,
                buyer=buyer,
                commodity=good,
                index=ranged.value,
                low=ranged.low if subject.drawn is not None else None,
                high=ranged.high if subject.drawn is not None else None,
                largest=largest,
                share=float(own[largest][0]) if largest else None,
                reason="" if largest else "it takes nothing at central figures",
            )
        )
    return Concentrations(
        concentration=tuple(sorted(rows, key=lambda each: -(each.index or 0.0))),
        reason="" if rows else "Nobody takes a good whose origin is traced from another.",
    )


def _index(parts: list[FloatArray]) -> FloatArray:
    found: FloatArray = np.square(np.array(parts)).sum(axis=0)
    return found


def says(answer: Concentrations, names: Names) -> tuple[str, ...]:
    """Say who hangs most on one source."""
    first = next(iter(answer.concentration), None)
    if first is None or first.index is None or first.share is None:
        return ()
    buyer, good, source = (
        name_of(names, kind, key)
        for kind, key in (
            ("actor", first.buyer),
            ("commodity", first.commodity),
            ("actor", first.largest),
        )
    )
    share = format_share(first.share)
    return (f"Most concentrated: {good} for {buyer}, {share} of it from {source}.",)
