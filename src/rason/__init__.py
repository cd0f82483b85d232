"""A workbench for the geopolitics of corridors.

Examples
--------
>>> import rason
>>> sorted(rason.__all__)
['Case', 'InputError', 'Study', 'games', 'importing', 'read_case']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason import games, importing
    from rason.case import Case, read_case
    from rason.errors import InputError
    from rason.study import Study

__all__ = ["Case", "InputError", "Study", "games", "importing", "read_case"]

_HOMES = {
    "Case": "rason.case",
    "InputError": "rason.errors",
    "Study": "rason.study",
    "games": "rason.games",
    "importing": "rason.importing",
    "read_case": "rason.case",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that ``import rason`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rason' has no attribute {name!r}")
    home = import_module(_HOMES[name])
    return home if home.__name__ == f"rason.{name}" else getattr(home, name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
