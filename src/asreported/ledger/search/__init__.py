"""Search: every report and claim of a case by its words, the same on both databases."""

from .asked import Term, marked, terms
from .finding import Found, Hit, Wanted, search
from .keeping import faults, index_again, keep, row_faults

__all__ = ["Found", "Hit", "Term", "Wanted", "faults", "index_again", "keep", "marked", "row_faults", "search", "terms"]
