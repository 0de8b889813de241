"""What of an event is compared with other events: resolved once from its report, small, with a plain form to store.

Within a report several claims often tell one incident; the first of them, its head, speaks for all across reports: it
holds the date, place and parties that any of them gives, and, for what the report is mainly about, its backdrop.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from asreported.claims import Claim, Event, Figure
from asreported.intake import Report

from .. import wordbands
from ..actors import Actor, actor, cast
from ..occasions.surroundings import Surroundings, surroundings
from ..places import Context, Place, context, place
from . import backdrops
from .backdrops import Backdrop

WORDS: Final = 24
# The type of what stands for a report in which no event was found.
UNTOLD: Final = "untold"
_HEADING = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventProfile:
    """One event as its report tells it.

    `at` is where its words start in the text, `sentence` the number of that sentence. `trigger` is its folded word.
    `start`, `end` are ISO days and never taken from `published`, the report's ISO day, after which nothing told has
    begun. `victims` are the telling words of who suffered it, `told` those around it, `names` the people's names there.
    `peers` counts the report's events of this type. `head` is the id of the event that speaks for it across reports,
    `share` the part of the report's events that tell this incident; `backdrop` is there for the head of what the report
    is mainly about.
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


@cache
def table() -> dict[str, Any]:
    """The tables of incidents.toml; callers must not change them."""
    return tomllib.loads(resources.files(__package__).joinpath("incidents.toml").read_text(encoding="utf-8"))


def single(report: Report, claims: Sequence[Claim]) -> tuple[EventProfile, ...]:
    """Each event of a report by itself, in text order, its own head."""
    around = surroundings(report.text)
    named = [claim.place for claim in claims if isinstance(claim, Event | Figure) and claim.place]
    setting = context(report.title, report.text, tuple(dict.fromkeys(named)))
    quoted = backdrops.spoken(claims) | backdrops.placed(claims)
    known = cast(report, claims)
    events = sorted(
        (claim for claim in claims if isinstance(claim, Event)), key=lambda e: (e.trigger.start, e.trigger.end, e.id)
    )
    peers = Counter(event.type for event in events)
    made = (_profile(event, report, around, setting, quoted, known) for event in events)
    return tuple(replace(profile, peers=peers[profile.type]) for profile in made)


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
    )


def _profile(
    event: Event, report: Report, around: Surroundings, setting: Context, quoted: set[str], known: Mapping[str, Actor]
) -> EventProfile:
    published = (report.published or "")[:10] or None
    dated = _dated(event, published)
    number = around.sentences.index(around.sentence(event.trigger.start)[0])
    words = report.text[slice(*around.sentence(event.trigger.start))]
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
        start=event.date_start if dated else None,
        end=event.date_end if dated else None,
        precision=event.date_precision if dated else None,
        published=published,
        told=tuple(sorted(_most(backdrops.telling(words)))),
        names=tuple(sorted(backdrops.names(words) - quoted)),
        head=event.id,
    )


def _dated(event: Event, published: str | None) -> bool:
    """Whether the event's date holds: what is told as begun did not begin after it was told."""
    ahead = event.stage in table()["ahead"]["stages"]
    return event.date_start is not None and (ahead or published is None or event.date_start <= published)


def _trigger(event: Event, report: Report) -> str:
    words = event.trigger.of(report.text).split()
    return wordbands.folded(words[-1]) if words else ""


def _heading(name: str | None) -> tuple[str, ...]:
    """The telling words of who suffered: “four aid workers” and “the aid workers” have them in common."""
    low = (wordbands.folded(word) for word in _HEADING.findall(name or ""))
    return tuple(sorted({word for word in low if wordbands.band(word) > backdrops.COMMON}))


def _party(name: str | None, event: Event, known: Mapping[str, Actor]) -> Actor | None:
    """Who is meant; “we” is who speaks, and a pronoun that the report did not resolve is nobody."""
    low = (name or "").casefold().split()
    if name is None or not low or low[0] in table()["pronouns"]["empty"]:
        return None
    if low[0] in table()["pronouns"]["speaker"]:
        name = event.speaker
    return (known.get(name) or actor(name)) if name else None


def _most(weighed: Mapping[str, float]) -> list[str]:
    return sorted(weighed, key=lambda word: (-weighed[word], word))[:WORDS]


def led(members: Sequence[EventProfile], share: float, behind: Backdrop | None) -> list[EventProfile]:
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
        backdrop=behind,
        actor=_first(ordered, "actor"),
        target=_first(ordered, "target"),
        place=_first(ordered, "place"),
        victims=tuple(sorted({word for profile in ordered for word in profile.victims})),
        start=dated.start,
        end=dated.end,
        precision=dated.precision,
        told=tuple(sorted(_most(told))),
        names=tuple(sorted({n for p in ordered for n in p.names})),
    )
    return [first, *(replace(profile, head=head.event, share=round(share, 3)) for profile in ordered[1:])]


def _first(profiles: Iterable[EventProfile], field: str) -> Any:  # noqa: ANN401 - an actor or a place
    return next((value for profile in profiles if (value := getattr(profile, field))), None)
