"""The options that several verbs share, said once."""

from __future__ import annotations

import os
from typing import Annotated

import typer

CaseName = Annotated[
    str,
    typer.Argument(
        metavar="CASE", help="A case folder, or the name of a shipped case (see `rason list`)."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]
ScenarioNames = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        "-s",
        metavar="NAME",
        help="A scenario of the case. Several, joined by commas or repeated, are merged.",
    ),
]
Draws = Annotated[
    int, typer.Option("--draws", "-n", min=16, metavar="N", help="Draws of the uncertain figures.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the draws.")]
CORES = os.cpu_count() or 1
Workers = Annotated[
    int, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that solve.")
]
