"""A web archive to its reports."""

import gzip

from benchmarks.papers import FIGURES, LEAD, page, pdf, record

from asreported.intake import Report, Unreadable
from asreported.intake.documents import Part

from .asking import announced, parsed


def test_each_captured_document_is_a_report_with_its_address_and_the_day_it_was_taken():
    records = (
        record("https://mail.example/ferry", page()),
        record("https://mail.example/a", pdf([LEAD]), "application/pdf"),
    )
    for data, name in ((b"".join(records), "c.warc"), (b"".join(map(gzip.compress, records)), "c.warc.gz")):
        story, paper = parsed(data, name)
        assert (story.name, story.url) == ("https://mail.example/ferry",) * 2
        assert (story.retrieved, story.published) == ("2031-03-05T05:06:07+00:00", "2031-03-04T06:15:00+02:00")
        assert paper.text == LEAD


def test_pages_that_the_server_packed_are_unpacked_and_its_word_on_their_encoding_counts():
    coded = record("https://mail.example/a", gzip.compress(page()), encoding="gzip")
    text = record("https://mail.example/b", "“Café” shut, he said".encode("cp1252"), "text/plain; charset=windows-1252")
    story, plain = parsed(coded + text, "c.warc")
    assert FIGURES in story.text
    assert (plain.text, plain.notes) == ("“Café” shut, he said", ())


def test_captures_of_other_things_are_counted_in_one_line():
    others = record("https://mail.example/p", b"x", "image/png") + record(
        "https://mail.example/n", b"", status="404 No"
    )
    *found, told = parsed(record("https://mail.example/ferry", page()) + others, "c.warc")
    assert [type(one) for one in found] == [Report]
    assert "2 of its 3 captures" in told.reason
    assert "1 answer 404" in told.reason


def test_what_was_dealt_with_is_announced_and_not_parsed_again():
    records = b"".join(record(f"https://mail.example/{number}", page()) for number in range(3))
    found = announced(records, "c.warc", skip=2)
    assert [type(one) for one in found] == [Part, Part, Part, Report]


def test_a_damaged_archive_gives_what_stands_before_the_damage():
    good = record("https://mail.example/ferry", page())
    story, told = parsed(good + b"WARC/1.0 broken here\r\n\r\n" + good, "c.warc")
    assert isinstance(story, Report)
    assert "damaged after 1 documents" in told.reason
    (nothing,) = parsed(b"", "c.warc")
    assert isinstance(nothing, Unreadable)
