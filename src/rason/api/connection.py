"""One connection over HTTP: uvicorn's, with time limits that uvicorn has not.

uvicorn ends a connection that rests between two requests. It waits without end for a request that
has begun, for an answer to be read, and for the rest of one after it has hung up.
"""

from __future__ import annotations

import asyncio
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from rason.api.guard import HEADERS
from rason.api.problem import refusal

if TYPE_CHECKING:
    from fastapi.responses import Response
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

    from rason.api.guard import Receive, Scope, Send
    from rason.api.watch import Watch

SPEAKING: Final = frozenset({h11.IDLE, h11.SEND_RESPONSE})
"""States of a connection in which it can still be answered."""
LEAVING: Final = {"Connection": "close"}
COURTESY: Final = 2.0
"""Seconds in which the rest of a request may arrive that will be refused: a client that is still
sending when the connection ends might not read why."""


class Connection(H11Protocol):
    """A connection that is watched."""

    def __init__(self, watch: Watch, **uvicorn: Any) -> None:  # noqa: ANN401 - whatever uvicorn gives
        super().__init__(**uvicorn)
        self.watch = watch
        self.address = ""
        self.since = self.loop.time()
        """When it last began to be waited for: a new connection, a request, or silence."""
        self.speaks = True
        """Whether a request is due, and not only allowed; the first one always is."""
        self.stuck: float | None = None
        """Since when it has not read what it was sent."""
        self.ending: float | None = None
        """Since when it has been hung up on."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a place, or be told to come again."""
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        if not self.watch.admit(self, self.loop.time()):
            self.app = _busy
        if self.watch.overrun:
            transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        self.watch.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what arrives."""
        if self._between and not self.speaks:
            self.since, self.speaks = self.loop.time(), True
        super().data_received(data)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self.since, self.speaks = self.loop.time(), False
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Note that the client does not read."""
        super().pause_writing()
        self.stuck = self.loop.time()

    def resume_writing(self) -> None:
        """Note that the client reads again."""
        super().resume_writing()
        self.stuck = None

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, or more of it than is taken."""
        del msg
        found = sys.exception()
        status = found.error_status_hint if isinstance(found, h11.RemoteProtocolError) else 400
        said = "The headers are too long." if status == 431 else "This is no HTTP/1.1."  # noqa: PLR2004
        self._hang_up(refusal(status, said, headers=LEAVING))

    @property
    def _between(self) -> bool:
        """Whether no request is being answered or read."""
        cycle: RequestResponseCycle | None = self.cycle  # None until the first request
        return cycle is None or cycle.response_complete

    def kept_waiting(self, now: float) -> float | None:
        """Return for how long the client has been waited for.

        In seconds of the loop's clock; None while the client waits for us.
        """
        if self.stuck is not None:
            return now - self.stuck
        if self._between or (self.cycle.more_body and not self.cycle.response_started):
            return now - self.since
        return None

    def overdue(self, now: float) -> bool:
        """Tell whether the client has been waited for too long.

        A body has its limit in the guard, which knows how large it may be.
        """
        limits = self.watch.limits
        if self.transport.is_closing():
            self.ending = now if self.ending is None else self.ending
            return now - self.ending > limits.patience
        if self.stuck is not None:
            return now - self.stuck > limits.patience
        if not self._between:
            return False
        return now - self.since > (limits.asking if self.speaks else limits.rest)

    def give_up(self) -> None:
        """End the connection, with a word why if a request had begun that can be answered."""
        if self.stuck is not None or self.transport.is_closing():
            self.transport.abort()
        elif self.speaks:
            said = (
                f"It did not arrive within {self.watch.limits.asking:g} seconds, and others wait."
            )
            self._hang_up(refusal(408, said, headers=LEAVING))
        else:
            self.transport.close()

    def _hang_up(self, answer: Response) -> None:
        """Say why, if nothing else was said yet, and end the connection."""
        if self.conn.our_state in SPEAKING:
            named = {name.lower() for name, _ in answer.raw_headers}
            more = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]
            response = h11.Response(
                status_code=answer.status_code,
                headers=[*answer.raw_headers, *(each for each in more if each[0] not in named)],
                reason=HTTPStatus(answer.status_code).phrase.encode(),
            )
            for event in (response, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event))
        self.transport.close()


async def _busy(scope: Scope, receive: Receive, send: Send) -> None:
    """Tell a connection for which there is no place when to come again."""
    try:
        async with asyncio.timeout(COURTESY):
            while (await receive()).get("more_body", False):
                pass
    except TimeoutError:
        pass  # it has had its time
    headers = {**HEADERS, **LEAVING, "Retry-After": "2"}
    await refusal(503, "Many others are connected.", headers=headers)(scope, receive, send)
