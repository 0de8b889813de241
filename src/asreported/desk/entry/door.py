"""The door of a team's desk: who is signed in comes in with the rights of their role, everybody else is shown where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Scope

from asreported.team import Right, Team

from .access import OPEN
from .sessions import Session
from .veil import Veil
from .withheld import Withheld

# The longest shift; the team may end a session before.
_SECONDS: Final = 12 * 3600
_STYLES: Final = "/static/"


class Door:
    """Who may come in. `stranger` answers everybody else; `withheld` are the names that not everybody sees."""

    def __init__(
        self,
        team: Team,
        case: str,
        *,
        secure: bool,
        withheld: Withheld,
        stranger: Callable[[Request], Response],
    ) -> None:
        self._team = team
        self._case = case
        self.secure = secure
        self._withheld = withheld
        self._stranger = stranger
        # A browser takes a `__Host-` cookie over TLS only, and from no other host of the domain.
        self._cookie = "__Host-asreported" if secure else "asreported-team"

    async def let_in(self, scope: Scope, app: ASGIApp) -> ASGIApp:
        """What answers a request."""
        state, request = scope.setdefault("state", {}), Request(scope)
        # Whatever goes wrong below, nobody is more than a stranger.
        state["session"] = Session(rights=frozenset())
        path, key = scope["path"], request.cookies.get(self._cookie)
        if path.startswith(_STYLES):
            return app
        visit = await run_in_threadpool(self._team.visit, key, self._case) if key else None
        if visit is None:
            return app if path in OPEN else self._stranger(request)
        member = visit.session.member
        state["session"] = Session(member.name, member.rights, visit)
        return app if Right.NAMES in member.rights else Veil(app, self._withheld)

    def keep(self, answer: Response, key: str) -> None:
        """Let the browser hold the secret of its session."""
        answer.set_cookie(
            self._cookie, key, max_age=_SECONDS, path="/", secure=self.secure, httponly=True, samesite="strict"
        )

    def forget(self, answer: Response) -> None:
        """Let the browser drop it."""
        answer.delete_cookie(self._cookie, path="/", secure=self.secure, httponly=True, samesite="strict")
