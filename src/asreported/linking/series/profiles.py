"""What a comparison needs of a figure: read once off the claim and its report, small enough to be stored beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from asreported.claims import Claim, Event, Figure
from asreported.intake import Report

from ..actors import actor, speaks_for
from ..bounds import bounds, vocabulary
from ..names import plain
from ..occasions.pages import Page, either, ids, page, says, setting, standing_with
from ..occasions.setting import Setting, setting_from_json
from ..occasions.voices import Claimant, claimant_from_json, claimed
from ..places import Place
from .counted import who

# Who these were done to is the whole group that later figures of captives speak of.
_TAKEN = {"abducted", "held", "abduction", "captivity"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureProfile:
    """A figure as the comparison sees it.

    `family` is its measure or what that goes with. `whom` sorts who is counted (`everyone`, `children`, …),
    `whom_names` are the names that narrow it, `side` is the id of their state or party; `home` holds ids that do not
    narrow it: where it happened, who was struck. `whole` are the sorts of people that the report says were taken
    captive. `part` is true where the figure is a part of another, `part_of` is the id of that one where it is known;
    `spot` is its own place, `listed` true where it stands behind that place as in a list; `partial` is true where it
    was counted at one place of several. `moved` says how its words move it (`earlier`, `corrected`, `added`, `risen`).
    `at` and `sentence` are offsets in the text.
    """

    id: str
    report: str
    at: int
    sentence: int
    measure: str
    family: str
    low: int | None
    high: int | None
    form: str
    words: str
    mode: str
    scope: str
    group: str
    whom: str
    whom_names: tuple[str, ...]
    nationality: str | None
    side: str | None
    home: tuple[str, ...]
    whole: tuple[str, ...]
    part: bool
    part_of: str | None
    spot: Place | None
    listed: bool
    partial: bool
    moved: str | None
    claimant: Claimant
    speaker: str | None
    relay: tuple[str, ...]
    setting: Setting

    def as_json(self) -> dict[str, Any]:
        """The plain form, to be stored beside the claim."""
        return asdict(self)

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most people that the figure allows: a count at one hospital is no ceiling."""
        low, high = bounds(self.low, self.high, self.form, self.words)
        return (low, float("inf")) if self.partial else (low, high)

    @property
    def size(self) -> int:
        """The number for ordering: the lowest that the words give, 0 where they give none."""
        return self.low or self.high or 0


def figure_from_json(stored: Mapping[str, Any]) -> FigureProfile:
    """The profile that `as_json` gave."""
    made: dict[str, Any] = {field.name: stored[field.name] for field in fields(FigureProfile)}
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in made.items()}
    made["claimant"] = claimant_from_json(stored["claimant"])
    made["setting"] = setting_from_json(stored["setting"])
    made["spot"] = Place(**stored["spot"]) if stored["spot"] else None
    return FigureProfile(**made)


def figure_profiles(
    report: Report, claims: Iterable[Claim], place_names: Sequence[str] = ()
) -> tuple[FigureProfile, ...]:
    """The profiles of a report's figures, in the order of the text. Reads no other report."""
    seen = page(report, claims, place_names)
    figures = [claim for claim in seen.claims if isinstance(claim, Figure)]
    whole = _whole(figures, seen.events)
    return tuple(
        _profile(figure, seen, whole) for figure in sorted(figures, key=lambda figure: (figure.number, figure.id))
    )


def _whole(figures: Iterable[Figure], events: Iterable[Event]) -> tuple[str, ...]:
    counted = {who(figure.group, figure.people).kind for figure in figures if figure.measure in _TAKEN}
    struck = {who(event.target, "unspecified").kind for event in events if event.target and event.type in _TAKEN}
    return tuple(sorted(counted | struck))


def _profile(figure: Figure, seen: Page, whole: tuple[str, ...]) -> FigureProfile:
    at, words = figure.number.start, vocabulary("questions")
    start, end = seen.around.sentence(at)
    sentence = seen.report.text[start:end]
    event = standing_with(at, words["occasions"].get(figure.measure, []), seen)
    counted = who(figure.group, figure.people)
    claimant = claimed(figure.speaker, seen)
    partial = bool(figure.place and says(figure.place, "counts", "partial"))
    listed = _listed(figure, sentence[: at - start], seen)
    own = None if partial else listed or seen.place(figure.place)
    where = setting(at, event, seen, own=own, said=(figure.side, figure.place), by=figure.speaker)
    return FigureProfile(
        id=figure.id,
        report=figure.report,
        at=at,
        sentence=start,
        measure=figure.measure,
        family=_family(figure, counted.kind, whole),
        low=figure.low,
        high=figure.high,
        form=figure.form,
        words=figure.number.of(seen.report.text),
        mode=figure.mode,
        scope=figure.scope,
        group=figure.group,
        whom=counted.kind,
        whom_names=tuple(name for name in counted.names if figure.side is None or _side(name) != _side(figure.side)),
        nationality=figure.nationality,
        side=_side(figure.side),
        home=_home(event, where.place or where.scene),
        whole=whole,
        part=figure.part_of is not None or _part(sentence, at - start),
        part_of=figure.part_of,
        spot=own,
        listed=listed is not None,
        partial=partial,
        moved=_moved(sentence, at - start),
        claimant=claimant,
        speaker=figure.speaker,
        relay=figure.relay,
        setting=where,
    )


def _family(figure: Figure, kind: str, whole: tuple[str, ...]) -> str:
    """The measure that the figure goes with: whom kidnappers “detain” they hold."""
    if figure.measure == "detained" and figure.mode == "ongoing" and kind in whole:
        return "held"
    families: dict[str, str] = vocabulary("questions")["families"]
    return families.get(figure.measure, figure.measure)


def _side(name: str | None) -> str | None:
    if not name:
        return None
    known = actor(name)
    return known.side or speaks_for(known)


def _home(event: Event | None, where: Place | None) -> tuple[str, ...]:
    found = {*ids(event.target), *ids(event.place)} if event else set()
    found |= {part for part in (where.id, where.country, *ids(where.name)) if part} if where else set()
    return tuple(sorted(found))


def _listed(figure: Figure, before: str, seen: Page) -> Place | None:
    """The place that a figure stands behind as in a list (“Arda – 40, Brenn – 12”; “Arda alone has 40”)."""
    verbs = rf"(?:{either('counts', 'heads')})\s*(?:(?:may|might|could) have |confirmed |reported )?"
    head = re.search(rf"((?:[A-Z][\w’'-]+ ?)+)(?:\w+ ){{0,2}}{verbs}$", before)
    if head is None or set(plain(head[1]).split()) & set(plain(figure.speaker or "").split()):
        return None
    found = seen.place(head[1].strip())
    known = found is not None and not found.id.startswith("name:")
    return found if known or head[1].strip() in seen.places else None


def _part(sentence: str, at: int) -> bool:
    before, after = sentence[max(0, at - 40) : at], sentence[at : at + 60]
    if re.search(rf"\b(?:{either('parts', 'before')})\b[^.;]*$", before, re.IGNORECASE):
        return True
    return bool(re.search(rf"^(?:\W*\w+){{1,4}}?\W+(?:{either('parts', 'after')})\b", after, re.IGNORECASE))


def _moved(sentence: str, at: int) -> str | None:
    before = sentence[max(0, at - 60) : at]
    if re.search(rf"(?:{either('moves', 'earlier')})\W*(?:\w+\W+){{0,2}}$", before, re.IGNORECASE):
        return "earlier"
    steps = any(says(sentence, "moves", kind) for kind in ("corrected", "risen"))
    # “to 36 from 38”, “from 14 to 31”
    if steps and re.search(r"\bfrom\s*$", before) and re.search(r"\bto\b", sentence):
        return "earlier"
    return next((kind for kind in ("corrected", "added", "risen") if says(sentence, "moves", kind)), None)
