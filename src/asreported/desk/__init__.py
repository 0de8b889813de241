"""The desk: a case as web pages on this machine, each row with the sentence behind it."""

from .app import create_app
from .entry.sessions import new_token

__all__ = ["create_app", "new_token"]
