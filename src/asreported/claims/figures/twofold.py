"""Two things told of the same people in one sentence: freed three engineers who were kidnapped, flown home after."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..parse import Parse
from . import senses
from .counted import Counted, Fate
from .descriptions import hung_on, participle
from .predicates import said_of
from .roles import passive

# What is told beside the main measure: soldiers deployed in the north and killed there are counted as killed.
TELLING: Final = frozenset(
    {"killed", "wounded", "abducted", "held", "released", "rescued", "escaped", "missing", "detained", "recovered"}
)
OVER: Final = TELLING - {"killed", "wounded", "missing", "recovered"}
AFTER: Final = frozenset({"after", "following", "since", "upon", "on", "once", "when"})
THEY: Final = frozenset({"they", "their"})
PARTICIPLES: Final = frozenset({"VBN", "VBD"})


def twofold(parse: Parse, count: Counted, fate: Fate) -> tuple[Fate, ...]:
    """The fate and what else the sentence tells of the same people; killed and wounded of one number are casualties."""
    joined = _joined(parse, count, fate)
    if {found.measure for found in joined} >= {"killed", "wounded"}:
        return (replace(fate, measure="casualties", reason="dead and hurt are not told apart"),)
    if fate.measure not in TELLING and not _carried(parse, fate):
        return (fate,)
    later = afterwards(parse, count)
    first = later if later is not None and _carried(parse, fate) else fate
    more = [found for found in (*joined[1:], _hung(parse, count, fate), later) if found and found.measure in TELLING]
    told = {found.measure: found for found in reversed([first, *more])}
    return tuple(sorted(told.values(), key=lambda found: (found.measure != first.measure, found.measure)))


def afterwards(parse: Parse, count: Counted) -> Fate | None:
    """After they were released, the three doctors …; the three met the press after their release."""
    verb = parse.heads[count.node]
    definite = count.first > 0 and parse.low[count.first - 1] in {"the", "these", "those", "all"}
    people = count.people is True or (count.bare and count.number.kind == "cardinal")
    if parse.deps[count.node] not in {"nsubj", "nsubj:pass"} or not people or not definite:
        return None
    for child in parse.children[verb]:
        if parse.deps[child] == "obl" and parse.case(child) in AFTER and parse.has(child, "nmod:poss", "their"):
            measure = senses.acts().get(parse.lemmas[child])
            found = Fate(measure, child, child, f"after their “{parse.low[child]}”") if measure else None
        elif parse.deps[child] == "advcl" and _of_them(parse, child):
            subject = parse.child(child, "nsubj", "nsubj:pass")
            role = "object" if passive(parse, child) else "subject"
            found = said_of(parse, count, subject if subject is not None else count.node, child, role, 1)
        else:
            continue
        if found and found.measure in OVER:
            return found
    return None


def _of_them(parse: Parse, verb: int) -> bool:
    subject = parse.child(verb, "nsubj", "nsubj:pass")
    return (
        subject is not None
        and parse.low[subject] in THEY
        and (parse.has(verb, "mark", *AFTER) or parse.has(verb, "advmod", *AFTER))
    )


def _carried(parse: Parse, fate: Fate) -> bool:
    """Whether they were only taken somewhere: those just released are neither evacuated nor hurt for it."""
    return fate.measure in {"evacuated", "wounded"} and parse.lemmas[fate.trigger] in senses.words("carrying")


def _hung(parse: Parse, count: Counted, fate: Fate) -> Fate | None:
    """What a clause that hangs on those counted adds, where the fate is told outside it."""
    found = hung_on(parse, count) or _shared(parse, count)
    if count.partitive and count.noun is not None and parse.low[count.noun] == "those":
        return None  # six of those rescued are in hospital: six who are hurt, some of the rescued
    if found is None or count.number.kind == "zero" or found.measure == fate.measure:
        return None
    if parse.lemmas[found.verb] in senses.words("unreal"):
        return None
    inside = parse.under(fate.trigger, found.verb) or found.trigger == fate.trigger
    return None if inside else found


def _shared(parse: Parse, count: Counted) -> Fate | None:
    """A Spaniard and a Swede, kidnapped on Monday, were freed: what stands behind a comma is told of all of them."""
    first = parse.heads[count.node] if parse.deps[count.node] == "conj" else count.node
    members = [first, *(child for child in parse.children[first] if parse.deps[child] in {"conj", "appos"})]
    last = max(members)
    behind = last + 2
    if behind < parse.stops[last] and parse.low[last + 1] == "," and parse.tags[behind] == "VBN":
        return participle(parse, count, behind)
    for child in (child for member in members for child in parse.children[member]):
        if parse.deps[child] == "acl" and child > last and "," in parse.low[last + 1 : child]:
            return participle(parse, count, child)
    return None


def _joined(parse: Parse, count: Counted, fate: Fate) -> list[Fate]:
    """The fate and those of the verbs joined to its verb: abducted and later found dead."""
    fates = [fate]
    if fate.trigger != fate.verb or not fate.reason.startswith("object"):
        return fates
    verbs = [child for child in parse.children[fate.verb] if parse.deps[child] == "conj"]
    if parse.deps[fate.verb] == "conj" and count.node > fate.verb:
        verbs.append(parse.heads[fate.verb])
    for verb in verbs:
        lo, hi = sorted((verb, fate.verb))
        counts_others = any(parse.pos[at] == "NUM" for at in range(lo, hi))
        if not counts_others and _alike(parse, verb, fate.verb):
            found = _also(parse, count, verb)
            fates += [found] if found else []
    return fates


def _alike(parse: Parse, verb: int, other: int) -> bool:
    """Whether a verb shares the object of another: of the same form, with nothing of its own."""
    own = any(parse.has(verb, dep) for dep in ("nsubj", "nsubj:pass", "obj"))
    forms = {parse.tags[verb], parse.tags[other]}
    return parse.pos[verb] == "VERB" and not own and (len(forms) == 1 or (forms == PARTICIPLES and other < verb))


def _also(parse: Parse, count: Counted, verb: int) -> Fate | None:
    sense = senses.undergo().get(parse.lemmas[verb])
    if sense and (not sense.weak or count.people):
        return Fate(sense.measure, verb, verb, f"object of “{parse.low[verb]}” too, by the parse")
    if count.node > verb:
        return None
    dying = senses.do().get(parse.lemmas[verb])
    if dying and not dying.weak and not parse.has(verb, "aux:pass"):
        return Fate(dying.measure, verb, verb, f"subject of “{parse.low[verb]}” too, by the parse")
    said = next((child for child in parse.children_as(verb, "xcomp") if parse.low[child] in senses.states()), None)
    return Fate(senses.states()[parse.low[said]], said, verb, f"said to be “{parse.low[said]}”") if said else None
