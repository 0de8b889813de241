"""The log of decisions: appended to, read, checked, never changed. The caller holds the transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from asreported.errors import StaleDecision

from ..schema import decision_subjects, decisions
from .decision import BEGINNING, Decision

_BATCH = 900


def append(connection: Connection, wanted: Decision, seen: int | None) -> Decision:
    """Write a decision at the end of the log; its number, what was seen and its digest are filled in here.

    `seen` is the number of the newest decision about its subjects that the reviewer knew of; None where they decide
    whatever others did. Raises StaleDecision where somebody has decided since: nothing is written then.
    """
    newest = last_about(connection, wanted.subjects)
    if seen is not None and newest > seen:
        raise _stale(connection, newest, wanted)
    last = connection.execute(select(decisions).order_by(decisions.c.number.desc()).limit(1)).mappings().first()
    number, previous = (last["number"] + 1, last["digest"]) if last else (1, BEGINNING)
    entry = replace(wanted, number=number, seen=newest if seen is None else seen, previous=previous)
    entry = replace(entry, digest=entry.sealed())
    connection.execute(decisions.insert(), _columns(entry))
    rows = [{"number": number, "subject": subject} for subject in sorted(set(entry.subjects))]
    connection.execute(decision_subjects.insert(), rows)
    return entry


def last_about(connection: Connection, subjects: Iterable[str]) -> int:
    """The number of the newest decision about any of the subjects, 0 for none."""
    about = select(func.max(decision_subjects.c.number)).where(decision_subjects.c.subject.in_(sorted(set(subjects))))
    return connection.execute(about).scalar() or 0


def lot(connection: Connection, size: int) -> dict[str, list[int]]:
    """What the basis of decisions holds that are about to be taken in one go, `size` of them; nothing of a single one.

    No other can come between: one writer at a time has the log.
    """
    if size == 1:
        return {}
    last = connection.execute(select(func.max(decisions.c.number))).scalar() or 0
    return {"together": [last + 1, size]}


def _stale(connection: Connection, newest: int, wanted: Decision) -> StaleDecision:
    (other,) = entries(connection, numbers=[newest])
    problem = (
        f"{other.by} has decided about {', '.join(wanted.subjects)} since you looked: {other.kind} (no. {newest})."
    )
    return StaleDecision("AR241", problem, f"Nothing was written. Look again, then decide with --seen {newest}.")


def entries(
    connection: Connection,
    *,
    subjects: Iterable[str] | None = None,
    numbers: Iterable[int] | None = None,
    kinds: Iterable[str] | None = None,
) -> tuple[Decision, ...]:
    """The entries of the log in its order: all, or those about subjects, of numbers, of kinds."""
    wanted = select(decisions).order_by(decisions.c.number)
    if kinds is not None:
        wanted = wanted.where(decisions.c.kind.in_(sorted(kinds)))
    if numbers is not None:
        return _read(connection, wanted.where(decisions.c.number.in_(sorted(set(numbers)))))
    if subjects is None:
        return _read(connection, wanted)
    names, found = sorted(set(subjects)), dict[int, Decision]()
    for at in range(0, len(names), _BATCH):
        about = select(decision_subjects.c.number).where(decision_subjects.c.subject.in_(names[at : at + _BATCH]))
        found.update((one.number, one) for one in _read(connection, wanted.where(decisions.c.number.in_(about))))
    return tuple(found[number] for number in sorted(found))


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry of the log that is not as it was written, and what is wrong with it."""

    number: int
    problem: str


def faults(connection: Connection) -> tuple[Fault, ...]:
    """What is wrong with the log: entries changed, left out or put in. None where every digest fits the one before."""
    found: list[Fault] = []
    previous, number = BEGINNING, 0
    for entry in entries(connection):
        if entry.number != number + 1:
            found.append(Fault(entry.number, f"the entries after no. {number} are missing"))
        if entry.previous != previous:
            found.append(Fault(entry.number, "it does not follow the entry before it"))
        if entry.sealed() != entry.digest:
            found.append(Fault(entry.number, "its words are not those that were written"))
        previous, number = entry.digest, entry.number
    about = {(row.number, row.subject) for row in connection.execute(select(decision_subjects))}
    told = {(entry.number, subject) for entry in entries(connection) for subject in entry.subjects}
    found += [Fault(number, f"it is filed wrongly under {subject}") for number, subject in sorted(about ^ told)]
    return tuple(found)


def _read(connection: Connection, wanted: Any) -> tuple[Decision, ...]:  # noqa: ANN401 - a select of any columns
    return tuple(_entry(row) for row in connection.execute(wanted).mappings())


def _columns(entry: Decision) -> dict[str, object]:
    return {column.name: getattr(entry, column.name) for column in decisions.c} | {"subjects": list(entry.subjects)}


def _entry(row: RowMapping) -> Decision:
    return Decision(**dict(row) | {"subjects": tuple(row["subjects"])})
