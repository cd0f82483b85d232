"""Any CSV file, workbook or GeoJSON by a mapping that is kept beside the case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rason.case.output import write_whole
from rason.importing.draft import Draft
from rason.importing.grid import fault, read_grid
from rason.importing.known import Known
from rason.importing.mapped import HEAD, drafted, rows_by
from rason.importing.mapping import FILE, OPEN, mapping_from, write_mapping
from rason.importing.outcome import Imported, finish

if TYPE_CHECKING:
    from datetime import date


def table(
    *files: str | Path,
    into: str | Path,
    mapping: str | Path = "",
    fills: str = "",
    sheet: str = "",
    encoding: str = "",
    frozen: date | None = None,
) -> Imported:
    """Import rows of any table; draft its mapping where there is none yet.

    Parameters
    ----------
    *files
        CSV, .xlsx or GeoJSON, all of one form.
    into
        A case folder, or one to be made.
    mapping
        Which column is which; `mapping.yaml` in the folder if it does not say. A case may have
        several, as `NAME.mapping.yaml`.
    fills
        For a draft, the table of the case that the rows fill, such as ``observed``.
    sheet, encoding
        Where neither the file nor the mapping says them.
    frozen
        Of a new case, the day after which nothing was known; today if it does not say.

    Returns
    -------
    imported
        What was taken and left; of a draft with open questions, the questions.

    Raises
    ------
    InputError
        With all that is wrong with file or mapping; nothing is then written.
    """
    folder = Path(into)
    path = Path(mapping) if mapping else folder / FILE
    named = [Path(each) for each in files]
    if not named:
        raise fault("RSN-I001", "command line", 0, "", "no file", "at least one", "name the file")
    draft = Draft("table")
    if not path.is_file():
        return _drafted(named[0], path, fills, sheet, encoding)
    text = path.read_text(encoding="utf-8")
    model, tree = mapping_from(text, path)
    if not mapping:
        draft.files[FILE] = text
    known = Known(folder)
    for each in named:
        grid = read_grid(
            each,
            sheet=sheet or model.sheet,
            encoding=encoding or model.encoding,
            separator=model.separator,
        )
        rows_by(model, tree, grid, known, draft, path.parent)
    return finish(draft, folder, frozen)


def _drafted(file: Path, path: Path, fills: str, sheet: str, encoding: str) -> Imported:
    """Draft a mapping and return what it asks: the file's source, if nothing else."""
    content = drafted(read_grid(file, sheet=sheet, encoding=encoding), fills)
    content |= {name: each for name, each in (("sheet", sheet), ("encoding", encoding)) if each}
    text = write_mapping(content, HEAD)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"))
    asked = _questions(text, path)
    return Imported("table", path.parent, (path.name,), None, (), (), (), asked)


def _questions(text: str, path: Path) -> tuple[str, ...]:
    """Return what a drafted mapping asks."""
    model, _ = mapping_from(text, path)
    asked = [
        f"{fills}.{name}: which {'unit' if OPEN not in (cell.column, cell.is_) else 'column'}?"
        for fills, part in model.tables.items()
        for name, cell in part.columns.items()
        if OPEN in (cell.column, cell.unit, cell.is_)
    ]
    if model.ask:
        asked.append("where these columns belong: " + ", ".join(model.ask))
    if OPEN in (model.source.author, model.source.year):
        asked.append("source: who published the file, when, and under which licence?")
    return tuple(asked)
