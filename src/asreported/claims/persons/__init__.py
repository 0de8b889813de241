"""Persons: what a report says became of people whom it names, one entry for each status and account."""

from .statuses import persons

__all__ = ["persons"]
