"""Bytes of a source to its characters, unchanged, or the reason why they are none.

A UTF-8 byte order mark stays in the text as U+FEFF, because every offset of the ledger counts each character of the
decoded file. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
import stat
from dataclasses import dataclass
from pathlib import Path

from .report import Unreadable

# A long magazine story has 100,000 characters; what is above fifty of them is an archive, not a report.
LIMIT = 5_000_000
# A saved page carries its scripts and pictures with it; its words are counted when they are out of it.
PAGE_LIMIT = 50_000_000

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_MAGIC = ((b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive or an office document"), (b"\x1f\x8b", "a gzip archive"),
          (b"\xd0\xcf\x11\xe0", "an old office document"))  # fmt: skip
_SAVE_AS_TEXT = "Save it as plain text in UTF-8 and add that file."


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a source, and what had to be assumed to get at them."""

    text: str
    notes: tuple[str, ...] = ()


def content(path: Path, name: str, limit: int = LIMIT) -> bytes | Unreadable:
    """The bytes of a file of at most `limit` bytes."""
    if refused := not_regular(path, name):
        return refused
    try:
        size = path.stat().st_size
        return too_large(name, size, limit) if size > limit else path.read_bytes()
    except OSError as fault:
        return not_opened(name, fault)


def not_regular(path: Path, name: str) -> Unreadable | None:
    """The refusal of what is no file with an end, or None: opening a pipe or a device would wait for ever."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            return None
    except OSError as fault:
        return not_opened(name, fault)
    return Unreadable(name, "it is not a regular file", "Add a file, a folder, or - for standard input.")


def not_opened(name: str, fault: OSError) -> Unreadable:
    """The refusal of a file or folder that the system does not open."""
    return Unreadable(name, f"it cannot be opened ({fault.strerror})", "Check that it exists and may be read.")


def too_large(name: str, size: int, limit: int = LIMIT) -> Unreadable:
    """The refusal of a source of `size` bytes."""
    reason = f"it has {size / 1e6:.1f} MB, and one report may have {limit / 1e6:.0f} MB"
    return Unreadable(name, reason, "Split it into single reports, or into JSON Lines with one report a line.")


def decode(data: bytes, name: str) -> Decoded | Unreadable:
    """The characters of `data`: UTF-8 unless its bytes say otherwise; any other reading is noted."""
    if marked := marked_encoding(data):
        return _decoded_as(data, marked, name)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return Unreadable(name, f"it is {what}, not text", _SAVE_AS_TEXT)
    if b"\0" in data:
        return Unreadable(name, "it holds bytes that no text has", _SAVE_AS_TEXT)
    try:
        decoded: Decoded | Unreadable = Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        decoded = _damaged(data) or _other_encoding(data, name)
    return _with_words(decoded, name)


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark names at the start of `data`, if it is one of several bytes a character."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _decoded_as(data: bytes, encoding: str, name: str) -> Decoded | Unreadable:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return Unreadable(name, f"it says that it is {encoding.upper()} and is not", _SAVE_AS_TEXT)
    return _with_words(Decoded(text, (f"read as {encoding.upper()}, as its byte order mark says",)), name)


def _damaged(data: bytes) -> Decoded | None:
    """UTF-8 with some broken bytes, which one of the old single-byte encodings would turn into nonsense."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    if whole <= broken:
        return None
    return Decoded(text, (f"{broken} broken bytes stand as \ufffd",))


def _other_encoding(data: bytes, name: str) -> Decoded | Unreadable:
    # English in Windows-1252 has curly quotes and a few accents; a detector guesses wrongly on so little. French has
    # accents on one letter of twenty, and no letter of Russian or Greek is plain.
    accents = sum(byte > 0x9F for byte in data)
    if accents * 10 <= len(data):
        try:
            return Decoded(data.decode("cp1252"), ("not UTF-8: read as Windows-1252, a guess",))
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return Unreadable(name, "its encoding could not be found out", _SAVE_AS_TEXT)
    return Decoded(data.decode(best.encoding, errors="replace"), (f"not UTF-8: read as {best.encoding}, a guess",))


def _with_words(decoded: Decoded | Unreadable, name: str) -> Decoded | Unreadable:
    if isinstance(decoded, Unreadable):
        return decoded
    return words_or_reason(decoded.text, name) or decoded


def words_or_reason(text: str, name: str) -> Unreadable | None:
    """The reason why `text` cannot be a report's text, or None where it can."""
    if not any(character.isalnum() for character in text):
        return Unreadable(name, "it is empty: there is no word in it", "Nothing to do, unless it should hold a report.")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        return Unreadable(name, "it holds characters that no text has", "Write it again as UTF-8.")
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in text)
    if controls * 20 > len(text):
        return Unreadable(name, "it holds bytes that no text has", _SAVE_AS_TEXT)
    return None
