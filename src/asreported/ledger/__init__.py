"""The ledger: a case in one SQLite file (or a database), and the questions it answers."""

from .adding import add_sources, field_note
from .backups import back_up
from .case import Case, Counts
from .decisions.again import Again
from .decisions.decision import Decision
from .decisions.fields import fields as claim_fields
from .decisions.fields import value as field_value
from .decisions.reviewer import Reviewer
from .decisions.reviews import Review
from .grades import IncidentGrade, SourceRow
from .opening import case_files, open_case
from .pages import Candidate, Effect, Odds, Outline, Record, Scene, SeriesOutline, Sought, Spot, Story, Turn, Waiting
from .policies.counts import Answer, Because
from .policies.policies import POLICIES
from .policies.questions import Answered
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
from .search import Found, Hit, Wanted, marked
from .sentences import context
from .versions import Change, Moved, VersionsRow

__all__ = [
    "POLICIES",
    "Added",
    "Again",
    "Answer",
    "Answered",
    "Because",
    "Candidate",
    "Case",
    "Change",
    "ClaimRow",
    "Counts",
    "Decision",
    "Difference",
    "DisputeRow",
    "Effect",
    "EventRow",
    "FigureRow",
    "Found",
    "History",
    "Hit",
    "IncidentGrade",
    "IncidentRow",
    "Moved",
    "Odds",
    "Outline",
    "PersonRow",
    "Read",
    "Readers",
    "Record",
    "ReportRow",
    "Review",
    "Reviewer",
    "Scene",
    "SeriesOutline",
    "SeriesRow",
    "Sought",
    "SourceRow",
    "Spot",
    "StatementRow",
    "Story",
    "Turn",
    "VersionsRow",
    "Waiting",
    "Wanted",
    "add_item",
    "add_sources",
    "back_up",
    "case_files",
    "claim_fields",
    "context",
    "default_read",
    "field_note",
    "field_value",
    "marked",
    "open_case",
    "shipped_versions",
]
