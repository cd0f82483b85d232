"""All coalitions: the compiled kernel, beside kept HiGHS in Gray order, scipy and PyPSA."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
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
from rason.case.find import find
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
GRAY_SAMPLE = 2048
"""How many coalitions kept HiGHS solves where there are more; the rest is extrapolated."""
KINDS: tuple[Kind, ...] = ("corridor", "scattered")
SIZES = (8, 10, 12, 14, 16)
"""Players of generated networks."""
ROWS = (60, 190, 460)
QUICK_ROWS = (60, 190)
QUICK_PLAYERS = 10
CASE_PLAYERS = (8, 10, 12, 14, 16)
OTHERS = (
    "central_asia",
    "gulf_sellers",
    "gulf_lng",
    "australia_lng",
    "southeast_asia_lng",
    "world",
    "myanmar_sellers",
    "australia_sellers",
    "southeast_asia_sellers",
    "EU",
)
"""Who bargains beside the case's own players where more are asked for."""
DISTINCT = 9
"""Decimals of v(N) to which values are told apart."""
COLUMNS = (
    "program",
    "players",
    "rows",
    "distinct",
    "solved",
    "rason",
    "a coalition",
    "kept HiGHS",
    "scipy",
    "PyPSA",
)


def coalitions(*, quick: bool) -> None:
    """Print the case's game and those of generated networks."""
    _warm()
    rows = [_case(players) for players in CASE_PLAYERS if not quick or players <= QUICK_PLAYERS]
    for kind in KINDS:
        for size in QUICK_ROWS if quick else ROWS:
            for players in SIZES:
                if quick and players > QUICK_PLAYERS:
                    continue
                program = network(kind, players, size)
                game = Game(apply(program, merge(program.case, ())), tuple(range(players)))
                values = values_of(program)
                few = players == SIZES[0] and size == ROWS[0]
                row = _measured(f"{kind} of {size}", program, game, values, few=few)
                rows.append(row)
    show(
        "All coalitions of one draw, and how many times longer the peers take",
        COLUMNS,
        rows,
        note="rason's machine code is made before the measurement. Where there are more than "
        f"{GRAY_SAMPLE:,} coalitions, kept\nHiGHS solves that many in stretches of the Gray order; "
        f"scipy always solves {SAMPLE}, PyPSA one: the rest is\nextrapolated. Solved counts each "
        "block's own coalitions. Same values, relative 1e-6. Distinct: how many\nvalues differ. "
        "No generated player is a dummy.",
    )


def _warm() -> None:
    """Have the kernel's machine code made or fetched, which is no part of solving."""
    program = network("corridor", 8, 60)
    game = Game(apply(program, merge(program.case, ())), tuple(range(8)))
    solve(program, Batch(values_of(program), games=(game,)), compiled=True)


def _case(players: int) -> tuple[str, ...]:
    """Measure the case with more of its actors as players than it has."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(find(CASE), Path(folder) / "wider"))
        settings = (copy / "case.yaml").read_text()
        own = re.search(r"^players: \[(.*)\]$", settings, re.MULTILINE)
        assert own is not None, "the case's players stand in one line"
        names = [*own[1].split(", "), *OTHERS][:players]
        (copy / "case.yaml").write_text(settings.replace(own[0], f"players: [{', '.join(names)}]"))
        actors = copy / "actors.csv"
        actors.write_text(actors.read_text().replace(",outsider", ",state"))
        program = compiled(read_case(copy))
    change = merge(program.case, ("base",))
    game = Game(apply(program, change), tuple(range(players)))
    values = override(program.case, central(program.case), change)
    return _measured("Northeast Asia", program, game, values, few=players == CASE_PLAYERS[0])


def _measured(
    name: str, program: Program, game: Game, values: Values, *, few: bool
) -> tuple[str, ...]:
    asked = programs_of(program, game, values)
    ours = best(lambda: solve(program, Batch(values, games=(game,)), compiled=True))
    worth = ours.result.games[game][0]
    whole = worth + ours.result.nothing[game][0]
    assert not name.startswith(KINDS) or not dummy_players(worth), "a player is a dummy"
    own = 1 << asked.players
    place = {int(member): index for index, member in enumerate(asked.members)}
    gray = best(lambda: gray_values(asked, GRAY_SAMPLE))
    solved, found = gray.result
    agree(found, whole[[place[coalition] for coalition in solved.tolist()]], "kept HiGHS")
    sample = np.linspace(0, own - 1, min(SAMPLE, own)).astype(int)
    standard = Standard(map(asked.of, sample.tolist()))
    scipy = best(standard.values)
    agree(scipy.result, whole[[place[coalition] for coalition in sample.tolist()]], "scipy")
    pypsa = 0.0
    if few:
        grand = pypsa_network(asked.of(own - 1))
        timed = best(lambda: np.array([pypsa_value(grand)]), 1)
        agree(timed.result, whole[-1:], "PyPSA")
        pypsa = timed.seconds * own
    scale = max(abs(float(worth[-1])), 1e-12)
    return (
        name,
        f"{len(game.players)}",
        f"{len(program.rows)}",
        f"{len(np.unique(np.round(worth / scale, DISTINCT))):,}",
        f"{ours.result.count.solved:,}",
        duration(ours.seconds),
        duration(ours.seconds / len(worth)),
        ratio(gray.seconds * own / len(solved), ours.seconds),
        ratio(scipy.seconds * own / len(sample), ours.seconds),
        ratio(pypsa, ours.seconds) if few else "",
    )
