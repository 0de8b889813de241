"""Answering: requests to pages and decisions of one case, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Iterator, Mapping
from pathlib import PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from asreported import __version__
from asreported.errors import CaseError, StaleDecision
from asreported.ledger import Case, ClaimRow, ReportRow
from asreported.team import Right

from . import deciding, words
from .charts import axes, timelines, vaguewords
from .charts import drawing as charts
from .entry.access import Refused
from .entry.forms import Entered, entered, own_path
from .entry.sessions import ask_name, plain_name, session_of
from .holdings import Holdings, holdings
from .lists.filters import link
from .lists.narrowing import kept, sought
from .lists.navigation import PLACES
from .memory import Latest, Memory
from .onlookers import Onlookers
from .pages import (
    decisions,
    people,
    reports,
    reviewing,
)
from .telling import rows

Answer = Callable[[Request], Response]
# What a form decides: of a case, by whom, about which id of the address; the address to go on to.
Write = Callable[[Case, str, str, Entered], str]

# CaseError codes that say that the case has not what was asked for; any other means that the case has a fault.
NOT_THERE = frozenset({"AR211", "AR212"})
LOOK_ELSEWHERE = "Look for it in the lists above. An address may change when reports are added or read anew."


def environment() -> Environment:
    """The templates, with everything from a report escaped and every missing name an error."""
    templates = Environment(
        loader=PackageLoader("asreported.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(amount=rows.amount, called=rows.called, title=rows.title, report_href=rows.report_href)
    templates.filters.update(anchor=people.anchor)
    drawing = {"axes": axes, "charts": charts, "timelines": timelines, "vaguewords": vaguewords}
    templates.globals.update(label=words.label, places=PLACES, version=__version__, **drawing)
    return templates


class Pages:
    """The pages of one case."""

    def __init__(self, case: Case, *, read_only: bool = True) -> None:
        self._case = case
        self._read_only = read_only
        self._templates = environment()
        self._memory = Memory(case.state)
        self._holdings = Latest(case.state, lambda: holdings(case))
        self._onlookers = Onlookers()
        # A path may name people and places; its last part is enough to tell cases apart.
        self._name = PurePath(case.name).name

    def list(self, template: str, view: Callable[[Case, Holdings, Mapping[str, str]], object]) -> Answer:
        """What answers with a list."""
        return self._remembered(template, lambda held, request: view(self._case, held, request.query_params))

    def item(self, template: str, view: Callable[[Case, Holdings, str, Mapping[str, str]], object]) -> Answer:
        """What answers with the page of one thing."""
        return self._remembered(
            template,
            lambda held, request: view(self._case, held, request.path_params["wanted"], request.query_params),
        )

    def _remembered(self, template: str, view: Callable[[Holdings, Request], object]) -> Answer:
        """What answers with a page that depends on the case, the address and the frame alone."""

        def answer(request: Request) -> Response:
            around = self._around(request) | {"done": self._done(request)}

            def make() -> str:
                held = self._holdings.get()
                return self._written(template, held, view(held, request), around)

            return HTMLResponse(self._memory.page((request.url.query, *_frozen(around)), make))

        return answer

    def report(self, request: Request) -> Response:
        """One report; a name or the beginning of an id leads to its own address."""
        wanted = request.path_params["report"]
        found = self._case.report(wanted)
        if found.report.id != wanted:
            return RedirectResponse(rows.report_href(found.report), 302)
        show = self._remembered("report.html", lambda held, _: reports.report_page(self._case, held, found))
        return show(request)

    def claim_styles(self, request: Request) -> Response:
        """The style sheet of one report's page."""
        return Response(reports.claim_styles(self._case, request.path_params["report"]), media_type="text/css")

    def claim(self, request: Request) -> Response:
        """The place of a claim in its report."""
        found = self._case.show(request.path_params["claim"])
        place = rows.report_href(found.report) if isinstance(found, ReportRow) else rows.claim_href(found.claim)
        return RedirectResponse(place, 302)

    def queue(self, request: Request) -> Response:
        """The next claim that waits, or that none does."""
        query = request.query_params
        narrowed = kept(query)
        after, why, busy = query.get("after"), query.get("why"), self._busy(request)
        found = self._case.waiting(after, why, sought=sought(narrowed), busy=busy)
        if found.claim is not None:
            place = link(f"{reviewing.PATH}/{found.claim}", narrowed, why=found.why, done=query.get("done"))
            return RedirectResponse(place, 302)
        counted = (count for name, count in found.counts.items() if narrowed.get("only", name) == name)
        left = reviewing.Left(sum(counted), narrowed)
        return self._page(request, "review_end.html", self._holdings.get(), left)

    def _busy(self, request: Request) -> frozenset[str]:
        """The claims that others look at."""
        return self._onlookers.busy(session_of(request).name or "")

    def review(self, request: Request) -> Response:
        """The review of one claim."""
        return self._review(request, request.query_params)

    def _review(
        self, request: Request, query: Mapping[str, str], attempt: reviewing.Attempt | None = None, status: int = 200
    ) -> Response:
        held, found = self._holdings.get(), self._case.show(request.path_params["wanted"])
        if not isinstance(found, ClaimRow):
            return RedirectResponse(rows.report_href(found.report), 302)
        name = session_of(request).name or ""
        if name:
            self._onlookers.look(name, found.id)
        reader = reviewing.Reader(name, query, self._onlookers.beside(name, found.id))
        view = reviewing.review_page(self._case, held, found, reader, attempt)
        return self._page(request, "review.html", held, view, status)

    async def decide_claim(self, request: Request) -> Response:
        """Write what the form of a claim decides; where it cannot be written, the form again with what it held."""
        form, by = await entered(request), session_of(request).name
        if by is None:
            return ask_name(f"{reviewing.PATH}/{request.path_params['wanted']}")
        self._allow(request, deciding.right_for(form))
        try:
            wanted, busy = request.path_params["wanted"], self._busy(request)
            place = await run_in_threadpool(deciding.on_claim, self._case, by, wanted, form, busy)
        except CaseError as fault:
            if fault.code in NOT_THERE:
                raise
            sent = form.firsts()
            attempt = reviewing.Attempt(fault.problem, advice_of(fault), sent)
            status = 409 if isinstance(fault, StaleDecision) else 422
            return await run_in_threadpool(self._review, request, sent, attempt, status)
        return RedirectResponse(place, 303)

    def decide(self, write: Write) -> Callable[[Request], Awaitable[Response]]:
        """What writes the decision of a form, and goes on to where it leads."""

        async def answer(request: Request) -> Response:
            form, by = await entered(request), session_of(request).name
            if by is None:
                return ask_name("/")
            wanted = str(request.path_params["wanted"])
            if write is deciding.undo:
                self._allow(request, await run_in_threadpool(deciding.right_to_undo, self._case, by, wanted))
            else:
                self._allow(request, deciding.right_for(form))
            try:
                place = await run_in_threadpool(write, self._case, by, wanted, form)
            except CaseError as fault:
                if fault.code in NOT_THERE:
                    raise
                status = 409 if isinstance(fault, StaleDecision) else 422
                advice = f"{advice_of(fault)} Go back to have what you entered."
                return await run_in_threadpool(self.problem, request, status, fault.problem, advice)
            return RedirectResponse(place, 303)

        return answer

    def _allow(self, request: Request, right: Right) -> None:
        if right not in session_of(request).rights:
            raise Refused(right)

    def name(self, request: Request) -> Response:
        """The page that asks who decides."""
        return self._asked_name(request, own_path(request.query_params.get("next", ""), reviewing.PATH), "")

    async def take_name(self, request: Request) -> Response:
        """Keep who decides for this session."""
        form = await entered(request)
        place, name = own_path(form.one("next"), reviewing.PATH), plain_name(form.one("name"))
        if not name:
            problem = "A decision needs the name of who takes it."
            return await run_in_threadpool(self._asked_name, request, place, problem)
        session_of(request).name = name
        return RedirectResponse(place, 303)

    def _asked_name(self, request: Request, place: str, problem: str) -> Response:
        view = reviewing.AskedName(place, session_of(request).name or "", problem)
        return self._page(request, "name.html", self._holdings.get(), view, 422 if problem else 200)

    def health(self, _request: Request) -> Response:
        """Whether the case answers."""
        self._case.has("")
        return PlainTextResponse("ok\n")

    def case_error(self, request: Request, error: Exception) -> Response:
        """A question that the case could not answer."""
        assert isinstance(error, CaseError)
        if error.code in NOT_THERE:
            return self.problem(request, 404, error.problem, LOOK_ELSEWHERE)
        return self.problem(request, 503, error.problem, error.advice)

    def http_error(self, request: Request, error: Exception) -> Response:
        """An address that the desk does not have."""
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return self.problem(request, 404, "There is no such page.", LOOK_ELSEWHERE)
        return self.problem(request, error.status_code, error.detail, "Go back and try another way.")

    def fault(self, request: Request, _error: Exception) -> Response:
        """A bug of the desk."""
        advice = "The case is unharmed. Report this as a bug, with the lines that the desk wrote in its terminal."
        return self.problem(request, 500, "The desk failed on this page.", advice)

    def page(
        self, request: Request, template: str, view: object | Callable[[Holdings], object], status: int = 200
    ) -> Response:
        """A page of a template, filled with a view, or with what makes one of the holdings of the case."""
        held = self._holdings.get()
        return self._page(request, template, held, view(held) if callable(view) else view, status)

    def decides(self, request: Request) -> str | None:
        """Under which name whoever asks decides, None where they have not said so."""
        return session_of(request).name

    def _page(self, request: Request, template: str, held: Holdings, view: object, status: int = 200) -> Response:
        around = self._around(request) | {"done": self._done(request)}
        return HTMLResponse(self._written(template, held, view, around), status)

    def _written(self, template: str, held: Holdings, view: object, around: Mapping[str, object]) -> str:
        page = self._templates.get_template(template)
        return page.render(view=view, graded=held.graded, counts=held.tally, **around)

    def _around(self, request: Request) -> dict[str, object]:
        """What the frame of every page needs; `decides` is the name of who does, empty where nobody can."""
        session = session_of(request)
        frame = {"path": request.url.path, "case_name": self._name, "decides": session.decides or ""}
        member = session.visit.session.member if session.visit else None
        may = {right.name.lower() for right in session.rights}
        return {**frame, "read_only": self._read_only, "member": member, "may": may}

    def _done(self, request: Request) -> decisions.Entry | None:
        """The decision that led to a page."""
        number = request.query_params.get("done", "")
        known = number.isascii() and number.isdigit() and len(number) < 10
        found = self._case.decision(int(number)) if known and not self._read_only else None
        return None if found is None else decisions.entry(found)

    def bare(self, request: Request, template: str, view: object, status: int = 200) -> Response:
        """A page of a template that says nothing of the case."""
        page = self._templates.get_template(template)
        around = self._around(request) | {"counts": None, "done": None}
        return HTMLResponse(page.render(view=view, **around), status)

    def problem(self, request: Request, status: int, problem: str, advice: str) -> Response:
        """A page that says what did not go, and what to do."""
        if not session_of(request).rights:
            # A stranger learns nothing of the case, not even its name.
            return PlainTextResponse(f"{problem}\n", status)
        page = self._templates.get_template("problem.html")
        around = self._around(request) | {"counts": None, "done": None}
        return HTMLResponse(page.render(problem=problem, advice=advice, **around), status)


def advice_of(fault: CaseError) -> str:
    if isinstance(fault, StaleDecision):
        return "Nothing was written: look at what was decided meanwhile, then decide again if you still want to."
    return fault.advice


def _frozen(around: Mapping[str, object]) -> Iterator[Hashable]:
    """What a frame holds, to be known again."""
    for _, value in sorted(around.items()):
        yield frozenset(value) if isinstance(value, set) else value
