"""One reader for all tests of the claims: loading it takes a second."""

import pytest
from spacy.language import Language

from asreported.reader import load


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()
