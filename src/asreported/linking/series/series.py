"""Series: the figures that answer one question, across reports and over time.

Two figures are compared only where they share a block key. What the comparison says depends on the two profiles and on
the incidents of their events alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..bounds import agree, vocabulary
from ..clusters import Pair, clusters
from ..judgements import Judgement, Verdict
from ..occasions.setting import contradiction, doubts, evidence, incident, months, other_blows
from ..places import near
from .counted import Counted, calling, same_people, who
from .profiles import FigureProfile

# Points of likeness, set on the gold clusters and on crises of our own: below `OPEN` nothing is said.
SAME, OPEN = 3.0, 2.0
# Names in a key: more would put every figure of a long sentence into many blocks.
NAMES = 5
# Those of a report's own names by which figures of one story are found.
STORY = 8
# Whose one death is told beside so many is no toll.
_SEVERAL = 3
# What happens by steps: a story has several, each with its number.
_STEPS = ("released", "escaped", "surrendered", "detained", "deployed")
# Who are counted among others, whether the words say so or not.
_ALWAYS_PART = ("children", "women", "foreigners")
# Who are struck, by sort; the share of a toll that a first count of civilians may be, if a later count is all.
_HARM, _ARMS, _MOST = ("killed", "wounded", "casualties"), ("militants", "security", "attackers"), 0.8
_CARRIED = ("deployed", "evacuated")
# A report's main count comes first: each further one is joined a little later.
RANK, LAST = 0.02, 5
SURE, BY_NUMBER = 0.85, 0.5
# Small numbers are equal by chance.
TELLING = 5


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one question, by id; `id` is made of the earliest of the ids; `label` says the question in words."""

    id: str
    figures: tuple[str, ...]
    label: str


def keys(profile: FigureProfile, incidents: Mapping[str, str]) -> tuple[str, ...]:
    """The blocks of a figure: its report, its incident, its names with a month, pairs of its names."""
    family = profile.family
    found = {f"{family}|report|{profile.report}"}
    if known := incident(profile.setting, incidents):
        found.add(f"{family}|incident|{known}")
    there = profile.setting
    places = [where.id for where in (there.place, there.scene) if where]
    named = list(dict.fromkeys([*places, *there.actors, *there.names]))[:NAMES]
    named = list(dict.fromkeys([*named, *there.lead]))[: 2 * NAMES]
    found |= {f"{family}|{name}|{month}" for name in named for month in months(there)}
    # Who is held, and what nobody dates, is told of for longer than a month.
    found |= {f"{family}|{first}|{second}" for first, second in combinations(sorted(named), 2)}
    found |= {f"{family}|story|{name}" for name in there.story[:STORY]}
    return tuple(sorted(found))


def compare(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> Judgement:
    """Whether two figures answer the same question. The order of the two does not matter."""
    first, second = sorted((one, other), key=lambda profile: profile.id)
    for judged in _differences(first, second, incidents):
        if judged is not None:
            return judged
    same_number = equal(first, second) and first.size >= TELLING
    # Two claimants in one report may differ over the doers too, and speak of one deed.
    beside = first.report == second.report and (same_number or first.claimant.apart_from(second.claimant))
    open_ = () if beside else tuple(doubts(first.setting, second.setting, incidents))
    if first.report == second.report:
        if open_ or _unsaid(first, second):
            return Judgement(Verdict.UNSURE, 0.5, open_ or ("the report sets neither number against the other",))
        return Judgement(Verdict.SAME, 0.95 if same_number else 0.9, ("one report speaks of one occasion",))
    return _across(first, second, incidents, open_)


def _different(reason: str) -> Judgement:
    return Judgement(Verdict.DIFFERENT, 0.0, (reason,))


def _differences(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> Iterable[Judgement | None]:
    """Stated contradictions, one after the other; None where there is none."""
    yield None if one.family == other.family else _different("another measure")
    yield _by_mode(one, other)
    yield _by_scope(one, other)
    yield _by_people(one, other)
    yield _by_part(one, other)
    yield _by_addition(one, other)
    yield _by_calling(one, other)
    yield _by_one(one, other)
    reason = contradiction(one.setting, other.setting, incidents)
    yield _different(reason) if reason else None
    blows = other_blows(one.setting, other.setting) and not agree(one.range, other.range)
    yield _different("blows of two days") if blows else None
    yield _within(one, other) if one.report == other.report else None


def _by_mode(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    # Those to be sent or brought away are those that went, where the numbers allow it.
    carried = one.family in _CARRIED and agree(one.range, other.range)
    if (one.mode == "planned") != (other.mode == "planned") and not carried:
        return _different("one is a plan")
    return None


def _by_scope(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    scopes = {one.scope, other.scope}
    if one.family == "escaped" and len(scopes) > 1 and "standing" in scopes:
        return _different("other scope: one counts who is still at large")
    # Who is held or missing is so at a moment, whatever days the sentence names; an old number is of the same count;
    # and another report may take the toll for an event's.
    moment = one.family in {"held", "unaccounted"} or "earlier" in (one.moved, other.moved)
    # One report's toll of a blow, and another's of all that came with it.
    told_apart = one.report == other.report and one.claimant.id != other.claimant.id and not equal(one, other)
    if scopes == {"total", "event"} and told_apart and not (one.moved or other.moved):
        return _different("other scope: one counts more than this occasion")
    if "period" in scopes and len(scopes) > 1 and not moment and (one.report == other.report or "event" not in scopes):
        return _different("other scope: one counts a stretch of days")
    return None


def equal(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether both say the same number; vague words never do."""
    return (one.low, one.high) == (other.low, other.high) != (None, None)


def _by_people(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    mine, theirs = _counted(one, other), _counted(other, one)
    # Two different numbers of one sentence are of two groups, and so are two equal ones.
    same_number = equal(one, other) and not _beside(one, other)
    judged = same_people(mine, theirs, equal=same_number)
    if judged.verdict is not Verdict.SAME:
        return judged
    return None if same_number else _by_side(one, other)


def _counted(profile: FigureProfile, other: FigureProfile) -> Counted:
    """Who a figure counts; where all that were taken are children, “hostages” are the children."""
    kind = profile.whom
    if profile.family in vocabulary("questions")["course"]["captives"] or profile.family == "unaccounted":
        if kind == "hostages":
            kind = "everyone"
        taken = profile.whole or other.whole
        narrower = other.whom != "everyone" and other.whom in taken and not other.part
        if kind == "everyone" and narrower and not calling(profile.group):
            kind = other.whom
    if (kind == "attackers" and profile.family not in _HARM) or _all_civilians(profile, other):
        kind = "everyone"
    return Counted(kind, profile.whom_names, who(profile.group, "unspecified").words)


def _all_civilians(profile: FigureProfile, other: FigureProfile) -> bool:
    """Whether “31 civilians” is the whole toll: no part, no fewer than another report's, and nobody else counted."""
    sorts = (profile.whom, other.whom)
    if sorts != ("civilians", "everyone") or profile.family not in _HARM or profile.report == other.report:
        return False
    if profile.part or other.part or any(f"{profile.measure} {sort}" in (*profile.also, *other.also) for sort in _ARMS):
        return False
    grown = (profile.setting.day or "9") < (other.setting.day or "") and profile.size >= _MOST * other.size
    return 0 < other.size <= profile.size or grown


def _by_side(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    if one.side == other.side:
        return None
    if one.side and other.side:
        return _different("people of another side")
    known = {*one.home, *other.home}
    narrowed = one if one.side else other
    if narrowed.side in known or narrowed.whom not in {"everyone", "civilians"}:
        return None
    return _different("narrower group: people of one side or state")


def _by_part(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    if one.whom == other.whom and one.whom in _ALWAYS_PART and one.report != other.report:
        return None
    if one.part and other.part and one.report != other.report and not equal(one, other) and not _one_sort(one, other):
        return Judgement(Verdict.UNSURE, 0.0, ("each a part, maybe of two wholes",))
    if one.part_of == other.id or other.part_of == one.id or (one.part != other.part and not equal(one, other)):
        return _different("narrower group: a part of the other")
    return None


def _by_calling(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    """Two firemen are not the civilians of another count, nor two brothers, though all are civilians."""
    if one.family not in _HARM or one.whom != other.whom or one.whom not in {"everyone", "civilians"}:
        return None
    mine, theirs = _narrowed(one), _narrowed(other)
    if mine == theirs or (one.whom == "everyone" and not (mine and theirs)):
        return None
    if equal(one, other):
        return Judgement(Verdict.UNSURE, 0.0, ("the same number, called otherwise",)) if one.size < TELLING else None
    return _different(f"narrower group: {mine or theirs}")


def _narrowed(profile: FigureProfile) -> str | None:
    """What the people counted do or are to each other, where it is more than that they live there."""
    said = {*who(profile.group, "unspecified").words}
    found = "kin" if said & {*vocabulary("questions")["groups"]["kin"]} else calling(profile.group)
    return None if found == "villagers" else found


def _by_addition(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    """“Two more were killed” adds to a toll and is none."""
    if one.family not in _HARM or one.added == other.added:
        return None
    if not equal(one, other):
        return _different("narrower group: those beyond a count before")
    return Judgement(Verdict.UNSURE, 0.0, ("one adds to a count before",)) if one.size < TELLING else None


def _one_sort(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether the words of two groups have one that says whom they count."""
    mine, theirs = (who(profile.group, "unspecified").words for profile in (one, other))
    return one.whom == other.whom and bool(one.whom != "everyone" or {*mine} & {*theirs})


def _by_one(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    """One who died when others had been counted before is somebody, no count of all."""
    if one.whom == other.whom != "everyone" and one.claimant.apart_from(other.claimant):
        return None
    for alone, several in ((one, other), (other, one)):
        later = alone.family == "killed" and (alone.setting.day or "") >= (several.setting.day or "9")
        told = later or (alone.report == several.report and not alone.moved and not several.moved)
        if alone.high == 1 and not alone.single and told and (several.low or 0) >= _SEVERAL:
            return _different("one tells of a single person among several")
    return None


def _beside(one: FigureProfile, other: FigureProfile) -> bool:
    return one.report == other.report and one.sentence == other.sentence


def _within(one: FigureProfile, other: FigureProfile) -> Judgement | None:
    """In one report: a voice does not contradict itself, except where it says that a figure moved."""
    if equal(one, other):
        return None
    if one.listed != other.listed or (
        one.spot and other.spot and near(one.spot, other.spot).verdict is not Verdict.SAME
    ):
        return (
            _different("narrower: a part of the places")
            if not _stepped(one, other) and not _stepped(other, one)
            else None
        )
    if one.range == other.range or _stepped(one, other) or _stepped(other, one):
        return None
    # “The minister spoke of 40, the mayor of 68”
    if _beside(one, other) and not one.claimant.apart_from(other.claimant):
        return _different("two figures of one sentence")
    if one.claimant.id == other.claimant.id and not agree(one.range, other.range):
        # Whose an estimate is the report may not say: it is another voice's than that of the count.
        if not one.claimant.id and _estimated(one) != _estimated(other):
            return Judgement(Verdict.UNSURE, 0.0, ("one is an estimate, a count the other",))
        return _different("the same voice gives both")
    return None


def _estimated(profile: FigureProfile) -> bool:
    return bool({"estimate", "estimates"} & {*profile.group.casefold().split()})


def _unsaid(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether a report gives its own exact number beside another of a source, and does not say that they differ."""
    if bool(one.claimant.id) == bool(other.claimant.id) or agree(one.range, other.range):
        return False
    return one.form == other.form == "exact" and not one.moved and not other.moved


def _stepped(one: FigureProfile, other: FigureProfile) -> bool:
    """Whether the words say how the report came from the other number to this one."""
    if one.moved == "earlier":
        return True
    if one.moved == "risen":
        return one.range[0] >= other.range[0]
    return one.moved == "corrected" and not _beside(one, other)


def _across(
    one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str], against: tuple[str, ...]
) -> Judgement:
    points = sorted(_points(one, other, incidents), reverse=True)
    total = sum(value for value, _ in points) - len(against)
    # What one report holds together, another's figure does not part; least where only the number says so.
    most = SURE if one.whom == other.whom else BY_NUMBER
    likeness = round(max(0.0, min(most, total / 6) - RANK * min(LAST, one.rank + other.rank)), 3)
    reasons = (*(reason for _, reason in points), *against)
    known = incident(one.setting, incidents)
    step = one.family in _STEPS and not agree(one.range, other.range)
    if step and not (known and known == incident(other.setting, incidents)):
        return Judgement(Verdict.UNSURE, 0.0, (*reasons, "each may be a step of its own"))
    if total >= SAME:
        return Judgement(Verdict.SAME, likeness, reasons)
    return Judgement(Verdict.UNSURE, likeness if total >= OPEN else 0.0, reasons)


def _points(one: FigureProfile, other: FigureProfile, incidents: Mapping[str, str]) -> list[tuple[float, str]]:
    story = one.family not in _STEPS or equal(one, other)
    found = evidence(one.setting, other.setting, incidents, story=story)
    taken = set(one.whole) & set(other.whole) - {"everyone", "hostages"}
    if taken and one.family in vocabulary("questions")["course"]["captives"]:
        found.append((1.5, f"both of {min(taken)} taken captive"))
    if equal(one, other) and one.size >= TELLING:
        found.append((1.0, "the same number"))
    return found


def judgements(profiles: Sequence[FigureProfile], incidents: Mapping[str, str]) -> dict[Pair, Judgement]:
    """All pairs that share a block key, judged. A ledger does the same a report at a time."""
    blocks: defaultdict[str, list[FigureProfile]] = defaultdict(list)
    for profile in profiles:
        for key in keys(profile, incidents):
            blocks[key].append(profile)
    judged: dict[Pair, Judgement] = {}
    for members in blocks.values():
        for one, other in combinations(sorted(members, key=lambda profile: profile.id), 2):
            if (one.id, other.id) not in judged:
                judged[one.id, other.id] = compare(one, other, incidents)
    return judged


def series(profiles: Sequence[FigureProfile], incidents: Mapping[str, str]) -> tuple[Series, ...]:
    """The series of the figures, single ones too, by id."""
    known = {profile.id: profile for profile in profiles}
    groups = clusters(known, judgements(profiles, incidents))
    return tuple(made(tuple(known[name] for name in group)) for group in groups)


def made(profiles: Sequence[FigureProfile]) -> Series:
    """The series of the figures of one group."""
    ids = tuple(sorted(profile.id for profile in profiles))
    return Series(f"q-{hashlib.sha256(ids[0].encode()).hexdigest()[:12]}", ids, label(profiles))


def label(profiles: Sequence[FigureProfile]) -> str:
    """The question in words: who, what, where, when, as most of the figures put it."""
    who = _most(_whom(profile) for profile in profiles)
    what = _most(profile.measure for profile in profiles)
    happening = _most(_called(profile) for profile in profiles if profile.setting.happening)
    where = _most(profile.setting.place.name for profile in profiles if profile.setting.place)
    when = _most(profile.setting.start for profile in profiles if profile.setting.start)
    parts = [f"{who} {what}", happening, where, when]
    return ", ".join(part for part in parts if part)


def _called(profile: FigureProfile) -> str:
    """The words of the occasion without those of the count itself (“killing 23 villagers”)."""
    counted = {*profile.group.casefold().split(), *profile.words.casefold().split(), "people"}
    return " ".join([word for word in profile.setting.happening if word not in counted and not word.isdigit()][:3])


def _whom(profile: FigureProfile) -> str:
    return "people" if profile.whom == "everyone" and not profile.whom_names else profile.group


def _most(said: Iterable[str]) -> str:
    counted = Counter(said)
    return min(counted, key=lambda word: (-counted[word], word)) if counted else ""
