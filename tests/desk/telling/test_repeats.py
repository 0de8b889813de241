from asreported.desk.telling.repeats import Repeats, Sharing
from asreported.intake import Report
from asreported.linking import report_copies

from ..page import repeats_of

STORY = (
    "Armed men took the gate house of the dam before dawn, and seven guards were killed, the Water Board said. "
    "The mayor of the valley asked both sides to let the sick leave."
)


def report(name: str, published: str | None, text: str = STORY) -> Report:
    return Report(name=name, text=text, published=published)


def repeats(*reports: Report) -> Repeats:
    return repeats_of(report_copies(reports), reports)


def test_the_later_report_repeats_the_earlier_one() -> None:
    first, later = report("a", "2031-04-02T08:00:00Z"), report("b", "2031-04-02T09:00:00Z")
    found = repeats(later, first)
    assert [(one.report, one.earlier) for one in found.sources(later.id)] == [(first, True)]
    assert found.sources(first.id) == ()
    assert [(one.report, one.earlier) for one in found.of(first.id)] == [(later, False)]


def test_where_the_dates_do_not_say_who_was_first_nobody_is_called_the_copy() -> None:
    one, other = report("a", None), report("b", None)
    found = repeats(one, other)
    assert [repeat.earlier for repeat in (*found.sources(one.id), *found.sources(other.id))] == [None, None]


def test_a_sentence_of_its_own_in_a_copying_report_is_no_copy() -> None:
    first = report("a", "2031-04-02")
    own = "Our correspondent counted four ambulances on the bridge road in the early evening."
    later = report("b", "2031-04-03", f"{STORY} {own}")
    found = repeats(first, later)
    assert found.of_sentence(later.id, own) is None
    assert found.of_sentence(later.id, STORY.split(". ")[0]).report == first


def test_a_short_sentence_is_a_copy_only_word_for_word() -> None:
    first = report("a", "2031-04-02", f"{STORY} Six are hurt.")
    later = report("b", "2031-04-03", f"{STORY} Six are hurt.")
    found = repeats(first, later)
    assert found.of_sentence(later.id, "Six are hurt.").report == first
    assert found.of_sentence(later.id, "Six are hurt badly.") is None
    assert found.of_sentence(later.id, "…") is None


def test_a_group_of_copies_names_its_earliest_once_for_all() -> None:
    first, second, third = (report(name, f"2031-04-0{day}") for name, day in (("c", 1), ("a", 2), ("b", 3)))
    found = repeats(third, second, first)
    assert {found.sharing(one.id) for one in (first, second, third)} == {Sharing(3, first)}
    assert repeats(report("a", None), report("b", None)).sharing(report("a", None).id) == Sharing(2, None)


def test_reports_with_words_of_their_own_repeat_nobody() -> None:
    found = repeats(report("a", None), report("b", None, "Something else was told here."))
    assert found.of(report("a", None).id) == ()
    assert found.sharing(report("a", None).id) is None
