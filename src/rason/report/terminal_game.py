"""A bare game in the terminal: every concept side by side, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rason.games.wording import amount
from rason.report.terminal import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from rason.games.result import GameResult

HEADINGS = {
    "shapley": "Shapley",
    "nucleolus": "Nucleolus",
    "prenucleolus": "Prenucleolus",
    "banzhaf": "Banzhaf",
    "owen": "Owen",
    "aumann_dreze": "Aumann–Drèze",
    "myerson": "Myerson",
    "owen_myerson": "Owen–Myerson",
}


def show_game(to: Console, game: GameResult) -> None:
    """Write what each concept gives each player of a bare game, and what that means.

    Parameters
    ----------
    to
        Where.
    game
        Solved.
    """
    found = game.concepts
    scale = float(abs(found.values).max())
    columns: dict[str, Iterable[float] | None] = {
        "Alone": found.stand_alone,
        "Core from": found.core.low,
        "to": found.core.high,
    }
    for concept, payoff in found.payoffs().items():
        columns[HEADINGS[concept]] = payoff
        if concept == "banzhaf" and set(found.values.tolist()) <= {0.0, 1.0}:
            columns["Banzhaf index"] = found.banzhaf_normalised
    known = {heading: list(each) for heading, each in columns.items() if each is not None}
    shown = table("Player", *known)
    for column in shown.columns[1:]:
        column.justify = "right"
    for place, player in enumerate(found.players):
        shown.add_row(player, *(amount(float(each[place]), scale) for each in known.values()))
    to.print(shown)
    for sentence in game.reading:
        to.print(sentence)
