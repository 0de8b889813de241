"""Whether a count happened, goes on, is planned, possible or denied."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from .. import vocabulary
from ..factuality import doubted
from ..negations import negated, of_nobody
from ..parse import Parse
from .counted import Counted, Fate

TOLD: Final = ("happened", "no word says otherwise, and no tense or factuality head casts doubt on it")


def _list(mode: str, name: str) -> frozenset[str]:
    return vocabulary.words("modes", mode, name)


def mode(parse: Parse, count: Counted, fate: Fate) -> tuple[str, str]:
    """The mode and the words that show it."""
    found = (
        _denied(parse, count, fate) or _possible(parse, count, fate) or _planned(parse, fate) or _ongoing(parse, fate)
    )
    if found is not None:
        return found
    doubt = doubted(parse, fate.trigger, fate.verb)
    return ("possible", doubt) if doubt else TOLD


def _near(parse: Parse, fate: Fate) -> list[int]:
    """The trigger, and its verb where the two stand next to each other in the tree."""
    if fate.verb == fate.trigger or fate.verb in {parse.heads[fate.trigger], parse.heads[parse.heads[fate.trigger]]}:
        return list(dict.fromkeys((fate.trigger, fate.verb)))
    return [fate.trigger]


def _chain(parse: Parse, fate: Fate) -> list[int]:
    """The trigger, its verb and what governs them as infinitives or conditions."""
    chain = _near(parse, fate)
    at = chain[-1]
    for _ in range(3):
        if parse.deps[at] not in {"xcomp", "advcl", "acl", "conj", "ccomp", "csubj"} or parse.heads[at] == at:
            break
        if parse.deps[at] == "ccomp" and parse.lemmas[parse.heads[at]] not in _list("possible", "verbs") | _list(
            "denied", "verbs"
        ):
            break
        if parse.deps[at] in {"conj", "advcl", "acl"} and not parse.has(at, "mark", "to", "if", "unless", "whether"):
            break
        at = parse.heads[at]
        chain.append(at)
    return chain


def _denied(parse: Parse, count: Counted, fate: Fate) -> tuple[str, str] | None:
    if count.number.kind == "zero":
        return None
    for token in _near(parse, fate):
        for child in parse.children_as(token, "advmod", "neg", "cc:preconj"):
            if parse.low[child] in _list("denied", "adverbs") and parse.low[child + 1 : child + 2] != ["only"]:
                return "denied", f"“{parse.low[child]}” beside “{parse.low[token]}”"
    at = _near(parse, fate)[-1]
    for _ in range(2):
        head = parse.heads[at]
        if parse.deps[at] in {"ccomp", "xcomp", "obj", "advcl", "obl"} and parse.lemmas[head] in _list(
            "denied", "verbs"
        ):
            taken_back = negated(parse, head) or of_nobody(parse, head)
            return "possible" if taken_back else "denied", f"under “{parse.low[head]}”"
        at = head
    return None


def _possible(parse: Parse, count: Counted, fate: Fate) -> tuple[str, str] | None:
    for hedge in count.number.hedges:
        words = hedge.span.of(parse.text).lower()
        if words in _list("possible", "adverbs"):
            return "possible", f"“{words}” before the number"
    for token in _chain(parse, fate):
        for child in parse.children_as(token, "aux", "aux:pass", "advmod", "mark", "amod"):
            word = parse.low[child]
            if parse.deps[child].startswith("aux") and word in _list("possible", "auxiliaries"):
                return "possible", f"“{word}” before “{parse.low[token]}”"
            if parse.deps[child] == "mark" and word in _list("possible", "marks"):
                return "possible", f"under “{word}”"
            if parse.deps[child] in {"advmod", "amod"} and word in _list("possible", "adverbs"):
                return "possible", f"“{word}” beside “{parse.low[token]}”"
        if (
            token != fate.trigger
            and parse.lemmas[token] in _list("possible", "verbs")
            and parse.under(fate.trigger, token)
        ):
            return "possible", f"under “{parse.low[token]}”"
    return None


def _planned(parse: Parse, fate: Fate) -> tuple[str, str] | None:
    for token in _chain(parse, fate):
        for child in parse.children_as(token, "aux"):
            if parse.low[child] in _list("planned", "auxiliaries"):
                return "planned", f"“{parse.low[child]}” before “{parse.low[token]}”"
    for verb in dict.fromkeys((fate.verb, fate.trigger)):
        found = _infinitive(parse, verb) if parse.pos[verb] in {"VERB", "AUX"} else None
        if found is not None:
            return found
    return _planned_deed(parse, fate)


def _infinitive(parse: Parse, verb: int) -> tuple[str, str] | None:
    """Agreed to release, hope to be freed: an infinitive under a word for what is planned."""
    to = next(
        (child for child in parse.children_as(verb, "mark", "aux") if parse.low[child] == "to" and child < verb), None
    )
    head = parse.heads[verb]
    if to is not None and not parse.has(verb, "aux", "have"):
        if parse.lemmas[head] in _list("ongoing", "verbs"):
            return "ongoing", f"“{parse.low[head]} … to”"
        if parse.lemmas[head] in _list("planned", "verbs") | _list("planned", "nouns") or parse.deps[verb] in {
            "advcl",
            "acl",
        }:
            return "planned", f"“to … {parse.low[verb]}” under “{parse.low[head]}”"
        if parse.lemmas[head] == "be" or (parse.deps[verb] == "root"):
            return "planned", f"“to … {parse.low[verb]}”"
    return None


def _planned_deed(parse: Parse, fate: Fate) -> tuple[str, str] | None:
    """Called for the release of; a deal on the return of."""
    if parse.lemmas[fate.trigger] == "warrant":
        return "planned", f"“{parse.low[fate.trigger]}”: not carried out yet"
    if parse.pos[fate.trigger] != "NOUN" or fate.measure not in {
        "released",
        "rescued",
        "evacuated",
        "deployed",
        "detained",
        "surrendered",
    }:
        return None
    at = fate.trigger
    for _ in range(2):
        head = parse.heads[at]
        governors = (_list("planned", "verbs") | _list("planned", "nouns")) - {"announce"}  # what is announced is done
        if parse.lemmas[head] in governors and parse.deps[at] in {
            "obl",
            "nmod",
            "obj",
            "conj",
        }:
            return "planned", f"under “{parse.low[head]}”"
        at = head
    return None


def _ongoing(parse: Parse, fate: Fate) -> tuple[str, str] | None:
    if fate.measure in _list("ongoing", "measures"):
        over = _over(parse, fate)
        if over is not None:
            return "happened", f"“{over}” with “{parse.low[fate.trigger]}”: over since"
        return "ongoing", f"“{parse.low[fate.trigger]}” tells what lasts until it is said to be over"
    for token in _chain(parse, fate):
        present = [
            child
            for child in parse.children_as(token, "aux", "aux:pass")
            if parse.low[child] in {"is", "are", "'s", "’s", "am", "'re", "’re"}
        ]
        being = parse.has(token, "aux:pass", "being") or parse.has(token, "aux", "being")
        if present and (parse.tags[token] == "VBG" or being):
            return "ongoing", f"“{parse.low[present[0]]} … {parse.low[token]}”"
        if parse.lemmas[token] in {"remain", "continue"} and token != fate.trigger:
            return "ongoing", f"“{parse.low[token]}”"
        still = next(
            (child for child in parse.children_as(token, "advmod") if parse.low[child] in {"still", "currently"}), None
        )
        if still is not None:
            return "ongoing", f"“{parse.low[still]}”"
    if _present(parse, fate):
        return "ongoing", f"“{parse.low[fate.trigger]}” is told in the present tense"
    return None


def _present(parse: Parse, fate: Fate) -> bool:
    """Need food, are stationed in, live in tents: a state told in the present tense, no headline's deed."""
    if fate.measure not in _list("ongoing", "states") or fate.reason.startswith("object"):
        return False
    for at in {fate.verb, fate.trigger}:
        present = parse.tags[at] in {"VBZ", "VBP"} and parse.lemmas[at] in _list("ongoing", "standing")
        if present or parse.has(at, "cop", "is", "are", "'s", "'re"):
            return True
    return False


def _over(parse: Parse, fate: Fate) -> str | None:
    """The past day of a state told in the simple past (in 2019 the group held), None where it may last."""
    verb = fate.trigger
    if parse.tags[verb] not in {"VBD", "VBN"} or parse.low[verb] == "missing":
        return None
    helpers = {parse.low[child] for child in parse.children_as(verb, "aux", "aux:pass")}
    if helpers - {"was", "were"} or (parse.tags[verb] == "VBN" and not helpers):
        return None
    if any(parse.low[child] in _list("ongoing", "adverbs") for child in parse.children_as(verb, "advmod")):
        return None
    days = parse.children_as(verb, "obl", "obl:tmod", "obl:unmarked", "advmod", "nmod")
    said = (parse.span(parse.lefts[day], parse.rights[day] + 1).of(parse.text) for day in days)
    return next((words for words in said if _past_day().search(words)), None)


@cache
def _past_day() -> re.Pattern[str]:
    return re.compile("|".join(vocabulary.load("modes")["past"]["days"]), re.IGNORECASE)
