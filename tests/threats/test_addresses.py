"""Nothing on this machine or its network is ever connected to on the word of an address, a name, or a redirect."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from asreported.intake import Unreadable
from asreported.intake.web import Guard, Refused, Web
from asreported.intake.web.addresses import is_public

PRIVATE = (
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1",
    "192.168.255.255", "169.254.169.254", "169.254.0.1", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1",
    "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1",
    "64:ff9b:1::808:808", "fec0::1", "3fff::1", "4000::1", "5f00::1", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe", "::127.0.0.1", "100::1", "not an address",
)  # fmt: skip
PUBLIC = ("93.184.215.14", "8.8.8.8", "2606:2800:220:1::1946", "::ffff:8.8.8.8", "64:ff9b::808:808")
# Ways to write an address of this machine; {port} is that of a server which counts who comes.
URLS = (
    "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://localhost.:{port}/",
    "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/", "http://0177.0.0.1:{port}/",
    "http://017700000001:{port}/", "http://127.1:{port}/", "http://0:{port}/", "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/", "http://[::ffff:7f00:1]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://①②⑦.⓪.⓪.①:{port}/", "http://user:word@127.0.0.1:{port}/", "http://sorrelmail.example@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#sorrelmail.example", "http://127.0.0.1:{port}\\@sorrelmail.example/",
    "http://127。0。0。1:{port}/", "http://[fe80::1%25lo]:{port}/", "http://0.0.0.0:{port}/", "http://127.0.0.1/",
    "https://127.0.0.1:{port}/", "https://localhost/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/_x",
    "ftp://127.0.0.1:{port}/", "dict://127.0.0.1:{port}/", "http://", "http:///etc/passwd", "//127.0.0.1:{port}/",
    "data:text/html,x", "javascript:alert(1)", "http://127.0.0.1:{port}/%0d%0aHost:%20x",
)  # fmt: skip


class _Counting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.met.append(self.path)  # type: ignore[attr-defined]
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.server.leads[self.path])  # type: ignore[attr-defined]
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"secret")

    def log_message(self, *_words: object) -> None:
        pass


class Site(ThreadingHTTPServer):
    """A server of this machine that notes every request."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counting)
        self.met: list[str] = []
        self.leads: dict[str, str] = {}

    @property
    def port(self) -> int:
        return int(self.server_address[1])


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_known(address: str) -> None:
    assert not is_public(address)
    guard = Guard(resolve=lambda _host, _port: [address])
    with pytest.raises(Refused, match="no public address"):
        guard.address("https", "sorrelmail.example", None)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_known(address: str) -> None:
    assert Guard(resolve=lambda _host, _port: [address]).address("https", "sorrelmail.example", None) == address


@pytest.mark.parametrize("url", URLS)
def test_no_way_of_writing_it_leads_to_this_machine(url: str, site: Site) -> None:
    with Web() as web:
        found = web.fetch(url.replace("{port}", str(site.port)))
    assert isinstance(found, Unreadable)
    assert found.reason
    assert site.met == []


@pytest.mark.parametrize("hidden", [["127.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::1", "93.184.215.14"], []])
def test_a_name_with_any_hidden_address_is_refused(hidden: list[str]) -> None:
    with pytest.raises(Refused):
        Guard(resolve=lambda _host, _port: hidden).address("http", "sorrelmail.example", None)


def test_a_name_is_resolved_once_and_its_checked_address_is_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    guard = Guard(frozenset({f"sorrelmail.example:{site.port}"}), resolve)
    with Web(guard) as web:
        found = web.fetch(f"http://sorrelmail.example:{site.port}/page")
    assert not isinstance(found, Unreadable)
    assert asked == ["sorrelmail.example"]
    assert found.url == f"http://sorrelmail.example:{site.port}/page"


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://localhost/", "file:///etc/passwd",
        "http://[::1]/", "http://[fec0::1]/", "http://127.0.0.1:22/", "gopher://127.0.0.1/", "//10.0.0.1/x",
    ],
)  # fmt: skip
def test_a_redirect_is_checked_like_the_first_address(target: str, site: Site) -> None:
    site.leads["/to/elsewhere"] = target
    guard = Guard(frozenset({f"127.0.0.1:{site.port}"}))
    with Web(guard) as web:
        found = web.fetch(f"http://127.0.0.1:{site.port}/to/elsewhere")
    assert isinstance(found, Unreadable)
    assert site.met == ["/to/elsewhere"]


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.leads["/to/itself"] = f"http://127.0.0.1:{site.port}/to/itself"
    with Web(Guard(frozenset({"127.0.0.1"}))) as web:
        found = web.fetch(f"http://127.0.0.1:{site.port}/to/itself")
    assert isinstance(found, Unreadable)
    assert len(site.met) == 6


def test_no_proxy_of_the_surroundings_is_asked(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{site.port}")
    with Web(Guard(resolve=lambda _host, _port: ["240.0.0.1"])) as web:
        assert isinstance(web.fetch("http://sorrelmail.example/"), Unreadable)
    assert site.met == []


def test_a_host_that_the_user_names_is_fetched(site: Site) -> None:
    with Web(Guard(frozenset({"127.0.0.1"})), clock=lambda: "2031-03-04T10:00:00+00:00") as web:
        found = web.fetch(f"http://127.0.0.1:{site.port}/page")
    assert not isinstance(found, Unreadable)
    assert (found.data, found.retrieved) == (b"secret", "2031-03-04T10:00:00+00:00")


def test_there_are_eighty_cases_and_more() -> None:
    assert len(PRIVATE) + len(URLS) + 8 + 4 >= 80


def test_the_server_that_counts_is_reached_when_nobody_guards_it(site: Site) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as connection:
        connection.sendall(b"GET /open HTTP/1.0\r\n\r\n")
        assert connection.recv(100)
    assert site.met == ["/open"]
