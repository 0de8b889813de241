"""The desk as a web application: which address shows which page, and what is said when there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from asreported import __version__
from asreported.errors import CaseError
from asreported.ledger import Case, ReportRow, open_case

from . import axes, charts, events, figures, reports, rows, statements, vaguewords, words
from .guard import HOSTS, Guard
from .holdings import Holdings, holdings

# CaseError codes that say that the case has not what was asked for; any other means that the case has a fault.
NOT_THERE = frozenset({"AR211", "AR212"})
LOOK_ELSEWHERE = (
    "Look for it among the figures or the reports. A claim may change its address when a report is read anew."
)


def create_app(case_url: str, *, hosts: Iterable[str] = HOSTS) -> Starlette:
    """The desk of the case at a path or an SQLAlchemy URL. Raises CaseError where there is none.

    It answers only requests to one of the `hosts`, by default the three names of this machine to itself.
    """
    case = open_case(case_url, create=False)
    # The first request opens it again: an application that never runs must not hold it, for nobody would close it.
    case.close()
    pages = Pages(case)

    @asynccontextmanager
    async def closing(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            # Also where the server is stopped a second time and cancels what it was doing.
            case.close()

    return Starlette(
        routes=[
            Route("/", pages.figures),
            Route("/statements", pages.statements),
            Route("/events", pages.events),
            Route("/reports", pages.reports),
            Route("/reports/{report}", pages.report),
            Route("/reports/{report}/claims.css", pages.claim_styles),
            Route("/claims/{claim}", pages.claim),
            Route("/healthz", pages.health),
            Mount("/static", StaticFiles(packages=[("asreported.desk", "static")])),
        ],
        middleware=[Middleware(Guard, hosts=frozenset(hosts))],
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
    templates.globals.update(label=words.label, axes=axes, charts=charts, vaguewords=vaguewords, version=__version__)
    return templates


class Pages:
    """The pages of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._templates = environment()
        # A path may name people and places; its last part is enough to tell cases apart.
        self._name = PurePath(case.name).name

    def figures(self, request: Request) -> Response:
        """Figures by measure."""
        held = holdings(self._case)
        return self._page(request, "figures.html", held, figures.figures_page(self._case, held, request.query_params))

    def statements(self, request: Request) -> Response:
        """Statements by speaker."""
        held = holdings(self._case)
        view = statements.statements_page(self._case, held, request.query_params)
        return self._page(request, "statements.html", held, view)

    def events(self, request: Request) -> Response:
        """Events by type and stage."""
        held = holdings(self._case)
        return self._page(request, "events.html", held, events.events_page(self._case, held, request.query_params))

    def reports(self, request: Request) -> Response:
        """The list of reports and of what could not be read."""
        held = holdings(self._case)
        return self._page(request, "reports.html", held, reports.reports_page(self._case, held, request.query_params))

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

    def _page(self, request: Request, template: str, held: Holdings, view: object) -> Response:
        page = self._templates.get_template(template)
        html = page.render(view=view, counts=held.tally, path=request.url.path, case_name=self._name)
        return HTMLResponse(html)

    def _problem(self, request: Request, status: int, problem: str, advice: str) -> Response:
        page = self._templates.get_template("problem.html")
        html = page.render(problem=problem, advice=advice, path=request.url.path, case_name=self._name, counts=None)
        return HTMLResponse(html, status)
