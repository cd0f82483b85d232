"""How a server is set up: where cases and runs are, who may ask, and how much at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
STATIC: Final = Path(__file__).parent / "static"
CORES: Final = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a server takes on.

    Parameters
    ----------
    body
        Most bytes of a request.
    large
        Bodies of more than `small` bytes that arrive at a time.
    small
        Bytes of a body that is taken however many arrive.
    connections
        Connections at a time, as far as the system allows as many open files.
    asking
        Seconds in which the head of a request must arrive.
    patience
        Seconds in which a body must arrive, and in which a client must read on.
    rest
        Seconds that a connection is kept for another request.
    requests
        Requests that are being answered at a time; others are told to come again.
    listeners
        Streams of progress under way at a time.
    tasks
        Questions that are solved or wait for it.
    turn
        Seconds in which a question's turn must come; else it is told to come again.
    remembered
        Bytes of answers that are kept for whoever asks the same again.
    """

    body: int = 4_000_000
    large: int = 16
    small: int = 65_536
    connections: int = 512
    of_one_address: int = 384
    asking: float = 10.0
    patience: float = 20.0
    rest: int = 30
    requests: int = 128
    listeners: int = 64
    tasks: int = 64
    turn: float = 20.0
    runs: int = 8
    remembered: int = 64_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is set up.

    Parameters
    ----------
    shelves
        Folders whose subfolders are cases; of two cases of one name the first is meant.
    runs
        The folder of runs, shared with `rason brief`.
    hosts
        Names and ports by which the server may be called, as in the header ``Host``.
    token
        Without it nothing is answered; empty asks for none.
    workers
        Processes that solve what is waited for; 0 solves in this one, as tests do.
    static
        The folder of the workbench's bundle, as `npm run build` leaves it.
    """

    shelves: tuple[Path, ...]
    runs: Path = Path("runs")
    hosts: tuple[str, ...] = LOOPBACK
    token: str = ""
    workers: int = CORES
    static: Path = STATIC
    limits: Limits = field(default_factory=Limits)
