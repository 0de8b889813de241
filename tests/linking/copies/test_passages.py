"""Passages that one report repeats of another, a few words changed or not."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.linking.copies.passages import KEPT, passages, repeats
from asreported.linking.copies.storywords import furniture, story

ASHORE = (
    "Two lighters ran aground on the Brel sandbank before sunrise, and eleven deckhands waded to the dunes with what "
    "they could carry on their backs."
)
HARBOUR = (
    "The harbour office of Brel opened a reading room for relatives and promised a list of the crews by nightfall."
)
WEATHER = "Forecasters in the provincial town look for calmer seas towards the weekend, although rain may linger."


def test_a_passage_is_found_in_another_text_with_where_it_stands_in_both():
    first, second = f"{WEATHER} {ASHORE}", f"{ASHORE} {HARBOUR}"
    (found,) = passages(first, second)
    assert found.first.of(first) == found.second.of(second) == ASHORE.rstrip(".")


def test_a_few_changed_words_do_not_break_a_passage():
    changed = ASHORE.replace("before sunrise", "at daybreak").replace("eleven deckhands", "eleven weary deckhands")
    (found,) = passages(f"{HARBOUR} {ASHORE}", f"{changed} {WEATHER}")
    assert found.second.of(changed) == changed.rstrip(".")


def test_passages_are_found_in_another_order():
    found = passages(f"{ASHORE} {HARBOUR}", f"{HARBOUR} {WEATHER} {ASHORE}")
    assert [passage.first.start for passage in found] == [0, len(ASHORE) + 1]


def test_a_common_turn_of_phrase_is_no_passage():
    turn = "was taken to hospital in a serious condition"
    assert passages(f"A stoker {turn}. {HARBOUR}", f"{WEATHER} A miller {turn}.") == ()


def test_no_word_of_a_text_stands_in_two_passages():
    (found,) = passages(ASHORE, f"{ASHORE} {WEATHER} {ASHORE}")
    assert found.words == len(story(ASHORE).words)


def test_what_pages_ask_of_their_readers_is_no_passage():
    asked = (
        "Sign up for our newsletter and get the day in your inbox every morning before breakfast, free of charge.\n"
        "© 2031 Brel Courier. All rights reserved, and nothing on this page may be reproduced without leave.\n"
        "Photo: the harbour of Brel at dawn, seen from the old customs house on the northern quay of the town."
    )
    assert passages(f"{ASHORE}\n{asked}", f"{HARBOUR}\n{asked}") == ()


def test_news_of_mail_and_pictures_is_not_taken_for_page_furniture():
    for sentence in (
        "A video posted on Monday shows the deckhands on the dunes.",
        "The 12:40 ferry was updated by radio.",
        "Rights groups said all crews were reserved sailors.",
        "The ministry published a photograph of the lighters.",
    ):
        assert not furniture(sentence)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=60), st.randoms(use_true_random=False))
def test_a_repeat_has_most_of_its_words_in_both(words: list[str], chance: random.Random):
    other = [word for word in words if chance.random() < 0.9]
    taken: set[int] = set()
    for found in repeats(words, other, fewest=5):
        extent = max(found.first_end - found.first, found.second_end - found.second)
        assert extent >= found.words >= KEPT * extent
        assert not taken & set(range(found.first, found.first_end))
        taken |= set(range(found.first, found.first_end))
