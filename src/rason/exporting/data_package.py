"""A case as a Frictionless data package: a folder, or an archive of one."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rason.case.bibliography import FILE as SOURCES
from rason.case.package import package
from rason.case.terms import passed_on
from rason.case.texts import DOCUMENTS, ROUTES
from rason.table.export import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from rason.case.case import Case
    from rason.case.terms import Terms

_MEDIA: Final = {
    ".yaml": "application/yaml",
    ".bib": "application/x-bibtex",
    ".geojson": "application/geo+json",
}
_FIXED: Final = (1980, 1, 1, 0, 0, 0)
"""The time that all files of an archive bear, so that equal packages are equal files."""


def write_case_package(case: Case, folder: Path, terms: Terms) -> None:
    """Write a case's files and their description, without the rows that may not be passed on."""
    texts = passed_on(case, terms)
    for name, content in texts.items():
        (folder / name).write_bytes(content)
    documents = [name for name in (*DOCUMENTS, SOURCES, ROUTES) if name in texts]
    described = package(case, texts)
    described["resources"] += [
        {
            "name": name.replace(".", "-"),
            "path": name,
            "mediatype": _MEDIA[Path(name).suffix],
            "encoding": "utf-8",
        }
        for name in documents
    ]
    if terms.sources:
        described["description"] = " ".join(
            part for part in (described.get("description", ""), *terms.notes) if part
        )
    _describe(folder, described)


def zipped(fill: Callable[[Path], None], path: Path) -> None:
    """Fill a folder and write it as an archive."""
    with tempfile.TemporaryDirectory() as working:
        fill(Path(working))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in sorted(Path(working).iterdir()):
                archive.writestr(
                    zipfile.ZipInfo(each.name, _FIXED), each.read_bytes(), zipfile.ZIP_DEFLATED
                )


def _describe(folder: Path, described: object) -> None:
    text = json.dumps(described, indent=2, ensure_ascii=False)
    (folder / PACKAGE).write_text(f"{text}\n", encoding="utf-8", newline="")
