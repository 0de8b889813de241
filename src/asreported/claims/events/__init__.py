"""Events: what a report says has happened or is to happen, how far it has come, who did it to whom, where and when."""

from .accounts import events

__all__ = ["events"]
