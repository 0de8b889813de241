"""The ledger: a case in one SQLite file (or a database), and the questions it answers."""

from .case import Case, Counts
from .opening import case_files, open_case
from .readers import Readers
from .reading import Added, Read, add_item, default_read, shipped_versions
from .rows import ClaimRow, EventRow, FigureRow, ReportRow, StatementRow
from .sentences import context

__all__ = [
    "Added",
    "Case",
    "ClaimRow",
    "Counts",
    "EventRow",
    "FigureRow",
    "Read",
    "Readers",
    "ReportRow",
    "StatementRow",
    "add_item",
    "case_files",
    "context",
    "default_read",
    "open_case",
    "shipped_versions",
]
