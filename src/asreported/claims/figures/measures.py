"""From a number to its measure: which word of the clause says what happened to those it counts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Final

from ..parse import Parse
from . import senses
from .aboard import aboard, cut_off, on_board
from .again import again, of_the_dead
from .ages import is_age
from .answers import answered, last_whole
from .companions import either, in_list, inherited
from .continuing import continued
from .counted import Counted, Fate, ordinal
from .deployments import brought
from .descriptions import described, home, hung_on, modified, on_the_run, own_noun, soft_noun, stated, unsaid
from .fates import bodies_of, deed
from .labels import labelled
from .leads import led_by
from .names import names
from .neighbours import by_order, other_clause, right_behind
from .notes import noted
from .parts import is_share, is_whole, tells_who
from .predicates import apposed, governed, joined_verb
from .roles import verb_above
from .sickness import is_sick_count
from .tolls import toll
from .twofold import afterwards, twofold

# A count of nobody says something only of casualties.
CASUALTIES: Final = frozenset({"killed", "wounded", "casualties", "missing", "trapped"})
# “A” and “another” count where somebody came to harm or was taken; a man arrested is told of, not counted.
ONES: Final = CASUALTIES | {"abducted", "held", "released", "rescued", "escaped", "recovered"}
IS: Final = frozenset({"is", "was", "be", "been", "are", "were", "as"})
# Of a rate: carries 20,000 passengers a day.
STRETCHES: Final = frozenset({"day", "week", "month", "year", "hour", "night"})
# From an accident, not from captors: escaped unhurt.
CAPTIVE: Final = frozenset({"abducted", "held", "detained"})
UNHURT: Final = frozenset({"unhurt", "unharmed", "uninjured", "unscathed"})
LEAVING: Final = frozenset({"leave", "leaves", "left", "leaving"})
EMPTY_OF: Final = frozenset({"death", "fatality", "injury", "casualty"})


def measures(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> tuple[Fate, ...]:
    """The measures of one number, none where it counts nobody in one. `before` are the figures left of it."""
    listed = names(parse, count, before)
    if listed is not None:
        return (listed,)
    if (count.people is False and not _dead_count(parse, count)) or is_age(parse, count) or _is_example(parse, count):
        return ()
    if tells_who(parse, count) or _is_fraction(parse, count, before) or _counts_on(parse, count):
        return ()
    if _of_parents(parse, count) or _is_deed_in_general(parse, count):
        return ()
    if count.number.kind == "zero" and parse.low[count.last + 1 : count.last + 2] in ([","], ["."], ["!"], ["?"]):
        return ()  # an answer: No.
    if _lies_in(parse, count) or _is_rate(parse, count) or is_share(parse, count.first, count.last):
        return ()
    found = _first(parse, count, before)
    if found is None or not _allowed(parse, count, found, before):
        return ()
    if found.measure == "affected":
        uprooted = modified(parse, count)
        found = uprooted if uprooted and uprooted.measure == "displaced" else found
    found = of_the_dead(parse, count, found, before)
    told = twofold(parse, count, either(parse, found))
    return tuple(fate for fate in told if fate is found or _allowed(parse, count, fate, before))


def _is_fraction(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> bool:
    """Whether “a third” is no third person: two stood before those."""
    place = ordinal(parse, count.end) if count.number.kind == "one" and count.end > count.last and count.bare else 0
    return bool(place) and (not before or before[-1][0].number.low != place - 1)


def _of_parents(parse: Parse, count: Counted) -> bool:
    """A mother of two, survived by two sons, leaves behind three children: children are told of, not counted."""
    before = parse.low[max(parse.opens[count.first], count.first - 8) : count.first]
    if before[-1:] == ["of"] and len(before) > 1:
        return parse.lemmas[count.first - 2] in senses.words("parents")
    pairs = [*itertools.pairwise(before)]
    return ("survived", "by") in pairs or any(first in LEAVING and second == "behind" for first, second in pairs)


def _is_deed_in_general(parse: Parse, count: Counted) -> bool:
    """Easy to kill a policeman: an article behind an infinitive counts nobody, unless captives are spoken of."""
    verb = parse.heads[count.node]
    if count.number.kind != "one" or parse.tags[verb] != "VB" or parse.deps[count.node] != "obj":
        return False
    noun = parse.lemmas[count.noun] if count.noun is not None else ""
    return parse.has(verb, "mark", "to") and noun not in senses.words("captives")


def _counts_on(parse: Parse, count: Counted) -> bool:
    """A group of 12 tourists: the number behind “of” is the count."""
    of = count.last + 1
    return count.number.loose and parse.low[of : of + 1] == ["of"] and parse.pos[of + 1 : of + 2] == ["NUM"]


def _lies_in(parse: Parse, count: Counted) -> bool:
    """Buried in two long graves: where the dead lie, and not how many."""
    grave = count.noun is not None and parse.lemmas[count.noun] in senses.words("graves")
    return grave and (count.number.kind == "one" or parse.pos[count.first - 1] == "ADP")


def _is_rate(parse: Parse, count: Counted) -> bool:
    """Eighteen deaths per 100,000 people, 35 patients a day: a rate counts nobody."""
    behind = parse.low[count.end + 1 : min(count.end + 3, parse.stops[count.end])]
    if behind[:1] in (["a"], ["every"], ["each"]) and behind[1:] and behind[1] in STRETCHES:
        return True
    return behind[:1] == ["per"] or behind == ["for", "every"] or behind == ["in", "every"]


def _is_example(parse: Parse, count: Counted) -> bool:
    """He is one of eleven journalists; Brink, one of the hostages: tells who somebody is and counts nobody."""
    if count.number.core.of(parse.text).lower() != "one" or parse.low[count.first - 2 : count.first - 1] == ["there"]:
        return False
    before = parse.low[count.first - 1] if count.first else ""
    if parse.low[count.last + 1 : count.last + 4] in (["of", "them", "a"], ["of", "them", "an"]):
        return False  # four patients, one of them a baby
    return parse.has(count.node, "cop") or before in IS or (count.partitive and before == ",")


def _dead_count(parse: Parse, count: Counted) -> bool:
    return count.noun is not None and (
        parse.lemmas[count.noun] in senses.nouns()
        or parse.lemmas[count.noun] in senses.words("tolls")
        or is_sick_count(parse, count)
    )


def _first(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> Fate | None:
    """The first answer of the questions, asked from the surest to the least sure."""
    whole = is_whole(parse, count.first)
    alone = whole or other_clause(parse, count)
    for ask in OF_ITSELF if alone else QUESTIONS:
        found = ask(parse, count)
        if found:
            return found
    if alone:
        return None if whole else by_order(parse, count)
    found = by_order(parse, count) or inherited(parse, count, before) or in_list(parse, count, before)
    found = found or answered(parse, count, before) or again(parse, count, before)
    return found or continued(parse, count, before) or unsaid(parse, count)


def toll_fate(parse: Parse, count: Counted) -> Fate | None:
    """A number that a toll is said to reach."""
    found = toll(parse, count) if count.number.kind not in {"zero", "one"} else None
    return (
        Fate(found[0], found[1], verb_above(parse, count.node), f"the number of “{parse.low[found[1]]}”")
        if found
        else None
    )


def _allowed(parse: Parse, count: Counted, fate: Fate, before: Sequence[tuple[Counted, Fate]]) -> bool:
    """Whether a small or empty count may count this measure."""
    kind = count.number.kind
    if count.noun is not None and parse.lemmas[count.noun] == "survivor" and fate.measure == "killed":
        return False
    if count.partitive and count.people is not True:
        return False
    if fate.measure == "escaped" and not UNHURT.isdisjoint(parse.low[fate.trigger + 1 : fate.trigger + 4]):
        return False
    if (
        fate.measure == "released"
        and count.bare
        and parse.lemmas[fate.trigger] == "release"
        and parse.opens[fate.trigger] == parse.opens[count.first]
        and not _of_captives(parse, count, before)
        and not fate.reason.endswith("in a list")
    ):
        return False
    if kind == "zero":
        return fate.measure in CASUALTIES and (
            count.noun is None or count.people is True or parse.lemmas[count.noun] in EMPTY_OF
        )
    if kind == "one":
        if count.noun is not None and parse.lemmas[count.noun] in senses.words("collectives"):
            return False
        found = fate.trigger != count.noun or fate.measure == "recovered"
        other = count.bare and (parse.low[count.last] == "another" or count.end > count.last)
        other = other and fate.measure in CASUALTIES
        return fate.measure in ONES and (count.people is True or other) and found
    if kind == "vague":
        return (
            count.people is True
            or (count.people is None and count.noun is not None)
            or _dead_count(parse, count)
            or not count.number.loose
            or (fate.reason.startswith("object of") and parse.lemmas[fate.trigger] in senses.strong())
            or (fate.measure in CASUALTIES and count.bare and parse.low[count.end + 1 : count.end + 2] == ["feared"])
        )
    return True


def _of_captives(parse: Parse, count: Counted, before: Sequence[tuple[Counted, Fate]]) -> bool:
    """Whether the sentence, or the figure before it, speaks of captives: products are released too."""
    sentence = range(parse.opens[count.first], parse.stops[count.first])
    whole = last_whole(parse, count, before)
    if whole is not None and whole[1].measure in CAPTIVE:
        return True
    return any(parse.lemmas[at] in senses.words("captives") for at in sentence)


# From the surest to the least sure.
QUESTIONS: tuple[Callable[[Parse, Counted], Fate | None], ...] = (
    noted, own_noun, right_behind, bodies_of, led_by, apposed, governed, described, deed, toll_fate, home, aboard,
    brought, cut_off, labelled, soft_noun, joined_verb, modified, afterwards,
)  # fmt: skip
# Of these, the ones that ask nothing of the clause: all that can be said of the whole of a part (ten of 30 captives).
OF_ITSELF: tuple[Callable[[Parse, Counted], Fate | None], ...] = (
    own_noun, hung_on, modified, stated, on_board, on_the_run,
)  # fmt: skip
