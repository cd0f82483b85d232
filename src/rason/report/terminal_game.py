"""A bare game in the terminal: every concept side by side, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.exactness import EQUAL
from rason.games.registry import CONCEPTS
from rason.games.wording import amount
from rason.report.terminal_layout import show_rows

if TYPE_CHECKING:
    from rich.console import Console

    from rason.games.coalition import FloatArray
    from rason.games.result import GameResult


def show_game(to: Console, game: GameResult) -> None:
    """Write what each concept gives each player of a bare game, and what that means."""
    found = game.concepts
    nothing = found.tolerance
    gains: dict[str, FloatArray | None] = {"Core from": found.core.low, "to": found.core.high}
    gains |= {CONCEPTS[key].label: payoff for key, payoff in found.payoffs.items()}
    columns: dict[str, list[str]] = {"Alone": [amount(each) for each in found.stand_alone]}
    for heading, payoff in gains.items():
        if payoff is not None:
            gain = payoff - found.stand_alone
            columns[heading] = [amount(float(each), nothing) for each in gain]
    if found.simple and found.banzhaf_index is not None:
        columns["Banzhaf index"] = [amount(each, EQUAL) for each in found.banzhaf_index]
    to.print("What each earns alone, and what it gains above that by dealing with the others")
    rows = [
        (player, *(each[place] for each in columns.values()))
        for place, player in enumerate(found.players)
    ]
    show_rows(to, ("Player", *columns), rows, range(1, len(columns) + 1))
    for sentence in game.reading:
        to.print(sentence)
