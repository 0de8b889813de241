"""Figures: every count of people that a report gives, and what it says became of them.

What became of people is read here for the named ones too: which words say so, of whom, in which mode.
"""

from . import senses
from .counted import Counted, Fate
from .counts import figures
from .descriptions import adjacent, home, hung_on
from .evidence import evidence
from .fates import bodies
from .modes import mode
from .numbers import Number
from .predicates import governed, said_of
from .roles import passive, role, verb_above

__all__ = [
    "Counted",
    "Fate",
    "Number",
    "adjacent",
    "bodies",
    "evidence",
    "figures",
    "governed",
    "home",
    "hung_on",
    "mode",
    "passive",
    "role",
    "said_of",
    "senses",
    "verb_above",
]
