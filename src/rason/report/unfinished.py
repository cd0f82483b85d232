"""A run until it is done: one process works on it, and what that works out outlives its end.

All of it stands in a folder under `.work` beside the run's own, which goes when the run is done.
The server keeps what it is asked in the same place.
"""

from __future__ import annotations

import shutil
import time
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import rason
from rason.case.lock import holder, locked
from rason.case.output import refused
from rason.errors import Diagnostic, InputError
from rason.study.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

WORK: Final = ".work"
LOCK: Final = "lock"
PIECES: Final = "pieces"
WEEK: Final = 7 * 24 * 3600.0
"""Seconds after which what nobody has gone on with is thrown away."""


def work_of(folder: Path) -> Path:
    """Return where a run stands until it is done.

    The folder of its lock and of what is kept.
    """
    folder = folder.resolve()  # one run, however its folder is named
    return folder.parent / WORK / folder.name


@contextmanager
def working(folder: Path, digest: str, *, resume: bool) -> Iterator[Kept]:
    """Work on a run, alone.

    Where results of pieces are found and kept. Raises `InputError` if another process works on the
    same run (RSN-R008), or nothing can be written (RSN-R002).
    `folder`: the run folder, there or not; its parent is there.
    `resume`: whether to go on with what an earlier attempt has kept.
    """
    work = work_of(folder)
    with ExitStack() as held:
        with refused(work):
            _sweep(work.parent)
            if not held.enter_context(locked(work / LOCK)):
                raise _taken(folder, holder(work / LOCK))
            if not resume:
                (work / PIECES).unlink(missing_ok=True)
            kept = held.enter_context(pieces(work, digest))
        try:
            yield kept
        except BaseException:
            if not kept:
                _remove(work)
            raise
        _remove(work)


def others(folder: Path, case: str) -> list[str]:
    """Return which other runs of a case something is kept of beside a run."""
    found = work_of(folder).parent.glob(f"{case}-*/{PIECES}")
    return sorted(path.parent.name for path in found if path.parent.name != folder.name)


def pieces(work: Path, digest: str) -> Kept:
    """Open what is kept of a run.

    Without what another question, or another state of rason's own code, has left.
    `work`: where the run stands until it is done.
    """
    return Kept(work / PIECES, sha256(f"{digest} {_code()}".encode()).hexdigest())


@cache
def _code() -> str:
    """Digest rason's own code: versions alone do not tell one checkout from the next."""
    digest = sha256()
    for path in sorted(Path(rason.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sweep(shelf: Path) -> None:
    """Remove what was kept of runs that nobody has gone on with for a week."""
    for path in shelf.glob(f"*/{PIECES}"):
        if time.time() - path.stat().st_mtime > WEEK and holder(path.parent / LOCK) is None:
            path.unlink(missing_ok=True)
            if {each.name for each in path.parent.iterdir()} <= {LOCK}:
                shutil.rmtree(path.parent, ignore_errors=True)


def _remove(work: Path) -> None:
    """Remove the place of a run, and the folder of such places where it was the last."""
    shutil.rmtree(work, ignore_errors=True)
    with suppress(OSError):  # others stand there
        work.parent.rmdir()


def _taken(folder: Path, process: int | None) -> InputError:
    who = "another process" if process is None else f"another process ({process})"
    return InputError(
        Diagnostic(
            code="RSN-R008",
            file=str(folder),
            line=None,
            what="",
            found=f"{who} that works on this run",
            expected="one process a run",
            fix="wait until it is done, or name another folder with --out",
        )
    )
