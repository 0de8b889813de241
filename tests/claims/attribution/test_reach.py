"""Reach: what is marked beyond a rule's content is said by the same source, and seldom changes the content."""

from asreported.claims.attribution import Voices, attributions
from asreported.claims.attribution.draft import Draft
from asreported.claims.attribution.quotes import Quoted, quotes
from asreported.claims.attribution.reach import reaching
from asreported.claims.claim import Span

REPORTED = "The paper reported an attack the worst since May, with nine guards killed."


def voice(parse, words):
    start = parse.text.index(words)
    return Voices(attributions(parse), parse).at(Span(start, start + len(words)))


def test_a_noun_phrase_grows_into_the_clause_that_is_marked(marked):
    marks = {"source": "The paper", "cue": "reported", "content": REPORTED[19:-1]}
    (found,) = attributions(marked(REPORTED, marks))
    assert found.content.of(REPORTED) == "an attack the worst since May, with nine guards killed"


def test_a_promise_does_not_grow(marked):
    text = "The envoy pledged ten boats following the first news of the flood."
    marks = {"source": "The envoy", "cue": "pledged", "content": "ten boats following the first news of the flood"}
    (found,) = attributions(marked(text, marks))
    assert found.content.of(text) == "ten boats"


def test_words_beyond_the_content_have_its_voice(marked):
    text = "Nine boats were lost, the army said, adding no names, while forty men were missing."
    plain = voice(marked(text), "forty")
    marks = {"source": "the army", "cue": "said", "content": ("Nine boats were lost", "forty men were missing")}
    assert plain.speaker is None
    assert voice(marked(text, marks), "forty").speaker == "army"
    assert "attribution head" in voice(marked(text, marks), "forty").reason


def test_the_next_sentence_keeps_the_reports_voice(marked):
    text = "The army said the bridge was closed. Forty men were missing."
    marks = {"source": "The army", "cue": "said", "content": ("the bridge was closed", "Forty men were missing")}
    parse = marked(text, marks)
    assert voice(parse, "Forty").speaker is None
    assert attributions(parse)[0].content.of(text) == "the bridge was closed"


def test_a_mention_asserts_nothing_that_stands_in_it(marked):
    text = "The video captured nine men by the bridge. The army said forty men fled."
    marks = {"source": "The video", "cue": "captured", "content": "nine men by the bridge"}
    parse = marked(text, marks)
    shapes = {a.cue.of(text): a.shape for a in attributions(parse)}
    assert shapes["captured"] == "mention"
    assert voice(parse, "nine").speaker is None
    assert voice(parse, "captured nine men by the bridge").speaker is None
    assert voice(parse, "forty").speaker == "army"


def test_a_mention_inside_an_account_leaves_the_account_its_voice(marked):
    text = "The army said the video captured nine men by the bridge."
    marks = {"source": "the video", "cue": "captured", "content": "nine men by the bridge"}
    assert voice(marked(text, marks), "nine").speaker == "army"


def test_a_clause_without_a_finite_verb_is_no_mention(marked):
    text = "The video captured nine guards firing at the gate."
    marks = {"source": "The video", "cue": "captured", "content": "nine guards firing at the gate"}
    parse = marked(text, marks)
    assert [a.shape for a in attributions(parse)] == ["clause"]
    assert voice(parse, "nine").speaker == "video"


def drafted(parse, cue, content, shape):
    """What `reaching` makes of a rule's draft with that content."""
    at = {words: parse.text.index(words) for words in (cue, content)}
    spans = [Span(at[words], at[words] + len(words)) for words in (cue, content)]
    draft = Draft(
        verb=parse.at(at[cue]), cue=spans[0], content=spans[1], source=None, act="say", shape=shape, lemma="say"
    )
    (found,) = reaching(parse, [draft], Quoted(quotes(parse.text)))
    return found.content.of(parse.text), found.mended


def test_the_marked_side_of_a_cue_is_taken_and_the_reason_says_so(marked):
    text = "The bridge was closed, according to the army, near the old port of Orvik."
    parse = marked(text, {"source": "the army", "cue": "according to", "content": "The bridge was closed"})
    content, mended = drafted(parse, "according to", "near the old port of Orvik", "phrase")
    assert content == "The bridge was closed"
    assert mended == "on the side that the attribution head marks"


def test_a_content_that_grows_says_so(marked):
    parse = marked(REPORTED, {"source": "The paper", "cue": "reported", "content": REPORTED[19:-1]})
    assert drafted(parse, "reported", "an attack", "object") == (REPORTED[19:-1], "read on by the attribution head")


def test_two_quotations_of_two_paragraphs_are_no_halves_of_one(marked):
    text = "“We are leaving the valley tonight.”\n\nBrink added.\n\n“Nobody is going to stop us now.”"
    first, second = "“We are leaving the valley tonight.”", "“Nobody is going to stop us now.”"
    found = attributions(marked(text, {"source": "Brink", "cue": "added", "content": (first, second)}))
    assert [a.content.of(text) for a in found] == [first, second]
