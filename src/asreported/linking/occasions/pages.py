"""A report's page as linking reads it: which event a claim stands with, and the setting that its words give."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from asreported.claims import Claim, Event
from asreported.intake import Report

from ..actors import Actor, actor, cast
from ..bounds import vocabulary
from ..names import plain
from ..places import Context, Place, context, place
from .setting import RARE, Setting, rarity
from .surroundings import Surroundings, surroundings

# Title and the sentences that say what a report is about.
LEAD = 3
COUNTRY = 6
# Names that tell a report's story from others': rarer than this, and no more than these.
TELLING, STORY = 5, 16
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its claims in the order of the text; `scene` is the place that it is about, `lead` its first names,
    `story` those of its names that few other reports have.

    `places` are the names of places that the reader found, `cast` the actors of its claimants by their names.
    """

    report: Report
    claims: tuple[Claim, ...]
    around: Surroundings
    context: Context
    scene: Place | None
    lead: tuple[str, ...]
    story: tuple[str, ...]
    places: frozenset[str]
    cast: Mapping[str, Actor]

    @property
    def events(self) -> tuple[Event, ...]:
        """The event claims."""
        return tuple(claim for claim in self.claims if isinstance(claim, Event))

    def place(self, name: str | None) -> Place | None:
        """A place by its name in this report."""
        return place(name, self.context) if name else None


def page(report: Report, claims: Iterable[Claim], place_names: Sequence[str] = ()) -> Page:
    """The page of a report; `place_names` are the places that the reader found, else those of the claims."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.evidence, claim.id)))
    said = tuple(dict.fromkeys(name for claim in ordered if (name := getattr(claim, "place", None))))
    title = report.title or report.text.strip().split("\n", 1)[0]
    known = context(title, report.text, tuple(place_names) or said)
    around = surroundings(report.text)
    scene, lead = _scene(known, ordered, around), _lead(report, around)
    story, people = _story(report.text), cast(report, ordered)
    return Page(report, ordered, around, known, scene, lead, story, frozenset(place_names), people)


def _scene(known: Context, claims: Iterable[Claim], around: Surroundings) -> Place | None:
    """The place that a report is about: its dateline's, its lead's, the one named most, the first of its claims."""
    lead = around.sentences[min(LEAD, len(around.sentences) - 1)]
    placed = [(claim, name) for claim in claims if (name := getattr(claim, "place", None))]
    first = [name for claim, name in placed if claim.evidence.start < lead]
    tries = (place(name, known) for name in (*known.dateline, *first))
    found = next((one for one in tries if one and one.precision < COUNTRY), None)
    return (
        found
        or next(iter(known.places), None)
        or next((one for _, name in placed if (one := place(name, known))), None)
    )


def _lead(report: Report, around: Surroundings) -> tuple[str, ...]:
    """The names of a report's first sentences, in plain words, without days and months."""
    end = around.sentences[LEAD] if len(around.sentences) > LEAD else len(report.text)
    return tuple(sorted({*_named(report.text[:end])}))


def _story(text: str) -> tuple[str, ...]:
    """The rarest names of a report, those told of most first."""
    told = Counter(_named(text))
    rare = [name for name in told if rarity(name) >= TELLING]
    return tuple(sorted(rare, key=lambda name: (-min(rarity(name), RARE), -told[name], name))[:STORY])


def _named(text: str) -> list[str]:
    """The words of names within sentences, plain, without days and months; what begins a sentence may be any word."""
    days = set(vocabulary("questions")["occasion"]["days"])
    words = (plain(word) for word in re.findall(r"(?<=[\w,;’'\)] )[A-Z][\w-]{3,}", text))
    return [word for word in words if word not in days]


def standing_with(at: int, kinds: Sequence[str], seen: Page) -> Event | None:
    """The event of the kinds that words stand with: in their sentence, else before in the paragraph, else after."""
    sentence, paragraph = seen.around.sentence(at), seen.around.paragraph(at)
    ranked = []
    for event in seen.events:
        trigger = event.trigger.start
        if event.type in kinds and paragraph[0] <= trigger < paragraph[1]:
            tier = 0 if sentence[0] <= trigger < sentence[1] else 1 if trigger < at else 2
            ranked.append((tier, abs(trigger - at), kinds.index(event.type), event.id, event))
    return min(ranked)[-1] if ranked else None


def setting(
    at: int,
    event: Event | None,
    seen: Page,
    *,
    own: Place | None = None,
    said: Iterable[str | None] = (),
    by: str | None = None,
) -> Setting:
    """The setting of words at an offset that stand with an event; `said` are names with them, `by` who speaks."""
    start, end = seen.around.sentence(at)
    sentence = seen.report.text[start:end]
    struck = seen.place(event.place) if event else None
    # A month or a year says too little of which of several occasions it was.
    dated = event if event and event.date_start else None
    loose = event is not None and not _beside(at, event, (start, end), seen.report.text)
    day = (seen.report.published or "")[:10] or None
    year = None if dated else _year(sentence, day)
    told = _weekday(sentence, day) if loose or not dated else None
    named = [*said, *((event.actor, event.target, event.place) if event else ())]
    return Setting(
        report=seen.report.id,
        event=event.id if event else None,
        occasion=event.type if event else None,
        happening=_happening(event, seen.report.text),
        actors=ids(event.actor) if event else (),
        names=_names(named, sentence, by, seen),
        place=own or struck,
        scene=struck or seen.scene,
        start=told or (dated.date_start if dated else f"{year}-01-01" if year else None),
        end=told or (dated.date_end if dated else f"{year}-12-31" if year else None),
        month=None if told or dated or year else _month(sentence),
        day=day,
        loose=loose and not year and not told,
        apart=(apart := _apart(at, event, seen)),
        lead=() if apart else seen.lead,
        story=() if apart else seen.story,
    )


def _beside(at: int, event: Event, sentence: tuple[int, int], text: str) -> bool:
    """Whether words at an offset and an event stand in one clause: what only some of those counted met is another's."""
    trigger = event.trigger.start
    if not sentence[0] <= trigger < sentence[1]:
        return False
    between = text[min(at, trigger) : max(at, trigger)]
    return trigger < at or re.search(r"\b(?:of (?:them|whom|these|those)|including)\b", between) is None


def _year(sentence: str, day: str | None) -> int | None:
    """The one past year that a sentence is set in (“in 2009”, “since 1998, when”); None where it names none."""
    said = re.findall(r"\bin ((?:19|20)\d\d)\b|\bsince ((?:19|20)\d\d), when\b", sentence, re.IGNORECASE)
    years = {int(first or second) for first, second in said}
    return min(years) if len(years) == 1 and day and min(years) < int(day[:4]) else None


def _weekday(sentence: str, day: str | None) -> str | None:
    """The day of an occasion that the sentence names by it (“Monday's strike”, “was Tuesday, when”), as an ISO day."""
    named = {name[:3]: at for at, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday"))}
    named |= {"sat": 5, "sun": 6}
    said = {
        match[0:3].casefold() for match in re.findall(r"\b([A-Z][a-z]+day)(?:[’']s |, when )", sentence)
    } & named.keys()
    if len(said) != 1 or not day:
        return None
    told = date.fromisoformat(day)
    return (told - timedelta(days=(told.weekday() - named[said.pop()]) % 7)).isoformat()


def ids(name: str | None) -> tuple[str, ...]:
    """The ids of an actor, of whom it speaks for and of its side."""
    if not name:
        return ()
    known = actor(name)
    return tuple(dict.fromkeys(part for part in (known.id, known.of, known.side) if part))


def _happening(event: Event | None, text: str) -> tuple[str, ...]:
    if event is None:
        return ()
    return tuple(dict.fromkeys(plain(event.trigger.of(text)).split() + plain(event.target or "").split()))


def _names(named: Iterable[str | None], sentence: str, by: str | None, seen: Page) -> tuple[str, ...]:
    """Ids of who and where the words name, without who says it: a spokesman is no part of the occasion."""
    speaker = set(plain(by or "").split())
    said = [
        *(name for name in named if name),
        *_NAME.findall(sentence),
        *(name for name in seen.places if name in sentence),
    ]
    found: set[str] = set()
    for name in said:
        if not set(plain(name).split()) & speaker:
            where, who = seen.place(name), actor(name)
            found |= {where.id} if where and (name in seen.places or not where.id.startswith("name:")) else set()
            found |= {one for one in (who.id, who.of, who.side) if one and not one.startswith("name:")}
    return tuple(sorted(found))


def _month(sentence: str) -> int | None:
    """The month that a sentence names (1 to 12); None where it names none or several."""
    months: list[str] = vocabulary("questions")["occasion"]["months"]
    # “May” and “March” are verbs too: as months they stand after a preposition or a day, or before a number.
    named, lead = "|".join(months), r"in|of|since|on|mid|early|late|last|this|\d{1,2}"
    said = re.findall(rf"\b(?:{lead})[\s-]+({named})\b|\b({named})\s+\d", sentence, re.IGNORECASE)
    found = {months.index((first or second).casefold()) + 1 for first, second in said}
    return found.pop() if len(found) == 1 else None


def _apart(at: int, event: Event | None, seen: Page) -> bool:
    """Whether words set the occasion apart: “another blast”, “last year”; in the claim's sentence or the event's."""
    start, end = seen.around.sentence(at)
    # What a report begins with is its own occasion, however long ago.
    first = seen.around.sentences[:LEAD]
    if start > first[-1] and says(seen.report.text[start:end], "occasion", "times"):
        return True
    if event is None:
        return False
    start, _ = seen.around.sentence(event.trigger.start)
    before = seen.report.text[start : event.trigger.start][-40:]
    return bool(re.search(rf"\b(?:{either('occasion', 'other')})\b(?:\W+\w+){{0,3}}\W*$", before, re.IGNORECASE))


@cache
def either(table: str, key: str) -> str:
    """A list of `questions.toml` as the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(vocabulary("questions")[table][key], key=len, reverse=True))


def says(text: str, table: str, key: str) -> bool:
    """Whether a text has one of the words or phrases of a list of `questions.toml`."""
    return re.search(rf"\b(?:{either(table, key)})\b", text, re.IGNORECASE) is not None
