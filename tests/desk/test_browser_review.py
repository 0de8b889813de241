"""The review in a real browser: by keyboard alone, by mouse without scripts, and against a page elsewhere."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asreported.desk.pages.sources import source_href
from asreported.ledger import Decision, open_case

from .judged import EVENT, NINE
from .page import TOKEN
from .terminal import COPIED, build_across, told
from .test_browser import CHROMIUM, CONTRAST, browser, served  # noqa: F401 - a fixture

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return build_across(tmp_path / "ostrel.db")


@pytest.fixture
def address(path: str) -> Iterator[str]:
    with served(path, token=TOKEN) as found:
        yield found


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def entered(browser: Any, address: str, *, scripts: bool, complaints: list[str]) -> Any:  # noqa: F811
    """A page that was let in and has said who decides."""
    context = browser.new_context(java_script_enabled=scripts, base_url=address)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"/?token={TOKEN}")
    assert TOKEN not in page.url
    page.goto("/review")
    page.locator("main a", has_text="Say who you are").click()
    page.locator("#name").fill("Ada Rill")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^[^?]*/review/"))
    return page


def log(path: str) -> tuple[Decision, ...]:
    with open_case(path) as case:
        return case.decisions()


def pressed(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_the_queue_is_done_by_keyboard_alone(browser: Any, address: str, path: str) -> None:  # noqa: F811
    complaints: list[str] = []
    page = entered(browser, address, scripts=True, complaints=complaints)
    first = claim_of(page)
    page.keyboard.press("c")
    page.keyboard.type("a r s 1 e: typing decides nothing")
    page.keyboard.press("Escape")
    pressed(page, "a")
    assert [(one.kind, one.subjects, one.comment) for one in log(path)] == [
        ("confirm", (first,), "a r s 1 e: typing decides nothing")
    ]
    pressed(page, "u")
    assert claim_of(page) == first
    assert log(path)[-1].kind == "undo"
    pressed(page, "s")
    assert claim_of(page) != first
    pressed(page, "p")
    assert claim_of(page) == first
    pressed(page, "s")
    pressed(page, "3")
    pressed(page, "r")
    assert [one.kind for one in log(path)] == ["confirm", "undo", "grade", "reject"]
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name").startswith("field-")
    page.locator("#why-corrected").focus()
    page.keyboard.type("of the evening")
    place = page.locator("#field-place, #field-speaker").first
    place.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("Ostrel pier")
    pressed(page, "Enter")
    assert (log(path)[-1].kind, log(path)[-1].value, log(path)[-1].comment) == (
        "correct",
        "Ostrel pier",
        "of the evening",
    )
    # On through all the rest: copies in one go where there are some, else one by one.
    seen: set[str] = set()
    while not page.get_by_text("Nothing waits for a person").count():
        if page.get_by_text("Begin again").count():
            reached(page, "main .lede a")
            pressed(page, "Enter")
        seen.add(claim_of(page))
        pressed(page, "b" if page.locator("[data-key=b]").count() else "a")
    with open_case(path) as case:
        rows = [row for found in (case.figures(), case.statements(), case.events(), case.people()) for row in found]
        assert {row.status for row in rows} <= {"confirmed", "corrected", "rejected"}
        together = [one for one in case.decisions() if len(one.together) > 1]
    assert together
    assert len(seen) < len(rows)
    # The last is taken back on whatever page its undo is offered.
    pressed(page, "u")
    assert log(path)[-1].kind == "undo"
    assert complaints == []
    page.context.close()


def claim_of(page: Any) -> str:
    return str(page.url).split("/")[-1].split("?")[0]


def test_a_claim_is_moved_and_groups_are_judged_by_keyboard_alone(browser: Any, address: str, path: str) -> None:  # noqa: F811
    complaints: list[str] = []
    page = entered(browser, address, scripts=True, complaints=complaints)
    with open_case(path) as case:
        whole, other = str(case.show(EVENT.id).link), case.incidents()[-1].id
        assert whole == other  # one attack, told four times: what leaves it stands alone first
    page.goto(f"/review/{EVENT.id}")
    page.keyboard.press("m")
    assert page.evaluate("document.activeElement.name") == "typed"
    reached(page, "button[value=split]")
    pressed(page, "Enter")
    assert [one.kind for one in log(path)] == ["split"]
    with open_case(path) as case:
        apart = str(case.show(EVENT.id).link)
        other = next(row.id for row in case.incidents() if row.id != apart)
    page.keyboard.press("m")
    page.keyboard.type(other)
    pressed(page, "Enter")
    assert log(path)[-1].kind == "same"
    with open_case(path) as case:
        assert case.show(EVENT.id).link == whole
    pressed(page, "u")
    with open_case(path) as case:
        assert case.show(EVENT.id).link == apart
        series = str(case.show(NINE.id).link)
        source = source_href(case.source("Harbour Ministry").id)
    page.goto(f"/series/{series}")
    page.locator("#judging summary", has_text="Take out figures").focus()
    page.keyboard.press("Enter")
    reached(page, f"#judging input[value={NINE.id}]")
    page.keyboard.press("Space")
    reached(page, "#judging button[value=split]")
    pressed(page, "Enter")
    assert (log(path)[-1].kind, log(path)[-1].field) == ("split", "series")
    pressed(page, "u")
    assert log(path)[-1].kind == "undo"
    page.goto(source)
    reached(page, "#typed")
    page.keyboard.type("Seaboard Wire")
    reached(page, "#judging button[value=different]")
    pressed(page, "Enter")
    assert (log(path)[-1].kind, log(path)[-1].field) == ("different", "actor")
    pressed(page, "u")
    assert log(path)[-1].kind == "undo"
    assert complaints == []
    page.context.close()


def reached(page: Any, wanted: str) -> None:
    """Go to a control with the Tab key."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(wanted)


def test_single_keys_can_be_switched_off_and_stay_off(browser: Any, address: str, path: str) -> None:  # noqa: F811
    page = entered(browser, address, scripts=True, complaints=[])
    page.locator(".keys summary").click()
    page.locator("#keys-on").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.reload()
    page.keyboard.press("r")
    page.wait_for_timeout(200)
    assert log(path) == ()
    page.context.close()


def test_every_action_of_the_review_works_by_mouse(
    browser: Any, address: str, path: str, scripts: bool  # noqa: F811
) -> None:  # fmt: skip
    complaints: list[str] = []
    page = entered(browser, address, scripts=scripts, complaints=complaints)
    page.goto(f"/review/{NINE.id}")
    page.locator(".grades button").nth(1).click()
    page.locator("#comment").fill("only said")
    page.locator("button", has_text="Only say this").click()
    page.locator(".correct summary").click()
    page.locator("#field-high").fill("10")
    page.locator("button", has_text="Save corrections").click()
    page.locator(".done button").click()
    page.goto(f"/review/{NINE.id}")
    page.locator("button", has_text="No, read wrong").click()
    page.locator(".deciding a", has_text="Skip").click()
    page.locator("button", has_text="Yes, read right").click()
    page.goto("/decisions")
    page.locator("button", has_text="Undo").last.click()
    page.goto(f"/review/{told(COPIED)[2].id}")
    page.locator("button", has_text="No, here and in the copy").click()
    page.goto(f"/review/{EVENT.id}")
    page.locator(".elsewhere summary").click()
    page.locator("button", has_text="It is one of its own").click()
    kinds = [one.kind for one in log(path)]
    assert kinds == ["grade", "comment", "correct", "undo", "reject", "confirm", "undo", "reject", "reject", "split"]
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_review_can_be_read_and_fits(browser: Any, address: str, scheme: str, width: int) -> None:  # noqa: F811
    page = entered(browser, address, scripts=True, complaints=[])
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    for place in ("/review", "/decisions", f"/review/{NINE.id}?done=1"):
        page.goto(place)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


class _Evil(http.server.BaseHTTPRequestHandler):
    target = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        form = (
            f'<form method="post" action="{self.target}"><input name="do" value="confirm"><input name="seen" value="0">'
        )
        self.wfile.write(f"<body>{form}<button>Win</button></form></body>".encode())

    def log_message(self, *_: object) -> None:
        pass


def test_a_page_of_another_port_cannot_decide(browser: Any, address: str, path: str) -> None:  # noqa: F811
    page = entered(browser, address, scripts=True, complaints=[])
    evil = type("Evil", (_Evil,), {"target": f"{address}/review/{NINE.id}"})
    with http.server.HTTPServer(("127.0.0.1", 0), evil) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        with page.expect_navigation():
            page.locator("button").click()
        assert "Only the desk's own pages may decide" in page.content()
        server.shutdown()
    assert log(path) == ()
    page.context.close()
