"""The shape of an attribution: which words name the source, which say that it speaks, which are what it says."""

from __future__ import annotations

from dataclasses import dataclass

from ..claim import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One source-cue-content relation as it stands in the text, its source resolved inside the report.

    `source` is None where the text names none (`reportedly`). `speaker` is the fullest name of the source in the
    report, `named` False for anonymous or collective sources, None without a source. `relay` lists outlets through
    which the report learnt it. `act` and `quote` are the words of `docs/coding-rules.md`; `shape` says
    how the content hangs on the cue (`clause`, `object`, `infinitive`, …; a `mention` asserts nothing that stands in
    it). `reach` is what the reader marks as said with the same cue where that goes beyond `content`.
    """

    cue: Span
    content: Span
    source: Span | None
    speaker: str | None
    named: bool | None
    act: str
    quote: str
    shape: str = "clause"
    reach: Span | None = None
    relay: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
