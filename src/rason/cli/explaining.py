"""The verb that follows a number back to its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from rason.cli.faults import write_json
from rason.cli.opening import open_case
from rason.cli.options import AsJson, CaseName


def explain(
    case: CaseName,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="A claim, a figure, a key of any table, flow:ASSET, price:PLACE.COMMODITY, "
            "surplus:ACTOR or power:ACTOR.",
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Follow a number back: cells, the figures in them, their citations, who else uses them."""
    from rason.report.explain import explain as explained

    found = explained(open_case(case), name)
    if as_json:
        write_json(found.model_dump(mode="json", by_alias=True))
        return
    from rason.report.terminal import console
    from rason.report.terminal_tables import show_explanation

    show_explanation(console(), found)
