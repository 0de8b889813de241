"""Issuers: whose official statement a report is, by its first lines; they are the “we” of its sentences."""

from __future__ import annotations

import re
from typing import Final

from ..parse import Parse
from .cues import nouns
from .nounphrases import Source, head_right

HEAD: Final = 400  # characters: a heading and the line below it
OWN: Final = re.compile(
    r"^(?:(?:joint |press |media |official |public )*(?:statement|communiqu[eé]|declaration|remarks)"
    r"(?: (?:no\.|number) ?\d+)? (?:by|from|of|issued by) (?:the )?(?P<behind>[A-Z][^\n,:;–—]{2,80})"
    r"|(?:the )?(?P<before>[A-Z][^\n,:;–—]{2,60}?)(?:'s|’s)? (?:press |media |official )?statement"
    r"(?= (?:on|about|regarding|concerning|following|in|after)\b|:|\s*$))",
    re.IGNORECASE | re.MULTILINE,
)


# A line that says what the report is, below the name of the body whose it is.
RELEASE: Final = re.compile(
    r"^(?:(?:joint|press|media|news|official|daily) )*(?:release|statement|communiqu[eé]|bulletin|notice|order)\b"
    r"[^\n]{0,60}(?<![.!?])$",
    re.IGNORECASE | re.MULTILINE,
)
HEADING: Final = re.compile(r"(?P<name>[A-Z][^\n,:;.–—]{3,70}?)(?= [-–—] |[,:]|\s*\n)")


def issuer(parse: Parse) -> Source | None:
    """The words that name who issued the statement that the report is; None where its first lines name nobody."""
    found = OWN.search(parse.text, 0, HEAD)
    if found is None:
        return _headed(parse)
    group = "behind" if found["behind"] else "before"
    first, end = parse.at(found.start(group)), parse.at(found.end(group) - 1) + 1
    stop = next((at for at in range(first, end) if parse.low[at] in {"on", "about", "regarding", "following"}), end)
    if stop <= first or not _can_issue(parse, first, stop):
        return _headed(parse)
    return Source(first, stop, min(head_right(parse, first), stop - 1))


def _headed(parse: Parse) -> Source | None:
    """Who stands in capitals at the top, above “press release 17”."""
    heading = HEADING.match(parse.text)
    if heading is None or not heading["name"].isupper() or RELEASE.search(parse.text, heading.end(), HEAD) is None:
        return None
    first, end = parse.at(heading.start("name")), parse.at(heading.end("name") - 1) + 1
    of = next((at for at in range(first, end) if parse.low[at] == "of"), end)
    return Source(first, end, of - 1) if of > first else None


def _can_issue(parse: Parse, first: int, end: int) -> bool:
    """Whether the words name an office, a body or somebody."""
    if any(parse.pos[at] == "VERB" for at in range(first, end)):
        return False  # villagers reject a statement
    known = nouns("roles") | nouns("bodies") | nouns("offices")
    return any(parse.names[at] in {"Person", "Organization"} or parse.lemmas[at] in known for at in range(first, end))
