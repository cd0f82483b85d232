"""Functions to machine code, kept on disk for the next process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from time import sleep
from typing import Any, TypeVar, cast

from numba import njit
from numba.core import config

from rason.case.lock import locked
from rason.solve.kernel.stored import Stored

Function = TypeVar("Function", bound=Callable[..., object])
HERE = Path(__file__).parent
SOURCES = (*sorted(HERE.glob("*.py")), HERE.parent / "linear.py", HERE.parent / "lumpy.py")
"""Files whose functions and constants end up in the machine code."""

TRIES, PAUSE = 300, 0.2
"""How often it is looked whether it is this process's turn, and seconds between two looks."""
INNER = {"_nrt": False, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
"""Options of functions that only compiled ones call."""


def compiled(function: Function) -> Function:
    """Compile a function when it is first called, and keep what comes of it on disk."""
    return _compiled(function, _nrt=True, no_cfunc_wrapper=True)


def inner(function: Function) -> Function:
    """Compile a function that only compiled ones call and that makes no array.

    It has no entry from Python and counts no references to its arrays, which otherwise takes
    longer than what it does.
    """
    return _compiled(function, **INNER)


def inlined(function: Function) -> Function:
    """Compile a function into those that call it, and not by itself.

    What is called is compiled anew within each caller, so that depth costs time: this saves a level
    above the simplex.
    """
    return _compiled(function, inline="always", **INNER)


def reordered(function: Function) -> Function:
    """Compile an inner function whose sums and maxima may be taken in any order, of no NaN."""
    return _compiled(function, fastmath={"reassoc", "contract", "nnan", "nsz"}, **INNER)


def _compiled(function: Function, **options: object) -> Function:
    """Compile into a folder of our own: numba's does not see that a function called has changed."""
    usual = config.CACHE_DIR  # type: ignore[attr-defined]  # set when numba reads its options
    config.CACHE_DIR = str(_folder())  # type: ignore[attr-defined]
    try:
        # Dividing by 0 is checked by whoever divides; the options with _ are not in the stubs.
        jit = cast("Any", njit)(cache=True, error_model="numpy", **options)
        made = jit(function)
        made._cache = Stored(function)  # noqa: SLF001 - numba offers no other way to choose it
        return cast("Function", made)
    finally:
        config.CACHE_DIR = usual  # type: ignore[attr-defined]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let processes that make or fetch machine code do so one after another.

    Who comes next finds on disk what the one before has made.

    Begins at once where no lock can be had in that folder, and after a minute where who has it does
    not go on.
    """
    with ExitStack() as held:
        with suppress(OSError):
            for _ in range(TRIES):
                if held.enter_context(locked(_folder() / "making.lock")):
                    break
                sleep(PAUSE)
        yield


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
