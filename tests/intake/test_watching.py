"""A site of this machine is watched: a feed that grows, a page that changes, a page that asks to be left alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from asreported.cli.watching import told
from asreported.errors import SourceError
from asreported.intake import Report, Unreadable, items, sources, watched
from asreported.intake.web import Guard, Watch, Web
from asreported.ledger import open_case

PAGE = (
    "<html><head><title>Ferry seized</title><meta property='og:site_name' content='Sorrel Mail'></head><body><article>"
    "<h1>Ferry seized off Port Sorrel</h1><p>{lead}At least {held} passengers are being held aboard the ferry, Captain "
    "Ilse Varn told the Sorrel Mail on Tuesday.</p><p>The harbour of Port Sorrel was shut in the morning, and boats of "
    "the coast guard kept other ships away from the quay, where families of the passengers waited for news.</p>"
    "</article></body></html>"
)
OTHER = (
    "<html><head><title>Talks</title></head><body><article><h1>Talks about the ferry begin</h1><p>Envoys of Sorrel met "
    "the men who hold the ferry for two hours on Wednesday, the interior ministry said.</p><p>Nothing was agreed, and "
    "the envoys said that they would come back on Thursday with a doctor and with water for the passengers.</p>"
    "</article></body></html>"
)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server  # type: ignore[assignment]
        site.met.append(self.path)
        found = site.pages.get(self.path)
        if found is None:
            self.send_error(404)
            return
        kind, body, tag = found
        if tag and self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if tag:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        pass


class Site(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.met: list[str] = []
        self.pages: dict[str, tuple[str, str, str]] = {}

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def put(self, path: str, body: str, kind: str = "text/html; charset=utf-8", tag: str = "") -> None:
        self.pages[path] = (kind, body, tag)

    def feed(self, *paths: str) -> None:
        entries = "".join(
            f"<item><title>News</title><link>http://{self.host}{path}</link><pubDate>{formatdate(0)}</pubDate></item>"
            for path in paths
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Sorrel Mail</title>{entries}</channel></rss>'
        self.put("/feed", body, "application/rss+xml")


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def rounds(site: Site, *paths: str, again: float = 0.0) -> Watch:
    return Watch(Web(Guard(frozenset({site.host}))), [f"http://{site.host}{path}" for path in paths], again)


def reports(found) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


def test_a_feed_that_grows_gives_each_page_once(site: Site) -> None:
    site.put("/ferry", PAGE.format(lead="", held=40), tag='"1"')
    site.put("/talks", OTHER)
    site.feed("/ferry")
    watch = rounds(site, "/feed")
    (first,) = reports(watch.round())
    assert (first.url, first.outlet) == (f"http://{site.host}/ferry", "Sorrel Mail")
    assert first.retrieved
    site.feed("/talks", "/ferry")
    assert [one.url for one in reports(watch.round())] == [f"http://{site.host}/talks"]
    assert reports(watch.round()) == []


def test_a_page_that_changes_is_told_with_the_figure_that_moved(site: Site) -> None:
    site.put("/ferry", PAGE.format(lead="", held=40), tag='"1"')
    site.feed("/ferry")
    watch = rounds(site, "/feed")
    with open_case("sqlite://") as case:
        assert any("new: " in line for line in told(case, watch.round()))
        assert list(told(case, watch.round())) == []
        site.put(
            "/ferry", PAGE.format(lead="</p><p>Correction: the number aboard was wrong.</p><p>", held=36), tag='"2"'
        )
        lines = list(told(case, watch.round()))
        assert any("new version" in line for line in lines)
        assert any("the publisher says: Correction" in line for line in lines)
        assert any("moved: “At least 40” to “At least 36”" in line for line in lines)
        assert len(case.reports()) == 2
        assert len(case.versions()) == 1


def test_a_page_is_not_asked_again_before_its_time(site: Site) -> None:
    site.put("/ferry", PAGE.format(lead="", held=40))
    site.feed("/ferry")
    watch = rounds(site, "/feed", again=3600)
    for _ in range(3):
        list(watch.round())
    assert site.met.count("/ferry") == 1
    assert site.met.count("/feed") == 3


def test_a_page_that_answers_at_last_is_listed_as_refused_no_longer(site: Site) -> None:
    site.feed("/ferry")
    watch = rounds(site, "/feed")
    with open_case("sqlite://") as case:
        assert any("not read" in line for line in told(case, watch.round()))
        assert [one.source for one in case.unreadable()] == [f"http://{site.host}/ferry"]
        site.put("/ferry", PAGE.format(lead="", held=40))
        assert any("new: " in line for line in told(case, watch.round()))
        assert case.unreadable() == ()


def test_no_page_is_held_in_memory_once_it_is_told(site: Site) -> None:
    site.put("/ferry", PAGE.format(lead="", held=40))
    site.feed("/ferry")
    watch = rounds(site, "/feed")
    assert len(reports(watch.round())) == 1
    assert {found.data for found, _ in watch._had.values()} == {b""}
    assert reports(watch.round()) == []


def test_a_site_that_asks_programs_to_stay_away_is_left_alone_and_listed(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /ferry", "text/plain")
    site.put("/ferry", PAGE.format(lead="", held=40))
    site.feed("/ferry")
    (refused,) = rounds(site, "/feed").round()
    assert isinstance(refused, Unreadable)
    assert "asks programs not to fetch" in refused.reason
    assert "/ferry" not in site.met


def test_a_sitemap_leads_to_its_pages(site: Site) -> None:
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    site.put("/talks", OTHER)
    one = f'<urlset xmlns="{name}"><url><loc>http://{site.host}/talks</loc></url></urlset>'
    every = f'<sitemapindex xmlns="{name}"><sitemap><loc>http://{site.host}/s.xml</loc></sitemap></sitemapindex>'
    site.put("/s.xml", one, "application/xml")
    site.put("/all.xml", every, "application/xml")
    for path in ("/s.xml", "/all.xml"):
        (found,) = reports(items_of(site, path))
        assert found.url == f"http://{site.host}/talks"


def items_of(site: Site, path: str) -> list[Report | Unreadable]:
    (source,) = sources([f"http://{site.host}{path}"], hosts=[site.host])
    return list(source.items())


def test_an_address_is_added_like_a_file(site: Site) -> None:
    site.put("/ferry", PAGE.format(lead="", held=40))
    (found,) = reports(items_of(site, "/ferry"))
    assert found.title == "Ferry seized off Port Sorrel"
    (gone,) = items_of(site, "/nothing")
    assert isinstance(gone, Unreadable)
    assert "404" in gone.reason


def test_without_leave_no_server_of_this_machine_is_asked(site: Site) -> None:
    (refused,) = items([f"http://{site.host}/ferry"])
    assert isinstance(refused, Unreadable)
    assert site.met == []


def test_only_addresses_are_watched() -> None:
    with pytest.raises(SourceError, match="AR104"):
        watched(["reports/"])


def test_a_page_that_is_a_bomb_is_refused_and_the_next_is_read(site: Site) -> None:
    site.put("/bomb", "<html><body>" + "<div>" * 60_000 + "</body></html>")
    site.put("/talks", OTHER)
    site.feed("/bomb", "/talks")
    found = list(rounds(site, "/feed").round())
    assert [type(one) for one in found] == [Unreadable, Report]
