"""What the noun phrase itself says: five deaths, twelve people killed, hostages who were freed, wounded soldiers."""

from __future__ import annotations

from typing import Final

from ..nounclasses import members
from ..parse import Parse
from ..people import is_people, kind
from . import senses
from .counted import Counted, Fate
from .fates import bodies, verb_measure
from .predicates import said_of
from .roles import passive, verb_above
from .sickness import is_sick_count
from .whereabouts import where

# Of the 14 people on board, nine …: so near the comma the whole is told.
WHOLE_REACH: Final = 8
TELLING: Final = frozenset({"say", "tell", "add", "recall"})
ASIDE: Final = 10  # tokens that “, including nine children,” takes
RUNNING: Final = frozenset({"fugitive", "escapee", "runaway"})
CAPTIVES: Final = frozenset({"hostage", "captive"})


def own_noun(parse: Parse, count: Counted) -> Fate | None:
    """Five deaths, 213 injuries, twelve dead, 35 bodies."""
    if count.noun is None:
        return None
    lemma, word = parse.lemmas[count.noun], parse.low[count.noun]
    measure = senses.nouns().get(lemma)
    if measure and measure != "casualties":
        return Fate(measure, count.noun, verb_above(parse, count.node), f"“{parse.low[count.noun]}” is counted itself")
    if is_sick_count(parse, count):
        return Fate("affected", count.noun, verb_above(parse, count.node), f"“{word}” of an illness")
    if lemma == "body" and any(parse.low[child] in senses.words("assemblies") for child in parse.children[count.noun]):
        return None
    if lemma in senses.words("remains") or word in senses.words("remains"):
        return bodies(parse, count.noun, count.node)
    if word in senses.words("lives"):
        verb = verb_above(parse, count.node)
        taken = {parse.lemmas[verb], parse.lemmas[parse.heads[count.node]]} & senses.words("life_takers")
        lost = any(parse.low[child] == "lost" for child in parse.children[count.noun])
        return Fate("killed", count.noun, verb, "lives lost") if taken or lost else None
    return None


def on_the_run(parse: Parse, count: Counted) -> Fate | None:
    """Two of the five fugitives: those who are sought are at large, whatever befell two of them."""
    if count.noun is None or parse.lemmas[count.noun] not in RUNNING or count.number.kind == "one":
        return None
    return Fate("escaped", count.noun, verb_above(parse, count.node), f"“{parse.low[count.noun]}” have escaped")


def soft_noun(parse: Parse, count: Counted) -> Fate | None:
    """Nouns that yield to a verb: some casualties; twelve dead; five hostages in captivity."""
    if count.noun is None or count.number.kind == "one":
        return None
    measure = senses.nouns().get(parse.lemmas[count.noun]) or senses.states().get(parse.low[count.noun])
    if parse.lemmas[count.noun] in CAPTIVES and parse.lemmas[verb_above(parse, count.node)] in senses.words("keeping"):
        measure = "held"  # the group has 40 captives
    return (
        Fate(measure, count.noun, verb_above(parse, count.node), f"“{parse.low[count.noun]}” is counted itself")
        if measure
        else None
    )


def unsaid(parse: Parse, count: Counted) -> Fate | None:
    """Victims are dead and hostages held where nothing else is said of them, unless they only speak."""
    if count.number.kind != "cardinal" or count.noun is None or speaks(parse, count) or count.partitive:
        return None
    lemma = parse.lemmas[count.noun]
    measure = "killed" if lemma in senses.words("victims") else "held" if lemma in CAPTIVES else None
    verb = verb_above(parse, count.node)
    return (
        Fate(measure, count.noun, verb, f"nothing else is said of the “{parse.low[count.noun]}”") if measure else None
    )


def speaks(parse: Parse, count: Counted) -> bool:
    """Whether those counted are only who says something: three of the hostages told this newspaper."""
    return any(first <= count.node < end for first, end, role, _ in parse.attributed if role == "source")


def stated(parse: Parse, count: Counted) -> Fate | None:
    """The 22 dead, where the number stands alone before its word of state."""
    at = count.last + 1
    state = senses.states().get(parse.low[at]) if count.bare and at < parse.stops[count.last] else None
    return Fate(state, at, verb_above(parse, at), f"“{parse.low[at]}” stands behind those counted") if state else None


def described(parse: Parse, count: Counted) -> Fate | None:
    """What hangs on the counted noun or stands right behind it."""
    if count.partitive and count.noun is not None and count.end > count.noun:
        return adjacent(parse, count) or hung_on(parse, count) or _of_those(parse, count)
    return hung_on(parse, count) or adjacent(parse, count)


def _of_those(parse: Parse, count: Counted) -> Fate | None:
    """Two of those hurt were children: nothing else is told of them."""
    state = senses.states().get(parse.low[count.end])
    verb = verb_above(parse, count.node)
    return Fate(state, count.end, verb, f"some of those “{parse.low[count.end]}”") if state else None


def hung_on(parse: Parse, count: Counted) -> Fate | None:
    """What hangs on the counted noun: people killed in, hostages who were freed."""
    for token in dict.fromkeys((count.node, count.noun)):
        if token is None:
            continue
        for child in parse.children[token]:
            if parse.deps[child] == "acl" and child > token:
                found = participle(parse, count, child)
            elif parse.deps[child] == "acl:relcl":
                found = _relative(parse, count, token, child)
            else:
                continue
            if found:
                return found
    behind = count.end + 1
    if count.bare and parse.low[behind : behind + 1] == ["who"] and parse.pos[parse.heads[behind]] == "VERB":
        return _relative(parse, count, count.node, parse.heads[behind])  # one of seven who escaped
    return None


def participle(parse: Parse, count: Counted, child: int) -> Fate | None:
    """Twelve people killed; terrorists surrendering; hostages to be released."""
    state = senses.states().get(parse.low[child])
    if state and not parse.has(child, "obj"):
        return Fate(state, child, child, f"“{parse.low[child]}” describes those counted")
    part = "object" if passive(parse, child) or parse.tags[child] == "VBN" else "subject"
    measure = verb_measure(parse, count, child, part)
    return Fate(measure, child, child, f"“{parse.low[child]}” describes those counted") if measure else None


def _relative(parse: Parse, count: Counted, noun: int, verb: int) -> Fate | None:
    """Hostages who were freed; people the militants had taken."""
    subject = parse.child(verb, "nsubj", "nsubj:pass")
    if subject is None or parse.low[subject] in {"who", "that", "which"}:
        part = "object" if passive(parse, verb) else "subject"
    elif parse.has(verb, "obj") and parse.low[parse.child(verb, "obj") or 0] not in {"who", "whom", "that", "which"}:
        return None
    else:
        part = "object"
    said = parse.child(verb, "ccomp") if part == "object" else None
    if said is not None and not parse.has(said, "nsubj") and not parse.has(said, "nsubj:pass"):
        verb, part = said, "object" if passive(parse, said) else "subject"  # whom it says were carried off
    state = senses.states().get(parse.low[verb])
    if state and (parse.pos[verb] != "VERB" or state == "missing"):
        return Fate(state, verb, verb, f"said to be “{parse.low[verb]}”")
    return said_of(parse, count, subject if subject is not None else noun, verb, part, 1)


def adjacent(parse: Parse, count: Counted) -> Fate | None:
    """A word of state right behind the counted noun: twelve dead, dozens still missing, three others injured."""
    stop = parse.stops[count.end]
    at = _past_joined(parse, count, stop)
    while at < stop and parse.low[at] not in senses.states() and _skipped(parse, at):
        at += 1
    if at >= stop:
        return None
    state = senses.states().get(parse.low[at])
    if state and not _takes_object(parse, at):
        return Fate(state, at, verb_above(parse, at), f"“{parse.low[at]}” stands behind those counted")
    return where(parse, count, at)


def _past_joined(parse: Parse, count: Counted, stop: int) -> int:
    """Behind those counted: 22 tourists and locals on board; 40 people, including nine children, were in the boat."""
    after = count.end + 1
    joined = after + 1 < stop and count.people is True and parse.low[after] == "and" and parse.tags[after + 1] == "NNS"
    if joined and is_people(parse.lemmas[after + 1], parse.low[after + 1]):
        return after + 2
    if parse.low[after : after + 1] == [","] and parse.low[after + 1 : after + 2] == ["including"]:
        close = next((at for at in range(after + 2, min(stop, after + ASIDE)) if parse.low[at] == ","), after)
        return close + 1 if close + 1 < stop and parse.pos[close + 1] == "AUX" and close > after else after
    return after


def _skipped(parse: Parse, at: int) -> bool:
    return parse.pos[at] == "ADV" or parse.low[at] in senses.words("between")


def _takes_object(parse: Parse, at: int) -> bool:
    """Whether a participle form is an active verb with an object of its own: 12 gunmen killed 20."""
    if parse.has(at, "obj"):
        return True
    after = at + 1
    return (
        after < parse.stops[at]
        and parse.tags[at] == "VBD"
        and (parse.pos[after] in {"DET", "NUM", "PROPN", "PRON"})
        and parse.low[after] != "who"
    )


def modified(parse: Parse, count: Counted) -> Fate | None:
    """A word of state before the noun: forty wounded soldiers, five kidnapped girls; not: a freed hostage said."""
    if count.noun is None or (count.number.kind == "one" and parse.lemmas[parse.heads[count.node]] in TELLING):
        return None
    for child in parse.children[count.noun]:
        if parse.low[child] == "captured" and count.last < child < count.noun and count.people:
            armed = kind(parse.lemmas[count.noun], parse.low[count.noun]) in {"militants", "security"}
            measure = "detained" if armed else "abducted"
            return Fate(measure, child, verb_above(parse, count.node), "“captured” stands before the noun")
        if (
            parse.deps[child] in {"amod", "compound"}
            and parse.low[child] in senses.states()
            and count.last < child < count.noun
        ):
            return Fate(
                senses.states()[parse.low[child]],
                child,
                verb_above(parse, count.node),
                f"“{parse.low[child]}” stands before the noun",
            )
    return None


def _out_of(parse: Parse, count: Counted, at: int) -> Fate | None:
    """Of the dead, nine were soldiers; the wounded include two policemen."""
    on_board = parse.low[at - 2 : at] == ["on", "board"] or parse.lemmas[at - 1] in senses.words("occupants")
    state = "affected" if on_board else senses.states().get(parse.low[at - 1])
    if state is None or at < 2 or count.number.kind in {"one", "zero"}:
        return None
    start = parse.opens[count.first]
    counted_whole = parse.low[start] in {"of", "among"} and parse.pos[start + 2] == "NUM" and at - start < WHOLE_REACH
    if parse.low[at - 2] not in {"the", "those"} and not counted_whole:
        return None
    led = parse.low[at] == "," and count.bare and (counted_whole or (at > 2 and parse.low[at - 3] in {"of", "among"}))
    includes = count.people is True and parse.low[at] in senses.words("including")
    reason = f"of the “{parse.low[at - 1]}”"
    return Fate(state, at - 1, at - 1, reason) if led or includes else None


def home(parse: Parse, count: Counted) -> Fate | None:
    """What stands before the number: home to over a thousand people; on board were 20; among the dead were five."""
    at = count.first - 1
    listed = _out_of(parse, count, at) if at > 0 else None
    if listed or not count.people or at < 1:
        return listed
    before = parse.low[at - 1]
    if parse.low[at] == "to" and before in senses.words("homes"):
        fled = count.noun is not None and parse.lemmas[count.noun] in senses.words("refugees")
        measure = "displaced" if fled else "affected"
        return Fate(measure, at - 1, verb_above(parse, count.node), f"“{before} to” those counted")
    if parse.pos[at] != "AUX":
        return None
    on = not {"on", "in", "aboard", "inside"}.isdisjoint(parse.low[max(parse.opens[at], at - 3) : at - 1])
    if before in {"board", "aboard"} or (before in members("vehicles") and on):
        return Fate("affected", at - 1, at, f"“{before}” before those counted")
    if before in senses.states() and at - 1 == parse.opens[at]:
        return Fate(senses.states()[before], at - 1, at, f"“{before}” before those counted")
    if before in senses.states() and any(word in {"among", "amongst"} for word in parse.low[max(0, at - 5) : at - 1]):
        return Fate(senses.states()[before], at - 1, at, f"among the “{before}”")
    return None
