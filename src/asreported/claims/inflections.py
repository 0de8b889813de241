"""The forms in which a listed word can stand in a text, so that finding it needs no lemma from the reader."""

from __future__ import annotations

from functools import cache

from . import vocabulary

VOWELS = "aeiou"
HISSING = ("s", "x", "z", "ch", "sh")


@cache
def verb_forms(base: str) -> frozenset[str]:
    """All forms of a verb, British and American, the base included."""
    irregular = vocabulary.load("irregular")
    stem = base + base[-1]
    forms = {base, _with_s(base), _present_participle(base), *irregular["verbs"].get(base, ())}
    if base not in irregular["verbs"]:
        forms.add(_past(base))
    if base in irregular["doubling"]["verbs"]:
        forms |= {stem + "ed", stem + "ing"}
    return frozenset(forms)


@cache
def noun_forms(base: str) -> frozenset[str]:
    """Singular and plural of a noun; of several words, the last one is put into the plural."""
    irregular = vocabulary.load("irregular")["nouns"].get(base)
    if irregular:
        return frozenset({base, *irregular})
    if base.endswith("man") and len(base) > 3:
        return frozenset({base, base[:-3] + "men"})
    return frozenset({base, _with_s(base)})


@cache
def verbs_of(name: str, *path: str) -> frozenset[str]:
    """All forms of the verbs of one list of `name`.toml."""
    return frozenset(form for verb in vocabulary.words(name, *path) for form in verb_forms(verb))


@cache
def nouns_of(name: str, *path: str) -> frozenset[str]:
    """All forms of the nouns of one list of `name`.toml."""
    return frozenset(form for noun in vocabulary.words(name, *path) for form in noun_forms(noun))


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(HISSING) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


def _present_participle(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")) and len(base) > 2:
        return base[:-1] + "ing"
    return base + "ing"
