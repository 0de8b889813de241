"""asreported: who said what about a crisis, in which sentence, how sure, and through whom."""

__version__ = "0.1.0"
