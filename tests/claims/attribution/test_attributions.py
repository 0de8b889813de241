"""Who says what, through whom: attributions of invented reports about invented places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.claims.attribution import attributions
from asreported.claims.parse import parsed


@pytest.fixture
def read(nlp):
    def read(text):
        return attributions(parsed(nlp(text))), text

    return read


# sentence, content, speaker, named, act, quote
SENTENCES = [
    # the source first
    ("The minister said that five soldiers had died.", "five soldiers had died", "minister", True, "say", "indirect"),
    ("Officials said five soldiers had died.", "five soldiers had died", "Officials", False, "say", "indirect"),
    (
        "Ada Brink said on Monday that the bridge was closed.",
        "the bridge was closed",
        "Ada Brink",
        True,
        "say",
        "indirect",
    ),
    (
        "A senior defence official told reporters that the convoy had left.",
        "the convoy had left",
        "senior defence official",
        False,
        "say",
        "indirect",
    ),
    (
        "The army is confirming that two patrols are missing.",
        "two patrols are missing",
        "army",
        True,
        "confirm",
        "indirect",
    ),
    ("The rebels claim that the town has fallen.", "the town has fallen", "rebels", False, "claim", "indirect"),
    (
        "Residents believe the group holds twelve hostages.",
        "the group holds twelve hostages",
        "Residents",
        False,
        "believe",
        "indirect",
    ),
    ("The governor warned that the dam could break.", "the dam could break", "governor", True, "warn", "indirect"),
    (
        "The ministry announced that the road would reopen.",
        "the road would reopen",
        "ministry",
        True,
        "announce",
        "indirect",
    ),
    (
        "The police acknowledged that officers had fired first.",
        "officers had fired first",
        "police",
        True,
        "confirm",
        "indirect",
    ),
    (
        "Witnesses reported that shots were heard near the market.",
        "shots were heard near the market",
        "Witnesses",
        False,
        "report",
        "indirect",
    ),
    ("The agency estimates that 300 people have fled.", "300 people have fled", "agency", True, "estimate", "indirect"),
    (
        "The lawyer alleged that guards beat the prisoners.",
        "guards beat the prisoners",
        "lawyer",
        False,
        "allege",
        "indirect",
    ),
    (
        "The Ministry of Health has also stressed that the water is safe.",
        "the water is safe",
        "Ministry of Health",
        True,
        "say",
        "indirect",
    ),
    # the source behind
    (
        "Five people were killed, a senior official said.",
        "Five people were killed",
        "senior official",
        False,
        "say",
        "indirect",
    ),
    ("The road is open again, the police said on Monday.", "The road is open again", "police", True, "say", "indirect"),
    ("“We are ready to talk,” Brink said.", "“We are ready to talk,”", "Brink", True, "say", "direct"),
    (
        "“We are ready to talk,” said Colonel Ada Brink, a spokeswoman for the army.",
        "“We are ready to talk,”",
        "Ada Brink",
        True,
        "say",
        "direct",
    ),
    ('"Nobody was hurt," the mayor told Radio Lund.', '"Nobody was hurt,"', "mayor", True, "say", "direct"),
    ("“Who will help us?” asked one survivor.", "“Who will help us?”", "one survivor", False, "request", "direct"),
    # in the middle
    (
        "The survivor, doctors said, was found on Monday.",
        "The survivor, doctors said, was found on Monday",
        "doctors",
        False,
        "say",
        "indirect",
    ),
    (
        "“We are ready,” he said, “and we will not wait.”",
        "“We are ready,” he said, “and we will not wait.”",
        None,
        None,
        "say",
        "direct",
    ),
    # before a quotation
    (
        "The spokesman said: “The talks have ended without a result.”",
        "“The talks have ended without a result.”",
        "spokesman",
        False,
        "say",
        "direct",
    ),
    (
        'The mayor stressed, "The shelters are open all night."',
        '"The shelters are open all night."',
        "mayor",
        True,
        "say",
        "direct",
    ),
    (
        "The envoy said the talks were “close to collapse” on Friday.",
        "the talks were “close to collapse” on Friday",
        "envoy",
        False,
        "say",
        "mixed",
    ),
    # phrases
    (
        "According to the ministry, five people were killed.",
        "five people were killed",
        "ministry",
        True,
        "say",
        "indirect",
    ),
    (
        "Five people were killed, according to firefighters.",
        "Five people were killed",
        "firefighters",
        False,
        "say",
        "indirect",
    ),
    ("The raid was reportedly called off.", "The raid was reportedly called off", None, None, "report", "indirect"),
    # no source
    (
        "It is estimated that some forty hikers are lost in the hills.",
        "some forty hikers are lost in the hills",
        None,
        None,
        "estimate",
        "indirect",
    ),
    ("It was reported that the camp was empty.", "the camp was empty", None, None, "report", "indirect"),
    (
        "Twelve miners are believed to be trapped.",
        "Twelve miners are believed to be trapped",
        None,
        None,
        "believe",
        "indirect",
    ),
    # to do something
    ("The group vowed to execute the hostages.", "to execute the hostages", "group", True, "threaten", "indirect"),
    ("The president vowed to rebuild the school.", "to rebuild the school", "president", True, "promise", "indirect"),
    ("The government offered to send two ships.", "to send two ships", "government", True, "offer", "indirect"),
    ("The minister declined to comment.", "to comment", "minister", True, "decline", "indirect"),
    ("The militia threatened to attack the port.", "to attack the port", "militia", True, "threaten", "indirect"),
    (
        "The mayor urged residents to leave the valley.",
        "residents to leave the valley",
        "mayor",
        True,
        "request",
        "indirect",
    ),
    ("The general ordered his troops to halt.", "his troops to halt", "general", False, "demand", "indirect"),
    ("The minister told the army to hold its fire.", "to hold its fire", "minister", True, "demand", "indirect"),
    # a thing that is said
    ("The army has denied the accusation.", "the accusation", "army", True, "deny", "indirect"),
    (
        "The group claimed responsibility for the bombing.",
        "responsibility for the bombing",
        "group",
        True,
        "claim",
        "indirect",
    ),
    (
        "The council condemned the attack on the clinic.",
        "the attack on the clinic",
        "council",
        True,
        "condemn",
        "indirect",
    ),
    ("The union called for an immediate ceasefire.", "an immediate ceasefire", "union", True, "demand", "indirect"),
    (
        "The ministry accused the rebels of shelling a school.",
        "the rebels of shelling a school",
        "ministry",
        True,
        "accuse",
        "indirect",
    ),
    (
        "The government pledged ten million crowns in aid.",
        "ten million crowns in aid",
        "government",
        True,
        "promise",
        "indirect",
    ),
    ("The video showed two burning trucks.", "two burning trucks", "video", False, "say", "indirect"),
    ("The doctor described the scene as chaos.", "the scene as chaos", "doctor", False, "say", "indirect"),
    # passives with their agent
    (
        "The pilot was told by the tower that the airport was closed.",
        "the airport was closed",
        "tower",
        False,
        "say",
        "indirect",
    ),
    ("The accusation was denied by the army.", "The accusation", "army", True, "deny", "indirect"),
    ("The rebels were accused of shelling a school.", "shelling a school", None, None, "accuse", "indirect"),
]


@pytest.mark.parametrize(("text", "content", "speaker", "named", "act", "quote"), SENTENCES)
def test_one_sentence_gives_one_attribution(read, text, content, speaker, named, act, quote):
    found, _ = read(text)
    assert [(a.content.of(text), a.speaker, a.named, a.act, a.quote) for a in found] == [
        (content, speaker, named, act, quote)
    ]


SILENT = [
    "The minister did not say much of those who were held.",
    "The army could confirm the report later.",
    "He wants to announce a truce.",
    "The meetings underscore the importance of the alliance.",
    "After claiming victory, the team went home.",
    "The soldiers put the boxes on the truck.",
    "The screen offers a wide view of the harbour.",
    "They recalled the ambassador.",
    "Rescuers dug with their hands.",
    "The bridge collapsed on Tuesday and the river rose.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_saying_attributes_nothing(read, text):
    assert read(text)[0] == []


TOLD = [
    # coordinated contents
    (
        "The general said that the bridge had been mined, and that two sappers were killed.",
        [("general", "say", "the bridge had been mined, and that two sappers were killed")],
    ),
    (
        "An official said that the road was open, that the mill was safe and that nobody was hurt.",
        [("official", "say", "the road was open, that the mill was safe and that nobody was hurt")],
    ),
    (
        "Brink confirmed the agreement but warned that “one shot from the hill” would end it.",
        [("Brink", "confirm", "the agreement"), ("Brink", "warn", "“one shot from the hill” would end it")],
    ),
    (
        "The ministry confirmed that two civilians had died but gave the number of wounded as three.",
        [
            ("ministry", "confirm", "two civilians had died"),
            ("ministry", "estimate", "the number of wounded as three"),
        ],
    ),
    (
        "A government source said on condition of anonymity that talks had failed.",
        [("government source", "say", "talks had failed")],
    ),
    (
        "A senior officer told the paper, on condition that he not be named, that two men had died.",
        [("senior officer", "say", "two men had died")],
    ),
    ("“The road is shut.” Ivo Lund said the rain was to blame.", [("Ivo Lund", "say", "the rain was to blame")]),
    # what an office can say, it says
    ("The Ministry can confirm that nine men are safe.", [("Ministry", "confirm", "nine men are safe")]),
    ("The ministry is able to confirm that nine men are safe.", [("ministry", "confirm", "nine men are safe")]),
    ("The ministry is not able to confirm that nine men are safe.", []),
    ("The company regrets to announce that a miner has died.", [("company", "announce", "a miner has died")]),
    # numbers put to something
    (
        "The agency placed the number of refugees at 40,000.",
        [("agency", "estimate", "the number of refugees at 40,000")],
    ),
    (
        "An officer put the dead among the captives at two or three.",
        [("officer", "estimate", "the dead among the captives at two or three")],
    ),
    ("Two witnesses spoke of a second blast.", [("Two witnesses", "say", "a second blast")]),
    ("The mayor has asked the army for an explanation.", [("mayor", "request", "an explanation")]),
    ("The mayor was asked for comment.", []),
    # nobody in particular
    ("There are fears that the dam could break.", [(None, "believe", "the dam could break")]),
    ("There is no indication that the dam could break.", []),
    (
        "The driver is suspected of planting the bomb.",
        [(None, "believe", "The driver is suspected of planting the bomb")],
    ),
    (
        "The flood is projected to have ruined the harvest.",
        [(None, "estimate", "The flood is projected to have ruined the harvest")],
    ),
    # the report itself is no source, the town before its dash no speaker
    ("An earlier version of this report said that 25 people had been wounded.", []),
    (
        "TESSMOOR — The ministry accused the army of shelling a mill.",
        [("ministry", "accuse", "the army of shelling a mill")],
    ),
    ("HALMOOR (Corvin) — Gunmen took the mill, the ministry said.", [("ministry", "say", "Gunmen took the mill")]),
    # remarks set off
    (
        "The spokesman made the following remarks:\n\n“The talks have ended without any result.”",
        [("spokesman", "say", "“The talks have ended without any result.”")],
    ),
    ("“We have taken the town, Brink said.", [("Brink", "say", "“We have taken the town")]),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_each_saying_has_its_own_content(read, text, told):
    assert [(a.speaker, a.act, a.content.of(text)) for a in read(text)[0]] == told


def test_all_of_a_sentence_is_his_who_said_it_in_passing(read):
    text = "The number of dead had risen to nine, he said, after two guards fell; 14 people were still missing."
    assert [a.content.of(text) for a in read(text)[0]] == [text[:-1]]


def test_another_voice_behind_a_semicolon_is_not_his(read):
    text = "The road was open, he said, after the rain stopped; a guard said that it was closed."
    assert [a.content.of(text) for a in read(text)[0]][-1] == "it was closed"
    assert "guard" not in read(text)[0][0].content.of(text)


def test_he_said_in_a_paragraph_of_its_own_belongs_to_the_quotation_before(read):
    found, text = read("“We are leaving the valley tonight.”\n\nBrink added.\n\n“Nobody is going to stop us now.”")
    assert [(a.speaker, a.content.of(text)) for a in found] == [
        ("Brink", "“We are leaving the valley tonight.”"), ("Brink", "“Nobody is going to stop us now.”"),
    ]  # fmt: skip


def test_a_verb_inside_a_quotation_says_nothing_of_the_words_around_it(read):
    assert read("‘They shot before they shouted’: the miners' version of the day")[0] == []


def test_a_participle_goes_on_with_the_same_source(read):
    found, text = read("Twelve miners are safe, officials told state media, adding that divers had left the lake.")
    assert [(a.speaker, a.content.of(text)) for a in found] == [
        ("officials", "Twelve miners are safe"), ("officials", "divers had left the lake"),
    ]  # fmt: skip


def test_two_verbs_share_one_subject(read):
    found, text = read("The mayor said the bridge was safe and urged drivers to return.")
    assert [(a.speaker, a.act, a.content.of(text)) for a in found] == [
        ("mayor", "say", "the bridge was safe"), ("mayor", "request", "drivers to return"),
    ]  # fmt: skip


def test_what_they_said_they_believe_is_one_belief(read):
    found, text = read("Investigators said they believe gas caused the blast.")
    assert [(a.act, a.content.of(text)) for a in found] == [("believe", "gas caused the blast")]


def test_a_quotation_goes_on_after_he_said(read):
    found, text = read("“We will stay,” said Ada Brink. “Nobody can make us leave this valley.”")
    assert [a.content.of(text) for a in found] == [text]


def test_a_quotation_alone_belongs_to_who_was_heard_just_before(read):
    found, _ = read("The ministry said the aid was on its way. “We hope that it will reach everyone in the valley.”")
    assert [(a.speaker, a.quote) for a in found] == [("ministry", "indirect"), ("ministry", "direct")]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_quotation_behind_its_own_cue_never_runs_together_with_the_one_before(read, gap):
    found, text = read(f"“It was dark.”{gap}Denn remarked, “They were lucky to live.”")
    assert ("Denn", "“They were lucky to live.”") in [(a.speaker, a.content.of(text)) for a in found]


def test_a_predicate_noun_is_no_speaker(read):
    found, _ = read("The entire crew were Iranians, the army said.")
    assert [a.speaker for a in found] == ["army"]


def test_who_is_cited_as_stating_something_speaks(read):
    found, text = read("It cited the Air Force as stating that two pilots had died.")
    assert [(a.speaker, a.content.of(text)) for a in found] == [("Air Force", "two pilots had died")]


def test_an_agency_that_reports_a_count_itself_is_the_claimant(read):
    found, text = read("AFP reported as many as 32 people hurt.")
    assert [(a.speaker, a.act, a.content.of(text)) for a in found] == [("AFP", "report", "as many as 32 people hurt")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Three drivers were killed, said a spokeswoman for Lomaria's government.",
            "spokeswoman for Lomaria's government",
        ),
        ("According to Lomaria's largest station, three drivers were killed.", "Lomaria's largest station"),
    ],
)
def test_a_source_keeps_its_first_words(read, text, speaker):
    assert [a.speaker for a in read(text)[0]] == [speaker]


def test_a_statement_in_paragraphs_of_its_own_is_direct(read):
    text = (
        "The foreign minister, Ada Brink, said:\n\nI am shocked by the attack.\n\nOur thoughts are with the families."
    )
    found, _ = read(text)
    assert (found[0].content.of(text), found[0].quote, found[0].speaker) == (
        text[text.index("I am") :],
        "direct",
        "Ada Brink",
    )


def test_an_unclosed_quotation_ends_with_its_paragraph(read):
    text = "“We are sending help,” Brink said. “Because nobody else will do it.\n\nThe road was closed."
    found, _ = read(text)
    assert found[0].content.of(text).endswith("will do it.")


def test_a_post_is_signed_by_its_author(read):
    text = "Two bridges over the Ister are closed tonight and traffic is slow. — Ada Brink (@adabrink) March 3, 2031"
    found, _ = read(text)
    assert any(a.speaker == "Ada Brink" and a.content.start == 0 for a in found)


RELAYS = [
    ("The mayor told Radio Lund that nobody was hurt.", "mayor", ("Radio Lund",)),
    ("The mayor told reporters that nobody was hurt.", "mayor", ()),
    ("“It is over,” the Lund Times quoted Ada Brink as saying.", "Ada Brink", ("Lund Times",)),
    ("The Lund Times reported that ten were dead, citing two officials.", "two officials", ("Lund Times",)),
    ("The Lund Times reported, citing the mayor's office, that ten were dead.", "mayor's office", ("Lund Times",)),
    ("The Lund Times reported on Monday, citing the ministry, that ten were dead.", "ministry", ("Lund Times",)),
]


@pytest.mark.parametrize(("text", "speaker", "relay"), RELAYS)
def test_an_outlet_between_source_and_report_is_a_relay(read, text, speaker, relay):
    found, _ = read(text)
    assert [(a.speaker, a.relay) for a in found] == [(speaker, relay)]


def test_what_an_outlet_says_that_its_source_said_comes_through_the_outlet(read):
    found, _ = read("The Lund Times reported that a guard said three men escaped.")
    assert [(a.speaker, a.relay) for a in found] == [("Lund Times", ()), ("guard", ("Lund Times",))]


NASTY = st.text(alphabet="“”\"'‘’„«»`—,.:;!?() \n\tabsaidtoldBrinkX@[]…", max_size=200)


@settings(max_examples=60, deadline=None)
@given(noise=NASTY)
def test_spans_stay_in_the_text_whatever_the_marks(nlp, noise):
    text = f"Brink said “we {noise} are ready,” officials said. {noise} “No,” he said."
    for attribution in attributions(parsed(nlp(text))):
        for span in filter(None, (attribution.cue, attribution.content, attribution.source)):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()


def test_a_name_broken_over_a_line_does_no_harm(read):
    found, _ = read("Photo: Ada \n Brink\n\nThe mayor, Ada\u00a0 Brink, said the road was open.")
    assert [a.content.of("") is not None for a in found] == [True]


def test_the_same_text_gives_the_same_attributions(nlp):
    text = "“We are ready,” said Ada Brink. She told Radio Lund that officials believe ten are held."
    assert attributions(parsed(nlp(text))) == attributions(parsed(nlp(text)))


def test_every_field_has_its_reason(read):
    found, _ = read("The army has denied the accusation.")
    assert {field for field, _ in found[0].reasons} >= {"content", "speaker", "named", "act", "quote"}
