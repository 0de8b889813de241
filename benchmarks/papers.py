"""Documents of every kind that intake reads, of a few sentences of our own: good ones for tests, bombs, mutations."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable
from email.message import EmailMessage

LEAD = "Armed men boarded the Sorrel ferry at dawn, the harbour office said in a short notice to captains."
FIGURES = "About 40 passengers were aboard and three of the crew were killed, the coast guard said on Tuesday."
END = "Nobody has said what the men want, and the coast guard keeps its boats a mile away from the ferry."
TEXT = f"Ferry seized\n\nMarch 4, 2031\n\n{LEAD}\n\n{FIGURES}\n\n{END}\n"


def page(*more: str, head: str = "", day: str = "2031-03-04T06:15:00+02:00") -> bytes:
    """A web page with an article, and `more` of its markup after it."""
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Ferry seized | Sorrel Mail</title>
<meta property="og:title" content="Ferry seized"><meta property="og:site_name" content="Sorrel Mail">
<meta property="article:published_time" content="{day}">{head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry seized</h1><p>{LEAD}</p><p>{FIGURES}</p><p>{END}</p></article>
{"".join(more)}</body></html>""".encode()


def pdf_of(objects: Iterable[bytes], root: int = 1, info: str = "") -> bytes:
    """A PDF of these numbered objects, the first of number 1."""
    out, starts = [b"%PDF-1.4\n"], []
    at = len(out[0])
    for number, body in enumerate(objects, start=1):
        starts.append(at)
        out.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        at += len(out[-1])
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    out.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(starts) + 1, rows))
    trailer = f"trailer << /Size {len(starts) + 1} /Root {root} 0 R {info} >>\nstartxref\n{at}\n%%EOF\n"
    return b"".join([*out, trailer.encode()])


def pdf_stream(data: bytes, filters: str = "", more: str = "") -> bytes:
    """A stream object's body."""
    said = f"<< /Length {len(data)} {f'/Filter {filters}' if filters else ''} {more} >>"
    return b"%b\nstream\n%b\nendstream" % (said.encode(), data)


def pdf(*pages: Iterable[str], packed: bool = True) -> bytes:
    """A PDF with these lines on its pages, one font, and a title of its own."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 12 Tf 72 720 Td 14 TL\n{shown}\nET".encode()
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number),
            pdf_stream(zlib.compress(content), "/FlateDecode") if packed else pdf_stream(content),
        ]
    return pdf_of(objects, info="/Info << /Title (Ferry seized) /CreationDate (D:20310305101010Z) >>")


def word(*paragraphs: str, body: bytes = b"") -> bytes:
    """A .docx file as a word processor writes it; `body` is markup that stands after the paragraphs."""
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return zip_with(out.getvalue(), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", body + b"<w:sectPr", 1))


def zip_with(data: bytes, name: str, changed: object) -> bytes:
    """The archive with one member changed by a function of its bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            new.writestr(member, changed(content) if member.filename == name else content)  # type: ignore[operator]
    return out.getvalue()


def mail(*attached: tuple[str, str, bytes], text: str = f"{LEAD}\n{FIGURES}\n") -> bytes:
    """A message with documents attached, each its media type, its name and its bytes."""
    message = EmailMessage()
    message["Subject"] = "Ferry seized"
    message["From"] = "Harbour Wire <desk@wire.example>"
    message["Date"] = "Tue, 04 Mar 2031 08:30:00 +0200"
    message.set_content(text)
    for kind, name, data in attached:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    """The messages as one mailbox file."""
    return b"".join(b"From desk@wire.example Tue Mar  4 08:30:00 2031\n%b\n\n" % one for one in messages)


def record(
    address: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", encoding: str = ""
) -> bytes:
    """A captured response as a record of a web archive."""
    coded = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coded}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-03-05T05:06:07Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(**members: bytes) -> bytes:
    """A zip archive; a double underscore in a name stands for its dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def seeds() -> dict[str, bytes]:
    """One good document of every kind, by file name."""
    own_pdf = pdf([LEAD, FIGURES], [END])
    records = [
        record("https://mail.example/ferry", page()),
        record("https://mail.example/a.pdf", own_pdf, "application/pdf"),
    ]
    return {
        "page.html": page(),
        "paper.pdf": own_pdf,
        "note.docx": word("Ferry seized", LEAD, FIGURES),
        "alert.eml": mail(("application/pdf", "annex.pdf", own_pdf)),
        "alerts.mbox": mailbox(mail(), mail(text=END)),
        "crawl.warc": b"".join(records),
        "crawl.warc.gz": b"".join(gzip.compress(one, mtime=0) for one in records),
        "bundle.zip": packed(a__txt=TEXT.encode(), b__html=page(), c__pdf=own_pdf),
        "page.html.gz": gzip.compress(page(), mtime=0),
        "wire.jsonl": b'{"text": "%b", "title": "Ferry"}\n' % LEAD.encode() * 3,
        "wire.json": b'[{"text": "%b"}, {"text": "%b"}]' % (LEAD.encode(), END.encode()),
        "story.txt": TEXT.encode() + "“Nobody is hurt” – twice, café, 🛟".encode(),
    }
