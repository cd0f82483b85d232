"""The door: who may ask, from where, how much, and what a browser may do with the answer.

A page of another site that knows this address must not be able to ask anything (cross-site request
forgery), also if its name is made to point here (DNS rebinding): hence Host and Origin are checked,
and a body must be JSON, which no form can send.
"""

from __future__ import annotations

import asyncio
import hmac
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from rason.api.problem import refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    from rason.api.settings import Settings

    Scope = MutableMapping[str, Any]
    Message = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[Message]]
    Send = Callable[[Message], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE: Final = "rason_token"
SAFE: Final = frozenset({"GET", "HEAD"})
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""No script but the bundle's own files; widths and colours may be set on elements, no more."""
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""On every answer that does not say otherwise."""


class Guard:
    """Middleware that lets through what may be answered.

    Parameters
    ----------
    app
        What answers.
    settings
        Names of the server, token and limits.
    """

    def __init__(self, app: App, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it.

        Parameters
        ----------
        scope, receive, send
            As ASGI has it.
        """
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close"})
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        refused = (
            self._elsewhere(scope, headers)
            or self._let_in(scope, headers)
            or self._unfit(scope, headers)
        )
        if refused is None and self.under_way >= self.settings.limits.requests:
            refused = refusal(503, "Many others are asking.", headers={"Retry-After": "1"})
        if refused is not None:
            await refused(scope, receive, headed)
            return
        self.under_way += 1
        try:
            body = await self._body(receive) if scope["method"] not in SAFE else b""
            if isinstance(body, Response):
                await body(scope, receive, headed)
                return
            await self.app(scope, _replay(body, receive), headed)
        finally:
            self.under_way -= 1

    def _elsewhere(self, scope: Scope, headers: Headers) -> Response | None:
        """Refuse what is meant for another server, or comes from another site's page."""
        host = headers.get("host", "").lower()
        if len(headers.getlist("host")) != 1 or host not in self.settings.hosts:
            return refusal(400, "The server is not called by this name (header Host).")
        origin = headers.get("origin")
        ours = {f"http://{host}", f"https://{host}"}
        if origin is not None and origin.lower() not in ours:
            return refusal(403, "A page of another site asks (header Origin).")
        site = headers.get("sec-fetch-site", "none")
        page = scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"
        if site not in {"none", "same-origin"} and not page:
            return refusal(403, "A page of another site asks (header Sec-Fetch-Site).")
        return None

    def _unfit(self, scope: Scope, headers: Headers) -> Response | None:
        """Refuse a body that is too large, or no JSON."""
        if scope["method"] in SAFE:
            return None
        length = headers.get("content-length", "0")
        if not length.isdecimal():
            return refusal(400, "The header Content-Length is no number.")
        if int(length) > self.settings.limits.body:
            return self._too_large()
        kind = headers.get("content-type", "").split(";")[0].strip().lower()
        if scope["method"] in {"POST", "PUT", "PATCH"} and kind != "application/json":
            return refusal(415, "Send Content-Type: application/json.")
        return None

    def _let_in(self, scope: Scope, headers: Headers) -> Response | None:
        """Ask for the token; who brings it in the address keeps it as a cookie."""
        token = self.settings.token
        if not token:
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        brought = dict(query).get("token", "")
        if scope["method"] == "GET" and brought and _same(brought, token):
            rest = urlencode([(key, value) for key, value in query if key != "token"])
            path = "/" + str(scope["path"]).lstrip("/")
            onward = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            onward.set_cookie(COOKIE, token, httponly=True, samesite="strict", path="/")
            return onward
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _same(bearer.strip(), token):
            return None
        if _same(_cookie(headers), token):
            return None
        return refusal(
            401,
            "Open the address that `rason serve` printed, or send Authorization: Bearer TOKEN.",
            headers={"WWW-Authenticate": "Bearer"},
        )

    async def _body(self, receive: Receive) -> bytes | Response:
        """Read a whole body, no larger and no slower than allowed."""
        limits, parts, size = self.settings.limits, [], 0
        try:
            async with asyncio.timeout(limits.patience):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        return refusal(400, "The request broke off.")
                    parts.append(message.get("body", b""))
                    size += len(parts[-1])
                    if size > limits.body:
                        return self._too_large()
                    if not message.get("more_body", False):
                        return b"".join(parts)
        except TimeoutError:
            return refusal(408, f"It did not arrive within {limits.patience:g} seconds.")

    def _too_large(self) -> Response:
        return refusal(413, f"At most {self.settings.limits.body / 1e6:g} MB are taken.")


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hand on a body that was read already, then whatever comes after it."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def _cookie(headers: Headers) -> str:
    """Return the token that a browser kept."""
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return kept.value if kept is not None else ""


def _same(one: str, other: str) -> bool:
    """Compare without telling how much is right by how long it takes."""
    return hmac.compare_digest(one.encode(), other.encode())
