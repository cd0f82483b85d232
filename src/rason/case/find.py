"""Where cases are: a folder that is named, or one that comes with rason."""

from __future__ import annotations

import re
from pathlib import Path

from rason.case.faults import nearest
from rason.errors import Diagnostic, InputError

_PACKAGE = Path(__file__).parents[1]
CASE_FOLDERS = (_PACKAGE / "cases", _PACKAGE.parents[1] / "cases")
"""Folders of cases: in an installed wheel, in a checkout."""


def shipped() -> list[tuple[str, str]]:
    """List the cases that come with rason: name on the command line, and title."""
    return [(folder.name.replace("_", "-"), title(folder)) for folder in _folders()]


def find(path: str | Path) -> Path:
    """Find a case.

    A folder, or the name of a case that comes with rason, with `-` or `_`; from the working folder
    where it lies within, as messages show it. Raises `InputError` if there is no such folder.
    """
    folder = Path(path)
    if folder.is_dir():
        return folder
    name = str(path).replace("-", "_")
    for known in _folders():
        if known.name == name:
            here = Path.cwd()
            return known.relative_to(here) if known.is_relative_to(here) else known
    names = [known.name.replace("_", "-") for known in _folders()]
    beside = sorted(folder.parent.glob("*.xlsx")) if folder.suffix.lower() == ".xlsx" else []
    close = nearest(str(path), [*names, *map(str, beside)])
    if folder.suffix.lower() == ".xlsx" and folder.is_file():
        raise InputError(
            Diagnostic(
                code="RSN-C001",
                file=str(path),
                line=None,
                what="",
                found="a workbook",
                expected="a case folder",
                fix=f"make one of it: rason export {path} {folder.stem} --to folder",
            )
        )
    found = "a file, not a folder" if folder.exists() else "no such folder"
    if folder.suffix and not folder.exists():
        found = "no such file"
    raise InputError(
        Diagnostic(
            code="RSN-C001",
            file=str(path),
            line=None,
            what="",
            found=found,
            expected="a case folder, a workbook, or one of " + ", ".join(names),
            fix=f"write {close}"
            if close
            else "name the folder that holds case.yaml, or a workbook",
        )
    )


def _folders() -> list[Path]:
    """Return the folders of the cases that come with rason."""
    return [
        folder
        for cases in CASE_FOLDERS
        if cases.is_dir()
        for folder in sorted(cases.iterdir())
        if (folder / "case.yaml").is_file()
    ]


def title(folder: Path) -> str:
    """Return a case's title without reading the case.

    As `case.yaml` has it, or the folder's name.
    """
    text = (folder / "case.yaml").read_text(encoding="utf-8", errors="replace")
    match = re.search(r"^title:\s*(.+?)\s*$", text, re.MULTILINE)
    return match[1].strip("\"'") if match else folder.name
