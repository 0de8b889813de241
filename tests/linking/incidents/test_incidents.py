"""Events of many reports that are one thing, and those that are not."""

import random

from asreported.claims import Event, Person, Span
from asreported.intake import Report
from asreported.linking.incidents import blocks
from asreported.linking.incidents.blocks import compared, keys
from asreported.linking.incidents.incidents import incidents, profiles
from asreported.linking.incidents.judging import judge
from asreported.linking.incidents.likeness import features
from asreported.linking.judgements import Verdict


def reading(name, text, *events, published=None):
    """A report and its events: (words, type, fields)."""
    report = Report(f"{name}.txt", text, published=published)
    made = []
    for words, kind, fields in events:
        at = text.index(words)
        span = Span(at, at + len(words))
        day = fields.pop("day", None)
        dated = {"date_start": day, "date_end": day, "date_precision": "day"} if day else {}
        stage = fields.pop("stage", "done")
        made.append(Event(report=report.id, evidence=span, trigger=span, type=kind, stage=stage, **dated, **fields))
    return report, tuple(made)


def together(one, other, readings):
    """Whether two events, by (reading, number), are in one incident."""
    label = {event: found.id for found in incidents(readings) for event in found.events}
    return label[one[0][1][one[1]].id] == label[other[0][1][other[1]].id]


def shelling(name, day, published, town="Port Varn"):
    text = f"Gunners of the Ostrel army shelled the harbour of {town} with mortars, {name} wrote."
    fields = {"actor": "the Ostrel army", "target": "the harbour", "place": town, "day": day}
    return reading(name, text, ("shelled", "attack", fields), published=published)


def rescue():
    army = reading(
        "army",
        "The Ostrel army failed to free the pilots Juno Haverlock and Pim Osterby from the Kestrel mill on Friday.",
        (
            "free",
            "rescue",
            {
                "actor": "the Ostrel army",
                "target": "the pilots Juno Haverlock and Pim Osterby",
                "stage": "failed",
                "day": "2031-08-01",
                "place": "the Kestrel mill",
            },
        ),
        published="2031-08-02",
    )
    rebels = reading(
        "rebels",
        "Dornish rebels repelled a raid of Ostrel soldiers on the Kestrel mill on Friday; Pim Osterby and Juno "
        "Haverlock are with them still.",
        (
            "raid",
            "raid",
            {
                "actor": "Ostrel soldiers",
                "target": "the Kestrel mill",
                "stage": "failed",
                "day": "2031-08-01",
                "place": "the Kestrel mill",
            },
        ),
        published="2031-08-02",
    )
    return army, rebels


def test_two_reports_of_one_shelling_come_together():
    one, other = shelling("Varn Post", "2031-03-03", "2031-03-04"), shelling("Varn Echo", "2031-03-03", "2031-03-04")
    assert together((one, 0), (other, 0), [one, other])


def test_shellings_of_one_town_on_other_days_stay_apart():
    one, other = shelling("Varn Post", "2031-03-03", "2031-03-04"), shelling("Varn Echo", "2031-03-09", "2031-03-10")
    assert not together((one, 0), (other, 0), [one, other])
    pair = (*profiles(*one), *profiles(*other))
    judged = judge(*pair)
    assert judged.verdict is Verdict.DIFFERENT
    assert judged.reasons == ("2031-03-03 and 2031-03-09",)


def test_a_failed_rescue_to_one_side_is_a_repelled_raid_to_the_other():
    army, rebels = rescue()
    assert together((army, 0), (rebels, 0), [army, rebels])


def test_a_raid_and_a_captivity_are_two_things():
    army, rebels = rescue()
    held = reading("held", "Juno Haverlock is held at the Kestrel mill.", ("held", "captivity", {"stage": "under_way"}))
    one, other = *profiles(*rebels), *profiles(*held)
    assert judge(one, other).verdict is Verdict.DIFFERENT
    assert not together((rebels, 0), (held, 0), [army, rebels, held])


def test_without_dates_and_telling_words_it_is_not_said_to_be_one():
    one = reading("a", "There was an attack, the mayor said.", ("attack", "attack", {}))
    other = reading("b", "People feared another attack in the city.", ("attack", "attack", {}))
    assert not together((one, 0), (other, 0), [one, other])


def test_what_was_reported_before_it_began_is_another():
    early = shelling("Varn Post", None, "2031-03-01")
    late = shelling("Varn Echo", "2031-03-09", "2031-03-10")
    assert not together((early, 0), (late, 0), [early, late])


def test_last_years_raid_is_not_this_years_whoever_is_named():
    army, rebels = rescue()
    text = "A year ago the Ostrel army failed to free Juno Haverlock and Pim Osterby from the Kestrel mill."
    fields = {"actor": "the Ostrel army", "target": "Juno Haverlock", "stage": "failed", "place": "the Kestrel mill"}
    before = reading("before", text, ("free", "rescue", {**fields, "day": "2030-07-30"}), published="2031-08-03")
    assert together((army, 0), (rebels, 0), [army, rebels, before])
    assert not together((army, 0), (before, 0), [army, rebels, before])


def test_a_judgement_is_the_same_from_either_side_and_tells_why():
    one, other = (*profiles(*shelling("P", "2031-03-03", "2031-03-04")), *profiles(*shelling("E", "2031-03-03", None)))
    assert judge(one, other) == judge(other, one)
    assert "the same day" in judge(one, other).reasons


def test_order_and_repetition_of_reports_change_nothing():
    made = [*rescue(), *(shelling(f"paper {at}", f"2031-03-{at:02}", f"2031-03-{at + 1:02}") for at in (3, 3 + 1, 12))]
    wanted = incidents(made)
    for seed in range(3):
        random.Random(seed).shuffle(made)
        assert incidents([*made, made[0]]) == wanted


def test_keys_depend_on_the_event_alone_and_only_heads_have_them():
    army, _ = rescue()
    (profile,) = profiles(*army)
    assert keys(profile) == keys(*profiles(*army))
    assert any("haverlock" in key for key in keys(profile))


def test_a_new_event_brings_a_bounded_number_of_pairs_however_many_tell_the_same():
    made = [shelling(f"paper {at}", "2031-03-03", "2031-03-04") for at in range(120)]
    found = compared([profile for row in made for profile in profiles(*row)])
    each = [sum(event in pair for pair in found) for event in {event for pair in found for event in pair}]
    most = 2 * blocks.WINDOW
    assert max(each) <= most * max(len(keys(profile)) for row in made for profile in profiles(*row))
    assert len(incidents(made)) == 1


def shooting(paper, name, day):
    """A shooting in a town without a name for it, with its one victim."""
    text = f"{name} was shot at a bus stop in Larkmoor late in the evening, {paper} wrote."
    report, (shot,) = reading(paper, text, ("shot", "attack", {"target": name}), published=day)
    at = Span(0, len(name))
    person = Person(report=report.id, evidence=at, name=name, mention=at, status="killed", trigger=shot.trigger)
    return report, (shot, person)


def test_two_shootings_whose_victims_have_one_name_are_one():
    one, other = shooting("Post", "Odda Wexcombe", "2031-04-02"), shooting("Echo", "Odda Wexcombe", "2031-04-03")
    assert together((one, 0), (other, 0), [one, other])
    assert "one who suffered it is named in both" in judge(*profiles(*one), *profiles(*other)).reasons


def gift(paper, text):
    return profiles(*reading(paper, text, (text, "assistance", {"actor": "Tesmark", "target": "Ostrel"})))[0]


def test_what_one_party_gives_is_compared_without_the_names_of_giver_and_taker():
    flares = gift("Post", "Tesmark sent Ostrel mine detectors and flares.")
    assert features(flares, gift("Echo", "Flares and detectors reached Ostrel from Tesmark."))["own_matter"] > 0.5
    assert features(flares, gift("Dispatch", "Tesmark gave Ostrel a loan of wheat."))["own_matter"] == 0
