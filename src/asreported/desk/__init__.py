"""The desk: a case as web pages on this machine, each row with the sentence behind it."""

from .app import create_app
from .entry.openid import Provider
from .entry.sessions import new_token
from .gate import case_key

__all__ = ["Provider", "case_key", "create_app", "new_token"]
