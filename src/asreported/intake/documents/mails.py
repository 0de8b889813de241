"""E-mail to reports: the message's own words, and every attached document as an item of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePath

from ..datelines import field
from ..decoding import LIMIT, Decoded, declared, too_large
from ..leftout import visible
from ..limits import ENTRIES, Allowance, Excess
from ..markup import parsed
from ..metadata import Metadata, filled, one_line, report
from ..report import Report, Unreadable
from .kinds import MEDIA_TYPES, kind_of
from .parsing import Asked, Part, label, part

# The line with which a mailbox begins each message; in a message such a line has a mark before it.
_BEGINNING = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_MARKED = re.compile(rb"^>(>*From )", re.MULTILINE)
_EMPTY, _NOTHING = "the message holds no words", "Nothing to do, unless it should hold a report."
_SOFT_END = re.compile(r" \r?\n(?!\s*\r?\n)")


def read_mailbox(data: bytes, asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable | Part]:
    """The reports of a mailbox's messages. Raises Excess where it has too many."""
    starts = list(_BEGINNING.finditer(data))
    if not starts:
        yield Unreadable(asked.name, "it is no mailbox: it does not begin with “From ”", "Save its messages as .eml.")
        return
    if len(starts) > ENTRIES:
        raise Excess(f"it holds {len(starts):,} messages, and {ENTRIES:,} are read")
    ends = [*(start.start() for start in starts[1:]), len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        name = f"{asked.name}:{number + 1}"
        yield Part(name)
        if number >= asked.skip:
            message = _MARKED.sub(rb"\1", data[start.end() : end])
            yield from part(message, Asked(name), allowance, "mail")


def read(data: bytes, asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable]:
    """The reports of one message: its body, then its attachments in their order."""
    # The library takes a millisecond for each part; each part begins with such a line, and the last one ends with one.
    if data.count(b"\n--") > 2 * ENTRIES:
        raise Excess(f"it has more than {ENTRIES:,} parts")
    with allowance.nested():
        message = BytesParser(policy=policy.default).parsebytes(data)
        leaves = list(_leaves(message))
        bodies, attached = _bodies(leaves), [one for one in leaves if _is_attached(one)]
        about = filled(asked.about, _said(message))
        if bodies or not attached:
            yield _written(bodies, asked.name, about)
        for number, one in enumerate(attached, start=1):
            yield from _attachment(one, number, asked.name, about, allowance)


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, in their order; an attached message is one. Raises Excess for too many."""
    waiting, seen = [message], 0
    while waiting:
        one = waiting.pop()
        seen += 1
        if seen > ENTRIES:
            raise Excess(f"it has more than {ENTRIES:,} parts")
        if one.get_content_maintype() == "multipart" and one.is_multipart():
            waiting += reversed(one.get_payload())  # type: ignore[arg-type]
        else:
            yield one


def _bodies(leaves: list[EmailMessage]) -> list[EmailMessage]:
    """The parts that are the message itself: its plain ones, or those in HTML where it has no plain one."""
    inline = [one for one in leaves if not _file_name(one) and _bytes(one).strip()]
    plain = [one for one in inline if one.get_content_type() == "text/plain"]
    return plain or [one for one in inline if one.get_content_type() == "text/html"]


def _is_attached(one: EmailMessage) -> bool:
    name, kind = _file_name(one), one.get_content_type()
    # A picture in the text of a message is its decoration.
    return bool(name and kind_of(name)) or kind in ("message/rfc822", "application/pdf") or (
        bool(name) and one.get_content_disposition() == "attachment"
    )  # fmt: skip


def _attachment(
    one: EmailMessage, number: int, name: str, mail: Metadata, allowance: Allowance
) -> Iterator[Report | Unreadable]:
    kind = one.get_content_type()
    named = _file_name(one) or f"attachment {number}"
    # The outlet and day of the message are those of whoever passed the document on.
    notes = (f"attached to the message “{mail.title or name}” of {mail.published or 'an unknown day'}",)
    asked = Asked(label(name, named), Metadata(notes=notes), one.get_content_charset())
    if kind == "message/rfc822":
        inner = one.get_payload(0) if one.is_multipart() else None
        data = inner.as_bytes() if isinstance(inner, EmailMessage) else _bytes(one)
        yield from part(data, asked, allowance, "mail")
    else:
        yield from part(_bytes(one), asked, allowance, kind_of(named) or MEDIA_TYPES.get(kind))


def _written(bodies: list[EmailMessage], name: str, about: Metadata) -> Report | Unreadable:
    """The report of the message's own words, or why there are none."""
    found = [_words(one, name) for one in bodies]
    read = [one for one in found if isinstance(one, Decoded)]
    if not read:
        return next((one for one in found if isinstance(one, Unreadable)), Unreadable(name, _EMPTY, _NOTHING))
    text = "\n\n".join(one.text for one in read)
    if len(text) > LIMIT:
        return too_large(name, len(text))
    return report(name, text, about, tuple(note for one in read for note in one.notes))


def _words(body: EmailMessage, name: str) -> Decoded | Unreadable:
    data, charset = _bytes(body), body.get_content_charset()
    if body.get_content_type() == "text/plain":
        plain = declared(data, name, charset)
        flowed = str(body.get_param("format", "")).casefold() == "flowed"
        return replace(plain, text=_SOFT_END.sub(" ", plain.text)) if flowed and isinstance(plain, Decoded) else plain
    markup = parsed(data, name, charset)
    if isinstance(markup, Unreadable):
        return markup
    text = "\n\n".join(visible(markup.tree))
    return Decoded(text, markup.notes) if text else Unreadable(name, _EMPTY, _NOTHING)


def _said(message: EmailMessage) -> Metadata:
    dated = _header(message, "Date")
    day = field(dated) if dated else None
    return Metadata(
        title=one_line(_header(message, "Subject")),
        outlet=one_line(parseaddr(_header(message, "From"))[0]),
        published=day.published if day else None,
        notes=day.notes if day else (),
        published_by="the Date line of the message" if day and day.published else None,
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        # The library's reader of headers fails on some broken ones; the line as it stands is better than none.
        return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")


def _file_name(one: EmailMessage) -> str:
    try:
        return PurePath((one.get_filename() or "").replace("\\", "/")).name
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):
        return ""


def _bytes(one: EmailMessage) -> bytes:
    data = one.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
