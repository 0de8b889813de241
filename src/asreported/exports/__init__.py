"""Exports: a case to files for other programs."""

from .claims import lines, record, write
from .jsontext import as_json

__all__ = ["as_json", "lines", "record", "write"]
