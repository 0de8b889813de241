"""A case made by hand for map and timeline: what is told of real towns, a province, a country, the sea, and nowhere."""

from __future__ import annotations

from pathlib import Path

from asreported.claims import Claim, Event, Figure
from asreported.intake import Report
from asreported.ledger import open_case

from .handmade import span

REPORT = Report(
    name="harbours.txt",
    title="A week of alarms",
    outlet="Seaboard Wire",
    published="2031-06-10T09:00:00+00:00",
    text=(
        "Dockers were attacked in Lisbon on June 3, the harbour guild said. Gunmen raided a depot in Porto on June 3. "
        "A camp burned in Brittany in May. A bridge fell in Norway. A ferry sank off Grelm Sound. "
        "Somebody was freed. Canada has offered divers, the guild said. Boats from Chile arrived, it said."
    ),
)
LATER = Report(
    name="harbours-2.txt",
    title="Guild raises its count",
    outlet="Seaboard Wire",
    published="2031-06-12T09:00:00+00:00",
    text="Nine dockers were wounded, the harbour guild said. It had said four. The dockers were attacked in Lisbon.",
)
_DAY = {"date_start": "2031-06-03", "date_end": "2031-06-03", "date_precision": "day"}
_MAY = {"date_start": "2031-05-01", "date_end": "2031-05-31", "date_precision": "month"}
GUILD = "harbour guild"


def event(of: Report, words: str, trigger: str, kind: str, **more: str) -> Event:
    stage = more.pop("stage", "done")
    at = span(of, words)
    start = of.text.index(trigger, at.start)
    return Event(
        report=of.id, evidence=at, trigger=type(at)(start, start + len(trigger)), type=kind, stage=stage, **more
    )


def told() -> tuple[Claim, ...]:
    """What the first report says."""
    return (
        event(REPORT, "Dockers were attacked in Lisbon on June 3", "attacked", "attack", place="Lisbon", **_DAY),
        event(REPORT, "Gunmen raided a depot in Porto", "raided", "raid", place="Porto", **_DAY),
        event(REPORT, "A camp burned in Brittany in May", "burned", "disaster", place="Brittany", **_MAY),
        event(REPORT, "A bridge fell in Norway", "fell", "accident", place="Norway"),
        event(REPORT, "A ferry sank off Grelm Sound", "sank", "accident", place="Grelm Sound"),
        event(REPORT, "Somebody was freed", "freed", "release"),
        event(REPORT, "Canada has offered divers", "offered", "assistance", stage="offered", actor="Canada"),
        event(REPORT, "Boats from Chile arrived", "arrived", "assistance", actor="Chile"),
    )  # fmt: skip


def count(words: str, number: int) -> Figure:
    return Figure(
        report=LATER.id, evidence=span(LATER, words), number=span(LATER, words.split()[0]), measure="wounded",
        low=number, high=number, form="exact", group="dockers", speaker=GUILD,
    )  # fmt: skip


def build_placed(path: Path) -> str:
    """A case at a path with both reports; its path."""
    with open_case(path) as case:
        case.add(REPORT, told())
        own = event(LATER, "The dockers were attacked in Lisbon", "attacked", "attack", place="Lisbon", **_DAY)
        case.add(LATER, (count("Nine dockers were wounded", 9), own))
    return str(path)
