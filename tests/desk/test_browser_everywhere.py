"""Every page and every button of judgement in a real browser, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from asreported.intake import Report
from asreported.ledger import open_case
from ledger.servers import Server, server  # noqa: F401 - a fixture

from .judged import NINE
from .places import places
from .terminal import attack, build_across, dead
from .test_browser import CHROMIUM, browser, served  # noqa: F401 - fixtures
from .test_browser_review import TOKEN, entered

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")


BUTTONS = "main form[method=post] button[name=do]"
ELSEWHERE = Report(
    name="marrow-1.txt",
    title="Customs house burned",
    outlet="Radio Marrow",
    published="2031-05-21T08:00:00+00:00",
    text="Raiders attacked the customs house at Marrow on May 20, and six dockers were killed, the mayor said.",
)


def build(where: Path | str) -> str:
    """The attack at Ostrel, and another one far from it."""
    case = build_across(where)
    told = attack(ELSEWHERE, "Raiders attacked the customs house", "Raiders", "mayor")
    event = replace(told, date_start="2031-05-20", date_end="2031-05-20", place="Marrow")
    figure = replace(dead(ELSEWHERE, "six", 6, 6, event, "mayor"), place="Marrow")
    with open_case(case) as opened:
        opened.add(ELSEWHERE, (event, figure))
        assert len(opened.incidents()) == len(opened.series()) == 2
    return case


@pytest.fixture(params=["sqlite", "postgresql"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield build(tmp_path / "ostrel.db")
        return
    running: Server = request.getfixturevalue("server")
    with running.database() as address:
        yield build(address)


def test_every_page_opens_without_a_complaint(browser: Any, case: str) -> None:  # noqa: F811
    complaints: list[str] = []
    with served(case, token=TOKEN) as address:
        page = entered(browser, address, scripts=True, complaints=complaints)
        page.on("request", lambda asked: asked.url.startswith(address) or complaints.append(asked.url))
        for name, place in places(case).items():
            answer = page.goto(place)
            assert (name, answer.status, complaints) == (name, 200, [])
        page.context.close()


def test_every_button_writes_what_it_says_and_every_decision_can_be_taken_back(browser: Any, case: str) -> None:  # noqa: F811
    with served(case, token=TOKEN) as address:
        page = entered(browser, address, scripts=True, complaints=[])
        for place in _judged(case):
            page.goto(place)
            for do in page.eval_on_selector_all(
                "main form[method=post] button[name=do]", "all => all.map(b => b.value)"
            ):
                before = _entries(case)
                _press(page, case, place, do)
                alerts = page.locator("[role=alert]").all_inner_texts()
                assert (place, do, alerts) == (place, do, [])
                assert _entries(case) > before, (place, do)
                if do not in {"comment"}:
                    with page.expect_navigation():
                        page.locator(".done form button").click()
                    assert _entries(case) > before + 1, (place, do)
        page.context.close()


def _judged(case: str) -> list[str]:
    known = places(case)
    return [f"/review/{NINE.id}", known["incidents-one"], known["series-one"], known["sources-one"]]


def _entries(case: str) -> int:
    with open_case(case) as opened:
        return len(opened.decisions())


def _press(page: Any, case: str, place: str, do: str) -> None:
    """Press one button of a page, with all that its form wants filled in."""
    page.goto(place)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    form = page.locator("main form[method=post]", has=page.locator(f"button[name=do][value='{do}']")).first
    for box in form.locator("input[type=checkbox]").all()[:1]:
        box.check()
    if do == "correct":
        form.locator("input[name=field-group]").fill("dock workers")
    if form.locator("input[name=typed]").count():
        form.locator("input[name=typed]").fill(_other(case, page.url))
    if form.locator("textarea[name=comment]").count():
        form.locator("textarea[name=comment]").fill("Seen in the film of the harbour.")
    elif form.locator("input[name=comment]").count():
        form.locator("input[name=comment]").first.fill("Seen in the film of the harbour.")
    for select in form.locator("select[name=grade]").all():
        select.select_option(index=1)
    with page.expect_navigation():
        form.locator(f"button[name=do][value='{do}']").click()


def _other(case: str, url: str) -> str:
    """Another thing of the kind that a page shows."""
    with open_case(case) as opened:
        known = [one.id for one in opened.incidents()]
        if "/review/" in url or "/series/" in url:
            known = [one.id for one in opened.series()]
        elif "/sources/" in url:
            return "Radio Marrow"
        # The one that the claim of the review is in is the larger.
        sizes = {one.id: len(one.figures) for one in opened.series()}
        sizes |= {one.id: len(one.events) for one in opened.incidents()}
    return min((one for one in known if one not in url), key=lambda one: sizes[one])
