"""Trios: what the reader marked as one attribution stays together."""

from asreported.claims.attribution.trios import trios


def test_parts_with_one_number_are_one_trio(marked):
    parse = marked(
        "The guild rued that grain was short, and Brink griped that salt was dear.",
        {"source": "The guild", "cue": "rued", "content": "that grain was short"},
        {"source": "Brink", "cue": "griped", "content": "that salt was dear"},
    )
    words = [[parse.span(*trio.cues[0]).of(parse.text), len(trio.sources)] for trio in trios(parse)]
    assert words == [["rued", 1], ["griped", 1]]


def test_a_content_in_pieces_is_one_content(marked):
    text = "Grain, the guild rued, was short."
    (trio,) = trios(marked(text, {"source": "the guild", "cue": "rued", "content": ("Grain", "was short")}))
    assert len(trio.contents) == 2
    assert trio.taken() == {2, 3, 4}


def test_a_trio_may_lack_a_part(marked):
    (trio,) = trios(marked("Grain was short.", {"content": "Grain was short"}))
    assert trio.sources == trio.cues == ()


def test_a_content_without_a_cue_takes_the_verb_that_it_hangs_on(marked):
    parse = marked("Rebels griped that nine boats had been seized.", {"content": "that nine boats had been seized"})
    (trio,) = trios(parse)
    assert [parse.words[first] for first, _ in trio.cues] == ["griped"]


def test_asking_not_to_be_named_is_no_cue(marked):
    parse = marked(
        "A guard, who asked not to be named, said that nine boats had been seized.",
        {"source": "who", "cue": "asked", "content": "that nine boats had been seized"},
    )
    (trio,) = trios(parse)
    assert [parse.words[first] for first, _ in trio.cues] == ["said"]


def test_nothing_marked_nothing_told(marked):
    assert trios(marked("Grain was short.")) == []
