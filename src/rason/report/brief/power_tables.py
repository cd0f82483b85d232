"""The brief's tables of bargaining power and of hold-up, and what a reader must know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.report.power_says import (
    above,
    bare,
    core_gain,
    held_in,
    ledger_rows,
    power_sentences,
    rank_of,
    shift_columns,
)
from rason.report.wording import actor_names, scenario_name
from rason.table.shown import Shown
from rason.words.phrases import amount, in_prose, interval, sentence

if TYPE_CHECKING:
    from rason.report.document import Document, Power
    from rason.table.numbers import Span


READING = (
    "What a scenario changes is read in two ways, what each earns alone included: each rule's split"
    " of the whole game less its split without the scenario, and the change bargained by itself,"
    " all else being kept. “With other outlets” is the first of them by Shapley, where every other"
    " project may be built in either."
)


def power_notes(document: Document) -> tuple[str, ...]:
    """Say once what holds in every scenario; the rest stands below the tables."""
    shifts = any((game.shift or {}).get("shapley") for game in document.power)
    return ((READING,) if shifts else ()) + tuple(sentence(text) for text in _common(document))


def power_tables(document: Document) -> tuple[Shown, ...]:
    """Show what each player can bargain for in each scenario, by every concept.

    Returns
    -------
    tables
        For each scenario what it changes, where it is compared with another, then what each
        player gains in it.
    """
    common = set(_common(document))
    tables = []
    for game in document.power:
        said = power_sentences(game, actor_names(document.case))
        note = " ".join(sentence(text) for text in said if text not in common)
        shift = game.versus is not None and bool((game.shift or {}).get("shapley"))
        if shift:
            tables.append(_shift(game, document, note))
        tables.append(_gains(game, document, "" if shift else note))
    return tuple(tables)


def ledger_tables(document: Document) -> tuple[Shown, ...]:
    """Show what the players of each scenario split and what stays outside their bargain.

    Returns
    -------
    tables
        One of all scenarios; none where something is earned outside the bargain in none of them.
    """
    ledgers = [(game, game.ledger) for game in document.power if game.ledger is not None]
    if all(len(ledger.lines) == 1 for _, ledger in ledgers):
        return ()
    rows = tuple(
        (scenario_name(document.case, game.scenario), name, amount(value, ledger.unit))
        for game, ledger in ledgers
        for name, value in ledger_rows(ledger)
    )
    headings = ("Scenario", "What", "Amount")
    return (Shown("Where all that is earned goes", headings, rows, "", (2,)),)


def _common(document: Document) -> tuple[str, ...]:
    """Return what is said of every scenario alike, where there are several."""
    names = actor_names(document.case)
    told = [power_sentences(game, names) for game in document.power]
    if len(told) <= 1:
        return ()
    return tuple(text for text in told[0] if all(text in each for each in told))


def _gains(game: Power, document: Document, note: str) -> Shown:
    """Show every concept of a scenario's game, as gains above what each earns alone."""
    names = actor_names(document.case)
    known = {game.labels[key]: each for key, each in game.splits.items()}
    ranked = game.versus is None and game.ranking is not None
    headings = ("Actor", "Alone", "Core", *known, *(("Rank", "held in draws") if ranked else ()))
    rows = tuple(
        (
            names.get(each, each),
            bare(amount(game.stand_alone[each], game.unit), game.unit),
            bare(core_gain(game, each), game.unit),
            *(
                bare(amount(above(payoff[each], game, each), game.unit), game.unit)
                for payoff in known.values()
            ),
            *((rank_of(game, each), held_in(game, each)) if ranked else ()),
        )
        for each in game.players
    )
    return Shown(
        caption=f"{scenario_name(document.case, game.scenario)}: what each earns alone, and"
        f" gains above that by dealing ({in_prose(game.unit)})",
        headings=headings,
        rows=rows,
        note=note,
        numbers=tuple(range(1, len(headings))),
    )


def _shift(game: Power, document: Document, note: str) -> Shown:
    """Show what a scenario changes against another, in both readings."""
    names = actor_names(document.case)
    ranking, columns = game.ranking, shift_columns(game)
    spans = {each.actor: each.amount for each in ranking.ranks} if ranking else {}
    first, *others = columns.items()
    ranked = ("Rank", "held in draws") if ranking else ()
    headings = (
        *("Actor", first[0], *(("in nine draws of ten",) if spans else ())),
        *(heading for heading, _ in others),
        *ranked,
    )
    rows = tuple(
        (
            names.get(each, each),
            bare(amount(first[1][each], game.unit, signed=True), game.unit),
            *((bare(_range(spans[each], game.unit), game.unit),) if spans else ()),
            *(bare(amount(other[each], game.unit, signed=True), game.unit) for _, other in others),
            *((rank_of(game, each), held_in(game, each)) if ranked else ()),
        )
        for each in game.players
    )
    versus = scenario_name(document.case, game.versus)
    return Shown(
        caption=f"{scenario_name(document.case, game.scenario)}: what that changes against"
        f" “{versus}”, what each earns alone included ({in_prose(game.unit)})",
        headings=headings,
        rows=rows,
        note=note,
        numbers=tuple(range(1, len(headings))),
    )


def _range(span: Span, unit: str) -> str:
    return interval(span.low, span.high, unit)
