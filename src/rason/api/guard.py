"""The door: who may ask, from where, how much, and what a browser may do with the answer.

A page of another site that knows this address must not be able to ask anything (cross-site request
forgery), also if its name is made to point here (DNS rebinding): hence Host and Origin are checked,
and a body must be JSON, which no form can send.
"""

from __future__ import annotations

import asyncio
import hmac
import re
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from rason.api.body import check_json
from rason.api.problem import refusal
from rason.errors import InputError

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
SENDING: Final = frozenset({"POST", "PUT", "PATCH"})
BRINGING: Final = frozenset({"/api/imports", "/api/imports/questions"})
"""Where files are brought, which may be larger than other bodies are."""
CHARSET: Final = re.compile(r"charset\s*=\s*\"?+(?!utf-?8\b)")  # another one than that of all JSON
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
    """Middleware that lets through what may be answered."""

    def __init__(self, app: App, settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.under_way = self.large = self.uploads = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
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

        refused = self._unwanted(scope)
        uploads = refused is None and self._uploads(scope)
        if uploads and self.uploads >= self.settings.limits.uploads:
            refused = refusal(503, "Many files arrive.", headers={"Retry-After": "5"})
        if refused is not None:
            await refused(scope, receive, headed)
            return
        self.uploads += uploads
        try:
            await self._read_and_answer(scope, receive, headed)
        finally:
            self.uploads -= uploads

    async def _read_and_answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read a body, then answer the request or refuse it."""
        refused, body = None, b""
        if scope["method"] not in SAFE:
            refused, body = await self._whole(scope, receive)
        if refused is None and self.under_way >= self.settings.limits.requests:
            refused = refusal(503, "Many others are asking.", headers={"Retry-After": "1"})
        if refused is not None:
            await refused(scope, receive, send)
            return
        await self._answer(scope, _replay(body, receive), send)

    def _uploads(self, scope: Scope) -> bool:
        """Tell whether a request may be larger than others are, and is, or does not say."""
        limits = self.settings.limits
        if self._most(scope) <= limits.body:
            return False
        return int(Headers(scope=scope).get("content-length", limits.upload)) > limits.body

    def _most(self, scope: Scope) -> int:
        """Return how many bytes a body may have."""
        limits = self.settings.limits
        brings = scope["method"] == "POST" and scope["path"] in BRINGING
        return limits.upload if brings else limits.body

    def _unwanted(self, scope: Scope) -> Response | None:
        """Refuse what can be refused before its body is read."""
        headers = Headers(scope=scope)
        return (
            self._elsewhere(scope, headers)
            or self._let_in(scope, headers)
            or self._unfit(scope, headers)
        )

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a request while its answer is worked out, and not while that is read."""
        begun = False

        async def begin(message: Message) -> None:
            nonlocal begun
            if not begun:
                begun = True
                self.under_way -= 1
            await send(message)

        self.under_way += 1
        try:
            await self.app(scope, receive, begin)
        except Exception:
            # What we did wrong is told like all else, and goes on to the log.
            if not begun:
                said = "It is rason's own; the terminal in which the server runs shows it."
                await refusal(500, said)(scope, receive, begin)
            raise
        finally:
            if not begun:
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
        """Refuse a body that is too large, of no certain length, or no JSON."""
        length = headers.get("content-length", "0")
        if scope["method"] in SAFE:
            return None
        if not length.isdecimal():
            return refusal(400, "The header Content-Length is no number.")
        if "transfer-encoding" in headers and "content-length" in headers:
            return refusal(400, "The headers Content-Length and Transfer-Encoding contradict.")
        if int(length) > self._most(scope):
            return self._too_large(scope)
        empty = length == "0" and "transfer-encoding" not in headers
        if scope["method"] in SENDING and not (empty or _is_json(headers)):
            return refusal(415, "Send Content-Type: application/json, in UTF-8 and not packed.")
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

    async def _whole(self, scope: Scope, receive: Receive) -> tuple[Response | None, bytes]:
        """Read a body, no slower than allowed; refuse it, or return it."""
        patience = self.settings.limits.patience
        try:
            async with asyncio.timeout(patience):
                body = await self._read(receive, scope)
        except TimeoutError:
            said = f"It did not arrive within {patience:g} seconds."
            return refusal(408, said, headers={"Connection": "close"}), b""
        if isinstance(body, Response):
            return body, b""
        try:
            check_json(str(scope["path"]), body)
        except InputError as error:
            return refusal(400, "", error.diagnostics), b""
        return None, body

    async def _read(self, receive: Receive, scope: Scope) -> bytes | Response:
        """Read a body, no larger than allowed, and no more large ones at a time."""
        limits, parts, size, large = self.settings.limits, [], 0, False
        try:
            while True:
                message = await receive()
                if message["type"] != "http.request":
                    return refusal(400, "The request broke off.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > self._most(scope):
                    return self._too_large(scope)
                if size > limits.small and not large:
                    if self.large >= limits.large:
                        said = "Many large requests arrive."
                        return refusal(503, said, headers={"Retry-After": "5"})
                    self.large += 1
                    large = True
                if not message.get("more_body", False):
                    return b"".join(parts)
        finally:
            self.large -= large

    def _too_large(self, scope: Scope) -> Response:
        return refusal(413, f"At most {self._most(scope) / 1e6:g} MB are taken.")


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hand on a body that was read already, then whatever comes after it."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def _is_json(headers: Headers) -> bool:
    """Tell whether a body says that it is JSON as it stands, in the encoding of all JSON."""
    kind, _, more = ",".join(headers.getlist("content-type")).lower().partition(";")
    packed = headers.get("content-encoding", "identity").lower() != "identity"
    return kind.strip() == "application/json" and not CHARSET.search(more) and not packed


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
