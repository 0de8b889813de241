"""Reports that repeat another's words."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.intake import Report
from asreported.linking.copies.copies import copies, copy, fingerprints, near

WIRE = (
    "Armed men boarded the Sorrel ferry at dawn on Tuesday and ordered its captain to drop anchor outside the harbour. "
    "About forty passengers were below deck, the coast guard said, and three of the crew swam ashore. "
    "The men have named no demand so far, and two patrol boats are keeping a mile away from the ferry."
)
OTHER = (
    "Fishermen in Port Sorrel spoke of a quiet morning before they saw strangers climb over the rail of the boat. "
    "One of them counted six, another nine. The mayor asked everybody to stay off the quay until the evening."
)


def test_a_story_printed_again_with_another_head_is_a_copy():
    wire = Report("wire.txt", WIRE, published="2031-03-04T06:00:00Z")
    changed = "FERRY SEIZED!\n\n" + WIRE.replace(",", " –").upper()
    paper = Report("paper.txt", changed, published="2031-03-04T05:00:00-03:00")
    alone = Report("alone.txt", OTHER, published="2031-03-03")
    (group,) = copies([wire, paper, alone])
    assert group.reports == tuple(sorted([wire.id, paper.id]))
    assert group.earliest == (wire.id,)
    assert group.pairs[0].share == 1


def test_a_short_report_inside_a_longer_one_is_a_copy():
    brief = Report("brief.txt", WIRE.split(". ")[0], published="2031-03-04")
    full = Report("full.txt", WIRE + " " + OTHER, published="2031-03-05")
    (group,) = copies([brief, full])
    assert group.earliest == (brief.id,)


def test_one_shared_quotation_does_not_make_a_copy():
    quoted = " “The men have named no demand so far, and two patrol boats are keeping a mile away,” he said."
    assert copies([Report("a.txt", WIRE), Report("b.txt", OTHER + quoted)]) == ()


def test_a_copy_of_a_copy_is_in_the_same_group():
    first, second, third = WIRE, WIRE + " " + OTHER[:60], OTHER[:60] + " " + WIRE
    (group,) = copies([Report("a.txt", first), Report("b.txt", second), Report("c.txt", third)])
    assert len(group.reports) == 3


def test_the_same_headline_alone_is_no_copy():
    assert copies([Report("a.txt", "Armed men board the Sorrel ferry at dawn"), Report("b.txt", WIRE)]) == ()


def test_days_that_do_not_tell_which_was_first_leave_it_open():
    dated = [Report("a.txt", WIRE, published="2031-03-04"), Report("b.txt", WIRE, published="2031-03-04T06:00:00Z")]
    assert len(copies(dated)[0].earliest) == 2
    assert copies([Report("a.txt", WIRE), Report("b.txt", WIRE)])[0].earliest == ()


def test_a_copy_with_a_word_changed_here_and_there_is_found():
    changed = WIRE
    for old, new in (("Armed men", "Gunmen"), ("at dawn ", ""), ("About forty", "Some forty"), ("swam", "have swum")):
        changed = changed.replace(old, new)
    first, second = Report("a.txt", WIRE), Report("b.txt", f"Ferry seized\n\n{changed}")
    pair = copy(first, second)
    assert pair is not None
    assert pair == copy(second, first)
    assert copies([first, second])[0].pairs == (pair,)


def test_pages_that_ask_the_same_of_their_readers_are_no_copies():
    asks = "\n\nSign up for our newsletter to get the news of the day in your inbox every morning before breakfast."
    assert copies([Report("a.txt", WIRE + asks * 5), Report("b.txt", OTHER + asks * 5)]) == ()


def test_eight_words_in_a_row_that_two_texts_share_give_them_a_fingerprint_in_common():
    for at in range(len(WIRE.split()) - 8):
        shared = " ".join(WIRE.split()[at : at + 8])
        assert set(fingerprints(WIRE)) & set(fingerprints(f"{OTHER} – {shared} – {OTHER}"))


def test_a_report_is_compared_only_with_those_that_share_enough_fingerprints():
    assert near(40, [("long", 400, 12), ("formula", 50, 2), ("brief", 5, 1), ("none", 3, 0)]) == ("brief", "long")


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(WIRE.split() + OTHER.split()), max_size=40))
def test_the_order_of_the_reports_does_not_matter(shuffle: random.Random, words):
    reports = [Report(f"{n}.txt", " ".join(words[n:]) + " " + text) for n in range(3) for text in (WIRE, OTHER)]
    expected = copies(reports)
    shuffle.shuffle(reports)
    assert copies(reports) == expected
