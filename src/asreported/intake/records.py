"""Reports in JSON Lines, one a line, or in a JSON list. Bad records are listed, good ones go in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .decoding import LIMIT, Decoded, content, decode, marked_encoding, not_regular, too_large, words_or_reason
from .metadata import TEXT_KEYS, first, metadata, report
from .report import Report, Unreadable

# A JSON list must be in memory as a whole; JSON Lines are read a line at a time and have no such limit.
_LIST_LIMIT = 50_000_000
_ADVICE = "Each report is an object with its words under “text”, and if known title, outlet, published, url, id."


def read_lines(path: Path, name: str) -> Iterator[Report | Unreadable]:
    """The reports of a JSON Lines file, in its order; one refusal where it holds none."""
    if refused := not_regular(path, name):
        yield refused
        return
    nothing = True
    try:
        for found in _lines(path, name):
            nothing = False
            yield found
    except OSError as fault:
        yield Unreadable(name, f"it cannot be read ({fault.strerror})", "Check that it exists and may be read.")
        return
    if nothing:
        yield Unreadable(name, "it is empty: there is no report in it", _ADVICE)


def _lines(path: Path, name: str) -> Iterator[Report | Unreadable]:
    with path.open("rb") as file:
        # Half of a UTF-16 line end is the byte of a line end.
        if marked_encoding(file.peek(4)):
            yield from _wide_lines(path, name)
            return
        number = 0
        while line := file.readline(LIMIT + 1):
            number += 1
            whole = _whole_line(file, line)
            if whole > LIMIT:
                yield too_large(f"{name}, line {number}", whole)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _line(decode(line, f"{name}, line {number}"), name, number)


def _wide_lines(path: Path, name: str) -> Iterator[Report | Unreadable]:
    """The reports of a file in UTF-16 or UTF-32, which is decoded as a whole before its lines are cut."""
    data = content(path, name, _LIST_LIMIT)
    decoded = data if isinstance(data, Unreadable) else decode(data, name)
    if isinstance(decoded, Unreadable):
        yield decoded
        return
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if line.strip("\ufeff \t\r"):
            yield _line(replace(decoded, text=line), name, number)


def _whole_line(file: object, line: bytes) -> int:
    """The length of the line that `line` begins, after skipping what is left of it."""
    size = len(line)
    while size > LIMIT and not line.endswith(b"\n"):
        line = file.readline(LIMIT)  # type: ignore[attr-defined]
        if not line:
            break
        size += len(line)
    return size


def _line(decoded: Decoded | Unreadable, name: str, number: int) -> Report | Unreadable:
    where = f"{name}, line {number}"
    if isinstance(decoded, Unreadable):
        return decoded
    try:
        row = json.loads(decoded.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as fault:
        return Unreadable(where, f"it is no JSON ({fault})", _ADVICE)
    return _report(row, f"{name}:{number}", where, decoded.notes)


def read_list(path: Path, name: str) -> Iterator[Report | Unreadable]:
    """The reports of a JSON file: a list of objects, or one object."""
    data = content(path, name, _LIST_LIMIT)
    decoded = data if isinstance(data, Unreadable) else decode(data, name)
    if isinstance(decoded, Unreadable):
        yield decoded
        return
    try:
        rows = json.loads(decoded.text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as fault:
        yield Unreadable(name, f"it is no JSON ({fault})", _ADVICE)
        return
    if not isinstance(rows, list):
        yield _report(rows, name, name, decoded.notes)
        return
    if not rows:
        yield Unreadable(name, "its list is empty: there is no report in it", _ADVICE)
    for number, row in enumerate(rows, start=1):
        yield _report(row, f"{name}:{number}", f"{name}, record {number}", decoded.notes)


def _report(row: object, unnamed: str, where: str, notes: tuple[str, ...]) -> Report | Unreadable:
    if not isinstance(row, dict):
        return Unreadable(where, "it is no JSON object", _ADVICE)
    text = next((row[key] for key in TEXT_KEYS if isinstance(row.get(key), str) and row[key].strip()), None)
    if text is None:
        return Unreadable(where, "it holds no text", _ADVICE)
    if len(text) > LIMIT:
        return too_large(where, len(text))
    if refused := words_or_reason(text, where):
        return refused
    about = metadata(row)
    own = row.get("id")
    name = str(own) if isinstance(own, int) and not isinstance(own, bool) else first(row, ("id",))
    return report(name or about.url or unnamed, text, about, notes)
