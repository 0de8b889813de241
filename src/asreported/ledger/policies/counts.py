"""A count: a figure of a series as the policies see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One figure of one question.

    `low` and `high` are None where open, both where the number words are vague (`form`). `day` is the ISO day of the
    report, None where unknown; a count without one stands behind all others. `claimant` is the id of who is said to
    know, empty for the report's own voice, then `outlet` speaks. `party` says why the claimant is no judge of this
    number (its own deed, its enemy's loss). `repeats` is the claim whose words this one repeats, `old` why it is no
    count of its day (an earlier count as quoted, a late repeat, a part of the others). `status` is what reviewers made
    of the claim, `reliability` the source's grades, `credibility` the claim's.
    """

    id: str
    words: str
    low: int | None
    high: int | None
    form: str
    day: str | None = None
    claimant: str = ""
    outlet: str = ""
    party: str | None = None
    repeats: str | None = None
    old: str | None = None
    status: str = "untouched"
    reliability: tuple[str, ...] = ()
    credibility: tuple[str, ...] = ()
    own_deed: bool = False

    @property
    def voice(self) -> str:
        """Who is said to know: the claimant, or the outlet where the report speaks itself."""
        return self.claimant or f"the report of {self.outlet}"


@dataclass(frozen=True, slots=True)
class Because:
    """A claim, and why it was used or left out."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a policy makes of one question. None is unknown or open, never 0.

    `best` is the one number to print, `low` and `high` what it may be at least and at most. `voice` is whose answer it
    is, None where it is that of several. `used` and `left` are all the counts that there were, each with the reason.
    """

    policy: str
    low: int | None
    best: int | None
    high: int | None
    used: tuple[Because, ...]
    left: tuple[Because, ...]
    voice: str | None = None
    note: str | None = None
