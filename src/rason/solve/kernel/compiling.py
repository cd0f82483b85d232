"""Functions to machine code, kept on disk for the next process."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar, cast

from numba import njit
from numba.core import config

Function = TypeVar("Function", bound=Callable[..., object])
HERE = Path(__file__).parent
SOURCES = (*sorted(HERE.glob("*.py")), HERE.parent / "linear.py", HERE.parent / "lumpy.py")
"""Files whose functions and constants end up in the machine code."""


def compiled(function: Function) -> Function:
    """Compile a function when it is first called, and keep what comes of it on disk.

    Parameters
    ----------
    function
        Of arrays, numbers and named tuples of arrays.

    Returns
    -------
    function
        The same, compiled.
    """
    return _compiled(function)


def reordered(function: Function) -> Function:
    """Compile a function whose sums may be added up in any order, so that they are quick.

    Parameters
    ----------
    function
        Of arrays, numbers and named tuples of arrays.

    Returns
    -------
    function
        The same, compiled.
    """
    return _compiled(function, fastmath={"reassoc", "contract"})


def _compiled(function: Function, *, fastmath: set[str] | None = None) -> Function:
    """Compile into a folder of our own: numba's does not see that a function called has changed."""
    usual = config.CACHE_DIR  # type: ignore[attr-defined]  # set when numba reads its options
    config.CACHE_DIR = str(_folder())  # type: ignore[attr-defined]
    try:
        return cast("Function", njit(cache=True, fastmath=fastmath or False)(function))
    finally:
        config.CACHE_DIR = usual  # type: ignore[attr-defined]


@cache
def _folder() -> Path:
    """Return where machine code is kept: beside the sources if that can be, else for the user."""
    digest = blake2b(digest_size=8)
    for source in SOURCES:
        digest.update(source.read_bytes())
    beside = HERE / "__pycache__"
    if os.access(beside if beside.exists() else HERE, os.W_OK):
        return beside / digest.hexdigest()
    return Path.home() / ".cache" / "rason" / digest.hexdigest()
