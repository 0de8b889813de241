"""Which measure a word gives to those it is said of: verbs by role, words of state, nouns of deeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from .. import vocabulary
from ..people import kind

TABLES: Final = (
    "killed", "wounded", "casualties", "abducted", "held", "released", "rescued", "escaped", "missing", "detained",
    "surrendered", "recovered", "displaced", "evacuated", "trapped", "deployed", "affected",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One measure. `weak` words count only nouns that are known to name people."""

    measure: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A verb whose measure hangs on a second word in its clause; `counts` is `object`, `subject` or `either`.

    `by` are the nouns, or the kinds of nouns, one of which must name the doer; empty where anybody may. `topic` is
    what the report must be about, empty where anything.
    """

    measure: str
    words: frozenset[str]
    counts: str
    by: frozenset[str]
    topic: str


@cache
def table(name: str) -> dict[str, Any]:
    """One table of measures.toml."""
    found: dict[str, Any] = vocabulary.load("measures")[name]
    return found


def words(name: str) -> frozenset[str]:
    """One list of the [words] of measures.toml."""
    return vocabulary.words("measures", "words", name)


def _senses(strong: str, weak: str) -> dict[str, Sense]:
    made: dict[str, Sense] = {}
    for measure in TABLES:
        for list_name, is_weak in ((strong, False), (weak, True)):
            made |= {lemma: Sense(measure, is_weak) for lemma in table(measure)[list_name]}
    return made


@cache
def undergo() -> dict[str, Sense]:
    """Verbs whose object is counted."""
    return _senses("undergo", "weak")


@cache
def strong() -> frozenset[str]:
    """Verbs whose object is nobody but people: killed many, injured several."""
    return frozenset(lemma for lemma, sense in undergo().items() if not sense.weak) - {"free", "affect"}


@cache
def do() -> dict[str, Sense]:
    """Verbs whose subject is counted."""
    return _senses("do", "weak_do")


@cache
def states() -> dict[str, str]:
    """Words for the state of those counted."""
    return {word: measure for measure in TABLES for word in table(measure)["state"]}


@cache
def nouns() -> dict[str, str]:
    """Nouns that count when a number stands before them."""
    return {word: measure for measure in TABLES for word in table(measure)["nouns"]}


@cache
def acts() -> dict[str, str]:
    """Nouns of deeds, with those they are done to behind them."""
    return nouns() | {word: measure for measure in TABLES for word in table(measure)["acts"]}


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """Phrases behind the counted noun."""
    return {tuple(phrase.split()): measure for phrase, measure in table("phrases").items()}


@cache
def leads() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases before those counted and their measures, by the last word of the phrase: the cheap first question."""
    made: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for phrase, measure in table("leads").items():
        words = tuple(phrase.split())
        made[words[-1]] = (*made.get(words[-1], ()), (words, measure))
    return made


@cache
def phrase_starts() -> frozenset[str]:
    """The first words of the phrases: the cheap first question."""
    return frozenset(phrase[0] for phrase in phrases())


@cache
def pairs() -> dict[str, tuple[Pair, ...]]:
    """Verbs with a second word."""
    made: dict[str, tuple[Pair, ...]] = {}
    for row in vocabulary.load("measures")["pair"]:
        by, topic = frozenset(row.get("by", ())), row.get("topic", "")
        pair = Pair(row["measure"], frozenset(row["words"]), row["counts"], by, topic)
        for verb in row["verbs"]:
            made[verb] = (*made.get(verb, ()), pair)
    return made


@cache
def triggers() -> frozenset[str]:
    """Every lemma that may be the verb of a measure: the cheap first question."""
    verbs = words("helping") | words("found") | words("guarding") | words("working")
    return frozenset(undergo()) | frozenset(do()) | frozenset(pairs()) | verbs


def is_deployable(lemma: str, word: str) -> bool:
    """Whether those named are sent out to work or fight: soldiers, police, rescuers."""
    return kind(lemma, word) == "security" or lemma in words("deployable") or word in words("deployable")
