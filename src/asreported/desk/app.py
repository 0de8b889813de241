"""The desk as a web application: which address shows which page, and what is said when there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from asreported.errors import CaseError
from asreported.ledger import Case, open_case

from . import deciding
from .additions import Additions
from .answering import Pages
from .batches import Batches
from .entry.guard import HOSTS, Guard
from .entry.sessions import Sessions
from .holdings import Holdings
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
    series,
    sources,
    statements,
    versions,
)

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
    batches = Batches(case)
    additions = Additions(pages, case, batches)

    @asynccontextmanager
    async def closing(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            # Also where the server is stopped a second time and cancels what it was doing.
            batches.close()
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
            Route("/add", additions.forms),
            Route("/add/text", additions.text, methods=["POST"]),
            Route("/add/files", additions.files, methods=["POST"]),
            Route("/add/addresses", additions.addresses, methods=["POST"]),
            Route("/add/note", additions.note, methods=["POST"]),
            Route("/add/{wanted}", additions.batch),
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
