"""Networks to measure on: made, not read; players hold distinct assets, and none is a dummy.

Places lie scattered over a map that the players divide among them, each around a centre of its
own. Lines join each place to its nearest, carry gas and oil through one capacity, and belong to
one end's player or to a third; a line needs its operator and both territories. In a *corridor*
the western third of the players sells, the eastern third buys and the others lie between; in a
*scattered* network everybody does all of it, so that hardly two coalitions earn the same.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import numpy as np

from benchmarks.peers import kept_values
from benchmarks.programs import coalitions
from rason.case import central, read_case
from rason.program import compile as compiled
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Game
from rason.solve.block import blocks
from rason.testing import table, write_case

if TYPE_CHECKING:
    from rason.case.cell import Values
    from rason.program.program import Program

COMMODITIES = ("gas", "oil")
UNITS = {"gas": "bcm", "oil": "Mt"}
STEPS = (1.5, 1.15, 0.9, 0.7)
"""Bids of a city's four equal parts, relative to its usual price."""
NEIGHBOURS = 3
ROWS_PER_PLACE = {"corridor": 3.8, "scattered": 3.9}
"""Two balances at a place, and the joint capacities of nearly two lines."""
IDLE = 1e-6
JOINED = 0.95


Kind = Literal["corridor", "scattered"]
CANDIDATES = 200


def network(kind: Kind, players: int, rows: int) -> Program:
    """Return a generated network of about so many rows, the first in which nobody is idle.

    Nearly all of it hangs together, so that little is gained from cutting it into blocks. Nobody
    is idle if everybody's leaving costs the others together something; networks are drawn
    until that is so.
    """
    for seed in range(CANDIDATES):
        program = _drawn(kind, players, rows, seed)
        variant = apply(program, merge(program.case, ()))
        game = coalitions(program, Game(variant, tuple(range(players))), values_of(program))
        most = (1 << game.players) - 1
        joined = len(blocks(program)[0].rows) / len(program.rows)
        if game.players < players or joined < JOINED:
            continue
        leaving = [most ^ (1 << player) for player in range(players)]
        alone = [1 << player for player in range(players)]
        total, *others = kept_values(map(game.of, [most, *leaving, *alone]))
        without, single = np.array(others[:players]), np.array(others[players:])
        if np.all(total - without - single > IDLE * total):
            return program
    raise AssertionError("every drawn network has an idle player")


def values_of(program: Program) -> Values:
    """Return the values of the figures, of which a network has none: one draw."""
    return central(program.case)


def _drawn(kind: Kind, players: int, rows: int, seed: int) -> Program:
    rng = np.random.default_rng([seed, players, rows])
    places = max(players, round(rows / ROWS_PER_PLACE[kind]))
    where = rng.random((places, 2))
    where[:players, 1] = 0.15 + 0.7 * where[:players, 1]
    where[:players, 0] = (np.arange(players) + 0.5) / players
    apart = np.hypot(*(where[:, None, :] - where[None, :, :]).transpose(2, 0, 1))
    owner = np.argmin(apart[:, :players], axis=1)
    names = [f"a{player}" for player in range(players)]
    ends = sorted(
        {
            (min(place, int(near)), max(place, int(near)))
            for place in range(places)
            for near in np.argsort(apart[place])[1 : NEIGHBOURS + 1]
        }
    )
    links = []
    for here, there in ends:
        operator = rng.choice([owner[here], owner[there], int(rng.integers(players))])
        forth, back = (here, there) if rng.random() < 0.5 else (there, here)
        if kind == "corridor":
            forth, back = sorted((here, there), key=lambda place: float(where[place, 0]))
        links.append(
            (
                f"l{here}_{there}",
                f"p{forth}",
                f"p{back}",
                "pipe",
                ";".join(COMMODITIES),
                f"{rng.uniform(4, 16):.3f} bcm/yr",
                f"{rng.uniform(5, 15) + 30 * apart[here, there]:.3f} million USD/bcm",
                f"{rng.uniform(0.002, 0.02):.4f}",
                names[operator],
            )
        )
    supplies, demands = [], []
    third = players // 3
    for place, commodity in product(range(places), COMMODITIES):
        sells = kind == "scattered" or owner[place] < third
        buys = kind == "scattered" or owner[place] >= players - third
        unit = UNITS[commodity]
        if place >= players and rng.random() < 0.3:
            continue
        if sells:
            supplies.append(
                (
                    f"s{place}{commodity}",
                    f"p{place}",
                    commodity,
                    names[owner[place]],
                    f"{rng.uniform(3, 12):.3f} {unit}/yr",
                    f"{rng.uniform(40, 160):.3f} million USD/{unit}",
                )
            )
        if buys:
            price, quantity = rng.uniform(160, 400), rng.uniform(4, 12)
            demands += [
                (
                    f"d{place}{commodity}{step}",
                    f"p{place}",
                    commodity,
                    names[owner[place]],
                    f"{quantity / len(STEPS):.3f} {unit}/yr",
                    f"{price * factor:.3f} million USD/{unit}",
                    0,
                )
                for step, factor in enumerate(STEPS)
            ]
    tables = {
        "actors": table("actor,name,kind", [(name, name.upper(), "state") for name in names]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [
                (f"p{p}", f"Place {p}", names[owner[p]], f"{60 * x:.2f}", f"{60 * y:.2f}")
                for p, (x, y) in enumerate(where)
            ],
        ),
        "commodities": table(
            "commodity,name,unit,equivalents",
            [("gas", "Gas", "bcm", ""), ("oil", "Oil", "Mt", "1 Mt = 1 bcm")],
        ),
        "links": table("link,from,to,mode,commodity,capacity,cost,loss,operator", links),
        "supplies": table("supply,place,commodity,owner,capacity,cost", supplies),
        "demands": table("demand,place,commodity,buyer,quantity,price,elasticity", demands),
    }
    with TemporaryDirectory() as folder:
        return compiled(read_case(write_case(Path(folder) / "network", tables, players=names)))
