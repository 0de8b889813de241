"""Documents read in the limited process. What kills the process is one refusal, and what comes after it is read."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import IO, Any

from ..documents import Part
from ..limits import WALL_SECONDS, WALL_SECONDS_MEGABYTE
from ..metadata import ANY, UNKNOWN, Keys, Metadata
from ..report import Report, Unreadable
from .cells import Cell, Died, Patience
from .messages import Broken, found_in, metadata_to_json

_ADVICE = "If it is no attack, save its words as a text file and add that."
# Parts of one archive that may kill the process; a fourth would cost another half a minute, and a thousandth too.
_DEATHS = 3


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be read: `opened` gives its bytes, anew each time; `size` is how many they are."""

    name: str
    kind: str
    opened: Callable[[], IO[bytes]]
    size: int
    about: Metadata = UNKNOWN
    charset: str | None = None
    keys: Keys = ANY


class _Cells:
    """The processes that wait for a document. One stays for the next, so a thousand pages do not start a thousand."""

    def __init__(self) -> None:
        self._idle: list[Cell] = []
        self._lock = threading.Lock()
        atexit.register(self.close)

    def take(self) -> Cell:
        with self._lock:
            return self._idle.pop() if self._idle else Cell()

    def give_back(self, cell: Cell) -> None:
        with self._lock:
            if not self._idle:
                self._idle.append(cell)
                return
        cell.kill()

    def close(self) -> None:
        with self._lock:
            while self._idle:
                self._idle.pop().kill()


_CELLS = _Cells()


def confined(document: Document) -> Iterator[Report | Unreadable]:
    """The reports of a document, parsed in the limited process; what cannot be read as an `Unreadable`."""
    patience = Patience(WALL_SECONDS + WALL_SECONDS_MEGABYTE * document.size / 1e6)
    skip = 0
    for _ in range(_DEATHS):
        run = _Run(document, skip, patience)
        yield from run.items()
        if run.died is None:
            return
        yield Unreadable(run.part or document.name, run.died, _ADVICE)
        if run.begun <= skip:
            # What killed it stands between the parts, or it is no archive.
            return
        skip = run.begun
    yield Unreadable(document.name, f"{_DEATHS} of its parts ended their reader; the rest was not read", _ADVICE)


class _Run:
    """One process that reads a document, from the part after those to skip."""

    def __init__(self, document: Document, skip: int, patience: Patience) -> None:
        self._document = document
        self._skip = skip
        self._patience = patience
        # How many parts were begun, the last one's name, and why the process died in it.
        self.begun = 0
        self.part: str | None = None
        self.died: str | None = None

    def items(self) -> Iterator[Report | Unreadable]:
        cell = _CELLS.take()
        keep = False
        try:
            with self._document.opened() as body:
                for message in cell.answers(self._header(), body, self._patience):
                    found = found_in(message)
                    if isinstance(found, Part):
                        self.part = found.name
                        self.begun += 1
                    elif isinstance(found, dict):
                        keep = not found.get("bloated")
                        return
                    else:
                        yield found
        except Died as reason:
            self.died = str(reason)
        except Broken:
            self.died = "its reader gave an answer that makes no sense"
        finally:
            _CELLS.give_back(cell) if keep else cell.kill()

    def _header(self) -> dict[str, Any]:
        return {
            "name": self._document.name,
            "kind": self._document.kind,
            "about": metadata_to_json(self._document.about),
            "charset": self._document.charset,
            "skip": self._skip,
            "keys": asdict(self._document.keys),
        }
