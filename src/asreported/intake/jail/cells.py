"""One process that parses: started, asked, ended, each with the reason why it ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from ..limits import CPU_SECONDS, MEMORY, WALL_SECONDS
from .messages import Broken, receive, send, send_body

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from asreported.intake.jail.inmate import main; main()"
)
# All that Python needs of the surroundings; a parser shall not see passwords that stand there.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")
# A process that died closed its pipe a moment before the system has its exit code.
_LAST_WORDS = 1.0


class Died(Exception):  # noqa: N818 - said of the process
    """The process ended before it was done; its message is the reason."""


class Patience:
    """How long one document is waited for: so long for each message, and so long for all of them."""

    def __init__(self, whole: float) -> None:
        self._left = whole

    def seconds(self) -> float:
        """How long the next message is waited for."""
        return max(0.0, min(WALL_SECONDS, self._left))

    def waited(self, seconds: float) -> None:
        """Take off what was waited; the time in which nobody waits, because others read, does not count."""
        self._left -= seconds


class Cell:
    """The process and its pipes. It inherits no other file and no connection of the program."""

    def __init__(self) -> None:
        own = {key: os.environ[key] for key in _KEPT if key in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=own | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            # Ctrl-C is for the program, which ends this process itself.
            start_new_session=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        self._feeder: threading.Thread | None = None
        self._overdue = False

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def answers(self, header: dict[str, Any], body: IO[bytes], patience: Patience) -> Iterator[bytes]:
        """Every message about a document, without an end of their own. Raises Died."""
        self._feeder = threading.Thread(target=self._feed, args=(header, body), daemon=True)
        self._feeder.start()
        while True:
            try:
                message = self._next(patience)
            except (Broken, OSError):
                message = None
            if message is None:
                raise Died(self._last_words())
            yield message

    def _feed(self, header: dict[str, Any], body: IO[bytes]) -> None:
        # A process that died reads no more; whoever waits for its answer is told.
        with suppress(OSError, ValueError):
            send(self._stdin, json.dumps(header).encode())
            send_body(self._stdin, body)

    def _next(self, patience: Patience) -> bytes | None:
        watch = threading.Timer(patience.seconds(), self._stop)
        watch.daemon = True
        started = time.monotonic()
        watch.start()
        try:
            return receive(self._stdout)
        finally:
            watch.cancel()
            patience.waited(time.monotonic() - started)

    def _stop(self) -> None:
        self._overdue = True
        self._process.kill()

    def _last_words(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WORDS)
        self.kill()
        code = self._process.returncode
        if self._overdue:
            return f"reading it took longer than {WALL_SECONDS} seconds"
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return f"reading it took more than {CPU_SECONDS} seconds of computing"
        if sys.platform != "win32" and code == -signal.SIGKILL:
            return "the system ended its reader, as it does where memory is short"
        if sys.platform != "win32" and code == -signal.SIGABRT:
            # What is written in C++ says so where it gets no memory.
            return f"it took more than {MEMORY / 1e9:.0f} GB of memory, or crashed its reader"
        return f"it crashed its reader ({f'signal {-code}' if code < 0 else f'exit {code}'})"

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        if self._feeder:
            # Its pipe is broken now, so it ends.
            self._feeder.join()
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):
                pipe.close()
