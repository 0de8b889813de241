"""Which kind a document is of, by the ending of its name or by its media type."""

from __future__ import annotations

from pathlib import PurePosixPath

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "list",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".pdf": "pdf",
    ".docx": "word",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".warc": "webarchive",
    ".warc.gz": "webarchive",
    ".zip": "zip",
    ".gz": "gzip",
}
SUFFIXES = frozenset(KINDS)

MEDIA_TYPES = {
    "text/plain": "text",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "message/rfc822": "mail",
}


def kind_of(name: str) -> str | None:
    """The kind that the name's ending tells; None for endings that are not read."""
    return KINDS.get(suffix_of(name))


def suffix_of(name: str) -> str:
    """The ending of a name in small letters: `.pdf`, `.warc.gz`; empty where it has none."""
    last = PurePosixPath(name.replace("\\", "/")).name.lower()
    return ".warc.gz" if last.endswith(".warc.gz") else PurePosixPath(last).suffix
