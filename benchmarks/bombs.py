"""Documents that are small and cost much, made when they are asked for and never stored.

Each is a file name with its ending, and a function that gives its bytes, built of our own sentences and nothing else.
The kinds are known ones: ratio, depth, number, overlap, lies about size, quadratic parsing.
"""

from __future__ import annotations

import gzip
import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from .papers import LEAD, mail, packed, page, pdf_of, pdf_stream, record, word, zip_with

MB = 1_000_000


def zeros(megabytes: int, level: int = 9) -> bytes:
    """A zlib stream of nothing, made without holding what it unpacks to."""
    packer = zlib.compressobj(level)
    return b"".join([*(packer.compress(bytes(MB)) for _ in range(megabytes)), packer.flush()])


def gzip_zeros(megabytes: int) -> bytes:
    """A gzip file of nothing, in members of ten megabytes."""
    return gzip.compress(bytes(10 * MB), mtime=0) * (megabytes // 10)


def _zip(*members: tuple[str, bytes], level: int = 9) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def _zip_ratio() -> bytes:
    return _zip(("a.txt", bytes(150 * MB)))


def _zip_total() -> bytes:
    # Each member by itself is within the ratio; together they are not within a hundred megabytes.
    words = (LEAD * 60).encode() + bytes(range(32, 127)) * 20
    return _zip(*((f"{number}.txt", words * 500) for number in range(30)), level=1)


def _zip_deep() -> bytes:
    data = packed(a__txt=LEAD.encode())
    for _ in range(20):
        data = packed(inner__zip=data)
    return data


def _zip_wide_and_deep() -> bytes:
    data = _zip(("0.txt", bytes(20 * MB)))
    for _ in range(3):
        data = _zip(*((f"{number}.zip", data) for number in range(16)))
    return data


def _zip_many() -> bytes:
    return _zip(*((f"{number}.txt", b"a") for number in range(20_000)), level=1)


def _zip_overlap() -> bytes:
    """Ten thousand names for the same packed bytes, as Fifield showed in 2019."""
    data, name = zlib.compress(bytes(10 * MB), 9)[2:-4], b"a.txt"
    fields = (zlib.crc32(bytes(10 * MB)), len(data), 10 * MB, len(name))
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, *fields, 0) + name + data
    row = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, *fields, 0, 0, 0, 0, 0, 0) + name
    count = 9_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(row) * count, len(local), 0)
    return local + row * count + end


def _zip_lies() -> bytes:
    """A member that says it has ten bytes and has a hundred million."""
    data = _zip(("a.txt", bytes(100 * MB)))
    return data.replace(struct.pack("<L", 100 * MB), struct.pack("<L", 10))


def _zip_of_pages() -> bytes:
    return _zip(*((f"{number}.html", _attributes(60_000)) for number in range(5)))


def _gzip_deep() -> bytes:
    data = gzip_zeros(500)
    for _ in range(3):
        data = gzip.compress(data, mtime=0)
    return data


def _word_ratio() -> bytes:
    blank = b"<w:p/>" * 20_000
    return zip_with(word(LEAD), "word/document.xml", lambda xml: xml.replace(b"<w:sectPr", blank * 1200 + b"<w:sectPr"))


def _word_entities() -> bytes:
    lines = ['<!ENTITY a0 "lol">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))]
    kind = f"<!DOCTYPE w [{''.join(lines)}]>".encode()
    body = b"<w:p><w:r><w:t>&a11;</w:t></w:r></w:p><w:sectPr"
    return zip_with(
        word(LEAD),
        "word/document.xml",
        lambda xml: xml.replace(b"?>", b"?>" + kind, 1).replace(b"<w:sectPr", body, 1),
    )


def _attributes(count: int) -> bytes:
    return page(f"<div {' '.join(f'a{number}=1' for number in range(count))}>")


def _many_attributes() -> bytes:
    tag = f"<b {' '.join(f'a{number}=1' for number in range(30_000))}>x</b>"
    return page(tag * 40)


def _quoted_attributes() -> bytes:
    return page("<div " + " ".join(f'a{number}="> <"' for number in range(100_000)) + ">")


def _deep(tag: str, count: int) -> bytes:
    return page(f"<{tag}>" * count, f"<p>{LEAD}</p>", f"</{tag}>" * count)


def _pdf_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        ]
    )


def _pdf_content(content: bytes) -> bytes:
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
            content,
        ]
    )


def _pdf_tree() -> bytes:
    """A tree whose every branch is ten times the next: ten thousand million pages of no content."""
    levels = 10
    tree = [
        b"<< /Type /Pages /Kids [%b] /Count 10000000000 >>" % (b"%d 0 R " % (number + 3) * 10)
        for number in range(levels)
    ]
    return pdf_of(
        [b"<< /Type /Catalog /Pages 2 0 R >>", *tree, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"]
    )


def _pdf_forms() -> bytes:
    """Forms that each draw the next one ten times."""
    levels = 14
    forms = [
        pdf_stream(
            b"/F Do " * 10,
            more=f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {number + 5} 0 R >> >>",
        )
        for number in range(levels)
    ]
    last = pdf_stream(b"BT ET", more="/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /XObject << /F 5 0 R >> >> >>",
            *forms[:1],
            *forms[1:],
            last,
        ]
    )


def _warc_gzip() -> bytes:
    """A record of 600 million bytes, packed by the archive."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = record("https://mail.example/a", b"").replace(b"Content-Length: 0", b"Content-Length: 600000000")
    at = head.index(b"Content-Type: application/http")
    head = head[:at] + b"Content-Type: application/http; msgtype=response\r\nContent-Length: 600000090\r\n\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    pieces = [packer.compress(head + http), *(packer.compress(bytes(MB)) for _ in range(600)), packer.flush()]
    return b"".join(pieces)


def _warc_encoded(levels: int) -> bytes:
    body = gzip_zeros(500)
    for _ in range(levels - 1):
        body = gzip.compress(body, mtime=0)
    return record("https://mail.example/a", body, encoding=", ".join(["gzip"] * levels))


def _warc_pages() -> bytes:
    return b"".join(record(f"https://mail.example/{number}", _attributes(50_000)) for number in range(3))


def _mail_parts() -> bytes:
    head = b'Subject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    return head + b"--x\nContent-Type: text/plain; name=a.txt\n\na\n" * 30_000 + b"--x--\n"


def _mail_deep() -> bytes:
    data = mail()
    for number in range(60):
        head = f'Subject: Fwd {number}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x{number}"\n\n'
        data = f"{head}--x{number}\nContent-Type: message/rfc822\n\n".encode() + data + f"\n--x{number}--\n".encode()
    return data


BOMBS: dict[str, Callable[[], bytes]] = {
    "ratio.zip": _zip_ratio,
    "total.zip": _zip_total,
    "deep.zip": _zip_deep,
    "wide-and-deep.zip": _zip_wide_and_deep,
    "many.zip": _zip_many,
    "overlap.zip": _zip_overlap,
    "lies.zip": _zip_lies,
    "pages.zip": _zip_of_pages,
    "zeros.html.gz": lambda: gzip_zeros(600),
    "zeros.txt.gz": lambda: gzip_zeros(3000),
    "deep.txt.gz.gz": _gzip_deep,
    "paragraphs.docx": _word_ratio,
    "entities.docx": _word_entities,
    "attributes.html": lambda: _attributes(100_000),
    "many-attributes.html": _many_attributes,
    "quoted-attributes.html": _quoted_attributes,
    "divs.html": lambda: _deep("div", 20_000),
    "bold.html": lambda: _deep("b", 200_000),
    "tables.html": lambda: _deep("table><tr><td", 100_000),
    "content.pdf": lambda: _pdf_content(pdf_stream(zeros(300), "/FlateDecode")),
    "twice-packed.pdf": lambda: _pdf_content(pdf_stream(zlib.compress(zeros(1000)), "[/FlateDecode /FlateDecode]")),
    "pages.pdf": lambda: _pdf_pages(50_000),
    "tree.pdf": _pdf_tree,
    "forms.pdf": _pdf_forms,
    "record.warc.gz": _warc_gzip,
    "encoded.warc": lambda: _warc_encoded(1),
    "encoded-twice.warc": lambda: _warc_encoded(2),
    "pages.warc": _warc_pages,
    "parts.eml": _mail_parts,
    "forwarded.eml": _mail_deep,
}


def main() -> None:
    """Write one bomb: `python -m benchmarks.bombs NAME PATH`."""
    name, path = sys.argv[1:]
    Path(path).write_bytes(BOMBS[name]())


if __name__ == "__main__":
    main()
