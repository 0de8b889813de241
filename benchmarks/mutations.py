"""Good documents with something broken in them: the files that a bad disk, a bad line or a bad neighbour leaves."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from .papers import seeds

# Bytes that mean something to some parser, and some that mean nothing to any.
_TELLING = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\x93\x94\x85", b"\xc3", b"\x1b[2J", "\u202e".encode(),
    b"%PDF-", b"PK\3\4", b"\x1f\x8b", b"From ", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n", b"\r\n\r\n",
    b"<", b">", b"<!--", b"]]>", b"&#xD83D;", b"endobj", b"stream\n", b"/Kids [1 0 R]", b"-1", b"4294967296",
    b"{", b"[" * 500, b'"', b"\\ud83d",
)  # fmt: skip


def _flipped(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _without(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randrange(1, 200)]


def _twice(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + chance.randrange(1, 2000)] * chance.choice((1, 1, 50))


def _swapped(data: bytearray, chance: random.Random) -> None:
    one, other = sorted(chance.randrange(len(data)) for _ in range(2))
    data[one:] = data[other:] + data[one:other]


def _told(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 4, 16))):
        at = chance.randrange(len(data))
        data[at:at] = chance.choice(_TELLING)


def _over(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at : at + 40] = chance.randbytes(40)


_CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flipped, _cut, _without, _twice, _swapped, _told, _told, _over,
)  # fmt: skip


def mutations(count: int, seed: int = 20) -> Iterator[tuple[str, bytes]]:
    """So many broken documents, each with its file name; the same for the same seed."""
    chance = random.Random(seed)
    good = sorted(seeds().items())
    for number in range(count):
        name, data = good[number % len(good)]
        broken = bytearray(data)
        for _ in range(chance.choice((1, 1, 2, 3))):
            if broken:
                chance.choice(_CHANGES)(broken, chance)
        yield f"{number:05}-{name}", bytes(broken)
