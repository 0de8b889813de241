"""The ledger: a case in one SQLite file (or a database), and the questions it answers."""

from .case import Case, Counts
from .opening import case_files, open_case
from .readers import Readers
from .reading import Added, Read, add_item, default_read, shipped_versions
from .rows import (
    ClaimRow,
    Difference,
    DisputeRow,
    EventRow,
    FigureRow,
    History,
    IncidentRow,
    PersonRow,
    ReportRow,
    SeriesRow,
    StatementRow,
)
from .sentences import context

__all__ = [
    "Added",
    "Case",
    "ClaimRow",
    "Counts",
    "Difference",
    "DisputeRow",
    "EventRow",
    "FigureRow",
    "History",
    "IncidentRow",
    "PersonRow",
    "Read",
    "Readers",
    "ReportRow",
    "SeriesRow",
    "StatementRow",
    "add_item",
    "case_files",
    "context",
    "default_read",
    "open_case",
    "shipped_versions",
]
