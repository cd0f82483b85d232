"""Concepts of bare games, beside coopgame-py."""

from __future__ import annotations

import sys
from importlib import import_module

import numpy as np

from benchmarks.batches import agree
from benchmarks.exact_game import PLAYERS as LARGEST
from benchmarks.networks import network, values_of
from benchmarks.output import show
from benchmarks.startup import measure
from benchmarks.timing import best, duration, ratio
from rason.games import nucleolus, shapley_value
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve

PLAYERS = (8, 10, 12, 14)
QUICK_PLAYERS = (8, 10)
SHAPLEY_PLAYERS = 16
ROWS = 60


def bare_games(*, quick: bool) -> None:
    """Print Shapley values and nucleoli."""
    coopgame = import_module("coopgame")
    rows = [_shapley(coopgame)]
    for players in QUICK_PLAYERS if quick else PLAYERS:
        for kind, values in (("corridor", _corridor(players)), ("drawn", _drawn(players))):
            theirs_of = coopgame.Game(values[1:].tolist())
            ours = best(lambda values=values: nucleolus(values).payoff)  # type: ignore[misc]
            theirs = best(lambda game=theirs_of: coopgame.nucleolus(game))  # type: ignore[misc]
            agree(np.array(theirs.result["allocation"]), ours.result, "coopgame-py")
            rows.append(
                (
                    f"nucleolus, {kind}",
                    f"{players}",
                    duration(ours.seconds),
                    duration(theirs.seconds),
                    ratio(theirs.seconds, ours.seconds),
                    "at most 3 × theirs",
                )
            )
    show(
        "Bare games beside coopgame-py",
        ("concept", "players", "rason", "coopgame-py", "of rason's", "promised"),
        rows,
        note="Same payoffs, relative 1e-6. rason's nucleolus comes with its proof, checked.",
    )
    if not quick:
        _largest()


def _largest() -> None:
    """Print what the largest exact game takes, in a process of its own."""
    took = measure([sys.executable, "-m", "benchmarks.exact_game"])
    show(
        f"All {1 << LARGEST:,} coalitions of {LARGEST} players, and every concept",
        ("program", "processor", "memory", "promised"),
        [
            (
                f"corridor of {ROWS}",
                duration(took.processor),
                f"{took.memory:.0f} MB",
                "under 1 GB",
            )
        ],
    )


def _shapley(coopgame: object) -> tuple[str, ...]:
    values = _drawn(SHAPLEY_PLAYERS)
    game = coopgame.Game(values[1:].tolist())  # type: ignore[attr-defined]
    shapley_value(values)  # The weights are kept from the first call on.
    ours = best(lambda: shapley_value(values))
    theirs = best(lambda: coopgame.shapley(game))  # type: ignore[attr-defined]
    agree(np.array(theirs.result, dtype=float), ours.result, "coopgame-py")
    return (
        "Shapley value, drawn",
        f"{SHAPLEY_PLAYERS}",
        duration(ours.seconds),
        duration(theirs.seconds),
        ratio(theirs.seconds, ours.seconds),
        "under 10 ms",
    )


def _drawn(players: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return a game whose values are drawn and grow with the coalition."""
    sizes = np.bitwise_count(np.arange(1 << players))
    values = np.random.default_rng(players).random(1 << players) * sizes**1.5
    values[sizes <= 1] = 0.0  # so that there are imputations
    return values


def _corridor(players: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return the game of a generated network, relative to v(N)."""
    program = network("corridor", players, ROWS)
    game = Game(apply(program, merge(program.case, ())), tuple(range(players)))
    values = solve(program, Batch(values_of(program), games=(game,))).games[game][0]
    relative: np.ndarray[tuple[int], np.dtype[np.float64]] = values / values[-1]
    return relative
