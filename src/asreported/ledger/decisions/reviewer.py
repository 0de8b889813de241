"""A reviewer: one person's decisions about a case, each written to the log the moment it is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection

from asreported.claims import Claim
from asreported.errors import CaseError
from asreported.intake import Report

from .. import finding, grades, storing
from ..rows import ClaimRow
from . import byhand, fields
from .decision import Decision
from .groups import HELD, LETTERS, members, named, names, regrouped
from .live import taken_back
from .log import append, entries, lot
from .reviews import basis

RELIABILITY: Final = "ABCDEF"
CREDIBILITY: Final = "123456"
VERDICTS: Final = ("confirm", "reject")
NOTHING: Final[Mapping[str, Any]] = {}
INCIDENT_GRADES: Final = ("confirmed", "fair", "weak", "contested", "discounted")


def now() -> str:
    """The time of the clock, UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Reviewer:
    """Whoever decides. Made by `Case.reviewer`.

    Every method returns the decision as it was written, and raises CaseError where the case lacks what it is about, or
    where the value is none that can be entered. `seen` is the number of the newest decision about it that the reviewer
    knew of: StaleDecision where somebody has decided since. Without it the decision is written whatever others did.
    """

    def __init__(
        self, name: str, writing: Callable[[], AbstractContextManager[Connection]], clock: Callable[[], str] = now
    ) -> None:
        if not name.strip():
            raise CaseError("AR243", "A decision needs the name of who takes it.", "Give it with --by NAME.")
        self.name = fields.storable(name.strip())
        self._writing = writing
        self._clock = clock

    def confirm(self, claim: str, *, comment: str | None = None, seen: int | None = None) -> Decision:
        """The claim is read right: its words say this."""
        return self._on_claim("confirm", claim, comment=comment, seen=seen)

    def reject(self, claim: str, *, comment: str | None = None, seen: int | None = None) -> Decision:
        """The claim is read wrong: its words do not say this."""
        return self._on_claim("reject", claim, comment=comment, seen=seen)

    def verdicts(
        self, kind: str, claims: Mapping[str, int | None], *, comment: str | None = None
    ) -> tuple[Decision, ...]:
        """One verdict (`confirm`, `reject`) on several claims in one go: on all of them, or on none where one is stale.

        `claims` are the ids, each with what was `seen` of it.
        """
        if kind not in VERDICTS:
            raise CaseError("AR242", f"{kind!r} is no verdict.", f"It may be one of: {', '.join(VERDICTS)}.")
        with self._writing() as connection:
            together = lot(connection, len(claims))
            return tuple(
                append(connection, self._about_claim(connection, kind, claim, comment=comment, together=together), seen)
                for claim, seen in claims.items()
            )

    def correct(
        self, claim: str, field: str, value: str | int | None, *, comment: str | None = None, seen: int | None = None
    ) -> Decision:
        """A field of the claim is another than the machine read."""
        return self.corrections(claim, {field: value}, comment=comment, seen=seen)[0]

    def corrections(
        self,
        claim: str,
        entered: Mapping[str, str | int | None],
        *,
        comment: str | None = None,
        seen: int | None = None,
    ) -> tuple[Decision, ...]:
        """Several fields of the claim are others than the machine read: all are written in one go, or none."""
        written: list[Decision] = []
        with self._writing() as connection:
            together = lot(connection, len(entered))
            for field, value in entered.items():
                taken = self._about_claim(
                    connection, "correct", claim, field=field, value=value, comment=comment, together=together
                )
                written.append(append(connection, taken, written[-1].number if written else seen))
        return tuple(written)

    def add(self, claim: Claim, *, comment: str | None = None) -> Decision:
        """A claim that the machine did not find, with its words in the report; linked like every other."""
        with self._writing() as connection:
            return byhand.add(connection, self._taken("add", (claim.id,), field=claim.kind, comment=comment), claim)

    def note(self, report: Report, claims: Iterable[Claim], versions: tuple[str, str]) -> Decision:
        """A field note: a text of the reviewer's own, with what it claims, kept as a report of the case.

        `versions` are those of the reader and the rules that read it.
        """
        kept = storing.checked(report, claims)
        profiles = storing.profiles_of(report, kept)
        with self._writing() as connection:
            if not storing.add(connection, report, kept, profiles, versions):
                raise CaseError("AR246", f"The case has this note already: {report.id}.", "Nothing was written.")
            return append(connection, self._taken("note", (report.id,)), None)

    def grade_claim(self, claim: str, grade: str, *, comment: str | None = None, seen: int | None = None) -> Decision:
        """How credible what is claimed is: 1 confirmed by others, to 5 improbable; 6 cannot be judged."""
        _one_of(grade, CREDIBILITY, "credibility of a claim")
        return self._on_claim("grade", claim, field="credibility", value=grade, comment=comment, seen=seen)

    def grade_source(self, actor: str, grade: str, *, comment: str | None = None, seen: int | None = None) -> Decision:
        """How reliable a source is: A completely, to E unreliable; F cannot be judged. `actor` is its id."""
        _one_of(grade, RELIABILITY, "reliability of a source")
        taken = self._taken("grade", (actor,), field="reliability", value=grade, comment=comment)
        return self._written(taken, seen)

    def grade_incident(
        self, incident: str, grade: str, *, comment: str | None = None, seen: int | None = None
    ) -> Decision:
        """How sure an incident is, in a person's judgement, in the place of what the rule says."""
        _one_of(grade, INCIDENT_GRADES, "grade of an incident")
        return self._on_groups("grade", "incident", (incident,), value=grade, comment=comment, seen=seen)

    def same(
        self, field: str, subjects: Sequence[str], *, comment: str | None = None, seen: int | None = None
    ) -> Decision:
        """These incidents, series or actors are one (`field` says which of the three)."""
        return self._judge("same", field, subjects, comment, seen)

    def different(
        self, field: str, one: str, other: str, *, comment: str | None = None, seen: int | None = None
    ) -> Decision:
        """These two are not one, whatever speaks for it later."""
        return self._judge("different", field, (one, other), comment, seen)

    def unsure(
        self, field: str, one: str, other: str, *, comment: str | None = None, seen: int | None = None
    ) -> Decision:
        """These two may be one: kept as an open question."""
        return self._judge("unsure", field, (one, other), comment, seen)

    def split(
        self, field: str, group: str, claims: Sequence[str], *, comment: str | None = None, seen: int | None = None
    ) -> Decision:
        """These claims of an incident or a series are another one."""
        with self._writing() as connection:
            return append(connection, self._parted(connection, field, group, claims, comment), seen)

    def move(
        self, field: str, claim: str, other: str, *, comment: str | None = None, seen: int | None = None
    ) -> tuple[Decision, ...]:
        """The claim is of the incident or series `other`, not of the one that it stands in: split off, and the same.

        Raises CaseError also where judgements that hold keep it where it is, or away from the other.
        """
        with self._writing() as connection:
            row, target = _claim(connection, claim), _whole(connection, field, other)
            if row.claim.kind != HELD[field] or row.link in {None, target}:
                raise CaseError("AR244", f"{row.id} cannot be moved to {target}.", f"Name another {field}.")
            alone = len(members(connection, field, str(row.link))) == 1
            together, written = lot(connection, 1 if alone else 2), []
            if not alone:
                taken = self._parted(connection, field, str(row.link), (row.id,), comment, together)
                written.append(append(connection, taken, seen))
            own = names(connection, field, [row.id])[row.id]
            if alone or own != row.link:
                taken = self._about_groups(connection, "same", field, (own, target), comment, together)
                written.append(append(connection, taken, seen))
            if names(connection, field, [row.id])[row.id] != _whole(connection, field, target):
                advice = "Nothing was written. See what was decided about the two, and take that back first."
                raise CaseError("AR245", f"Other judgements keep {row.id} out of {target}.", advice)
            return tuple(written)

    def comment(self, subject: str, words: str, *, seen: int | None = None) -> Decision:
        """Something to say about a claim, a report, an incident, a series or a source, that decides nothing."""
        with self._writing() as connection:
            about = _subject(connection, subject)
            return append(connection, self._taken("comment", (about,), comment=words), seen)

    def undo(self, number: int, *, comment: str | None = None) -> Decision:
        """Take a decision back, one's own or another's, with those taken in one go with it; the log keeps all.

        An undo can be undone.
        """
        with self._writing() as connection:
            wanted = entries(connection, numbers=[number])
            if not wanted:
                raise CaseError(
                    "AR211", f"There is no decision no. {number}.", "See the log with: asreported review log"
                )
            back = taken_back(entries(connection, kinds=["undo"]))
            if number in back:
                raise CaseError(
                    "AR245", f"Decision no. {number} is taken back already.", "Undo the undo to have it again."
                )
            if wanted[0].kind == "note":
                advice = "Reject what was read of it, claim by claim."
                raise CaseError("AR245", "A field note is a report, and no report goes out of a case.", advice)
            found = [one for one in entries(connection, numbers=wanted[0].together) if one.number not in back]
            together = lot(connection, len(found))
            written = {one.number: self._taken_back(connection, one, comment, together) for one in found}
            byhand.follow(connection, {subject for one in found for subject in one.subjects})
            return written[number]

    def _taken_back(
        self, connection: Connection, one: Decision, comment: str | None, together: dict[str, list[int]]
    ) -> Decision:
        taken = self._taken(
            "undo", one.subjects, field=one.field, value=one.number, comment=comment, basis=together or None
        )
        return append(connection, taken, None)

    def _judge(self, kind: str, field: str, subjects: Sequence[str], comment: str | None, seen: int | None) -> Decision:
        if len(set(subjects)) < 2:
            raise CaseError("AR244", "A judgement needs two different things.", "Name two ids or more.")
        if field == "actor":
            return self._written(self._taken(kind, tuple(subjects), field=field, comment=comment), seen)
        return self._on_groups(kind, field, tuple(subjects), comment=comment, seen=seen)

    def _on_claim(
        self,
        kind: str,
        claim: str,
        *,
        seen: int | None,
        field: str | None = None,
        value: str | int | None = None,
        comment: str | None = None,
    ) -> Decision:
        with self._writing() as connection:
            return append(
                connection, self._about_claim(connection, kind, claim, field=field, value=value, comment=comment), seen
            )

    def _about_claim(
        self,
        connection: Connection,
        kind: str,
        claim: str,
        *,
        field: str | None = None,
        value: str | int | None = None,
        comment: str | None = None,
        together: Mapping[str, Any] = NOTHING,
    ) -> Decision:
        row = _claim(connection, claim)
        entered = fields.value(row.claim.kind, field or "", value) if kind == "correct" else value
        read = {row.id: basis(row.claim, row.report.text), **together}
        return self._taken(kind, (row.id,), field=field, value=entered, comment=comment, basis=read)

    def _parted(
        self,
        connection: Connection,
        field: str,
        group: str,
        claims: Sequence[str],
        comment: str | None,
        together: Mapping[str, Any] = NOTHING,
    ) -> Decision:
        group = _whole(connection, field, group)
        held = members(connection, field, group)
        leave = sorted({_claim(connection, claim).id for claim in claims})
        if strangers := [claim for claim in leave if claim not in held]:
            advice = f"See its claims with: asreported show {group}"
            raise CaseError("AR244", f"{', '.join(strangers)} is not of {group}.", advice)
        stay = [claim for claim in held if claim not in leave]
        if not stay or not leave:
            problem = f"Nothing of {group} would {'stay' if leave else 'leave'}."
            raise CaseError("AR244", problem, "Name some of its claims.")
        subjects, basis_ = (group, *leave), dict(together) or None
        return self._taken("split", subjects, field=field, value=[stay, leave], comment=comment, basis=basis_)

    def _on_groups(
        self,
        kind: str,
        field: str,
        groups: tuple[str, ...],
        *,
        seen: int | None,
        value: str | None = None,
        comment: str | None = None,
    ) -> Decision:
        with self._writing() as connection:
            if kind != "grade":
                return append(connection, self._about_groups(connection, kind, field, groups, comment), seen)
            group = _whole(connection, field, groups[0])
            # A grade rests on the accounts that there were.
            read = {group: list(members(connection, field, group))}
            taken = self._taken(kind, (group,), field=field, value=value, comment=comment, basis=read)
            return append(connection, taken, seen)

    def _about_groups(
        self,
        connection: Connection,
        kind: str,
        field: str,
        groups: Iterable[str],
        comment: str | None,
        together: Mapping[str, Any] = NOTHING,
    ) -> Decision:
        # Who judges two that others have joined judges them as they were.
        whole = tuple(named(connection, _grouped(field), group) for group in groups)
        held = [list(members(connection, field, group, joined=False)) for group in whole]
        return self._taken(kind, whole, field=field, value=held, comment=comment, basis=dict(together) or None)

    def _written(self, taken: Decision, seen: int | None) -> Decision:
        with self._writing() as connection:
            return append(connection, taken, seen)

    def _taken(
        self,
        kind: str,
        subjects: Iterable[str],
        *,
        field: str | None = None,
        value: Any = None,  # noqa: ANN401 - plain JSON
        comment: str | None = None,
        basis: Any = None,  # noqa: ANN401 - plain JSON
    ) -> Decision:
        words = fields.storable(comment.strip()) if comment else None
        return Decision(
            number=0, kind=kind, subjects=tuple(subjects), by=self.name, at=self._clock(), field=field, value=value,
            comment=words or None, basis=basis,
        )  # fmt: skip


def _claim(connection: Connection, wanted: str) -> ClaimRow[Any]:
    row = finding.anything(connection, wanted)
    if not isinstance(row, ClaimRow):
        raise CaseError("AR244", f"{wanted!r} is a report, not a claim.", "Name a claim of it.")
    return row


def _whole(connection: Connection, field: str, wanted: str) -> str:
    """The id that a group goes by now; that of those it was joined with."""
    name = named(connection, _grouped(field), wanted)
    return regrouped(connection, field).merged.get(name, name)


def _subject(connection: Connection, wanted: str) -> str:
    """The whole id of what a comment is about."""
    for field, letter in LETTERS.items():
        if wanted.startswith(f"{letter}-"):
            return named(connection, field, wanted)
    try:
        row = finding.anything(connection, wanted)
    except CaseError as fault:
        if fault.code != "AR211":
            raise
        found = grades.named(connection, wanted)
        if len(found) != 1:
            raise
        return found[0].id
    return row.id if isinstance(row, ClaimRow) else row.report.id


def _one_of(grade: str, grades: Iterable[str], what: str) -> None:
    if grade not in tuple(grades):
        raise CaseError("AR242", f"{grade!r} is no {what}.", f"It may be one of: {', '.join(grades)}.")


def _grouped(field: str) -> str:
    if field not in {"incident", "series"}:
        raise CaseError("AR244", f"{field!r} cannot be judged.", "It may be one of: incident, series, actor.")
    return field
