"""Every page against the rules of axe, by their machine-checkable part: WCAG 2.2 A and AA, and good practice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .places import places
from .test_browser import CHROMIUM, browser, served  # noqa: F401 - fixtures
from .test_browser_review import TOKEN, entered

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")
LOOKS = {"weir": ("light", 1280), "ostrel": ("dark", 390)}


@pytest.fixture(scope="module", params=list(LOOKS))
def decided(request: pytest.FixtureRequest, browser: Any) -> Iterator[tuple[Any, str, str]]:  # noqa: F811
    """A browser in which somebody decides, the case that they look at, and its name here."""
    path = str(request.getfixturevalue("case_path" if request.param == "weir" else "across_path"))
    with served(path, token=TOKEN) as address:
        yield entered(browser, address, scripts=True, complaints=[]), path, request.param


def test_no_page_breaks_a_rule_of_axe(decided: tuple[Any, str, str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, path, case = decided
    scheme, width = LOOKS[case]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    broken = {}
    for name, place in places(path).items():
        page.goto(place)
        found = axe.run(page).response["violations"]
        if found:
            broken[name] = [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found]
    assert broken == {}


def test_the_problem_page_breaks_no_rule(decided: tuple[Any, str, str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page, _, _ = decided
    page.goto("/incidents/none")
    assert axe.run(page).response["violations"] == []
