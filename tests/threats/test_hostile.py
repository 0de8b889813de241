"""A few bombs and broken files; `python -m benchmarks.hostile` reads all of them."""

import pytest
from benchmarks.bombs import BOMBS
from benchmarks.hostile import memory, read_bombs, read_mutations

# One of each kind, of those that are made and refused fast.
FEW = ("deep.zip", "zeros.html.gz", "attributes.html", "pages.pdf", "encoded-twice.warc")


@pytest.fixture(scope="module", autouse=True)
def grown():
    """How much this process grew by all that stands here."""
    before = memory()
    yield
    assert memory() - before < 200


@pytest.mark.parametrize("name", FEW)
def test_a_bomb_ends_with_a_reason_and_the_next_file_is_read(name):
    outcome = read_bombs([name], tell=False)
    assert outcome.holds
    assert (outcome.files, outcome.reports) == (1, 0)
    assert outcome.refused


def test_every_broken_file_gives_a_report_or_a_reason():
    outcome = read_mutations(200, seed=5)
    assert outcome.holds
    assert outcome.files == 200
    assert outcome.reports > 50
    assert outcome.refused > 50


def test_there_are_enough_bombs():
    assert len(BOMBS) >= 25
