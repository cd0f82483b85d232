"""The server while people pull levers: alone, twenty at once, beside slow clients, in a crowd."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from socket import MSG_PEEK, create_connection
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic, sleep
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit

from benchmarks.output import show
from benchmarks.timing import duration

if TYPE_CHECKING:
    from collections.abc import Iterator

CASE = "northeast_asia_2014"
USERS, THOUGHT = 20, 2.0
"""How many pull levers at once, and for how many seconds each looks at an answer."""
ALONE, TOGETHER = 60, 12
"""Levers that one person pulls, and each of several."""
SLOW, READS, CROWD = 100, 2, 300
"""Slow clients beside them, which of their kinds never reads, and how many come at once."""
WARMING = 20.0
"""Seconds of levers before any is counted: workers fetch the compiled solver meanwhile."""
QUICK = 3
"""By how much less is asked with ``--quick``."""
PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")
LEVERS = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and the process that it is."""

    host: str
    port: int
    process: int

    def ask(self, path: str, body: dict[str, Any] | None = None) -> tuple[float, bytes]:
        """Ask once over a new connection; return the seconds it took and the answer."""
        began = monotonic()
        connection = HTTPConnection(self.host, self.port, timeout=PATIENCE)
        method, content = ("GET", None) if body is None else ("POST", json.dumps(body))
        connection.request(method, path, content, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path} was answered with {answer.status}: {text.decode()[:300]}")
        return monotonic() - began, text

    def processor(self) -> float:
        """Return the processor seconds of the server and its workers so far."""
        return sum(map(_processor, _family(self.process)))


def lever(number: int, *, ranges: bool = False) -> dict[str, Any]:
    """Return a lever that nobody pulled before: a figure, a closure, a project or a rule."""
    edits: list[dict[str, Any]] = [
        {"figures": {"pipe_capital": 2 + number / 1000}},
        {"figures": {"lng_price": 10 + number / 1000}, "closures": ["malacca"]},
        {"projects": {"hokkaido": "option"}, "figures": {"crude_price": 600 + number / 10}},
        {"rules": {"x2": False}, "figures": {"lng_price": 11 + number / 1000}},
    ]
    return {
        "state": {"scenarios": ["korean_pipe"], "edits": edits[number % len(edits)]},
        "versus": {"scenarios": ["horizon"]},
        "ranges": ranges,
    }


def server(*, quick: bool) -> None:
    """Print how long a lever takes, and what it costs."""
    less = QUICK if quick else 1
    with _serving() as served:
        path = f"/api/cases/{CASE}/solve"
        rows = []
        for name, address in (
            ("the case, as a page begins", f"/api/cases/{CASE}"),
            ("land under its map", f"/api/cases/{CASE}/outline?ways=false"),
        ):
            rows.append(_row(name, [served.ask(address)[0] for _ in range(ALONE)], 0.0, ""))
        for name, ranges, promise in (
            ("a lever: flows, prices, power", False, "median under 150 ms"),
            ("the same with ranges", True, ""),
        ):
            before = served.processor()
            took = [
                served.ask(path, lever(next(LEVERS), ranges=ranges))[0]
                for _ in range(ALONE // less)
            ]
            rows.append(_row(name, took, served.processor() - before, promise))
        before = served.processor()
        with ThreadPoolExecutor(USERS) as users:
            several = [users.submit(_user, served, path, TOGETHER // less) for _ in range(USERS)]
            took = [seconds for each in several for seconds in each.result()]
        spent = served.processor() - before
        rows.append(_row(f"a lever, {USERS} users", took, spent, "95 % under 300 ms"))
        alone = quantiles(took, n=20)[-1]
        with _slow_clients(served):
            with ThreadPoolExecutor(USERS) as users:
                several = [
                    users.submit(_user, served, path, TOGETHER // less) for _ in range(USERS)
                ]
                took = [seconds for each in several for seconds in each.result()]
            more = quantiles(took, n=20)[-1] / alone
            name = f"the same beside {SLOW} slow clients"
            rows.append(_row(name, took, 0.0, f"95 % up by a third at most: {more - 1:+.0%}"))
        rows.append(_crowd(served, path))
        again = lever(1)
        served.ask(path, again)
        took = [served.ask(path, again)[0] for _ in range(ALONE)]
        rows.append(_row("a lever pulled before", took, 0.0, ""))
    show(
        f"The server on {CASE}",
        ("what", "clock, median", "clock, 95 %", "processor, each", "promised"),
        rows,
        note=f"Each user looks {THOUGHT:g} s at an answer. The clock counts whatever else the "
        "machine does.",
    )


@contextmanager
def _slow_clients(served: Server) -> Iterator[None]:
    """Keep clients who send a byte a second of a head or a body, or never read an answer."""
    host = f"Host: {served.host}:{served.port}\r\n"
    post = f"POST /api/cases/{CASE}/solve HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
    begun = (
        f"GET /api/cases HTTP/1.1\r\n{host}X-Slow: ",
        f"{post}Content-Length: 100000\r\n\r\n" + "{",
        f"GET /api/cases/{CASE} HTTP/1.1\r\n{host}\r\n" * 20,
    )
    ended = Event()

    def drip(number: int) -> None:
        kind = number % len(begun)
        while not ended.is_set():
            with suppress(OSError), create_connection((served.host, served.port)) as client:
                client.sendall(begun[kind].encode())
                while not ended.wait(1.0):
                    client.sendall(b" " if kind < READS else b"")
                    if kind == READS and client.recv(1, MSG_PEEK) == b"":
                        break

    with ThreadPoolExecutor(SLOW) as clients:
        for number in range(SLOW):
            clients.submit(drip, number)
        try:
            sleep(1.0)
            yield
        finally:
            ended.set()


def _crowd(served: Server, path: str) -> tuple[str, str, str, str, str]:
    """Let many pull different levers at the same moment; count what becomes of them."""

    def ask(_: int) -> str:
        try:
            connection = HTTPConnection(served.host, served.port, timeout=PATIENCE)
            body = json.dumps(lever(next(LEVERS)))
            connection.request("POST", path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
        except OSError:
            return "lost"
        if answer.status in {429, 503} and answer.headers["Retry-After"]:
            return "told when to come again"
        return "answered" if answer.status == 200 else str(answer.status)

    began = monotonic()
    with ThreadPoolExecutor(CROWD) as crowd:
        became = Counter(crowd.map(ask, range(CROWD)))
    said = ", ".join(f"{count} {what}" for what, count in became.most_common())
    return f"{CROWD} at once: {said}", duration(monotonic() - began), "", "", "none lost"


def _user(served: Server, path: str, levers: int) -> list[float]:
    """Pull levers, looking at each answer; users do not begin in step."""
    sleep(next(LEVERS) % USERS / USERS * THOUGHT)
    took = []
    for _ in range(levers):
        took.append(served.ask(path, lever(next(LEVERS)))[0])
        sleep(THOUGHT)
    return took


def _row(
    name: str, took: list[float], processor: float, promise: str
) -> tuple[str, str, str, str, str]:
    """Write one line of the table."""
    slow = quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    spent = duration(processor / len(took)) if processor else ""
    return name, duration(median(took)), duration(slow), spent, promise


@contextmanager
def _serving() -> Iterator[Server]:
    """Run a server with as many workers as there are cores, until it has solved its cases."""
    with TemporaryDirectory() as runs:
        command = [
            sys.executable, "-m", "rason", "serve", "--port", "0", "--json",
            "--no-open", "--runs", runs, "--cases", str(Path(__file__).parents[1] / "cases"),
        ]  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            try:
                assert process.stdout is not None
                address = urlsplit(json.loads(_whole(process.stdout))["address"])
                assert address.port is not None
                served = Server("127.0.0.1", address.port, process.pid)
                ready = monotonic() + WARMING
                while monotonic() < ready:
                    served.ask(f"/api/cases/{CASE}/solve", lever(next(LEVERS)))
                yield served
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
