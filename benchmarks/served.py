"""A running server that is asked over its socket, and what it and its workers take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 60.0
"""Seconds after which an answer counts as lost."""
LOST = 0
"""The status of what was not answered."""
TICKS = os.sysconf("SC_CLK_TCK")
CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request.

    Parameters
    ----------
    status
        Of HTTP; `LOST` where nothing came in time.
    seconds
        From the call to the last byte.
    again
        Seconds after which to come again, where the server says so.
    text
        The answer.
    """

    status: int
    seconds: float
    again: float | None = None
    text: bytes = b""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, and the process that it is."""

    port: int
    process: int
    host: str = "127.0.0.1"

    def ask(
        self, path: str, body: dict[str, Any] | None = None, patience: float = PATIENCE
    ) -> Reply:
        """Ask once over a new connection, and hang up after so many seconds of silence."""
        began = monotonic()
        connection = HTTPConnection(self.host, self.port, timeout=patience)
        method, content = ("GET", None) if body is None else ("POST", json.dumps(body))
        try:
            connection.request(method, path, content, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, HTTPException):
            return Reply(LOST, monotonic() - began)
        finally:
            connection.close()
        again = answer.headers["Retry-After"]
        seconds = monotonic() - began
        return Reply(answer.status, seconds, None if again is None else float(again), text)

    def processor(self) -> float:
        """Return the processor seconds of the server and its workers so far."""
        return sum(map(_processor, _family(self.process)))


@contextmanager
def serving() -> Iterator[Served]:
    """Run a server with as many workers as there are cores."""
    with TemporaryDirectory() as runs:
        command = [
            sys.executable, "-m", "rason", "serve", "--port", "0", "--json",
            "--no-open", "--runs", runs, "--cases", str(CASES),
        ]  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            try:
                assert process.stdout is not None
                address = urlsplit(json.loads(_whole(process.stdout))["address"])
                assert address.port is not None
                yield Served(address.port, process.pid)
            finally:
                process.terminate()


def _whole(lines: IO[bytes]) -> str:
    """Read one JSON object that spans several lines."""
    text = ""
    for line in lines:
        text += line.decode()
        if line.startswith(b"}"):
            return text
    raise SystemExit("the server said nothing")


def _family(process: int) -> list[int]:
    """Return a process and all that it began, where the system tells (Linux)."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [process]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _processor(process: int) -> float:
    """Return a process's processor seconds."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS
