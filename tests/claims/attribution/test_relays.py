"""Outlets: known ones, and names made of the words that outlets are named by."""

import pytest

from asreported.claims.attribution.relays import is_outlet

OUTLETS = ["Lund Times", "Radio Lund", "the Ister Post", "Valley Broadcasting", "Ister.com", "state media", "the press"]
OTHERS = ["reporters", "Ada Brink", "the ministry", "Valley Rescue Service", "social media", ""]


@pytest.mark.parametrize("name", OUTLETS)
def test_an_outlet_is_known_by_its_name(name):
    assert is_outlet(name)


@pytest.mark.parametrize("name", OTHERS)
def test_who_is_told_is_not_always_an_outlet(name):
    assert not is_outlet(name)
