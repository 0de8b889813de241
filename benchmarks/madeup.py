"""Made-up reports with their claims: crises over several years, few of them large, each of incidents told for days.

Every crisis is made from its own number, so that the same report is made whatever else is; all names are of made-up
syllables, all other words are drawn from the table of word bands, rare ones seldom.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from asreported.claims import Claim, Event, Figure, Span, Statement
from asreported.intake import Report
from asreported.linking import wordbands

SEED = 20311
FIRST, YEARS = date(2031, 1, 1), 6
# Reports a crisis of middling size gets a day, incidents among so many reports, and the most that tell one of them.
DAILY, PER_INCIDENT, LARGEST = 4, 10, 120
COPIED = 0.12
LEADS, SYLLABLES = "bdfgklmnprstv", ("ar", "el", "or", "un", "ist", "am", "ock", "ai", "ev", "und")
# Type, verb, what was done to whom, and the measures that follow.
_DEEDS = (
    ("attack", "attacked", ("market", "convoy", "police post", "clinic"), ("killed", "injured")),
    ("raid", "raided", ("camp", "warehouse", "school"), ("killed", "detained")),
    ("abduction", "abducted", ("teachers", "drivers", "engineers", "aid workers"), ("abducted", "held")),
    ("disaster", "flooded", ("valley", "harbour", "old town"), ("killed", "missing")),
    ("clash", "fought", ("militia", "army patrol", "border guards"), ("killed", "injured")),
)
_VERBS = {"killed": "were killed", "injured": "were wounded", "detained": "were arrested", "missing": "are missing"}
_VERBS |= {"abducted": "were taken", "held": "are being held"}

Reading = tuple[Report, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, before anybody tells of it."""

    deed: tuple[str, str, tuple[str, ...], tuple[str, ...]]
    target: str
    town: str
    actor: str
    day: date
    toll: int
    told: int


def sizes(total: int) -> list[int]:
    """How many reports each crisis has, the largest first, by Zipf's law: a ninth of a large case is one crisis."""
    crises = max(1, total // 50)
    whole = sum(1 / rank for rank in range(1, crises + 1))
    return [max(1, round(total / rank / whole)) for rank in range(1, crises + 1)]


def crisis(number: int, size: int) -> Iterator[Reading]:
    """The reports of a crisis with their claims."""
    chance = random.Random(SEED * 100_000 + number)
    towns, people, sides = ([_name(chance) for _ in range(count)] for count in (6, 12, 3))
    days = max(3, min(365 * YEARS, size // DAILY))
    began = FIRST + timedelta(days=chance.randrange(max(1, 365 * YEARS - days)))
    rare = chance.sample(_words()[1], 60)
    serial = 0
    while serial < size:
        told = min(size - serial, LARGEST, max(1, round(chance.paretovariate(1.1) * PER_INCIDENT / 4)))
        deed = chance.choice(_DEEDS)
        happened = Incident(
            deed,
            chance.choice(deed[2]),
            chance.choice(towns),
            f"{chance.choice(sides)} Front",
            began + timedelta(days=chance.randrange(days)),
            chance.randrange(2, 90),
            told,
        )
        yield from _told(happened, f"{number}-{serial}", chance, people, rare)
        serial += told


def _told(
    happened: Incident, name: str, chance: random.Random, people: list[str], rare: list[str]
) -> Iterator[Reading]:
    voices = chance.sample(people, 3)
    words = chance.sample(rare, 6)
    before: _Page | None = None
    for number in range(happened.told):
        if before is None or chance.random() >= COPIED:
            before = _Page(happened, chance, voices, words)
        yield before.reading(f"{name}-{number}.txt", chance)


class _Page:
    """A text and where its claims stand; a copy is the same page under another headline."""

    def __init__(self, happened: Incident, chance: random.Random, voices: list[str], words: list[str]) -> None:
        self.happened, self.day = happened, happened.day + timedelta(days=int(chance.expovariate(0.5)))
        self.voices = chance.sample(voices, 2)
        self.act = chance.choice(("say", "say", "allege", "deny"))
        self.counts = [max(1, happened.toll + chance.randrange(-3, 4) + 5 * at) for at in range(2)]
        self.fillers = [_filler(chance, words) for _ in range(chance.randrange(4, 12))]

    def reading(self, name: str, chance: random.Random) -> Reading:
        """A report of this page and its claims."""
        happened, (kind, verb, _, measures) = self.happened, self.happened.deed
        deed = f"{happened.actor} {verb} the {happened.target} in {happened.town}"
        counts = [f"{count} people {_VERBS[measure]}" for count, measure in zip(self.counts, measures, strict=True)]
        said = {"say": "said", "allege": "alleged", "deny": "denied"}[self.act]
        held = f"{happened.actor} had planned it for weeks"
        text = (
            f"{_filler(chance, []).rstrip('.')}\n\n{deed} on {happened.day:%B} {happened.day.day}. "
            f"{counts[0]}, Mayor {self.voices[0]} said. {counts[1]}, according to Colonel {self.voices[1]}. "
            f"Mayor {self.voices[0]} {said} {held}.\n\n{' '.join(self.fillers)}"
        )
        day = f"{self.day:%Y-%m-%d}T{chance.randrange(24):02}:{chance.randrange(60):02}:00+00:00"
        report = Report(name, text, published=day)

        def span(words: str, within: str = "") -> Span:
            start = text.index(words, text.index(within) if within else 0)
            return Span(start, start + len(words))

        iso = f"{happened.day:%Y-%m-%d}"
        event = Event(
            report=report.id,
            evidence=span(deed),
            trigger=span(verb, deed),
            type=kind,
            stage="done",
            actor=happened.actor,
            target=f"the {happened.target}",
            place=happened.town,
            date_start=iso,
            date_end=iso,
            date_precision="day",
        )
        figures = [
            Figure(
                report=report.id,
                evidence=span(words),
                number=span(str(count), words),
                speaker=voice,
                speaker_span=span(voice, words),
                measure=measure,
                low=count,
                high=count,
                form="exact",
                group="people",
                place=happened.town,
                event=event.id,
            )
            for words, count, measure, voice in zip(counts, self.counts, measures, self.voices, strict=True)
        ]
        statement = Statement(
            report=report.id,
            evidence=span(f"{said} {held}"),
            speaker=self.voices[0],
            speaker_span=span(self.voices[0], f"{self.voices[0]} {said} {held}"),
            cue=span(said, f"{said} {held}"),
            content=span(held),
            act=self.act,
            quote="indirect",
            named=True,
        )
        return report, (event, *figures, statement)


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(LEADS) + chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def _filler(chance: random.Random, rare: list[str]) -> str:
    common = _words()[0]
    words = [common[int(len(common) * chance.random() ** 3)] for _ in range(chance.randrange(9, 22))]
    words += chance.sample(rare, min(len(rare), chance.randrange(2)))
    chance.shuffle(words)
    return " ".join(words).capitalize() + "."


@cache
def _words() -> tuple[list[str], list[str]]:
    """The words of the table, the commonest first, and those that few texts hold."""
    table = sorted(wordbands._table().items(), key=lambda item: (item[1], item[0]))
    plain = [(word, band) for word, band in table if word.isalpha() and len(word) > 1]
    return [word for word, band in plain if band < 8], [word for word, band in plain if band >= 8]
