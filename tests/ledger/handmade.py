"""Reports and claims made by hand, their spans found by their words. A fictional crisis: the ferry at Port Sorrel."""

from __future__ import annotations

from asreported.claims import Claim, Event, Figure, Person, Span, Statement
from asreported.intake import Report

TEXT = (
    "Ferry seized off Port Sorrel\n\n"
    "At least 40 passengers are being held aboard, Captain Ilse Varn told the Sorrel Mail. "
    "“Two men have been freed,” she said.\n"
    "The Meridian Front denied that anybody was hurt."
)


def report(name: str = "ferry.txt", text: str = TEXT, **known: str) -> Report:
    return Report(name=name, text=text, **known)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def figure(of: Report, number: str = "At least 40", evidence: str | None = None, **fields: object) -> Figure:
    known = {"measure": "held", "low": 40, "high": None, "form": "at_least", "group": "passengers"} | fields
    if number == "At least 40" and evidence is None:
        evidence = "At least 40 passengers are being held aboard"
    spans = {"number": span(of.text, number), "evidence": span(of.text, evidence or number)}
    return Figure(report=of.id, **spans, **known)  # type: ignore[arg-type]


def claims(of: Report) -> tuple[Claim, ...]:
    """A figure, a statement and an event of the text above, with every field filled in somewhere."""
    speaker = {"speaker": "Ilse Varn", "speaker_span": span(of.text, "Captain Ilse Varn")}
    return (
        figure(
            of,
            **speaker,
            relay=("Sorrel Mail",),
            hedge=("At least",),
            verification="unverified",
            reasons=(("measure", "“held”"), ("low", "“At least”")),
            people="hostages",
            side="Sorrel",
            nationality="Sorreler",
            scope="standing",
            mode="ongoing",
            as_of="2031-03-04",
            place="Port Sorrel",
        ),
        Statement(
            report=of.id,
            evidence=span(of.text, "“Two men have been freed,” she said"),
            speaker="Ilse Varn",
            speaker_span=span(of.text, "she"),
            cue=span(of.text, "said"),
            content=span(of.text, "“Two men have been freed,”"),
            act="say",
            quote="direct",
            named=True,
        ),
        Event(
            report=of.id,
            evidence=span(of.text, "Two men have been freed"),
            trigger=span(of.text, "freed"),
            type="release",
            stage="done",
            actor="Meridian Front",
            target="Two men",
            place="Port Sorrel",
            date_start="2031-03-04",
            date_end="2031-03-05",
            date_precision="day",
        ),
    )


def person(of: Report, **fields: object) -> Person:
    """What became of the captain: she is held aboard, as the Meridian Front says."""
    known = {
        "name": "Ilse Varn",
        "status": "held",
        "mode": "ongoing",
        "role": "captain",
        "age": 52,
        "nationality": "Sorrel",
        "place": "Port Sorrel",
        "date_start": "2031-03-04",
        "date_end": "2031-03-04",
        "date_precision": "day",
        "speaker": "Meridian Front",
        "speaker_span": span(of.text, "The Meridian Front"),
        "relay": ("Sorrel Mail",),
        "hedge": ("reportedly",),
        "verification": "unverified",
        "reasons": (("status", "“held”"),),
    } | fields
    return Person(
        report=of.id,
        evidence=span(of.text, "held aboard, Captain Ilse Varn"),
        mention=span(of.text, "Ilse Varn"),
        trigger=span(of.text, "held"),
        **known,  # type: ignore[arg-type]
    )
