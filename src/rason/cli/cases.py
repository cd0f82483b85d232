"""Verbs that look at cases and at what they are written in: list, new, migrate, check, units."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from rason.cli.code_page import tell
from rason.cli.faults import grouped, number_of, show, write_json
from rason.cli.options import AsJson, CaseName
from rason.cli.progress import telling


def list_cases(as_json: AsJson = False) -> None:
    """List the cases that come with rason."""
    from rason.case import shipped

    found = shipped()
    if as_json:
        write_json({"cases": [{"case": name, "title": title} for name, title in found]})
        return
    width = max((len(name) for name, _ in found), default=0)
    for name, title in found:
        tell(f"{name:<{width}}  {title}")


def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to be made.")],
    template: Annotated[
        Literal["year", "crisis"],
        typer.Option(help="A year without dates, or a crisis in weeks with stores and series."),
    ] = "year",
    as_json: AsJson = False,
) -> None:
    """Make a small, valid case to begin from, with comments for Excel or any editor."""
    from rason.case import new_case

    made = new_case(folder, template)
    if as_json:
        write_json({"folder": str(made)})
        return
    tell(f"{made} is a valid case. Change a table, then: rason check {made}")


def migrate(
    case: Annotated[str, typer.Argument(metavar="CASE", help="A case folder, which is changed.")],
    as_json: AsJson = False,
) -> None:
    """Bring a case that was written for an earlier rason to the newest format."""
    from rason.case.document import FORMAT
    from rason.case.migrate import migrate as bring

    changes = bring(case)
    if as_json:
        write_json({"case": case, "format": FORMAT, "changes": list(changes)})
        return
    for change in changes:
        tell(change)
    if not changes:
        tell(f"{case} is of the newest format, {FORMAT}: nothing to change")


def check(case: CaseName, as_json: AsJson = False) -> None:
    """Find every fault of a case at once, and what is legal and suspicious."""
    from rason.case import read
    from rason.study.checking import diagnostics

    with telling(f"checking {case}"):
        reading = read(case)
        found = diagnostics(reading)
    faults = tuple(each for each in found if each.severity == "fault")
    warnings = tuple(each for each in found if each.severity != "fault")
    notes: tuple[str, ...] = ()
    if reading.case is not None and not faults:
        from rason.answer.limits import limits

        notes = limits(reading.case)
    if as_json:
        write_json({"diagnostics": [each.to_json() for each in found], "notes": list(notes)})
    elif faults:
        show(faults, as_json=False, closing=True)
    else:
        for text in grouped(warnings):
            tell(text)
        for note in notes:
            tell(f"note: {note}\n")
        warned = f", {number_of(len(warnings), 'warning')}" if warnings else ""
        tell(f"{case}: no faults{warned}")
    if faults:
        raise typer.Exit(2)


def units(
    word: Annotated[
        str, typer.Argument(metavar="[WORD]", help="Part of a name or a meaning, such as bcf.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """List the units that a case may be written in, with their sizes and sources."""
    from rason.units.reference import units_reference
    from rason.units.table import ENTRIES

    if as_json:
        write_json({"units": [asdict(entry) for entry in ENTRIES]})
        return
    text = units_reference(word)
    tell(text or f"No unit, and no word that is refused, holds `{word}`.")


def schema(
    case: Annotated[
        str, typer.Argument(metavar="[CASE]", help="A case, whose tables are described instead.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """List all tables and columns, and which a case uses; alone, the JSON Schema of result.json.

    With --json the case's tables as a Data Package.
    """
    if case:
        from rason.case.known import as_text, known
        from rason.case.package import package, used
        from rason.cli.opening import open_case

        read = open_case(case)
        if as_json:
            write_json(package(read))
        else:
            tell(as_text(known(used(read))))
        return
    from rason.report.document import schema as document_schema

    write_json(document_schema())
