"""A ledger's claims in the terms of a key: who was harmed, how many, and how sure it is who did it."""

from evaluation.muckeys import CONFIDENCE, EFFECT, NUMBER, PERPETRATOR, TYPE, VICTIM
from evaluation.muctemplates import Read, templates

from asreported.claims import Event, Figure, Person, Span, Statement


def span(text, words):
    at = text.index(words)
    return Span(at, at + len(words))


def figure(text, clause, number, group, measure="killed", low=None, high=None, form="exact", **more):
    return Figure(
        report="r", evidence=span(text, clause), number=span(text, number), measure=measure, low=low, high=high,
        form=form, group=group, **more,
    )  # fmt: skip


def event(text, clause, trigger, type_="attack", stage="done", **more):
    return Event(report="r", evidence=span(text, clause), trigger=span(text, trigger), type=type_, stage=stage, **more)


def person(text, clause, name, trigger, status):
    words = span(text, clause)
    return Person(
        report="r", evidence=words, name=name, mention=span(text, name), status=status, trigger=span(text, trigger)
    )


def fills(template, slot):
    return [(fill.values[0], *fill.targets) for fill in template.slots[slot]]


def only(text, *claims, **names):
    (template,) = templates(Read(text, claims, {name: sort for sort, held in names.items() for name in held}))
    return template


def test_a_figure_gives_number_and_effect_of_its_group():
    text = "AT LEAST 12 MILLERS WERE KILLED IN ORLE."
    made = only(text, figure(text, text, "AT LEAST 12", "MILLERS", low=12, form="at_least"))
    assert fills(made, TYPE) == [("ATTACK",)]
    assert fills(made, NUMBER) == [("12-", "MILLERS")]
    assert fills(made, EFFECT) == [("DEATH", "MILLERS")]


def test_every_form_of_a_number_is_written_as_keys_write_it():
    text = "MILLERS DIED."
    forms = {
        "PLURAL": {"form": "vague"},
        "~12": {"form": "approximate", "low": 12, "high": 12},
        "-9": {"form": "at_most", "high": 9},
        "5-9": {"form": "range", "low": 5, "high": 9},
    }
    for written, given in forms.items():
        assert fills(only(text, figure(text, text, "MILLERS", "MILLERS", **given)), NUMBER) == [(written, "MILLERS")]


def test_nobody_hurt_is_an_effect_without_a_target():
    text = "THE BLAST AT THE MILL CAUSED NO CASUALTIES."
    made = only(text, figure(text, text, "NO", "CASUALTIES", measure="casualties", low=0, high=0))
    assert fills(made, EFFECT) == [("NO INJURY OR DEATH",)]
    assert fills(made, NUMBER) == []


def test_a_named_person_is_one_victim_however_often_told():
    text = "ANNA TIDE WAS SHOT. TIDE DIED LATER."
    told = [
        person(text, "ANNA TIDE WAS SHOT", "ANNA TIDE", "SHOT", "wounded"),
        person(text, "TIDE DIED LATER", "TIDE", "DIED", "killed"),
    ]
    made = only(text, *told)
    assert fills(made, NUMBER) == [("1", "ANNA TIDE")]
    assert fills(made, EFFECT) == [("DEATH", "ANNA TIDE")]


def test_an_event_gives_the_victim_that_no_figure_counts():
    text = "THE MURDER OF THE MILLER SHOCKED ORLE."
    made = only(text, event(text, text, "MURDER", target="MILLER"))
    assert fills(made, NUMBER) == [("1", "MILLER")]
    assert fills(made, EFFECT) == [("DEATH", "MILLER")]


def test_a_years_toll_is_no_incident_by_way_of_its_event_either():
    text = "IN TEN YEARS 900 MILLERS WERE MURDERED."
    toll = figure(text, text, "900", "MILLERS", low=900, high=900, scope="period")
    made = only(text, toll, event(text, text, "MURDERED", target="900 MILLERS"))
    assert fills(made, VICTIM) == []


def test_taken_and_killed_is_one_kidnapping():
    text = "ANNA TIDE WAS ABDUCTED ON MONDAY. ANNA TIDE WAS KILLED ON FRIDAY."
    told = [
        person(text, "ANNA TIDE WAS ABDUCTED ON MONDAY", "ANNA TIDE", "ABDUCTED", "taken"),
        person(text, "ANNA TIDE WAS KILLED ON FRIDAY", "ANNA TIDE", "KILLED", "killed"),
    ]
    made = {fills(t, TYPE)[0][0]: t for t in templates(Read(text, told, {}))}
    assert fills(made["KIDNAPPING"], EFFECT) == [("DEATH", "ANNA TIDE")]
    assert fills(made["ATTACK"], VICTIM) == []


def test_explosives_in_its_paragraph_make_a_bombing():
    text = "A BOMB WENT OFF AT THE MILL. TWO MILLERS WERE KILLED."
    told = figure(text, "TWO MILLERS WERE KILLED", "TWO", "MILLERS", low=2, high=2)
    assert fills(only(text, told), TYPE) == [("BOMBING",)]


def test_fighters_are_no_victims_and_soldiers_alone_make_no_incident():
    text = "TWO REBELS AND THREE SOLDIERS WERE KILLED."
    made = only(
        text,
        figure(text, text, "TWO", "REBELS", low=2, high=2, people="militants"),
        figure(text, text, "THREE", "SOLDIERS", low=3, high=3, people="security"),
    )
    assert fills(made, VICTIM) == []


def test_a_plan_and_a_denial_are_no_incident():
    text = "THEY WILL ATTACK ORLE."
    told = [event(text, text, "ATTACK", stage=stage, target="MILLER") for stage in ("planned", "denied", "ruled_out")]
    assert templates(Read(text, told, {})) == []


def confidence(text, told, *more):
    return fills(only(text, told, *more, Organization=["VALE FRONT"]), CONFIDENCE)


def test_how_sure_the_perpetrator_is_follows_from_who_says_so():
    text = "GUERRILLAS OF THE VALE FRONT ATTACKED ORLE, POLICE BELIEVE."
    clause, actor = "GUERRILLAS OF THE VALE FRONT ATTACKED ORLE", "GUERRILLAS"
    said = Statement(
        report="r", evidence=span(text, text), cue=span(text, "BELIEVE"), content=span(text, clause), act="believe",
        quote="indirect", named=False,
    )  # fmt: skip
    plain = event(text, clause, "ATTACKED", actor=actor)
    police = event(text, clause, "ATTACKED", actor=actor, speaker="POLICE")
    assert confidence(text, plain) == [("REPORTED AS FACT", "VALE FRONT")]
    assert confidence(text, police, said) == [("SUSPECTED OR ACCUSED BY AUTHORITIES", "VALE FRONT")]
    assert confidence(text, plain, said) == [("SUSPECTED OR ACCUSED", "VALE FRONT")]


def test_what_its_doer_says_is_admitted_and_what_may_be_is_possible():
    text = "THE VALE FRONT ATTACKED ORLE."
    own = event(text, text, "ATTACKED", actor="VALE FRONT", speaker="VALE FRONT")
    assert confidence(text, own) == [("CLAIMED OR ADMITTED", "VALE FRONT")]
    maybe = event(text, text, "ATTACKED", actor="VALE FRONT", stage="possible")
    assert confidence(text, maybe) == [("POSSIBLE", "VALE FRONT")]


def test_a_doer_who_is_no_organisation_has_no_confidence():
    text = "MASKED MEN ATTACKED ORLE."
    made = only(text, event(text, text, "ATTACKED", actor="MASKED MEN"))
    assert fills(made, CONFIDENCE) == []
    assert fills(made, PERPETRATOR) == [("MASKED MEN",)]
