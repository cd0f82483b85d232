"""Data of others as draft cases: trackers, customs, events, networks, any table.

Each importer reads files, writes a case folder or fills the tables of one that is there, cites
its source with its licence, and tells what it took, what it left and why, and what is still to be
said. What it assumes is a figure of grade D that says so. None opens a connection.

`table` takes rows one for one, as a mapping says. The others are no shipped mappings, since none of
their files is taken so: gem and scigrid join the ends of pipes and assume who uses gas, trade adds
up all the rest of the world, jodi makes ranges of months, portwatch turns columns into rows and
days into months, and events drops what reports tell twice.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rason.importing.any_table import table
    from rason.importing.coded_events import events
    from rason.importing.customs import trade
    from rason.importing.gem_tracker import gem
    from rason.importing.jodi_world import jodi
    from rason.importing.outcome import Imported
    from rason.importing.port_calls import portwatch
    from rason.importing.pypsa_network import pypsa
    from rason.importing.scigrid_gas import scigrid

__all__ = [
    "Imported",
    "events",
    "gem",
    "jodi",
    "portwatch",
    "pypsa",
    "scigrid",
    "table",
    "trade",
]

_HOMES = {
    "Imported": "outcome",
    "events": "coded_events",
    "gem": "gem_tracker",
    "jodi": "jodi_world",
    "portwatch": "port_calls",
    "pypsa": "pypsa_network",
    "scigrid": "scigrid_gas",
    "table": "any_table",
    "trade": "customs",
}


def __getattr__(name: str) -> object:
    """Import an importer when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'rason.importing' has no attribute {name!r}")
    return getattr(import_module(f"rason.importing.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the importers."""
    return sorted(__all__)
