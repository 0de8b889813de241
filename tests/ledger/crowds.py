"""A crowd of made-up reports about one flood: more than a block compares, so that newcomers part older pairs."""

from __future__ import annotations

from sqlalchemy import text

from asreported.claims import Claim, Event, Figure, Span, Statement
from asreported.intake import Report

LINKS = ("profiles", "blocks", "compared", "grouped", "conflicts", "copies", "shingles")
TOWNS = ("Velmora", "Ostrand", "Quillburg")


def crowd(size: int) -> list[tuple[Report, tuple[Claim, ...]]]:
    """Reports about the flood of three towns, by several claimants, over a few days."""
    return [_one(number) for number in range(size)]


def _one(number: int) -> tuple[Report, tuple[Claim, ...]]:
    town, toll = TOWNS[number % 7 % 3], str(10 + number // 3)
    who = (f"the mayor of {town}", "Governor Ansa Rill", "Halden Rescue Corps")[number % 3]
    verb, act = ("denied", "deny") if number % 4 == 1 else ("alleged", "allege")
    words = (
        f"{town} under water\n\nA flood struck {town} on June 3 and {toll} people drowned, {who} said. "
        f"{number + 40} families are missing. {who} {verb} the dam keepers had opened the gates."
    )
    report = Report(f"{number}.txt", words, published=f"2031-06-{3 + number % 4:02}")

    def span(said: str) -> Span:
        start = words.index(said)
        return Span(start, start + len(said))

    of = {"report": report.id, "speaker": who, "speaker_span": span(who)}
    flood = Event(
        report=report.id,
        evidence=span("A flood struck"),
        trigger=span("flood"),
        type="disaster",
        stage="done",
        place=town,
        date_start="2031-06-03",
        date_end="2031-06-03",
        date_precision="day",
    )
    drowned = Figure(
        **of,
        evidence=span(f"{toll} people drowned"),
        number=span(toll),
        measure="killed",
        low=int(toll),
        high=int(toll),
        form="exact",
        group="people",
        event=flood.id,
        place=town,
    )
    gates = Statement(
        **of,
        evidence=span(f"{verb} the dam keepers had opened the gates"),
        cue=span(verb),
        content=span("the dam keepers had opened the gates"),
        act=act,
        quote="indirect",
        named=True,
    )
    return report, (flood, drowned, gates)


def links(case) -> dict[str, list[tuple[object, ...]]]:
    """All that the tables say of links, in order."""
    with case._engine.connect() as connection:
        return {
            table: sorted(map(tuple, connection.execute(text(f"select * from {table}"))), key=repr) for table in LINKS
        }
