"""Writing files so that a full disk or Ctrl-C leaves what was there before."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rason.case.portable import hold_to_all_systems
from rason.errors import Diagnostic, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step.

    Raises `InputError` if it cannot be written; an existing file is then as it was.
    """
    hold_to_all_systems(path)
    with refused(path):
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, name)
            else:
                Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Make a folder that appears whole or not at all.

    A folder beside it to be filled; it takes its name at the end. Raises `InputError` if it exists,
    or cannot be made.
    """
    hold_to_all_systems(path)
    if path.exists() or path.is_symlink():
        raise _cannot(path, "something of this name", "choose another name, or move it away")
    with refused(path):
        working = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        try:
            yield working
            working.chmod(0o755)
            working.rename(path)
        except BaseException:
            shutil.rmtree(working, ignore_errors=True)
            raise


@contextmanager
def refused(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write into a diagnostic.

    Raises `InputError` if the system refuses.
    """
    try:
        yield
    except OSError as error:
        fix = "free some space" if "space" in str(error) else "name a folder that can be written"
        raise _cannot(path, error.strerror or str(error), fix) from error


def _cannot(path: Path, found: str, fix: str) -> InputError:
    """Say that an output cannot be written."""
    return InputError(
        Diagnostic("RSN-R002", str(path), None, "", found, "a place that can be written", fix)
    )
