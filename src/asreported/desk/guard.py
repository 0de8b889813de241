"""The guard of the desk: it answers this machine only, reads only, and lets no page reach out to anybody else."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A foreign page can make a browser ask 127.0.0.1 under its own name (DNS rebinding); the name gives it away.
HOSTS = ("127.0.0.1", "localhost", "[::1]")
METHODS = frozenset({"GET", "HEAD"})
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'none'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # What is in a case may cost lives; a browser keeps no copy of it.
    "cache-control": "no-store",
}


class Guard:
    """The outermost layer of the desk. `hosts` are the names that it answers to, in lower case and without a port."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = HOSTS) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse foreign hosts and every method that could change something; put the headers on all answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self._answer(scope)(scope, receive, _with_headers(send))

    def _answer(self, scope: Scope) -> ASGIApp:
        if hostname(Headers(scope=scope).get("host", "")) not in self.hosts:
            problem = "The desk answers only on this machine. Open it as http://127.0.0.1 with its port.\n"
            return PlainTextResponse(problem, status_code=421)
        if scope["method"] not in METHODS:
            return PlainTextResponse("The desk is read-only.\n", status_code=405, headers={"allow": "GET, HEAD"})
        return self.app


def hostname(host: str) -> str:
    """The name in a Host header without its port, in lower case; empty where it is malformed."""
    name, colon, port = host.strip().lower().rpartition(":")
    if not colon or name.startswith("[") != name.endswith("]"):
        return host.strip().lower()
    return name if port.isascii() and port.isdigit() else ""


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sender
