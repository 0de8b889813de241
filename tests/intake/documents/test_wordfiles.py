"""A Word document to its report."""

from benchmarks.papers import FIGURES, LEAD, pdf, word

from asreported.intake import Report, Unreadable

from .asking import parsed


def test_paragraphs_are_read_with_an_empty_line_between_them():
    (found,) = parsed(word("Ferry seized", LEAD, FIGURES), "note.docx")
    assert isinstance(found, Report)
    assert found.text == f"Ferry seized\n\n{LEAD}\n\n{FIGURES}"
    assert found.title == "Ferry seized"


def test_tables_insertions_and_text_boxes_are_read_and_deletions_are_not():
    run = "<w:r><w:t>{}</w:t></w:r>".format
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('Dead')}</w:p></w:tc><w:tc><w:p>{run('3')}</w:p></w:tc></w:tr></w:tbl>"
    changed = (
        f"<w:p><w:ins w:id='1'>{run('Two men')}</w:ins><w:del w:id='2'><w:r><w:delText>Six</w:delText></w:r></w:del>"
    )
    box = (
        f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('Boxed.')}</w:p></w:txbxContent></w:pict></w:r>{run('Out.')}</w:p>"
    )
    (found,) = parsed(word(LEAD, body=f"{table}{changed}{run(' fled.')}</w:p>{box}".encode()), "note.docx")
    assert found.text.split("\n\n") == [LEAD, "Dead", "3", "Two men fled.", "Out.", "Boxed."]


def test_what_is_no_word_document_is_refused():
    for data in (b"", b"PK\3\4", pdf([LEAD]), word(LEAD)[:2000]):
        (found,) = parsed(data, "note.docx")
        assert isinstance(found, Unreadable)
        assert "docx" in found.reason
