"""Libraries that come with an extra, and what to install where one is missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from rason.errors import Diagnostic, InputError


def needed(module: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """Return a library that comes with an extra, or say what to install."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        name = (error.name or module).partition(".")[0]
        raise InputError(
            Diagnostic(
                code="RSN-R013",
                file=f"rason[{extra}]",
                line=None,
                what="",
                found=f"no library {name}",
                expected=f"the optional part `{extra}` of rason",
                fix=f"pip install 'rason[{extra}]'",
            )
        ) from None
