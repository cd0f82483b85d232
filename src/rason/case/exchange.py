"""Exchanging two names on disk in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_HERE: Final = -100  # AT_FDCWD of Linux: paths are relative to the working folder
_SWAP: Final = 2  # RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders take each other's name at one moment.

    Both exist, on one file system. False where the system or the file system has no such step;
    nothing was changed then.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(system.renameat2(_HERE, first, _HERE, second, _SWAP) == 0)
        if sys.platform == "darwin":
            return bool(system.renamex_np(first, second, _SWAP) == 0)
    except (OSError, AttributeError, TypeError):
        return False
    return False
