"""Fetching: an address of the web to its bytes, or to the reason why there are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Final

import httpx2

from asreported import __version__

from ..report import Unreadable
from .addresses import Guard, Refused
from .transport import Deadline, Guarded

CONNECT_SECONDS: Final = 10.0
SECONDS: Final = 60.0
BYTES: Final = 20_000_000
REDIRECTS: Final = 5
AGENT: Final = "asreported"
_ASKED: Final = {
    "User-Agent": f"{AGENT}/{__version__}",
    "Accept": "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, */*;q=0.5",
    # Of the other codings a few bytes may become gigabytes before anybody can count them.
    "Accept-Encoding": "gzip",
}
_ADVICE: Final = "Open it in a browser, save the page, and add that."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave: `url` after all redirects, the header's type and charset, when it was, in UTC.

    `tag` and `modified` are what the server wants to be asked with again; `data` is empty and `same` true where it said
    that nothing has changed since.
    """

    url: str
    data: bytes
    type: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    tag: str | None = None
    modified: str | None = None
    same: bool = False


def now() -> str:
    """The time of the clock, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Web:
    """A client of the guarded web; use it in a `with` block."""

    def __init__(self, guard: Guard | None = None, clock: Callable[[], str] = now) -> None:
        self._clock = clock
        self._deadline = Deadline()
        self._client = httpx2.Client(
            transport=Guarded(guard or Guard(), self._deadline),
            trust_env=False,
            headers=_ASKED,
            timeout=httpx2.Timeout(CONNECT_SECONDS),
        )

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        self._client.close()

    def fetch(self, url: str, before: Fetched | None = None) -> Fetched | Unreadable:
        """What an address gives; with `before` only what is other than that."""
        asked = {}
        if before and before.tag:
            asked["If-None-Match"] = before.tag
        if before and before.modified:
            asked["If-Modified-Since"] = before.modified
        try:
            return self._fetched(url, asked)
        except Refused as reason:
            return Unreadable(url, str(reason), "Use a public address, or name the host with --allow-host.", source=url)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as fault:
            if self._deadline.passed:
                return _too_slow(url)
            what = f"it could not be fetched: {str(fault) or type(fault).__name__}"
            return Unreadable(url, what, "Check the address and the network.", source=url)

    def _fetched(self, url: str, asked: Mapping[str, str]) -> Fetched | Unreadable:
        self._deadline.set(SECONDS)
        request: httpx2.Request | None = self._client.build_request("GET", url, headers=asked)
        for _ in range(REDIRECTS + 1):
            if request is None:
                return Unreadable(url, "it leads on to no address", _ADVICE, source=url)
            # What comes with a redirect is not read: it may have no end, or be packed a thousand times smaller.
            with closing(self._client.send(request, stream=True)) as answer:
                if not answer.has_redirect_location:
                    return self._taken(url, answer)
                request = answer.next_request
        return Unreadable(url, f"it leads on more than {REDIRECTS} times", _ADVICE, source=url)

    def _taken(self, url: str, answer: httpx2.Response) -> Fetched | Unreadable:
        told = answer.headers
        if answer.status_code == httpx2.codes.NOT_MODIFIED:
            return Fetched(str(answer.url), b"", retrieved=self._clock(), same=True)
        if answer.status_code != httpx2.codes.OK:
            what = f"the server answered {answer.status_code} {answer.reason_phrase}".strip()
            return Unreadable(url, what, _ADVICE, source=url)
        if told.get("content-encoding", "identity").casefold() not in {"identity", "gzip", ""}:
            return Unreadable(url, "the server packed it in a way that was not asked for", _ADVICE, source=url)
        pieces, size = [], 0
        for piece in answer.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > BYTES:
                return Unreadable(url, f"it is larger than {BYTES / 1e6:.0f} MB", _ADVICE, source=url)
            if self._deadline.passed:
                return _too_slow(url)
        return Fetched(
            str(answer.url),
            b"".join(pieces),
            told.get("content-type", "").partition(";")[0].strip().casefold() or None,
            answer.charset_encoding,
            self._clock(),
            _sendable(told.get("etag")),
            _sendable(told.get("last-modified")),
        )


def _sendable(mark: str | None) -> str | None:
    """What a header may hold; a server that marks its pages otherwise is asked for all of them again."""
    return mark if mark and mark.isascii() else None


def _too_slow(url: str) -> Unreadable:
    return Unreadable(url, f"it took longer than {SECONDS:.0f} seconds", _ADVICE, source=url)
