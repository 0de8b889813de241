"""What comes from reports, made safe to print: no control characters, no markup, never wider than the terminal."""

from __future__ import annotations

import io
import sys
import unicodedata
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# Those that turn the direction of what follows can make a line read as what it is not (CVE-2021-42574).
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def safe(words: str, *, lines: bool = True) -> str:
    """The words without control characters; line ends stay where `lines`, and are spaces where not."""
    kept = "".join(_kept(character) for character in words)
    return kept if lines else " ".join(kept.split())


def flat(words: str) -> str:
    """The words on one line, safe, with every space they have: pieces of a sentence are put together again."""
    return safe(words).replace("\n", " ").replace("\t", " ")


def _kept(character: str) -> str:
    if character in "\n\t":
        return character
    if character in "\r\f\v\x85\u2028\u2029":
        return " "
    dropped = character in _TURNING or unicodedata.category(character) in ("Cc", "Cs")
    return "" if dropped else character


def text(words: object, style: str = "") -> Text:
    """Words for a table or a line, on one line. Square brackets in them are words, not markup."""
    from rich.text import Text

    return Text("" if words is None else safe(str(words), lines=False), style=style)


def console(*, err: bool = False) -> Console:
    """The terminal, or the file that output goes to."""
    from rich.console import Console

    return Console(stderr=err, markup=False, highlight=False, emoji=False)


def print_json(value: object) -> None:
    """A JSON document to standard output. Its escapes make it safe for a terminal too."""
    from asreported.exports import as_json

    click.echo(as_json(value, indent=2))


def never_fail_to_print() -> None:
    """Let a character that the terminal does not know stand as its number, where Python would end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
