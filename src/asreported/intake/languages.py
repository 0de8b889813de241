"""The language of a text. English is known by its short words; only where they are rare is the identifier asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from .report import Report, Unreadable

READ = "en"

# The head of a long text tells its language; the identifier reads 4 MB a second.
_HEAD = 4000
# Shorter ones are guessed wrongly: headlines, captions, lists of names.
_SHORTEST = 60
# English prose has about 40 of these words in a hundred; French has 4, German 8 (“in”, “was”, “an”).
_ENGLISH = 0.15
# The identifier divides a language among its dialects (Arabic 0.86, Moroccan 0.14), so half is much; a list of names
# gets a tenth from each of ten languages.
_SURE = 0.5
# What is as likely English, or a creole of it, is read as English.
_NOT_ENGLISH = 0.05
_ENGLISHES = ("en", "pcm", "sco")
# What the identifier calls no language: packed data, tables of numbers. Words may stand among them.
_NONE = ("zxx", "und")

_WORD = re.compile(r"[^\W\d_]+")


def with_language(items: Iterable[Report | Unreadable]) -> Iterator[Report | Unreadable]:
    """The items, each report with its language, and after one that is not in English the telling that it is not read.

    It stands outside the process with limits: the identifier unpacks its model into a file, which is forbidden there.
    """
    for item in items:
        if isinstance(item, Unreadable):
            yield item
            continue
        code = language(item.text)
        yield replace(item, language=code)
        if code not in (None, READ):
            reason = f"it is in {language_name(code or '')}, and only English is read"
            yield Unreadable(item.name, reason, "It is kept. Add an English translation of it.")


def language(text: str) -> str | None:
    """The ISO 639 code of a text's language; None where the text is too short or too mixed to tell."""
    head = " ".join(text[:_HEAD].split())
    if sum(character.isalpha() for character in head) < _SHORTEST:
        return None
    words = _WORD.findall(head.casefold())
    if sum(word in _data()["english"] for word in words) >= _ENGLISH * len(words):
        return READ
    ranked = dict(_identifier().rank(head))
    code = max(ranked, key=ranked.__getitem__)
    if code in _ENGLISHES:
        return READ
    sure = ranked[code] >= _SURE and sum(ranked.get(one, 0.0) for one in _ENGLISHES) <= _NOT_ENGLISH
    return str(code) if sure and code not in _NONE else None


def language_name(code: str) -> str:
    """The language's name in English, or its code where it has none here."""
    names: dict[str, str] = _data()["names"]
    return names.get(code, f"the language “{code}”")


@cache
def _data() -> dict[str, Any]:
    data = tomllib.loads(files(__package__).joinpath("languages.toml").read_text("utf-8"))
    return data | {"english": frozenset(data["english"])}


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library has no types
    # Loading takes a third of a second, which English reports never pay.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
