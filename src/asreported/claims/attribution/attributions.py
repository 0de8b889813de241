"""Attributions: every place where a report hands the word to a source, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..negations import nobody
from ..parse import Parse
from .active import active
from .actors import Actors
from .answers import answers
from .attribution import Attribution
from .continuations import continued, place, told_apart
from .cues import cues
from .draft import Draft
from .hearsay import rumours
from .labels import labels
from .markedcues import act_of
from .nominals import nominals
from .passives import TOLD, passive
from .phrases import phrases
from .quotes import Quoted, quotes
from .reach import reaching
from .refusals import refusals
from .relays import nested
from .revisions import revisions
from .speaker import NOBODY, Speaker
from .speakers import Speakers
from .stances import stances
from .turns import spoken, turns
from .unlisted import unlisted

NAMED: Final = {
    True: "a name or a body that speaks as one", False: "anonymous or several", None: "there is no source",
}  # fmt: skip
QUOTED: Final = {
    "direct": "all of it between quotation marks", "mixed": "partly between quotation marks",
    "indirect": "no quotation marks",
}  # fmt: skip
# What the cue is, by shape; any other shape is that of a verb.
LISTS: Final = {
    "phrase": "a phrase", "hearsay": "an adverb of hearsay", "noun": "a noun", "label": "a name before a colon",
    "turn": "a label of a transcript", "signed": "a signature below", "citing": "a credit", "quoted": "a credit",
}  # fmt: skip
# How the content was found, by shape.
CARRIED: Final = {
    "clause": "the clause that hangs on it in the parse", "left": "what stands before it in its sentence",
    "object": "its object in the parse", "infinitive": "the infinitive below it in the parse",
    "quote": "the quotation beside it", "block": "the paragraphs of quotation behind it",
    "phrase": "the sentence around it", "hearsay": "the clause around it", "noun": "the clause behind the noun",
    "label": "the lines behind it", "turn": "the words up to the next label",
    "signed": "the lines above it", "impersonal": "the clause around it", "revised": "the numbers that it gives a toll",
    "mention": "what it speaks of, which asserts nothing that stands in it",
}  # fmt: skip
ASKED: Final = frozenset({"request", "demand", "warn"})
NO_RELAY: Final = ("relay", "no rule of relays finds an outlet between the source and the report")
UNSOURCED: Final = ("speaker_span", "the text names no source")


def attributions(parse: Parse) -> list[Attribution]:
    """Every attribution of the report, by place. Contents and cues are spans of its text, speakers names in it."""
    quoted = Quoted(quotes(parse.text), turns(parse))
    ruled = [
        *_verbal(parse, quoted), *nominals(parse, quoted), *phrases(parse, quoted), *rumours(parse, quoted),
        *(spoken(parse, quoted.turns) if quoted.turns else labels(parse)), *answers(parse, quoted),
        *refusals(parse, quoted), *stances(parse, quoted), *revisions(parse),
    ]  # fmt: skip
    found = [*ruled, *unlisted(parse, quoted, ruled)]
    heard = [draft for draft in found if draft.source is None or not nobody(parse, draft.source.head)]
    drafts = reaching(parse, continued(parse, told_apart(parse, sorted(heard, key=place)), quoted), quoted)
    speakers = Speakers(parse, Actors(parse), quoted)
    return nested([_resolved(parse, draft, speakers, quoted) for draft in drafts])


def _verbal(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    before: Draft | None = None
    for cue in cues(parse):
        draft = passive(parse, cue, quoted) if cue.passive else active(parse, cue, quoted, before)
        if draft is not None:
            yield draft
            before = draft


def _resolved(parse: Parse, draft: Draft, speakers: Speakers, quoted: Quoted) -> Attribution:
    asked = draft.source is None and draft.lemma in TOLD and draft.act in ASKED
    speaker = speakers.of(draft.source) if draft.source else speakers.issuing(draft.cue) if asked else NOBODY
    outlets = [speakers.of(via).name for via in draft.via]
    relay = tuple(name for name in outlets if name and name != speaker.name)
    kind = _quote(parse, draft, quoted)
    reported = draft.shape == "phrase" and speaker.noun in {"report", "reports"}
    return Attribution(
        cue=draft.cue, content=draft.content, speaker=speaker.name, named=speaker.named,
        source=parse.span(draft.source.first, draft.source.end) if draft.source else None,
        act="report" if reported else draft.act, quote=kind, shape=draft.shape, reach=draft.reach, relay=relay,
        reasons=_reasons(parse, draft, speaker, kind, relay),
    )  # fmt: skip


def _quote(parse: Parse, draft: Draft, quoted: Quoted) -> str:
    around = quoted.around(draft.cue.start)
    if around is not None and around.span.holds(draft.content):
        return "indirect"  # somebody quoted tells what another said
    return "direct" if draft.shape in {"block", "turn"} else quoted.kind(parse.text, draft.content)


def _reasons(
    parse: Parse, draft: Draft, speaker: Speaker, kind: str, relay: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    cue, source = draft.cue.of(parse.text), draft.source
    how = f"“{cue}” carries it: {CARRIED.get(draft.shape, 'what stands behind it')}"
    listed = f"“{cue}” is {LISTS.get(draft.shape, 'a verb')} on the lists of attribution"
    if draft.marked:
        how = f"found by the attribution head: what it marks as said with “{cue}”"
        listed = f"“{cue}” is marked by the attribution head, where no rule finds a cue"
    elif draft.mended:
        how = f"{how}, {draft.mended}"
    plain = draft.marked and draft.act == "say" != act_of(draft.lemma)
    why_act = f"“{cue}” names no act of its own: taken for say" if plain else f"“{cue}” is to {draft.act} by the lists"
    return (
        ("speaker", speaker.reason),
        ("speaker_span", f"“{parse.span(source.first, source.end).of(parse.text)}” names who it comes from")
        if source else UNSOURCED,
        ("relay", f"“{cue}” brings in {relay[0]}") if relay else NO_RELAY,
        ("cue", listed), ("content", how), ("named", NAMED[speaker.named]), ("act", why_act), ("quote", QUOTED[kind]),
    )  # fmt: skip
