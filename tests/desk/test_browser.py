"""The desk in a real browser, with scripts switched off as many newsrooms have them for files from sources."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from asreported.desk import create_app

from .handmade import LATER, WIRE, claims

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def address(case_path: str) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(case_path), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
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
    page.goto("/")
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


@pytest.mark.parametrize("path", ["/", "/statements", "/events", "/reports", f"/reports/{WIRE.id}"])
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


@pytest.mark.parametrize(
    "path", ["/", "/statements", "/events", "/reports", f"/reports/{WIRE.id}", "claim", "/?measure=x"]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_can_be_read_against_their_ground(page: Any, path: str, scheme: str) -> None:
    # WCAG 2.2, 1.4.3: 4.5 to 1.
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/reports/{WIRE.id}#claim-{claims(WIRE)[2].id}" if path == "claim" else path)
    assert page.evaluate(CONTRAST) == []
