"""An article fetched again and changed is a new version of the same report; old claims stay with their version."""

from asreported.intake import Report
from asreported.ledger import open_case

from .handmade import figure

URL = "https://sorrelmail.example/ferry"
FIRST = "Ferry seized\n\nAt least 40 passengers are being held aboard. Two men swam ashore. The harbour is shut."
SECOND = (
    "Ferry seized\n\nCorrection: an earlier version gave a wrong number.\n\n"
    "At least 36 passengers are being held aboard. Two men swam ashore. The harbour is shut."
)


def version(text: str, retrieved: str, url: str = URL) -> Report:
    return Report("ferry", text, outlet="Sorrel Mail", url=url, retrieved=retrieved)


def held(of: Report, words: str, low: int):
    return figure(of, words, f"{words} passengers are being held aboard", low=low)


def ashore(of: Report):
    return figure(of, "Two", "Two men swam ashore", measure="escaped", low=2, high=2, form="exact", group="men")


def readings():
    first = version(FIRST, "2031-03-04T10:00:00+00:00")
    second = version(SECOND, "2031-03-04T12:00:00+00:00", url=f"{URL}/?utm_source=feed")
    return [
        (first, [held(first, "At least 40", 40), ashore(first)]),
        (second, [held(second, "At least 36", 36), ashore(second)]),
    ]


def test_what_moved_what_stayed_and_what_the_publisher_says_of_it(case):
    for one, claims in readings():
        case.add(one, claims)
    (row,) = case.versions()
    (change,) = row.changes
    assert [(one.before.key_words, one.after.key_words) for one in change.moved] == [("At least 40", "At least 36")]
    assert change.notices == ("Correction: an earlier version gave a wrong number.",)
    assert (change.dropped, change.made) == ((), ())
    assert change.gone == ("At least 40 passengers are being held aboard.",)


def test_old_claims_stay_with_their_version(case):
    for one, claims in readings():
        case.add(one, claims)
    assert sorted(row.key_words for row in case.figures(measure="held")) == ["At least 36", "At least 40"]


def test_versions_are_in_the_order_in_which_they_stood_whatever_came_first(case):
    for one, claims in reversed(readings()):
        case.add(one, claims)
    (row,) = case.versions()
    assert [one.text for one in row.reports] == [FIRST, SECOND]
    assert row.newest.text == SECOND
    assert case.versions(row.newest.id) == (row,)


def test_versions_are_no_copies_of_each_other(case):
    long = " ".join(f"Passenger {number} waved from the deck at {number} past noon." for number in range(40))
    for at, words in enumerate((long, f"{long} The harbour is shut.")):
        case.add(version(words, f"2031-03-04T1{at}:00:00+00:00"), [])
    assert case.copies() == ()
    case.add(Report("other", long, outlet="Coast Post"), [])
    assert len(case.copies()) == 1


def test_a_claim_that_a_version_leaves_out_or_adds_is_told():
    first, second = (
        version(FIRST, "2031-03-04T10:00:00+00:00"),
        version("Ferry seized\n\nThe harbour is shut.", "2032-01-01"),
    )
    with open_case("sqlite://") as case:
        case.add(second, [])
        case.add(first, [held(first, "At least 40", 40), ashore(first)])
        ((change,),) = (row.changes for row in case.versions())
        assert [row.key_words for row in change.dropped] == ["At least 40", "Two"]
        assert change.made == ()


def test_fetched_twice_and_unchanged_is_one_report_with_its_first_day(case):
    late, early = version(FIRST, "2031-03-05T10:00:00+00:00"), version(FIRST, "2031-03-04T10:00:00+00:00")
    assert case.add(late, [held(late, "At least 40", 40)])
    assert not case.add(early, [held(early, "At least 40", 40)])
    (row,) = case.reports()
    assert row.report.retrieved == "2031-03-04T10:00:00+00:00"
    assert case.versions() == ()
