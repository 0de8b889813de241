"""The second reader of a page."""

from benchmarks.papers import FIGURES, LEAD, page

from asreported.intake import Report, Unreadable
from asreported.intake.leftout import visible
from asreported.intake.markup import parsed
from asreported.intake.metadata import UNKNOWN
from asreported.intake.webpages import items

BOX = "<aside><p>At least 17 people drowned in the strait last year, the harbour office counts.</p></aside>"


def left_out(*more):
    story, *told = items(page(*more), "ferry.html", UNKNOWN)
    assert isinstance(story, Report)
    assert FIGURES in story.text
    return told


def test_a_sentence_with_a_figure_that_the_article_lacks_is_listed():
    (told,) = left_out(BOX)
    assert isinstance(told, Unreadable)
    assert told.name == "ferry.html, left out"
    assert "“At least 17 people drowned" in told.reason


def test_what_was_read_is_not_listed_and_neither_is_what_tells_of_no_harm():
    assert left_out() == []
    assert left_out("<aside><p>The ferry has run for 40 years between the two ports.</p></aside>") == []


def test_menus_links_and_what_no_visitor_sees_are_not_listed():
    harm = "Two men were killed in a fight over nets on the quay."
    for markup in (
        f"<nav><p>{harm}</p></nav>",
        f'<ul><li><a href="/x">{harm}</a></li></ul>',
        f"<footer><p>{harm}</p></footer>",
        f"<div hidden><p>{harm}</p></div>",
        f'<div style="display: none"><p>{harm}</p></div>',
        f"<script>'{harm}'</script>",
    ):
        assert left_out(markup) == [], markup


def test_many_are_counted_and_the_first_quoted():
    crowd = "".join(
        f"<p>Boat {number} sank and {number} of its crew were never found, all dead.</p>" for number in range(9)
    )
    (told,) = left_out(f"<aside>{crowd}</aside>")
    assert told.reason.startswith("9 sentences with figures stand on the page")
    assert told.reason.endswith("and 4 more")


def test_the_words_of_a_page_come_block_by_block():
    markup = parsed(f"<html><body><p>{LEAD} <a href='/'>More</a></p><table><tr><td>3<td>dead</table>".encode(), "a")
    assert not isinstance(markup, Unreadable)
    assert visible(markup.tree) == [f"{LEAD} More", "3", "dead"]


def test_a_very_long_page_is_walked_in_one_pass():
    assert len(visible(parsed(page("<p>Word <b>word</b></p>" * 20_000), "a").tree)) > 20_000
