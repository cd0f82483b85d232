"""Any CSV file, workbook or GeoJSON by a mapping that is kept beside the case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from rason.case.output import write_whole
from rason.importing.draft import Draft
from rason.importing.grid import fault, read_grid
from rason.importing.known import Known
from rason.importing.mapped import HEAD, drafted, rows_by
from rason.importing.mapping import FILE, mapping_from, write_mapping
from rason.importing.mapping_questions import questions_about, sentences, with_answers
from rason.importing.outcome import Imported, finish

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def table(
    *files: str | Path,
    into: str | Path,
    mapping: str | Path = "",
    fills: str = "",
    sheet: str = "",
    encoding: str = "",
    answers: Mapping[str, str] | None = None,
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
    answers
        To what the draft of a mapping asks, by `rason.importing.mapping_questions`: rows are then
        imported at once. Not where there is a mapping.
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
    if not path.is_file() and answers is None:
        return _drafted(named[0], path, fills, sheet, encoding)
    text = (
        path.read_text(encoding="utf-8")
        if path.is_file()
        else _answered(named[0], fills, sheet, encoding, answers or {})
    )
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
    grid = read_grid(file, sheet=sheet, encoding=encoding)
    content = drafted(grid, fills)
    asked = sentences(questions_about(content, grid.header))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _text(content, sheet, encoding).encode("utf-8"))
    return Imported("table", path.parent, (path.name,), None, (), (), (), asked)


def _answered(file: Path, fills: str, sheet: str, encoding: str, answers: Mapping[str, str]) -> str:
    """Draft a mapping with answers to what it asks."""
    grid = read_grid(file, sheet=sheet, encoding=encoding)
    content = with_answers(drafted(grid, fills), answers, grid.header, grid.file)
    return _text(content, sheet, encoding)


def _text(content: Mapping[str, Any], sheet: str, encoding: str) -> str:
    """Return a mapping as text, with what had to be told so that its file can be read."""
    told = {name: each for name, each in (("sheet", sheet), ("encoding", encoding)) if each}
    return write_mapping({**content, **told}, HEAD)
