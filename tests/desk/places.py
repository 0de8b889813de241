"""Every page of the desk by a name, with an address of a case that shows it: for tests and pictures of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.routing import Route

from asreported.desk import create_app
from asreported.ledger import Case, open_case

# Addresses that answer with no page, or lead to another.
NO_PAGES = {"/claims/{claim}", "/healthz", "/reports/{report}/claims.css", "/review"}


def places(path: str) -> Mapping[str, str]:
    """The pages of a case for whoever decides about it, in the order of the routes."""
    with open_case(path) as case:
        known = _things(case)
    found = {}
    for route in _routes(create_app(path, token="any")):
        name = route.path.strip("/").replace("/{", "-").partition(":")[0].rstrip("}") or "now"
        if "{" not in route.path:
            found[name] = route.path
        elif (first := route.path.split("/")[1]) in known:
            found[f"{first}-one"] = f"/{first}/{quote(known[first])}"
    return found


def _routes(app: Starlette) -> Iterable[Route]:
    for route in app.routes:
        if isinstance(route, Route) and "GET" in (route.methods or ()) and route.path not in NO_PAGES:
            yield route


def _things(case: Case) -> Mapping[str, str]:
    """The id of the largest or first thing of each kind, by the first part of its address."""
    incidents = max(case.incidents(), key=lambda one: (len(one.reports), len(one.events)), default=None)
    series = max(case.series(), key=lambda one: len(one.figures), default=None)
    disputes, versions, reports = case.disputes(), case.versions(), case.reports()
    waiting = case.waiting().claim
    report = max(reports, key=lambda one: one.figures + one.events, default=None)
    things = {
        "incidents": incidents and incidents.id,
        "series": series and series.id,
        "figures": series and series.figures[-1].id,
        "disputes": disputes[0].id if disputes else None,
        "versions": versions[0].newest.id if versions else None,
        "sources": next((one.id for one in case.sources()), None),
        "reports": report and report.report.id,
        "review": waiting,
    }
    return {kind: name for kind, name in things.items() if name}
