"""How much a document may cost: bytes, unpacking, nesting, time. Above it the document is refused, not half read.

The figures are those that 25 bombs of `benchmarks/hostile.py` were tried against: each bomb ends with a reason, and no
report, archive or mailbox that we met comes near them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

# Bytes of one document; a web archive is read as a stream, and there the limit is for each page in it.
INPUT = 50_000_000
STREAM = 2_000_000_000
# Bytes that all of a document's packed parts may unpack to, and how many times its packed size one of them.
EXPANDED = 100_000_000
RATIO = 200
RATIO_FROM = 1_000_000
NESTING = 2
ENTRIES = 10_000
PDF_PAGES = 2_000
ATTRIBUTES = 2_000
# Of the process that parses: memory in bytes; seconds for one document, or for one part of an archive.
MEMORY = 2_000_000_000
CPU_SECONDS = 30
WALL_SECONDS = 60
# Long archives need longer as a whole: seconds more for each megabyte.
WALL_SECONDS_MEGABYTE = 10

_CHUNK = 1 << 20


class Excess(Exception):  # noqa: N818 - it is caught beside the parsers' errors, and is a reason, no fault of ours
    """A document goes past a limit; its message is the reason, as it stands in an `Unreadable`."""


class Readable(Protocol):
    """What has bytes to read: a file, a member of an archive, the body of a captured page."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""


class Allowance:
    """What one document has unpacked so far, and how deep in archives its parser stands."""

    def __init__(self) -> None:
        self.depth = 0
        self._expanded = 0

    @contextmanager
    def nested(self) -> Iterator[None]:
        """One archive deeper. Raises Excess where that is too deep."""
        if self.depth == NESTING:
            raise Excess(f"it is packed more than {NESTING} deep")
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def unpacked(self, packed: Readable, size: int) -> bytes:
        """All bytes of a part whose packed form has `size` bytes. Raises Excess where they are too many."""
        if self._expanded > EXPANDED:
            raise Excess(self._reason(size, 0))
        room = min(EXPANDED - self._expanded, max(RATIO_FROM, RATIO * size))
        pieces, total = [], 0
        while piece := packed.read(_CHUNK):
            pieces.append(piece)
            total += len(piece)
            if total > room:
                self._expanded += total
                raise Excess(self._reason(size, total))
        self._expanded += total
        return b"".join(pieces)

    def _reason(self, size: int, total: int) -> str:
        if self._expanded > EXPANDED:
            return f"it unpacks to more than {EXPANDED / 1e6:.0f} MB"
        return f"it unpacks to more than {RATIO} times its size ({size / 1e6:.1f} MB to over {total / 1e6:.0f} MB)"
