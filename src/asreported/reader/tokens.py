"""The tokenizer: spaCy's English rules, brought near to those of the treebanks that the reader learnt from."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex


def tokenizer(nlp: Language) -> Tokenizer:
    """The English tokenizer with ranks and titles as abbreviations, and marks cut where a space was forgotten."""
    rules: dict[str, Any] = tomllib.loads(
        resources.files(__package__).joinpath("tokens.toml").read_text(encoding="utf-8")
    )
    defaults: Any = nlp.Defaults
    runs, prefixes, infixes = (rules["patterns"][name] for name in ("runs", "prefixes", "infixes"))
    return Tokenizer(
        nlp.vocab,
        rules=_words(rules, defaults.tokenizer_exceptions),
        prefix_search=compile_prefix_regex([*runs, *prefixes, *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([*runs, *defaults.suffixes]).search,
        infix_finditer=compile_infix_regex([*runs, *defaults.infixes, *infixes]).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _words(rules: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
    """Words that are cut otherwise than by marks; “and/or” and the face “):” of spaCy's own list are not among them."""
    words = {word: parts for word, parts in defaults.items() if "/" not in word and not word.startswith(")")}
    words |= {word: [{ORTH: word}] for word in [*rules["abbreviations"], *rules["whole"]]}
    return words | {word: [{ORTH: part} for part in parts] for word, parts in rules["cut"].items()}
