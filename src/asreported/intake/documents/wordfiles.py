"""A Word document to its report: every paragraph, also those of tables, text boxes, insertions and footnotes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from ..decoding import LIMIT, Decoded, mended, too_large
from ..limits import Allowance
from ..metadata import Metadata, filled, one_line, report
from ..report import Report, Unreadable
from ..textfiles import title
from .archives import weighed

_ADVICE = "Open it in the program that made it and save it as .docx or as text."


def read(data: bytes, name: str, about: Metadata, allowance: Allowance) -> Report | Unreadable:  # noqa: ARG001
    """The report of a .docx file's bytes. Raises Excess where it unpacks to too much."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        weighed(data)
        document = Document(BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError):
        return Unreadable(name, "it is damaged, or no .docx document", _ADVICE)
    blocks = [*_paragraphs(document.element.body), *_notes(document.part)]
    text = "\n\n".join(blocks)
    if len(text) > LIMIT:
        return too_large(name, len(text))
    whole = mended(Decoded(text), name)
    if isinstance(whole, Unreadable):
        return whole
    said = _said(document)
    known = filled(about, said)
    return report(name, whole.text, known if known.title else filled(known, Metadata(title=title(text))), whole.notes)


def _paragraphs(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's element, which has no types here
    from docx.oxml.ns import qn

    for paragraph in root.iter(qn("w:p")):
        # A text box is written twice, the second time for old programs.
        if any(one.tag.endswith("}Fallback") for one in paragraph.iterancestors()):
            continue
        words = " ".join("".join(_runs(paragraph)).split())
        if words:
            yield words


def _runs(paragraph: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The words of a paragraph, without those of the text boxes in it and without what was deleted."""
    from docx.oxml.ns import qn

    own, text, breaks = qn("w:p"), qn("w:t"), {qn("w:tab"), qn("w:br"), qn("w:cr")}
    for element in paragraph.iter(text, *breaks):
        if next(one for one in element.iterancestors() if one.tag == own) is paragraph:
            yield (element.text or "") if element.tag == text else " "


def _notes(part: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The paragraphs of the footnotes and endnotes."""
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        if not relation.is_external and relation.reltype.rpartition("/")[2] in ("footnotes", "endnotes"):
            yield from _paragraphs(parse_xml(relation.target_part.blob))


def _said(document: Any) -> Metadata:  # noqa: ANN401 - as above
    said = document.core_properties
    # When a file was made is not when a report was published.
    notes = (f"the file says that it was made on {said.created:%Y-%m-%d}",) if said.created else ()
    return Metadata(title=one_line(said.title or ""), notes=notes)
