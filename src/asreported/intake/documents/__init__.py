"""Documents of every kind to their reports: what runs in the limited process (`intake/jail`).

Nothing of a parser is imported before a document of its kind is met.
"""

from .kinds import KINDS, SUFFIXES, kind_of
from .parsing import Part, parse

__all__ = ["KINDS", "SUFFIXES", "Part", "kind_of", "parse"]
