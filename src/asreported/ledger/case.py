"""A case: the reports that were added, the claims they make, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from asreported.linking import CopyGroup, CopyPair, Independence, groups

from . import finding, linked, schema, storing
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

# The execution option of connections that will write.
WRITES = "asreported_writes"

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
        self.name = name
        # Where the case lives on this machine: nothing else may be written there.
        self.files = files

    def close(self) -> None:
        """Let go of the database. A case in a file opens it again when it is next asked; one in memory is gone."""
        self._engine.dispose()

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def has(self, report: Report | str) -> bool:
        """Whether the case holds this report, by its id."""
        wanted = report if isinstance(report, str) else report.id
        with self._reading() as connection:
            found = select(schema.reports.c.id).where(schema.reports.c.id == wanted)
            return connection.execute(found).first() is not None

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
        kept = storing.checked(report, claims)
        profiles = storing.profiles_of(report, kept)
        with self._writing() as connection:
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
            return finding.report_rows(connection, finding.report_id(connection, wanted))[0]

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

    def copies(self) -> tuple[CopyGroup, ...]:
        """The groups of reports that repeat each other's words."""
        with self._reading() as connection:
            pairs = [CopyPair(*row) for row in connection.execute(select(schema.copies))]
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

    def _claims(
        self,
        kind: type[C],
        table: Table,
        speaker: str | None,
        report: str | None,
        since: str | None,
        **equal: str | None,
    ) -> list[tuple[Report, C, str | None]]:
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

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as fault:
            reason = str(getattr(fault, "orig", None) or fault).splitlines()[0]
            advice = "Nothing of this step was stored. Check the disk, and that no other program holds the case."
            raise CaseError("AR206", f"{self.name} could not be read or written: {reason}.", advice) from fault
