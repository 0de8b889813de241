"""Notes in list form: a label and its number, one to a line or parted by semicolons (Confirmed dead – 38)."""

from __future__ import annotations

from typing import Final

from ..parse import Parse
from ..people import is_people, kind
from . import senses
from .counted import Counted, Fate
from .topics import about

REACH: Final = 14  # tokens that a label takes
DASHES: Final = frozenset({"-", "–", "—", "--", "="})
BULLETS: Final = frozenset({"•", "*", "·", "-", "–", "—", "o", "▪", "■", "►", "●"})
PARTS: Final = frozenset({";", ",", "and"})
# Behind these a label says by whose count or when, not who is counted.
ASIDES: Final = frozenset({"according", "as", "by", "since", "until", "from", "(", "during", "per"})
ENDS: Final = frozenset({";", ",", ".", ")", "(", "by", "according", "as", "since", "until"})
NO_LABEL: Final = frozenset({"AUX", "PRON"})
FINITE: Final = frozenset({"VBZ", "VBP", "MD"})
GENERIC: Final = frozenset({"person", "people", "individual"})
ARMED: Final = frozenset({"militants", "security"})
INNER: Final = frozenset({"of", "and"})


def noted(parse: Parse, count: Counted) -> Fate | None:
    """The measure that the label before a number names, where a list or a line is made of such entries."""
    if count.number.kind in {"one", "zero"} or count.number.loose or not _ends(parse, count):
        return None
    before = count.first - 1
    parted = before > 0 and (parse.low[before] == ":" or _is_dash(parse, before))
    label = _label(parse, before - 1) if parted else _plain(parse, count)
    found = _measure(parse, label) if label else None
    if label is None or found is None or _is_heading(parse, label, parted):
        return None
    measure, at = found
    words = parse.span(label.start, label.stop).of(parse.text)
    return Fate(measure, at, at, f"“{' '.join(words.split())}” is the label of the number in a list")


def _ends(parse: Parse, count: Counted) -> bool:
    """Whether the entry ends with the number: nothing more is counted on its line."""
    at = count.end + 1 if count.noun is not None and parse.lemmas[count.noun] in GENERIC else count.last + 1
    return at >= len(parse) or parse.low[at] in ENDS or "\n" in parse.words[at]


def _is_dash(parse: Parse, at: int) -> bool:
    return parse.low[at] in DASHES and parse.ends[at - 1] < parse.starts[at]


def _label(parse: Parse, last: int) -> range | None:
    """The tokens of the label that ends here, from the beginning of its line, its bullet or the entry before it."""
    first = last
    floor = max(0, last - REACH)
    while first > floor and not _opens(parse, first - 1):
        first -= 1
    if first > last or (first == floor and first > 0) or not _is_label(parse, first, last + 1):
        return None
    aside = next((at for at in range(first + 1, last + 1) if parse.low[at] in ASIDES), last + 1)
    return range(first, aside)


def _opens(parse: Parse, at: int) -> bool:
    """Whether an entry begins behind this token."""
    if "\n" in parse.words[at] or parse.low[at] in {";", ":", "."} or _is_letter(parse, at):
        return True
    return parse.low[at] in BULLETS and (at == 0 or "\n" in parse.words[at - 1] or "\n" in parse.text[_gap(parse, at)])


def _is_letter(parse: Parse, at: int) -> bool:
    """Whether a token is the letter or number of an entry: a. Injured - 14; (b) Missing - 3."""
    low = parse.low[at]
    headed = at == 0 or "\n" in parse.words[at - 1] or parse.low[at - 1] == "("
    return headed and low[-1:] in {".", ")"} and len(low) <= 3 and low[:1].isalnum()


def _gap(parse: Parse, at: int) -> slice:
    return slice(parse.ends[at - 1], parse.starts[at])


def _is_label(parse: Parse, first: int, end: int) -> bool:
    """Whether the words are no clause: “Confirmed dead” is a label, “The dead are as follows” none."""
    who = next((at for at in range(first + 1, end) if parse.low[at] in {"who", "whose"}), end)
    clause = any(parse.pos[at] in NO_LABEL or parse.tags[at] in FINITE for at in range(first, who))
    if who < end:
        return not clause
    verbs = (at for at in range(first, end) if parse.has(at, "nsubj") or parse.has(at, "obj"))
    return not clause and all(parse.low[at] in senses.states() or parse.lemmas[at] == "capture" for at in verbs)


def _plain(parse: Parse, count: Counted) -> range | None:
    """Dead 402; injured 1,930: a word of state right before its number, one entry of several."""
    at = count.first - 1
    if at < 1 or parse.low[at] not in senses.states():
        return None
    first = at
    while first > 0 and parse.low[first - 1] in {"still", "confirmed", "seriously", "slightly"}:
        first -= 1
    opens = first == 0 or parse.low[first - 1] in {":", ";", ","} or "\n" in parse.words[first - 1]
    closes = count.last + 1 >= len(parse) or parse.low[count.last + 1] in {";", ",", "."}
    joined = ";" in parse.low[max(0, first - 3) : count.last + 2] or "\n" in parse.words[first - 1] or first == 0
    headed = first > 0 and parse.low[first - 1] == ":"
    return range(first, at + 1) if opens and closes and (joined or headed) else None


def _is_heading(parse: Parse, label: range, parted: bool) -> bool:
    """Whether the label is the last word of a sentence in prose: “…, nine dead: 12”."""
    before = label.start - 1
    return parted and before >= 0 and parse.low[before] == "." and parse.pos[label.start] == "CCONJ"


def _measure(parse: Parse, label: range) -> tuple[str, int] | None:
    """What befell those whom a label names, and the word that says so; None where it names things."""
    who = next((at for at in label if parse.low[at] == "who"), None)
    if who is not None and _of_people(parse, range(label.start, who)):
        return _done(parse, range(who + 1, label.stop))
    placed = next((at for at in label if parse.pos[at] == "ADP" and parse.low[at] not in INNER), label.stop)
    if placed > label.start and parse.low[placed - 1] in senses.states() and parse.low[placed] == "with":
        return senses.states()[parse.low[placed - 1]], placed - 1  # rescued with injuries
    found = _phrased(parse, label, placed)
    if found or not _of_people(parse, range(label.start, placed)):
        return found
    return _named(parse, label, range(label.start, placed))


def _phrased(parse: Parse, label: range, placed: int) -> tuple[str, int] | None:
    """Persons on board, persons in hospital: a listed phrase in the label."""
    for phrase, measure in senses.phrases().items():
        for at in range(placed, label.stop - len(phrase) + 1):
            if tuple(parse.low[at : at + len(phrase)]) == phrase and _of_people(parse, range(label.start, at)):
                return measure, at + len(phrase) - 1
    return None


def _named(parse: Parse, label: range, named: range) -> tuple[str, int] | None:
    """What the words before a label's first preposition say, and custody behind it."""
    remains = next((at for at in named if _either(parse, at) & senses.words("remains")), None)
    if remains is not None:
        found = any(parse.lemmas[at] in senses.words("found") for at in named)
        return ("recovered" if found else "killed"), remains
    if any(parse.low[at] in {"custody", "detention", "jail", "prison"} for at in label):
        return "detained", label.stop - 1
    for at in reversed(named):
        named_so = _of_word(parse, at)
        if named_so:
            return named_so, at
    return None


def _done(parse: Parse, clause: range) -> tuple[str, int] | None:
    """What those are said to have done or undergone: civilians who fled into the hills."""
    for at in clause:
        sense = senses.do().get(parse.lemmas[at])
        measure = senses.states().get(parse.low[at]) or (sense.measure if sense else None)
        if parse.lemmas[at] == "flee":
            measure = "escaped" if about(parse.text, "captivity") else "displaced"
        if measure:
            return measure, at
    return None


def _of_word(parse: Parse, at: int) -> str | None:
    """The measure of one word of a label: a state, a noun of harm, a deed done to those counted, those on board."""
    low, names = parse.low[at], _either(parse, at)
    nouns = (senses.nouns()[name] for name in sorted(names) if name in senses.nouns())
    state = senses.states().get(low) or next(nouns, None)
    if state is not None:
        return state
    if names & (senses.words("occupants") | {"crew"}):
        return "affected"
    if parse.lemmas[at] == "capture" and any(kind(parse.lemmas[k], parse.low[k]) in ARMED for k in (at - 1, at - 2)):
        return "detained"
    sense = senses.undergo().get(parse.lemmas[at])
    return sense.measure if sense is not None and parse.tags[at] in {"VBN", "VBD"} else None


def _of_people(parse: Parse, words: range) -> bool:
    """Whether no noun among the words is a thing: persons injured, the number of dead; not vehicles deployed."""
    nouns = (at for at in words if parse.pos[at] in {"NOUN", "PROPN"} and not _counts(parse, at))
    return all(is_people(parse.lemmas[at], parse.low[at]) is True for at in nouns)


def _counts(parse: Parse, at: int) -> bool:
    """Whether a noun only says that something is counted, or what befell people."""
    names = _either(parse, at)
    listed = senses.words("tolls") | {"total", "case"} | senses.words("remains")
    return bool(names & listed) or parse.low[at] in senses.states() or bool(names & senses.acts().keys())


def _either(parse: Parse, at: int) -> frozenset[str]:
    """The lemma and the word, an s left out: taggers take words in capitals for names."""
    return frozenset({parse.lemmas[at], parse.low[at], parse.low[at].removesuffix("s")})
