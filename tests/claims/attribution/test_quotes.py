"""Quotation marks, whole and broken: what stands between them is never lost and never too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asreported.claims.attribution.quotes import Quoted, paragraphs, quotes
from asreported.claims.claim import Span

PAIRS = [
    ('He said "we are ready" today.', ['"we are ready"']),
    ("He said “we are ready” today.", ["“we are ready”"]),
    ("He said «we are ready» today.", ["«we are ready»"]),
    ("He said „we are ready“ today.", ["„we are ready“"]),
    ("He said `` we are ready '' today.", ["`` we are ready ''"]),
    ('“We are ready," he said.', ['“We are ready,"']),
    ("“Go,” he said.”We stay.”", ["“Go,”", "”We stay.”"]),
    ("She ordered 'heightened alert' at once.", ["'heightened alert'"]),
    ("She ordered ‘heightened alert’ at once.", ["‘heightened alert’"]),
    ("The soldiers' tents and the army's trucks didn't move.", []),
    ("“He told us ‘go home’ twice,” she said.", ["“He told us ‘go home’ twice,”"]),
    ('" Nobody was hurt , " he said .', ['" Nobody was hurt , "']),
    ("“We are on our way.\n\nThe road is closed.", ["“We are on our way."]),
    ("“First part.\n\n“Second part,” he said.", ["“First part.", "“Second part,”"]),
    ("The wall was 5' high.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_marks_are_paired_within_their_paragraph(text, expected):
    assert [quote.span.of(text) for quote in quotes(text)] == expected


def test_an_unclosed_quotation_ends_where_the_report_speaks_again():
    text = "“We will not leave this valley. The mayor said the road was closed. Rain is expected, officials said."
    assert [quote.span.of(text) for quote in quotes(text)] == ["“We will not leave this valley."]


def test_an_unclosed_quotation_is_marked_as_such():
    assert [quote.closed for quote in quotes("“We go.” “We stay.")] == [True, False]


@given(st.text(alphabet="“”\"'‘’„«»` ,.!?\n\tab", max_size=120))
def test_quotations_never_overlap_and_never_leave_their_paragraph(text):
    found = quotes(text)
    blocks = paragraphs(text)
    ends = [quote.span.end for quote in found]
    assert all(before <= after.span.start for before, after in zip(ends, found[1:], strict=False))
    assert all(any(block.holds(quote.span) for block in blocks) for quote in found)
    assert all(quote.span.start < quote.span.end for quote in found)


KINDS = [
    ("“We go,” she said.", "“We go,”", "direct"),
    ("She said they would “never leave” the valley.", "they would “never leave” the valley", "mixed"),
    ("She said they would stay.", "they would stay", "indirect"),
    ("“We go,” she said, “at once.”", "“We go,” she said, “at once.”", "direct"),
]


@pytest.mark.parametrize(("text", "content", "kind"), KINDS)
def test_a_content_is_direct_mixed_or_indirect_by_its_marks(text, content, kind):
    start = text.index(content)
    assert Quoted(quotes(text)).kind(text, Span(start, start + len(content))) == kind


def test_only_those_that_a_mark_closes_have_a_certain_end():
    quoted = Quoted(quotes("“We are on our way.\n\n“The road is closed,” she said."))
    assert [len(quoted.all), len(quoted.closed.all)] == [2, 1]
