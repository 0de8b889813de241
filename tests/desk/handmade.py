"""A case made by hand for the desk: a fictional siege at Tarn Weir, told by four reports, one of them a copy."""

from __future__ import annotations

from pathlib import Path

from asreported.claims import Claim, Event, Figure, Span, Statement
from asreported.intake import Report, Unreadable
from asreported.ledger import open_case

LONG_NAME = (
    "Bundesanstaltsbevollmächtigtenvertretungsausschussvorsitzendergehilfe Maximilian-Konstantin Oberhuber-Lindqvist"
)
ARABIC = "ليلى منصور"

WIRE = Report(
    name="wire-1.txt",
    title="Gate house at Tarn Weir taken, seven dead",
    outlet="Seaboard Wire",
    published="2031-04-02T08:15:00+00:00",
    url="https://seaboard-wire.example/tarn-weir",
    text=(
        "TARN WEIR (Seaboard Wire) — At least seven guards were killed when armed men took the gate house of the dam, "
        "the Water Board said on Wednesday.\n\n"
        "“Between 20 and 25 of our people are inside,” Idris Vann, a spokesman of the board, told reporters.\n"
        "Several dozen villagers were hurt in the panic, residents said.\n\n"
        "The River League denied that anybody had been killed. Neither account could be checked."
    ),
)
COPY = Report(
    name="gazette-7.txt",
    title="Armed men take dam",
    outlet="Tarn Gazette",
    published="2031-04-02T13:00:00+00:00",
    text=(
        "At least seven guards were killed when armed men took the gate house of the dam, "
        "the Water Board said on Wednesday.\n\n"
        "“Between 20 and 25 of our people are inside,” Idris Vann, a spokesman of the board, told reporters."
    ),
)
LATER = Report(
    name="wire-2.txt",
    title="Eleven dead at Tarn Weir, board says",
    outlet="Seaboard Wire",
    published="2031-04-04T19:30:00+00:00",
    published_from="text",
    text=(
        "Eleven guards were killed, the Water Board said, raising its count of seven.\r\n"
        "Up to 60 boats could be sent on Saturday. Canton Ostra has offered two hundred divers; none has arrived.\r\n"
        "The Tarn Gazette, citing the army, reported that 22 hostages were still held on April 3."
    ),
)
NIGHT = Report(
    name="bulletin.txt",
    title="دفتر الليل <script>alert(1)</script>",
    outlet=LONG_NAME,
    url="javascript:alert(1)",
    text=f"قالت {ARABIC} إن 19 رهينة ما زالوا في السد.\n\nThree & a half <b>hours</b> later four of them were freed.",
)
REPORTS = (WIRE, COPY, LATER, NIGHT)
BROKEN = Unreadable("scan-<3>.pdf", "it holds pictures of text only", "Add a text made by OCR.")


def span(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def figure(
    report: Report, number: str, evidence: str, measure: str, low: int | None, high: int | None, **more
) -> Figure:
    spans = {"number": span(report, number), "evidence": span(report, evidence)}
    known = {"form": "exact", "group": "guards", "reasons": (("measure", f"the words “{evidence}”"),)} | more
    return Figure(report=report.id, measure=measure, low=low, high=high, **spans, **known)


def attack(report: Report) -> tuple[Claim, ...]:
    """What the wire's first report says, and the copy with it."""
    board = {"speaker": "Water Board", "speaker_span": span(report, "the Water Board")}
    vann = {"speaker": "Idris Vann", "speaker_span": span(report, "Idris Vann")}
    dead = "At least seven guards were killed"
    inside = "Between 20 and 25 of our people are inside"
    return (
        figure(
            report,
            "At least seven",
            dead,
            "killed",
            7,
            None,
            form="at_least",
            hedge=("At least",),
            people="security",
            **board,
        ),
        figure(
            report,
            "Between 20 and 25",
            inside,
            "held",
            20,
            25,
            form="range",
            group="our people",
            scope="standing",
            **vann,
        ),
        Statement(
            report=report.id,
            evidence=span(report, f"{dead} when armed men took the gate house of the dam, the Water Board said"),
            cue=span(report, "said"),
            content=span(report, f"{dead} when armed men took the gate house of the dam"),
            act="say",
            quote="indirect",
            named=True,
            **board,
        ),
        Event(
            report=report.id,
            evidence=span(report, "armed men took the gate house of the dam"),
            trigger=span(report, "took"),
            type="attack",
            stage="done",
            actor="armed men",
            target="the gate house",
            date_start="2031-04-02",
            date_end="2031-04-02",
            date_precision="day",
            **board,
        ),
    )


def claims(report: Report) -> tuple[Claim, ...]:
    """The claims of one of the reports."""
    if report is COPY:
        return attack(report)
    if report is WIRE:
        return (
            *attack(report),
            figure(
                report, "Several dozen", "Several dozen villagers were hurt", "wounded", None, None,
                form="vague", group="villagers", people="civilians", speaker="residents",
            ),
            figure(
                report, "anybody", "denied that anybody had been killed", "killed", 0, 0,
                group="anybody", mode="denied", speaker="River League", verification="unverified",
            ),
        )  # fmt: skip
    if report is LATER:
        board = {"people": "security", "speaker": "Water Board"}
        army = {"speaker": "army", "speaker_span": span(report, "the army"), "relay": ("Tarn Gazette",)}
        return (
            figure(report, "Eleven", "Eleven guards were killed", "killed", 11, 11, **board),
            figure(report, "two hundred", "two hundred divers", "deployed", 200, 200, group="divers", mode="planned"),
            figure(
                report, "22", "22 hostages were still held", "held", 22, 22,
                group="hostages", people="hostages", scope="standing", as_of="2031-04-03", **army,
            ),
            Event(
                report=report.id,
                evidence=span(report, "Canton Ostra has offered two hundred divers"),
                trigger=span(report, "offered"),
                type="assistance",
                stage="offered",
                actor="Canton Ostra",
            ),
        )  # fmt: skip
    night = {"speaker": ARABIC, "speaker_span": span(report, ARABIC)}
    return (
        figure(report, "19", "19 رهينة", "held", 19, 19, group="رهينة", people="hostages", scope="standing", **night),
        figure(report, "four", "four of them were freed", "released", 4, 4, group="of them", people="hostages"),
        Statement(
            report=report.id,
            evidence=span(report, f"قالت {ARABIC} إن 19 رهينة ما زالوا في السد"),
            cue=span(report, "قالت"),
            content=span(report, "19 رهينة ما زالوا في السد"),
            act="say",
            quote="indirect",
            named=True,
            **night,
        ),
    )


def build(path: Path) -> str:
    """A case at a path with all the reports; its path."""
    with open_case(path) as case:
        for report in REPORTS:
            case.add(report, claims(report))
        case.refuse(BROKEN)
    return str(path)
