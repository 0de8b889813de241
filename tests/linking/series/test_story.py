"""Tolls of one story that no event joins: what joins them, and what keeps the blows of a long fight apart."""

from asreported.linking.judgements import Verdict
from asreported.linking.series.profiles import figure_profiles
from asreported.linking.series.series import compare, keys

from ..handmade import event, figure, report, statement


def profile(day, text, words, measure, low, high=..., *, blow=None, on=None, **rest):
    told = report(f"{day}{words}", day, text)
    dates = {"date_start": on, "date_end": on, "date_precision": "day"} if on else {}
    happened = [event(told, blow, "attack", **dates)] if blow else []
    (made,) = figure_profiles(told, [*happened, figure(told, words, measure, low, high, **rest)])
    return made


FIRST = (
    "2031-05-03",
    "Slides in the Osk hills\n\nMud came down on Venlo and Marsk in the Osk hills, and 30 died there.",
)
NEXT = ("2031-05-05", "Toll rises\n\nThe dead of Venlo and Marsk now number 55, the governor of the Osk hills said.")


def test_two_tolls_of_one_story_are_one_question_without_an_event():
    first, second = profile(*FIRST, "30", "killed", 30), profile(*NEXT, "55", "killed", 55)
    assert compare(first, second, {}).verdict is Verdict.SAME
    assert {*keys(first, {})} & {*keys(second, {})}


def test_those_released_at_two_times_are_two_questions():
    first, second = profile(*FIRST, "30", "released", 30), profile(*NEXT, "55", "released", 55)
    assert compare(first, second, {}).verdict is not Verdict.SAME


def test_the_dead_of_two_days_shelling_are_two_questions():
    first = profile(
        "2031-05-03", "Guns\n\nShells on Venlo near Marsk killed 9.", "9", "killed", 9, blow="Shells", on="2031-05-03"
    )
    second = profile(
        "2031-05-04",
        "Guns\n\nShells on Venlo near Marsk killed 14.",
        "14",
        "killed",
        14,
        blow="Shells",
        on="2031-05-04",
    )
    assert compare(first, second, {}).reasons == ("blows of two days",)


def test_a_weekday_beside_the_toll_says_which_days_blow_it_is_of():
    told = "Guns\n\nThe toll of Monday's strike on Venlo is 11."
    assert profile("2031-05-06", told, "11", "killed", 11).setting.start == "2031-05-05"


def test_a_year_named_with_the_toll_sets_it_in_the_past():
    told = "Ferry lost\n\nIt was the worst since 2009, when 52 drowned off Venlo."
    assert profile("2031-05-06", told, "52", "killed", 52).setting.start == "2009-01-01"


def test_one_who_dies_among_many_is_no_toll():
    second = profile(
        "2031-05-05", "Osk\n\nThe dead of Venlo and Marsk are mourned; one died today.", "one", "killed", 1
    )
    assert compare(profile(*FIRST, "30", "killed", 30), second, {}).verdict is Verdict.DIFFERENT


def test_whom_the_number_is_a_share_of_is_a_part():
    parts = ("six of the inmates were shot", "Of the dead, 29 have names", "In Venlo alone, she said, 40 are missing")
    for words, number in zip(parts, ("six", "29", "40"), strict=True):
        assert profile("2031-05-06", f"Osk\n\nShe said that {words}.", number, "killed", 6).part, words


def test_the_whole_before_its_part_is_no_part():
    wholes = ("On board were 196, of whom 14 were crew", "The number of those aboard was 196")
    assert not any(profile("2031-05-06", f"Osk\n\n{words}.", "196", "affected", 196).part for words in wholes)


def test_all_who_were_rescued_are_no_part_of_those_aboard():
    told = report("aboard", "2031-05-06", "There were 221 aboard, of whom 109 were rescued.")
    _, saved = figure_profiles(told, [figure(told, "221", "affected", 221), figure(told, "109", "rescued", 109)])
    assert not saved.part


def test_a_number_that_somebody_had_given_or_took_back_is_an_earlier_one():
    for words in ("The minister had put the dead at 402", "Some print the 402 dead that the ministry withdrew"):
        assert profile("2031-05-06", f"Osk\n\n{words}.", "402", "killed", 402).moved == "earlier"


def test_those_promised_are_those_that_went_where_the_number_is_one():
    first = profile(*FIRST, "30", "deployed", 30, group="divers", mode="planned")
    told = "Divers\n\nAt Venlo and Marsk in the Osk hills 30 went down."
    second = profile("2031-05-05", told, "30", "deployed", 30, group="divers")
    assert compare(first, second, {}).verdict is Verdict.SAME


def test_who_is_only_demanded_is_not_released():
    told = report("wish", "2031-05-06", "The group demanded freedom for eleven prisoners.")
    wish = statement(told, "freedom for eleven prisoners", "demand", "group")
    (made,) = figure_profiles(told, [wish, figure(told, "eleven", "released", 11)])
    assert made.mode == "planned"
