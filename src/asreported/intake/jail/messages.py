"""What goes between the program and the process that parses: frames of bytes, and reports as plain JSON.

Never pickles: what was written by a process that met a hostile document must be data and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import fields
from io import RawIOBase
from typing import IO, Any

from ..documents import Part
from ..metadata import Metadata, one_line
from ..report import Report, Unreadable

# A report of 5 million characters, each written as an escape of six or twelve.
LARGEST = 80_000_000
_LENGTH = 8
_CHUNK = 1 << 20
_REPORT = tuple(one.name for one in fields(Report) if one.init)
_UNREADABLE = ("name", "reason", "advice")
_METADATA = tuple(one.name for one in fields(Metadata))


class Broken(Exception):  # noqa: N818 - said of the message
    """What came is no message of ours, or ended in its middle."""


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next frame, None at the end. Raises Broken."""
    head = pipe.read(_LENGTH)
    if not head:
        return None
    size = int.from_bytes(head, "big")
    if len(head) < _LENGTH or size > LARGEST:
        raise Broken
    data = pipe.read(size)
    if len(data) < size:
        raise Broken
    return data


def send_body(pipe: IO[bytes], body: IO[bytes]) -> None:
    """Write what the file holds as frames, and an empty one after them."""
    while chunk := body.read(_CHUNK):
        send(pipe, chunk)
    send(pipe, b"")


class Body(RawIOBase):
    """The frames of a body as a file that is read forward."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._left = memoryview(b"")
        self._ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        """As of any raw file."""
        if not self._left and not self._ended:
            self._left = memoryview(receive(self._pipe) or b"")
            self._ended = not self._left
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def drain(self) -> None:
        """Read past what is left, so that the next request can be read."""
        while not self._ended:
            self._ended = not receive(self._pipe)


def message_of(found: Report | Unreadable | Part) -> bytes:
    """What was found, as JSON."""
    if isinstance(found, Part):
        return json.dumps({"part": found.name}).encode()
    kind, names = ("report", _REPORT) if isinstance(found, Report) else ("unreadable", _UNREADABLE)
    return json.dumps({kind: {name: getattr(found, name) for name in names}}).encode()


def found_in(message: bytes) -> Report | Unreadable | Part | dict[str, Any]:
    """What a message says, an object of another kind as it stands. Raises Broken where it is none of ours."""
    try:
        said = json.loads(message)
        if "part" in said:
            return Part(_words(said["part"]))
        if "unreadable" in said:
            # A parser's own words may quote the document, and no database and no terminal takes all that stands there.
            name, reason, advice = (one_line(_words(said["unreadable"][name])) or "" for name in _UNREADABLE)
            return Unreadable(name, reason, advice)
        if "report" in said:
            return Report(**{name: _value(name, said["report"][name]) for name in _REPORT})
        return dict(said)
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise Broken from fault


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise Broken
    return value


def _value(name: str, value: object) -> Any:  # noqa: ANN401 - what each field of a report holds
    if name in ("notes", "pages"):
        wanted = str if name == "notes" else int
        if not isinstance(value, list) or not all(isinstance(one, wanted) for one in value):
            raise Broken
        return tuple(value)
    return None if value is None and name not in ("name", "text") else _words(value)


def metadata_to_json(about: Metadata) -> dict[str, object]:
    """The fields as plain JSON."""
    return {name: getattr(about, name) for name in _METADATA}


def metadata_from_json(said: dict[str, Any]) -> Metadata:
    """The fields from what `metadata_to_json` gave."""
    return Metadata(**said | {"notes": tuple(said["notes"])})
