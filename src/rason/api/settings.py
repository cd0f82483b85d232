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
    """How much a server takes on."""

    body: int = 4_000_000  # most bytes of a request
    upload: int = 48_000_000  # most bytes of a request that brings files
    uploads: int = 4  # requests at a time that are larger than `body`, until they are answered
    large: int = 16  # bodies of more than `small` bytes that arrive at a time
    small: int = 65_536  # bytes of a body that is taken however many arrive
    connections: int = 512  # connections at a time, as far as the system allows as many open files
    of_one_address: int = 384
    asking: float = 10.0  # seconds in which the head of a request must arrive
    # Seconds in which a body must arrive, and in which a client must read on.
    patience: float = 20.0
    rest: int = 30  # seconds that a connection is kept for another request
    requests: int = 128  # requests that are being answered at a time; others are told to come again
    listeners: int = 64  # streams of progress under way at a time
    tasks: int = 64  # questions that are solved or wait for it
    # Seconds in which a question's turn must come; else it is told to come again.
    turn: float = 20.0
    runs: int = 8
    remembered: int = 64_000_000  # bytes of answers that are kept for whoever asks the same again


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is set up."""

    # Folders whose subfolders are cases; of two cases of one name the first is meant.
    folders: tuple[Path, ...]
    runs: Path = Path("runs")  # the folder of runs, shared with `rason brief`
    # Names and ports by which the server may be called, as in the header ``Host``.
    hosts: tuple[str, ...] = LOOPBACK
    token: str = ""  # without it nothing is answered; empty asks for none
    # Processes that solve what is waited for; 0 solves in this one, as tests do.
    workers: int = CORES
    static: Path = STATIC  # the folder of the workbench's bundle, as `npm run build` leaves it
    limits: Limits = field(default_factory=Limits)
