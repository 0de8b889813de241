"""The guard of the desk: it answers this machine only, lets nobody in from elsewhere, and lets no page reach out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .door import Door
from .sessions import TOKEN_PARAMETER, Sessions

# A foreign page can make a browser ask 127.0.0.1 under its own name (DNS rebinding); the name gives it away.
HOSTS = ("127.0.0.1", "localhost", "[::1]")
READS = frozenset({"GET", "HEAD"})
# What says nothing of the case, and is needed to say that one is not let in.
OPEN = ("/healthz", "/static/")
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'; script-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With “no-referrer” a browser says “Origin: null” of our own forms too, and those could not be told from others.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    # What is in a case may cost lives; a browser keeps no copy of it.
    "cache-control": "no-store",
}
_SHUT = (
    "The desk opens with the address that it printed when it was started, and that address opens it once.\n"
    "Look for it in the terminal. If it was used already, stop the desk (Ctrl-C) and start it again.\n"
)


class Guard:
    """The outermost layer of the desk. `hosts` are the names that it answers to, in lower case and without a port.

    Without `sessions` the desk is read-only and open to whoever reaches it; with them it takes decisions too, and
    answers only browsers that have one. With a `door` people sign in. `origin` is the address of the desk where another
    server stands before it.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Iterable[str] = HOSTS,
        sessions: Sessions | None = None,
        door: Door | None = None,
        origin: str | None = None,
    ) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.sessions = sessions
        self.door = door
        self.origin = origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse foreign hosts, foreign pages and strangers; put the headers on all answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        app = self._refusal(scope)
        if app is None and self.door is not None:
            app = await self.door.let_in(scope, self.app)
        await (app or self._let_in(scope, self.sessions))(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if hostname(headers.get("host", "")) not in self.hosts:
            problem = "The desk answers only on this machine. Open it as http://127.0.0.1 with its port.\n"
            return PlainTextResponse(problem, status_code=421)
        reads = scope["method"] in READS
        writes = self.sessions is not None or self.door is not None
        if not reads and (not writes or scope["method"] != "POST"):
            allowed = "GET, HEAD, POST" if writes else "GET, HEAD"
            return PlainTextResponse("The desk is read-only.\n", status_code=405, headers={"allow": allowed})
        if not reads and not same_origin(headers, scope["scheme"], self.origin):
            return PlainTextResponse("Only the desk's own pages may decide.\n", status_code=403)
        return None

    def _let_in(self, scope: Scope, sessions: Sessions | None) -> ASGIApp:
        if sessions is None:
            return self.app
        request = Request(scope)
        session = sessions.of(request.cookies)
        scope.setdefault("state", {})["session"] = session
        token = request.query_params.get(TOKEN_PARAMETER)
        if token is not None and scope["method"] in READS:
            # Out of the address bar at once, and out of the history.
            answer = RedirectResponse("/", 303)
            if session is not None or sessions.begin(token, answer):
                return answer
        if session is not None or scope["path"].startswith(OPEN):
            return self.app
        return PlainTextResponse(_SHUT, status_code=403)


def same_origin(headers: Mapping[str, str], scheme: str, origin: str | None = None) -> bool:
    """Whether a request comes from a page of the desk itself, by what the browser says of it; False if it says nothing.

    A browser that knows Sec-Fetch-Site always sends it to this machine, and no page can change it.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin") == (origin or f"{scheme}://{headers.get('host', '')}")


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
