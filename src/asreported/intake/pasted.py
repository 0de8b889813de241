"""A report that somebody typed or pasted, with what they know of where it was published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import records
from .languages import with_language
from .report import Report, Unreadable


@dataclass(frozen=True, slots=True)
class Pasted:
    """The fields of a record (`text`, `title`, `outlet`, `published`, `url`), empty where they are not known."""

    fields: Mapping[str, str]
    name: str

    def items(self) -> Iterator[Report | Unreadable]:
        """The report, or the reason why there is none."""
        known = {key: value for key, value in self.fields.items() if value.strip()}
        yield from with_language(records.rows(json.dumps(known).encode(), self.name))
