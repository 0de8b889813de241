"""Intake: bytes from a file, folder or record to a `Report`, or an `Unreadable` with its reason."""

from .report import Report, Unreadable
from .sources import Source, items, sources

__all__ = ["Report", "Source", "Unreadable", "items", "sources"]
