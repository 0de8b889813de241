"""Places: the words for where something happened to a place in the world, and whether two places are one."""

from .nearness import near
from .spots import Context, Place
from .whereabouts import context, metonym, place

__all__ = ["Context", "Place", "context", "metonym", "near", "place"]
