"""Words that lose their head to a cut stay in a tree of their own sentence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from asreported.claims.sentences import cut_out, rehung


def test_a_range_inside_a_sentence_becomes_one_of_its_own():
    assert cut_out([(0, 9), (9, 12)], [(0, 4)]) == [(0, 4), (4, 9), (9, 12)]
    assert cut_out([(0, 3), (3, 9)], [(1, 5)]) == [(0, 1), (1, 5), (5, 9)]
    assert cut_out([(0, 9)], [(0, 9)]) == [(0, 9)]


def test_a_noun_that_lost_its_head_is_the_subject_of_the_verb_it_stands_before():
    # TOWN — soldiers wounded there died; soldiers and died hang on the town, wounded on soldiers
    heads, deps = [0, 0, 0, 2, 3, 0], ["root", "punct", "appos", "acl", "advmod", "parataxis"]
    rehung((2, 6), heads, deps, ["PROPN", "PUNCT", "NOUN", "VERB", "ADV", "VERB"])
    assert (heads[2:], deps[2]) == ([5, 2, 3, 5], "nsubj")


@st.composite
def trees(draw):
    """A random tree over a few words, with its parts of speech and a place to cut."""
    size = draw(st.integers(2, 9))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, rank - 1))] if rank else token
    return (
        heads,
        draw(st.lists(st.sampled_from(["NOUN", "VERB", "PUNCT"]), min_size=size, max_size=size)),
        draw(st.integers(1, size - 1)),
    )


@settings(max_examples=200, deadline=None)
@given(trees())
def test_whatever_is_cut_both_parts_are_trees(tree):
    heads, pos, cut = tree
    for sentence in ((0, cut), (cut, len(heads))):
        rehung(sentence, heads, ["dep"] * len(heads), pos)
    for token, (first, end) in [(t, (0, cut) if t < cut else (cut, len(heads))) for t in range(len(heads))]:
        at = token
        for _ in heads:
            assert first <= heads[at] < end
            at = heads[at]
        assert heads[at] == at
