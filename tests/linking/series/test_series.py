"""Which figures answer one question."""

import json
import random
from itertools import pairwise

import pytest

from asreported.linking.judgements import Verdict
from asreported.linking.series.profiles import figure_from_json, figure_profiles
from asreported.linking.series.series import compare, keys, series

from ..crises import ferry, raid, school
from ..handmade import event, figure, report


def profiles(crisis):
    return [profile for told, claims in crisis for profile in figure_profiles(told, claims)]


def questions(crisis, incidents=None):
    """The numbers of each series of two and more, in the order of the numbers."""
    known = {profile.id: profile for profile in profiles(crisis)}
    found = series(list(known.values()), incidents or {})
    return sorted(sorted(known[name].words for name in group.figures) for group in found if len(group.figures) > 1)


def one(told, *claims):
    return figure_profiles(told, claims)


def test_a_toll_is_one_question_from_the_first_flash_to_the_correction():
    assert ["31", "36", "38", "At least 12", "at least 12", "at least 12"] in questions(ferry())


def test_children_among_the_dead_are_a_question_of_their_own():
    assert all("four" not in group for group in questions(ferry()))


def test_an_older_disaster_told_in_passing_is_not_the_same_question():
    assert all("nine" not in group for group in questions(ferry()))


def test_the_missing_are_one_question_while_they_become_fewer():
    assert ["About 80", "About 80", "Sixty-one"] in questions(ferry())


def test_how_many_are_held_is_one_question_while_captives_get_away():
    assert ["Fifty-seven", "Thirty-nine"] in questions(school())


def test_taken_held_escaped_and_released_are_four_questions():
    found = questions(school())
    assert all(len({"62", "Five", "18", "Fifty-seven"} & set(group)) < 2 for group in found)


def test_the_soldiers_that_both_sides_count_are_one_question():
    assert ["Three", "nine"] in questions(raid())


def test_rebels_and_villagers_are_not_the_same_dead():
    assert all({"14", "23"} - set(group) for group in questions(raid()))


def test_a_raid_on_the_next_village_is_not_the_same_question():
    assert all("six" not in group for group in questions(raid()))


@pytest.mark.parametrize("crisis", [ferry, raid, school])
def test_known_incidents_do_not_part_what_the_words_hold_together(crisis):
    told = crisis()
    alone = {claim.id: claim.id for _, claims in told for claim in claims}
    assert questions(told, alone) == questions(told)


def test_the_order_of_the_reports_changes_nothing():
    told = profiles(ferry())
    shuffled = random.Random(5).sample(told, len(told))
    assert series(told, {}) == series(shuffled, {})


def test_an_old_judgement_stays_when_a_report_is_added():
    few, all_ = profiles(ferry()[:2]), profiles(ferry())
    known = {profile.id: profile for profile in all_}
    for first, second in pairwise(few):
        assert compare(first, second, {}) == compare(known[second.id], known[first.id], {})


def test_figures_of_one_question_share_a_block():
    told = {profile.id: profile for profile in profiles(school())}
    for group in series(list(told.values()), {}):
        for first, second in pairwise(group.figures):
            assert set(keys(told[first], {})) & set(keys(told[second], {}))


def test_a_profile_survives_its_plain_form():
    for profile in profiles(raid()):
        assert figure_from_json(json.loads(json.dumps(profile.as_json()))) == profile


def test_two_numbers_of_one_sentence_are_two_questions():
    told = report("list", "2031-01-02", "The flood killed 40 in Arda and 12 in the hills.")
    first, second = one(told, figure(told, "40", "killed", 40), figure(told, "12", "killed", 12))
    assert compare(first, second, {}).reasons == ("two figures of one sentence",)


def test_two_voices_of_one_sentence_may_answer_one_question():
    told = report("two", "2031-01-02", "The mayor spoke of 40 missing while the fire chief said 68 were buried.")
    first, second = one(
        told,
        figure(told, "40", "missing", 40, speaker="mayor", scope="standing"),
        figure(told, "68", "trapped", 68, speaker="fire chief", scope="standing"),
    )
    assert compare(first, second, {}).verdict is Verdict.SAME


def test_the_same_number_for_people_and_for_pilgrims_is_one_count():
    first = report("a", "2031-01-02", "A bus fell into the Tarn gorge near Velm on Friday and 27 people died.")
    second = report("b", "2031-01-03", "All 27 pilgrims on the bus that fell into a gorge near Velm on Friday died.")
    day = {"date_start": "2031-01-01", "date_end": "2031-01-01", "place": "Velm", "target": "bus"}
    (people,) = one(first, event(first, "fell", "accident", **day), figure(first, "27", "killed", 27))
    (pilgrims,) = one(
        second,
        event(second, "fell", "accident", **day),
        figure(second, "27", "killed", 27, group="pilgrims", people="civilians"),
    )
    assert compare(people, pilgrims, {}).verdict is Verdict.SAME


def test_a_plan_is_not_counted_with_what_happened():
    told = report("plan", "2031-01-02", "They meant to free 12 captives. The men freed 12 in the end.")
    first, second = one(
        told,
        figure(told, "12", "rescued", 12, group="captives", mode="planned"),
        figure(told, "12", "rescued", 12, nth=2, group="captives"),
    )
    assert compare(first, second, {}).reasons == ("one is a plan",)


def test_the_last_two_days_are_another_scope():
    told = report("days", "2031-01-02", "Some 300 were arrested since June. In two days 40 were arrested.")
    first, second = one(
        told,
        figure(told, "300", "detained", 300, scope="total"),
        figure(told, "40", "detained", 40, scope="period"),
    )
    assert compare(first, second, {}).reasons[0].startswith("other scope")


def test_a_series_is_called_by_its_question():
    labels = {group.label for group in series(profiles(school()), {})}
    assert "children held" in {label.split(",")[0] for label in labels}


def test_a_count_inside_another_is_not_the_same_question():
    told = report("part", "2031-01-02", "Of the 30 who were held, 30 in all, 12 were nurses.")
    whole = figure(told, "30", "held", 30)
    inside = figure(told, "30", "held", 30, nth=2, part_of=whole.id)
    first, second = one(told, whole, inside)
    assert compare(first, second, {}).verdict is Verdict.DIFFERENT


def blast(told, words="blast"):
    day = {"date_start": "2031-01-01", "date_end": "2031-01-01", "place": "Velm", "target": "tram"}
    return event(told, words, "attack", **day)


def two_reports(first, second):
    """The judgement of two figures of one blast, each with the text of its report and the fields of the claim."""
    made = []
    for name, (text, words, low, rest) in zip("ab", (first, second), strict=True):
        told = report(name, f"2031-01-0{2 if name == 'a' else 3}", text)
        made.append(one(told, blast(told), figure(told, words, "killed", low, place="Velm", **rest))[0])
    judged = compare(*made, {})
    assert compare(*reversed(made), {}) == judged
    return judged


ALL = ("The blast on a tram in Velm killed 23 people.", "23", 23, {})
CIVILIANS = {"group": "peaceful citizens", "people": "civilians"}


def test_a_later_toll_that_calls_all_of_them_civilians_is_the_toll():
    later = ("After the blast on a tram in Velm 31 peaceful citizens are mourned.", "31", 31, CIVILIANS)
    assert two_reports(ALL, later).verdict is Verdict.SAME


def test_fewer_civilians_than_dead_may_be_some_of_them():
    later = ("The blast on a tram in Velm killed nine civilians.", "nine", 9, {**CIVILIANS, "group": "civilians"})
    assert two_reports(ALL, later).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(
    ("text", "words", "low", "rest"),
    [
        ("After the blast on a tram in Velm two suspects were shot.", "two", 2, {"group": "suspects"}),
        ("Days after the blast on a tram in Velm two more people died.", "two", 2, {}),
        ("The Post met the families of 22 people whom the blast on a tram in Velm killed.", "22", 22, {}),
        ("Since the blast on a tram in Velm 20 dead have been identified.", "20", 20, {"group": "dead"}),
        ("Of the blast on a tram in Velm: nine were women.", "nine", 9, {}),
    ],
)
def test_suspects_further_dead_and_those_traced_are_not_the_toll(text, words, low, rest):
    assert two_reports(ALL, (text, words, low, rest)).verdict is Verdict.DIFFERENT


def test_two_firemen_are_not_two_brothers():
    firemen = ("The blast on a tram in Velm killed two firemen.", "two", 2, {"group": "firemen", "people": "civilians"})
    brothers = (
        "The blast on a tram in Velm killed two brothers.",
        "two",
        2,
        {"group": "brothers", "people": "civilians"},
    )
    assert two_reports(firemen, brothers).verdict is not Verdict.SAME


def test_a_toll_of_the_whole_war_stands_apart_from_that_of_a_blow():
    told = report("war", "2031-01-02", "The blast on a tram in Velm killed 23. Rebels say over 4,000 have died.")
    first, second = one(
        told,
        blast(told),
        figure(told, "23", "killed", 23, speaker="police"),
        figure(told, "over 4,000", "killed", 4000, None, scope="total", speaker="rebels"),
    )
    assert compare(first, second, {}).reasons[0].startswith("other scope")


def test_the_day_on_which_a_toll_rose_is_not_that_of_the_blow():
    first = report("first", "2031-01-02", "A blast on a tram in Velm killed 19 people.")
    later = report("later", "2031-01-03", "The toll of the tram blast in Velm rose to 24.")
    rose = event(later, "blast", "attack", place="Velm", target="tram", date_start="2031-01-03", date_end="2031-01-03")
    (flash,) = one(first, blast(first), figure(first, "19", "killed", 19))
    (risen,) = one(later, rose, figure(later, "24", "killed", 24, group="toll"))
    assert compare(flash, risen, {}).verdict is Verdict.SAME


def test_an_estimate_that_nobody_owns_does_not_part_a_toll():
    told = report("guess", "2031-01-02", "The blast on a tram in Velm killed 23. Estimates go beyond 40.")
    counted, guess = figure(told, "23", "killed", 23), figure(told, "40", "killed", 40, None, group="Estimates")
    first, second = one(told, blast(told), counted, guess)
    assert compare(first, second, {}).verdict is Verdict.UNSURE
