"""Pictures of every page of the desk for the documentation: `python -m tests.desk.screenshots CASE FOLDER`.

Each page is taken wide, narrow and dark, as somebody sees it who decides; `make screenshots` does it with the example.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .places import places
from .test_browser import CHROMIUM, QUIET, served
from .test_browser_review import TOKEN, entered

LOOKS = {"wide": (1280, "light"), "narrow": (390, "light"), "dark": (1280, "dark")}
TALLEST = 1000
# A picture of a page of words: legible, and a tenth of what is exact.
QUALITY = 45


def take(case: str, folder: Path) -> Iterator[Path]:
    """Take the pictures into a folder, one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(case, token=TOKEN) as address, _browser() as browser:
        page = entered(browser, address, scripts=True, complaints=[])
        for look, (width, scheme) in LOOKS.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            for name, place in places(case).items():
                page.goto(place)
                height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
                path = folder / f"{name}-{look}.jpg"
                page.screenshot(
                    path=path, type="jpeg", quality=QUALITY, full_page=True,
                    clip={"x": 0, "y": 0, "width": width, "height": height},
                )  # fmt: skip
                yield path


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


if __name__ == "__main__":
    for taken in take(sys.argv[1], Path(sys.argv[2])):
        print(taken)
