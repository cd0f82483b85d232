"""The largest exact game, ``python -m benchmarks.exact_game``: its memory is measured outside."""

from __future__ import annotations

from benchmarks.networks import network, values_of
from rason.games import all_concepts
from rason.scenario.apply import apply
from rason.scenario.merge import merge
from rason.solve import Batch, Game, solve

PLAYERS = 20
ROWS = 60


def main() -> None:
    """Solve all coalitions of a generated network, and split what they earn by every concept."""
    program = network("corridor", PLAYERS, ROWS)
    game = Game(apply(program, merge(program.case, ())), tuple(range(PLAYERS)))
    found = solve(program, Batch(values_of(program), games=(game,)), compiled=True)
    all_concepts(found.games[game][0], program.case.players)


if __name__ == "__main__":
    main()
