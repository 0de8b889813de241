"""A saved web page to its report."""

from asreported.intake import Report, Unreadable, items
from asreported.intake.decoding import LIMIT
from asreported.intake.metadata import Metadata
from asreported.intake.webpages import read

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Ferry seized | Sorrel Mail</title>
<meta property="og:title" content="Ferry seized"><meta property="og:site_name" content="Sorrel Mail">
<meta property="article:published_time" content="{day}">
<link rel="canonical" href="https://mail.example/ferry"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Ferry seized</h1>
<p>Armed men boarded the Sorrel ferry at dawn, the harbour office said in a short notice to captains.</p>
<p>About 40 passengers<svg><text>9</text></svg> were aboard.<script>var killed = 99;</script> Three of the crew swam
ashore and were picked up by a trawler.<!-- not for print --></p>
<p>Nobody has said what the men want, and the coast guard keeps its boats a mile away from the ferry.</p>
</article><footer>All rights reserved</footer></body></html>"""


def page(day="2031-03-04T06:15:00+02:00"):
    return PAGE.format(day=day).encode()


def test_a_page_gives_its_article_and_what_it_says_of_itself():
    found = read(page(), "ferry.html", Metadata())
    assert isinstance(found, Report)
    assert (found.title, found.outlet, found.published, found.published_from, found.url) == (
        "Ferry seized",
        "Sorrel Mail",
        "2031-03-04T06:15:00+02:00",
        "metadata",
        "https://mail.example/ferry",
    )
    assert "Sport" not in found.text
    assert "rights reserved" not in found.text


def test_no_sentence_with_a_figure_is_lost_to_a_script_or_a_drawing():
    found = read(page(), "ferry.html", Metadata())
    assert isinstance(found, Report)
    assert "About 40 passengers were aboard." in found.text
    assert "Three of the crew swam" in found.text
    assert "99" not in found.text


def test_an_impossible_day_in_a_page_is_noted_and_not_guessed_away():
    found = read(page("2031-02-30"), "ferry.html", Metadata())
    assert isinstance(found, Report)
    assert found.published is None
    assert "2031-02-30" in found.notes[0]


def test_a_manifest_goes_before_the_page():
    found = read(page(), "ferry.html", Metadata(outlet="Harbour Wire"))
    assert isinstance(found, Report)
    assert found.outlet == "Harbour Wire"
    assert found.title == "Ferry seized"


def test_a_page_without_an_article_is_refused():
    for data in (b"", b"<html><body></body></html>", b"<html><script>1</script></html>", b"\x00\x01"):
        found = read(data, "empty.html", Metadata())
        assert isinstance(found, Unreadable)
        assert found.name == "empty.html"


def test_what_is_counted_of_a_page_is_its_words(tmp_path):
    path = tmp_path / "ferry.html"
    path.write_bytes(page().replace(b"</head>", b"<script>" + b"x" * LIMIT + b"</script></head>"))
    (found,) = items([path])
    assert isinstance(found, Report)
    assert len(found.text) < 1000


def test_the_same_page_gives_the_same_report():
    assert read(page(), "ferry.html", Metadata()) == read(page(), "ferry.html", Metadata())
