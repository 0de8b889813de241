"""What a server answers costs no more than it may: not a byte at a time, not behind a redirect, not in a header."""

from __future__ import annotations

import gzip
import socketserver
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from typing import ClassVar

import pytest

from asreported.intake import Unreadable
from asreported.intake.web import Fetched, Guard, Web, fetching, is_feed, links

BOMB = gzip.compress(bytes(100_000_000), 1)
PACKED = b"Content-Encoding: gzip\r\nContent-Length: %d\r\n" % len(BOMB)


class _Unkind(socketserver.StreamRequestHandler):
    # What it begins with, and what it then says again and again, a tenth of a second apart.
    ANSWERS: ClassVar = {
        "/body": (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        "/header": (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        "/wait": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "/nothing": (b"", b""),
        "/bomb": (b"HTTP/1.1 200 OK\r\n" + PACKED + b"\r\n" + BOMB, None),
        "/to/bomb": (b"HTTP/1.1 302 Found\r\nLocation: /\r\n" + PACKED + b"\r\n" + BOMB, None),
        "/to/slow": (b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", b"x"),
        "/to/nowhere": (b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n", None),
        "/tag": ('HTTP/1.1 200 OK\r\nETag: "é"\r\nContent-Length: 2\r\n\r\nok'.encode(), None),
        "/": (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", None),
    }

    def handle(self) -> None:
        asked = self.rfile.readline().split()[1].decode()
        begins, again = self.ANSWERS[asked]
        with suppress(OSError):
            self.wfile.write(begins)
            for _ in range(0 if again is None else 50):
                self.wfile.write(again or b"")
                self.wfile.flush()
                time.sleep(0.1)


class Site(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(("127.0.0.1", 0), _Unkind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def web(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    with Web(Guard(frozenset({site.host}))) as client:
        yield client


@pytest.mark.parametrize("path", ["/body", "/header", "/wait", "/nothing"])
def test_the_time_is_that_of_the_whole_answer(path: str, site: Site, web: Web) -> None:
    begun = time.monotonic()
    found = web.fetch(f"http://{site.host}{path}")
    assert isinstance(found, Unreadable)
    assert "longer than" in found.reason
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("path", ["/to/bomb", "/to/slow"])
def test_what_comes_with_a_redirect_is_not_read(path: str, site: Site, web: Web) -> None:
    tracemalloc.start()
    found = web.fetch(f"http://{site.host}{path}")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Fetched)
    assert found.data == b"ok"
    assert most < 10_000_000


def test_a_packed_answer_is_given_up_where_it_grows_too_large(site: Site, web: Web) -> None:
    found = web.fetch(f"http://{site.host}/bomb")
    assert isinstance(found, Unreadable)
    assert found.reason


def test_a_redirect_to_no_address_is_refused(site: Site, web: Web) -> None:
    assert isinstance(web.fetch(f"http://{site.host}/to/nowhere"), Unreadable)


def test_a_mark_that_no_header_may_hold_is_not_sent_back(site: Site, web: Web) -> None:
    before = web.fetch(f"http://{site.host}/tag")
    assert isinstance(before, Fetched)
    assert isinstance(web.fetch(f"http://{site.host}/tag", before), Fetched)


def test_a_feed_with_an_address_that_is_none_gives_its_others(web: Web) -> None:
    places = "".join(f"<url><loc>{one}</loc></url>" for one in ("http://[bad", "http://sorrelmail.example/a"))
    found = list(links(Fetched("http://sorrelmail.example/map", f"<urlset>{places}</urlset>".encode()), web))
    assert [type(one).__name__ for one in found] == ["Unreadable", "Report"]


def test_no_list_leads_to_more_than_five_hundred_pages(web: Web) -> None:
    places = "".join(f"<url><loc>/{one}</loc></url>" for one in range(700))
    assert len(list(links(Fetched("http://sorrelmail.example/map", f"<urlset>{places}</urlset>".encode()), web))) == 500


@pytest.mark.parametrize(
    ("data", "kind", "lists"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"/>', None, False),
        (b'<?xml version="1.0"?><html/>', "application/xml", False),
        (b'\xef\xbb\xbf<?xml version="1.0"?><!-- <html> --><rss version="2.0"/>', "text/plain", True),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', None, True),
        ('<?xml version="1.0"?><rss/>'.encode("utf-16"), "application/rss+xml", True),
    ],
)
def test_a_page_written_as_xml_is_no_feed(data: bytes, kind: str | None, lists: bool) -> None:
    assert is_feed(Fetched("http://sorrelmail.example/", data, kind)) is lists
