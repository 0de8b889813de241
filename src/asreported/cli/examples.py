"""The fictional crisis that comes with the program."""

from __future__ import annotations

from pathlib import Path

from asreported.errors import SourceError

_CRISIS = "hostage-crisis"
_REPORTS = ("*.txt", "*.html", "*.jsonl")


def reports() -> list[str]:
    """Patterns of the example reports: inside an installed package, or beside the sources of a checkout."""
    package = Path(__file__).parents[1]
    for place in (package / "examples", package.parents[1] / "examples"):
        if (place / _CRISIS).is_dir():
            return [str(place / _CRISIS / pattern) for pattern in _REPORTS]
    raise SourceError("AR103", "The example reports are missing.", "Install the program again.")
