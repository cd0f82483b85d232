"""The verb that takes in data of others: `rason import KIND FILE… --into FOLDER`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from rason.cli.code_page import tell
from rason.cli.faults import write_json
from rason.cli.options import AsJson
from rason.errors import Diagnostic, InputError

Kind = Literal["table", "gem", "scigrid", "trade", "events", "jodi", "portwatch", "pypsa"]
OF_KIND: Final[dict[str, tuple[str, ...]]] = {
    "table": ("mapping", "fills", "sheet", "encoding"),
    "scigrid": ("encoding",),
    "trade": ("encoding", "goods", "countries"),
    "events": ("encoding", "countries"),
    "jodi": ("encoding", "countries"),
    "portwatch": ("encoding", "ports"),
    "pypsa": ("currency",),
    "gem": ("sheet", "encoding", "join", "loading"),
}
"""Which options each kind has, beside those of all."""


def import_(
    kind: Annotated[Kind, typer.Argument(metavar="KIND", help="What the files are.")],
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The files.")],
    into: Annotated[
        Path, typer.Option(metavar="FOLDER", help="A case, or a folder to be made.")
    ],
    mapping: Annotated[
        str, typer.Option(metavar="FILE", help="table: the mapping, if not FOLDER/mapping.yaml.")
    ] = "",
    fills: Annotated[
        str, typer.Option("--table", metavar="NAME", help="table: which table the rows fill.")
    ] = "",
    sheet: Annotated[str, typer.Option(metavar="NAME", help="The sheet of a workbook.")] = "",
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="Of text that is not UTF-8, such as cp1252.")
    ] = "",
    join: Annotated[
        float | None,
        typer.Option(metavar="KM", help="gem: ends of pipes this near are one place; 25 km."),
    ] = None,
    loading: Annotated[
        str,
        typer.Option(metavar="COUNTRIES", help="gem: whose LNG terminals load; others receive."),
    ] = "",
    goods: Annotated[
        str,
        typer.Option(metavar="HS=KEY,...", help="trade: products, such as 271111=lng,2709=crude."),
    ] = "",
    countries: Annotated[
        str,
        typer.Option(metavar="NAMES", help="Whom the case is about, joined by commas."),
    ] = "",
    ports: Annotated[
        str, typer.Option(metavar="NAMES", help="portwatch: only these, joined by commas.")
    ] = "",
    currency: Annotated[
        str, typer.Option(metavar="USD", help="pypsa: in which costs are, if it does not say.")
    ] = "",
    frozen: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE",
            help="Of a new case: the day after which nothing was known; today if left out.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Make a draft case of data that others publish, or fill tables of a case with it."""
    from rason import importing

    given: dict[str, Any] = {
        "mapping": mapping, "fills": fills, "sheet": sheet, "encoding": encoding,
        "join": join, "loading": _listed(loading), "goods": _listed(goods),
        "countries": _listed(countries), "ports": _listed(ports),
        "currency": currency,
    }  # fmt: skip
    options = {name: value for name, value in given.items() if value}
    for name in options:
        if name not in OF_KIND[kind]:
            word = "--table" if name == "fills" else f"--{name}"
            able = [each for each, own in OF_KIND.items() if name in own]
            raise InputError(
                Diagnostic(
                    "RSN-R007", "command line", None, f"rason import {kind}", word,
                    "an option of this kind; it is one of " + ", ".join(able), f"leave {word} out",
                )
            )  # fmt: skip
    done = getattr(importing, kind)(
        *files, into=into, frozen=frozen.date() if frozen else None, **options
    )
    if as_json:
        write_json(done.to_json())
    else:
        tell(str(done))


def _listed(text: str) -> tuple[str, ...]:
    """Split words that are joined by commas."""
    return tuple(each.strip() for each in text.split(",") if each.strip())
