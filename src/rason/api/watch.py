"""Who is connected: how many in all and from one address, and who keeps the server waiting.

A client that sends slowly, or does not read its answer, costs a place and nothing else. Places are
bounded; one that is kept waiting for nothing is given to whoever comes next.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from rason.api.settings import Limits

GLANCE: Final = 1.0
"""Seconds between two looks at all connections; who has kept us waiting for less keeps its place
also where others find none."""
RESERVE: Final = 96
"""File descriptors that are no connection: workers, cases, runs, the server's own."""


class Client(Protocol):
    """A connection as the watch sees it."""

    address: str
    """Where it comes from."""

    def kept_waiting(self, now: float) -> float | None:
        """Return for how long it has been waited for.

        In seconds of the loop's clock; None while it is answered.
        """
        ...

    def overdue(self, now: float) -> bool:
        """Tell whether it has been waited for too long."""
        ...

    def give_up(self) -> None:
        """End it, if it can be with a word why."""
        ...


class Watch:
    """Gives places to connections, and ends those that are overdue."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.places = min(limits.connections, (_descriptors() - RESERVE) // 2)
        self.clients: list[Client] = []
        self.away: list[Client] = []
        """Connections without a place, or no longer: they are told why, and end."""

    def admit(self, client: Client, now: float) -> bool:
        """Give a new connection a place, if need be that of who keeps us waiting longest.

        Whether it may ask; if not it should be asked to come again, and when.
        """
        others = [each for each in self.clients if each.address == client.address]
        crowd = others if len(others) >= self.limits.of_one_address else self.clients
        if crowd is self.clients and len(crowd) < self.places:
            self.clients.append(client)
            return True
        idle = [(waited, each) for each in crowd if (waited := each.kept_waiting(now)) is not None]
        longest, last = max(idle, key=lambda found: found[0], default=(0.0, None))
        if last is None or longest < GLANCE:
            self.away.append(client)
            return False
        self.clients[self.clients.index(last)] = client
        self.away.append(last)
        last.give_up()
        return True

    @property
    def overrun(self) -> bool:
        """Whether so many come that they cannot even be told to come again."""
        return len(self.away) > self.places

    def leave(self, client: Client) -> None:
        """Take back the place of a connection that has ended."""
        for kept in (self.clients, self.away):
            if client in kept:
                kept.remove(client)

    def end_overdue(self, now: float) -> None:
        """End the connections that are overdue."""
        for client in (*self.clients, *self.away):
            if client.overdue(now):
                client.give_up()

    async def keep(self) -> None:
        """Look at all connections, as long as the server runs."""
        while True:
            await asyncio.sleep(GLANCE)
            self.end_overdue(asyncio.get_running_loop().time())


def _descriptors() -> int:
    """Return how many files and connections this process may have open."""
    try:
        import resource
    except ImportError:  # a system without such a limit
        return 2**16
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 2**16 if soft == resource.RLIM_INFINITY else soft
