"""Parts: whether a number counts all of whom it speaks, or some of them."""

from __future__ import annotations

import re

from ..occasions.pages import either

# “In Arda alone, said the mayor, 350”
_ALONE = re.compile(r"\b[Ii]n (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* alone\b[^.;]*$")


def is_part(sentence: str, at: int) -> bool:
    """Whether the words around the number at an offset give a part of a count, not the count."""
    before, after = sentence[max(0, at - 40) : at], sentence[at : at + 60]
    # “the number of those aboard”, “were included in the 41” give the whole.
    whole = r"(?<!\bnumber )(?<!\btotal )"
    if re.search(rf"{whole}\b(?:{either('parts', 'before')})\b(?! in\b)[^.;]*$", before, re.IGNORECASE):
        return True
    # “196, of whom 14” is the whole too.
    if re.search(rf"^\W*[\w-]+(?:\W*\w+){{0,3}}?\s+(?:{either('parts', 'after')})\b", after, re.IGNORECASE):
        return True
    if _traced(before, after):
        return True
    # “six of the inmates”
    if re.search(r"^(?:[\w-]+ ){1,3}?of (?:the|those|these) [a-z]", after):
        return True
    if _ALONE.search(sentence[:at]) or re.search(r"^[\w-]+ (?:[\w-]+ ){0,2}from (?:the|this) [\w-]+ alone\b", after):
        return True
    if re.search(r"^(?:\W*\w+){1,4}? (?:in|at) (?:the |a )?hospital", after):
        return True
    if re.search(r"^[\w ]{0,25}\b(?:seriously|critically|badly|gravely)\b", after):
        return True
    if re.search(r"^[\w-]+ (?:of the (?:[\w-]+ ){1,2}who|most|remaining|surviving|critically)\b", after, re.IGNORECASE):
        return True
    return bool(
        re.search(rf"^[\w-]+\W+of the (?:[\w-]+ ){{1,2}}(?:{either('parts', 'wholes')})\b", after, re.IGNORECASE)
    )


def _traced(before: str, after: str) -> bool:
    """Whether somebody traced them (“the families of 33 who died”, “28 have been identified”) or sorted them out."""
    if re.search(rf"\b(?:{either('parts', 'traced')}) of (?:at least |some |about )?$", before, re.IGNORECASE):
        return True
    if re.search(r"^[\w-]+(?: [\w-]+){1,4} (?:were|was|are|is) among the (?:dead|killed|victims|wounded)\b", after):
        return True
    known = rf"(?: [\w-]+){{0,2}} (?:has|have|had)(?: now| so far)? been (?:{either('parts', 'known')})"
    sort = rf" (?:were|are|was) (?:{either('groups', 'women')}|{either('groups', 'young')})"
    return re.search(rf"^[\w-]+(?:{known}| names|{sort})\b", after) is not None
