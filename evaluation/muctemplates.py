"""What one report claims, as MUC-4's templates: the mapping of the ledger's words to those of its slots.

- Incident: abduction, captivity, release and rescue are a kidnapping; an attack is a bombing where its paragraph tells
  of explosives; clashes and raids are none by the key's definition. The claims of one report do not say yet which of
  them are about the same deed: there is one template for each type, and who was taken and killed was kidnapped.
- Victims: groups of figures, persons with a status, targets of events where no figure counts them. Militants are none
  by the key's definition, nor are soldiers and police where nobody else was harmed.
- Number: the figure's bounds and form; of persons 1. Effect: the figure's measure, the person's status, the event's own
  word.
- Perpetrator: the event's actor. Confidence, by the documentation's decision tree: the actor says so itself; or else
  the deed is possible only; or else it is hedged, accused, alleged or believed, by an authority or by others; or else
  it is a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from asreported.claims import Claim, Event, Figure, Person, Statement

from .muckeys import ANYONE, CONFIDENCE, EFFECT, KIND, NUMBER, PERPETRATOR, TYPE, VICTIM, Fill, Template, same, telling

# Measures of figures and statuses of persons -> effect; None: taken or held, which a key has no effect for.
EFFECTS = {
    "killed": "DEATH", "recovered": "DEATH", "wounded": "INJURY", "casualties": "INJURY",
    "abducted": None, "taken": None, "held": None,
    "released": "REGAINED FREEDOM", "rescued": "REGAINED FREEDOM", "escaped": "REGAINED FREEDOM",
}  # fmt: skip
UNHURT = {"killed": "NO DEATH", "wounded": "NO INJURY", "casualties": "NO INJURY OR DEATH"}
CAPTIVE = {"abducted", "taken", "held", "released", "rescued", "escaped"}
KIDNAPPING = {"abduction": None, "captivity": None, "release": "REGAINED FREEDOM", "rescue": "REGAINED FREEDOM"}
TOLD = {"done", "under_way", "succeeded", "failed", "possible"}
DEADLY = re.compile(r"\b(?:KILL|MURDER|ASSASSIN|EXECUT|MASSACR|SLAIN|SLAY|DEATH|DIED)", re.IGNORECASE)
HURTFUL = re.compile(r"\b(?:WOUND|INJUR|HURT)", re.IGNORECASE)
BOMBS = re.compile(r"\b(?:BOMB|DYNAMIT|EXPLO|GRENADE|MINES?\b|DETONAT)", re.IGNORECASE)
PRONOUN = re.compile(r"(?:S?HE|IT|THEY|WE|I|HIM|HER|THEM|US|WHOM?|THAT|WHICH)")
SEVERAL = re.compile(r"(?:[^S]S|MEN|PEOPLE|CHILDREN)$")
BODY = re.compile(
    r"\b(?:ARMY|ARMED FORCES|AIR FORCE|NAVY|POLICE|GOVERNMENT|NATIONAL GUARD|FRONT|MOVEMENT|CARTEL|BATTALION|BRIGADE|"
    r"ORGANIZATION|PARTY|ALLIANCE)\b"
)
AUTHORITY = re.compile(
    r"\b(?:ARMY|ARMED FORCES|AIR FORCE|NAVY|POLICE|MILITARY|GOVERNMENT|MINIST(?:ER|RY)|PRESIDENT|GENERAL|COLONEL|MAJOR|"
    r"CAPTAIN|BATTALION|BRIGADE|OFFICIALS?|AUTHORITIES|JUDGE|GOVERNOR|PROSECUTOR|COMMAND)\b"
)
CONFIDENCES = (  # the first of those told of an organisation counts
    "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", "REPORTED AS FACT",
    "POSSIBLE",
)  # fmt: skip
ACCUSING = {"accuse", "allege", "believe", "claim"}
DOUBT = re.compile(r"\b(?:ALLEGED|PRESUM|APPARENT|SUSPECTED|SUPPOSED|BELIEVED)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its claims and its names: the words of each, upper case, and what it names (`Person` …)."""

    text: str
    claims: Sequence[Claim]
    names: Mapping[str, str]

    def held(self, words: str, sort: str) -> list[str]:
        """The names of a sort that stand in the words, the longest first."""
        named = [name for name, what in self.names.items() if what == sort]
        found = [name for name in named if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
        return sorted(found, key=lambda name: (-len(name), name))


@dataclass(frozen=True, slots=True)
class Victim:
    """To whom an incident was done, as a key says it; without words where the text only says that nobody was hurt."""

    words: str
    number: str | None
    effect: str | None
    military: bool = False


def templates(read: Read) -> list[Template]:
    """What a report claims as templates: one for its bombings, one for its other attacks, one for its kidnappings."""
    told: dict[str, list[Claim]] = {}
    for claim in read.claims:
        if incident := _incident(claim, read.text):
            told.setdefault(incident, []).append(claim)
    victims = {incident: _distinct(v for claim in told[incident] for v in _victims(claim, read)) for incident in told}
    captives = victims.get("KIDNAPPING", [])
    for incident in sorted(victims.keys() - {"KIDNAPPING"}):  # taken and killed is one kidnapping
        moved = [v for v in victims[incident] if any(_joined(known, v) for known in captives if v.words)]
        victims[incident] = [v for v in victims[incident] if v not in moved]
        if moved:
            victims["KIDNAPPING"] = captives = _distinct([*captives, *moved])
    return [_template_of(incident, victims[incident], told[incident], read) for incident in sorted(told)]


def _incident(claim: Claim, text: str) -> str | None:
    """The type of incident that a claim is about, None where it tells of none as happened."""
    match claim:
        case Figure(mode="happened" | "ongoing", scope="event") if claim.measure in EFFECTS:
            captive = claim.measure in CAPTIVE
        case Person(mode="happened" | "ongoing") if claim.status in EFFECTS:
            captive = claim.status in CAPTIVE
        case Event() if claim.stage in TOLD and (claim.type == "attack" or claim.type in KIDNAPPING):
            captive = claim.type in KIDNAPPING
        case _:
            return None
    return "KIDNAPPING" if captive else "BOMBING" if BOMBS.search(_paragraph(claim, text)) else "ATTACK"


def _paragraph(claim: Claim, text: str) -> str:
    end = text.find("\n\n", claim.evidence.end)
    return text[text.rfind("\n\n", 0, claim.evidence.start) + 1 : end if end >= 0 else len(text)]


def _template_of(incident: str, victims: Sequence[Victim], told: Sequence[Claim], read: Read) -> Template:
    named = [victim for victim in victims if victim.words]
    if all(victim.military for victim in named):
        named = []  # between armed parties alone: no incident by the key's definition
    nobody = [victim for victim in victims if not victim.words]
    confidence = _confidences(told, read)
    actors = {claim.actor.upper() for claim in told if isinstance(claim, Event) and claim.actor}
    slots = {
        TYPE: [Fill((incident,))],
        PERPETRATOR: [Fill((actor,)) for actor in sorted(actors | confidence.keys()) if not PRONOUN.fullmatch(actor)],
        VICTIM: [Fill((victim.words,)) for victim in named],
        KIND: [Fill(("ACTIVE MILITARY" if victim.military else "CIVILIAN",)) for victim in named],
        NUMBER: [Fill((victim.number,), (victim.words,)) for victim in named if victim.number],
        EFFECT: [Fill((v.effect,), (v.words,) if v.words else ()) for v in (*named, *nobody) if v.effect],
        CONFIDENCE: [Fill((value,), (name,)) for name, value in confidence.items()],
    }
    return Template({slot: tuple(fills) for slot, fills in slots.items()})


def _victims(claim: Claim, read: Read) -> Iterator[Victim]:
    match claim:
        case Figure(people="militants"):
            return  # another armed group: no target by the key's definition
        case Figure(high=0):
            if effect := UNHURT.get(claim.measure):
                yield Victim("", None, effect)
        case Figure():
            yield Victim(claim.group.upper(), _number(claim), EFFECTS[claim.measure], claim.people == "security")
        case Person():
            yield Victim(claim.name.upper(), "1", EFFECTS[claim.status])
        case Event(target=str(target)) if not PRONOUN.fullmatch(target.upper()) and not _counted(claim, read.claims):
            trigger = read.text[claim.trigger.start : claim.trigger.end + len(" to death")]
            harm = "DEATH" if DEADLY.search(trigger) else "INJURY" if HURTFUL.search(trigger) else None
            effect = KIDNAPPING.get(claim.type, harm)
            if effect or claim.type in KIDNAPPING:
                for words in target.upper().split(" AND "):
                    several = SEVERAL.search(words.split(" OF ")[0]) and not read.held(words, "Person")
                    yield Victim(words, "PLURAL" if several else "1", effect)


def _counted(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether a figure tells how many the event was done to, be it of another scope or mode than is scored."""
    return any(
        isinstance(claim, Figure)
        and claim.group.upper() in (event.target or "").upper()
        and claim.evidence.start < event.evidence.end
        and event.evidence.start < claim.evidence.end
        for claim in claims
    )


def _number(figure: Figure) -> str:
    """A figure as keys write it: `12`, `12-`, `-12`, `~12`, `5-9`, `PLURAL`."""
    low, high = figure.low, figure.high
    plain = f"{low}" if low == high else f"{low}-{high}"
    forms = {"vague": "PLURAL", "approximate": f"~{low}", "at_least": f"{low}-", "at_most": f"-{high}"}
    return forms.get(figure.form, plain)


def _distinct(victims: Iterable[Victim]) -> list[Victim]:
    """Each victim once, by the fullest words, with the number and the gravest effect told."""
    kept: list[Victim] = []
    for victim in victims:
        for at, known in enumerate(kept):
            if joined := _joined(known, victim):
                kept[at] = joined
                break
        else:
            kept.append(victim)
    return kept


def _joined(known: Victim, other: Victim) -> Victim | None:
    """Both as one, None where they are two."""
    numbers = {known.number, other.number} - {"PLURAL", None}
    effects = sorted({known.effect, other.effect} - {None}, key=str)  # DEATH before INJURY
    if len(numbers) > 1 or (len(effects) > 1 and "1" not in numbers) or bool(known.words) != bool(other.words):
        return None
    counted = known.number == other.number and known.effect == other.effect and known.number not in ("1", "PLURAL")
    unsaid = counted and ANYONE in (telling(known.words), telling(other.words))  # "12 people": the 12 officials
    if not unsaid and not same(known.words, [other.words]):
        return None
    words = max(known.words, other.words, key=lambda words: (telling(words) != ANYONE, len(words)))
    number = next(iter(numbers), known.number or other.number)
    return Victim(words, number, effects[0] if effects else None, known.military or other.military)


def _confidences(told: Sequence[Claim], read: Read) -> dict[str, str]:
    """Organisation -> how it is told that the deed was its own."""
    found: dict[str, set[str]] = {}
    for event in told:
        if isinstance(event, Event) and (body := _body(event, read)):
            body = next((known for known in found if same(body, [known])), body)
            found.setdefault(body, set()).add(_confidence(event, read))
    return {body: next(value for value in CONFIDENCES if value in values) for body, values in found.items()}


def _body(event: Event, read: Read) -> str | None:
    """The organisation that the actor is, or belongs to by the words that follow: “guerrillas of the Front”."""
    if not event.actor:
        return None
    actor, clause = event.actor.upper(), " ".join(event.evidence.of(read.text).upper().split())
    if held := read.held(actor, "Organization"):
        return held[0]
    after = re.search(rf"{re.escape(actor)} (?:OF|FROM) (?:THE )?(.*)", clause)
    follows = [name for name in read.held(after[1], "Organization") if after[1].startswith(name)] if after else []
    return follows[0] if follows else actor if BODY.search(actor) else None


def _confidence(event: Event, read: Read) -> str:
    """By the decision tree of the template documentation."""
    speaker, actor = (event.speaker or "").upper(), (event.actor or "").upper()
    if (speaker and same(speaker, [actor])) or "RESPONSIB" in event.trigger.of(read.text).upper():
        return "CLAIMED OR ADMITTED"
    if event.stage == "possible":
        return "POSSIBLE"
    acts = {claim.act for claim in read.claims if isinstance(claim, Statement) and claim.content.holds(event.trigger)}
    if not (event.hedge or acts & ACCUSING or DOUBT.search(event.evidence.of(read.text))):
        return "REPORTED AS FACT"
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if AUTHORITY.search(speaker) else "SUSPECTED OR ACCUSED"
