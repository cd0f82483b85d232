"""What files are, by their names and headers, and what is to be asked before they become a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rason.case.tables import TABLES
from rason.errors import InputError
from rason.importing import (
    coded_events,
    customs,
    gem_tracker,
    jodi_world,
    port_calls,
    pypsa_files,
    scigrid_gas,
)
from rason.importing.grid import headers, is_utf, read_bytes, read_grid
from rason.importing.mapped import drafted
from rason.importing.mapping_questions import questions_about
from rason.importing.options import options_of
from rason.importing.questions import FROZEN, OF_KIND, Question, asked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

CASE: Final = "case"
KINDS: Final = {
    CASE: "A case: a workbook, or the files of its folder",
    "gem": "Global Energy Monitor: gas pipelines and LNG terminals",
    "scigrid": "SciGRID_gas: pipes, fields and terminals of Europe",
    "trade": "BACI or UN Comtrade: trade between countries",
    "events": "ICEWS or POLECAT: coded events",
    "jodi": "JODI: oil and gas of countries by month",
    "portwatch": "IMF PortWatch: ship calls by day",
    "pypsa": "PyPSA: a network as netCDF, or its folder of CSV files",
    "table": "Any other table",
}
"""What files can be, each with what it is called: a case, or a kind of import."""
_FORMS: Final = {
    "trade": tuple(customs.FORMS.values()),
    "events": tuple(coded_events.FORMS.values()),
    "jodi": (jodi_world.COLUMNS,),
    "portwatch": tuple(port_calls.FORMS.values()),
    "scigrid": (scigrid_gas.COLUMNS,),
}
_SHEETS: Final = frozenset({"settings", "actors", "places", "commodities"})
"""Sheets that the workbook of every case has."""


def kind_of(paths: Sequence[Path]) -> str:
    """Return what files are, by their names and headers: any table if they are nothing else.

    Raises `InputError` if one cannot be read.
    """
    names = {path.name for path in paths}
    if "case.yaml" in names:
        return CASE
    if "buses.csv" in names or any(path.suffix in pypsa_files.SUFFIXES for path in paths):
        return "pypsa"
    kinds = []
    for path in paths:
        found = headers(path)
        if len(paths) == 1 and found.keys() >= _SHEETS:
            return CASE
        kinds += [_kind_of(header) for header in found.values()]
    known = [kind for kind in kinds if kind != "table"]
    return known[0] if known else "table"


def questions(kind: str, paths: Sequence[Path], answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Return what is asked of files before they become a case, given what is answered already.

    Where the sheet, the encoding or the table hangs on an answer, that comes alone and the rest
    once it is there. Raises `InputError` if a file cannot be read.
    """
    if kind == CASE:
        return ()
    own = OF_KIND[kind]
    first = paths[0]
    found = _about_files(own, kind, paths)
    if any(each.open and not (each.given or answers.get(each.key)) for each in found):
        return tuple(found)
    if kind == "table":
        found += _about_table(first, found, answers)
    named = [asked(name) for name in own if name not in {"fills", "sheet", "encoding"}]
    needed = [each for each in named if each.open]
    return (*found, *needed, *(each for each in named if not each.open), FROZEN)


def _kind_of(header: Collection[str]) -> str:
    """Return the importer whose columns a header has."""
    for kind, forms in _FORMS.items():
        if any(set(form) <= set(header) for form in forms):
            return kind
    names = gem_tracker.NAMES
    if all(any(name in header for name in names[what]) for what in gem_tracker.NEEDED):
        return "gem"
    return "table"


def _about_files(own: Collection[str], kind: str, paths: Sequence[Path]) -> list[Question]:
    """Ask for sheet and encoding, where files leave them open."""
    found: list[Question] = []
    if "sheet" in own and len(sheets := headers(paths[0])) > 1:
        fitting = [name for name, header in sheets.items() if _kind_of(header) == kind != "table"]
        given = fitting[0] if len(fitting) == 1 else ""
        found.append(asked("sheet", choices=tuple(sheets), given=given, open=True))
    texts = [path for path in paths if path.suffix.lower() not in {".xlsx", ".xlsm"}]
    if "encoding" in own and not all(is_utf(read_bytes(path)) for path in texts):
        found.append(asked("encoding", open=True))
    return found


def _about_table(
    path: Path, before: Sequence[Question], answers: Mapping[str, str]
) -> tuple[Question, ...]:
    """Ask which table rows fill, then what the draft of a mapping asks."""
    told = {each.key: answers.get(each.key) or each.given for each in before}
    options = options_of("table", told | {"fills": answers.get("fills", "")})
    fills = options.pop("fills", "")
    grid = read_grid(path, **options)
    try:
        content = drafted(grid, fills)
    except InputError:  # the headers do not say it
        return (asked("fills", choices=tuple(TABLES), open=True),)
    (table, _), *_ = content["tables"].items()
    which = asked("fills", choices=tuple(TABLES), given=table, open=True)
    return (which, *questions_about(content, grid.header, answers))
