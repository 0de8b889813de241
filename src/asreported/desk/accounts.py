"""Accounts: signing in and out, one's own account, and what an administrator does about people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from asreported.errors import TeamError
from asreported.team import NotSignedIn, Role, SignedIn, Team, Visit

from .entry.access import Refused, address_of
from .entry.door import Door
from .entry.forms import Entered, entered, own_path
from .entry.sessions import session_of
from .pages import teams

if TYPE_CHECKING:
    from .answering import Pages

SIGN_IN: Final = "/sign-in"
ACCOUNT: Final = "/account"
_WRONG: Final = "This name and password do not go together."
_TWO: Final = "The two new passwords are not the same."


class Accounts:
    """The pages of a team and what their forms do. `provider` is the name of who else lets people in.

    `door` is set as soon as it is made, for it needs `stranger`.
    """

    door: Door

    def __init__(self, pages: Pages, team: Team, case: str, provider: str = "") -> None:
        self._pages = pages
        self._team = team
        self._case = case
        self._provider = provider

    def routes(self) -> list[Route]:
        """The addresses of a team's desk."""
        return [
            Route(SIGN_IN, self.ask),
            Route(SIGN_IN, self.sign_in, methods=["POST"]),
            Route("/sign-out", self.sign_out, methods=["POST"]),
            Route(ACCOUNT, self.account),
            Route("/account/password", self.password, methods=["POST"]),
            Route("/account/everywhere", self.everywhere, methods=["POST"]),
            Route(teams.PEOPLE, self.people),
            Route("/team/add", self.change(_add), methods=["POST"]),
            Route("/team/role", self.change(_role), methods=["POST"]),
            Route("/team/password", self.change(_password), methods=["POST"]),
            Route("/team/remove", self.change(_remove), methods=["POST"]),
            Route(teams.AUDIT, self.audit),
        ]

    def stranger(self, request: Request) -> Response:
        """What somebody sees who is not signed in."""
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if request.method not in ("GET", "HEAD"):
            return self._pages.bare(request, "signed_out.html", None, 403)
        if request.headers.get("sec-fetch-site") == "cross-site":
            # A browser that follows a link of another page keeps a strict cookie back; from a page of ours it does not.
            return self._pages.bare(request, "onward.html", teams.Onward(own_path(path, "/")))
        return RedirectResponse(f"{SIGN_IN}?next={quote(own_path(path, '/'))}", 303)

    def refused(self, request: Request, fault: Exception) -> Response:
        """What somebody sees who may not have what they asked for; the audit notes it."""
        assert isinstance(fault, Refused)
        visit = _visit(request)
        page = f"{request.method} {request.url.path}"
        self._team.refused(visit.session.member, page, fault.detail, case=self._case, address=address_of(request))
        return self._pages.problem(request, 403, fault.detail, teams.who_may(self._team, fault.right))

    def ask(self, request: Request) -> Response:
        """The page to sign in on."""
        return self._ask(request, own_path(request.query_params.get("next", ""), "/"))

    def _ask(self, request: Request, place: str, name: str = "", problem: str = "", status: int = 200) -> Response:
        view = teams.SignIn(place, name, problem, self._provider)
        return self._pages.bare(request, "sign_in.html", view, status)

    def ask_again(self, request: Request, place: str, problem: str) -> Response:
        """The page to sign in on, after a sign-in that did not go."""
        return self._ask(request, place, problem=problem, status=422)

    async def sign_in(self, request: Request) -> Response:
        """Take a name and a password."""
        form = await entered(request)
        return await run_in_threadpool(self._sign_in, request, form)

    def _sign_in(self, request: Request, form: Entered) -> Response:
        name, place = form.one("name"), own_path(form.one("next"), "/")
        # A password keeps the blanks around it.
        password = next(iter(form.every("password")), "")
        address, browser = address_of(request), request.headers.get("user-agent", "")
        found = self._team.sign_in(name, password, address=address, browser=browser)
        if isinstance(found, NotSignedIn):
            status = 429 if found.wait else 422
            answer = self._ask(request, place, name, _not_signed_in(found), status)
            if found.wait:
                answer.headers["retry-after"] = str(found.wait)
            return answer
        return self.begun(request, found, RedirectResponse(place, 303))

    def begun(self, request: Request, found: SignedIn, answer: Response) -> Response:
        """The answer with the new session; one that the browser had before is ended."""
        visit = session_of(request).visit
        if visit is not None:
            self._team.sign_out(visit.session, address=address_of(request))
        self.door.keep(answer, found.key)
        return answer

    async def sign_out(self, request: Request) -> Response:
        """Sign this browser out."""
        await run_in_threadpool(self._team.sign_out, _visit(request).session, address=address_of(request))
        return self._left()

    async def everywhere(self, request: Request) -> Response:
        """Sign every browser of the person out."""
        member = _visit(request).session.member
        await run_in_threadpool(self._team.sign_out_everywhere, member, address=address_of(request))
        return self._left()

    def _left(self) -> Response:
        answer = RedirectResponse(SIGN_IN, 303)
        self.door.forget(answer)
        return answer

    def account(self, request: Request) -> Response:
        """One's own account."""
        done = "The password is changed; every other browser of yours is signed out."
        return self._account(request, done=done if request.query_params.get("changed") else "")

    def _account(self, request: Request, problem: str = "", done: str = "") -> Response:
        view = teams.account(self._team, _visit(request).session, problem, done)
        return self._pages.bare(request, "account.html", view, 422 if problem else 200)

    async def password(self, request: Request) -> Response:
        """Change one's own password."""
        form = await entered(request)
        return await run_in_threadpool(self._changed, request, form)

    def _changed(self, request: Request, form: Entered) -> Response:
        old, new, again = (next(iter(form.every(name)), "") for name in ("old", "new", "again"))
        if new != again:
            return self._account(request, _TWO)
        try:
            session, address = _visit(request).session, address_of(request)
            wrong = self._team.change_password(session, old, new, address=address)
        except TeamError as fault:
            return self._account(request, f"{fault.problem} {fault.advice}")
        if wrong is not None:
            return self._account(request, _not_signed_in(wrong, "The old password is wrong."))
        return RedirectResponse(f"{ACCOUNT}?changed=1", 303)

    def people(self, request: Request) -> Response:
        """The people of the team."""
        return self._people(request)

    def _people(self, request: Request, problem: str = "") -> Response:
        view = teams.people(self._team, _visit(request).session.member, problem)
        return self._pages.bare(request, "team.html", view, 422 if problem else 200)

    def change(self, made: Callable[[Team, Entered, str], None]) -> Callable[[Request], object]:
        """What an administrator's form changes."""

        async def answer(request: Request) -> Response:
            form = await entered(request)
            try:
                await run_in_threadpool(made, self._team, form, _visit(request).session.member.name)
            except TeamError as fault:
                return await run_in_threadpool(self._people, request, f"{fault.problem} {fault.advice}")
            return RedirectResponse(teams.PEOPLE, 303)

        return answer

    def audit(self, request: Request) -> Response:
        """The audit."""
        return self._pages.bare(request, "audit.html", teams.audit(self._team, request.query_params))


def _add(team: Team, form: Entered, by: str) -> None:
    login = form.one("login") or None
    password = next(iter(form.every("password")), "") or None
    if password is None and login is None:
        raise TeamError("AR614", "The person has no way to sign in.", "Give a first password, or a login elsewhere.")
    team.add(form.one("name"), _named_role(form), password, names=form.one("names") == "yes", login=login, by=by)


def _role(team: Team, form: Entered, by: str) -> None:
    team.give_role(form.one("name"), _named_role(form), names=form.one("names") == "yes", by=by)


def _password(team: Team, form: Entered, by: str) -> None:
    team.set_password(form.one("name"), next(iter(form.every("password")), ""), by=by)


def _remove(team: Team, form: Entered, by: str) -> None:
    team.remove(form.one("name"), by=by)


def _named_role(form: Entered) -> Role:
    try:
        return Role(form.one("role"))
    except ValueError as fault:
        advice = f"Choose one of {', '.join(Role)}."
        raise TeamError("AR615", f"There is no role {form.one('role')!r}.", advice) from fault


def _not_signed_in(found: NotSignedIn, wrong: str = _WRONG) -> str:
    if not found.wait:
        return wrong
    return f"Not this time: after several failures the desk waits. Try again in {_spoken(found.wait)}."


def _spoken(seconds: int) -> str:
    if seconds < 90:
        return "1 second" if seconds == 1 else f"{seconds} seconds"
    return f"{-(-seconds // 60)} minutes"


def _visit(request: Request) -> Visit:
    visit = session_of(request).visit
    # The table of rights lets nobody through to these pages who is not signed in.
    assert visit is not None
    return visit
