"""Intake: bytes from a file, folder or record to a `Report`, or an `Unreadable` with its reason."""

from .addresses import story
from .metadata import Keys, keys_named
from .notices import Notice, notices
from .report import Report, Unreadable
from .sources import Source, handed, items, pasted, sources
from .watches import watched

__all__ = [
    "Keys",
    "Notice",
    "Report",
    "Source",
    "Unreadable",
    "handed",
    "items",
    "keys_named",
    "notices",
    "pasted",
    "sources",
    "story",
    "watched",
]
