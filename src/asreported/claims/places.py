"""Places: where something is told to be, in the words of the text."""

from __future__ import annotations

from typing import Final

from . import vocabulary
from .nounclasses import members
from .parse import Parse

NAMED: Final = frozenset({"Location", "Facility"})
ATTACHED: Final = ("obl", "nmod", "nmod:poss", "obl:unmarked")
LEFT_OUT: Final = ("acl", "acl:relcl", "parataxis", "advcl", "punct", "case")
RELATIVE: Final = frozenset({"near", "outside", "off", "around", "between", "beside"})  # part of what the place is
LEAD: Final = 8  # tokens before the head word
REACH: Final = 14  # tokens: what is longer is a caption run together with its report
INSIDE: Final = ("nmod", "flat", "compound", "nmod:unmarked")


def place(
    parse: Parse, token: int, clause: tuple[int, int], moving: bool = False, reaching: bool = False
) -> tuple[str | None, str]:
    """The place of what the token tells, and the reason; `clause` are the first and the end token of its evidence.

    `moving` is true of what goes to a place, such as a deployment; `reaching` of what is done to a place or strikes it.
    """
    found = [at for at in range(*clause) if _is_place(parse, at, moving)]
    if not found:
        return (_struck(parse, token) if reaching else None) or (None, "the clause names no place")
    best = min(found, key=lambda at: (parse.case(at) not in vocabulary.words("places", "first"), _distance(at, token)))
    phrase = _phrase(parse, best)
    return phrase, f"“{phrase}” stands after “{parse.case(best)}” in the clause"


def _struck(parse: Parse, token: int) -> tuple[str, str] | None:
    """The place that the deed is done to (“attacked the port”, “a strike on Lod”) or is named by (“the Lod fire”)."""
    verb = parse.heads[token]
    around = parse.children[verb] if parse.deps[token] == "nsubj" else []  # “the earthquake struck Lod”
    for child in (*parse.children[token], *(at for at in around if at > verb)):
        relation, name = parse.deps[child], parse.names[child]
        if name in NAMED and child < token and relation in {"compound", "nmod", "nmod:desc"}:
            if not parse.words[child].isupper():  # “the US raid” may be theirs
                return _phrase(parse, child), f"stands before “{parse.words[token]}”"
            continue
        done_to = relation in {"obj", "nsubj:pass"}
        on = relation in {"nmod", "obl"} and parse.case(child) in vocabulary.words("places", "struck")
        if (done_to or on) and (name in NAMED or (parse.low[child] in members("sites") and not name)):
            return _phrase(parse, child), f"“{parse.words[token]}” reaches it"
    return None


def _distance(token: int, told: int) -> int:
    """What follows the word that tells it is nearer to it than what stands before."""
    return token - told if token > told else 2 * (told - token)


def _is_place(parse: Parse, token: int, moving: bool) -> bool:
    if parse.deps[token] not in ATTACHED:
        return False
    opened = parse.case(token)
    if parse.names[token] in NAMED:
        on_verb = moving or parse.deps[token] != "nmod"
        return opened in vocabulary.words("places", "first") or (
            on_verb and opened in vocabulary.words("places", "others")
        )
    along = opened in vocabulary.words("places", "along") and parse.low[token] in members("roads")
    return along or (opened in vocabulary.words("places", "first") and parse.low[token] in members("places"))


def _phrase(parse: Parse, head: int) -> str:
    first = end = head
    for child in parse.children[head]:
        relation = parse.deps[child]
        if relation in LEFT_OUT and not (relation == "case" and parse.low[child] in RELATIVE):
            continue
        if child < head and head - parse.lefts[child] <= LEAD:
            first = min(first, parse.lefts[child])
        elif child < head:
            continue
        elif parse.rights[child] - head <= REACH and (
            relation in INSIDE or (relation in {"conj", "appos"} and parse.names[child] in NAMED)
        ):
            end = max(end, parse.rights[child])
    end = _further(parse, end)
    return " ".join(parse.span(first, end + 1).of(parse.text).split())


def _further(parse: Parse, end: int) -> int:
    """The end with the “in Lod” that follows at once, wherever the reader hung it."""
    while end + 2 < len(parse) and parse.low[end + 1] in {"in", "of"} and parse.deps[end + 1] == "case":
        inner = parse.heads[end + 1]
        if parse.names[inner] not in NAMED or inner <= end:
            break
        end = max(
            inner, max((parse.rights[c] for c in parse.children[inner] if parse.deps[c] == "flat"), default=inner)
        )
    return end
