"""The desk as a web application: which address shows which page, and what is said when there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import PurePath
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from asreported import __version__
from asreported.errors import CaseError, StaleDecision
from asreported.ledger import Case, ClaimRow, ReportRow, open_case

from . import deciding, words
from .charts import axes, timelines, vaguewords
from .charts import drawing as charts
from .entry.forms import Entered, entered, own_path
from .entry.guard import HOSTS, Guard
from .entry.sessions import Session, Sessions, plain_name
from .holdings import Holdings, holdings
from .lists.navigation import PLACES
from .pages import (
    copying,
    decisions,
    disputes,
    events,
    figures,
    histories,
    incidents,
    now,
    people,
    reports,
    reviewing,
    series,
    sources,
    statements,
    versions,
)
from .telling import rows

Answer = Callable[[Request], Response]
# What a form decides: of a case, by whom, about which id of the address; the address to go on to.
Write = Callable[[Case, str, str, Entered], str]

# CaseError codes that say that the case has not what was asked for; any other means that the case has a fault.
NOT_THERE = frozenset({"AR211", "AR212"})
LOOK_ELSEWHERE = "Look for it in the lists above. An address may change when reports are added or read anew."
# The lists of the desk: the template of each, and what fills it.
LISTS: Mapping[str, tuple[str, Callable[[Case, Holdings, Mapping[str, str]], object]]] = {
    "/": ("now.html", now.now_page),
    incidents.PATH: ("incidents.html", incidents.incidents_page),
    series.PATH: ("series_list.html", series.series_list),
    disputes.PATH: ("disputes.html", disputes.disputes_page),
    people.PATH: ("people.html", people.people_page),
    copying.PATH: ("copies.html", copying.copies_page),
    figures.PATH: ("figures.html", figures.figures_page),
    statements.PATH: ("statements.html", statements.statements_page),
    events.PATH: ("events.html", events.events_page),
    reports.PATH: ("reports.html", reports.reports_page),
    decisions.PATH: ("decisions.html", decisions.decisions_page),
    sources.PATH: ("sources.html", sources.sources_page),
    versions.PATH: ("versions.html", versions.versions_page),
}
# The pages of one thing each, by its id.
ITEMS: Mapping[str, tuple[str, Callable[[Case, Holdings, str, Mapping[str, str]], object]]] = {
    incidents.PATH: ("incident.html", incidents.incident_page),
    series.PATH: ("series.html", series.series_page),
    disputes.PATH: ("dispute.html", disputes.dispute_page),
    figures.PATH: ("figure.html", histories.figure_page),
    versions.PATH: ("story.html", versions.story_page),
    sources.PATH: ("source.html", sources.source_page),
}


# Where an id may have a slash in it: that of an actor is a name.
WANTED = {sources.PATH: "/{wanted:path}"}


def create_app(case_url: str, *, hosts: Iterable[str] = HOSTS, token: str | None = None) -> Starlette:
    """The desk of the case at a path or an SQLAlchemy URL. Raises CaseError where there is none.

    It answers only requests to one of the `hosts`, by default the three names of this machine to itself. With a `token`
    it lets in the first browser that opens `/?token=…`, nobody else, and takes its decisions; without one it is
    read-only.
    """
    case = open_case(case_url, create=False)
    # The first request opens it again: an application that never runs must not hold it, for nobody would close it.
    case.close()
    sessions = None if token is None else Sessions(token)
    pages = Pages(case, read_only=token is None)

    @asynccontextmanager
    async def closing(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            # Also where the server is stopped a second time and cancels what it was doing.
            case.close()

    return Starlette(
        routes=[
            *(Route(path, pages.list(template, view)) for path, (template, view) in LISTS.items()),
            *(Route(path + WANTED.get(path, "/{wanted}"), pages.item(*page)) for path, page in ITEMS.items()),
            Route("/review", pages.queue),
            Route("/review/{wanted}", pages.review),
            Route("/review/{wanted}", pages.decide_claim, methods=["POST"]),
            Route("/incidents/{wanted}/judge", pages.decide(deciding.on_incident), methods=["POST"]),
            Route("/sources/{wanted:path}", pages.decide(deciding.on_source), methods=["POST"]),
            Route("/decisions/{wanted:int}/undo", pages.decide(deciding.undo), methods=["POST"]),
            Route("/name", pages.name),
            Route("/name", pages.take_name, methods=["POST"]),
            Route("/reports/{report}", pages.report),
            Route("/reports/{report}/claims.css", pages.claim_styles),
            Route("/claims/{claim}", pages.claim),
            Route("/healthz", pages.health),
            Mount("/static", StaticFiles(packages=[("asreported.desk", "static")])),
        ],
        middleware=[Middleware(Guard, hosts=frozenset(hosts), sessions=sessions)],
        exception_handlers={CaseError: pages.case_error, HTTPException: pages.http_error, Exception: pages.fault},
        lifespan=closing,
    )


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
        # A path may name people and places; its last part is enough to tell cases apart.
        self._name = PurePath(case.name).name

    def list(self, template: str, view: Callable[[Case, Holdings, Mapping[str, str]], object]) -> Answer:
        """What answers with a list."""

        def answer(request: Request) -> Response:
            held = holdings(self._case)
            return self._page(request, template, held, view(self._case, held, request.query_params))

        return answer

    def item(self, template: str, view: Callable[[Case, Holdings, str, Mapping[str, str]], object]) -> Answer:
        """What answers with the page of one thing."""

        def answer(request: Request) -> Response:
            held = holdings(self._case)
            return self._page(
                request, template, held, view(self._case, held, request.path_params["wanted"], request.query_params)
            )

        return answer

    def report(self, request: Request) -> Response:
        """One report; a name or the beginning of an id leads to its own address."""
        wanted = request.path_params["report"]
        found = self._case.report(wanted)
        if found.report.id != wanted:
            return RedirectResponse(rows.report_href(found.report), 302)
        held = holdings(self._case)
        return self._page(request, "report.html", held, reports.report_page(self._case, held, found))

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
        after = request.query_params.get("after")
        found = self._case.waiting(after, request.query_params.get("why"))
        if found.claim is not None:
            return RedirectResponse(f"{reviewing.PATH}/{found.claim}?why={found.why}", 302)
        left = reviewing.Left(sum(found.counts.values()))
        return self._page(request, "review_end.html", holdings(self._case), left)

    def review(self, request: Request) -> Response:
        """The review of one claim."""
        return self._review(request, request.query_params.get("why"))

    def _review(
        self, request: Request, why: str | None, attempt: reviewing.Attempt | None = None, status: int = 200
    ) -> Response:
        held, found = holdings(self._case), self._case.show(request.path_params["wanted"])
        if not isinstance(found, ClaimRow):
            return RedirectResponse(rows.report_href(found.report), 302)
        view = reviewing.review_page(self._case, held, found, why, attempt)
        return self._page(request, "review.html", held, view, status)

    async def decide_claim(self, request: Request) -> Response:
        """Write what the form of a claim decides; where it cannot be written, the form again with what it held."""
        form, by = await entered(request), _session(request).name
        if by is None:
            return _ask_name(f"{reviewing.PATH}/{request.path_params['wanted']}")
        try:
            place = await run_in_threadpool(deciding.on_claim, self._case, by, request.path_params["wanted"], form)
        except CaseError as fault:
            if fault.code in NOT_THERE:
                raise
            fields = form.under("field-")
            attempt = reviewing.Attempt(fault.problem, _advice(fault), form.one("comment"), fields)
            status = 409 if isinstance(fault, StaleDecision) else 422
            return await run_in_threadpool(self._review, request, form.one("why"), attempt, status)
        return RedirectResponse(place, 303)

    def decide(self, write: Write) -> Callable[[Request], Awaitable[Response]]:
        """What writes the decision of a form, and goes on to where it leads."""

        async def answer(request: Request) -> Response:
            form, by = await entered(request), _session(request).name
            if by is None:
                return _ask_name("/")
            try:
                place = await run_in_threadpool(write, self._case, by, str(request.path_params["wanted"]), form)
            except CaseError as fault:
                if fault.code in NOT_THERE:
                    raise
                status = 409 if isinstance(fault, StaleDecision) else 422
                advice = f"{_advice(fault)} Go back to have what you entered."
                return await run_in_threadpool(self._problem, request, status, fault.problem, advice)
            return RedirectResponse(place, 303)

        return answer

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
        _session(request).name = name
        return RedirectResponse(place, 303)

    def _asked_name(self, request: Request, place: str, problem: str) -> Response:
        view = reviewing.AskedName(place, _session(request).name or "", problem)
        return self._page(request, "name.html", holdings(self._case), view, 422 if problem else 200)

    def health(self, _request: Request) -> Response:
        """Whether the case answers."""
        self._case.has("")
        return PlainTextResponse("ok\n")

    def case_error(self, request: Request, error: Exception) -> Response:
        """A question that the case could not answer."""
        assert isinstance(error, CaseError)
        if error.code in NOT_THERE:
            return self._problem(request, 404, error.problem, LOOK_ELSEWHERE)
        return self._problem(request, 503, error.problem, error.advice)

    def http_error(self, request: Request, error: Exception) -> Response:
        """An address that the desk does not have."""
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return self._problem(request, 404, "There is no such page.", LOOK_ELSEWHERE)
        return self._problem(request, error.status_code, error.detail, "Go back and try another way.")

    def fault(self, request: Request, _error: Exception) -> Response:
        """A bug of the desk."""
        advice = "The case is unharmed. Report this as a bug, with the lines that the desk wrote in its terminal."
        return self._problem(request, 500, "The desk failed on this page.", advice)

    def _page(self, request: Request, template: str, held: Holdings, view: object, status: int = 200) -> Response:
        page = self._templates.get_template(template)
        around = self._around(request) | {"counts": held.tally, "done": self._done(request)}
        return HTMLResponse(page.render(view=view, graded=held.graded, **around), status)

    def _around(self, request: Request) -> dict[str, object]:
        """What the frame of every page needs; `decides` is the name of who does, empty where nobody can."""
        decides = _session(request).name or ""
        frame = {"path": request.url.path, "case_name": self._name, "decides": decides}
        return {**frame, "read_only": self._read_only}

    def _done(self, request: Request) -> decisions.Entry | None:
        """The decision that led to a page."""
        number = request.query_params.get("done", "")
        known = number.isascii() and number.isdigit() and len(number) < 10
        found = self._case.decision(int(number)) if known and not self._read_only else None
        return None if found is None else decisions.entry(found)

    def _problem(self, request: Request, status: int, problem: str, advice: str) -> Response:
        page = self._templates.get_template("problem.html")
        around = self._around(request) | {"counts": None, "done": None}
        return HTMLResponse(page.render(problem=problem, advice=advice, **around), status)


def _session(request: Request) -> Session:
    """The session of a browser; one without a name where the desk is read-only."""
    found = request.scope.get("state", {}).get("session")
    return found if isinstance(found, Session) else Session()


def _ask_name(place: str) -> Response:
    return RedirectResponse(f"/name?next={quote(place)}", 303)


def _advice(fault: CaseError) -> str:
    if isinstance(fault, StaleDecision):
        return "Nothing was written: look at what was decided meanwhile, then decide again if you still want to."
    return fault.advice
