"""A case: the reports that were added, the claims they make, and what was refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import SQLAlchemyError

from asreported import __version__
from asreported.claims import Claim, Event, Figure, Person, Statement
from asreported.errors import CaseError
from asreported.intake import Report, Unreadable
from asreported.linking import CopyGroup, CopyPair, Dispute, Independence, groups

from . import checking, copying, finding, grades, linked, pages, schema, storing, versions
from .decisions import byhand
from .decisions.again import Again, again
from .decisions.decision import Decision
from .decisions.groups import FIELDS, names
from .decisions.log import entries
from .decisions.reviewer import Reviewer
from .dialects import WRITES, State, touch
from .grades import IncidentGrade, SourceRow
from .pages import (
    EVERYTHING,
    Candidate,
    Effect,
    Links,
    Odds,
    Outline,
    Record,
    Scene,
    SeriesOutline,
    Sought,
    Spot,
    Story,
    Turn,
    Waiting,
)
from .policies.counts import Answer
from .policies.questions import Answered, answered
from .rows import (
    ClaimRow,
    DisputeRow,
    EventRow,
    FigureRow,
    History,
    IncidentRow,
    PersonRow,
    ReportRow,
    SeriesRow,
    StatementRow,
)
from .search import Found, Wanted, search
from .versions import VersionsRow

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a case holds. Figures are counted as rows; the people in them are never added up."""

    reports: int
    figures: int
    statements: int
    events: int
    persons: int
    unreadable: int
    copies: int


class Case:
    """An open case. Made by `open_case`; close it, or use it in a `with` block. Every method may raise CaseError."""

    def __init__(self, engine: Engine, name: str, files: tuple[Path, ...] = ()) -> None:
        self._engine = engine
        self._state = State(engine)
        self.name = name
        self._links = Links()
        # Every page of one of them asks for all; they are kept until the case changes.
        self._disputes: tuple[str, tuple[Dispute, ...]] | None = None
        self._sources: tuple[str, tuple[SourceRow, ...]] | None = None
        # Where the case lives on this machine: nothing else may be written there.
        self.files = files

    def close(self) -> None:
        """Let go of the database. A case in a file opens it again when it is next asked; one in memory is gone."""
        self._state.close()
        self._engine.dispose()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def state(self) -> str | None:
        """The same text as before only if the case has not changed since; None for a case in memory."""
        with self._faults():
            try:
                return self._state.now()
            except (OSError, sqlite3.Error) as fault:
                raise CaseError("AR206", f"{self.name} could not be read: {fault}.", "Check the disk.") from fault

    def has(self, report: Report | str) -> bool:
        """Whether the case holds this report, by its id."""
        wanted = report if isinstance(report, str) else report.id
        with self._reading() as connection:
            found = select(schema.reports.c.id).where(schema.reports.c.id == wanted)
            return connection.execute(found).first() is not None

    def met_again(self, report: Report) -> None:
        """Note that a report of the case was fetched once more, unchanged."""
        if report.retrieved is not None:
            with self._writing() as connection:
                storing.met_again(connection, report)

    def add(
        self,
        report: Report,
        claims: Iterable[Claim],
        *,
        reader_version: str = __version__,
        rules_version: str = __version__,
    ) -> bool:
        """Store a report with all its claims, or nothing of it; False where it was there already, and nothing changes.

        Raises CaseError where a claim is of another report or its words lie outside the text.
        """
        kept = storing.checked(report, claims)
        profiles = storing.profiles_of(report, kept)
        with self._writing() as connection:
            return storing.add(connection, report, kept, profiles, (reader_version, rules_version))

    def reread(
        self,
        report_id: str,
        claims: Iterable[Claim],
        *,
        reader_version: str = __version__,
        rules_version: str = __version__,
    ) -> None:
        """Put what a newer reading found in the place of a report's claims. The report itself stays as it is."""
        report = self.report(report_id).report
        with self._writing() as connection:
            # What people entered by hand stays, and comes first: where the reader finds it too, theirs is kept.
            kept = storing.checked(report, (*byhand.claims(connection, report.id), *claims))
            profiles = storing.profiles_of(report, kept)
            storing.replace(connection, report.id, kept, profiles, (reader_version, rules_version))

    def refuse(self, source: Unreadable) -> None:
        """Remember a source that gave no report."""
        with self._writing() as connection:
            storing.refuse(connection, source)

    def forget(self, *sources: str) -> None:
        """Forget what was refused of sources (`Unreadable.source`), because they are read anew."""
        with self._writing() as connection:
            storing.forget(connection, *sources)

    def reports(self) -> tuple[ReportRow, ...]:
        """Every report: by day of publication, undated ones last, then by name."""
        with self._reading() as connection:
            return finding.report_rows(connection)

    def report(self, wanted: str) -> ReportRow:
        """The report of an id, the unique beginning of one, or a name."""
        with self._reading() as connection:
            return finding.report_rows(connection, [finding.report_id(connection, wanted)])[0]

    def figures(
        self,
        *,
        measure: str | None = None,
        speaker: str | None = None,
        report: str | None = None,
        since: str | None = None,
    ) -> tuple[FigureRow, ...]:
        """The figures of a measure, of a claimant (any part of the name), of a report, published since an ISO day."""
        found = self._claims(Figure, schema.figures, speaker, report, since, measure=measure)
        return finding.in_order([FigureRow(*row) for row in found])

    def statements(
        self,
        *,
        act: str | None = None,
        speaker: str | None = None,
        report: str | None = None,
        since: str | None = None,
    ) -> tuple[StatementRow, ...]:
        """The statements of an act (`deny`, `offer`); the other filters are those of `figures`."""
        found = self._claims(Statement, schema.statements, speaker, report, since, act=act)
        return finding.in_order([StatementRow(*row) for row in found])

    def events(
        self,
        *,
        type: str | None = None,  # noqa: A002 - the field's name in the coding rules
        stage: str | None = None,
        speaker: str | None = None,
        report: str | None = None,
        since: str | None = None,
    ) -> tuple[EventRow, ...]:
        """The events of a type and stage; the other filters are those of `figures`."""
        found = self._claims(Event, schema.events, speaker, report, since, type=type, stage=stage)
        return finding.in_order([EventRow(*row) for row in found])

    def people(
        self,
        *,
        name: str | None = None,
        status: str | None = None,
        speaker: str | None = None,
        report: str | None = None,
        since: str | None = None,
    ) -> tuple[PersonRow, ...]:
        """The statuses of named persons by day, undated ones last: of a name (any part of it), of a status.

        The other filters are those of `figures`.
        """
        found = self._claims(Person, schema.persons, speaker, report, since, status=status)
        part = None if name is None else name.casefold()
        return finding.in_order_of_date(
            [PersonRow(*row) for row in found if part is None or part in row[1].name.casefold()]
        )

    def reviewer(self, name: str) -> Reviewer:
        """Whoever decides about this case, under this name."""
        return Reviewer(name, self._writing)

    def decisions(self, subject: str | None = None) -> tuple[Decision, ...]:
        """The log of what people decided, in its order; with a subject what is about that id, the beginning of ids, a
        report's name or a source's."""
        with self._reading() as connection:
            if subject is None:
                return entries(connection)
            column = schema.decision_subjects.c.subject
            begun = select(column).where(finding.begins(column, subject)).distinct()
            reports = select(schema.reports.c.id).where(schema.reports.c.name == subject)
            found = [*connection.execute(begun).scalars(), *connection.execute(reports).scalars()] if subject else []
            return entries(connection, subjects=found or [row.id for row in grades.named(connection, subject)])

    def again(self) -> tuple[Again, ...]:
        """The decisions that wait for a person, because what they rest on is gone or reads otherwise now."""
        with self._reading() as connection:
            return again(connection)

    def sources(self) -> tuple[SourceRow, ...]:
        """Everybody whom claims are ascribed to, and the outlets, with their grades."""
        state, kept = self.state(), self._sources
        if kept is not None and state is not None and kept[0] == state:
            return kept[1]
        with self._reading() as connection:
            found = grades.sources(connection)
        self._sources = None if state is None else (state, found)
        return found

    def source(self, wanted: str) -> SourceRow:
        """The source of an id or a name that reports use for it."""
        every = self.sources()
        with self._reading() as connection:
            return grades.source(connection, wanted, every)

    def answers(self, policy: str, *, measure: str | None = None) -> tuple[Answered, ...]:
        """What a policy (`POLICIES`) makes of each question of the case, or of those of a measure."""
        with self._reading() as connection:
            return answered(connection, policy, measure)

    def grade(self, incident: str) -> IncidentGrade:
        """How sure an incident is: by the rule, and by people's own judgement."""
        with self._reading() as connection:
            found = linked.incident(connection, incident)
            disputes = linked.disputes(connection, {row.id for row in found.events})
            return grades.incident_grade(connection, found, disputes)

    def show(self, wanted: str) -> ReportRow | ClaimRow[Any]:
        """The report or claim of an id, of the unique beginning of one, or the report of a name."""
        with self._reading() as connection:
            return finding.anything(connection, wanted)

    def incidents(self, *, least: int = 1) -> tuple[IncidentRow, ...]:
        """The incidents that `least` reports or more tell of, by day; each event is in one, most of them alone."""
        with self._reading() as connection:
            return linked.incidents(connection, least)

    def incident(self, wanted: str) -> IncidentRow:
        """The incident of an id, or of the unique beginning of one."""
        with self._reading() as connection:
            return linked.incident(connection, wanted)

    def series(self, *, least: int = 1) -> tuple[SeriesRow, ...]:
        """The series of `least` figures or more, each in the order of time, by their first figure."""
        with self._reading() as connection:
            return linked.all_series(connection, least)

    def history(self, figure: str) -> History:
        """A figure among those that answer the same question, by its whole id."""
        with self._reading() as connection:
            return linked.history(connection, figure)

    def disputes(self) -> tuple[DisputeRow, ...]:
        """What claimants contradict each other in, by the first claim of each."""
        with self._reading() as connection:
            return linked.disputes(connection)

    def dispute_outlines(self) -> tuple[Dispute, ...]:
        """The disputes of `disputes` in its order, by the ids of their claims, without texts."""
        state, kept = self.state(), self._disputes
        if kept is not None and state is not None and kept[0] == state:
            return kept[1]
        with self._reading() as connection:
            found = linked.dispute_outlines(connection)
        self._disputes = None if state is None else (state, found)
        return found

    def dispute_rows(self, some: Iterable[Dispute]) -> tuple[DisputeRow, ...]:
        """Disputes with their claims, in the order given."""
        with self._reading() as connection:
            return linked.dispute_rows(connection, some)

    def independence(self, claims: Iterable[str]) -> Independence:
        """The voices behind claims that say the same, by the claims' ids."""
        with self._reading() as connection:
            return linked.voices(connection, claims)

    def unreadable(self) -> tuple[Unreadable, ...]:
        """The sources that gave no report, by name. One known by its name alone goes when a report is so called."""
        table = schema.unreadable
        unnamed = (table.c.source != "") | table.c.name.not_in(select(schema.reports.c.name))
        with self._reading() as connection:
            rows = connection.execute(select(table).where(unnamed)).mappings().all()
        return tuple(sorted((Unreadable(**row) for row in rows), key=lambda one: (one.name, one.source, one.reason)))

    def versions(self, report: str | None = None) -> tuple[VersionsRow, ...]:
        """The pages that were fetched again and changed, what each version changed; of one report if it has any."""
        with self._reading() as connection:
            if report is None:
                return versions.versions(connection)
            story = finding.report_rows(connection, [finding.report_id(connection, report)])[0].story
            return versions.versions(connection, story) if story else ()

    def copies(self) -> tuple[CopyGroup, ...]:
        """The groups of reports that repeat each other's words; versions of one page are none."""
        one, other = schema.reports.alias(), schema.reports.alias()
        of_pages = (
            select(schema.copies)
            .join(one, one.c.id == schema.copies.c.first)
            .join(other, other.c.id == schema.copies.c.second)
            .where(one.c.story.is_distinct_from(other.c.story) | one.c.story.is_(None))
        )
        with self._reading() as connection:
            pairs = [CopyPair(*row) for row in connection.execute(of_pages)]
            dates = select(schema.reports.c.id, schema.reports.c.published)
            published = {row.id: row.published for row in connection.execute(dates)} if pairs else {}
        return groups(pairs, published)

    def counts(self) -> Counts:
        """How much the case holds."""
        tables = (schema.reports, schema.figures, schema.statements, schema.events, schema.persons)
        with self._reading() as connection:
            sizes = [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]
        reports, figures, statements, events, persons = sizes
        return Counts(reports, figures, statements, events, persons, len(self.unreadable()), len(self.copies()))

    def copy_to(self, other: Case) -> None:
        """Write all that the case holds into an empty one, every row as it is: all of it or nothing.

        Raises CaseError where the other case holds anything.
        """
        with other._writing() as target:
            copying.check_empty(target, other.name)
            with self._reading() as source:
                copying.copy_rows(source, target)

    def faults(self) -> tuple[str, ...]:
        """What is damaged: rows that point nowhere, texts and claims that are not as they were added, their words."""
        with self._reading() as connection:
            return tuple(checking.faults(connection))

    def judged(self, *subjects: str) -> tuple[Decision, ...]:
        """The decisions about any of these ids that hold, in the order of the log."""
        with self._reading() as connection:
            return pages.judged(connection, subjects)

    def reliability(self) -> Mapping[str, Mapping[str, str]]:
        """The grades, A to F, of the sources that people graded: by the id of the actor, then by reviewer."""
        with self._reading() as connection:
            return grades.reliability(connection)

    def newest_decision(self, *subjects: str) -> int:
        """The number of the newest decision about any of these ids, 0 for none: what their reviewer has `seen`."""
        with self._reading() as connection:
            return pages.newest(connection, subjects)

    def decision(self, number: int) -> Decision | None:
        """The entry of the log with this number."""
        with self._reading() as connection:
            return pages.decision(connection, number)

    def log_part(self, limit: int, offset: int = 0) -> tuple[tuple[Decision, ...], int, frozenset[int]]:
        """A part of the log, the newest entry first, how many there are, and the numbers of those taken back."""
        with self._reading() as connection:
            return pages.log_part(connection, limit, offset)

    def waiting(
        self,
        after: str | None = None,
        why: str | None = None,
        *,
        sought: Sought = EVERYTHING,
        busy: Set[str] = frozenset(),
    ) -> Waiting:
        """The claim that a person should see next, behind the claim `after` that stood there because of `why`.

        Only of those that are `sought`; `busy` ones, which others look at, come last.
        """
        with self._reading() as connection:
            return pages.waiting(connection, after, why, links=self._links, sought=sought, busy=busy)

    def before(self, claim: str, why: str, *, sought: Sought = EVERYTHING) -> tuple[str, str] | None:
        """The claim before one in the queue and why it stands there; None before the first."""
        with self._reading() as connection:
            return pages.before(connection, claim, why, links=self._links, sought=sought)

    def why_waiting(self, claim: str) -> str:
        """For which reason a claim stands in the queue: the words of `Waiting.why`."""
        with self._reading() as connection:
            return pages.why_waiting(connection, claim, self._links)

    def reviewed(self, by: str, since: str) -> int:
        """How many claims somebody gave a verdict on since a time (ISO 8601, UTC)."""
        with self._reading() as connection:
            return pages.reviewed(connection, by, since)

    def same_words(self, row: ClaimRow[Any]) -> tuple[ClaimRow[Any], ...]:
        """The same claim in the same words of copies of its report, where nobody decided about it."""
        with self._reading() as connection:
            return pages.same_words(connection, row)

    def effects(self, series: SeriesRow, claim: str) -> tuple[Effect, ...]:
        """What each policy makes of a question, and what it would without one of its claims."""
        with self._reading() as connection:
            return pages.effects(connection, series, claim)

    def grades_with_and_without(self, incident: IncidentRow, claim: str) -> tuple[str, str]:
        """The grade of an incident by the rule, and what it would be without one of its accounts."""
        with self._reading() as connection:
            return pages.grades_with_and_without(connection, incident, claim)

    def whole_series(self, wanted: str) -> str:
        """The id of the series that an id, or the unique beginning of one, names after people's judgements."""
        with self._reading() as connection:
            return pages.whole_series(connection, wanted)

    def candidates(self, field: str, group: str, limit: int = 8) -> tuple[Candidate, ...]:
        """Incidents or series (`field`) that may be the same as one of them, the likeliest first."""
        with self._reading() as connection:
            return pages.candidates(connection, field, group, limit)

    def at_odds(self, claim: str) -> tuple[Odds, ...]:
        """The claims that a claim contradicts."""
        with self._reading() as connection:
            return pages.at_odds(connection, claim)

    def similar(self, row: ClaimRow[Any], limit: int = 6) -> tuple[ClaimRow[Any], ...]:
        """Other claims of the same question, incident or person, of the nearest days."""
        with self._reading() as connection:
            return pages.similar(connection, row, limit)

    def disputes_of(self, reports: Iterable[str]) -> tuple[DisputeRow, ...]:
        """The disputes that a claim of these reports (by id) is in."""
        with self._reading() as connection:
            return pages.disputes_of(connection, reports)

    def disputes_over(self, claims: Iterable[str]) -> tuple[DisputeRow, ...]:
        """The disputes that one of these claims (by id) is in."""
        of, kept = set(claims), self._disputes
        with self._reading() as connection:
            if kept is None or kept[0] != self.state():
                return linked.disputes(connection, of)
            return linked.dispute_rows(connection, (one for one in kept[1] if not of.isdisjoint((*one.a, *one.b))))

    def claims_in(self, kind: type[C], reports: Iterable[str]) -> tuple[ClaimRow[C], ...]:
        """The claims of a kind in these reports (by id), in the order of every list."""
        with self._reading() as connection:
            return pages.claims_in(connection, kind, reports)

    def triggers(self, reports: Iterable[str]) -> Mapping[str, tuple[tuple[int, int, str], ...]]:
        """Where the events of reports have their trigger words, from and to, with their incidents; by report."""
        with self._reading() as connection:
            return pages.triggers(connection, reports)

    def grade_of(
        self, incident: IncidentRow, disputes: Iterable[DisputeRow], heard: Independence | None = None
    ) -> IncidentGrade:
        """The grade of an incident, where its disputes are known, and the voices of all its accounts may be."""
        with self._reading() as connection:
            return grades.incident_grade(connection, incident, disputes, heard)

    def outlines(self) -> tuple[Outline, ...]:
        """What lists sort and filter incidents by, of all of them, without their texts."""
        with self._reading() as connection:
            return pages.outlines(connection)

    def incidents_by_id(self, ids: Iterable[str]) -> tuple[IncidentRow, ...]:
        """The incidents of whole ids, in the order of the ids."""
        with self._reading() as connection:
            return pages.incidents_by_id(connection, ids)

    def groups_of(self, kind: str, claims: Iterable[str]) -> Mapping[str, str]:
        """The incident of each of these events (`event`), or the series of each figure (`figure`)."""
        with self._reading() as connection:
            return names(connection, FIELDS[kind], claims)

    def scenes(self) -> tuple[Scene, ...]:
        """When and where the incidents of the case are said to have happened."""
        with self._reading() as connection:
            return pages.scenes(connection)

    def turns(self) -> tuple[Turn, ...]:
        """The figures by which a claimant first gives a number after having given another."""
        with self._reading() as connection:
            return pages.turns(connection)

    def spots_of(self, claims: Iterable[str]) -> Mapping[str, Spot]:
        """Where events are placed, by their ids; those that name no place are left out."""
        with self._reading() as connection:
            return pages.spots_of(connection, claims)

    def search(self, wanted: Wanted, limit: int, offset: int = 0) -> Found:
        """What a question finds: who or what is named so, then what says it, each the newest first."""
        with self._reading() as connection:
            return search(connection, wanted, limit, offset)

    def sizes(self) -> Mapping[str, int]:
        """How many reports, figures, statements, events and persons the case holds."""
        with self._reading() as connection:
            return pages.sizes(connection)

    def reports_by_id(self, ids: Iterable[str]) -> Mapping[str, Report]:
        """The reports of these ids."""
        with self._reading() as connection:
            return pages.reports_by_id(connection, ids)

    def reports_part(self, limit: int, offset: int = 0) -> tuple[ReportRow, ...]:
        """A part of the reports, in the order of `reports`."""
        with self._reading() as connection:
            return pages.reports_part(connection, limit, offset)

    def latest_reports(self, limit: int) -> tuple[ReportRow, ...]:
        """The reports that were published last, the last of them first."""
        with self._reading() as connection:
            return pages.latest_reports(connection, limit)

    def newest_figures(self, speakers: Iterable[str], limit: int) -> tuple[FigureRow, ...]:
        """At most `limit` figures of speakers of exactly these names, those published last first."""
        with self._reading() as connection:
            return pages.newest_figures(connection, speakers, limit)

    def records(self, sources: Iterable[SourceRow]) -> Mapping[str, Record]:
        """The track records of some sources, by their ids."""
        with self._reading() as connection:
            return pages.records(connection, sources)

    def stories(self, limit: int, offset: int = 0) -> tuple[tuple[Story, ...], int]:
        """A part of the pages that the case has several versions of, and how many there are."""
        with self._reading() as connection:
            return pages.stories(connection, limit, offset)

    def versions_of(self, story: str) -> int:
        """How many reports are versions of one page (`ReportRow.story`)."""
        with self._reading() as connection:
            return pages.versions_of(connection, story)

    def answers_of(self, policy: str, series: SeriesRow) -> tuple[Answer, ...]:
        """What a policy (`POLICIES`) makes of one question."""
        with self._reading() as connection:
            return pages.answered_one(connection, policy, series)

    def series_outlines(self) -> tuple[SeriesOutline, ...]:
        """What lists sort and filter series by, of all of them, without their figures."""
        with self._reading() as connection:
            return pages.series_outlines(connection)

    def series_labels(self, outlines: Iterable[SeriesOutline]) -> Mapping[str, str]:
        """The questions of some series in words, by id."""
        with self._reading() as connection:
            return pages.series_labels(connection, outlines)

    def series_by_id(self, ids: Iterable[str]) -> tuple[SeriesRow, ...]:
        """The series of whole ids, in the order of the ids."""
        with self._reading() as connection:
            return pages.series_by_id(connection, ids)

    def one_series(self, wanted: str) -> SeriesRow:
        """The series of a whole id. Raises CaseError where there is none."""
        with self._reading() as connection:
            return pages.one_series(connection, wanted)

    def _claims(
        self,
        kind: type[C],
        table: Table,
        speaker: str | None,
        report: str | None,
        since: str | None,
        **equal: str | None,
    ) -> list[finding.Found[C]]:
        wanted = select(table)
        for column, value in equal.items():
            wanted = wanted if value is None else wanted.where(table.c[column] == value)
        with self._reading() as connection:
            if report is not None:
                wanted = wanted.where(table.c.report == finding.report_id(connection, report))
            if since is not None:
                wanted = wanted.join(schema.reports).where(schema.reports.c.published >= since)
            found = finding.claims_with_reports(connection, kind, wanted)
        # Not in SQL: its lower() knows ASCII only in SQLite.
        name = None if speaker is None else speaker.casefold()
        return [row for row in found if name is None or name in (row[1].speaker or "").casefold()]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._faults(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        options: dict[str, Any] = {WRITES: True}
        with (
            self._faults(),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection
            touch(connection)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as fault:
            reason = str(getattr(fault, "orig", None) or fault).splitlines()[0]
            advice = "Nothing of this step was stored. Check the disk, and that no other program holds the case."
            raise CaseError("AR206", f"{self.name} could not be read or written: {reason}.", advice) from fault
