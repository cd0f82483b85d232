"""The run folder: complete or not there, and never half overwritten."""

from __future__ import annotations

import glob
import json
import os
import re
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rason.case.exchange import exchange
from rason.case.output import refused
from rason.case.portable import hold_to_all_systems
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN, RESULT = "run.json", "result.json"
DIGITS = 12
MOST = 60
"""Characters of a case's name in that of its run: the digest tells runs apart."""
OLD = "old"
_LEFT: Final = re.compile(r"(?P<process>\d+)-\w+")
"""How a folder that a run works in ends: the process, and letters of no meaning."""


def run_name(case: str, digest: str) -> str:
    """Name the folder of a run.

    Such as ``northeast_asia_2014-0f3c9a1b2d4e``.
    """
    return f"{case[:MOST]}-{digest[:DIGITS]}"


def run_digest(case_digest: str, settings: dict[str, Any]) -> str:
    """Digest the case and all settings that could change the result.

    SHA-256, in hexadecimal digits.
    `case_digest`: SHA-256 over the case's files.
    """
    from hashlib import sha256

    said = json.dumps({"case": case_digest, **settings}, sort_keys=True, ensure_ascii=True)
    return sha256(said.encode()).hexdigest()


def is_done(folder: Path, digest: str) -> bool:
    """Tell whether a folder holds a complete run of a digest.

    Whether it was written whole, for this question.
    """
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(run, dict) and run.get("digest") == digest and (folder / RESULT).is_file()


def writable(folder: Path) -> None:
    """Refuse a place for a run before the work is done rather than after it.

    Raises `InputError` if it is a file, holds something else than a run, or cannot be written
    beside.
    """
    hold_to_all_systems(folder)
    if folder.exists() and not folder.is_dir():
        raise _refusal(folder, "a file", "a folder, or nothing yet", "name another folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / RUN).is_file():
        raise _refusal(
            folder,
            "a folder with other files",
            "an empty folder, a run's folder, or nothing yet",
            "name another folder with --out",
        )
    with refused(folder):
        folder = folder.resolve()
        folder.parent.mkdir(parents=True, exist_ok=True)
        recover(folder)
        _beside(folder).rmdir()


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Fill a folder beside `folder` and put it in its place at the end.

    Raises `InputError` if it cannot be written; what stood there before still does.
    `folder`: the run folder, new or old.
    """
    with refused(folder):
        folder = folder.resolve()  # a link to a run's folder stays one
        folder.parent.mkdir(parents=True, exist_ok=True)
        recover(folder)
        working = _beside(folder)
        try:
            yield working
            working.chmod(0o755)
            _swap(working, folder)
        finally:
            shutil.rmtree(working, ignore_errors=True)


def recover(folder: Path) -> None:
    """Undo what runs that were killed have left beside a run's folder.

    Where the system cannot exchange names, the old run stands aside for a moment: it returns if
    no new one took its place. What else such runs have left is removed.
    """
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.*"):
        found = _LEFT.fullmatch(left.name.removeprefix(f".{folder.name}."))
        if found is None or _works(int(found["process"])):
            continue
        if (left / OLD).is_dir() and not folder.exists():
            (left / OLD).rename(folder)
        shutil.rmtree(left, ignore_errors=True)


def _beside(folder: Path) -> Path:
    """Make an empty folder beside another, which says whose it is."""
    prefix = f".{folder.name}.{os.getpid()}-"
    return Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))


def _works(process: int) -> bool:
    """Return whether a process may still be there; where that cannot be asked, it may."""
    if sys.platform == "win32":  # there, to ask is to end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _swap(working: Path, folder: Path) -> None:
    """Put the new folder in the place of the old one, which returns if that fails."""
    if not folder.exists():
        working.rename(folder)
        return
    if exchange(working, folder):
        return
    aside = _beside(folder)
    old = aside / OLD
    try:
        folder.rename(old)
        working.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _refusal(folder: Path, found: str, expected: str, fix: str) -> InputError:
    return InputError(Diagnostic("RSN-R002", str(folder), None, "", found, expected, fix))
