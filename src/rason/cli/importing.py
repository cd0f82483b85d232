"""The verb that takes in data of others: `rason import KIND FILE… --into FOLDER`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from rason.cli.code_page import tell
from rason.cli.faults import write_json
from rason.cli.options import AsJson
from rason.importing.questions import FROZEN, OPTIONS

Kind = Literal["table", "gem", "scigrid", "trade", "events", "jodi", "portwatch", "pypsa"]


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
        str, typer.Option("--table", metavar="NAME", help=OPTIONS["fills"].help())
    ] = "",
    sheet: Annotated[str, typer.Option(metavar="NAME", help=OPTIONS["sheet"].help())] = "",
    encoding: Annotated[str, typer.Option(metavar="NAME", help=OPTIONS["encoding"].help())] = "",
    join: Annotated[
        float | None, typer.Option(metavar="KM", help=OPTIONS["join"].help())
    ] = None,
    loading: Annotated[
        str, typer.Option(metavar="COUNTRIES", help=OPTIONS["loading"].help())
    ] = "",
    goods: Annotated[
        str, typer.Option(metavar="HS=KEY,...", help=OPTIONS["goods"].help())
    ] = "",
    countries: Annotated[
        str, typer.Option(metavar="NAMES", help=OPTIONS["countries"].help())
    ] = "",
    ports: Annotated[str, typer.Option(metavar="NAMES", help=OPTIONS["ports"].help())] = "",
    currency: Annotated[
        str, typer.Option(metavar="USD", help=OPTIONS["currency"].help())
    ] = "",
    frozen: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help=FROZEN.help()),
    ] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Make a draft case of data that others publish, or fill tables of a case with it."""
    from rason import importing
    from rason.importing.options import options_of

    given = {
        "fills": fills, "sheet": sheet, "encoding": encoding,
        "join": "" if join is None else f"{join:.15g}", "loading": loading, "goods": goods,
        "countries": countries, "ports": ports, "currency": currency,
    }  # fmt: skip
    # A mapping is a file, which nobody but the command line may name.
    options = options_of(kind, given if kind == "table" else {**given, "mapping": mapping})
    options |= {"mapping": mapping} if mapping else {}
    done = getattr(importing, kind)(
        *files, into=into, frozen=frozen.date() if frozen else None, **options
    )
    if as_json:
        write_json(done.to_json())
    else:
        tell(str(done))
