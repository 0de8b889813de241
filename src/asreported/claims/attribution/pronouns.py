"""Pronouns: whom he, she, it or they stand for, by who was heard and who was the subject last."""

from __future__ import annotations

from ..parse import Parse
from .actors import Person
from .cues import nouns
from .nounphrases import Source, phrase
from .speaker import Known, Speaker

HEARD_REACH = 60  # tokens before the sentence in which somebody heard may still be going on
# A clause with a subject of its own between somebody and the verb: what is said in it may be of whoever the
# pronoun stands for.
_CLAUSES = frozenset({"advcl", "acl", "acl:relcl", "relcl", "ccomp", "parataxis", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
BODY_REACH = 60  # tokens before the sentence in which a body may have been the subject


def he(known: Known, source: Source, sex: str) -> Speaker:
    """The person whom “he” or “she” stands for: the last one in subject position, or the last one heard."""
    head, word = source.head, f"“{known.parse.words[source.head]}”"
    heard = known.last(lambda s: s.sort == "person" and s.token < head and _may_be(known, s.name, sex))
    nearest = _nearest(known, head, sex, heard)
    if nearest is not None and (heard is None or nearest.first > heard.token):
        name = known.actors.full(nearest.name, nearest.text)
        return Speaker(name, True, "person", head, f"{word} is {name}, the last person in subject position")
    if heard is not None:
        return Speaker(
            heard.name, heard.named, "person", head, f"{word} is {heard.name}, who was heard last", heard.noun
        )
    mentioned = _mentioned(known, head, sex)
    if mentioned is not None:
        name = known.actors.full(mentioned.name, mentioned.text)
        return Speaker(name, True, "person", head, f"{word} is {name}, the last person named")
    return Speaker(None, None, "person", head, f"nobody before {word} fits it")


def _mentioned(known: Known, head: int, sex: str) -> Person | None:
    """Who was named last, in the sentence before: "The account came from Brink. He said"."""
    first = known.parse.opens[max(known.parse.opens[head] - 1, 0)]
    named = [p for p in known.outside if first <= p.first < head and known.parse.tags[p.end] != "POS"]
    here = [p for p in named if not _around(known.parse, p, head)]
    return next((p for p in reversed(here) if _may_be(known, known.actors.full(p.name, p.text), sex)), None)


def _nearest(known: Known, head: int, sex: str, heard: Speaker | None) -> Person | None:
    """The person named before a pronoun as a subject; one named otherwise only where nobody else is in its sentence."""
    parse, sentence = known.parse, known.parse.opens[head]
    fitting = [p for p in known.outside if p.first < head and _may_be(known, known.actors.full(p.name, p.text), sex)]
    if heard is not None and _closes(parse, head) and heard.token >= sentence - HEARD_REACH:
        fitting = [p for p in fitting if p.first < sentence]  # those told of in "…, she said" are seldom she
    fitting = [p for p in fitting if not _around(parse, p, head)]
    here = [p for p in fitting if sentence <= p.first and p.end <= head and parse.tags[p.end] != "POS"]
    nearest = next((person for person in reversed(fitting) if person.subject), None)
    if here and not (heard and heard.token >= sentence) and not (nearest and nearest.first >= sentence):
        return here[-1]
    return nearest


def _around(parse: Parse, person: Person, head: int) -> bool:
    """Whether somebody is only part of what the pronoun's own verb is about: “In a letter to Dolan he said”."""
    if person.subject or parse.opens[person.first] != parse.opens[head]:
        return False
    verb, token = parse.heads[head], person.first
    while parse.heads[token] != token and token != verb:
        if parse.deps[token] in _CLAUSES and any(parse.deps[child] in _SUBJECTS for child in parse.children[token]):
            return False
        token = parse.heads[token]
    return token == verb


def _closes(parse: Parse, head: int) -> bool:
    """Whether the pronoun and its verb stand alone between a comma and the next break: “…, she said.”"""
    behind = parse.words[head + 2 : head + 3]
    return parse.words[max(head - 1, parse.opens[head])] == "," and behind != [] and behind[0] in {".", ",", ";", ":"}


def _may_be(known: Known, name: str | None, sex: str) -> bool:
    return name is not None and known.actors.sex(name) in {None, sex}


def _unnamed_body(known: Known, after: int, before: int) -> Source | None:
    """The last body behind a place that is the subject of its sentence by a common noun: the army has had to count."""
    parse = known.parse
    for at in range(before - 1, max(after, -1), -1):
        body = parse.tags[at] == "NN" and parse.lemmas[at] in nouns("bodies") and parse.lemmas[at] not in nouns("crowd")
        if body and parse.deps[at] in {"nsubj", "nsubj:pass"} and parse.opens[at] != parse.opens[before]:
            return phrase(parse, at, at + 1)
    return None


def they(known: Known, source: Source, low: str) -> Speaker:
    """The body or crowd that “it” or “they” stands for; nobody where “we” is whoever speaks."""
    head, word = source.head, f"“{known.parse.words[source.head]}”"
    if low in {"we", "i", "us"}:
        return Speaker(None, None, "person", head, f"{word} is whoever speaks here")
    sorts = {"body"} if low in {"it", "its"} else {"body", "crowd"}
    heard = known.last(lambda s: s.sort in sorts and s.token < head)
    first = known.parse.opens[head] - BODY_REACH
    subject = next((b for b in reversed(known.actors.bodies) if first < b.first < head and b.subject), None)
    nearer = max([first, *([subject.first] if subject else []), *([heard.token] if heard else [])])
    unnamed = _unnamed_body(known, nearer, head) if low in {"it", "its"} else None
    if unnamed is not None:
        label = known.label(unnamed)
        return Speaker(label, True, "body", head, f"{word} is the {label}, the last body in subject position")
    if subject is not None and (heard is None or subject.first > heard.token):
        name = known.actors.body(subject.name)
        return Speaker(name, True, "body", head, f"{word} is {name}, the last body in subject position")
    if heard is not None:
        return known.again(heard, head, f"{word} is {heard.name}, heard last")
    return Speaker(None, None, "body", head, f"nobody before {word} fits it")
