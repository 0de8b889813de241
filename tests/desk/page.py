"""A page as a reader has it: its tags checked for balance, its ids for being one of a kind, and its rows as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser

from lxml import html
from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.desk.telling.repeats import Repeats
from asreported.intake import Report
from asreported.linking import CopyGroup

VOID = {"meta", "link", "input", "br", "hr", "img"}


class _Balance(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


def opened(case: str, **options) -> TestClient:
    """The desk of a case, which answers to the name that the test client gives itself."""
    return TestClient(create_app(case, hosts=["testserver", "127.0.0.1", "localhost", "[::1]"]), **options)


def repeats_of(copies: Iterable[CopyGroup], reports: Iterable[Report]) -> Repeats:
    """The repeats among some reports."""
    known = {report.id: report for report in reports}
    return Repeats(copies, lambda ids: {name: known[name] for name in ids})


TOKEN = "the-start-token"


def deciding(case: str, name: str | None = "Ada", **options) -> TestClient:
    """The desk of a case in a browser that was let in, where somebody of this name decides."""
    hosts = ["testserver", "127.0.0.1"]
    client = TestClient(create_app(case, hosts=hosts, token=TOKEN), follow_redirects=False, **options)
    client.get(f"/?token={TOKEN}")
    client.headers["sec-fetch-site"] = "same-origin"
    if name is not None:
        assert client.post("/name", data={"name": name, "next": "/review"}).status_code == 303
    return client


def faults(markup: str) -> list[str]:
    """Tags that do not close where they should, and ids that stand twice."""
    parser = _Balance()
    parser.feed(markup)
    ids = Counter(html.fromstring(markup).xpath("//@id"))
    return [
        *parser.faults,
        *parser.open,
        *(f"id {one} stands {count} times" for one, count in ids.items() if count > 1),
    ]


def words(node: html.HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(node.text_content().split())


def rows(markup: str) -> list[str]:
    """The rows of all ledgers on a page, each with the sentence below it."""
    return [words(body) for body in html.fromstring(markup).xpath("//tbody[starts-with(@id, 'row-')]")]


def row_of(markup: str, claim_id: str) -> str:
    """The row of one claim."""
    (body,) = html.fromstring(markup).xpath(f"//tbody[@id='row-{claim_id}']")
    return words(body)


def cells(markup: str, claim_id: str) -> dict[str, str]:
    """The cells of a claim's row by the name of their column."""
    found = html.fromstring(markup).xpath(f"//tbody[@id='row-{claim_id}']//*[@data-label]")
    return {cell.get("data-label"): words(cell) for cell in found}


def chosen(markup: str, path: str) -> list[str]:
    """The texts that an XPath finds."""
    return [one if isinstance(one, str) else words(one) for one in html.fromstring(markup).xpath(path)]
