"""Agencies that a report credits, and outlets that it says it has something from."""

import pytest

from asreported.linking.copies.credits import citations, credits_of

STORY = "Two lighters ran aground on a sandbank.\n\nEleven deckhands waded ashore.\n\nThe harbour office is open."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"BREL, March 3 (Reuters) - {STORY}", "Reuters"),
        (f"BREL (Marlin Wire) — {STORY}", "Marlin Wire"),
        (f"Lighters aground\nBy Ina Voss, Associated Press\n{STORY}", "Associated Press"),
        (f"{STORY}\n— Reuters", "Reuters"),
        (f"{STORY}\n(AFP)", "AFP"),
        (f"{STORY}\n© Agence France-Presse", "Agence France-Presse"),
        (f"{STORY}\nCopyright 2031 The Associated Press. All rights reserved.", "Associated Press"),
    ],
)
def test_an_agency_at_head_or_foot_is_credited_with_the_whole_report(text, agency):
    (credit,) = credits_of(text)
    assert (credit.agency, credit.whole) == (agency, True)
    assert agency in credit.span.of(text)


@pytest.mark.parametrize(
    ("foot", "agencies"),
    [
        ("With material from AFP and dpa", ["AFP", "dpa"]),
        ("Reuters contributed to this report.", ["Reuters"]),
        ("(With inputs from Marlin Wire)", ["Marlin Wire"]),
        ("Additional reporting by the Associated Press.", ["Associated Press"]),
    ],
)
def test_an_agency_may_be_credited_with_part_of_a_report(foot, agencies):
    found = credits_of(f"{STORY}\n{foot}")
    assert sorted(credit.agency for credit in found if not credit.whole) == sorted(agencies)


@pytest.mark.parametrize(
    "text",
    [
        f"BREL (March 3) — {STORY}",
        f"LIVE (Updated) - {STORY}",
        f"{STORY}\n— Ina Voss",
        f"{STORY}\n© 2031 Ina Voss",
        f"Lighters aground\nBy Ina Voss\nSenior Harbour Reporter\n{STORY}",
        f"{STORY}\nThe crews (Reuters counted eleven men) are safe.\n" + STORY,
    ],
)
def test_what_is_no_agency_is_not_credited(text):
    assert credits_of(text) == ()


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Eleven men are safe, as first reported by the Brel Courier.", "Brel Courier"),
        ("Reuters reported that eleven men are safe.", "Reuters"),
        ("Eleven men are safe, a pilot told the BBC.", "BBC"),
        ("Eleven men are safe, the radio said, citing Agence France-Presse.", "Agence France-Presse"),
    ],
)
def test_a_report_that_cites_an_outlet_says_so(sentence, outlet):
    (found,) = citations(sentence)
    assert found.outlet == outlet


def test_a_source_that_is_no_outlet_is_no_citation():
    assert citations("Eleven men are safe, according to the Brel Coast Guard. Ina Voss reported to the pilot.") == ()
