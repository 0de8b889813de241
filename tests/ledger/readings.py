"""Functions that read, which another process can import. What a report is called says what becomes of reading it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

from asreported.claims import Claim
from asreported.errors import ReaderError
from asreported.intake import Report

from .handmade import TEXT, claims


def elsewhere() -> bool:
    """Whether this is a process that was started to read."""
    return multiprocessing.parent_process() is not None


def by_name(notes: str, of: Report) -> tuple[Claim, ...]:
    """The claims by hand; `notes` is a folder, in which each process that was started to read notes what it did."""
    kind = of.name.partition("-")[0]
    if kind == "patient":
        _wait(Path(notes, "last"))
    if kind == "bug":
        raise ValueError("no head found")
    if kind == "model":
        raise ReaderError("AR301", "No model.", "Install it.")
    if elsewhere():
        if kind in ("killer", "once") and not (kind == "once" and Path(notes, "once").exists()):
            Path(notes, kind).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        Path(notes, f"process-{os.getpid()}").touch()
        Path(notes, kind).touch()
    return claims(of) if TEXT in of.text else ()


def stuck(notes: str, of: Report) -> tuple[Claim, ...]:
    """Nothing; what is called stuck, and all that another process reads, does not come back."""
    if elsewhere() and of.text:
        Path(notes, f"process-{os.getpid()}").touch()
        time.sleep(600)
    elif of.name.startswith("stuck"):
        _wait(Path(notes, "go"))
    return ()


def never_ready(of: Report) -> tuple[Claim, ...]:
    """The claims by hand, where this is the process of the test."""
    if elsewhere():
        os._exit(3)
    return claims(of)


def _wait(mark: Path) -> None:
    end = time.monotonic() + 240
    while not mark.exists():
        assert time.monotonic() < end, mark
        time.sleep(0.01)
