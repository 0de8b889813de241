"""Running numbers: death tolls and their kin, what they rise to, and lists of places with theirs."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from . import senses
from .counted import Counted

STEPS: Final = 4
# A toll and its number stand in one clause, seldom more words apart.
REACH: Final = 14
LIST_REACH: Final = 80
# What hangs on a verb by these is told of somebody else.
APART: Final = frozenset({"parataxis", "advcl", "ccomp", "acl:relcl"})
ARGUMENTS: Final = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "dep"})
CAPTIVES: Final = frozenset({"hostage", "captive"})
OWNED: Final = frozenset({"the", "its", "their", "his", "our"})
QUOTE_MARKS: Final = frozenset({"“", '"', "‘", "'", "``"})
LEADS: Final = frozenset({"to", "at", "from", "of", "as", "is", "was"})


def toll(parse: Parse, count: Counted) -> tuple[str, int] | None:
    """The measure and the toll noun of a number that stands alone: the death toll rose to 31; a toll of 27."""
    if not count.bare and count.people is not True:
        return None
    if _is_year(count.number.core.of(parse.text)) or not _leads(parse, count):
        return None
    put = _put_at(parse, count)
    if put:
        return put
    at = count.node
    for _ in range(STEPS):
        found = (toll_noun(parse, at), at) if at != count.node else (None, at)
        if found[0] is None and (at == count.node or parse.lemmas[at] in senses.words("toll_verbs")):
            found = _argument(parse, count, at)
        if found[0]:
            return found[0], found[1]
        if parse.heads[at] == at or parse.deps[at] in APART:
            break
        at = parse.heads[at]
    return _left(parse, count)


def _put_at(parse: Parse, count: Counted) -> tuple[str, int] | None:
    """Put the dead at 31 and the wounded at 80: by the order of the words."""
    at = count.first - 1
    if not count.bare or at - 2 < parse.opens[count.first] or parse.low[at] != "at" or parse.low[at - 2] not in OWNED:
        return None
    state = senses.states().get(parse.low[at - 1])
    return (state, at - 1) if state else None


def _argument(parse: Parse, count: Counted, verb: int) -> tuple[str | None, int]:
    """The toll among the arguments of a verb, the number itself left out."""
    for child in parse.children[verb]:
        if parse.deps[child] not in ARGUMENTS or count.first <= child <= count.last:
            continue
        measure = toll_noun(parse, child)
        if measure is None and parse.lemmas[verb] in senses.words("putting") and parse.low[child - 1] in OWNED:
            measure = senses.states().get(parse.low[child])  # put the dead at three
        if measure:
            return measure, child
    return None, verb


def _leads(parse: Parse, count: Counted) -> bool:
    """Whether the words that lead to the number may lead to a toll: rose to, stands at; not: with, by, on."""
    cases = [
        parse.low[child]
        for child in parse.children[count.node]
        if parse.deps[child] == "case" and not count.first <= child <= count.last
    ]
    before = _lead(parse, count)
    led = parse.low[before] if before >= 0 else ""
    return (
        not (cases or parse.pos[before] == "ADP")
        or led in LEADS
        or (cases[:1] == ["in"] and count.number.kind == "vague")
    )


def _lead(parse: Parse, count: Counted) -> int:
    """The token before the number, a quotation mark left out."""
    return count.first - 2 if parse.low[count.first - 1] in QUOTE_MARKS else count.first - 1


def _is_year(words: str) -> bool:
    return len(words) == 4 and words.isdigit() and words[:2] in {"19", "20"}


def toll_noun(parse: Parse, token: int) -> str | None:
    """The measure of a toll: death toll, number of injured, casualties; None for another noun."""
    lemma = parse.lemmas[token]
    if parse.pos[token] not in {"NOUN", "ADJ", "PROPN"}:
        return None
    if lemma in senses.words("counts"):
        return senses.nouns()[lemma]
    lost = _of_the_dead(parse, token)
    if lost or lemma not in senses.words("tolls"):
        return lost
    for at in range(max(parse.opens[token], token - 3), token):
        measure = senses.nouns().get(parse.lemmas[at]) or senses.states().get(parse.low[at])
        if measure or parse.lemmas[at] == "body":
            return measure or "killed"
    for at in range(token + 1, min(parse.stops[token], token + 7)):
        measure = senses.states().get(parse.low[at]) or senses.nouns().get(parse.lemmas[at])
        measure = measure or ("held" if parse.lemmas[at] in CAPTIVES else None)
        if measure:
            return measure
        if parse.pos[at] == "VERB" and parse.lemmas[at] not in senses.states():
            break
    return "killed" if lemma == "toll" else None


def _of_the_dead(parse: Parse, token: int) -> str | None:
    """Army losses, the number of victims: the dead by another name."""
    victims = parse.lemmas[token] in senses.words("tolls") and parse.low[token + 1 : token + 3] == ["of", "victims"]
    return "killed" if victims or parse.low[token] == "losses" else None


def _left(parse: Parse, count: Counted) -> tuple[str, int] | None:
    """A toll noun to the left in the clause, before a number that a word of reaching leads to."""
    led = parse.low[count.first - 1] if count.first > parse.opens[count.first] else ""
    if count.bare and led in senses.words("numbering") and count.first - 2 >= parse.opens[count.first]:
        named = count.first - (3 if parse.low[count.first - 2] == "," else 2)
        state = senses.states().get(parse.low[named]) or senses.nouns().get(parse.lemmas[named])
        if state:
            return state, named
    opened = any(
        hedge.span.of(parse.text).lower() in {"exceeded", "exceeds", "exceeding", "topped", "passed", "surpassed"}
        for hedge in count.number.hedges
    )
    if not count.bare or not (
        opened
        or led in {"to", "at", "from", "is", "was", "be", "been", "reached", "hit", ":", "of", "reaches", "exceed"}
    ):
        return None
    for at in range(count.first - 1, max(parse.opens[count.first], count.first - REACH) - 1, -1):
        measure = toll_noun(parse, at)
        if measure and (parse.lemmas[at] in senses.words("tolls") or led in {"to", "at", "from"} or opened):
            return measure, at
        if parse.low[at] in {";"} or (
            parse.pos[at] == "VERB" and parse.lemmas[at] not in senses.words("toll_verbs") and parse.deps[at] != "acl"
        ):
            return None
    return None


def listed(parse: Parse, count: Counted, has_figures: bool) -> tuple[str | None, int] | None:
    """The measure of a number behind a place and a dash or colon: that of a toll before it; None for “as before”."""
    at = count.first - 1
    if not count.bare or at <= parse.opens[count.first] or parse.low[at] not in {"-", "–", "—", ":", "("}:
        return None
    if parse.pos[at - 1] != "PROPN" and parse.names[at - 1] not in {"Location", "Facility", "Organization"}:
        return None
    for back in range(at - 1, max(-1, at - LIST_REACH), -1):
        measure = toll_noun(parse, back)
        if measure:
            return measure, back
        state = senses.states().get(parse.low[back])
        if state:
            return state, back
    return (None, at) if has_figures else None
