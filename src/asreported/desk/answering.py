"""Answering: requests to pages and decisions of one case, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePath

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from asreported import __version__
from asreported.errors import CaseError, StaleDecision
from asreported.ledger import Case, ClaimRow, ReportRow

from . import deciding, words
from .charts import axes, timelines, vaguewords
from .charts import drawing as charts
from .entry.forms import Entered, entered, own_path
from .entry.sessions import ask_name, plain_name, session_of
from .holdings import Holdings, holdings
from .lists.navigation import PLACES
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
        form, by = await entered(request), session_of(request).name
        if by is None:
            return ask_name(f"{reviewing.PATH}/{request.path_params['wanted']}")
        try:
            place = await run_in_threadpool(deciding.on_claim, self._case, by, request.path_params["wanted"], form)
        except CaseError as fault:
            if fault.code in NOT_THERE:
                raise
            fields = form.under("field-")
            attempt = reviewing.Attempt(fault.problem, advice_of(fault), form.one("comment"), fields)
            status = 409 if isinstance(fault, StaleDecision) else 422
            return await run_in_threadpool(self._review, request, form.one("why"), attempt, status)
        return RedirectResponse(place, 303)

    def decide(self, write: Write) -> Callable[[Request], Awaitable[Response]]:
        """What writes the decision of a form, and goes on to where it leads."""

        async def answer(request: Request) -> Response:
            form, by = await entered(request), session_of(request).name
            if by is None:
                return ask_name("/")
            try:
                place = await run_in_threadpool(write, self._case, by, str(request.path_params["wanted"]), form)
            except CaseError as fault:
                if fault.code in NOT_THERE:
                    raise
                status = 409 if isinstance(fault, StaleDecision) else 422
                advice = f"{advice_of(fault)} Go back to have what you entered."
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
        session_of(request).name = name
        return RedirectResponse(place, 303)

    def _asked_name(self, request: Request, place: str, problem: str) -> Response:
        view = reviewing.AskedName(place, session_of(request).name or "", problem)
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

    def page(
        self, request: Request, template: str, view: object | Callable[[Holdings], object], status: int = 200
    ) -> Response:
        """A page of a template, filled with a view, or with what makes one of the holdings of the case."""
        held = holdings(self._case)
        return self._page(request, template, held, view(held) if callable(view) else view, status)

    def decides(self, request: Request) -> str | None:
        """Under which name whoever asks decides, None where they have not said so."""
        return session_of(request).name

    def _page(self, request: Request, template: str, held: Holdings, view: object, status: int = 200) -> Response:
        page = self._templates.get_template(template)
        around = self._around(request) | {"counts": held.tally, "done": self._done(request)}
        return HTMLResponse(page.render(view=view, graded=held.graded, **around), status)

    def _around(self, request: Request) -> dict[str, object]:
        """What the frame of every page needs; `decides` is the name of who does, empty where nobody can."""
        decides = session_of(request).name or ""
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


def advice_of(fault: CaseError) -> str:
    if isinstance(fault, StaleDecision):
        return "Nothing was written: look at what was decided meanwhile, then decide again if you still want to."
    return fault.advice
