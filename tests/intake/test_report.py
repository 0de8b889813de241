"""What intake hands on."""

import pytest

from asreported.intake import Report


@pytest.mark.parametrize(
    ("published", "precision"),
    [
        (None, None),
        ("2031-03-04", "day"),
        ("2031-03-04T00:00:00", "day"),
        ("2031-03-04T00:00:00+00:00", "day"),
        ("2031-03-04T06:15:00+02:00", "minute"),
    ],
)
def test_a_day_written_as_midnight_is_no_minute(published, precision):
    assert Report("a.txt", "Words.", published=published).precision == precision


def test_how_a_day_was_found_and_a_page_taken_makes_no_other_report():
    bare = Report("a.html", "Words.", published="2031-03-04")
    full = Report(
        "a.html", "Words.", published="2031-03-04", published_by="meta date", retrieved="2031-03-05", language="en"
    )
    assert (bare.id, bare) == (full.id, full)


def test_the_id_of_a_report_never_changes():
    # Ids stand in cases and exports that exist; this one was made before step 5.
    assert Report("a.txt", "Forty are aboard.\n").id == "e044f141af969a07"
