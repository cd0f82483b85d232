"""Any CSV file, workbook or GeoJSON by a mapping that is kept beside the case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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
        Which column is which; `mapping.yaml` in the folder if it does not say.
    fills
        For a draft, the table of the case that the rows fill, such as ``observed``.
    sheet, encoding
        For a draft, where the file does not say them.
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
    if mapping and not path.is_file():
        raise fault("RSN-I009", str(path), 0, "", "no such file", "a mapping", "name the file")
    draft = Draft("table")
    if path.is_file():
        text = path.read_text(encoding="utf-8")
    else:
        grid = read_grid(named[0], sheet=sheet, encoding=encoding)
        content = drafted(grid, fills)
        content |= {name: each for name, each in (("sheet", sheet), ("encoding", encoding)) if each}
        text = write_mapping(content, HEAD)
        if asked := _questions(text, path):
            from rason.case.output import write_whole

            folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode("utf-8"))
            return Imported("table", folder, (path.name,), None, (), (), (), asked)
    model, tree = mapping_from(text, path)
    if not mapping:
        draft.files[FILE] = text
    known = Known(folder)
    for each in named:
        grid = read_grid(
            each, sheet=model.sheet, encoding=model.encoding, separator=model.separator
        )
        rows_by(model, tree, grid, known, draft, path.parent)
    return finish(draft, folder, frozen)


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
