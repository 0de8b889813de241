"""What a comparison needs of a figure: read once off the claim and its report, small enough to be stored beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from asreported.claims import Claim, Event, Figure, Statement
from asreported.intake import Report

from ..actors import actor, speaks_for
from ..bounds import bounds, vocabulary
from ..names import plain
from ..occasions.pages import Page, either, ids, page, says, setting, standing_with
from ..occasions.setting import Setting, setting_from_json
from ..occasions.voices import Claimant, claimant_from_json, claimed
from ..places import Place
from .counted import who
from .parts import is_part
from .tallies import teller

# Who may be asked for and offered before they come.
_GIVEN, _WISHES = ("released", "deployed", "evacuated"), ("demand", "request", "offer")
# Who these were done to is the whole group that later figures of captives speak of.
_TAKEN = {"abducted", "held", "abduction", "captivity"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureProfile:
    """A figure as the comparison sees it.

    `family` is its measure or what that goes with. `whom` sorts who is counted (`everyone`, `children`, …),
    `whom_names` are the names that narrow it, `side` is the id of their state or party; `home` holds ids that do not
    narrow it: where it happened, who was struck. `whole` are the sorts of people that the report says were taken
    captive. `part` is true where the figure is a part of another, `part_of` is the id of that one where it is known;
    `rank` is how many figures of its measure and people stand before it: a report gives its main count first; `spot` is
    its own place, `listed` true where it stands behind that place as in a list; `partial` is true where it
    was counted at one place of several; `single` where it tells of one person without counting (“a third man”), `more`
    where it counts those beyond a number before it (“three others”), `added` where it adds to one (“three more”).
    `also` are the measures and sorts of people that the same claimant counts in the same report. `moved` says
    how its words move it (`earlier`, `corrected`, `added`, `risen`), `contested` that they hold it against another
    number. `at` and `sentence` are offsets in the text.
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
    rank: int
    spot: Place | None
    listed: bool
    partial: bool
    single: bool
    more: bool
    added: bool
    also: tuple[str, ...]
    moved: str | None
    contested: bool
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
    made = [_profile(figure, seen, whole) for figure in sorted(figures, key=lambda figure: (figure.number, figure.id))]
    also: defaultdict[str, set[str]] = defaultdict(set)
    for profile in made:
        also[profile.claimant.id].add(f"{profile.measure} {profile.whom}")
    return tuple(_among(profile, made, tuple(sorted(also[profile.claimant.id]))) for profile in made)


def _among(profile: FigureProfile, every: Sequence[FigureProfile], also: tuple[str, ...]) -> FigureProfile:
    """The figure as the report's others show it: whether it is a part of one, old by the words of another, or later."""
    beside = [one for one in every if one.family == profile.family and one.whom == profile.whom]
    old = any(one.moved == "earlier" and one.low == profile.low and one.high == profile.high for one in beside)
    again = [one.setting for one in beside if one.low == profile.low and one.setting.start]
    when = again[0] if again and not profile.setting.start and profile.low and not profile.setting.apart else None
    return replace(
        profile,
        setting=replace(profile.setting, start=when.start, end=when.end) if when else profile.setting,
        also=also,
        part=profile.part and not _of_others(profile, every),
        rank=sum(one.at < profile.at for one in beside),
        moved="earlier" if old and profile.form == "exact" else profile.moved,
    )


def _of_others(part: FigureProfile, every: Sequence[FigureProfile]) -> bool:
    """Whether what a figure is a part of counts something else: of 221 aboard, the 109 rescued are all that were."""
    wholes = [one for one in every if one.at < part.at and one.sentence == part.sentence]
    if part.part_of is not None:
        wholes = [one for one in every if one.id == part.part_of]
    return bool(wholes) and all(one.family != part.family for one in wholes)


def _whole(figures: Iterable[Figure], events: Iterable[Event]) -> tuple[str, ...]:
    counted = {who(figure.group, figure.people).kind for figure in figures if figure.measure in _TAKEN}
    struck = {who(event.target, "unspecified").kind for event in events if event.target and event.type in _TAKEN}
    return tuple(sorted(counted | struck))


def _profile(figure: Figure, seen: Page, whole: tuple[str, ...]) -> FigureProfile:
    at, words = figure.number.start, vocabulary("questions")
    start, end = seen.around.sentence(at)
    sentence = seen.report.text[start:end]
    kinds = words["occasions"].get(figure.measure, [])
    event = standing_with(at, kinds, seen)
    counted = who(figure.group, figure.people)
    claimant = claimed(teller(figure, sentence[: at - start], seen), seen)
    brought = says(sentence, "counts", "brought") and says(f"{sentence} {figure.speaker}", "counts", "partial")
    partial = brought or bool(figure.place and says(figure.place, "counts", "partial"))
    listed = _listed(figure, sentence[: at - start], seen)
    toll = figure.group.casefold().endswith("toll")
    own = None if partial else listed or seen.place(figure.place)
    moved = _moved(sentence, at - start)
    where = setting(at, event, seen, own=own, said=(figure.side, figure.place), by=figure.speaker)
    # “Rose to 24 on Sunday”: the day is that of the count.
    where = replace(where, loose=True) if moved in {"risen", "corrected", "added"} and where.start else where
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
        mode="planned" if _wanted(figure, seen) else figure.mode,
        scope=figure.scope,
        group=figure.group,
        whom=_own_men(sentence[: at - start], figure.speaker) if counted.kind == "men" else counted.kind,
        whom_names=()
        if toll
        else tuple(name for name in counted.names if figure.side is None or _side(name) != _side(figure.side)),
        nationality=figure.nationality,
        side=_side(figure.side),
        home=_home(event, where.place or where.scene),
        whole=whole,
        part=figure.part_of is not None or is_part(sentence, at - start),
        part_of=figure.part_of,
        rank=0,
        spot=own,
        listed=listed is not None,
        partial=partial,
        single=_single(figure, seen.report.text),
        more=bool(set(figure.group.casefold().split()) & set(words["groups"]["beyond"])),
        added=_added(figure, seen.report.text),
        also=(),
        moved=moved,
        contested=figure.speaker is not None and says(sentence, "tallies", "contest"),
        claimant=claimant,
        speaker=figure.speaker,
        relay=figure.relay,
        setting=where,
    )


def _added(figure: Figure, text: str) -> bool:
    behind = re.match(r"\W*(\w+)", text[figure.number.end : figure.number.end + 20])
    said = {*figure.group.casefold().split(), *figure.number.of(text).casefold().split(), behind[1] if behind else ""}
    return bool(said & set(vocabulary("questions")["groups"]["added"])) and not _than(figure, text)


def _than(figure: Figure, text: str) -> bool:
    """“More than 40”, “40 or more” are no additions."""
    near = text[max(0, figure.number.start - 2) : figure.number.end + 12]
    return re.search(r"\bmore than\b|\bor more\b|\bmany more\b", near, re.IGNORECASE) is not None


def _own_men(before: str, speaker: str | None) -> str:
    """The sort of “men” that a party loses: its own, who are soldiers of an official body, else fighters."""
    if not speaker or not re.search(r"\b(?:lost|losing|lose|its|our|their)(?: own)?\s*$", before, re.IGNORECASE):
        return "men"
    official = {*vocabulary("disputes")["claimants"]["official"], "military", "forces", "colonel", "general"}
    return "security" if official & set(plain(speaker).split()) else "militants"


def _wanted(figure: Figure, seen: Page) -> bool:
    """Whether people are only asked for or offered: to be let go, sent, brought away."""
    if figure.measure not in _GIVEN:
        return False
    said = (claim for claim in seen.claims if isinstance(claim, Statement) and claim.act in _WISHES)
    return any(statement.content.holds(figure.number) for statement in said)


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


def _single(figure: Figure, text: str) -> bool:
    """Whether an article or an ordinal, not a number, stands for one person."""
    ordinals = set(vocabulary("questions")["groups"]["ordinals"])
    said, group = figure.number.of(text).casefold(), set(figure.group.casefold().split())
    if said in {"a", "an", "another", "the"} or (figure.high == 1 and ordinals & group):
        return True
    # “One person was shot in the neck” tells of him, not of how many were shot.
    return (
        said == "one"
        and figure.measure in {"casualties", "wounded"}
        and who(figure.group, figure.people).kind == "everyone"
    )


def _moved(sentence: str, at: int) -> str | None:
    before = sentence[max(0, at - 60) : at]
    if re.search(rf"(?:{either('moves', 'earlier')})\W*(?:\w+\W+){{0,2}}$", before, re.IGNORECASE):
        return "earlier"
    if says(before, "moves", "first") or _withdrawn(sentence, at):
        return "earlier"
    steps = any(says(sentence, "moves", kind) for kind in ("corrected", "risen"))
    # “to 36 from 38”, “from 14 to 31”
    if steps and re.search(r"\bfrom\s*$", before) and re.search(r"\bto\b", sentence):
        return "earlier"
    return next((kind for kind in ("corrected", "added", "risen") if says(sentence, "moves", kind)), None)


def _withdrawn(sentence: str, at: int) -> bool:
    """Whether the words say that a number is no longer given (“had put it at 40”, “which it withdrew”)."""
    before, after = sentence[max(0, at - 60) : at], sentence[at : at + 90]
    said, taken = either("moves", "given"), either("moves", "taken")
    if re.search(r"\bwhen\b[^,.;]{0,60}\bhad\s*$", before):
        return True
    if re.search(rf"\bhad (?:\w+ ){{0,2}}(?:{said})\b(?:\W+\w+){{0,4}}\W*$", before, re.IGNORECASE):
        return True
    return bool(re.search(rf"^\S+(?:\W+\w+){{0,2}}\W+(?:that|which)\b(?:\W+\w+){{0,5}}?\W+(?:{taken})\b", after))
