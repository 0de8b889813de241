"""Names across reports become one actor or stay apart, and say why."""

import csv
import dataclasses
import json
import time
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asreported.claims import Figure, Span, Statement
from asreported.intake import Report
from asreported.linking.actors import Actor, actor, cast, same_actor, speaks_for
from asreported.linking.actors.known import loaded, may_mean, rows

GAZETTEER = resources.files("asreported.linking").joinpath("gazetteer")


def judged(first, second, **context):
    one, other = actor(first), actor(second)
    verdict = same_actor(one, other, **context)
    assert verdict == same_actor(other, one, **context)
    assert verdict.reasons
    return verdict.verdict


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("IDF", "Israel Defense Forces"),
        ("IDF", "the Israeli army"),
        ("Israel's military", "the Israeli military"),
        ("UN", "United Nations"),
        ("U.N.", "the United Nations"),
        ("the UN refugee agency", "UNHCR"),
        ("the United Nations refugee agency", "UNHCR"),
        ("Médecins Sans Frontières", "Doctors Without Borders"),
        ("the US government", "Washington"),
        ("the Pentagon", "US Department of Defense"),
        ("Kyiv", "Kiev"),
        ("Burma", "Myanmar"),
        ("ISIS", "the Islamic State group"),
        ("Hizbollah", "Hezbollah"),
        ("the militant group Hamas", "Hamas"),
        ("AP", "The Associated Press"),
        ("Gaza health ministry", "Hamas-run health ministry"),
        ("Hamas-run health ministry in Gaza", "Hamas's health ministry"),
        ("Ministry of the Interior of Kenya", "Kenyan Interior Ministry"),
        ("Kestria's interior ministry", "the Kestrian Interior Ministry"),
        ("Norvalian health ministry", "Health Ministry of Norvale"),
        ("Tarn Police Department", "Tarn police"),
        ("Indonesia's president", "the Indonesian president"),
    ],
)
def test_names_of_one_actor_meet(first, second):
    assert judged(first, second) == "same"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kestrian interior ministry", "Lomarian interior ministry"),
        ("Kenyan health ministry", "Ugandan health ministry"),
        ("Democratic Republic of the Congo", "Republic of the Congo"),
        ("North Korean army", "South Korean army"),
        ("Tarn police", "Velm police"),
        ("Aru Liberation Front", "Velm Liberation Front"),
        ("Washington Post", "Washington"),
        ("Tarn Courier", "Tarn"),
        ("Hamas", "Hamas's health ministry"),
        ("Kestrian army", "Kestrian air force"),
        ("residents of Tarn", "residents of Velm"),
        ("Kenyan officials", "Ugandan officials"),
        ("officials", "residents"),
        ("Niger", "Nigeria"),
        ("Israeli officials", "Hamas"),
        ("White House", "Kremlin"),
    ],
)
def test_look_alikes_stay_apart(first, second):
    assert judged(first, second) == "different"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("residents", "residents"),
        ("security sources", "security sources"),
        ("residents of Tarn", "residents of Tarn"),
        ("a senior US official", "a senior US official"),
        ("interior ministry", "interior ministry"),
        ("a ministry spokesman", "a ministry spokesman"),
        ("Interior Ministry", "Lomarian interior ministry"),
        ("Congo", "DR Congo"),
        ("Congo", "Republic of the Congo"),
        ("Congolese army", "FARDC"),
        ("Liberation Front", "Velm Liberation Front"),
        ("the Column", "the Column"),
        ("UFL", "Upland Freedom League"),
        ("Hamas", "Qassam Brigades"),
        ("Israel", "IDF"),
        ("US military", "the Pentagon"),
        ("the UN refugee agency", "United Nations"),
        ("Gaza health ministry", "Palestinian health ministry"),
        ("police", "Tarn police"),
        ("Hamas militants", "Hamas"),
        ("they", "they"),
    ],
)
def test_what_the_words_leave_open_stays_open(first, second):
    assert judged(first, second) == "maybe-same"


@pytest.mark.parametrize(
    ("words", "name", "of"),
    [
        ("Israeli military spokesman Rear Adm. Ola Renn", "Ola Renn", "org-il-army"),
        ("Ola Renn, spokesman for the interior ministry of Kenya", "Ola Renn", "org-ke-interior-ministry"),
        ("Kenya's interior minister, Ola Renn", "Ola Renn", "org-ke-interior-ministry"),
        ("US Secretary of State Ola Renn", "Ola Renn", "org-us-foreign-ministry"),
        ("Kestrian Prime Minister Ola Renn", "Ola Renn", "name:kestria"),
        ("Ola Renn of the United Nations", "Ola Renn", "org-un"),
        ("President of Kenya Ola Renn", "Ola Renn", "state-ke"),
        ("Coast Guard spokesman Ola Renn", "Ola Renn", "name:coast guard"),
        ("Port Sorrel police chief Ola Renn", "Ola Renn", "name:port sorrel police"),
        ("Ola Renn, the Lomarian-installed governor of Aru", "Ola Renn", "name:aru"),
        ("UN humanitarian office spokeswoman Ola Renn", "Ola Renn", "org-ocha"),
    ],
)
def test_a_spokesman_speaks_for_a_body_and_both_are_kept(words, name, of):
    found = actor(words)
    assert (found.kind, found.name, found.of) == ("person", name, of)
    assert speaks_for(found) == of
    assert same_actor(found, Actor(of, "the body", "organisation")).verdict == "maybe-same"


@pytest.mark.parametrize(
    ("words", "kind", "of"),
    [
        ("a ministry spokesman", "role", "name:ministry"),
        ("senior US defence official", "role", "org-us-defence-ministry"),
        ("defence attorney", "role", None),
        ("FBI agents", "collective", "org-fbi"),
        ("sources within the Kenyan Defence Ministry", "collective", "org-ke-defence-ministry"),
        ("about 200 residents of the village of Tarn", "collective", "name:tarn"),
        ("dozens of villagers", "collective", None),
        ("mayor of Tarn", "role", "name:tarn"),
        ("Kyiv's mayor", "role", "name:kyiv"),
        ("Kenyans", "collective", "state-ke"),
        ("Kestrian embassy in Norvale", "organisation", "name:kestria"),
        ("Houthi-run health ministry", "organisation", "org-houthis"),
        ("The Sorrel Gazette", "outlet", None),
        ("the Veshka Liberation Front", "group", None),
        ("Upland Aid Committee", "organisation", None),
        ("a police officer in Tarn", "role", "name:tarn police"),
        ("photographs", "collective", None),
        ("Channel 31", "outlet", None),
        ("her boss Ola Renn", "person", None),
        ("Ola Renn, Holt's neighbour", "person", None),
        ("purple", "role", None),
    ],
)
def test_who_is_not_named_is_known_by_office_and_body(words, kind, of):
    found = actor(words)
    assert (found.kind, found.of) == (kind, of)


def test_a_side_is_the_state_or_party_at_the_end():
    assert actor("Gaza health ministry").side == "org-hamas"
    assert actor("Qassam Brigades").side == "org-hamas"
    assert actor("Israeli air force").side == "state-il"
    assert actor("Tarn police").side is None
    assert actor("Oxfam").side is None
    assert actor("the Ashen Front").side == "name:ashen front"


def test_a_country_tells_whose_ministry_is_meant():
    assert actor("interior ministry", country="KE").id == "org-ke-interior-ministry"
    assert actor("Congo", country="CG").id == "state-cg"
    assert actor("AFP").name == "Agence France-Presse"
    assert actor("AFP", country="PH").id == "org-ph-army"
    assert same_actor(actor("police", country="KE"), actor("police", country="UG")).verdict == "different"


def test_a_minister_is_not_taken_for_the_land_of_the_report():
    assert actor("Defence Secretary Ola Renn", country="SY").of == "name:defence ministry"


def test_an_acronym_is_no_pronoun():
    assert actor("WHO").name == "World Health Organization"
    assert actor("who").kind == "collective"
    assert actor("us").kind == "collective"


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Kenyan army spokesman Renn", "Kenyan army spokesman Ola Renn", "same"),
        ("army spokesman Renn", "army spokesman Ola Renn", "maybe-same"),
        ("Kenyan army spokesman Ola Renn", "Ugandan army spokesman Ola Renn", "maybe-same"),
        ("Ola Renn", "Kenyan army spokesman Ola Renn", "same"),
        ("Ola Renn", "Brida Renn", "different"),
        ("Ola Renn", "Interior Ministry", "different"),
    ],
)
def test_persons_meet_by_name_and_body(first, second, verdict):
    assert judged(first, second) == verdict


@pytest.mark.parametrize(
    ("first", "second"),
    [("Renn", "Ola Renn"), ("UFL", "Upland Freedom League"), ("Liberation Front", "Velm Liberation Front")],
)
def test_within_one_report_a_short_name_is_the_full_one(first, second):
    assert judged(first, second, together=True) == "same"


def reported(text, *spoken):
    """A report with a statement for each (source words, speaker)."""
    report = Report("note.txt", text)
    claims = []
    for words, speaker in spoken:
        start = text.index(words)
        span = Span(start, start + len(words))
        claims.append(
            Statement(
                report=report.id,
                evidence=span,
                speaker=speaker,
                speaker_span=span,
                cue=Span(0, 0),
                content=span,
                act="say",
                quote="indirect",
                named=True,
            )
        )
    return report, claims


def test_one_place_of_a_report_tells_what_another_leaves_out():
    text = (
        "Kestrian army spokeswoman Ola Renn spoke first. Later Renn spoke again. The ministry was silent, police too."
    )
    report, claims = reported(
        text,
        ("Kestrian army spokeswoman Ola Renn", "Ola Renn"),
        ("Renn spoke again", "Renn"),
        ("The ministry", "Ministry"),
        ("police", "police"),
    )
    found = cast(report, claims)
    assert found["Ola Renn"].of == "name:kestria army"
    assert found["Renn"] == found["Ola Renn"]
    assert found["police"].id == "name:police"
    assert list(found) == sorted(found)
    assert cast(report, reversed(claims)) == found


def test_two_who_may_be_meant_leave_a_short_name_as_it_is():
    text = "Ola Renn and Brida Renn differed. Renn laughed."
    report, claims = reported(text, ("Ola Renn", "Ola Renn"), ("Brida Renn", "Brida Renn"), ("Renn laughed", "Renn"))
    assert cast(report, claims)["Renn"].id == "name:renn"


def test_claims_in_the_reports_own_voice_name_nobody():
    report = Report("note.txt", "Four died.")
    span = Span(0, 4)
    figure = Figure(
        report=report.id, evidence=span, number=span, measure="killed", low=4, high=4, form="exact", group="people"
    )
    assert cast(report, [figure]) == {}


@given(st.text(max_size=60), st.sampled_from([None, "KE", "US"]))
def test_any_words_are_somebody(words, country):
    found = actor(words, country=country)
    assert found.id.startswith(("name:", "org-", "state-"))
    assert found.kind in {"person", "state", "organisation", "group", "outlet", "role", "collective"}
    assert Actor(**json.loads(json.dumps(dataclasses.asdict(found)))) == found
    assert speaks_for(found)


PIECES = st.lists(
    st.sampled_from(
        [
            "the", "Kestrian", "Kenya's", "army", "interior", "Ministry", "of", "spokesman", "Ola", "Renn", "and",
            "for", "Hamas-run", "officials", "in", "Tarn", "police", "a", "senior", "Gen.", "Front", "Times", ",",
            "minister", "president", "government", "members", "group", "UN", "Congo", "said", "Secretary", "department",
        ]
    ),
    max_size=8,
)  # fmt: skip


@given(PIECES, PIECES)
def test_any_two_claimants_can_be_compared_either_way_round(first, second):
    one, other = actor(" ".join(first)), actor(" ".join(second))
    for together in (False, True):
        verdict = same_actor(one, other, together=together)
        assert verdict == same_actor(other, one, together=together)
        assert 0 <= verdict.likeness <= 1
        assert verdict.reasons


def test_the_gazetteer_says_where_its_words_came_from():
    for name in ("states.csv", "groups.csv", "bodies.csv", "outlets.csv", "functions.toml", "roles.toml"):
        head = GAZETTEER.joinpath(name).read_text(encoding="utf-8").split("\n\n")[0]
        assert head.startswith("#")
        assert "Compiled for asreported" in head


def test_the_gazetteer_is_whole():
    gazetteer = loaded()
    keys = [row["key"] for table in ("groups", "bodies", "outlets") for row in rows(table)]
    assert len(keys) == len(set(keys))
    assert all(known.side is None or known.side in gazetteer.actors for known in gazetteer.actors.values())
    for table in ("states", "groups", "bodies", "outlets"):
        text = GAZETTEER.joinpath(f"{table}.csv").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        assert {len(row) for row in csv.reader(lines, delimiter=";")} == {5}
    codes = {row["code"] for row in rows("states")}
    named = {
        code for table in ("groups", "bodies", "outlets") for row in rows(table) for code in row["states"].split("|")
    }
    assert named - {""} <= codes


def test_a_shared_name_has_at_most_one_first_meaning():
    for name, meanings in loaded().names.items():
        assert sum(meaning.first for meaning in meanings) <= 1, name


def test_the_sides_that_claims_give_are_known():
    folder = resources.files("asreported.claims").joinpath("vocabulary")
    countries = tomllib.loads(folder.joinpath("countries.toml").read_text(encoding="utf-8"))["countries"]
    for country, people in countries.items():
        state = actor(country)
        assert (state.kind, state.name) == ("state", country)
        for name in people:
            assert state.id in {meant.id for meant in may_mean(name)}, name


def test_the_gazetteer_is_read_quickly_and_once():
    loaded()
    start = time.process_time()
    for number in range(2000):
        actor(f"Kestrian army spokesman Ola Renn{number}")
    # A report names about thirty claimants; a tenth of a millisecond each is nothing beside its reading.
    assert time.process_time() - start < 2
    assert loaded() is loaded()
