"""Talkers: people and bodies say things, days and bridges do not, and “I” says nothing to a reader."""

import pytest

from asreported.claims.attribution.cues import Cue
from asreported.claims.attribution.nounphrases import Source
from asreported.claims.attribution.quotes import Quoted, quotes
from asreported.claims.attribution.talkers import has_voice, says_by, says_by_mark, speakable
from asreported.claims.parse import parsed

SAYING = [("The guards griped.", True), ("She griped.", True), ("The bridge griped.", True), ("This griped.", False)]
MARKED = [("The guards griped.", True), ("She griped.", True), ("We griped.", False), ("These griped.", False)]


def asked(nlp, text):
    parse = parsed(nlp(text))
    verb = parse.low.index("griped")
    cue = Cue(verb, "gripe", "", verb, verb + 1, passive=False, trailing=False)
    return parse, cue, Source(0, verb, verb - 1), Quoted(quotes(text))


@pytest.mark.parametrize(("text", "able"), SAYING)
def test_whoever_is_no_mute_word_says_something_by_a_cue(nlp, text, able):
    assert says_by(*asked(nlp, text)) is able


@pytest.mark.parametrize(("text", "able"), MARKED)
def test_by_a_cue_that_is_only_marked_fewer_do(nlp, text, able):
    assert says_by_mark(*asked(nlp, text)) is able


@pytest.mark.parametrize(("text", "able"), [("The guards griped.", True), ("The bridge griped.", False)])
def test_a_noun_has_a_voice_where_it_names_people_or_a_body(nlp, text, able):
    parse, _, source, _ = asked(nlp, text)
    assert speakable(parse, source.head) is has_voice(parse, source) is able
