"""The desk as a web application: which address shows which page, and what is said when there is none."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from asreported.errors import CaseError
from asreported.ledger import Case, open_case
from asreported.team import Team

from . import deciding, grouping
from .additions import Additions
from .answering import Pages
from .batches import Batches
from .entry.access import Refused
from .entry.guard import HOSTS, Guard
from .entry.openid import Provider
from .entry.sessions import Sessions
from .gate import Gate, case_key
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
    search,
    series,
    sources,
    statements,
    timeline,
    versions,
)
from .pages import map as map_

# The lists of the desk: the template of each, and what fills it.
LISTS: Mapping[str, tuple[str, Callable[[Case, Holdings, Mapping[str, str]], object]]] = {
    "/": ("now.html", now.now_page),
    incidents.PATH: ("incidents.html", incidents.incidents_page),
    timeline.PATH: ("timeline.html", timeline.timeline_page),
    map_.PATH: ("map.html", map_.map_page),
    search.PATH: ("search.html", search.search_page),
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


def create_app(
    case_url: str,
    *,
    hosts: Iterable[str] = HOSTS,
    token: str | None = None,
    team: Team | None = None,
    origin: str | None = None,
    provider: Provider | None = None,
) -> Starlette:
    """The desk of the case at a path or an SQLAlchemy URL. Raises CaseError where there is none.

    It answers only requests to one of the `hosts`, by default the three names of this machine to itself. With a `token`
    it lets in the first browser that opens `/?token=…`, nobody else, and takes its decisions; without one it is
    read-only.

    With a `team` its people sign in, each with the rights of their role, also through a `provider` of identities;
    `origin` is the address that they open where another server stands before the desk, such as https://desk.example.
    """
    case = open_case(case_url, create=False)
    # The first request opens it again: an application that never runs must not hold it, for nobody would close it.
    case.close()
    sessions = None if token is None else Sessions(token)
    pages = Pages(case, read_only=token is None and team is None)
    gate = None if team is None else Gate(pages, case, case_key(case, case_url), team, origin, provider)
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
            if team is not None:
                team.close()

    routes: list[BaseRoute] = [
        *(Route(path, pages.list(template, view)) for path, (template, view) in LISTS.items()),
        *(Route(path + WANTED.get(path, "/{wanted}"), pages.item(*page)) for path, page in ITEMS.items()),
        Route("/review", pages.queue),
        Route("/review/{wanted}", pages.review),
        Route("/review/{wanted}", pages.decide_claim, methods=["POST"]),
        Route("/incidents/{wanted}/judge", pages.decide(grouping.on_incident), methods=["POST"]),
        Route("/series/{wanted}/judge", pages.decide(grouping.on_series), methods=["POST"]),
        Route("/sources/{wanted:path}", pages.decide(grouping.on_source), methods=["POST"]),
        Route("/decisions/{wanted:int}/undo", pages.decide(deciding.undo), methods=["POST"]),
        Route("/add", additions.forms),
        Route("/add/text", additions.text, methods=["POST"]),
        Route("/add/files", additions.files, methods=["POST"]),
        Route("/add/addresses", additions.addresses, methods=["POST"]),
        Route("/add/note", additions.note, methods=["POST"]),
        Route("/add/{wanted}", additions.batch),
        Route("/reports/{report}", pages.report),
        Route("/reports/{report}/claims.css", pages.claim_styles),
        Route("/claims/{claim}", pages.claim),
        Route("/healthz", pages.health),
        Mount("/static", StaticFiles(packages=[("asreported.desk", "static")])),
    ]
    handlers: dict[Any, Any] = {
        CaseError: pages.case_error,
        HTTPException: pages.http_error,
        Exception: pages.fault,
    }
    if gate is None:
        # Alone on one's own machine: nobody signs in, and whoever decides says their name.
        routes += [Route("/name", pages.name), Route("/name", pages.take_name, methods=["POST"])]
    else:
        routes = gate.over(routes)
        handlers[Refused] = gate.accounts.refused
    door = None if gate is None else gate.door
    guard = Middleware(Guard, hosts=frozenset(hosts), sessions=sessions, door=door, origin=origin)
    return Starlette(routes=routes, middleware=[guard], exception_handlers=handlers, lifespan=closing)
