"""A PDF to its report."""

import pytest
from benchmarks.papers import FIGURES, LEAD, pdf

from asreported.intake import Report, Unreadable
from asreported.intake.documents.pdfs import paragraphs
from asreported.intake.metadata import Metadata

from .asking import parsed


def test_the_words_of_a_pdf_are_read_with_where_its_pages_begin():
    (found,) = parsed(pdf([LEAD], [FIGURES]), "paper.pdf")
    assert isinstance(found, Report)
    assert found.text == f"{LEAD}\n\n{FIGURES}"
    assert [found.text[start : start + 5] for start in found.pages] == [LEAD[:5], FIGURES[:5]]
    assert found.title == "Ferry seized"


def test_the_day_that_the_file_was_made_is_told_and_is_not_the_day_of_publication():
    (found,) = parsed(pdf([LEAD]), "paper.pdf")
    assert (found.published, found.notes) == (None, ("the file says that it was made on 2031-03-05",))


def test_what_a_manifest_says_goes_first():
    (found,) = parsed(pdf([LEAD]), "paper.pdf", Metadata(title="Own", published="2031-03-04", published_by="a list"))
    assert (found.title, found.published, found.published_by) == ("Own", "2031-03-04", "a list")


def test_a_page_without_a_text_layer_is_told():
    (found,) = parsed(pdf([LEAD], [], [FIGURES]), "paper.pdf")
    assert any("page 2 has no words" in note for note in found.notes)


def test_a_scan_is_refused_and_the_advice_is_to_read_its_letters():
    (found,) = parsed(pdf([], []), "scan.pdf")
    assert isinstance(found, Unreadable)
    assert "scan" in found.reason
    assert "OCR" in found.advice


def test_a_pdf_of_too_many_pages_is_refused():
    (found,) = parsed(pdf(*[["A."]] * 2001), "paper.pdf")
    assert isinstance(found, Unreadable)
    assert "2,001 pages" in found.reason


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"words", pdf([LEAD])[:300]])
def test_a_damaged_pdf_is_refused(data):
    (found,) = parsed(data, "paper.pdf")
    assert isinstance(found, Unreadable)
    assert found.advice


def test_lines_that_fill_their_column_are_one_paragraph():
    layer = "Ferry freed\r\nForty people came ashore in the morning, and the coast\r\nguard counted them twice.\r\n"
    layer += "Two of the pas\ufffe\r\nsengers were in hospital, said a doctor of Port Sorrel.\r\n"
    assert paragraphs(layer) == (
        "Ferry freed\n\nForty people came ashore in the morning, and the coast guard counted them twice.\n\n"
        "Two of the passengers were in hospital, said a doctor of Port Sorrel."
    )
