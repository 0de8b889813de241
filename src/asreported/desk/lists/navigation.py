"""Navigation: the lists of the desk, those that set reports beside each other first, then those of what each says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A list: its address, its name, and what the tally calls its number, if it counts it."""

    href: str
    name: str
    count: str | None = None

    def holds(self, path: str) -> bool:
        """Whether a page is one of this list."""
        return path == self.href or (self.href != "/" and path.startswith(f"{self.href}/"))


PLACES = (
    (
        "Across reports",
        (
            Place("/", "Now"),
            Place("/incidents", "Incidents"),
            Place("/timeline", "Timeline"),
            Place("/map", "Map"),
            Place("/series", "Series"),
            Place("/disputes", "Disputes"),
            Place("/people", "People", "people"),
            Place("/copies", "Copies", "copies"),
            Place("/versions", "Versions"),
        ),
    ),
    (
        "Judgement",
        (
            Place("/review", "Review"),
            Place("/decisions", "Decisions"),
            Place("/sources", "Sources"),
            Place("/add", "Add"),
        ),
    ),
    (
        "As told",
        (
            Place("/figures", "Figures", "figures"),
            Place("/statements", "Statements", "statements"),
            Place("/events", "Events", "events"),
            Place("/reports", "Reports", "reports"),
        ),
    ),
)
