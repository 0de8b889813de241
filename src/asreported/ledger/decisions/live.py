"""Which decisions hold: neither taken back nor answered anew by the one who took them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from .decision import Decision


def live(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of a log that hold, in its order. An undo can be undone too, and is not among them itself."""
    entries = sorted(log, key=lambda one: one.number, reverse=True)
    back = taken_back(entries)
    answered: set[tuple[object, ...]] = set()
    found: list[Decision] = []
    for decision in entries:
        question = (decision.by, *decision.slot)
        if decision.kind != "undo" and decision.number not in back and question not in answered:
            answered.add(question)
            found.append(decision)
    return tuple(reversed(found))


def taken_back(log: Iterable[Decision]) -> set[int]:
    """The numbers of the decisions that an undo of the log takes back; one that is itself taken back takes none."""
    back: set[int] = set()
    undos = (one for one in log if one.kind == "undo")
    for undo in sorted(undos, key=lambda one: one.number, reverse=True):
        if undo.number not in back:
            back.add(undo.value)
    return back


def by_subject(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """The decisions about each subject."""
    found: defaultdict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for subject in decision.subjects:
            found[subject].append(decision)
    return {subject: tuple(about) for subject, about in found.items()}


def agreed(decisions: Iterable[Decision]) -> Mapping[tuple[object, ...], Decision]:
    """For each question the newest of its answers, where all who answered it say the same; others are left open."""
    answers: defaultdict[tuple[object, ...], list[Decision]] = defaultdict(list)
    for decision in decisions:
        answers[decision.slot].append(decision)
    return {
        question: given[-1]
        for question, given in answers.items()
        if all((one.kind, one.value) == (given[-1].kind, given[-1].value) for one in given)
    }
