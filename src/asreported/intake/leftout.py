"""The second reader of a web page: which sentences with figures stand on the page and not in the article that was read.

The first reader finds the article and drops menus, boxes, captions and, at times, a paragraph of the story. The second
one takes every block of words that a visitor sees, outside menus and lists of links, and looks for it in the article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .report import Unreadable

# Above this the page tells of other things than its article: a ticker, an archive of headlines.
_SHOWN = 5
_LONGEST = 300
# A sentence of which this share of its word triples stands in the article was read, whatever its commas and dashes.
_READ = 0.7
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?…][\"”’')\]])\s+|(?<=[.!?…])\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_WORD = re.compile(r"\w+")
# Shorter ones are labels of charts and teasers.
_SHORTEST = 5


def left_out(tree: Any, article: str, name: str) -> Unreadable | None:  # noqa: ANN401 - lxml's element
    """The sentences with figures that `article` has not, as one refusal beside the report; None where it has all."""
    read = set(_triples(article))
    lost = [one for one in dict.fromkeys(_with_figures(tree)) if not _is_read(one, read)]
    if not lost:
        return None
    quoted = "; ".join(f"“{one[:_LONGEST]}”" for one in lost[:_SHOWN])
    more = f"; and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    many = "1 sentence with figures stands" if len(lost) == 1 else f"{len(lost)} sentences with figures stand"
    reason = f"{many} on the page outside the article that was read: {quoted}{more}"
    return Unreadable(f"{name}, left out", reason, "Look at the page; what belongs to the story can be added as text.")


def visible(tree: Any) -> list[str]:  # noqa: ANN401 - as above
    """The blocks of words that a visitor of the page sees, outside menus and links that stand alone, in their order."""
    blocks: list[list[str]] = [[]]
    for words in _walk(tree):
        if words is None:
            blocks.append([])
        else:
            blocks[-1].append(words)
    joined = (" ".join("".join(block).split()) for block in blocks)
    return [block for block in joined if block]


def _walk(tree: Any) -> Iterator[str | None]:  # noqa: ANN401 - as above
    """The words of the page as they follow, None where a block begins or ends. Without recursion: pages may be deep."""
    words, waiting = _vocabulary(), [(tree, False)]
    while waiting:
        element, done = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if done:
            yield None if tag in words.blocks else ""
            yield element.tail or ""
            continue
        if not tag or _is_unseen(element, tag):
            yield element.tail or ""
            continue
        yield None if tag in words.blocks else ""
        yield element.text or ""
        waiting.append((element, True))
        waiting += [(child, False) for child in reversed(element)]


def _is_unseen(element: Any, tag: str) -> bool:  # noqa: ANN401 - as above
    if tag == "a":
        # A link inside a sentence is read; one that is a line by itself leads to another story.
        return not (_words(element.tail) or _words(element.getparent().text if element.getparent() is not None else ""))
    said = element.attrib
    return tag in _vocabulary().unseen or "hidden" in said or said.get("aria-hidden") == "true" or bool(
        _HIDDEN.search(said.get("style", ""))
    )  # fmt: skip


def _words(text: str | None) -> bool:
    return bool(_WORD.search(text or ""))


def _with_figures(tree: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    number, harm = _vocabulary().number, _vocabulary().harm
    for block in visible(tree):
        if harm.search(block) and number.search(block):
            sentences = (one.strip() for one in _END.split(block))
            yield from (one for one in sentences if harm.search(one) and number.search(one) and _is_sentence(one))


def _is_sentence(words: str) -> bool:
    return len(_WORD.findall(words)) >= _SHORTEST


def _is_read(sentence: str, read: set[tuple[str, ...]]) -> bool:
    own = _triples(sentence)
    return sum(one in read for one in own) >= _READ * len(own)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return list(zip(words, words[1:], words[2:], strict=False))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    number: re.Pattern[str]
    harm: re.Pattern[str]
    blocks: frozenset[str]
    unseen: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = tomllib.loads(files(__package__).joinpath("leftout.toml").read_text("utf-8"))
    return _Vocabulary(
        number=re.compile(rf"\d|\b(?:{'|'.join(data['numbers'])})\b", re.IGNORECASE),
        harm=re.compile(rf"\b(?:{'|'.join(data['harms'])})", re.IGNORECASE),
        blocks=frozenset(data["blocks"]),
        unseen=frozenset(data["unseen"]),
    )
