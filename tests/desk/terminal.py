"""A case made by hand for the pages across reports: a fictional attack at Ostrel, told by four reports, one a copy."""

from __future__ import annotations

from pathlib import Path

from asreported.claims import Claim, Event, Person, Statement
from asreported.intake import Report
from asreported.ledger import open_case

from .handmade import figure, span

LONG_FRONT = "الجبهة الشعبية لتحرير الكثبان الرملية والسواحل الشرقية"

FIRST = Report(
    name="ostrel-1.txt",
    title="Gunmen attack grain terminal at Ostrel",
    outlet="Seaboard Wire",
    published="2031-05-03T09:00:00+00:00",
    text=(
        "OSTREL (Seaboard Wire) — Gunmen attacked the grain terminal at Ostrel on Saturday, killing nine dockers, "
        "the Harbour Ministry said. Mira Solen, a crane driver, was taken by the gunmen, the ministry said."
    ),
)
COPIED = Report(
    name="ostrel-2.txt",
    title="Nine dockers dead at Ostrel",
    outlet="Ostrel Gazette",
    published="2031-05-03T15:00:00+00:00",
    text=(
        "Gunmen attacked the grain terminal at Ostrel on Saturday, killing nine dockers, "
        "the Harbour Ministry said. Mira Solen, a crane driver, was taken by the gunmen, the ministry said."
    ),
)
OTHER = Report(
    name="ostrel-3.txt",
    title="Front blames soldiers",
    outlet="Radio Marrow",
    published="2031-05-03T18:00:00+00:00",
    text=(
        "Soldiers attacked the grain terminal at Ostrel on Saturday and killed at least 14 dockers, "
        f"{LONG_FRONT} said.\n\nThe group said that Mira Solen had been released <b>unhurt</b>."
    ),
)
LAST = Report(
    name="ostrel-4.txt",
    title="Ministry raises toll at Ostrel",
    outlet="Seaboard Wire",
    published="2031-05-06T08:00:00+00:00",
    text=(
        "Twelve dockers were killed, the Harbour Ministry said on Tuesday, after three of the wounded had died in the "
        "night. It repeated that gunmen attacked the grain terminal at Ostrel on Saturday and showed no film of it.\n\n"
        "Mira Solen was killed in captivity, it said."
    ),
)
ACROSS = (FIRST, COPIED, OTHER, LAST)
DAY = {"date_start": "2031-05-03", "date_end": "2031-05-03", "date_precision": "day", "place": "Ostrel"}


def attack(report: Report, evidence: str, actor: str, speaker: str) -> Event:
    return Event(
        report=report.id, evidence=span(report, evidence), trigger=span(report, "attacked"), type="attack",
        stage="done", actor=actor, target="the grain terminal", speaker=speaker, **DAY,
    )  # fmt: skip


def dead(report: Report, number: str, low: int, high: int | None, event: Event, speaker: str) -> Claim:
    return figure(
        report, number, f"{number} dockers", "killed", low, high, group="dockers", people="civilians",
        form="exact" if high else "at_least", event=event.id, speaker=speaker, place="Ostrel",
    )  # fmt: skip


def fate(report: Report, status: str, trigger: str, speaker: str, **more: object) -> Person:
    return Person(
        report=report.id, evidence=span(report, f"Mira Solen{more.pop('between')}{trigger}"), name="Mira Solen",
        mention=span(report, "Mira Solen"), status=status, trigger=span(report, trigger), speaker=speaker, **more,
    )  # fmt: skip


def told(report: Report) -> tuple[Claim, ...]:
    """The claims of one of the reports."""
    ministry = "Harbour Ministry"
    if report is OTHER:
        said = "Soldiers attacked the grain terminal at Ostrel on Saturday"
        event = attack(report, said, "Soldiers", LONG_FRONT)
        statement = Statement(
            report=report.id, evidence=span(report, f"{said} and killed at least 14 dockers, {LONG_FRONT} said"),
            cue=span(report, "said"), content=span(report, f"{said} and killed at least 14 dockers"), act="say",
            quote="indirect", named=True, speaker=LONG_FRONT,
        )  # fmt: skip
        count = dead(report, "at least 14", 14, None, event, LONG_FRONT)
        return event, statement, count, fate(report, "released", "released", LONG_FRONT, between=" had been ")
    if report is LAST:
        event = attack(report, "gunmen attacked the grain terminal at Ostrel on Saturday", "gunmen", ministry)
        gone = fate(report, "killed", "killed in captivity", ministry, between=" was ", date_start="2031-05-05")
        return event, dead(report, "Twelve", 12, 12, event, ministry), gone
    event = attack(report, "Gunmen attacked the grain terminal at Ostrel on Saturday", "Gunmen", ministry)
    taken = fate(report, "taken", "taken", ministry, between=", a crane driver, was ", role="crane driver")
    return event, dead(report, "nine", 9, 9, event, ministry), taken


def build_across(path: Path | str) -> str:
    """A case at a path or an address with all the reports; where it is."""
    with open_case(path) as case:
        for report in ACROSS:
            case.add(report, told(report))
    return str(path)
