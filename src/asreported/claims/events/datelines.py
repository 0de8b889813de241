"""Datelines: “HALMAR (Agency) —” before the first sentence of a report says where it was written, not who did what."""

from __future__ import annotations

from typing import Final

from ..parse import Parse

DASHES: Final = frozenset({"—", "–", "-", "--", "―"})
REACH: Final = 14  # tokens from the place in capitals to the dash, with country, agency and day
NOMINAL: Final = ("NN", "PR", "CD")


def after_dateline(parse: Parse, token: int) -> int:
    """The first token of the token's sentence that stands after a dateline; the sentence's first token without one."""
    first, end = parse.sentence(token)
    start = first
    while start < end and not parse.is_word(start):
        start += 1
    word = parse.words[start] if start < end else ""
    in_capitals = len(word) > 2 and word.isupper()
    if not in_capitals and (start == end or parse.names[start] != "Location"):
        return first
    dash = next((at for at in range(start + 1, min(start + REACH, token)) if parse.words[at] in DASHES), None)
    if dash is None or not (in_capitals or all(_is_label(parse, at) for at in range(start, dash))):
        return first
    return dash + 1


def _is_label(parse: Parse, token: int) -> bool:
    """Whether the token can stand in a dateline that is not in capitals: “Halmar, Corvane (Agency) –”."""
    return bool(parse.names[token]) or not parse.is_word(token) or parse.low[token - 1] == "("


def beyond_dateline(parse: Parse, subject: int, verb: int) -> int | None:
    """The subject, or the one after the dateline where the reader took its place for it; None without one."""
    if subject > verb or not (parse.words[subject].isupper() or parse.names[subject] == "Location"):
        return subject
    opens = after_dateline(parse, verb)
    if subject >= opens:
        return subject
    others = [child for child in parse.children_as(verb, "nsubj", "nsubj:pass") if child >= opens]
    below = [child for child in parse.children[subject] if opens <= child < verb]
    nouns = [at for at in (*others, *below) if parse.tags[at][:2] in NOMINAL and parse.deps[at] != "punct"]
    return nouns[0] if nouns else None
