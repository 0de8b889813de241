"""A web archive (WARC) to its reports: each captured page, text or PDF, with its address and the day it was taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from ..limits import INPUT, Allowance
from ..metadata import Metadata, one_line
from ..report import Report, Unreadable
from .kinds import MEDIA_TYPES
from .parsing import Asked, Part, part

_ADVICE = "Nothing to do, unless one of them should be a report."
_NAMED = 4
_READ = ("text", "page", "pdf", "word")


class _Forward:
    """A file that is read forward only. The library asks where it stands, and panics where a pipe cannot tell."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError(f"a stream cannot be wound ({offset}, {whence})")

    def close(self) -> None:
        """Whoever opened the file closes it."""


def read(file: IO[bytes], asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable | Part]:
    """The reports of an open archive, read as a stream, and how many records held none."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    others, number = Counter[str](), 0
    with allowance.nested():
        try:
            for record in ArchiveIterator(_Forward(file), record_types=kinds, auto_decode="all"):
                if why := _is_other(record):
                    others[why] += 1
                    continue
                yield Part(_address(record) or f"{asked.name}, record {number + 1}")
                if number >= asked.skip:
                    yield from _record(record, number, asked.name, allowance)
                number += 1
        except OSError as fault:
            reason = f"it is damaged after {number} documents ({str(fault)[:200]})"
            yield Unreadable(asked.name, reason, "Fetch the archive again.")
    if others or not number:
        yield Unreadable(asked.name, _told(number, others), _ADVICE)


def _record(record: Any, number: int, archive: str, allowance: Allowance) -> Iterator[Report | Unreadable]:  # noqa: ANN401 - the library is loaded only where an archive is met
    address = _address(record)
    name = address or f"{archive}, record {number + 1}"
    try:
        data = record.reader.read(INPUT + 1)
    except OSError as fault:
        yield Unreadable(name, f"the record is damaged ({str(fault)[:200]})", "Fetch the page again.")
        return
    if len(data) > INPUT:
        yield Unreadable(name, f"it unpacks to more than {INPUT / 1e6:.0f} MB", "Fetch the page by itself.")
        return
    about = Metadata(
        url=address, retrieved=record.record_date.isoformat(timespec="seconds") if record.record_date else None
    )
    kind = MEDIA_TYPES[_media_type(record)]
    # Each page has its own allowance, for an archive may be as large as it likes; only the depth is that of all.
    own = Allowance()
    own.depth = allowance.depth
    yield from part(data, Asked(name, about, record.http_charset), own, kind)


def _is_other(record: Any) -> str | None:  # noqa: ANN401 - as above
    """What a record is that holds no document, None where it holds one."""
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and status != 200:
        return f"answer {status}"
    return None if MEDIA_TYPES.get(_media_type(record)) in _READ else _media_type(record) or "unknown type"


def _media_type(record: Any) -> str:  # noqa: ANN401 - as above
    said = record.http_content_type or record.headers.get("Content-Type") or ""
    return str(said).partition(";")[0].strip().casefold()[:80]


def _address(record: Any) -> str | None:  # noqa: ANN401 - as above
    return one_line((record.headers.get("WARC-Target-URI") or "").strip("<>"))


def _told(number: int, others: Counter[str]) -> str:
    total = others.total()
    if not total:
        return "it holds no captured page"
    first = ", ".join(f"{count} {what}" for what, count in others.most_common(_NAMED))
    more = ", …" if len(others) > _NAMED else ""
    return f"{total} of its {total + number} captures hold no text, page or document ({first}{more})"
