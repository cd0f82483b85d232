"""The application behind a socket: uvicorn with watched connections."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final, cast

import uvicorn

from rason.api.connection import Connection
from rason.api.watch import Watch

if TYPE_CHECKING:
    import socket

    from fastapi import FastAPI

COURTESY: Final = 3  # seconds in which answers may be finished when the server ends


class Server(uvicorn.Server):
    """A server that is held up by nobody, and lets nobody wait for an answer when it ends."""

    def __init__(self, app: FastAPI) -> None:
        self.app, limits = app, app.state.settings.limits
        self.watch = Watch(limits)
        super().__init__(
            uvicorn.Config(
                app,
                http=cast("type[asyncio.Protocol]", partial(Connection, self.watch)),
                ws="none",
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_keep_alive=limits.rest,
                timeout_graceful_shutdown=COURTESY,
            )
        )
        self._watching: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen and to watch."""
        await super().startup(sockets)
        self._watching = asyncio.create_task(self.watch.keep())

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Refuse who waits, then end."""
        self.app.state.workers.leave()
        await super().shutdown(sockets)
        if self._watching is not None:
            self._watching.cancel()
