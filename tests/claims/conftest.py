"""One reader for all tests of the claims: loading it takes a second."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.language import Language

from asreported.claims.parse import Parse, parsed
from asreported.reader import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def marked(nlp: Language) -> Callable[..., Parse]:
    """The parse of a text with attributions marked by hand instead of by the weights: one dict of words an attribution.

    A role names its words as they stand in the text, several pieces in a tuple.
    """

    def marked(text: str, *attributions: dict[str, str | tuple[str, ...]]) -> Parse:
        parse = parsed(nlp(text))
        parts = []
        for number, roles in enumerate(attributions):
            for role, words in roles.items():
                for piece in (words,) if isinstance(words, str) else words:
                    start = text.index(piece)
                    parts.append((parse.at(start), parse.at(start + len(piece) - 1) + 1, role, number))
        return replace(parse, attributed=sorted(parts))

    return marked
