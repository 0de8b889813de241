"""A document's bytes to its reports, whatever its kind. What fails is one refusal with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from typing import IO

from ..decoding import LIMIT, too_large
from ..limits import INPUT, Allowance, Excess
from ..metadata import ANY, UNKNOWN, Keys, Metadata, one_line
from ..report import Report, Unreadable
from .kinds import kind_of, suffix_of

_ADVICE = "Open it in the program that made it and save it anew, or save its words as a text file."
# Names in archives may have 65,535 characters.
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Part:
    """What of an archive or mailbox is parsed next. What kills the parser is told by it, and the next part goes on."""

    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How a document is called, what is known about it, and what is asked of its parser.

    `skip` is how many parts of a container were dealt with before. `charset` is what a server said of the encoding,
    `keys` where JSON records have what.
    """

    name: str
    about: Metadata = UNKNOWN
    charset: str | None = None
    skip: int = 0
    keys: Keys = ANY


def parse(
    file: IO[bytes], kind: str, asked: Asked, allowance: Allowance | None = None
) -> Iterator[Report | Unreadable | Part]:
    """The reports of a document, and each part of a container before its reports; what fails as an `Unreadable`."""
    name = asked.name
    try:
        yield from _parsed(file, kind, asked, allowance or Allowance())
    except Excess as reason:
        yield Unreadable(name, str(reason), "If it is no attack, split it, or add its parts by themselves.")
    except MemoryError:
        yield Unreadable(name, "it takes too much memory", "Split it, or save its words as a text file.")
    except RecursionError:
        yield Unreadable(name, "it is nested too deep", _ADVICE)
    except Exception as fault:  # noqa: BLE001 - parsers of damaged files raise what they like, and the batch goes on
        yield Unreadable(name, f"it is damaged: {type(fault).__name__} ({str(fault)[:200]})", _ADVICE)


def part(data: bytes, asked: Asked, allowance: Allowance, kind: str | None = None) -> Iterator[Report | Unreadable]:
    """The reports of one part of a container. Its own parts are not told."""
    kind = kind or kind_of(asked.name)
    if kind is None:
        suffix = suffix_of(asked.name)
        what = f"{suffix} files are not read" if suffix else "its name has no ending that tells what it is"
        yield Unreadable(asked.name, what, "Save its words as a text file and add that.")
        return
    for found in parse(BytesIO(data), kind, asked, allowance):
        if not isinstance(found, Part):
            yield found


def label(container: str, inner: str) -> str:
    """The name of a part: a label and never a path that is opened."""
    inner = one_line(inner) or "unnamed"
    inner = inner if len(inner) <= _LONGEST_NAME else f"…{inner[-_LONGEST_NAME:]}"
    return f"{container}/{inner}"


def _parsed(file: IO[bytes], kind: str, asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable | Part]:
    if kind == "webarchive":
        from . import webarchives

        yield from webarchives.read(file, asked, allowance)
        return
    data = file.read(INPUT + 1)
    if len(data) > INPUT:
        yield too_large(asked.name, len(data), INPUT)
    elif kind == "zip":
        from . import archives

        yield from archives.read_zip(data, asked, allowance)
    elif kind == "gzip":
        from . import archives

        yield from archives.read_gzip(data, asked, allowance)
    elif kind == "mailbox":
        from . import mails

        yield from mails.read_mailbox(data, asked, allowance)
    elif kind == "mail":
        from . import mails

        yield from mails.read(data, asked, allowance)
    else:
        yield from _single(data, kind, asked, allowance)


def _single(data: bytes, kind: str, asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable]:
    name, about = asked.name, asked.about
    if kind == "page":
        from .. import webpages

        yield from webpages.items(data, name, about, asked.charset)
    elif kind in ("feed", "links"):
        from . import feeds

        yield from (feeds.reports if kind == "feed" else feeds.links)(data, name)
    elif kind == "pdf":
        from . import pdfs

        yield pdfs.read(data, name, about, allowance)
    elif kind == "word":
        from . import wordfiles

        yield wordfiles.read(data, name, about, allowance)
    elif kind in ("lines", "list"):
        from .. import records

        if kind == "list":
            yield from records.rows(data, name, asked.keys)
        else:
            yield from records.lines(BufferedReader(BytesIO(data)), name, asked.keys)
    else:
        from .. import textfiles

        yield too_large(name, len(data)) if len(data) > LIMIT else textfiles.read(data, name, about, asked.charset)
