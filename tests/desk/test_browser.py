"""The desk in a real browser, with scripts switched off as many newsrooms have them for files from sources."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from asreported.desk import create_app

from .handmade import LATER, WIRE, claims
from .navigated import LISTS

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def address(case_path: str) -> Iterator[str]:
    with served(case_path) as found:
        yield found


@pytest.fixture(scope="module")
def across_address(across_path: str) -> Iterator[str]:
    with served(across_path) as found:
        yield found


@contextmanager
def served(case_path: str, **options: Any) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(create_app(case_path, **options), log_level="warning", timeout_graceful_shutdown=2)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        # Also where a test failed and left its browser holding a connection.
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    with tab(browser, address) as found:
        yield found


@pytest.fixture
def across_page(browser: Any, across_address: str) -> Iterator[Any]:
    with tab(browser, across_address) as found:
        yield found


@contextmanager
def tab(browser: Any, address: str) -> Iterator[Any]:
    """A page without scripts that fails its test where it complains or asks anybody but the desk."""
    complaints: list[str] = []
    context = browser.new_context(java_script_enabled=False, base_url=address, viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: request.url.startswith(address) or complaints.append(request.url))
    yield opened
    context.close()
    assert complaints == []


def colour(place: Any) -> str:
    return place.evaluate("one => getComputedStyle(one).backgroundColor")


def test_a_row_leads_to_its_sentence_and_lights_it_up(page: Any) -> None:
    claim = claims(LATER)[2]
    page.goto("/figures")
    with page.expect_navigation():  # until the new page's style sheet is in as well
        page.locator(f"#row-{claim.id} th a").click()
    piece = page.locator(f"article [data-claims~='{claim.id}']").first
    other = page.locator(f"article [data-claims~='{claims(LATER)[0].id}']").last
    assert page.url.endswith(f"/reports/{LATER.id}#claim-{claim.id}")
    assert piece.is_visible()
    assert colour(piece) != colour(other)
    assert {colour(one) for one in page.locator(f"[data-claims~='{claim.id}']").all()} == {colour(piece)}


def test_the_claim_that_was_followed_stands_first_beside_the_text(page: Any) -> None:
    last = claims(WIRE)[-1]
    page.goto(f"/reports/{WIRE.id}#claim-{last.id}")
    tops = [one.bounding_box()["y"] for one in page.locator(".claim").all()]
    assert page.locator(f"#about-{last.id}").bounding_box()["y"] == min(tops)


def test_a_kind_of_claim_can_be_switched_off_without_scripts(page: Any) -> None:
    page.goto(f"/reports/{WIRE.id}")
    number = page.locator("article .number").first
    assert colour(number) != "rgba(0, 0, 0, 0)"
    page.locator("label[for='show-figure']").click()
    assert colour(number) == "rgba(0, 0, 0, 0)"
    assert page.locator(".claim.figure").first.is_hidden()
    assert page.locator(".claim.statement").first.is_visible()


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["x"] >= 0
    assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


@pytest.mark.parametrize("path", [*LISTS, f"/reports/{WIRE.id}"])
@pytest.mark.parametrize("width", [320, 768])
def test_no_page_is_wider_than_a_phone(page: Any, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """
() => {
  const numbers = text => text.match(/[\\d.]+/g).map(Number);
  const light = c => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const behind = node => {
    for (let one = node; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.length === 3) return colour;
    }
  };
  const poor = [];
  for (const node of document.querySelectorAll('body *:not(svg *)')) {
    const own = [...node.childNodes].some(one => one.nodeType === 3 && one.textContent.trim());
    if (!own || !node.checkVisibility()) continue;
    const [a, b] = [numbers(getComputedStyle(node).color), behind(node)].map(luminance);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${node.className} ${node.textContent.trim().slice(0, 30)} ${ratio.toFixed(2)}`);
  }
  return poor;
}
"""


@pytest.mark.parametrize("path", [*LISTS, f"/reports/{WIRE.id}", "claim", "/figures?measure=x"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read_against_their_ground(page: Any, path: str, scheme: str) -> None:
    # WCAG 2.2, 1.4.3: 4.5 to 1.
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/reports/{WIRE.id}#claim-{claims(WIRE)[2].id}" if path == "claim" else path)
    assert page.evaluate(CONTRAST) == []


# The lists of the crisis that several reports tell of, and for a page of one thing the words of the link to it.
STEPS = {
    "/": None, "/incidents": None, "/incidents ": "a.words", "/series": None, "/series ": "a.title", "/disputes": None,
    "/disputes ": ".at-odds a", "/figures ": "td .onward a", "/people": None, "/copies": None,
}  # fmt: skip


def opened_at(page: Any, step: str) -> None:
    page.goto(step.strip())
    if STEPS[step]:
        with page.expect_navigation():
            page.locator(STEPS[step]).first.click()


@pytest.mark.parametrize("step", STEPS)
def test_the_pages_across_reports_fit_a_phone(across_page: Any, step: str) -> None:
    across_page.set_viewport_size({"width": 320, "height": 700})
    opened_at(across_page, step)
    assert across_page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_across_reports_can_be_read_against_their_ground(across_page: Any, step: str, scheme: str) -> None:
    across_page.emulate_media(color_scheme=scheme)
    opened_at(across_page, step)
    assert across_page.evaluate(CONTRAST) == []


def test_on_a_phone_each_claimant_is_named_beside_what_it_says(across_page: Any) -> None:
    across_page.set_viewport_size({"width": 390, "height": 800})
    opened_at(across_page, "/incidents ")
    cell = across_page.locator(".accounts td:has(.value)").first
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"Harbour Ministry"'


def test_a_point_of_the_chart_leads_to_its_row_beside_it(across_page: Any) -> None:
    opened_at(across_page, "/series ")
    across_page.locator(".drawing svg a").last.click()
    assert across_page.locator("tbody:target").is_visible()


def test_the_accounts_can_be_scrolled_by_keyboard(across_page: Any) -> None:
    opened_at(across_page, "/incidents ")
    table = across_page.locator(".beside")
    table.focus()
    assert table.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
