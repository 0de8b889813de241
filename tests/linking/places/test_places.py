"""Places: words for a place become a place in the world, and two places are one, or not, or nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asreported.linking.judgements import Verdict
from asreported.linking.places import Context, Place, context, metonym, near, place

NOWHERE = Context()


def found(words: str, around: Context | None = None) -> Place:
    one = place(words, around)
    assert one is not None
    return one


def in_country(*codes: str) -> Context:
    return Context(countries=tuple((code, round(1 / len(codes), 3)) for code in codes))


@pytest.mark.parametrize(
    ("words", "key", "precision"),
    [
        ("Nairobi", "city-184745", 1),
        ("the city of Nairobi", "city-184745", 1),
        ("near Nairobi", "city-184745/near", 2),
        ("40 km south of Nairobi", "city-184745/near", 3),
        ("Tasmania", "region-AU-tasmania", 4),
        ("the state of Tasmania", "region-AU-tasmania", 4),
        ("northern Kenya", "country-KE/north", 5),
        ("the north of Kenya", "country-KE/north", 5),
        ("the Kenyan border", "country-KE/border", 5),
        ("Kenya", "country-KE", 6),
        ("the Red Sea", "area-red-sea", 7),
        ("off the coast of Kenya", "country-KE/coast/off", 7),
        ("Kenya and Uganda", "country-KE+country-UG", 7),
    ],
)
def test_the_precision_says_how_finely_the_words_tell(words: str, key: str, precision: int) -> None:
    one = found(words)
    assert (one.id, one.precision) == (key, precision)


def test_a_province_is_not_the_town_that_it_is_named_for() -> None:
    town, province = found("Kharkiv"), found("Kharkiv region")
    assert (town.precision, province.precision) == (1, 4)
    assert town.region == province.region
    assert near(town, province).verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("words", "country"),
    [("Tripoli, Lebanon", "LB"), ("Tripoli in Libya", "LY"), ("the Lebanese city of Tripoli", "LB")],
)
def test_the_larger_place_that_the_words_give_settles_which_town_is_meant(words: str, country: str) -> None:
    assert found(words).country == country


def test_the_country_that_the_report_is_about_settles_which_town_is_meant() -> None:
    assert found("Tripoli").country == "LY"
    assert found("Tripoli", in_country("LB")).country == "LB"
    assert found("Georgia").id == "country-GE"
    assert found("Georgia", in_country("US")).id == "region-US-georgia"


def test_a_capital_is_meant_far_from_home_too() -> None:
    assert found("Moscow", in_country("US")).country == "RU"


def test_demonyms_datelines_and_towns_tell_what_country_a_report_is_about() -> None:
    text = "KAMPALA (Agency) — Ugandan officials met a Kenyan envoy.\nThe road to Gulu stayed closed."
    around = context("Envoy visits", text, ["Gulu"])
    assert around.dateline == ("KAMPALA",)
    assert around.country() == "UG"
    assert dict(around.countries)["KE"] > 0
    assert "Gulu" in {one.name for one in around.places}
    assert found("the capital", around).name == "Kampala"
    assert found("the country", around).id == "country-UG"


def test_the_outlet_weighs_in() -> None:
    assert context(None, "Rain fell.", [], outlet="The Kenyan Courier").outlet == "KE"


def test_the_city_is_the_only_town_of_the_report_and_nothing_where_there_are_two() -> None:
    assert found("the city", context(None, "", ["Gulu"])).name == "Gulu"
    assert place("the city", context(None, "", ["Gulu", "Jinja"])) is None


@pytest.mark.parametrize("words", ["their homes", "a village", "the market", "hospital", "outside the building"])
def test_words_without_a_name_are_no_place(words: str) -> None:
    assert place(words) is None


def test_a_nameless_building_is_no_finer_than_the_place_around_it() -> None:
    assert found("a school in Gulu").id == found("Gulu").id
    assert found("a barracks in Tasmania").precision == 4


def test_a_named_building_stands_where_its_town_does() -> None:
    site, town = found("the Marrow Lane clinic in Gulu"), found("Gulu")
    assert site.id == "name:marrow lane clinic"
    assert (site.at, site.country, site.precision) == (town.at, "UG", 1)
    assert near(site, town).verdict is Verdict.SAME
    assert near(site, found("the Old Bridge school in Gulu")).verdict is Verdict.UNSURE


def test_a_street_is_not_in_the_town_that_it_is_named_for() -> None:
    assert found("Nairobi Street").at is None
    assert found("Nairobi airport").at == found("Nairobi").at


def test_an_unknown_name_keeps_its_words_and_takes_the_country_of_the_report() -> None:
    one = found("the village of Orvik Fen", in_country("KE"))
    assert (one.id, one.country, one.at, one.precision) == ("name:orvik fen", "KE", None, 1)
    assert found("Orvik Fen").country is None


def test_a_small_town_in_no_country_of_the_report_is_not_taken_for_a_village_of_its_name() -> None:
    assert found("Kitgum").country == "UG"
    assert found("Kitgum", in_country("CL")).id == "name:kitgum"


@pytest.mark.parametrize(("one", "other"), [("Kiev", "Kyiv"), ("Rangoon", "Yangon"), ("Hodeida", "Hodeidah")])
def test_old_names_and_spellings_are_one_place(one: str, other: str) -> None:
    assert near(found(one), found(other)).verdict is Verdict.SAME


def test_a_spelling_that_the_list_lacks_is_found_in_the_country_of_the_report() -> None:
    assert found("Mogadisho", in_country("SO")).name == "Mogadishu"


def test_unknown_names_are_the_same_by_their_spelling() -> None:
    assert near(found("Khor Ghalim"), found("Khor Galim")).verdict is Verdict.SAME
    assert near(found("Khor Ghalim"), found("Orvik Fen")).verdict is Verdict.UNSURE


def test_one_unknown_name_in_two_countries_is_left_open() -> None:
    judged = near(found("Orvik Fen", in_country("KE")), found("Orvik Fen", in_country("CL")))
    assert judged.verdict is Verdict.UNSURE


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Nairobi", "Mombasa", Verdict.DIFFERENT),  # 440 km
        ("Nairobi", "Kampala", Verdict.DIFFERENT),
        ("Nairobi", "Uganda", Verdict.DIFFERENT),
        ("Kenya", "Uganda", Verdict.DIFFERENT),
        ("northern Kenya", "southern Kenya", Verdict.DIFFERENT),
        ("Tasmania", "Queensland", Verdict.DIFFERENT),
        ("Nairobi", "near Nairobi", Verdict.SAME),
        ("Nairobi", "Kenya", Verdict.UNSURE),
        ("Nairobi", "northern Kenya", Verdict.UNSURE),
        ("Nairobi", "Kenya and Uganda", Verdict.UNSURE),
        ("Kinshasa", "Brazzaville", Verdict.UNSURE),  # two capitals on one river
        ("Hobart", "Tasmania", Verdict.UNSURE),
        ("Hobart", "Queensland", Verdict.DIFFERENT),
        ("Port Said", "the Suez Canal", Verdict.UNSURE),
    ],
)
def test_places_are_different_only_where_the_map_says_so(one: str, other: str, verdict: Verdict) -> None:
    judged = near(found(one), found(other))
    assert judged.verdict is verdict
    assert judged.reasons
    assert near(found(other), found(one)).verdict is verdict


def test_a_shared_country_makes_two_events_less_alike_than_a_shared_town() -> None:
    kenya, nairobi = found("Kenya"), found("Nairobi")
    assert near(kenya, kenya).likeness < near(nairobi, nairobi).likeness


def test_one_id_with_points_far_apart_is_left_open() -> None:
    one = found("the Marrow Lane clinic in Gulu")
    assert near(one, replace(one, latitude=-30.0)).verdict is Verdict.UNSURE


def test_a_seat_of_government_may_stand_for_its_state() -> None:
    assert metonym("Washington") == "US"
    assert metonym("Mombasa") is None


def test_the_same_words_in_the_same_report_are_always_the_same_place() -> None:
    names = ["Gulu", "Nairobi", "Gulu", "Kenya"]
    around = context(None, "Kenyan and Ugandan police.", names)
    assert around == context(None, "Kenyan and Ugandan police.", names[::-1])
    assert place("Gulu", around) == place("Gulu", around)


def test_a_town_in_the_north_of_a_country_is_in_that_country() -> None:
    assert found("Gulu in northern Uganda").id == found("Gulu").id


def test_spaces_before_commas_do_not_matter() -> None:
    assert found("Tripoli , Lebanon") == found("Tripoli, Lebanon")
