"""Coalitions without a solve of their own: inert ones, and those equal by symmetry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from rason.case import read_case
from rason.case.figures import central
from rason.program import compile
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve
from rason.solve.symmetry import representatives
from rason.testing import table, write_case

if TYPE_CHECKING:
    from pathlib import Path

    from rason.games.coalition import FloatArray
    from rason.solve.batch import Count

PLAYERS = ("S", "T", "U", "W", "B")
COLUMNS = "link,from,to,mode,commodity,capacity,cost,operator,consent"


def solved(folder: Path, *links: tuple[object, ...], compiled: bool) -> tuple[FloatArray, Count]:
    """Solve a seller's field and a buyer's city, with links between."""
    tables = {
        "actors": table("actor,name,kind", [(name, name, "state") for name in PLAYERS]),
        "places": table(
            "place,name,territory,latitude,longitude",
            [("field", "Field", "S", 0, 0), ("city", "City", "B", 0, 9)],
        ),
        "commodities": table("commodity,name,unit", [("gas", "Gas", "bcm")]),
        "links": table(COLUMNS, links),
        "supplies": table(
            "supply,place,commodity,owner,capacity,cost",
            [("well", "field", "gas", "S", "9 bcm/yr", "1 million USD/bcm")],
        ),
        "demands": table(
            "demand,place,commodity,buyer,quantity,price,elasticity",
            [("homes", "city", "gas", "B", "9 bcm/yr", "11 million USD/bcm", 0)],
        ),
    }
    case = read_case(write_case(folder / "case", tables, players=PLAYERS))
    program = compile(case)
    game = Game(apply(program, merge(case, ())), tuple(range(len(PLAYERS))))
    found = solve(program, Batch(central(case), games=(game,)), compiled=compiled)
    return found.games[game][0], found.count


def link(key: str, consent: str, capacity: int = 4) -> tuple[object, ...]:
    """Return a line from field to city that these must agree to."""
    return (key, "field", "city", "pipe", "gas", f"{capacity} bcm/yr", 0, "S", consent)


@pytest.mark.parametrize("compiled", [False, True])
def test_players_who_must_all_agree_are_solved_as_one(tmp_path: Path, *, compiled: bool) -> None:
    values, count = solved(tmp_path, link("pipe", "T;U;W"), compiled=compiled)
    needed = np.arange(32) == 31
    assert values == pytest.approx(np.where(needed, 40.0, 0.0))
    # Of the eight coalitions of T, U and W four are left beside each of S and B.
    assert count.equal == 16
    assert count.solved + count.bounded + count.inert + count.equal == 32
    assert count.inert > 0


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize(("last", "equal"), [(4, 16), (3, 8)])
def test_rivals_are_alike_if_their_lines_are(
    tmp_path: Path, last: int, equal: int, *, compiled: bool
) -> None:
    links = (link("one", "T"), link("two", "U"), link("three", "W", capacity=last))
    values, count = solved(tmp_path, *links, compiled=compiled)
    coalitions = np.arange(32)
    lines = 4 * (coalitions >> 1 & 1) + 4 * (coalitions >> 2 & 1) + last * (coalitions >> 3 & 1)
    ends = (coalitions & 0b10001) == 0b10001
    assert values == pytest.approx(np.where(ends, 10.0 * np.minimum(lines, 9), 0.0))
    assert count.equal == equal


def test_the_first_of_those_alike_stand_for_the_others() -> None:
    distinct, where = representatives(np.arange(16), ((1, 3),))
    assert distinct.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 14, 15]
    assert distinct[where[0b1000]] == 0b0010
    assert distinct[where[0b1101]] == 0b0111
