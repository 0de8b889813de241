"""The desk: a case as web pages on this machine, each row with the sentence behind it."""

from .app import create_app

__all__ = ["create_app"]
