"""What of an event is compared with other events: resolved once from its report, small, with a plain form to store.

Within a report several claims often tell one incident; the first of them, its head, speaks for all across reports: it
holds the date, place and parties that any of them gives, and, for what the report is mainly about, its backdrop.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any, Final

from asreported.claims import Claim, Event, Figure, Person
from asreported.intake import Report

from .. import wordbands
from ..actors import Actor, actor, cast, speaks_for
from ..actors.known import by_id
from ..names import words
from ..occasions.surroundings import Surroundings, surroundings
from ..places import Context, Place, context, place
from . import backdrops
from .backdrops import Backdrop
from .kinds import UNTOLD, ahead, same_word, table
from .mentions import GIVEN, PAST, form

WORDS: Final = 24
PEOPLE: Final = 12
MATTER: Final = 12
_YEAR = re.compile(r"\b(?:[Ii]n|[Oo]f) (?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b")
_WHEN = re.compile(r"\b((?:19|20)\d\d), when\b[^,;]*$")
_DONE = re.compile(r"\b(?:\w+ed|built|born|begun|made)$")
_HEADING = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProfile:
    """One event as its report tells it.

    `at` is where its words start in the text, `sentence` the number of that sentence. `trigger` is its folded word.
    `start`, `end` are ISO days and never taken from `published`, the report's ISO day, after which nothing told has
    begun. `victims` are the telling words of who suffered it, `told` those around it, `names` the people's names there,
    `people` the full names of those said to have suffered it.
    `peers` counts the report's events of this type. `head` is the id of the event that speaks for it across reports,
    `share` the part of the report's events that tell this incident; `backdrop` is there for the head of what the report
    is mainly about. `mention` says how the words take it up (mentions.py), `again` is the event of the report that
    they take up. `matter` are the telling words of its clause but for who and where:
    what is given, asked, sent. `story` are the words that tell most of what the whole report is about; a head has them.
    `count` is the exact number of people where it tells one such deed from the next, `tally` true where what is told is
    how many it befell in a stretch of time.
    """

    event: str
    report: str
    type: str
    stage: str
    at: int
    sentence: int
    trigger: str
    actor: Actor | None = None
    target: Actor | None = None
    victims: tuple[str, ...] = ()
    speaker: str | None = None
    place: Place | None = None
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    published: str | None = None
    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    peers: int = 1
    head: str = ""
    share: float = 0.0
    backdrop: Backdrop | None = None
    mention: str = ""
    again: str | None = None
    people: tuple[str, ...] = ()
    story: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    count: int | None = None
    tally: bool = False

    def to_json(self) -> dict[str, Any]:
        """The plain form, of JSON's own types but for tuples."""
        return asdict(self)


def from_json(stored: Mapping[str, Any]) -> EventProfile:
    """The profile of its plain form."""
    made: dict[str, Any] = {
        name: _tuples(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    for name, kind in (("actor", Actor), ("target", Actor), ("place", Place)):
        if made.get(name):
            made[name] = kind(**made[name])
    if made.get("backdrop"):
        made["backdrop"] = Backdrop(**{name: _tuples(value) for name, value in made["backdrop"].items()})
    return EventProfile(**made)


def _tuples(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(tuple(inner) if isinstance(inner, list) else inner for inner in value)


def single(report: Report, claims: Sequence[Claim]) -> tuple[EventProfile, ...]:
    """Each event of a report by itself, in text order, its own head."""
    around = surroundings(report.text)
    named = [claim.place for claim in claims if isinstance(claim, Event | Figure) and claim.place]
    setting = context(report.title, report.text, tuple(dict.fromkeys(named)))
    quoted = backdrops.spoken(claims) | backdrops.placed(claims)
    known = cast(report, claims)
    hurt = _sufferers(claims)
    figures = [claim for claim in claims if isinstance(claim, Figure)]
    events = sorted(
        (claim for claim in claims if isinstance(claim, Event)), key=lambda e: (e.trigger.start, e.trigger.end, e.id)
    )
    peers = Counter(event.type for event in events)
    made: list[EventProfile] = []
    for event in events:
        profile = _profile(event, report, around, setting, quoted, known)
        counted = [figure for figure in figures if event.evidence.start <= figure.number.start < event.evidence.end]
        profile = _counting(profile, event, report.text, counted)
        stretch = around.sentence(event.trigger.start)
        people = tuple(name for name, at in hurt if stretch[0] <= at < stretch[1])
        made.append(replace(profile, peers=peers[profile.type], again=_again(profile, made), people=_each(people)))
    return tuple(made)


def _counting(profile: EventProfile, event: Event, text: str, counted: Sequence[Figure]) -> EventProfile:
    """The profile with the one exact number that its clause gives; a tally has no day: “killed since March 2”."""
    harm = any(figure.measure in table()["tally"]["measures"] for figure in counted)
    if harm and _tallied().search(text[event.trigger.end : event.evidence.end]):
        return replace(profile, tally=True, start=None, end=None, precision=None)
    measures = table()["counted"].get(event.type, ())
    numbers = {figure.low for figure in counted if figure.measure in measures and figure.low == figure.high}
    return replace(profile, count=numbers.pop() if len(numbers) == 1 else None)


@cache
def _tallied() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(map(re.escape, table()['tally']['after']))})\b", re.IGNORECASE)


def sufferers(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The full names of all to whom a report says that something happened."""
    return _each(name for name, _ in _sufferers(claims))


def _sufferers(claims: Iterable[Claim]) -> list[tuple[str, int]]:
    """The full names of those to whom something happened, each with the offsets at which it is told."""
    kinds = set(table()["suffering"]["statuses"])
    told = (claim for claim in claims if isinstance(claim, Person) and claim.status in kinds)
    found = {(person.name, person.mention.start) for person in told if len(words(person.name)) > 1}
    return sorted(found, key=lambda row: (row[1], row[0]))


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names)))[:PEOPLE]


def _again(profile: EventProfile, before: Sequence[EventProfile]) -> str | None:
    """The id of the event that a definite mention takes up: the last of the same word, else of the same type."""
    if profile.mention != GIVEN:
        return None
    told = [one for one in before if one.type == profile.type and one.mention != PAST]
    alike = [one for one in told if same_word(one.trigger, profile.trigger)]
    return (alike or told)[-1].event if told else None


def untold(report: Report, claims: Sequence[Claim]) -> EventProfile:
    """What stands for a report without events: its backdrop alone, so that it is found with others of its incident."""
    name = f"r-{report.id}"
    return EventProfile(
        event=name,
        report=report.id,
        type=UNTOLD,
        stage="done",
        at=0,
        sentence=0,
        trigger="",
        published=(report.published or "")[:10] or None,
        head=name,
        share=1.0,
        backdrop=backdrops.backdrop(report.text, claims),
        people=sufferers(claims),
    )


def _profile(
    event: Event, report: Report, around: Surroundings, setting: Context, quoted: set[str], known: Mapping[str, Actor]
) -> EventProfile:
    published = (report.published or "")[:10] or None
    begins, ends = around.sentence(event.trigger.start)
    start, end, precision = _days(event, published, report.text, begins)
    number = around.sentences.index(begins)
    sentence = report.text[begins:ends]
    return EventProfile(
        event=event.id,
        report=report.id,
        type=event.type,
        stage=event.stage,
        at=event.trigger.start,
        sentence=number,
        trigger=_trigger(event, report),
        actor=_party(event.actor, event, known),
        target=_party(event.target, event, known),
        victims=_heading(event.target),
        speaker=event.speaker,
        place=place(event.place, setting) if event.place else None,
        start=start,
        end=end,
        precision=precision,
        published=published,
        told=tuple(sorted(_most(backdrops.telling(sentence)))),
        names=tuple(sorted(backdrops.names(sentence) - quoted)),
        head=event.id,
        mention=form(event, around),
        matter=_matter(event, report.text),
    )


def _matter(event: Event, text: str) -> tuple[str, ...]:
    named = " ".join(name for name in (event.actor, event.target, event.place, event.speaker) if name)
    known = {word for word, _ in wordbands.words(named)}
    last = event.trigger.of(text).split()[-1:]
    own = {wordbands.folded(word) for word in last}
    weighed = backdrops.telling(event.evidence.of(text))
    return tuple(sorted(_most({word: rank for word, rank in weighed.items() if word not in known | own})[:MATTER]))


def _days(event: Event, published: str | None, text: str, begins: int) -> tuple[str | None, str | None, str | None]:
    """First and last day and precision; where the claim has none the bare year of its clause: “in 1998 it sank”.

    `begins` is where its sentence does.
    """
    if event.date_start is None:
        year = _year(event, text) or _WHEN.search(text[begins : event.trigger.start])
        if year is None or ahead(event.stage) or (published and year[1] >= published[:4]):
            return None, None, None
        return f"{year[1]}-01-01", f"{year[1]}-12-31", "year"
    # What is told as begun did not begin after it was told.
    holds = ahead(event.stage) or published is None or event.date_start <= published
    return (event.date_start, event.date_end, event.date_precision) if holds else (None, None, None)


def _year(event: Event, text: str) -> re.Match[str] | None:
    """The year of an event's clause; not that of a participle in it: “the dam, completed in 1971, broke”."""
    for found in _YEAR.finditer(text, event.evidence.start, event.evidence.end):
        before = text[event.evidence.start : found.start()].rstrip()
        told = event.evidence.start + len(before) == event.trigger.end
        if told or not _DONE.search(before):
            return found
    return None


def _trigger(event: Event, report: Report) -> str:
    told = event.trigger.of(report.text).split()
    return wordbands.folded(told[-1]) if told else ""


def _heading(name: str | None) -> tuple[str, ...]:
    """The telling words of who suffered: “four aid workers” and “the aid workers” have them in common."""
    low = (wordbands.folded(word) for word in _HEADING.findall(name or ""))
    return tuple(sorted({word for word in low if wordbands.band(word) > backdrops.COMMON}))


def _party(name: str | None, event: Event, known: Mapping[str, Actor]) -> Actor | None:
    """Who is meant; “we” is the body of who speaks, and a pronoun that the report did not resolve is nobody."""
    low = (name or "").casefold().split()
    if name is None or not low or low[0] in table()["pronouns"]["empty"]:
        return None
    if low[0] not in table()["pronouns"]["speaker"]:
        return known.get(name) or actor(name)
    if event.speaker is None:
        return None
    speaker = known.get(event.speaker) or actor(event.speaker)
    return speaker if low[0] in table()["pronouns"]["single"] else _body(speaker)


def _body(speaker: Actor) -> Actor:
    """The body that somebody speaks for, himself where none is known."""
    body = speaks_for(speaker)
    if body == speaker.id:
        return speaker
    return by_id(body) or replace(speaker, id=body, name=body.removeprefix("name:"), kind="organisation", of=None)


def _most(weighed: Mapping[str, float]) -> list[str]:
    return sorted(weighed, key=lambda word: (-weighed[word], word))[:WORDS]


def led(
    members: Sequence[EventProfile],
    share: float,
    story: tuple[str, ...] = (),
    behind: Backdrop | None = None,
    people: Sequence[str] = (),
) -> list[EventProfile]:
    """The members of one incident of a report with their head, which takes over what any of them tells."""
    ordered = sorted(members, key=lambda profile: (profile.at, profile.event))
    head = ordered[0]
    dated = min(ordered, key=lambda p: (p.start is None, p.precision != "day"))
    told: dict[str, float] = {}
    for profile in ordered:
        told.update((word, float(wordbands.band(word))) for word in profile.told)
    first = replace(
        head,
        share=round(share, 3),
        story=story,
        backdrop=behind,
        actor=_first(ordered, "actor"),
        target=_first(ordered, "target"),
        place=_first(ordered, "place"),
        victims=tuple(sorted({word for profile in ordered for word in profile.victims})),
        count=next((profile.count for profile in ordered if profile.count is not None), None),
        start=dated.start,
        end=dated.end,
        precision=dated.precision,
        told=tuple(sorted(_most(told))),
        matter=tuple(sorted({word for profile in ordered for word in profile.matter})),
        names=tuple(sorted({n for p in ordered for n in p.names})),
        people=_each((*people, *(name for profile in ordered for name in profile.people))),
    )
    return [first, *(replace(profile, head=head.event, share=round(share, 3)) for profile in ordered[1:])]


def _first(profiles: Iterable[EventProfile], field: str) -> Any:  # noqa: ANN401 - an actor or a place
    return next((value for profile in profiles if (value := getattr(profile, field))), None)
