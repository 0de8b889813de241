"""Intake: bytes from a file, folder or record to a `Report`, or an `Unreadable` with its reason."""

from .addresses import story
from .metadata import Keys, keys_named
from .notices import Notice, notices
from .report import Report, Unreadable
from .sources import Source, items, sources
from .watches import watched

__all__ = [
    "Keys",
    "Notice",
    "Report",
    "Source",
    "Unreadable",
    "items",
    "keys_named",
    "notices",
    "sources",
    "story",
    "watched",
]
