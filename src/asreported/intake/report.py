"""What intake hands on: a report whose text never changes again, or the reason why there is none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was published: its text, and what the source said about itself.

    `name` is what identifies it at its source: the file's name without its folder, the URL, or the record's own id.
    `text` is what every offset in the ledger counts in, in Unicode characters. `published` is an ISO 8601 day or
    time, or None where the source does not say; `published_from` says where it was found (`metadata`, `text`), so
    that nobody mistakes a guess for a fact. `notes` says what the source claimed and was not believed.

    `published_by` names the very field or line that gave the day. `updated` is when the source says that it changed the
    report, `retrieved` when somebody took it from the web, both in ISO 8601. `language` is an ISO 639 code, None where
    the text is too short to tell. `pages` are the offsets at which the pages of a paged document begin.
    """

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()
    # How a day was found and when a page was taken make no other report of it: the id leaves them out, and so does ==.
    published_by: str | None = field(default=None, compare=False)
    updated: str | None = field(default=None, compare=False)
    retrieved: str | None = field(default=None, compare=False)
    language: str | None = field(default=None, compare=False)
    pages: tuple[int, ...] = field(default=(), compare=False)
    id: str = field(init=False)

    def __post_init__(self) -> None:
        # One agency text in two outlets is two reports, and no outlet or date depends on which was added first.
        known = (self.name, self.outlet, self.published, self.url, self.title, self.text)
        digest = hashlib.sha256(repr(known).encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "id", digest[:16])

    @property
    def precision(self) -> str | None:
        """How exact `published` is: `day` or `minute`. Midnight to the second is how a day is written as a time."""
        if self.published is None:
            return None
        return "minute" if self.published[10:] and self.published[11:19] != "00:00:00" else "day"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gave no report: its name, why, and what the user can do about it.

    `source` is the file's whole path, so that a refusal is forgotten when that file is read well, whatever folder it
    was named from. Not `kept` is what speaks of no source at all, a slip of the pen: told, and not stored in a case.
    """

    name: str
    reason: str
    advice: str
    source: str = ""
    kept: bool = True
