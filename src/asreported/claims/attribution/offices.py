"""Offices: whose name a minister, an official or a spokeswoman without one has elsewhere in the report."""

from __future__ import annotations

from .actors import Office
from .cues import nouns
from .nounphrases import Source
from .speaker import DEFINITE, PLURAL, Known, Speaker


def office(known: Known, source: Source) -> Speaker:
    """The bearer of an office, or the office in the words of the text."""
    parse, head = known.parse, source.head
    lemma, label = parse.lemmas[head], known.label(source)
    if parse.tags[head] in PLURAL:
        return Speaker(label, False, "crowd", head, "the text gives no name", lemma)
    definite = parse.low[source.first] in DEFINITE
    if definite or parse.pos[source.first] == "PROPN":
        earlier = _earlier(known, source, lemma)
        if earlier is not None:
            return Speaker(earlier.name, earlier.named, "person", head, f"“{label}” is {earlier.name}", lemma)
    owned = any(parse.tags[at] in {"POS", "NNP"} for at in range(source.first, head + 1))
    if lemma in nouns("offices") and (definite or owned):
        return Speaker(label, True, "person", head, "the text gives an office, no name", lemma)
    return Speaker(label, False, "person", head, "the text gives no name", lemma)


def _earlier(known: Known, source: Source, lemma: str) -> Speaker | None:
    """Who the definite office points back at: heard or named with it last, else named with it later."""
    parse, head = known.parse, source.head
    own = {parse.low[at] for at in range(source.first, head) if parse.pos[at] in {"ADJ", "NOUN", "PROPN"}}
    heard = known.last(lambda s: s.noun == lemma and s.sort == "person" and s.name and _agrees(s.name, own))
    bearers = _bearers(known, lemma, own)
    before = [bearer for bearer in bearers if bearer.at < head]
    if heard is not None and (not before or heard.token > before[-1].at):
        return heard
    if before:
        return Speaker(before[-1].name, True, "person", head, "named with this office before", lemma)
    if bearers and lemma in nouns("offices"):
        return Speaker(bearers[0].name, True, "person", head, "named with this office later", lemma)
    return heard


def _agrees(name: str, own: set[str]) -> bool:
    return not own or not own.isdisjoint(name.lower().replace(".", "").split())


def _bearers(known: Known, lemma: str, own: set[str]) -> list[Office]:
    """The foreign minister is not the defence minister; an office without such words comes second."""
    bearers = known.actors.offices.get(lemma, [])
    if not own:
        return bearers
    return [bearer for bearer in bearers if own & bearer.words] or [bearer for bearer in bearers if not bearer.words]
