"""All coalitions: bounds before solves, beside kept HiGHS in Gray order, scipy and PyPSA."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.batches import agree
from benchmarks.networks import network, values_of
from benchmarks.output import show
from benchmarks.peers import Standard, gray_values, pypsa_network, pypsa_value
from benchmarks.programs import coalitions as programs_of
from benchmarks.startup import CASE
from benchmarks.timing import best, duration, ratio
from rason.case import read_case
from rason.case.figures import central
from rason.games import dummy_players
from rason.program import compile as compiled
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.scenario.values import override
from rason.solve import Batch, Game, solve

if TYPE_CHECKING:
    from benchmarks.networks import Kind
    from rason.case.cell import Values
    from rason.program.program import Program

SAMPLE = 64
"""How many coalitions linprog solves; the rest is extrapolated."""
KINDS: tuple[Kind, ...] = ("corridor", "scattered")
ROWS = (60, 190)
PLAYERS = (8, 10, 12)
QUICK_PLAYERS = (8, 10)
DISTINCT = 9
"""Decimals of v(N) to which values are told apart."""
COLUMNS = (
    "program",
    "players",
    "rows",
    "distinct",
    "solved",
    "bounded",
    "rason",
    "a coalition",
    "kept HiGHS",
    "scipy",
    "PyPSA",
)


def coalitions(*, quick: bool) -> None:
    """Print the case's game and those of generated networks."""
    rows = [_case("base"), _case("all_projects")]
    for kind in KINDS:
        for size in ROWS:
            for players in QUICK_PLAYERS if quick else PLAYERS:
                program = network(kind, players, size)
                variant = apply(program, merge(program.case, ()))
                game = Game(variant, tuple(range(players)))
                name = f"{kind} of {size}"
                few = players == PLAYERS[0] and size == ROWS[0]
                rows.append(
                    _measured(name, program, game, values_of(program), idle=False, with_pypsa=few)
                )
    show(
        "All coalitions of one draw, and how many times longer the peers take",
        COLUMNS,
        rows,
        note="Kept HiGHS solves all, in Gray order. scipy is extrapolated from "
        f"{SAMPLE} coalitions, PyPSA from one.\nSolved and bounded count each block's own "
        "coalitions. Same values, relative 1e-6. No generated player is a dummy.",
    )


def _case(scenario: str) -> tuple[str, ...]:
    program = compiled(read_case(CASE))
    change = merge(program.case, (scenario,))
    variant = replace(apply(program, change), lumpy=())
    values = override(program.case, central(program.case), change)
    game = Game(variant, tuple(range(len(program.case.players))))
    return _measured(
        f"{CASE}, {scenario}", program, game, values, idle=True, with_pypsa=scenario == "base"
    )


def _measured(
    name: str,
    program: Program,
    game: Game,
    values: Values,
    *,
    idle: bool,
    with_pypsa: bool,
) -> tuple[str, ...]:
    asked = programs_of(program, game, values)
    ours = best(lambda: solve(program, Batch(values, games=(game,))))
    worth = ours.result.games[game][0]
    whole = worth + ours.result.nothing[game][0]
    assert idle or not dummy_players(worth), "a generated player is a dummy"
    gray = best(lambda: gray_values(asked))
    agree(gray.result[asked.members], whole, "kept HiGHS")
    own = 1 << asked.players
    place = {int(member): index for index, member in enumerate(asked.members)}
    sample = np.linspace(0, own - 1, min(SAMPLE, own)).astype(int)
    standard = Standard(map(asked.of, sample.tolist()))
    scipy = best(standard.values)
    agree(scipy.result, whole[[place[coalition] for coalition in sample.tolist()]], "scipy")
    pypsa = 0.0
    if with_pypsa:
        grand = pypsa_network(asked.of(own - 1))
        timed = best(lambda: np.array([pypsa_value(grand)]), 1)
        agree(timed.result, whole[-1:], "PyPSA")
        pypsa = timed.seconds * own
    count = ours.result.count
    scale = max(abs(float(worth[-1])), 1e-12)
    return (
        name,
        f"{len(game.players)}",
        f"{len(program.rows)}",
        f"{len(np.unique(np.round(worth / scale, DISTINCT)))}",
        f"{count.solved}",
        f"{count.bounded}",
        duration(ours.seconds),
        duration(ours.seconds / len(worth)),
        ratio(gray.seconds, ours.seconds),
        ratio(scipy.seconds * own / len(sample), ours.seconds),
        ratio(pypsa, ours.seconds) if with_pypsa else "",
    )
