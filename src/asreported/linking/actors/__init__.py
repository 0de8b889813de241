"""Actors: names across reports become one actor or stay apart, with evidence."""

from .actor import Actor, actor, cast, same_actor, speaks_for

__all__ = ["Actor", "actor", "cast", "same_actor", "speaks_for"]
