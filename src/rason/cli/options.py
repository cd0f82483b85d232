"""The options that several verbs share, said once."""

from __future__ import annotations

import os
from typing import Annotated, Any, Final

import click
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
FEWEST = 16


class _Number(click.ParamType[int | str]):
    """A number of draws, or `auto`."""

    name = "draws"

    def convert(
        self,
        value: str | int,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> int | str:
        """Read the option."""
        if value == AUTO:
            return AUTO
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{value!r} is neither a whole number nor `{AUTO}`.", param, ctx)
        if number < FEWEST:
            self.fail(f"{number} is not in the range x>={FEWEST}.", param, ctx)
        return number


AUTO: Final = "auto"
Draws = Annotated[
    Any,
    typer.Option(
        "--draws",
        "-n",
        click_type=_Number(),
        metavar="N|auto",
        help="Draws of the uncertain figures; `auto` doubles them until no verdict's word changes.",
    ),
]
"""A number, or `auto`."""
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the draws.")]
CORES = os.cpu_count() or 1
Workers = Annotated[
    int, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that solve.")
]
