"""A draft of an attribution: its tokens found, its source not yet resolved to a name."""

from __future__ import annotations

from dataclasses import dataclass

from ..claim import Span
from .nounphrases import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`via` is the source through which the report has it ("AP quoted her", "told Radio Lund"); `shape` says how the
    content hangs on the cue, `verb` is the token that the cue turns on. `reach` is what the reader marks as said behind
    the same cue, `mended` how the content was changed by its marks, in the words of a reason; `marked` says that no
    rule but the reader found it.
    """

    verb: int
    cue: Span
    content: Span
    source: Source | None
    via: tuple[Source, ...] = ()
    act: str
    shape: str
    lemma: str
    reach: Span | None = None
    mended: str = ""
    marked: bool = False
