"""Signing in with a real browser, scripts off: what it does with cookies, redirects and pages of other sites."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from asreported.desk.entry.openid import Provider
from asreported.team import Role, Team

from ..teamwork import password
from ..test_browser import CHROMIUM, QUIET, served
from .issuer import CLIENT, SECRET, issuing

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"Chromium is not installed at {CHROMIUM}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def elsewhere(folder: Path) -> Iterator[str]:
    """Another site: to a browser `localhost` is another one than 127.0.0.1."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sign_in(page: Any, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password(name))
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_somebody_signs_in_reads_and_signs_out_without_scripts(page: Any, own_case: str, team: Team) -> None:
    with served(own_case, team=team) as here:
        page.goto(f"{here}/incidents")
        assert page.url.startswith(f"{here}/sign-in")
        sign_in(page, "Rhea")
        assert page.url == f"{here}/incidents"
        assert "Rhea, reader" in page.inner_text("header")
        page.get_by_role("button", name="Sign out").click()
        page.goto(f"{here}/incidents")
        assert page.url.startswith(f"{here}/sign-in")


def test_a_link_on_another_site_opens_the_page_for_whoever_is_signed_in(
    page: Any, own_case: str, team: Team, tmp_path: Path
) -> None:
    with served(own_case, team=team) as here, elsewhere(tmp_path) as there:
        (tmp_path / "chat.html").write_text(f'<a href="{here}/figures">look at this</a>')
        page.goto(f"{here}/sign-in")
        sign_in(page, "Rhea")
        page.goto(f"{there}/chat.html")
        page.get_by_text("look at this").click()
        # Two pages of one address: the one that leads on, and the one that it leads to.
        page.get_by_role("heading", name="Figures", exact=True).wait_for()
        assert page.url == f"{here}/figures"


def test_a_form_on_another_site_changes_nothing(page: Any, own_case: str, team: Team, tmp_path: Path) -> None:
    with served(own_case, team=team) as here, elsewhere(tmp_path) as there:
        form = '<input name="name" value="Rhea"><input name="role" value="editor"><button>win</button>'
        (tmp_path / "trap.html").write_text(f'<form method="post" action="{here}/team/role">{form}</form>')
        page.goto(f"{here}/sign-in")
        sign_in(page, "Ada")
        page.goto(f"{there}/trap.html")
        page.get_by_text("win").click()
        assert "Only the desk's own pages may decide." in page.content()
        assert team.member("Rhea").role is Role.READER


def test_somebody_signs_in_with_another_server_and_comes_back(
    page: Any, own_case: str, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.add("Emil", Role.EDITOR, None, login="edda@example.org", by="Ada")
    with issuing("localhost") as issuer:
        provider = Provider(issuer.address, CLIENT, SECRET, "")
        with served(own_case, team=team, provider=provider) as here:
            monkeypatch.setattr(provider, "_back", f"{here}{provider._back}")
            page.goto(f"{here}/reports")
            page.get_by_role("button", name="Sign in with localhost").click()
            page.wait_for_url(f"{here}/reports")
            assert "Emil, editor" in page.inner_text("header")
