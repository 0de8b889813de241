"""The rules baseline: what regular expressions over reporting verbs and quotation marks find of attributions."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

Role = tuple[int, int, str]  # first word, end, source / cue / content

WORDS = tomllib.loads(Path(__file__).with_name("rules.toml").read_text(encoding="utf-8"))
VERBS, DETERMINERS = ("|".join(WORDS[name].split()) for name in ("verbs", "determiners"))
TITLED = r"[A-Z][\w.'’-]*"
WORD = r"[\w'’-]+"
# A name, a determiner with up to five words, a plural or a pronoun; then an apposition. Words stand apart by one space.
WHO = (rf"(?:(?i:{DETERMINERS}) (?:{WORD} ){{0,5}}?{WORD}|{TITLED}(?: (?:of |the |and |for )?{TITLED}){{0,6}}"
       r"|(?:[A-Za-z]+ )?[A-Za-z]{4,}s|(?i:i|he|she|they|we|it|who|police))(?: , [^,.“”]{3,60} ,)?")  # fmt: skip
SOURCE, NAMED = rf"(?P<source>{WHO})", r"(?P<source>[^,.;“”]{2,80})"
CUE = rf"(?P<cue>(?:(?:has|have|had|also|later) )*(?:{VERBS}))"
TO_WHOM = rf"(?: (?:reporters|journalists|him|her|them|us|me|{TITLED}))?(?: (?:on|in) (?:the )?{WORD})?"
QUOTE = r"(?P<content>[“\"][^“”\"]{10,}[”\"])"
CLAUSE = r"(?:(?! [.?!;](?: |$))[^“”\"])+"
START = r"(?:^|(?<=[.?!”] ))"
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        rf"{QUOTE}(?: ,)? {SOURCE} {CUE}",
        rf"{QUOTE}(?: ,)? {CUE} {SOURCE}(?= [.,;:])",
        rf"{SOURCE} {CUE}{TO_WHOM}(?: [,:])? {QUOTE}",
        rf"{START}(?P<cue>According to) {NAMED} , (?P<content>{CLAUSE})",
        rf"{START}(?P<content>{CLAUSE}?)(?: ,)? (?P<cue>according to) {NAMED}(?= [,.;])",
        rf"{START}(?P<content>{CLAUSE}?) , {SOURCE} {CUE}{TO_WHOM}(?= [.,])",
        rf"{SOURCE} {CUE}{TO_WHOM} (?P<content>that {CLAUSE})",
        rf"{SOURCE} {CUE}{TO_WHOM} (?!(?:to|by|in|on|at|for|,|[.]) )(?P<content>{CLAUSE})",
    )
]


def attributions(words: Sequence[str]) -> Iterator[Role]:
    """Sources, cues and contents of a passage. Earlier patterns go first, and no two attributions overlap."""
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word + " "
    taken = [False] * len(text)
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            for role in ("source", "cue", "content"):
                inside = [i for i, at in enumerate(starts) if match.start(role) <= at < match.end(role)]
                if inside:
                    yield inside[0], inside[-1] + 1, role
