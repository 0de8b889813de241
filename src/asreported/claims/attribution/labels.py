"""Labels: a name before a colon in a transcript or a headline, and the name that signs a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..claim import Span
from ..parse import Parse
from ..sentences import TIMED
from .actors import titles
from .cues import nouns
from .draft import Draft
from .nounphrases import Source
from .quotes import paragraphs

SIGNED: Final = re.compile(r"[—–-]\s?(?P<name>[^\n(]{2,40}(?:\([^@)\n]{1,30}\)[^\n(]{0,40})?)\s?\(@\w+\)")
LINK: Final = re.compile(r"\s*(?:pic\.twitter\.com/\S+|https?://\S+)\s*$")


def labels(parse: Parse) -> Iterator[Draft]:
    """All posts with a signature, and all paragraphs with a speaker before a colon."""
    for block in paragraphs(parse.text):
        for draft in (_signed(parse, block), _labelled(parse, block)):
            if draft is not None:
                yield draft


def _signed(parse: Parse, block: Span) -> Draft | None:
    """A post shown in the report: its words, then a dash, the author's name and handle."""
    text = parse.text
    signature = SIGNED.search(text, block.start, block.end)
    if signature is None or signature.start() - block.start < 12:
        return None
    end = signature.start()
    while link := LINK.search(text[block.start : end]):
        end = block.start + link.start()
    first, last = parse.at(signature.start("name")), parse.at(signature.end("name"))
    content = Span(block.start, len(text[:end].rstrip()))
    if content.end - content.start <= 10 or last <= first:
        return None
    return Draft(
        verb=first, cue=Span(*signature.span()), content=content, source=Source(first, last, last - 1), act="say",
        shape="signed", lemma="post",
    )  # fmt: skip


def _labelled(parse: Parse, block: Span) -> Draft | None:
    """A name or an office before a colon at the head of a paragraph."""
    text = parse.text
    timed = TIMED.match(text, block.start, block.end)
    if timed is not None:
        block = Span(timed.end(), block.end)
    colon = text.find(":", block.start, min(block.end, block.start + 80))
    newline = text.find("\n", block.start, block.end)
    if colon < 0 or 0 <= newline < colon or text[colon + 1 : colon + 2] not in {" ", "\n"}:
        return None
    first, end = parse.at(block.start), parse.at(colon)
    line_end = newline if newline > colon + 2 else block.end
    content = Span(line_end - len(text[colon + 1 : line_end].lstrip()), line_end)
    if timed is not None:  # below a time of day the report goes on in its own voice
        content = Span(content.start, min(content.end, parse.span(0, parse.stops[parse.at(content.start)]).end))
        content = Span(content.start, len(text[: content.end].rstrip(" \n.")))
    if (
        not 0 < end - first < 8
        or content.end - content.start < (12 if timed else 25)
        or not _is_label(parse, first, end)
    ):
        return None
    return Draft(
        verb=end, cue=Span(colon, colon + 1), content=content, source=Source(first, end, end - 1), act="say",
        shape="label", lemma="say",
    )  # fmt: skip


def _is_label(parse: Parse, first: int, end: int) -> bool:
    """Whether the words before a colon are nothing but a person or an office: no verb, no list, no "update"."""
    if any(parse.pos[at] in {"VERB", "AUX", "PUNCT"} and parse.words[at] not in {".", ","} for at in range(first, end)):
        return False
    if parse.names[end - 1] == "Organization" and parse.low[first] in {"the", parse.low[end - 1]}:
        return True
    titled = parse.low[first] in titles() and end - first < 5
    return parse.names[end - 1] == "Person" or parse.low[end - 1] in nouns("roles") or titled
