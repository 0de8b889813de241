"""Figures: every count of people that a report gives, and what it says became of them."""

from .counts import figures

__all__ = ["figures"]
