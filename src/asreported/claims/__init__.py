"""Claims: one read report to its figures, statements, events and persons, each with its evidence span."""

from typing import TYPE_CHECKING, Any

from .claim import Claim, Event, Figure, Person, Span, Statement

if TYPE_CHECKING:
    from .extraction import RULES_VERSION, extract

__all__ = ["RULES_VERSION", "Claim", "Event", "Figure", "Person", "Span", "Statement", "extract"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the signature that Python asks for
    # Extraction brings spaCy, a second of start-up that a query over stored claims need not pay.
    if name in {"RULES_VERSION", "extract"}:
        from . import extraction

        return getattr(extraction, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
