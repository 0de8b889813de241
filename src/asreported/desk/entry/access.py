"""Access: which right every route of the desk needs where a team signs in. What is not in this table, nobody gets."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from asreported.team import Right, Team, Visit

from .sessions import session_of


class Free(Enum):
    """Routes that need no right of the case."""

    OPEN = auto()
    SIGNED_IN = auto()


Need = Right | Free

_ROUTES: Final[Mapping[Need, tuple[str, ...]]] = {
    Free.OPEN: (
        "GET /healthz",
        "GET /sign-in",
        "POST /sign-in",
        "POST /sign-in/openid",
        "GET /sign-in/openid/back",
    ),
    Free.SIGNED_IN: (
        "GET /account",
        "POST /account/password",
        "POST /account/everywhere",
        "POST /sign-out",
    ),
    Right.SEE: (
        "GET /",
        "GET /claims/{claim}",
        "GET /copies",
        "GET /decisions",
        "GET /disputes",
        "GET /disputes/{wanted}",
        "GET /events",
        "GET /figures",
        "GET /figures/{wanted}",
        "GET /incidents",
        "GET /incidents/{wanted}",
        "GET /map",
        "GET /people",
        "GET /reports",
        "GET /reports/{report}",
        "GET /reports/{report}/claims.css",
        "GET /review",
        "GET /review/{wanted}",
        "GET /search",
        "GET /series",
        "GET /series/{wanted}",
        "GET /sources",
        "GET /sources/{wanted:path}",
        "GET /statements",
        "GET /timeline",
        "GET /versions",
        "GET /versions/{wanted}",
    ),
    # Their forms ask for more: `deciding.right_for` says what each button needs.
    Right.DECIDE: (
        "POST /review/{wanted}",
        "POST /incidents/{wanted}/judge",
        "POST /series/{wanted}/judge",
        "POST /sources/{wanted:path}",
        "POST /decisions/{wanted:int}/undo",
        "GET /add",
        "GET /add/{wanted}",
        "POST /add/note",
    ),
    Right.ADD: (
        "POST /add/text",
        "POST /add/files",
        "POST /add/addresses",
    ),
    Right.MANAGE: (
        "GET /team",
        "POST /team/add",
        "POST /team/role",
        "POST /team/password",
        "POST /team/remove",
        "GET /team/audit",
    ),
}
NEEDED: Final[Mapping[str, Need]] = {route: need for need, routes in _ROUTES.items() for route in routes}
OPEN: Final = frozenset(route.partition(" ")[2] for route in _ROUTES[Free.OPEN])


class Refused(HTTPException):
    """Somebody asked for what they may not have: `right` is what they lack, None where it is the case itself."""

    def __init__(self, right: Right | None) -> None:
        super().__init__(403, f"You may not {right.value}." if right else "This case is restricted.")
        self.right = right


class Access:
    """Asks at every route whether who comes may have it, and notes what was seen of a restricted case."""

    def __init__(self, team: Team, case: str) -> None:
        self._team = team
        self._case = case

    def over(self, route: BaseRoute) -> BaseRoute:
        """The route, asked for its right from now on."""
        if isinstance(route, Route):
            route.app = self._asked(route.app, route.path)
        return route

    def _asked(self, app: ASGIApp, path: str) -> ASGIApp:
        async def asked(scope: Scope, receive: Receive, send: Send) -> None:
            method = "GET" if scope["method"] == "HEAD" else scope["method"]
            need = NEEDED.get(f"{method} {path}")
            await self._allow(Request(scope), need)
            await app(scope, receive, send)

        return asked

    async def _allow(self, request: Request, need: Need | None) -> None:
        session = session_of(request)
        if need is Free.OPEN or (need is Free.SIGNED_IN and session.visit):
            return
        if session.visit is None or not isinstance(need, Right):
            # A route without a right is a fault of ours, and shut.
            raise Refused(Right.MANAGE)
        if need not in session.rights:
            raise Refused(need)
        if session.visit.restricted and need is not Right.MANAGE:
            if not session.visit.admitted:
                raise Refused(None)
            await self._note(request, session.visit)

    async def _note(self, request: Request, visit: Visit) -> None:
        # The style sheet of a report goes with its page.
        if request.method == "GET" and not request.url.path.endswith(".css"):
            page = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            seen = partial(self._team.saw, visit.session.member, page, case=self._case, address=address_of(request))
            await run_in_threadpool(seen)


def address_of(request: Request) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""
