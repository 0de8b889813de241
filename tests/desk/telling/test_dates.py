import pytest

from asreported.desk.telling.dates import NOT_SAID, instant, publication, shown, stated
from asreported.intake import Report


def report(published: str | None = None, source: str | None = "metadata") -> Report:
    return Report(name="a.txt", text="a", published=published, published_from=source)


@pytest.mark.parametrize(
    ("iso", "words", "hour"),
    [
        ("2031-04-02", "2 April 2031", None),
        ("2031-04", "April 2031", None),
        ("2031", "2031", None),
        ("2031-04-02T08:15:00+02:00", "2 April 2031", "08:15"),
        (None, "undated", None),
        ("2031-02-30", "2031-02-30", None),
        ("2031-13", "2031-13", None),
        ("last week", "last week", None),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(iso: str | None, words: str, hour: str | None) -> None:
    assert (shown(iso).words, shown(iso).hour) == (words, hour)


def test_the_publication_date_never_silently_stands_in_for_the_event_date() -> None:
    assert stated(None) == stated("") == NOT_SAID
    assert (NOT_SAID.iso, NOT_SAID.words) == (None, "–")
    assert stated("2031-04-01").words == "1 April 2031"


def test_a_publication_date_that_was_read_off_the_text_says_so() -> None:
    assert publication(report("2031-04-02", "text")).mark == "read off the text"
    assert publication(report("2031-04-02")).mark is None


def test_a_month_is_not_shown_as_its_first_day() -> None:
    assert stated("2031-04-01", "2031-04-30", "month").words == "April 2031"
    assert stated("2031-01-01", "2031-12-31", "year").words == "2031"


def test_a_period_shows_both_its_ends() -> None:
    assert stated("2031-04-01", "2031-04-03", "period").words == "1 April 2031 to 3 April 2031"
    assert stated("2031-04-01", "2031-04-01", "day").words == "1 April 2031"


def test_a_month_has_no_place_on_an_axis_of_days() -> None:
    assert instant("2031-04") is None
    assert instant("2031-02-30") is None
    assert instant(None) is None
    assert instant("2031-04-02").isoformat() == "2031-04-02T12:00:00+00:00"
    assert instant("2031-04-02T01:00:00+02:00").isoformat() == "2031-04-01T23:00:00+00:00"
