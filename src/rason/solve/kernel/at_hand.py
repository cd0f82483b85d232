"""Whether the compiled solver can be used here, and why not where its compiler is installed."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec


def available() -> bool:
    """Return whether the compiled solver can be used: ``pip install rason[fast]``."""
    return installed() and not broken()


def installed() -> bool:
    """Return whether the kernel's compiler, numba, is installed, broken or not."""
    return find_spec("numba") is not None


@cache
def broken() -> str:
    """Return why the compiled solver cannot be used though its compiler is installed.

    In a line; empty where it can be used.
    """
    try:
        if import_module("numba.core.config").DISABLE_JIT:
            return "NUMBA_DISABLE_JIT is set"
        import_module("rason.solve.kernel.draws")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken installation fails in any way
        first = next(iter(str(error).splitlines()), "")
        return f"{type(error).__name__}: {first}" if first else type(error).__name__
    return ""
