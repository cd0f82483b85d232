"""All files of a case folder, and what else stands there and has no business to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.faults import nearest
from rason.case.files import read_bytes
from rason.case.tables import Where
from rason.case.texts import FILES, ROUTES, Texts

if TYPE_CHECKING:
    from rason.case.faults import Faults

BESIDE: Final = frozenset({"mapping.yaml", "datapackage.json"})
"""Files that may stand beside a case's own and are no part of it."""
MAPPING: Final = ".mapping.yaml"
"""How mappings of imported files end, where a case has several."""
_TABULAR: Final = {".csv", ".tsv", ".xls", ".xlsx", ".ods", ".yaml", ".yml", ".bib", ".json"}


def read_folder(path: Path, faults: Faults) -> Texts:
    """Read all files of a case, and refuse those that have no business in its folder."""
    name = path.resolve().name
    try:
        present = {each.name: each for each in sorted(path.iterdir())}
    except OSError as error:
        faults.add(
            "RSN-C001", Where("", 0), "", error.strerror or str(error),
            "a folder that can be read", "change its permissions",
        )  # fmt: skip
        return Texts(name, path, {}, frozenset(FILES))
    strangers = [
        name
        for name, each in present.items()
        if name not in FILES
        and name not in BESIDE
        and not name.endswith(MAPPING)
        and not name.startswith((".", "~$"))
        and _of_a_case(name.lower().removesuffix(".txt"))
        and not each.is_dir()
    ]
    meant = {name: _meant(name, set(FILES) - set(present)) for name in strangers}
    read = {file: read_bytes(present[file], faults) for file in FILES if file in present}
    _refuse(meant, faults)
    files = {file: content for file, content in read.items() if content is not None}
    unknown = (*(file for file in read if file not in files), *filter(None, meant.values()))
    return Texts(name, path, files, frozenset(unknown))


def _of_a_case(name: str) -> bool:
    """Tell whether a stranger could be meant for a file of a case: GeoJSON by its name alone."""
    suffix = Path(name).suffix
    return suffix in _TABULAR or (suffix == ".geojson" and bool(nearest(name, [ROUTES], 0.75)))


def _refuse(meant: dict[str, str], faults: Faults) -> None:
    """Note files that a case does not have, with those that they were probably meant to be."""
    for name, close in meant.items():
        fix = f"rename it to {close}" if close else "move it out of the case folder"
        if Path(name).suffix.lower() in {".xls", ".xlsx", ".ods"}:
            fix = "save the sheet as `CSV UTF-8 (comma delimited)`, and move this file away"
        faults.add("RSN-C005", Where(name, 0), "", f"`{name}`", "only " + ", ".join(FILES), fix)


def _meant(name: str, absent: set[str]) -> str:
    """Return the file that a stranger was probably meant to be."""
    name = name.lower().removesuffix(".txt")
    same = [file for file in sorted(absent) if Path(file).stem == Path(name).stem]
    stems = {Path(file).stem: file for file in absent}
    alike = 0.75
    return same[0] if same else stems.get(nearest(Path(name).stem, stems, alike), "")
