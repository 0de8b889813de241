"""Attributions in a phrase: according to the ministry, in the words of a neighbour."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from .. import vocabulary
from ..claim import Span
from ..parse import Parse
from .cues import acts, words
from .draft import Draft
from .extents import BREAKS, FINITE, trimmed
from .nounphrases import NOMINAL, Source, right_phrase
from .quotes import Quoted
from .talkers import speakable

ESTIMATES: Final = frozenset({"estimate", "estimates", "estimation"})
RECKONED: Final = frozenset({"by", "on", "in"})
COUNT_REACH: Final = 8  # tokens from “by” to the noun for a count
INSIDE: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "PART"})


@cache
def openings() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases by their first word, longest first, each with its act."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for act, phrases in vocabulary.load("cues")["phrases"].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, act))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


def phrases(parse: Parse, quoted: Quoted) -> Iterator[Draft]:
    """The drafts of all such phrases."""
    opening = openings()
    for token, word in enumerate(parse.low):
        draft = _phrase(parse, token, opening[word], quoted) if word in opening else None
        if draft is None and word in RECKONED:
            draft = _reckoned(parse, token, quoted)
        if draft is not None:
            yield draft


def _phrase(parse: Parse, token: int, entries: list[tuple[tuple[str, ...], str]], quoted: Quoted) -> Draft | None:
    fitting = (entry for entry in entries if tuple(parse.low[token : token + len(entry[0])]) == entry[0])
    parts, act = next(fitting, ((), ""))
    end = token + len(parts)
    if not parts or end >= len(parse) or parse.names[end] in {"Date", "Money"}:
        return None
    if parts == ("per",) and parse.words[token] != "Per" and parse.words[token - 1] != ",":
        return None  # ten litres per person
    head = _head(parse, end)
    if head is None:
        return None
    source = _source(parse, token, end, head)
    content = _around(parse, token, source, quoted)
    if content is None:
        return None
    return Draft(
        verb=token, cue=parse.span(token, end), content=content, source=source, act=act, shape="phrase",
        lemma=parts[0],
    )  # fmt: skip


def _reckoned(parse: Parse, token: int, quoted: Quoted) -> Draft | None:
    """By the ministry's count, on their reckoning, by the new figures: whose count it is speaks."""
    head = next((at for at in range(token + 1, min(parse.stops[token], token + COUNT_REACH)) if _ends(parse, at)), 0)
    listed = words("reckonings", "told" if parse.low[token] == "in" else "nouns")
    if not head or parse.low[head] not in listed or parse.pos[token - 1] == "VERB":
        return None
    inner = range(token + 1, head)
    owned = any(parse.tags[at] in {"POS", "PRP$"} or parse.pos[at] == "PROPN" for at in inner)
    of = None if owned else _behind_of(parse, head)
    if of is not None:
        source = Source(head + 2, of.end, of.head, inverted=token == parse.opens[token])
        return _counting(parse, token, head + 2, source, quoted)
    if not owned and words("reckonings", "renewed").isdisjoint(parse.low[token + 1 : head]):
        return None
    if any(parse.low[at] in {"my", "our", "your"} for at in inner):
        return None
    source = Source(token + 1, head + 1, head, inverted=token == parse.opens[token])
    return _counting(parse, token, head + 1, source, quoted)


def _behind_of(parse: Parse, noun: int) -> Source | None:
    """Whose count it is behind “of”: by the count of two charities."""
    first = noun + 2
    if parse.low[noun + 1 : first] != ["of"] or first >= parse.stops[noun]:
        return None
    head = _head(parse, first)
    return right_phrase(parse, first, head) if head is not None and speakable(parse, head) else None


def _counting(parse: Parse, token: int, end: int, source: Source, quoted: Quoted) -> Draft | None:
    content = _around(parse, token, source, quoted)
    if content is None:
        return None
    if parse.low[token] == "in":  # in the army's telling: the army's
        owner = next((at for at in range(token + 2, end) if parse.tags[at] == "POS"), None)
        source = Source(token + 1, owner, owner - 1) if owner is not None else source
    guess = not ESTIMATES.isdisjoint(parse.low[token:end])
    return Draft(
        verb=token, cue=parse.span(token, end), content=content, source=source, act="estimate" if guess else "say",
        shape="phrase", lemma=parse.low[token],
    )  # fmt: skip


def _ends(parse: Parse, at: int) -> bool:
    """Whether the noun phrase of a count ends here: at its noun, or at a word that is no part of it."""
    listed = parse.low[at] in words("reckonings", "nouns") or parse.low[at] in words("reckonings", "told")
    return listed or parse.pos[at] not in INSIDE


def _source(parse: Parse, token: int, first: int, head: int) -> Source:
    """The source; at the head of a sentence it runs up to the comma."""
    sentence, limit = parse.sentence(token)
    if token <= sentence + 1:
        comma = next(
            (at for at in range(head + 1, min(limit, head + 14)) if parse.words[at] == "," or parse.tags[at] in FINITE),
            None,
        )
        if (
            comma is not None
            and parse.words[comma] == ","
            and not any(parse.words[at] in {"(", "“", '"'} for at in range(first, comma))
        ):
            return Source(first, comma, head, inverted=True)
    return right_phrase(parse, first, head)


def _head(parse: Parse, first: int) -> int | None:
    """The head of the noun phrase behind a preposition."""
    _, limit = parse.sentence(first)
    at = first
    while (at < limit and parse.pos[at] in {"DET", "ADJ", "NUM", "ADV"}) or (
        at < limit and parse.tags[at] in {"VBG", "VBN"}
    ):
        at += 1
    if at >= limit or parse.pos[at] not in NOMINAL or parse.low[at] in {"plan", "plans", "law", "schedule"}:
        return None
    while at + 1 < limit and (
        parse.pos[at + 1] in {"NOUN", "PROPN"} or parse.tags[at + 1] == "POS" or parse.tags[at] == "POS"
    ):
        at += 1
    return at


def _around(parse: Parse, token: int, source: Source, quoted: Quoted) -> Span | None:
    """The content of a phrase at the head, in the middle or at the end of its sentence."""
    first, limit = parse.sentence(token)
    opening = token - 1
    while opening >= first and (not parse.is_word(opening) and parse.words[opening] not in BREAKS):
        opening -= 1
    after = source.end
    while after < limit and not parse.is_word(after) and parse.words[after] not in {".", ";"}:
        after += 1
    rest = (
        any(parse.is_word(at) for at in range(after, limit)) and after < limit and parse.words[after] not in {".", ";"}
    )
    begins = next((at + 1 for at in range(token - 1, first, -1) if parse.words[at] == ";"), first)
    if (
        opening < begins
        or parse.pos[opening] in {"CCONJ", "SCONJ"}
        or (opening - begins < 2 and parse.words[opening] == ",")
    ):
        return _to_end(parse, after, limit, quoted) if rest else None
    end = token
    if rest and not _new_sentence(parse, after, limit):
        end = limit
    return trimmed(parse, parse.starts[begins], parse.span(begins, end).end, quoted)


def _to_end(parse: Parse, after: int, limit: int, quoted: Quoted) -> Span | None:
    stop = next((at for at in range(after, limit) if parse.words[at] == ";"), limit)
    return trimmed(parse, parse.starts[after], parse.span(after, stop).end, quoted)


def _new_sentence(parse: Parse, after: int, limit: int) -> bool:
    """Whether what follows the source is something that the report adds: "..., according to police, who are"."""
    if parse.low[after] in {"who", "which", "while", "but", "although", "though", "whose", "as", "adding", "and"}:
        return parse.low[after] != "and" or any(parse.tags[at] in FINITE for at in range(after, limit))
    return parse.tags[after] == "VBG" and parse.lemmas[after] in acts()
