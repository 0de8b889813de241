"""Exports: a case to files for other programs."""

from .claims import dispute_record, lines, record, write
from .jsontext import as_json

__all__ = ["as_json", "dispute_record", "lines", "record", "write"]
