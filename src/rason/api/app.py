"""The application: doors, routes and what they share, put together."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from rason.api.guard import Guard
from rason.api.library import Library
from rason.api.problem import Refused, refusal
from rason.api.requests import every_key_is_known, faults_of
from rason.api.routes import asking, cases, editing, making, pages, runs
from rason.api.routes.shared import may_refuse
from rason.api.runs.queue import Queue
from rason.api.workers import Workers
from rason.errors import InputError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from rason.api.settings import Settings

ROUTERS: Final = (cases.router, asking.router, editing.router, making.router, runs.router)
LEAST: Final = 1024  # bytes of an answer that is worth packing
DENSITY: Final = 6
"""Of packing answers: half a millisecond for a lever's, which is then an eighth of its size."""
WARMED: Final = 3  # cases that workers solve before anybody asks


def make_app(settings: Settings) -> FastAPI:
    """Put a server together; all its state is its own."""
    library = Library(settings.folders)
    workers = Workers(settings, tuple(library.cases().values())[:WARMED])
    queue = Queue(settings)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        workers.open()
        ahead = asyncio.create_task(_look_ahead(workers))
        try:
            yield
        finally:
            ahead.cancel()
            queue.close()
            workers.close()

    app = FastAPI(
        title="rason",
        summary="Flows, prices, bargaining power and claims of corridor systems.",
        version=_version(),
        lifespan=life,
        generate_unique_id_function=lambda route: route.name,
        docs_url=None,
        redirect_slashes=False,
        redoc_url=None,
        responses=may_refuse(422) | {"default": may_refuse(500)[500]},
    )
    app.state.settings, app.state.library, app.state.workers = settings, library, workers
    app.state.queue, app.state.listeners = queue, set()
    app.state.writing = asyncio.Lock()
    for router in ROUTERS:
        app.include_router(router, prefix="/api", dependencies=[Depends(every_key_is_known)])
    app.include_router(pages.router)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST, compresslevel=DENSITY)
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(InputError, _input)  # type: ignore[arg-type]
    app.add_exception_handler(Refused, _refused)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _invalid)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    return app


def openapi(settings: Settings | None = None) -> dict[str, Any]:
    """Return the interface's own description, OpenAPI 3.1, which is the same for all settings."""
    from rason.api.settings import Settings

    return make_app(settings or Settings(folders=())).openapi()


async def _look_ahead(workers: Workers) -> None:
    """Answer what every page asks first, before any does."""
    if workers.settings.workers == 0:
        return
    for folder in workers.warmed:
        for operation in ("view", "land", "outline"):
            with suppress(Refused):
                await workers.ask(operation, folder)


def _version() -> str:
    from importlib.metadata import version

    return version("rason")


async def _input(_: Request, error: InputError) -> Response:
    return refusal(422, "", error.diagnostics)


async def _refused(_: Request, error: Refused) -> Response:
    return error.response()


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    lacks = [each["loc"] for each in error.errors() if each["type"] == "missing"]
    if ("header", "if-match") in lacks:
        return refusal(428, "Send If-Match with the etag of the file as it was shown.")
    return refusal(422, "", faults_of(request.url.path, error))


async def _http(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405:  # noqa: PLR2004 - that is what HTTP calls it
        methods = sorted(_methods(request.url.path))
        said = f"{request.method} is none of {', '.join(methods)}."
        return refusal(405, said, headers={"Allow": ", ".join(methods)})
    if error.status_code == 404:  # noqa: PLR2004
        return refusal(404, "There is no such route; /openapi.json lists them.")
    return refusal(error.status_code, str(error.detail), headers=error.headers)


def _methods(path: str) -> set[str]:
    """Return the methods of all routes that an address has."""
    own = path.removeprefix("/api")
    routes = [(each, own) for router in ROUTERS for each in router.routes if own != path]
    routes += [(each, path) for each in pages.router.routes]
    return {
        method
        for route, rest in routes
        if isinstance(route, APIRoute) and route.path_regex.match(rest)
        for method in route.methods or ()
    }
