"""The errors of the program, one small tree. Each has a stable code and says what to do next.

AsReportedError
├── SourceError        AR1xx  what the user pointed at cannot be used at all
├── CaseError          AR2xx  the case cannot be opened, is not a case, or does not hold what was asked for
│   └── StaleDecision  AR241  somebody decided since the reviewer looked
├── ReaderError        AR3xx  the reader's model is missing or damaged
├── DeskError          AR4xx  the desk cannot be served
├── OutputError        AR5xx  what was asked for cannot be written out
└── TeamError          AR6xx  the team cannot be opened, or does not take what was asked of it

A single report that cannot be read is no error: it is an `Unreadable` with its reason, listed beside what was read.
"""

from __future__ import annotations


class AsReportedError(Exception):
    """Base of all errors that a user can act on: `code`, `problem`, and the next step as `advice`."""

    def __init__(self, code: str, problem: str, advice: str) -> None:
        super().__init__(f"{problem} {advice} [{code}]")
        self.code = code
        self.problem = problem
        self.advice = advice

    def __reduce__(self) -> tuple[type[AsReportedError], tuple[str, str, str]]:
        # Met in another process it must arrive here as what it is; an exception would be made anew from its message.
        return type(self), (self.code, self.problem, self.advice)


class SourceError(AsReportedError):
    """What the user pointed at does not exist or holds nothing that can be a report."""


class CaseError(AsReportedError):
    """The case cannot be opened or does not hold what was asked for."""


class StaleDecision(CaseError):  # noqa: N818 - said of the decision
    """Somebody has decided about the same thing since the reviewer looked; nothing was written."""


class ReaderError(AsReportedError):
    """The reader's model cannot be loaded."""


class DeskError(AsReportedError):
    """The desk cannot be served."""


class OutputError(AsReportedError):
    """What was asked for cannot be written: the disk is full, the pipe is closed."""


class TeamError(AsReportedError):
    """The team cannot be opened, or does not take what was asked of it."""
