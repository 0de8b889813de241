"""What reports and notes say stays text: nothing in any field of them becomes a script, a request or a style."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from asreported.claims import Claim, Event, Figure, Person, Span, Statement
from asreported.errors import AsReportedError
from asreported.intake import Report, Unreadable
from asreported.ledger import open_case

from .payloads import PAYLOADS
from .places import places
from .test_browser import CHROMIUM, browser, served  # noqa: F401 - fixtures
from .test_browser_review import TOKEN, entered

needs_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")
# A report takes so many payloads, each in every field of claims of its own.
EACH = 10
WATCH = """
  window.hits = [];
  for (const name of ["hit", "alert", "confirm", "prompt", "print"]) window[name] = () => window.hits.push(name);
  addEventListener("securitypolicyviolation", (event) => window.hits.push(event.violatedDirective + event.blockedURI));
"""


def told(number: int, payloads: tuple[str, ...]) -> tuple[Report, tuple[Claim, ...]]:
    """A report with payloads in its own fields and its text, and claims that have them in every field of words."""
    parts, claims, at = [], [], 0
    for payload in payloads:
        line = f"{payload} said that 7 {payload} were killed in {payload}."
        parts.append(line)
        claims.append((payload, at, len(line)))
        at += len(line) + 1
    one = payloads[number % len(payloads)]
    report = Report(
        name=f"{one} {number}", title=f"{number} {one}", outlet=one, url=one, notes=(one,), text="\n".join(parts),
        published=f"2031-05-{number + 1:02}",
    )  # fmt: skip
    return report, tuple(claim for payload, start, size in claims for claim in _claims(report, payload, start, size))


def _claims(report: Report, payload: str, start: int, size: int) -> Iterator[Claim]:
    whole, first = Span(start, start + size), Span(start, start + max(1, len(payload)))
    seven = report.text.index("7", first.end)
    number = Span(seven, seven + 1)
    common: dict[str, Any] = {
        "report": report.id,
        "evidence": whole,
        "speaker": payload,
        "speaker_span": first,
        "relay": (payload,),
        "hedge": (payload,),
        "reasons": (("speaker", payload),),
    }
    day = {"date_start": report.published, "date_end": report.published, "date_precision": "day"}
    yield Figure(
        **common, number=number, measure="killed", form="exact", low=7, high=7, group=payload, place=payload,
        scope="event", mode="happened",
    )  # fmt: skip
    yield Statement(**common, cue=number, content=whole, act="say", quote="indirect", named=True)
    yield Event(
        **common, **day, trigger=number, type="attack", stage="done", actor=payload, target=payload, place=payload
    )
    yield Person(**common, mention=first, trigger=number, name=payload, status="killed")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("hostile") / "hostile <b onclick=hit()>case.db")
    lots = [PAYLOADS[at : at + EACH] for at in range(0, len(PAYLOADS), EACH)]
    with open_case(path) as case:
        for number, lot in enumerate(lots):
            case.add(*told(number, lot))
        for payload in PAYLOADS:
            case.refuse(Unreadable(payload, payload, payload, payload))
        who = case.reviewer(PAYLOADS[0])
        for payload, row in zip(PAYLOADS, case.figures(), strict=False):
            who.comment(row.id, payload)
        for row in case.figures()[:4]:
            case.reviewer(PAYLOADS[-1]).correct(row.id, "group", PAYLOADS[1], comment=PAYLOADS[2])
    return path


def test_there_are_enough_of_them() -> None:
    assert len(PAYLOADS) >= 150


@needs_browser
def test_nothing_of_a_report_or_a_note_runs_or_asks_or_is_refused_by_the_policy(
    browser: Any,  # noqa: F811
    hostile: str,
) -> None:
    with served(hostile, token=TOKEN) as address:
        complaints: list[str] = []
        page = entered(browser, address, scripts=True, complaints=complaints)
        page.context.add_init_script(WATCH)
        page.on("dialog", lambda dialog: complaints.append(dialog.message) or dialog.dismiss())
        page.on("request", lambda asked: asked.url.startswith(address) or complaints.append(asked.url))
        for place in _everywhere(hostile):
            page.goto(place)
            hits = page.evaluate("window.hits")
            assert (place, hits, complaints) == (place, [], [])
            assert page.locator("script:not([src]), style, [onerror], [onload], [onfocus], base").count() == 0


def _everywhere(path: str) -> list[str]:
    """Every page, and those of each report, of each source, of many claims and of what payloads are looked for."""
    with open_case(path) as case:
        reports = [f"/reports/{row.report.id}" for row in case.reports()]
        sources = [f"/sources/{quote(row.id)}" for row in case.sources()[::12]]
        series = [f"/series/{row.id}" for row in case.series()[::12]]
        incidents = [f"/incidents/{row.id}" for row in case.incidents()[::12]]
        review = [f"/review/{row.id}" for row in case.figures()[::12]]
    lists = ("/figures", "/statements", "/events", "/people", "/reports")
    narrowed = [f"{place}?speaker={quote(payload)}&q={quote(payload)}" for place in lists for payload in PAYLOADS[:3]]
    searched = [f"/search?q={quote(payload)}" for payload in PAYLOADS[::12]]
    paged = [f"{place}?page={number}" for place in lists for number in (2, 3)]
    return [*places(path).values(), *reports, *sources, *series, *incidents, *review, *narrowed, *searched, *paged]


@needs_browser
def test_what_is_entered_on_a_page_comes_back_as_text(browser: Any, tmp_path: Path, hostile: str) -> None:  # noqa: F811
    path = str(tmp_path / "entered.db")
    with open_case(path) as case, open_case(hostile) as filled:
        row = filled.figures()[0]
        case.add(row.report, (row.claim,))
    with served(path, token=TOKEN) as address:
        complaints: list[str] = []
        page = entered(browser, address, scripts=True, complaints=complaints)
        page.context.add_init_script(WATCH)
        for payload in PAYLOADS[::15]:
            page.goto("/add")
            page.locator("#title").fill(payload)
            page.locator("#published").fill(payload)
            page.locator("#text").fill(payload)
            with page.expect_navigation():
                page.get_by_role("button", name="Read it").click()
            assert page.evaluate("window.hits") == []
            page.goto(f"/review/{row.id}")
            page.locator("textarea[name=comment]").first.fill(payload)
            with page.expect_navigation():
                page.get_by_role("button", name="Only say this").click()
            assert page.evaluate("window.hits") == []
        assert complaints == []


def test_an_id_that_is_no_id_is_a_page_that_says_so(hostile: str) -> None:
    from .page import faults, opened

    with opened(hostile, follow_redirects=False) as desk:
        for payload in PAYLOADS:
            for kind in ("incidents", "series", "sources", "reports", "claims"):
                answer = desk.get(f"/{kind}/{quote(payload, safe='')}")
                assert answer.status_code in {200, 302, 404}, (kind, payload)  # a source is so called
                assert answer.status_code == 302 or faults(answer.text) == []
            with pytest.raises(AsReportedError), open_case(hostile) as case:
                case.incident(payload)
