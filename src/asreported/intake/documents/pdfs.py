"""A PDF to its report: the words of its text layer, in lines joined to paragraphs, and where each page begins."""

from __future__ import annotations

import re
from contextlib import closing
from io import BytesIO
from typing import Any

from ..decoding import LIMIT, Decoded, mended, too_large
from ..limits import PDF_PAGES, Allowance, Excess
from ..metadata import Metadata, filled, one_line, report
from ..report import Report, Unreadable
from ..textfiles import title

_ADVICE = "Save its words as a text file and add that."
_OCR = "Read it with a program for scanned pages (OCR) and add what that gives."
# pdfium marks a word that a line end cuts with one of these.
_CUT = re.compile("[\ufffe\x02\u00ad]\\s*")
# A line that fills less of its column than this ends a paragraph; a headline seldom fills it.
_FULL = 0.7
# Page numbers named in a note.
_NAMED = 10


def read(data: bytes, name: str, about: Metadata, allowance: Allowance) -> Report | Unreadable:
    """The report of a PDF's bytes. Raises Excess where its pages unpack to too much."""
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

    try:
        document = PdfDocument(data)
    except PdfiumError as fault:
        if "password" in str(fault).casefold():
            return Unreadable(name, "it is locked with a password", "Save it without one and add that.")
        return Unreadable(name, "it is damaged, or no PDF", _ADVICE)
    with closing(document):
        if len(document) > PDF_PAGES:
            reason = f"it has {len(document):,} pages, and {PDF_PAGES:,} are read"
            return Unreadable(name, reason, "Split it into its reports.")
        said = _checked(data, allowance)
        pages = [_words(document, number) for number in range(len(document))]
    return _report(pages, name, filled(about, said))


def _report(pages: list[str], name: str, about: Metadata) -> Report | Unreadable:
    blank = [number for number, words in enumerate(pages, start=1) if not words]
    if len(blank) == len(pages):
        return Unreadable(name, "no page of it has words that can be read: it is a scan, or empty", _OCR)
    text, starts = "", []
    for words in pages:
        starts.append(len(text) + (2 if text and words else 0))
        text = f"{text}\n\n{words}" if text and words else text or words
    if len(text) > LIMIT:
        return too_large(name, len(text))
    # One broken character for one: the offsets of the pages stay.
    whole = mended(Decoded(text), name)
    if isinstance(whole, Unreadable):
        return whole
    notes = [f"{_pages(blank)} no words that can be read"] if blank else []
    about = about if about.title else filled(about, Metadata(title=title(whole.text)))
    return report(name, whole.text, about, (*whole.notes, *notes), tuple(starts))


def _pages(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} has"
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    return f"pages {', '.join(map(str, numbers[:_NAMED]))}{more} have"


def _words(document: Any, number: int) -> str:  # noqa: ANN401 - pdfium's classes are loaded only where a PDF is met
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        with closing(page), closing(page.get_textpage()) as layer:
            return paragraphs(layer.get_text_range())
    except PdfiumError:
        # One broken page must not cost the others; it is told among those without words.
        return ""


def paragraphs(layer: str) -> str:
    """A page's lines joined to paragraphs, with an empty line between them; words cut at line ends made whole."""
    lines = [" ".join(line.split()) for line in _CUT.sub("", layer).splitlines()]
    widths = sorted(len(line) for line in lines if line)
    # The longest line may be a heading across two columns.
    full = widths[int(len(widths) * 0.9)] * _FULL if widths else 0
    out: list[list[str]] = [[]]
    for line in lines:
        if line:
            out[-1].append(line)
        if len(line) < full:
            out.append([])
    return "\n\n".join(" ".join(block) for block in out if block)


def _checked(data: bytes, allowance: Allowance) -> Metadata:
    """What the PDF says of itself. Raises Excess where its pages unpack to too much: pdfium would do it silently."""
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    try:
        reader = PdfReader(BytesIO(data))
        for page in reader.pages:
            contents = page.get("/Contents")
            streams = contents.get_object() if contents is not None else []
            for stream in streams if isinstance(streams, list) else [streams]:
                inner = stream.get_object()
                allowance.unpacked(BytesIO(inner.get_data()), len(getattr(inner, "_data", b"")))
        return _said(reader)
    except LimitReachedError as limit:
        raise Excess("a page of it unpacks to more than 75 MB") from limit
    except Excess:
        raise
    except Exception:  # noqa: BLE001 - what pypdf cannot read, pdfium often can; then nothing is known of its fields
        return Metadata()


def _said(reader: Any) -> Metadata:  # noqa: ANN401 - as above
    said = reader.metadata
    if not said:
        return Metadata()
    made = said.get("/CreationDate")
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(made)) if made else None
    # When a file was made is not when a report was published.
    notes = (f"the file says that it was made on {'-'.join(day.groups())}",) if day else ()
    return Metadata(title=one_line(str(said.title)) if said.title else None, notes=notes)
