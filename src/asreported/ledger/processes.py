"""A process that reads reports for this one: started, asked, ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeAlias

from asreported.claims import Claim
from asreported.errors import AsReportedError
from asreported.intake import Report, Unreadable

from .reading import Read, claims_of

# What became of a report in another process. An error of ours is sent, to be raised here.
Answer: TypeAlias = tuple[Claim, ...] | Unreadable | AsReportedError

# A process that died closed its pipe a moment before the system has its exit code.
_LAST_WORDS = 0.5

_SPAWN = multiprocessing.get_context("spawn")


class Process:
    """One process and the pipe to it. Made in a thread of its own, from which Ctrl-C is kept."""

    def __init__(self, read: Read) -> None:
        _leave_ctrl_c_to_the_main_process()
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs, read), name="asreported-reader", daemon=True)
        try:
            with theirs:
                self._process.start()
        except BaseException:
            self._pipe.close()
            raise

    def is_ready(self) -> bool:
        """Whether it has loaded what it needs, which is waited for; False where it died before."""
        try:
            self._pipe.recv()
        except (EOFError, OSError):
            return False
        return True

    def ask(self, report: Report) -> Answer:
        """What became of the report there. Raises EOFError or OSError where the process died of it."""
        self._pipe.send(report)
        answer: Answer = self._pipe.recv()
        return answer

    def kill(self) -> None:
        """End it at once; whoever asks it is told so as of a death."""
        self._process.kill()

    def end(self) -> str:
        """End it and say how it had ended before, where it had: `signal 9`, `exit 1`."""
        self._process.join(_LAST_WORDS)
        self._process.kill()
        self._process.join()
        code = self._process.exitcode or 0
        self._process.close()
        self._pipe.close()
        return f"signal {-code}" if code < 0 else f"exit {code}"


def _work(pipe: Connection, read: Read) -> None:
    """The life of a process: load, say that it is ready, answer until the one that asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_program, daemon=True).start()
    # The cores are shared out by process. Must stand before numpy is imported.
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with suppress(Exception):
        # What is wrong with the model is told by the first report, as in one process.
        read(Report("", ""))
    with suppress(EOFError, ConnectionError):
        pipe.send(None)
        while True:
            pipe.send(_outcome(pipe.recv(), read))


def _end_with_the_program() -> None:
    """Leave no process behind, also where the program was killed while a long report is read for it."""
    if program := multiprocessing.parent_process():
        program.join()
        os._exit(1)


def _outcome(report: Report, read: Read) -> Answer:
    try:
        return claims_of(report, read)
    except AsReportedError as fault:
        return fault


def _leave_ctrl_c_to_the_main_process() -> None:
    """Keep Ctrl-C from this thread and from what it starts, also while that is too young to ignore it."""
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        # Its first start would let Ctrl-C through again.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
