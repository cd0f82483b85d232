"""The options that several verbs share, said once."""

from __future__ import annotations

import os
from typing import Annotated, Any, Final

import typer

CaseName = Annotated[
    str,
    typer.Argument(
        metavar="CASE",
        help="A case folder, a workbook, or a shipped case (see `rason list`).",
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
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FIGURE=VALUE",
        help="Set a figure on top of every scenario: `--set fee='158 million USD/yr'`; a bare "
        "number is in the figure's own unit. Repeat for several.",
    ),
]
Close = Annotated[
    list[str] | None,
    typer.Option(
        "--close",
        metavar="KEY[=SHARE]",
        help="Close an asset, passage or place on top of every scenario, all of it or a share: "
        "`--close malacca=25%`; for some, or by somebody, with the words of a closure in "
        "scenarios.yaml: `--close 'malacca by=IDN flag=CHN,JPN exempt.buyer=KOR'`. Repeat for "
        "several.",
    ),
]
Claims = Annotated[
    list[str] | None,
    typer.Option(
        "--claim",
        metavar="KEY",
        help="Judge only this claim of the case. Repeat for several.",
    ),
]
Build = Annotated[
    list[str] | None,
    typer.Option(
        "--build",
        metavar="PROJECT[=STATE]",
        help="Build a project on top of every scenario, whole and paid for; or put it into the "
        "state `option`, `built` (its capital sunk), `forced` or `out`. Repeat for several.",
    ),
]
Foresight = Annotated[
    str,
    typer.Option(
        "--foresight",
        metavar="WORD",
        help="How far ahead is seen, on top of every scenario: `perfect`, `none`, or a window such"
        " as `4 weeks`.",
    ),
]
FEWEST = 16


def _number(text: str | int) -> int | str:
    """Read a number of draws, or `auto`."""
    if text == AUTO:
        return AUTO
    try:
        number = int(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is neither a whole number nor `{AUTO}`.") from None
    if number < FEWEST:
        raise typer.BadParameter(f"{number} draws are too few: {FEWEST} is the least.")
    return number


AUTO: Final = "auto"
Draws = Annotated[
    Any,
    typer.Option(
        "--draws",
        "-n",
        parser=_number,
        metavar="N|auto",
        help=f"Draws of the uncertain figures, {FEWEST} at least; `auto` doubles them until no"
        " verdict's word changes.",
    ),
]
"""A number, or `auto`."""
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Seed of the draws.")]
CORES = os.cpu_count() or 1
Workers = Annotated[
    int, typer.Option("--workers", "-w", min=1, metavar="N", help="Processes that solve.")
]
