"""Reading one mutant as `rason check` does, and what must hold of the outcome."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz import said_documents, said_sources, said_tables

from rason.answer.limits import limits
from rason.case import read
from rason.claim.check import check_reading
from rason.study.ceiling import unserved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.mutations import Files, Mutant

    from rason.case import Case
    from rason.errors import Diagnostic

LONGEST = 4_000
"""Characters of the longest line that a reader of diagnostics should meet."""


def put(mutant: Mutant, folder: Path) -> None:
    """Put a mutant's file into a case folder."""
    path = folder / mutant.name
    clear(path)
    if mutant.content is not None:
        path.write_bytes(mutant.content)
    elif mutant.act is not None:
        mutant.act(path)


def clear(path: Path) -> None:
    """Take away whatever stands there."""
    for each in (path, *path.parent.glob(f"{path.name}?*")):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)


def restore(mutant: Mutant, folder: Path, base: Files) -> None:
    """Put the file back that a mutant replaced."""
    clear(folder / mutant.name)
    (folder / mutant.name).write_bytes(base[mutant.name])


def checked(folder: Path) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """Read and check a case: all that `rason check` does before it prints."""
    reading = read(folder)
    faults = (*reading.diagnostics, *check_reading(reading))
    if reading.case is None or faults:
        return None, faults
    warnings = (*reading.case.warnings, *unserved(reading.case))
    limits(reading.case)
    return reading.case, warnings


def complaints(folder: Path) -> tuple[bool, list[str]]:
    """Try one case folder; return whether it was accepted, and all that must not be."""
    case, found = checked(folder)
    wrong = [each for fault in found for each in _spoken(fault, folder)]
    if case is None:
        return False, wrong if found else [*wrong, "refused without a word"]
    texts = {
        path.name: path.read_bytes().decode("utf-8-sig")
        for path in folder.iterdir()
        if path.is_file() and path.suffix in {".csv", ".yaml", ".bib"}
    }
    for part in (said_tables, said_documents, said_sources):
        wrong += part.complaints(case, texts)
    return True, wrong


def _spoken(fault: Diagnostic, folder: Path) -> Iterator[str]:
    """Yield what a diagnostic lacks: a file, a line of it, what was found, expected, and a fix."""
    for part in ("found", "expected", "fix"):
        text = getattr(fault, part)
        if not text.strip():
            yield f"{fault.code} without `{part}`: {fault}"
        if len(text) > LONGEST:
            yield f"{fault.code} with {len(text)} characters in `{part}`"
        if not text.isascii() and any(0xD800 <= ord(mark) <= 0xDFFF for mark in text):
            yield f"{fault.code} with half a character in `{part}`"
    if Path(fault.file).parent != folder and Path(fault.file) != folder:
        yield f"{fault.code} in no file of the case: {fault.file}"
    path = Path(os.fspath(fault.file))
    if fault.line is not None and path.is_file() and path.suffix in {".csv", ".yaml", ".bib"}:
        marks = path.read_bytes()
        lines = marks.count(b"\n") + marks.count(b"\r") - marks.count(b"\r\n") + 1
        if not 1 <= fault.line <= lines:
            yield f"{fault.code} in line {fault.line} of {lines}: {fault}"
