"""Reports in JSON Lines, one a line, or in a JSON list. Bad records are listed, good ones go in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from .decoding import LIMIT, Decoded, content, decode, marked_encoding, mended, not_regular, too_large
from .metadata import ANY, Keys, first, metadata, report, under
from .report import Report, Unreadable

# A JSON list must be in memory as a whole; JSON Lines are read a line at a time and have no such limit.
_LIST_LIMIT = 50_000_000
_ADVICE = "Each report is an object with its words under “text”, and if known title, outlet, published, url, id."


def read_lines(path: Path, name: str, keys: Keys = ANY) -> Iterator[Report | Unreadable]:
    """The reports of a JSON Lines file, in its order; one refusal where it holds none."""
    if refused := not_regular(path, name):
        yield refused
        return
    try:
        with path.open("rb") as file:
            yield from lines(file, name, keys)
    except OSError as fault:
        yield Unreadable(name, f"it cannot be read ({fault.strerror})", "Check that it exists and may be read.")


def lines(file: BufferedReader, name: str, keys: Keys = ANY) -> Iterator[Report | Unreadable]:
    """The reports of open JSON Lines, in their order; one refusal where there is none."""
    nothing = True
    # Half of a UTF-16 line end is the byte of a line end.
    for found in (_wide_lines if marked_encoding(file.peek(4)) else _lines)(file, name, keys):
        nothing = False
        yield found
    if nothing:
        yield Unreadable(name, "it is empty: there is no report in it", _ADVICE)


def _lines(file: BufferedReader, name: str, keys: Keys) -> Iterator[Report | Unreadable]:
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        whole = _whole_line(file, line)
        if whole > LIMIT:
            yield too_large(f"{name}, line {number}", whole)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line(decode(line, f"{name}, line {number}"), name, number, keys)


def _wide_lines(file: BufferedReader, name: str, keys: Keys) -> Iterator[Report | Unreadable]:
    """The reports of a file in UTF-16 or UTF-32, which is decoded as a whole before its lines are cut."""
    data = file.read(_LIST_LIMIT + 1)
    decoded = too_large(name, len(data), _LIST_LIMIT) if len(data) > _LIST_LIMIT else decode(data, name)
    if isinstance(decoded, Unreadable):
        yield decoded
        return
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if line.strip("\ufeff \t\r"):
            yield _line(replace(decoded, text=line), name, number, keys)


def _whole_line(file: BufferedReader, line: bytes) -> int:
    """The length of the line that `line` begins, after skipping what is left of it."""
    size = len(line)
    while size > LIMIT and not line.endswith(b"\n"):
        line = file.readline(LIMIT)
        if not line:
            break
        size += len(line)
    return size


def _line(decoded: Decoded | Unreadable, name: str, number: int, keys: Keys) -> Report | Unreadable:
    where = f"{name}, line {number}"
    if isinstance(decoded, Unreadable):
        return decoded
    try:
        row = json.loads(decoded.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as fault:
        return Unreadable(where, f"it is no JSON ({fault})", _ADVICE)
    return _report(row, f"{name}:{number}", where, decoded.notes, keys)


def read_list(path: Path, name: str, keys: Keys = ANY) -> Iterator[Report | Unreadable]:
    """The reports of a JSON file: a list of objects, or one object."""
    data = content(path, name, _LIST_LIMIT)
    if isinstance(data, Unreadable):
        yield data
    else:
        yield from rows(data, name, keys)


def rows(data: bytes, name: str, keys: Keys = ANY) -> Iterator[Report | Unreadable]:
    """The reports of the bytes of a JSON list or object."""
    decoded = decode(data, name)
    if isinstance(decoded, Unreadable):
        yield decoded
        return
    try:
        found = json.loads(decoded.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as fault:
        yield Unreadable(name, f"it is no JSON ({fault})", _ADVICE)
        return
    if not isinstance(found, list):
        yield _report(found, name, name, decoded.notes, keys)
        return
    if not found:
        yield Unreadable(name, "its list is empty: there is no report in it", _ADVICE)
    for number, row in enumerate(found, start=1):
        yield _report(row, f"{name}:{number}", f"{name}, record {number}", decoded.notes, keys)


def _report(row: object, unnamed: str, where: str, notes: tuple[str, ...], keys: Keys) -> Report | Unreadable:
    if not isinstance(row, dict):
        return Unreadable(where, "it is no JSON object", _ADVICE)
    values = (under(row, key) for key in keys.text)
    text = next((value for value in values if isinstance(value, str) and value.strip()), None)
    if text is None:
        reason = "it holds no text" if keys.text == ANY.text else f"it holds no text under “{keys.text[0]}”"
        return Unreadable(where, reason, _ADVICE)
    if len(text) > LIMIT:
        return too_large(where, len(text))
    words = mended(Decoded(text, notes), where)
    if isinstance(words, Unreadable):
        return words
    about = metadata(row, keys)
    own = under(row, keys.id[0])
    name = str(own) if isinstance(own, int) and not isinstance(own, bool) else first(row, keys.id)
    return report(name or about.url or unnamed, words.text, about, words.notes)
