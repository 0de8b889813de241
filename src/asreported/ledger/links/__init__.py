"""Linking kept in a case: each report that comes or goes changes only what its blocks hold.

What stands in the tables is a function of the reports and claims alone. Two claims are compared where a block holds
both near each other; so a newcomer adds pairs, and parts those that it comes between. The groups that a changed pair
touches are made anew. A case of 100,000 reports is no dearer to add to than one of 100 with as much about the matter.
"""

from .copied import add_copies
from .keeping import LINKS, link
from .profiles import Profiled, batches, profiled

__all__ = ["LINKS", "Profiled", "add_copies", "batches", "link", "profiled"]
