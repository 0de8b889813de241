"""In what an account may be contradicted, as a short text that can be stored beside it and compared without it."""

from __future__ import annotations

from functools import lru_cache

from .accounts import Account

_TOLD = ("done", "under_way", "succeeded", "failed")
_OPPOSITES = (
    ("mishap", "deliberate"),
    ("won", "lost"),
    ("rescue", "release"),
    ("calls-militants", "calls-civilians"),
)


def traits(account: Account) -> str:
    """What an account may be contradicted in, words parted by spaces."""
    tried, done = account.type and account.stage == "failed", account.type and account.stage == "done"
    parts = (
        account.cause if not account.denies else None,
        account.outcome,
        "blames" if account.blamed else None,
        "denies" if account.denies else "tells",
        "negates" if account.negated else None,
        "absent" if account.absent else None,
        f"calls-{account.called}" if account.called else None,
        account.type if account.type in ("rescue", "release") and account.stage in _TOLD else None,
        f"failed-{account.type}" if tried else f"done-{account.type}" if done else None,
        f"named-{account.status}-{'-'.join((account.role or '').split())}" if account.person else None,
    )
    return " ".join(part for part in parts if part)


@lru_cache(maxsize=2**16)
def opposed(one: str, other: str) -> bool:
    """Whether two accounts with these traits may contradict each other at all."""
    mine, theirs = set(one.split()), set(other.split())
    if any(trait.startswith("named-") for trait in mine | theirs):
        return any(trait.startswith("named-") for trait in mine & theirs)
    if "blames" in mine and "blames" in theirs and not ("denies" in mine and "denies" in theirs):
        return True
    return _against(mine, theirs) or _against(theirs, mine)


def _against(mine: set[str], theirs: set[str]) -> bool:
    if "tells" in theirs and (mine & {"denies", "negates"} or ("absent" in mine and "absent" not in theirs)):
        return True
    if any(a in mine and b in theirs for a, b in _OPPOSITES):
        return True
    return any(trait.startswith("failed-") and f"done-{trait[7:]}" in theirs for trait in mine)
