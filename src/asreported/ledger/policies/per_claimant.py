"""`per-claimant`: every claimant's own newest figure, side by side; nothing is weighed.

Source: losses reported by claimant differ by who reports them, on both sides (Radford et al., PNAS 2023), so that a
figure without its claimant says little.
"""

from __future__ import annotations

from collections.abc import Iterable

from .counts import Answer, Because, Count
from .current import current


def per_claimant(counts: Iterable[Count]) -> tuple[Answer, ...]:
    """One answer for each voice, by its name; each lists what of that voice was left out."""
    every = list(counts)
    held, left = current(every)
    voices = {count.id: count.voice for count in every}
    answers = []
    for count in held:
        own = tuple(because for because in left if voices[because.claim] == count.voice)
        best = count.low if count.low == count.high else None
        used = (Because(count.id, f"the newest of {count.voice}"),)
        answers.append(Answer("per-claimant", count.low, best, count.high, used, own, voice=count.voice))
    silent = {count.voice for count in every} - {count.voice for count in held}
    for voice in sorted(silent):
        own = tuple(because for because in left if voices[because.claim] == voice)
        answers.append(Answer("per-claimant", None, None, None, (), own, voice=voice, note="every count is left out"))
    return tuple(sorted(answers, key=lambda answer: answer.voice or ""))
