"""Linking: what holds across reports. So far: which reports repeat another's words."""

from .copies import CopyGroup, CopyPair, copies, groups, pairs, shingles

__all__ = ["CopyGroup", "CopyPair", "copies", "groups", "pairs", "shingles"]
