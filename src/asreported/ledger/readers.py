"""Many reports read at once, a process a core, and given back in the order in which they came.

The rules. What a case holds does not depend on how many processes read. Short work is done in this process: others are
started only when there is more, and this one goes on reading until they are ready. A report whose process died (killed,
out of memory, a crash) is read once more by a fresh one; if that dies too, the report is refused with the reason and no
other is touched. A core on which two reports in a row were lost so gets no further process, and where none can be had
this process reads alone.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from functools import partial
from queue import SimpleQueue
from types import TracebackType
from typing import TypeAlias, TypeVar

from asreported.claims import Claim
from asreported.errors import AsReportedError
from asreported.intake import Report, Unreadable

from .processes import Answer, Process
from .reading import Read

T = TypeVar("T")
# What is waited for; None where no process could be had any more, and the report has to be read in this one.
Awaited: TypeAlias = "Future[Answer | None]"
# How many characters of reports are read in this process before others are started: about as much as is read while one
# of them is imported and loaded, which took 2.2 s of a core and 210 MB in November 2026.
FIRST = 50_000
# How many items a process are looked at before the one that is waited for: reports of very unlike length keep all busy.
_AHEAD = 16
# A second try tells a report that cannot be read from a process that was killed for no fault of its own.
_TRIES = 2
# Waiting without an end is deaf to Ctrl-C on Windows.
_PATIENCE = 0.5


class Readers:
    """Processes that read reports beside this one, in a `with` block; they end with it.

    `read` must be a function that another process can import by its name; each process calls it once with an empty
    report, so that it loads what it needs. `jobs` is how many processes read at once, by default one for each core that
    this process may use; with 1 none is started. A script that uses it needs `if __name__ == "__main__":`, because each
    process imports the script.
    """

    def __init__(self, read: Read, jobs: int | None = None, *, first: int = FIRST) -> None:
        if jobs is not None and jobs < 1:
            raise ValueError(f"jobs must be 1 or more, not {jobs}")
        self._read = read
        self._jobs = jobs or _cores()
        self._first = first
        self._seen = 0
        self._tasks: SimpleQueue[tuple[Report, Awaited] | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        # Guards what follows, and the starting and ending of processes.
        self._lock = threading.Lock()
        self._processes: set[Process] = set()
        self._closed = False

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes at once, whatever they are reading."""
        with self._lock:
            self._closed = True
            for process in self._processes:
                process.kill()
        for _ in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def ahead(self, items: Iterable[T], unread: Callable[[Report], bool]) -> Iterator[tuple[T, Read]]:
        """Every item in its order, with the function that gives its claims once: by waiting for them, or by reading.

        Items may be of any kind. Those that are reports and `unread` may be read ahead meanwhile, a bounded number.
        """
        waiting: deque[tuple[T, Awaited | None]] = deque()
        try:
            for item in items:
                waiting.append((item, self._begun(item, unread)))
                while waiting and (_is_done(waiting[0][1]) or len(waiting) >= _AHEAD * self._jobs):
                    yield self._handed(*waiting.popleft())
        except Exception:
            # What came before the fault is not lost by having been looked at late.
            while waiting:
                yield self._handed(*waiting.popleft())
            raise
        while waiting:
            yield self._handed(*waiting.popleft())

    def _handed(self, item: T, future: Awaited | None) -> tuple[T, Read]:
        return item, self._read if future is None else partial(self._answer, future)

    def _begun(self, item: object, unread: Callable[[Report], bool]) -> Awaited | None:
        if not self._may_send() or not isinstance(item, Report) or not unread(item):
            return None
        self._seen += len(item.text)
        if self._seen <= self._first:
            return None
        if not self._threads:
            # Here the caller learns that it cannot be sent to another process; in a thread nobody would.
            pickle.dumps(self._read)
        future: Awaited = Future()
        self._tasks.put((item, future))
        # One more than there are processes, because the first that waits is read in this one.
        if len(self._threads) < self._jobs and self._tasks.qsize() > len(self._threads) + 1:
            self._threads.append(threading.Thread(target=self._serve, name="asreported-reader", daemon=True))
            self._threads[-1].start()
        return future

    def _may_send(self) -> bool:
        """Whether there are other processes, or may be some yet."""
        return self._jobs > 1 and (
            len(self._threads) < self._jobs or any(map(threading.Thread.is_alive, self._threads))
        )

    def _answer(self, future: Awaited, report: Report) -> tuple[Claim, ...] | Unreadable:
        if future.cancel():
            # No process is free yet, the first ones are still loading.
            return self._read(report)
        while not wait((future,), _PATIENCE).done:
            pass
        answer = future.result()
        if isinstance(answer, AsReportedError):
            raise answer
        return self._read(report) if answer is None else answer

    def _serve(self) -> None:
        """A thread: one process, and what it is asked, report after report, until it cannot be had any more."""
        process, lost = self._started(), 0
        while process and lost < 2 and (task := self._tasks.get()):
            report, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                process, answer, died = self._asked(process, report)
                lost = lost + 1 if died else 0
                future.set_result(answer)
            except BaseException as fault:  # noqa: BLE001 - the main thread waits for it, and tells it
                future.set_exception(fault)
        if process:
            self._end(process)

    def _asked(self, process: Process, report: Report) -> tuple[Process | None, Answer | None, bool]:
        """The process to ask next, what became of the report, and whether the report is lost."""
        ended = ""
        for _ in range(_TRIES):
            try:
                return process, process.ask(report), False
            except (EOFError, OSError):
                ended = self._end(process)
            fresh = self._started()
            if fresh is None:
                return None, None, False
            process = fresh
        reason = f"the process that read it ended before it was done, twice ({ended})"
        advice = "Close other programs for more memory and add it again. If it stays so, report this as a bug."
        return process, Unreadable(report.name, reason, advice, source=report.id), True

    def _started(self) -> Process | None:
        """A process that has loaded what it needs; None where there is none to be had."""
        try:
            with self._lock:
                if self._closed:
                    return None
                process = Process(self._read)
                self._processes.add(process)
        except OSError:
            return None
        if process.is_ready():
            return process
        self._end(process)
        return None

    def _end(self, process: Process) -> str:
        with self._lock:
            self._processes.discard(process)
            return process.end()


def _is_done(future: Awaited | None) -> bool:
    return future is None or future.done()


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
