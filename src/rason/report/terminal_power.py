"""Tables of bargaining power for the terminal: who gains what, how firmly, and what is held up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

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
from rason.report.terminal import table
from rason.report.wording import actor_names, scenario_name
from rason.words.phrases import amount, in_prose, sentence

if TYPE_CHECKING:
    from rich.console import Console

    from rason.report.bargaining import Power
    from rason.report.document import CaseNote


def show_power(to: Console, power: Power, case: CaseNote) -> None:
    """Write what each player can bargain for, by every concept, and what to make of it."""
    names = actor_names(case)
    known = {power.labels[key]: each for key, each in power.splits.items()}
    ranked = power.ranking is not None and power.versus is None
    to.print(Text(scenario_name(case, power.scenario), style="bold"))
    to.print(
        "What each earns alone, and what it gains above that by dealing with the others, in"
        f" {in_prose(power.unit)}"
    )
    shown = table("Actor", "Alone", "Core", *known, *(("Rank", "Held in draws") if ranked else ()))
    for column in shown.columns[1:]:
        column.justify = "right"
    for actor in power.players:
        alone = power.stand_alone[actor]
        shown.add_row(
            names.get(actor, actor),
            bare(amount(alone, power.unit), power.unit),
            bare(core_gain(power, actor), power.unit),
            *(
                bare(amount(above(each[actor], power, actor), power.unit), power.unit)
                for each in known.values()
            ),
            *((rank_of(power, actor), held_in(power, actor)) if ranked else ()),
        )
    to.print(shown)
    _show_ledger(to, power)
    if power.versus is not None:
        _show_shift(to, power, case)
    for text in power_sentences(power, names):
        to.print(sentence(text))


def _show_ledger(to: Console, power: Power) -> None:
    """Write what the players split and what stays outside the bargain."""
    if power.ledger is None:
        return
    shown = table("Where all that is earned goes", bare(power.ledger.unit, power.ledger.unit))
    shown.columns[1].justify = "right"
    for name, value in ledger_rows(power.ledger):
        shown.add_row(name, bare(amount(value, power.ledger.unit), power.ledger.unit))
    to.print(shown)


def _show_shift(to: Console, power: Power, case: CaseNote) -> None:
    """Write what a scenario changes against another, in two readings."""
    names = actor_names(case)
    known = shift_columns(power)
    if not known:
        return
    to.print(Text(f"Against “{scenario_name(case, power.versus)}”", style="bold"))
    to.print(
        "Shift: this game's split less the other's, what each earns alone included. By itself: the"
        " change bargained alone, all else kept"
    )
    ranked = power.ranking is not None
    shown = table("Actor", *known, *(("Rank", "Held in draws") if ranked else ()))
    for column in shown.columns[1:]:
        column.justify = "right"
    for actor in power.players:
        shown.add_row(
            names.get(actor, actor),
            *(
                bare(amount(each.get(actor, 0.0), power.unit, signed=True), power.unit)
                for each in known.values()
            ),
            *((rank_of(power, actor), held_in(power, actor)) if ranked else ()),
        )
    to.print(shown)
