"""The profiles of a report's claims, made once and kept beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final, TypeAlias, TypeVar, cast

from sqlalchemy import Connection, select

from asreported.claims import Claim
from asreported.intake import Report
from asreported.linking import (
    Account,
    EventProfile,
    FigureProfile,
    account_from_json,
    event_from_json,
    event_profiles,
    figure_from_json,
    figure_profiles,
    report_accounts,
)

from .. import schema
from .inserting import insert

T = TypeVar("T")

Profile: TypeAlias = EventProfile | FigureProfile | Account
EVENT, FIGURE, ACCOUNT = "event", "figure", "account"
KINDS: Final = (EVENT, FIGURE, ACCOUNT)
# SQLite takes 32,766 values a statement, older ones 999.
BATCH: Final = 900

_READ: Mapping[str, Callable[[Mapping[str, Any]], Profile]] = {
    EVENT: event_from_json,
    FIGURE: figure_from_json,
    ACCOUNT: account_from_json,
}


@dataclass(frozen=True, slots=True)
class Profiled:
    """All that linking needs of one report."""

    events: tuple[EventProfile, ...] = ()
    figures: tuple[FigureProfile, ...] = ()
    accounts: tuple[Account, ...] = ()

    def by_claim(self, kind: str) -> dict[str, Profile]:
        """The profiles of a kind by their claims' ids."""
        every: dict[str, Sequence[Profile]] = {EVENT: self.events, FIGURE: self.figures, ACCOUNT: self.accounts}
        return {claim_of(profile): profile for profile in every[kind]}


def together(some: Iterable[Profiled]) -> Profiled:
    """The profiles of several reports."""
    every = tuple(some)
    return Profiled(
        tuple(profile for one in every for profile in one.events),
        tuple(profile for one in every for profile in one.figures),
        tuple(profile for one in every for profile in one.accounts),
    )


def profiled(report: Report, claims: Iterable[Claim]) -> Profiled:
    """What linking needs of a report; reads no other."""
    ordered = sorted(claims, key=lambda claim: (claim.evidence, claim.id))
    return Profiled(
        events=event_profiles(report, ordered),
        figures=figure_profiles(report, ordered),
        accounts=report_accounts(report, ordered),
    )


def claim_of(profile: Profile) -> str:
    """The id of the claim that a profile is of."""
    return profile.event if isinstance(profile, EventProfile) else profile.id


def stands_with(profile: Profile) -> str | None:
    """The event that a claim stands with; of an event the one that speaks for it across reports."""
    return profile.head if isinstance(profile, EventProfile) else profile.setting.event


def write(connection: Connection, new: Mapping[str, Profiled]) -> None:
    """Put the profiles of reports in the place of those that they had."""
    table = schema.profiles
    for some in batches(sorted(new)):
        connection.execute(table.delete().where(table.c.report.in_(some)))
    rows = [
        {"kind": kind, "claim": claim, "report": report, "event": stands_with(profile), "profile": _plain(profile)}
        for report, its in new.items()
        for kind in KINDS
        for claim, profile in its.by_claim(kind).items()
    ]
    insert(connection, table, rows)


def _plain(profile: object) -> dict[str, Any]:
    """What `dataclasses.asdict` gives, without copying every word."""
    return {field.name: _value(getattr(profile, field.name)) for field in fields(cast(Any, profile))}


def _value(value: object) -> Any:  # noqa: ANN401 - what JSON holds
    return _plain(value) if is_dataclass(value) else value


class Profiles:
    """The profiles of a case, each read once; and the incidents of events, as they are now."""

    def __init__(self, connection: Connection, new: Iterable[Profiled] = ()) -> None:
        self._connection = connection
        self._known: defaultdict[str, dict[str, Profile]] = defaultdict(dict)
        for one in new:
            for kind in KINDS:
                self._known[kind].update(one.by_claim(kind))

    def of_reports(self, reports: Iterable[str]) -> Profiled:
        """All profiles of reports."""
        table, found = schema.profiles, defaultdict[str, list[Any]](list)
        for some in batches(sorted(reports)):
            wanted = select(table.c.kind, table.c.profile).where(table.c.report.in_(some))
            for kind, stored in self._connection.execute(wanted.order_by(table.c.claim)):
                found[kind].append(_READ[kind](stored))
        return Profiled(tuple(found[EVENT]), tuple(found[FIGURE]), tuple(found[ACCOUNT]))

    def get(self, kind: str, claims: Iterable[str]) -> dict[str, Profile]:
        """The profiles of claims, by their ids."""
        wanted, known, table = set(claims), self._known[kind], schema.profiles
        for some in batches(sorted(wanted - known.keys())):
            found = select(table.c.claim, table.c.profile).where(table.c.kind == kind, table.c.claim.in_(some))
            known.update((claim, _READ[kind](stored)) for claim, stored in self._connection.execute(found))
        return {claim: known[claim] for claim in sorted(wanted)}

    def beside(self, kind: str, profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
        """All profiles of a kind in the reports of some, by report."""
        table, claims = schema.profiles, set[str]()
        for some in batches(sorted({profile.report for profile in profiles})):
            wanted = select(table.c.claim).where(table.c.kind == kind, table.c.report.in_(some))
            claims |= set(self._connection.execute(wanted).scalars())
        found: defaultdict[str, list[Profile]] = defaultdict(list)
        for profile in self.get(kind, claims).values():
            found[profile.report].append(profile)
        return dict(found)

    def standing_with(self, kind: str, events: Iterable[str]) -> set[str]:
        """The ids of the claims of a kind that stand with one of the events."""
        table, found = schema.profiles, set[str]()
        for some in batches(sorted(events)):
            wanted = select(table.c.claim).where(table.c.kind == kind, table.c.event.in_(some))
            found |= set(self._connection.execute(wanted).scalars())
        return found

    def events(self, kind: str, claims: Iterable[str]) -> dict[str, str]:
        """The events that claims stand with, where they stand with one."""
        table, found = schema.profiles, dict[str, str]()
        for some in batches(sorted(claims)):
            wanted = select(table.c.claim, table.c.event).where(table.c.kind == kind, table.c.claim.in_(some))
            found.update((claim, event) for claim, event in self._connection.execute(wanted) if event)
        return found

    def incidents(self, profiles: Iterable[Profile]) -> dict[str, str]:
        """The incidents of the events that the profiles stand with, by event."""
        return self.incidents_of(event for profile in profiles if (event := stands_with(profile)))

    def incidents_of(self, events: Iterable[str]) -> dict[str, str]:
        """The incidents of events."""
        table, found = schema.grouped, dict[str, str]()
        for some in batches(sorted(set(events))):
            wanted = select(table.c.claim, table.c.name).where(table.c.kind == EVENT, table.c.claim.in_(some))
            found.update((row.claim, row.name) for row in self._connection.execute(wanted))
        return found


def batches(items: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
    """The items in lots that a statement can hold."""
    return (items[at : at + size] for at in range(0, len(items), size))
