"""Who depends on whom: shares of observed trade, and what is lost when two cease to deal."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np

from rason import chart
from rason.analysis.dependence import Dependence as Losses
from rason.analysis.dependence import dependence as analysis
from rason.analysis.power import NOTHING
from rason.analysis.quantity import ratio
from rason.analysis.trade_share import trade_shares
from rason.claim.need import over
from rason.table.column import Column, Reason, Unit
from rason.table.naming import name_of
from rason.table.numbers import finite, money, yearly
from rason.table.row import Answer, Row
from rason.table.shown import Drawn, Shown
from rason.words.amounts import format_amount, format_share
from rason.words.counting import counted
from rason.words.phrases import amount, in_prose, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rason.answer.subject import Subject
    from rason.case import Case, Values
    from rason.claim.need import Inquiry
    from rason.table.naming import Names


class Pair(Row, table="dependence"):
    """How one actor depends on another, in two measures that need not agree."""

    actor: Annotated[str, Column("Who", "actor", key=True)]
    partner: Annotated[str, Column("On whom", "actor", key=True)]
    commodity: Annotated[str, Column("Good", "commodity", key=True)] = ""
    share: Annotated[float | None, Column("Share", "share", unit="1", compared=True)] = None
    """The partner's part of it; None where the whole was not observed."""
    share_of: Annotated[
        Literal["what it sends", "what it receives", "its trade both ways", ""],
        Column("Of", key=True),
    ] = ""
    period: Annotated[str, Column("Period", key=True)] = ""
    """When the share was observed."""
    basis: Literal["observed", "modelled", ""] = ""
    bargaining_loss: Annotated[
        float | None,
        Column("Loss of bargaining power", "amount", unit="unit", compared=True),
    ] = None
    """What the actor loses when the two no longer deal with each other."""
    loss_share: Annotated[float | None, Column("Part of its gains", "share", unit="1")] = None
    """The same as part of all that it gains by dealing; None where it gains nothing."""
    unit: Unit = ""
    reason: Reason = ""


class Dependence(Answer):
    """Who depends on whom: every ordered pair of players, and every pair and good observed."""

    dependence: tuple[Pair, ...] = ()


ANSWER = Dependence


def dependence(subject: Subject) -> Inquiry[Dependence]:
    """Ask who depends on whom: by observed trade, and by what each loses without the other."""
    found = yield from over("dependence", analysis, subject.central)
    rows = tuple(_rows(subject.case, found, subject.central.figures()))
    return Dependence(
        dependence=rows, reason="" if rows else "Fewer than two players: nobody depends on another."
    )


def _rows(case: Case, found: Losses, values: Values) -> Iterator[Pair]:
    nothing = NOTHING * float(np.abs(found.payoff[0]).max(initial=0.0))
    for one, actor in enumerate(found.players):
        for other, partner in enumerate(found.players):
            if one == other:
                continue
            part = ratio(found.loss[:1, one, other], found.gain[:1, one], nothing)
            yield Pair(
                actor=actor,
                partner=partner,
                bargaining_loss=money(found.loss[0, one, other]),
                loss_share=finite(part[0]),
                unit=yearly(case),
            )
            yield from _observed(case, actor, partner, values)


def _observed(case: Case, actor: str, partner: str, values: Values) -> Iterator[Pair]:
    for each in trade_shares(case, values, actor, partner, "to"):
        share = None if each.share is None else finite(each.share[0])
        yield Pair(
            actor=actor,
            partner=partner,
            commodity=each.commodity,
            share=share,
            share_of=each.of,
            period=each.period,
            basis="observed",
            reason=each.reason or ("" if share is not None else "nothing was observed in all"),
        )


def layout(answer: Dependence, names: Names, most: int) -> tuple[Shown, ...]:
    """Lay out trade and bargaining by themselves, the largest first."""
    observed = [each for each in answer.dependence if each.basis == "observed"]
    losses = sorted(
        (each for each in answer.dependence if each.bargaining_loss),
        key=lambda each: -(each.bargaining_loss or 0.0),
    )
    return (*_shares(observed, names, most), *_losses(losses, names, most))


def _shares(observed: Sequence[Pair], names: Names, most: int) -> tuple[Shown, ...]:
    if not observed:
        return ()
    shares = sorted((p for p in observed if p.share is not None), key=lambda p: -(p.share or 0.0))
    rows = tuple(
        (
            name_of(names, "actor", each.actor),
            name_of(names, "actor", each.partner),
            name_of(names, "commodity", each.commodity),
            f"{format_share(each.share or 0.0)} of {each.share_of}",
            f"{each.basis}, {each.period}",
        )
        for each in shares[:most]
    )
    headings = ("Who", "With whom", "Good", "Share", "Basis")
    note = _rest(len(shares), most)
    lacking = sum(each.share is None for each in observed)
    if lacking:
        pairs = sentence(counted(lacking, "observed pair has", "observed pairs have"))
        note += f" {pairs.rstrip('.')} no share, since the trade observed is not the whole of what"
        note += " the first of them trades: dependence.csv says which row would give it."
    return (Shown("Dependence by trade", headings, rows, note.strip(), (3,)),)


def _losses(losses: Sequence[Pair], names: Names, most: int) -> tuple[Shown, ...]:
    rows = tuple(
        (
            name_of(names, "actor", each.actor),
            name_of(names, "actor", each.partner),
            amount(each.bargaining_loss or 0.0, each.unit),
            "" if each.loss_share is None else format_share(each.loss_share),
        )
        for each in losses[:most]
    )
    if not rows:
        return ()
    headings = ("Who loses", "If it no longer deals with", "Loss (Shapley)", "Of all its gains")
    caption = "Dependence by bargaining"
    return (Shown(caption, headings, rows, _rest(len(losses), most), (2, 3)),)


def _rest(number: int, most: int) -> str:
    return f"The largest of {number}; all in dependence.csv." if number > most else ""


def draw(answer: Dependence, names: Names, width: float) -> Drawn:
    """Draw what each player would lose without each other one."""
    losses = {
        (each.actor, each.partner): each
        for each in answer.dependence
        if each.bargaining_loss is not None
    }
    if not losses:
        return Drawn(None, "Nobody depends on anybody.")
    import pandas as pd

    players = list(dict.fromkeys(actor for actor, _ in losses))
    frame = pd.DataFrame(
        [
            {
                "actor": name_of(names, "actor", actor),
                "partner": name_of(names, "actor", partner),
                "bargaining_loss": _number(found.bargaining_loss),
                "loss_share": _number(found.loss_share),
            }
            for actor in players
            for partner in players
            for found in [losses.get((actor, partner), Pair(actor=actor, partner=partner))]
        ]
    )
    most = max(losses.values(), key=lambda each: each.bargaining_loss or 0.0)
    frame.attrs["units"] = {"bargaining_loss": most.unit}
    first, second = (name_of(names, "actor", each) for each in (most.actor, most.partner))
    title = "What each row would lose if it no longer dealt with each column"
    return Drawn(
        chart.dependence_matrix(frame, title=title, width=width),
        f"{title}. The most: {first} without {second},"
        f" {in_prose(format_amount(most.bargaining_loss or 0.0, most.unit))}.",
    )


def _number(value: float | None) -> float:
    return math.nan if value is None else value
