"""What pages of a case ask: a part of a list, judgements about a few things, counts; nothing reads the whole case."""

from .claims import Odds, answered_one, at_odds, judged, newest, one_series, similar
from .incidents import Outline, incidents_by_id, outlines
from .log import decision, log_part
from .queue import Waiting, waiting, why_waiting
from .reports import (
    Story,
    disputes_of,
    latest_reports,
    reports_by_id,
    reports_part,
    sizes,
    stories,
    triggers,
    versions_of,
)
from .sources import Record, records

__all__ = [
    "Odds",
    "Outline",
    "Record",
    "Story",
    "Waiting",
    "answered_one",
    "at_odds",
    "decision",
    "disputes_of",
    "incidents_by_id",
    "judged",
    "latest_reports",
    "log_part",
    "newest",
    "one_series",
    "outlines",
    "records",
    "reports_by_id",
    "reports_part",
    "similar",
    "sizes",
    "stories",
    "triggers",
    "versions_of",
    "waiting",
    "why_waiting",
]
