"""The verb for games without a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rason.cli.faults import write_json
from rason.cli.options import AsJson


def game(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help='JSON: {"players": ["a", "b"], "values": {"a": 0, "b": 0, "a;b": 1}}, or '
            '"weights" and a "quota"; optional "unions", "graph", "default".',
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Solve a bare game by every concept."""
    from rason.games.document import read_game
    from rason.games.result import solve_game

    result = solve_game(read_game(file))
    if as_json:
        write_json(result.to_json())
        return
    from rason.report.terminal import console
    from rason.report.terminal_game import show_game

    show_game(console(), result)
