"""When a page says that it was published."""

import json

import pytest
from benchmarks.papers import page

from asreported.intake.metadata import UNKNOWN, Metadata
from asreported.intake.webpages import read

META = '<meta property="article:published_time" content="2031-03-04T06:15:00+02:00">'


def dated(head="", url=None, *more):
    data = page(*more).replace(META.encode(), head.encode())
    found = read(data, "ferry.html", Metadata(url=url))
    return found.published, found.published_by, found.precision


def linked(**said):
    return f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "NewsArticle", **said}]})}</script>'


@pytest.mark.parametrize(
    ("head", "published", "by", "precision"),
    [
        (META, "2031-03-04T06:15:00+02:00", "meta article:published_time", "minute"),
        ('<meta itemprop="datePublished" content="2031-03-04">', "2031-03-04", "meta datePublished", "day"),
        ('<meta name="date" content="2031-03-04T00:00:00Z">', "2031-03-04T00:00:00+00:00", "meta date", "day"),
        (linked(datePublished="2031-03-04T06:15Z"), "2031-03-04T06:15:00+00:00", "linked data datePublished", "minute"),
    ],
)
def test_the_field_that_gave_the_day_is_named(head, published, by, precision):
    assert dated(head) == (published, by, precision)


def test_the_day_in_an_address_stands_in_and_a_number_in_it_does_not():
    assert dated(url="https://mail.example/2031/03/04/ferry") == ("2031-03-04", "the day in its address", "day")
    assert dated(url="https://mail.example/2031/13/44/ferry")[0] is None
    assert dated(url="https://mail.example/a/20310304123")[0] is None


def test_no_day_is_no_day():
    assert dated() == (None, None, None)


def test_a_meta_field_goes_before_linked_data():
    assert dated(META + linked(datePublished="2030-01-01"))[0] == "2031-03-04T06:15:00+02:00"


def test_an_impossible_day_is_noted_and_nothing_guessed_in_its_place():
    data = page(head=linked(datePublished="2031-01-01"), day="2031-02-30")
    found = read(data, "ferry.html", Metadata(url="https://mail.example/2031/03/04/ferry"))
    assert (found.published, found.published_by) == (None, None)
    assert "2031-02-30" in found.notes[0]


def test_the_day_of_a_change_is_kept_beside_that_of_publication():
    for head in ('<meta property="article:modified_time" content="2031-03-06">', linked(dateModified="2031-03-06")):
        found = read(page(head=head), "ferry.html", UNKNOWN)
        assert (found.published[:10], found.updated) == ("2031-03-04", "2031-03-06")


def test_broken_and_endless_linked_data_is_passed_over():
    deep = "[" * 50_000
    for script in (deep, "{", "null", '["a", 1]', "[" + "{}," * 9000 + "{}]"):
        found = read(page(head=f'<script type="application/ld+json">{script}</script>'), "ferry.html", UNKNOWN)
        assert found.published == "2031-03-04T06:15:00+02:00"
