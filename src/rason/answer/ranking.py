"""Who ranks where in bargaining power, and what other choices and other draws make of it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final

import numpy as np
from pydantic import Field

from rason.analysis.bargain import unions
from rason.analysis.ranking import EQUAL, ranks, standing
from rason.analysis.ranking import ranking as analysis
from rason.analysis.relations import talk
from rason.answer.hold_up import other_outlets
from rason.claim.need import Need
from rason.games.registry import ASKED
from rason.games.wording import ABOVE, IN_ALL, listed
from rason.table.column import Actor, Column
from rason.table.numbers import MILLION, Span, by_name, finite, span
from rason.table.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rason.analysis.question import Question
    from rason.answer.subject import Subject
    from rason.case.cell import FloatArray

    Names = tuple[str, ...] | None

OUTLETS: Final = "options: all"
CHOICES: Final = {
    **{f"concept: {each.key}": each.by for each in ASKED},
    "access: open": "where third parties must let pass at the tariff",
    "access: veto": "where third parties may refuse",
    OUTLETS: "where every other project may be built too",
}
"""Other choices under which players are ranked, in words."""


class Rank(Row, table="ranking"):
    """Where a player ranks, and how firmly."""

    actor: Actor
    base: Annotated[str, Column("Base")] = ABOVE
    """What its amount stands for: a gain above what it earns alone, or both."""
    amount: Annotated[Span, Column("Amount", "amount", unit="unit", name="value")]
    """What is ranked."""
    rank: Annotated[int, Column("Rank", "count", compared=True)]
    """At central figures by Shapley: 1 is the most, and equals share the better rank."""
    best: int
    worst: int
    """Ends of the rank over other concepts, the other rule of access and the other option set."""
    held: Annotated[float | None, Column("Held in draws", "share", unit="1")] = None
    """Share of draws in which it has this rank or shares it."""
    first: Annotated[float | None, Column("First in draws", "share", unit="1")] = None
    """Share of draws in which nobody gets more."""


class Ranking(Row):
    """The players in order of what they get."""

    by: Annotated[str, Column("By", key=True)]
    """`shift` against the other scenario where there is one, what each earns alone included; else
    `gain` above it."""
    ranks: tuple[Rank, ...] = ()
    total: Annotated[
        Span | None, Column("All together", "amount", unit="unit", name="all_together")
    ] = None
    """What all players have of it together; null in older runs."""
    changes: dict[str, bool | None] = Field(default_factory=dict)
    """By another choice, such as `access: open`: whether it ranks anybody otherwise."""
    outlets: dict[str, float] | None = None
    """What is ranked, where every other project of the case may be built as well."""
    reasons: dict[str, str] = Field(default_factory=dict)
    """Why another choice could not be asked."""


def needs(subject: Subject, versus: Names) -> dict[str, Need]:
    """Return what ranks the players: at central figures, over the draws, by other choices."""
    central = subject.central
    assert subject.drawn is not None
    opposite = "veto" if central.change().access == "open" else "open"
    asked = {
        "central": central,
        "drawn": subject.drawn,
        **{f"concept: {each}": _choosing(central, concept=each) for each in _others(central)},
        f"access: {opposite}": _choosing(central, access=opposite),
    }
    about = partial(standing, versus=versus)
    found = {name: Need.over(("standing", versus), about, each) for name, each in asked.items()}
    if other_outlets(central)[0]:
        wide = partial(standing, versus=versus, outlets=True)
        found[OUTLETS] = Need.over(("standing", versus, OUTLETS), wide, central)
    return found


def _choosing(question: Question, **choices: Any) -> Question:  # noqa: ANN401 - as of `Choices`
    return replace(question, choices=replace(question.choices, **choices))


def _others(question: Question) -> tuple[str, ...]:
    """Return the concepts that may rank players otherwise than the question's own."""
    blocs, heard = bool(unions(question)), talk(question).heard
    return tuple(
        each.key
        for each in ASKED
        if each.key != question.choices.concept
        and (blocs or "unions" not in each.needs)
        and (heard or "graph" not in each.needs)
    )


def ranking(
    question: Question, versus: Names, found: Mapping[str, FloatArray], nothing: float
) -> Ranking:
    """Rank the players.

    `found`: what `needs` asked for.
    `nothing`: what cannot be told from 0 [million currency per year].
    """
    others = {name: each[0] for name, each in found.items() if name not in ("central", "drawn")}
    told = analysis(question.players, found["central"][0], found["drawn"], others)
    outlets = others.get(OUTLETS)
    reason = other_outlets(question)[1]
    return Ranking(
        by="gain" if versus is None else "shift",
        ranks=tuple(
            Rank(
                actor=player,
                base=ABOVE if versus is None else IN_ALL,
                amount=span(told.amount[place], found["drawn"][:, place], MILLION, nothing=nothing),
                rank=int(told.rank[place]),
                best=int(told.best[place]),
                worst=int(told.worst[place]),
                held=finite(told.held[place]),
                first=finite(told.first[place]),
            )
            for place, player in enumerate(told.players)
        ),
        total=span(float(told.amount.sum()), found["drawn"].sum(axis=1), MILLION, nothing=nothing),
        changes=dict(told.changes),
        outlets=None if outlets is None else by_name(told.players, outlets, nothing=nothing),
        reasons={OUTLETS: reason} if reason else {},
    )


def decided(found: Ranking, name: Mapping[str, str]) -> dict[str, str]:
    """Say what other projects that may be built change about who gains most, or gains at all."""
    if found.outlets is None:
        return {}
    players = [each.actor for each in found.ranks]
    now = np.array([each.amount.value or 0.0 for each in found.ranks])
    then = np.array([found.outlets.get(player, 0.0) for player in players])
    least = EQUAL * max(float(np.abs(now).max()), float(np.abs(then).max()))
    signs = [np.where(each > least, 1, np.where(each < -least, -1, 0)) for each in (now, then)]
    turned = [name[player] for player, one, two in zip(players, *signs, strict=True) if one != two]
    first, rival = (
        [name[player] for player, rank in zip(players, ranks(each), strict=True) if rank == 1]
        for each in (now, then)
    )
    said = [f"the largest {found.by} is that of {listed(rival)}"] if first != rival else []
    if turned:
        said.append(f"the {found.by} of {listed(turned)} has another sign")
    if not said:
        return {}
    where = "where every other project of the case may be built too"
    return {"options": f"the option set decides: {where}, {' and '.join(said)}"}


def firmness(found: Ranking) -> Iterator[str]:
    """Say under which other choices the order changes, in sentences without full stop."""
    told = {
        turns: [CHOICES.get(name, name) for name, each in found.changes.items() if each is turns]
        for turns in (False, True)
    }
    if told[True]:
        same = f", and stays the same {listed(told[False])}" if told[False] else ""
        yield f"the order by {found.by} changes {listed(told[True])}{same}"
    elif told[False]:
        yield f"the order by {found.by} stays the same {listed(told[False])}"
    for name, why in found.reasons.items():
        yield f"nothing is known of the order {CHOICES.get(name, name)}: {why}"
