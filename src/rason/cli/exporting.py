"""The verb that hands a case or a run to other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rason.cli.code_page import tell
from rason.cli.faults import write_json
from rason.cli.opening import merged, open_case
from rason.cli.options import AsJson, ScenarioNames


def export(
    case: Annotated[
        str,
        typer.Argument(
            metavar="CASE",
            help="A case: folder, workbook or shipped name; or a run's folder.",
        ),
    ],
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]",
            help="Where to; its suffix says the form: .geojson, .gpkg, .nc, .zip, .xlsx.",
        ),
    ] = None,
    to: Annotated[
        Literal["geojson", "gpkg", "pypsa", "datapackage", "xlsx", "folder"] | None,
        typer.Option(
            help="The form, where no suffix says it; `folder` makes a case folder of a workbook."
        ),
    ] = None,
    scenario: ScenarioNames = None,
    agreed: Annotated[
        bool,
        typer.Option("--agreed", help="Export a network as if all had agreed to everything."),
    ] = False,
    whole: Annotated[
        bool,
        typer.Option(
            "--all", help="Keep rows whose source may not be passed on, for yourself alone."
        ),
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over an earlier export.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Write a map, a network, a data package or a workbook of a case; tables of a run."""
    from rason.exporting.export import export as write
    from rason.report.folder import RUN

    run = Path(case) if (Path(case) / RUN).is_file() else None
    if run is not None:
        from rason.report.run import read_run

        made = write(read_run(run), path, to, whole=whole, replace=replace, run=run)
    else:
        read = open_case(case)
        names = merged(read, scenario) if scenario or to == "pypsa" or _network(path) else ()
        made = write(read, path, to, scenarios=names, agreed=agreed, whole=whole, replace=replace)
    notes = [*made.notes, *(["--all keeps the rows that were left out."] if made.partial else [])]
    if as_json:
        paths = [str(each) for each in made.paths]
        write_json({"form": made.form, "paths": paths, "notes": notes})
        return
    for each in made.paths:
        tell(str(each))
    for note in notes:
        tell(f"note: {note}")


def _network(path: Path | None) -> bool:
    return path is not None and path.suffix.lower() == ".nc"
