"""Elsewhere: signing in through the organisation's own provider of identities, out and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from asreported.errors import TeamError
from asreported.team import Team

from .accounts import SIGN_IN, Accounts
from .entry.access import address_of
from .entry.forms import Entered, entered, own_path
from .entry.openid import BACK, Provider
from .pages import teams

if TYPE_CHECKING:
    from .answering import Pages

# Lax, for the provider's page sends the browser back; it opens nothing but the one sign-in that it began.
_COOKIE: Final = "asreported-sign-in"
_SECONDS: Final = 600
_NOBODY: Final = "You are known there, but nobody of this team has that login. Ask an administrator to add it."


class Elsewhere:
    """The two steps of a sign-in elsewhere."""

    def __init__(self, accounts: Accounts, pages: Pages, team: Team, provider: Provider) -> None:
        self._accounts = accounts
        self._pages = pages
        self._team = team
        self._provider = provider

    def routes(self) -> list[Route]:
        """Their addresses."""
        return [Route(f"{SIGN_IN}/openid", self.go, methods=["POST"]), Route(BACK, self.back)]

    async def go(self, request: Request) -> Response:
        """Send a browser out."""
        form = await entered(request)
        return await run_in_threadpool(self._go, request, form)

    def _go(self, request: Request, form: Entered) -> Response:
        place = own_path(form.one("next"), "/")
        try:
            going, address = self._provider.out(place)
        except TeamError as fault:
            return self._accounts.ask_again(request, place, f"{fault.problem} {fault.advice}")
        # A form may lead to no other server (form-action 'self'); a page may.
        answer = self._pages.bare(request, "onward.html", teams.Onward(address, self._provider.name))
        answer.set_cookie(
            _COOKIE,
            self._team.begin_elsewhere(going),
            max_age=_SECONDS,
            path=SIGN_IN,
            secure=self._accounts.door.secure,
            httponly=True,
            samesite="lax",
        )
        return answer

    def back(self, request: Request) -> Response:
        """Take back whom the provider sends."""
        going = self._team.come_back(request.cookies.get(_COOKIE, ""))
        if going is None:
            return self._accounts.ask_again(request, "/", "That sign-in took too long, or was begun elsewhere.")
        try:
            logins = self._provider.logins(going, request.query_params)
        except TeamError as fault:
            return self._accounts.ask_again(request, going.place, f"{fault.problem} {fault.advice}")
        browser = request.headers.get("user-agent", "")
        found = self._team.sign_in_known(*logins, address=address_of(request), browser=browser)
        if found is None:
            return self._accounts.ask_again(request, going.place, _NOBODY)
        # A page of ours, for a browser that comes from elsewhere keeps the strict cookie back on a redirect.
        answer = self._accounts.begun(
            request, found, self._pages.bare(request, "onward.html", teams.Onward(going.place))
        )
        answer.delete_cookie(_COOKIE, path=SIGN_IN)
        return answer
