"""Batches: what people hand to the desk to be added, taken one after another beside the pages."""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from asreported.errors import AsReportedError, DeskError
from asreported.intake import Source
from asreported.ledger import Added, Case, Read, add_sources, default_read

# What is behind these is in the case; only how it came there is forgotten.
KEPT = 100


@dataclass(slots=True)
class Batch:
    """What somebody handed over at once. `done` of its sources are through; `fault` is what stopped it.

    `folder` holds the files that were handed over, and goes when they are read.
    """

    by: str
    sources: tuple[Source, ...]
    folder: Path | None = None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    added: list[Added] = field(default_factory=list)
    reading: str = ""
    done: int = 0
    finished: bool = False
    fault: AsReportedError | None = None


class Batches:
    """The batches of one desk that runs. One thread adds them to the case, in the order in which they came."""

    def __init__(self, case: Case, read: Read = default_read) -> None:
        self._case = case
        self._read = read
        self._kept: OrderedDict[str, Batch] = OrderedDict()
        self._waiting: SimpleQueue[Batch | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False

    def take(self, by: str, sources: Sequence[Source], folder: Path | None = None) -> Batch:
        """Take sources, to be added as soon as what was handed over before them is through."""
        batch = Batch(by, tuple(sources), folder)
        with self._lock:
            self._kept[batch.id] = batch
            over = [name for name, one in self._kept.items() if one.finished][: max(0, len(self._kept) - KEPT)]
            for name in over:
                del self._kept[name]
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        self._waiting.put(batch)
        return batch

    def get(self, name: str) -> Batch | None:
        """The batch of an id, None where the desk has none, or has forgotten it."""
        with self._lock:
            return self._kept.get(name)

    def latest(self) -> tuple[Batch, ...]:
        """The batches, the newest first."""
        with self._lock:
            return tuple(reversed(self._kept.values()))

    def close(self) -> None:
        """Stop after the report that is being read; what was told as added is stored."""
        self._closed = True
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while (batch := self._waiting.get()) is not None:
            if not self._closed:
                self._add(batch)
            if batch.folder is not None:
                shutil.rmtree(batch.folder, ignore_errors=True)
            batch.finished = True

    def _add(self, batch: Batch) -> None:
        try:
            for step in add_sources(self._case, batch.sources, self._read):
                if self._closed:
                    return
                if isinstance(step, int):
                    batch.done = step
                elif isinstance(step, str):
                    batch.reading = step
                else:
                    batch.added.append(step)
        except AsReportedError as fault:
            batch.fault = fault
        except Exception:  # a bug met with one batch must not stop what others hand over
            logging.getLogger(__name__).exception("Adding failed")
            advice = "Report this as a bug, with the lines that the desk wrote in its terminal. What was added stays."
            batch.fault = DeskError("AR404", "The desk failed while it added this.", advice)
