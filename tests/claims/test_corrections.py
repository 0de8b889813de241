"""Corrections: where the reader errs against the words around, the parse is set right; else it stays as it was."""

from asreported.claims.corrections import Columns, correct


def columns(*rows):
    """Rows of word, tag, part of speech, relation and head."""
    words, tags, pos, deps, heads = (list(column) for column in zip(*rows, strict=True))
    return Columns(words, tags, pos, deps, heads)


def test_what_is_passive_is_a_participle():
    made = columns(
        ("truce", "NN", "NOUN", "nsubj", 2), ("was", "VBD", "AUX", "aux:pass", 2), ("broken", "JJ", "ADJ", "root", 2)
    )  # fmt: skip
    correct(made)
    assert (made.tags[2], made.pos[2]) == ("VBN", "VERB")


def test_a_lone_verb_with_a_subject_is_in_the_past():
    made = columns(("people", "NNS", "NOUN", "nsubj", 1), ("crossed", "VBN", "VERB", "root", 1))
    correct(made)
    assert made.tags[1] == "VBD"


def test_a_participle_with_its_helper_stays_one():
    made = columns(
        ("people", "NNS", "NOUN", "nsubj", 2), ("have", "VBP", "AUX", "aux", 2), ("crossed", "VBN", "VERB", "root", 2)
    )  # fmt: skip
    correct(made)
    assert made.tags[2] == "VBN"


def test_the_second_subject_belongs_to_the_infinitive():
    made = columns(
        ("witness", "NN", "NOUN", "nsubj", 1), ("saw", "VBD", "VERB", "root", 1), ("man", "NN", "NOUN", "nsubj", 1),
        ("attack", "VB", "VERB", "xcomp", 1),
    )  # fmt: skip
    correct(made)
    assert made.heads == [1, 1, 3, 1]


def test_a_noun_joined_to_a_verb_is_joined_to_its_object():
    made = columns(
        ("killed", "VBD", "VERB", "root", 0), ("himself", "PRP", "PRON", "obj", 0), ("and", "CC", "CCONJ", "cc", 3),
        ("people", "NNS", "NOUN", "conj", 0),
    )  # fmt: skip
    correct(made)
    assert made.heads == [0, 0, 3, 1]


def test_a_clause_joined_to_a_verb_stays_joined_to_it():
    made = columns(
        ("freed", "VBD", "VERB", "root", 0), ("nine", "CD", "NUM", "obj", 0), ("and", "CC", "CCONJ", "cc", 5),
        ("this", "DT", "PRON", "nsubj", 5), ("was", "VBD", "AUX", "cop", 5), ("news", "NN", "NOUN", "conj", 0),
    )  # fmt: skip
    correct(made)
    assert made.heads[5] == 0


def test_an_adverb_between_verb_and_preposition_is_the_verbs():
    made = columns(
        ("went", "VBD", "VERB", "root", 0), ("down", "RB", "ADV", "case", 3), ("near", "IN", "ADP", "case", 3),
        ("coast", "NN", "NOUN", "obl", 0),
    )  # fmt: skip
    correct(made)
    assert (made.heads[1], made.deps[1], made.heads[2]) == (0, "advmod", 3)


def test_a_preposition_alone_stays_where_it_is():
    made = columns(
        ("went", "VBD", "VERB", "root", 0), ("down", "IN", "ADP", "case", 2), ("road", "NN", "NOUN", "obl", 0)
    )  # fmt: skip
    correct(made)
    assert made.heads[1] == 2


def test_no_words_no_corrections():
    made = Columns([], [], [], [], [])
    correct(made)
    assert made == Columns([], [], [], [], [])


def test_dead_belongs_to_shot_and_not_to_those_who_were():
    made = columns(
        ("shot", "VBD", "VERB", "root", 0), ("dead", "JJ", "ADJ", "amod", 3), ("two", "CD", "NUM", "nummod", 3),
        ("nurses", "NNS", "NOUN", "obj", 0),
    )  # fmt: skip
    correct(made)
    assert (made.heads[1], made.deps[1]) == (0, "xcomp")


def test_the_dead_stay_dead_where_nobody_shot():
    made = columns(
        ("found", "VBD", "VERB", "root", 0), ("dead", "JJ", "ADJ", "amod", 2), ("birds", "NNS", "NOUN", "obj", 0)
    )  # fmt: skip
    correct(made)
    assert (made.heads[1], made.deps[1]) == (2, "amod")
