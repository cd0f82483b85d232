"""Who calls at the server: users at levers, slow clients, and a crowd.

A user moves one lever after another and looks at each answer for two seconds. The levers are few
and of every kind: a figure, a closure with a figure, a project, a rule. Figures take a value that
nobody has asked before, so that no answer is remembered whole.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count
from socket import MSG_PEEK, create_connection
from threading import Event, Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from benchmarks.served import LOST, Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.served import Served

USERS, THOUGHT = 20, 2.0
"""How many pull levers at once, and for how many seconds each looks at an answer."""
AGAIN = 3
"""How often a page asks again where it is told when to."""
SLOW, READS, CROWD = 100, 2, 300
"""Slow clients beside them, which of their kinds never reads, and how many come at once."""
TOLD = frozenset({429, 503})
OK = 200
LEVERS = count(1)


def lever(case: str, number: int, *, ranges: bool = False) -> dict[str, Any]:
    """Return a lever that nobody pulled before, and what it is compared with.

    Parameters
    ----------
    case
        `toy` or `northeast_asia_2014`.
    number
        Another one for each pull.
    ranges
        Whether ends over all optima are asked, as a page does when a slider is let go.

    Returns
    -------
    body
        Of `POST /api/cases/CASE/solve`.
    """
    few = number / 10_000 % 1
    if case == "toy":
        scenario, versus = "bypass", "base"
        edits: tuple[dict[str, Any], ...] = (
            {"figures": {"pipe_cost": 18 + few}},
            {"figures": {"world_price": 145 + few}, "closures": ["pipe"]},
            {"projects": {"bypass": "forced"}, "figures": {"undersea_capital": 3 + few}},
            {"figures": {"worth": 190 + few}, "closures": ["narrows"]},
        )
    else:
        scenario, versus = "korean_pipe", "horizon"
        edits = (
            {"figures": {"pipe_capital": 2 + few}},
            {"figures": {"lng_price": 10 + few}, "closures": ["malacca"]},
            {"projects": {"hokkaido": "option"}, "figures": {"crude_price": 600 + 100 * few}},
            {"rules": {"x2": False}, "figures": {"lng_price": 11 + few}},
        )
    return {
        "state": {"scenarios": [scenario], "edits": edits[number % len(edits)]},
        "versus": {"scenarios": [versus]},
        "ranges": ranges,
    }


def pull(served: Served, case: str, *, ranges: bool = False) -> Reply:
    """Pull a lever as the page does: who is told to come again does so, and waits meanwhile."""
    body, began = lever(case, next(LEVERS), ranges=ranges), monotonic()
    path = f"/api/cases/{case}/solve"
    reply = served.ask(path, body)
    for _ in range(AGAIN):
        if reply.again is None:
            break
        sleep(reply.again)
        reply = served.ask(path, body)
    return Reply(reply.status, monotonic() - began, reply.again)


def users(served: Served, case: str, levers: int, *, as_page: bool = False) -> list[Reply]:
    """Let users pull levers, not in step.

    Parameters
    ----------
    served
        The server.
    case
        Which case.
    levers
        How many each pulls.
    as_page
        Whether ranges are asked, and behind each lever the verdicts of all claims, for which the
        user does not wait and which the next lever gives up.

    Returns
    -------
    replies
        Of all levers.
    """

    def user(place: int) -> list[Reply]:
        sleep(place / USERS * THOUGHT)
        replies = []
        for _ in range(levers):
            replies.append(pull(served, case, ranges=as_page))
            if as_page:
                _judge(served, case)
            sleep(THOUGHT)
        return replies

    with ThreadPoolExecutor(USERS) as pool:
        return [reply for each in pool.map(user, range(USERS)) for reply in each]


def _judge(served: Served, case: str) -> None:
    """Ask for verdicts, and hang up when the next lever is pulled."""

    def ask() -> None:
        state = lever(case, next(LEVERS))["state"]
        served.ask(f"/api/cases/{case}/verdicts", {"state": state}, patience=THOUGHT)

    Thread(target=ask, daemon=True).start()


@contextmanager
def slow_clients(served: Served, case: str) -> Iterator[None]:
    """Keep clients who send a byte a second of a head or a body, or never read an answer."""
    host = f"Host: {served.host}:{served.port}\r\n"
    post = f"POST /api/cases/{case}/solve HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
    begun = (
        f"GET /api/cases HTTP/1.1\r\n{host}X-Slow: ",
        f"{post}Content-Length: 100000\r\n\r\n" + "{",
        f"GET /api/cases/{case} HTTP/1.1\r\n{host}\r\n" * 20,
    )
    ended = Event()

    def drip(number: int) -> None:
        kind = number % len(begun)
        while not ended.is_set():
            with suppress(OSError), create_connection((served.host, served.port), 60.0) as client:
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


def crowd(served: Served, case: str) -> tuple[list[Reply], Counter[str]]:
    """Let many pull different levers at the same moment, once each.

    Returns
    -------
    replies, became
        What each was told, and how many were answered, told when to come again, or neither.
    """
    path = f"/api/cases/{case}/solve"

    def ask(_: int) -> Reply:
        return served.ask(path, lever(case, next(LEVERS)))

    with ThreadPoolExecutor(CROWD) as pool:
        replies = list(pool.map(ask, range(CROWD)))
    return replies, Counter(map(_became, replies))


def _became(reply: Reply) -> str:
    if reply.status in TOLD and reply.again is not None:
        return "told when to come again"
    said = {OK: "answered", LOST: "lost"}
    return said.get(reply.status, f"refused with {reply.status}")
