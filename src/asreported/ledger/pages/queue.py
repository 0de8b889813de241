"""The queue of review: which claim a person should see next, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Select, Table, func, literal, select, tuple_

from .. import schema
from ..decisions.again import again
from ..decisions.live import by_subject, live, taken_back
from ..decisions.log import entries
from ..decisions.reviews import Review
from ..finding import claim_rows
from ..stored import TABLES

_UNDATED = "9999"
# How many reports are looked at together for the next claim that nobody reviewed.
_AHEAD = 100
# Day, name and id of the report, begin of the evidence, id of the claim.
_Place: TypeAlias = tuple[str, str, str, int, str]
_VERDICTS: Final = ("confirm", "reject", "correct")


@dataclass(frozen=True, slots=True)
class Waiting:
    """The claim that a reviewer should see next, why it comes there, and how many wait for each reason.

    `why` is `again` (asked again), `contested` (reviewers differ), `dispute`, `moved` (its claimant gave another number
    for the same question) or `rest`; `claim` is None where nothing waits any more.
    """

    claim: str | None
    why: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sought:
    """What a reviewer wants of the queue: claims that wait for a reason (`Waiting.why`), of a kind, of a report (by its
    whole id), figures of a measure. Empty for whatever there is."""

    why: str = ""
    kind: str = ""
    report: str = ""
    measure: str = ""

    def tables(self) -> list[Table]:
        """The tables that hold such claims."""
        kinds = {"figure"} if self.measure else {self.kind or kind.kind for kind in TABLES}
        if self.kind and self.kind not in kinds:
            return []
        return [table for kind, table in TABLES.items() if kind.kind in kinds]

    def narrow(self, wanted: Select[Any], table: Table) -> Select[Any]:
        """A select over a table, of such claims only."""
        if self.report:
            wanted = wanted.where(table.c.report == self.report)
        return wanted.where(table.c.measure == self.measure) if self.measure else wanted


EVERYTHING: Final = Sought()


class Links:
    """The claims that are in a dispute and those that moved, which change with reports and not with decisions.

    They are kept between two questions: to find them takes a third of a second in a case of 5,000 reports.
    """

    def __init__(self) -> None:
        self._kept: tuple[object, Mapping[str, list[str]]] = (None, {})

    def of(self, connection: Connection) -> Mapping[str, list[str]]:
        """The claims by reason, in the order of the queue."""
        tables = (schema.reports, schema.figures, schema.grouped, schema.conflicts)
        state = tuple(connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables)
        if self._kept[0] != state:
            self._kept = (state, {"dispute": _disputed(connection), "moved": _moved(connection)})
        return self._kept[1]

    def forget(self) -> None:
        """Find them anew when next asked: a report was read again, and has other claims."""
        self._kept = (None, {})


class _Bands:
    """The lists of the queue: every claim that stands in one for its reason, and who of them is left."""

    def __init__(self, connection: Connection, links: Links, sought: Sought) -> None:
        self.done, contested = _judged(connection)
        every = {"again": _asked(connection), "contested": contested, **links.of(connection)}
        self._fits = _fitting(connection, sought)
        self.all: dict[str, list[str]] = {}
        earlier: set[str] = set()
        for name, claims in every.items():
            self.all[name] = [claim for claim in dict.fromkeys(claims) if claim not in earlier and self._fits(claim)]
            earlier.update(claims)
        self.left = {
            name: [claim for claim in claims if name in {"again", "contested"} or claim not in self.done]
            for name, claims in self.all.items()
        }
        # Whatever reason is sought: the claims of the other lists are none of the rest.
        self.placed = {claim for claims in self.all.values() for claim in claims}

    def counts(self, connection: Connection, sought: Sought) -> Mapping[str, int]:
        """How many wait for each reason."""
        counted = (sought.narrow(select(func.count()).select_from(table), table) for table in sought.tables())
        total = sum(connection.execute(one).scalar_one() for one in counted)
        decided = sum(1 for claim in self.done - self.placed if self._fits(claim))
        rest = max(0, total - len(self.placed) - decided)
        return {name: len(claims) for name, claims in self.left.items()} | {"rest": rest}


def waiting(
    connection: Connection,
    after: str | None = None,
    why: str | None = None,
    *,
    links: Links | None = None,
    sought: Sought = EVERYTHING,
    busy: Set[str] = frozenset(),
) -> Waiting:
    """The next claim that waits for a person, behind the claim `after` that stood in the queue for the reason `why`.

    Claims that are `busy`, because somebody else looks at them, come only where nothing else is left.
    """
    links = links or Links()
    bands = _Bands(connection, links, sought)
    counts = bands.counts(connection, sought)
    for avoided in (busy, frozenset()) if busy else (busy,):
        claim, name = _next(connection, bands, after, why, sought, avoided)
        if claim is not None and _place(connection, claim) is None:
            links.forget()
            return waiting(connection, after, why, links=links, sought=sought, busy=busy)
        if claim is not None:
            return Waiting(claim, name, counts)
    return Waiting(None, "rest", counts)


def _next(
    connection: Connection, bands: _Bands, after: str | None, why: str | None, sought: Sought, busy: Set[str]
) -> tuple[str | None, str]:
    names = [name for name in bands.left if sought.why in {"", name}]
    at = names.index(why) if why in names else 0
    for name in [] if why == "rest" else names[at:]:
        # The claim that was just decided about has left its list: `all` still has its place.
        found = _behind(bands.all[name], bands.left[name], after if name == why else None, busy)
        if found is not None:
            return found, name
    if sought.why in {"", "rest"}:
        leave_out = bands.done | bands.placed | busy
        return _next_of_rest(connection, after if why == "rest" else None, leave_out, sought), "rest"
    return None, "rest"


def before(
    connection: Connection,
    claim: str,
    why: str,
    *,
    links: Links | None = None,
    sought: Sought = EVERYTHING,
) -> tuple[str, str] | None:
    """The claim that stands before one in the queue, decided about or not, and for which reason; None of the first."""
    bands = _Bands(connection, links or Links(), sought)
    names = [name for name in bands.all if sought.why in {"", name}]
    if why == "rest":
        found = _next_of_rest(connection, claim, bands.placed, sought, back=True)
        if found is not None:
            return found, "rest"
    elif why in names and claim in bands.all[why]:
        at = bands.all[why].index(claim)
        if at:
            return bands.all[why][at - 1], why
        names = names[: names.index(why)]
    last = [(bands.all[name][-1], name) for name in names if bands.all[name]]
    return last[-1] if last else None


def why_waiting(connection: Connection, claim: str, links: Links | None = None) -> str:
    """For which reason a claim stands, or stood, in the queue."""
    bands = _Bands(connection, links or Links(), EVERYTHING)
    return next((name for name, claims in bands.all.items() if claim in claims), "rest")


def reviewed(connection: Connection, by: str, since: str) -> int:
    """How many claims somebody gave a verdict on, or corrected, since a time (ISO 8601, UTC), and did not take back."""
    table, about = schema.decisions.c, schema.decision_subjects.c
    wanted = (
        select(table.number, about.subject)
        .join(schema.decision_subjects, about.number == table.number)
        .where(table.by == by, table.at >= since, table.kind.in_(_VERDICTS))
    )
    back = taken_back(entries(connection, kinds=["undo"]))
    return len({row.subject for row in connection.execute(wanted) if row.number not in back})


def _asked(connection: Connection) -> list[str]:
    """The claims that a decision waits for, and those that stand in the place of one that is gone."""
    letters = {f"{kind.kind[0]}-" for kind in TABLES}
    found = [claim for one in again(connection) for claim in (*one.instead, *one.decision.subjects)]
    wanted = [claim for claim in dict.fromkeys(found) if claim[:2] in letters]
    there = claim_rows(connection, wanted)
    return [claim for claim in wanted if claim in there]


def _judged(connection: Connection) -> tuple[set[str], list[str]]:
    """The claims that somebody gave a verdict on, and those of them that reviewers differ about."""
    held = live(entries(connection, kinds=("confirm", "reject", "correct", "add", "undo")))
    about = by_subject(held)
    contested = [claim for claim, given in about.items() if Review(given).status == "contested"]
    return set(about), contested


def _disputed(connection: Connection) -> list[str]:
    """The claims at odds with another, both of a pair together."""
    table = schema.conflicts.c
    pairs = connection.execute(select(table.one, table.other).order_by(table.type, table.one, table.other))
    return list(dict.fromkeys(claim for pair in pairs for claim in pair))


def _moved(connection: Connection) -> list[str]:
    """The figures of which the claimant gave another number for the same question."""
    figures, groups = schema.figures.c, schema.grouped.c
    one_question = (groups.claim == figures.id) & (groups.kind == "figure")
    low, high = func.coalesce(figures.low, -1), func.coalesce(figures.high, -1)
    changed = (
        select(groups.name, figures.speaker)
        .join(schema.grouped, one_question)
        .where(figures.speaker.is_not(None), figures.mode.in_(("happened", "ongoing")))
        .group_by(groups.name, figures.speaker)
        .having((func.min(low) != func.max(low)) | (func.min(high) != func.max(high)))
        .subquery()
    )
    wanted = (
        select(figures.id)
        .join(schema.grouped, one_question)
        .join(changed, (changed.c.name == groups.name) & (changed.c.speaker == figures.speaker))
        .join(schema.reports, schema.reports.c.id == figures.report)
        .order_by(groups.name, func.coalesce(schema.reports.c.published, _UNDATED), figures.id)
    )
    return list(connection.execute(wanted).scalars())


def _fitting(connection: Connection, sought: Sought) -> Callable[[str], bool]:
    """Whether a claim is of the kind, the report and the measure that are sought, by its id."""
    if sought.report or sought.measure:
        some = (sought.narrow(select(table.c.id), table) for table in sought.tables())
        return {claim for one in some for claim in connection.execute(one).scalars()}.__contains__
    return lambda claim: claim.startswith(f"{sought.kind[:1]}-") if sought.kind else True


def _behind(every: Sequence[str], left: Sequence[str], after: str | None, busy: Set[str]) -> str | None:
    wanted = set(left) - busy
    begin = every.index(after) + 1 if after in every else 0
    return next((claim for claim in every[begin:] if claim in wanted and claim != after), None)


def _next_of_rest(
    connection: Connection, after: str | None, leave_out: Set[str], sought: Sought, *, back: bool = False
) -> str | None:
    place = None if after is None else _place(connection, after)
    return next((claim for claim in _in_order(connection, place, sought, back) if claim not in leave_out), None)


def _in_order(connection: Connection, place: _Place | None, sought: Sought, back: bool) -> Iterator[str]:
    """The claims of the case in the order of every list, from behind a place on or back from it."""
    here, from_it = (None if place is None else place[:3]), True
    while True:
        reports = _reports(connection, here, sought, back, from_it=from_it)
        of = {report[-1]: report for report in reports}
        found: list[_Place] = []
        for table in sought.tables():
            wanted = select(table.c.report, table.c.evidence_start, table.c.id).where(table.c.report.in_(sorted(of)))
            rows = connection.execute(sought.narrow(wanted, table))
            found += [(*of[row.report], row.evidence_start, row.id) for row in rows]
        for claim in sorted(found, reverse=back):
            if place is None or (claim < place if back else claim > place):
                yield claim[-1]
        if len(reports) < _AHEAD:
            return
        here, from_it = reports[-1], False


def _reports(
    connection: Connection, here: tuple[str, str, str] | None, sought: Sought, back: bool, *, from_it: bool
) -> list[tuple[str, str, str]]:
    """The next reports in the order of every list, with or without (`from_it`) the one here: day, name, id."""
    table = schema.reports.c
    keys = (func.coalesce(table.published, _UNDATED), table.name, table.id)
    wanted = select(*keys).order_by(*(key.desc() if back else key for key in keys)).limit(_AHEAD)
    if sought.report:
        wanted = wanted.where(table.id == sought.report)
    if here is not None:
        ours, there = tuple_(*keys), tuple_(*(literal(value) for value in here))
        behind = ours < there if back else ours > there
        wanted = wanted.where(behind | (ours == there) if from_it else behind)
    return [(row[0], row[1], row[2]) for row in connection.execute(wanted)]


def _place(connection: Connection, claim: str) -> _Place | None:
    """Where a claim stands in the order of every list; None where the case has none of this id."""
    day = func.coalesce(schema.reports.c.published, _UNDATED)
    for table in TABLES.values():
        keys = (day, schema.reports.c.name, table.c.report, table.c.evidence_start, table.c.id)
        joined = select(*keys).join(schema.reports, schema.reports.c.id == table.c.report)
        row = connection.execute(joined.where(table.c.id == claim)).first()
        if row is not None:
            return (row[0], row[1], row[2], row[3], row[4])
    return None
