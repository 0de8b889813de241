"""A decision: what a person says of something in the case. It is written once and never changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Final

# The first decision of a log has nothing before it.
BEGINNING: Final = "0" * 64

# What is decided, in the words of the field; `docs/decisions-log.md` says what each needs.
KINDS: Final = (
    "confirm",
    "reject",
    "correct",
    "add",
    "same",
    "different",
    "unsure",
    "split",
    "grade",
    "comment",
    "note",
    "undo",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of the log.

    `subjects` are the ids it is about: of claims, incidents, series, actors or reports. `field` is what of them is
    decided: the field corrected, the axis graded (`reliability`, `credibility`, `incident`), what is the same
    (`incident`, `series`, `actor`), the kind of a claim added; None of the others. `value` and `basis` are plain JSON:
    what was decided, and what the reviewer saw of the subjects. `seen` is the number of the newest decision about them
    that the reviewer knew of, 0 for none. Decisions taken in one go have in their basis, under `together`, the number
    of the first of them and how many they are. `at` is UTC, ISO 8601. `digest` is the SHA-256 of the entry with the
    digest of the one before it, in hexadecimal.
    """

    number: int
    kind: str
    subjects: tuple[str, ...]
    by: str
    at: str
    field: str | None = None
    value: Any = None
    comment: str | None = None
    seen: int = 0
    basis: Any = None
    previous: str = BEGINNING
    digest: str = ""

    @property
    def slot(self) -> tuple[object, ...]:
        """What it answers: of one reviewer's answers to one question the newest holds. Every comment is its own."""
        if self.kind == "comment":
            return ("comment", self.number)
        question = {"confirm": "verdict", "reject": "verdict", "same": "one", "different": "one", "unsure": "one"}
        return (question.get(self.kind, self.kind), self.field, tuple(sorted(self.subjects)))

    @property
    def together(self) -> range:
        """The numbers of the decisions that were taken in one go with it, its own among them."""
        first, size = (self.basis or {}).get("together", (self.number, 1))
        return range(first, first + size)

    def sealed(self) -> str:
        """The digest that the entry must have."""
        entry = asdict(self)
        del entry["digest"]
        written = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
