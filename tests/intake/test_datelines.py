"""The day a report says it was published."""

import pytest

from asreported.intake.datelines import dateline, field

STORY = "\n\nA ferry was seized off Port Sorrel on January 2, 2030, the harbour master said."


@pytest.mark.parametrize(
    "head",
    [
        "2031-03-04",
        "date 2031-03-04",
        " date 2031-03-04 A ferry was seized",
        "Tuesday, March 4, 2031",
        "Tuesday, March 4, 2031 ",
        "March 4th, 2031",
        "4 March 2031",
        "Tuesday 4 March 2031, 14:05 GMT",
        "Published: Mar. 4, 2031 at 10:20",
        "Published on 4 March 2031",
        "PORT SORREL, March 4, 2031 (Harbour Wire) -",
        "PORT SORREL, Meridia, March 4, 2031 — A ferry was seized",
        "By Tamsin Orrel, March 4, 2031",
        "*March 4, 2031*",
        "\ufeffMarch 4, 2031",
        "A headline about a ferry\n\nTuesday, March 4, 2031",
    ],
)
def test_a_dateline_near_the_top_gives_the_day(head):
    found = dateline(head + STORY)
    assert (found.published, found.notes) == ("2031-03-04", ())


@pytest.mark.parametrize(
    "head",
    [
        "",
        "The ferry was seized on March 4, 2031, the mayor said",
        "PORT SORREL, March 4 (Harbour Wire) -",
        "Updated March 4, 2031",
        "03/04/2031",
        "March 4",
        "May 2031",
        "Date palms fell over the quay",
    ],
)
def test_a_day_that_is_not_said_is_not_guessed(head):
    assert dateline(head + STORY).published is None


def test_a_date_far_down_is_part_of_the_story():
    assert dateline("A line of the story.\n" * 20 + "March 4, 2031\n").published is None


@pytest.mark.parametrize("impossible", ["February 30, 2031", "30 February 2031", "2031-02-30", "2031-13-01"])
def test_an_impossible_date_is_noted_and_not_believed(impossible):
    found = dateline(impossible + STORY)
    assert found.published is None
    assert len(found.notes) == 1
    assert impossible in found.notes[0]


def test_a_weekday_that_does_not_fit_is_noted():
    found = dateline("Friday, March 4, 2031" + STORY)
    assert found.published == "2031-03-04"
    assert "another weekday" in found.notes[0]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T08:30:00Z", "2031-03-04T08:30:00+00:00"),
        ("2031-03-04 08:30", "2031-03-04T08:30:00"),
        ("Tue, 04 Mar 2031 08:30:00 +0200", "2031-03-04T08:30:00+02:00"),
        ("March 4, 2031", "2031-03-04"),
        ("  4 March\n2031 ", "2031-03-04"),
    ],
)
def test_a_metadata_field_gives_the_day_or_the_time(written, published):
    assert field(written).published == published


@pytest.mark.parametrize("written", ["2031-02-30", "yesterday", "03/04/2031", "February 30, 2031", "1930435200"])
def test_a_metadata_field_that_is_no_day_is_noted(written):
    found = field(written)
    assert found.published is None
    assert written in found.notes[0]
