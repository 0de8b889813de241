"""Citations: one source through another, quoted her as saying, cited two officials, was quoted by the agency."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..parse import Parse
from .contents import content_of
from .cues import Cue, nouns, words
from .draft import Draft
from .nounphrases import Source, phrase, right_phrase
from .quotes import Quoted

REACH: Final = 14  # tokens behind “quoted” in which “as saying” may stand
PASSIVE_REACH: Final = 12
PRONOUNS: Final = frozenset({"him", "her", "them", "it"})


def citing(parse: Parse, cue: Cue, source: Source, quoted: Quoted) -> Draft | None:
    """Cited two officials (that …), quoted her as saying …: the cited one speaks, the citing one relays."""
    head = next((at for at in parse.children_as(cue.verb, "obj") if at > cue.verb), None)
    if head is None:
        return None
    if not _speaks(parse, head):
        return _of_a_thing(parse, cue, source, quoted)
    cited = Source(cue.end, head + 1, head) if parse.pos[head] == "PRON" else right_phrase(parse, cue.end, head)
    saying = next((at for at in _behind(parse, cue, REACH) if _leads(parse, at)), None)
    found = _said(parse, cue, saying, cue.first, source, quoted) if saying is not None else None
    if found is not None:
        return replace(found, source=cited, via=(source,))
    return Draft(
        verb=cue.verb, cue=parse.span(cue.first, cue.end), content=parse.span(head, head + 1), source=cited,
        via=(source,), act="report", shape="citing", lemma="cite",
    )  # fmt: skip


def quoted_as(parse: Parse, cue: Cue, subject: int | None, agent: Source | None, quoted: Quoted) -> Draft | None:
    """Was quoted (by the agency) as saying."""
    saying = next((at for at in _behind(parse, cue, PASSIVE_REACH) if parse.low[at] in {"saying", "telling"}), None)
    if saying is None or subject is None:
        return None
    found = _said(parse, cue, saying, saying, None, quoted)
    return replace(found, source=phrase(parse, subject, cue.first), via=(agent,) if agent else ()) if found else None


def _behind(parse: Parse, cue: Cue, reach: int) -> range:
    return range(cue.end, min(parse.stops[cue.verb], cue.end + reach))


def _leads(parse: Parse, at: int) -> bool:
    relative = parse.low[at] == "that" and parse.pos[at + 1 : at + 2] not in (["VERB"], ["AUX"])
    stating = parse.low[at - 1] == "as" and parse.tags[at] == "VBG" and parse.lemmas[at] in words("frames", "clause")
    return stating or (parse.low[at] in {"saying", "that"} and (parse.tags[at] in {"VBG", "IN"} or relative))


def _speaks(parse: Parse, head: int) -> bool:
    """Whether what is cited is somebody, or a document, rather than a thing that is pointed out."""
    lemma, low = parse.lemmas[head], parse.low[head]
    listed = any(lemma in nouns(key) for key in ("roles", "documents", "bodies"))
    return listed or low in nouns("crowd") or low in PRONOUNS or parse.pos[head] == "PROPN"


def _said(parse: Parse, cue: Cue, saying: int, first: int, source: Source | None, quoted: Quoted) -> Draft | None:
    """What stands behind “as saying”."""
    said = Cue(saying, "say", "say", first, saying + 1, passive=False, trailing=False)
    content = content_of(parse, said, source, quoted)
    if content is None:
        return None
    return Draft(
        verb=cue.verb, cue=parse.span(cue.first, saying + 1), content=content.span, source=source, act="say",
        shape="quoted", lemma="say",
    )  # fmt: skip


def _of_a_thing(parse: Parse, cue: Cue, source: Source, quoted: Quoted) -> Draft | None:
    """Citing security concerns: the concerns are the content."""
    content = content_of(parse, replace(cue, lemma="highlight"), source, quoted) if cue.lemma == "cite" else None
    if content is None:
        return None
    return Draft(
        verb=cue.verb, cue=parse.span(cue.first, cue.end), content=content.span, source=source, act="say",
        shape="object", lemma="cite",
    )  # fmt: skip
