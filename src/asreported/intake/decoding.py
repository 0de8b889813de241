"""Bytes of a source to its characters, unchanged, or the reason why they are none.

A UTF-8 byte order mark stays in the text as U+FEFF, because every offset of the ledger counts each character of the
decoded file. Line ends stay as they are.
"""

from __future__ import annotations

import codecs
import re
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .report import Unreadable

# A long magazine story has 100,000 characters; what is above fifty of them is an archive, not a report.
LIMIT = 5_000_000

_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_SAVE_AS_TEXT = "Save it as plain text in UTF-8 and add that file."
_MAGIC = (
    (b"%PDF-", "a PDF, not text", "Give its name the ending .pdf and add it again."),
    (b"PK\x03\x04", "a zip archive or an office document, not text", "Give its name the ending .docx or .zip."),
    (b"\x1f\x8b", "a gzip archive, not text", "Give its name the ending .gz, after that of what is in it."),
    (b"\xd0\xcf\x11\xe0", "an old office document, not text", _SAVE_AS_TEXT),
)
# Bytes of Windows-1252 in a text that is UTF-8 elsewhere: ellipsis, curly quotes and dashes, and accented letters.
_PATCHED = frozenset((0x85, *range(0x91, 0x98), *range(0xC0, 0x100)))
# Browsers read these as what Windows wrote (the WHATWG Encoding Standard).
_AS_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
# Python knows encodings that no report is in, some of them slow or dangerous (punycode, unicode_escape).
_OF_TEXTS = ("utf-", "cp", "iso8859", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "johab", "tis-620", "iso2022")
# More than one broken character in twenty and it is no text.
_BROKEN = 20
_SHORTEST_WIDE = 40
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NO_CHARACTERS = re.compile("[\0\ud800-\udfff]")


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
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            return Unreadable(name, f"it is {what}", advice)
    if b"\0" in data and (wide := _unmarked_wide(data)):
        return _with_words(Decoded(data.decode(wide, "replace"), (f"read as {wide.upper()}, a guess",)), name)
    try:
        decoded: Decoded | Unreadable = Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        decoded = _not_whole(data, name)
    return _with_words(decoded, name)


def declared(data: bytes, name: str, charset: str | None) -> Decoded | Unreadable:
    """The characters of `data` in the encoding that something beside it names; as `decode` where that is none."""
    encoding = _known(charset)
    if encoding is None or encoding.startswith("utf-") or marked_encoding(data):
        return decode(data, name)
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    return _with_words(Decoded(text, (f"{broken} broken bytes stand as \ufffd",) if broken else ()), name)


def _known(charset: str | None) -> str | None:
    try:
        found = codecs.lookup((charset or "").strip("\"' "))
    except (LookupError, ValueError):
        return None
    name = _AS_WINDOWS.get(found.name, found.name)
    return name if name.startswith(_OF_TEXTS) else None


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark names at the start of `data`, if it is one of several bytes a character."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_wide(data: bytes) -> str | None:
    """The UTF-16 in which every second byte of an English text is nothing, if `data` looks so."""
    head = data[:2000]
    for encoding, nothing in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if nothing.count(0) * 10 > len(nothing) * 7 and head.count(0) < len(head) * 0.6:
            # Shorter ones are no report, and look like anything.
            return encoding if len(data) >= _SHORTEST_WIDE else None
    return None


def _decoded_as(data: bytes, encoding: str, name: str) -> Decoded | Unreadable:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    if broken * _BROKEN > len(text):
        return Unreadable(name, f"it says that it is {encoding.upper()} and is not", _SAVE_AS_TEXT)
    faults = (f"{broken} broken characters stand as \ufffd",) if broken else ()
    return _with_words(Decoded(text, (f"read as {encoding.upper()}, as its byte order mark says", *faults)), name)


def _not_whole(data: bytes, name: str) -> Decoded | Unreadable:
    """The characters of bytes that are UTF-8 with faults in it, or another encoding; what is likelier."""
    text, patched, broken = _mended_utf_8(data)
    notes = []
    if patched:
        notes.append(f"{patched} bytes that are not UTF-8 were read as Windows-1252, a guess")
    if broken:
        notes.append(f"{broken} broken bytes stand as \ufffd")
    damaged = Decoded(text, tuple(notes))
    # An old single-byte encoding would turn what is whole of it into nonsense.
    if sum(character > "\x7f" for character in text) > 2 * (patched + broken):
        return damaged
    # English in Windows-1252 has curly quotes and a few accents; a detector guesses wrongly on so little. French has
    # accents on one letter of twenty, and no letter of Russian or Greek is plain.
    if sum(byte > 0x9F for byte in data) * 10 > len(data):
        return _detected(data, name)
    try:
        return Decoded(data.decode("cp1252"), ("not UTF-8: read as Windows-1252, a guess",))
    except UnicodeDecodeError:
        return damaged if broken * _BROKEN <= len(text) else _detected(data, name)


def _mended_utf_8(data: bytes) -> tuple[str, int, int]:
    """UTF-8 without its faults: the text, how many bytes were read as Windows-1252, how many faults became U+FFFD.

    A byte that stands alone and is a letter or a quotation mark of Windows-1252 is read as that: two files were joined.
    """
    counted = Counter[bool]()

    def mend(run: re.Match[str]) -> str:
        byte = ord(run[0][0]) - 0xDC00
        lone = len(run[0]) == 1 and byte in _PATCHED
        counted[lone] += 1
        return bytes((byte,)).decode("cp1252") if lone else "\ufffd"

    text = _ESCAPED.sub(mend, data.decode("utf-8", errors="surrogateescape"))
    return text, counted[True], counted[False]


def _detected(data: bytes, name: str) -> Decoded | Unreadable:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        return Unreadable(name, "its encoding could not be found out", _SAVE_AS_TEXT)
    return Decoded(data.decode(best.encoding, errors="replace"), (f"not UTF-8: read as {best.encoding}, a guess",))


def _with_words(decoded: Decoded | Unreadable, name: str) -> Decoded | Unreadable:
    return decoded if isinstance(decoded, Unreadable) else mended(decoded, name)


def mended(decoded: Decoded, name: str) -> Decoded | Unreadable:
    """The text with each NUL and each half of a character as U+FFFD, counted; or why it can be no report's text."""
    text, count = _NO_CHARACTERS.subn("\ufffd", decoded.text)
    if count * _BROKEN > len(text):
        return Unreadable(name, "it holds characters that no text has", "Write it again as UTF-8.")
    notes = (*decoded.notes, f"{count} characters that no text has stand as \ufffd") if count else decoded.notes
    return words_or_reason(text, name) or Decoded(text, notes)


def words_or_reason(text: str, name: str) -> Unreadable | None:
    """The reason why `text` cannot be a report's text, or None where it can."""
    if not any(character.isalnum() for character in text):
        return Unreadable(name, "it is empty: there is no word in it", "Nothing to do, unless it should hold a report.")
    controls = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in text)
    if controls * _BROKEN > len(text):
        return Unreadable(name, "it holds bytes that no text has", _SAVE_AS_TEXT)
    return None
