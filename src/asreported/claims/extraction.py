"""One read report to all its claims: the order in which they are found, top to bottom."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from asreported.intake import Report

from .attribution import Voices, attributions, statements
from .belonging import tied
from .claim import Claim
from .denials import pointed
from .events import events
from .figures import figures
from .parse import parsed
from .persons import persons

# Raise it with every change of a rule, a vocabulary or the weights that can change a claim of any report: a case then
# knows what to read anew. Leave it where only names, comments or speed change.
RULES_VERSION: Final = "8"


def extract(doc: Doc, report: Report) -> tuple[Claim, ...]:
    """The claims of one report, sorted by place. `doc` must be the reading of `report.text`.

    Raises ValueError when it is the reading of another text, since every span would be wrong.
    """
    if not len(doc) and not report.text:
        return ()
    parse = parsed(doc)
    if parse.text != report.text:
        raise ValueError(f"the document read is not the text of {report.name}")
    voices = Voices(attributions(parse), parse, report.outlet)
    told = events(parse, report, voices)
    claims: list[Claim] = [
        *statements(parse, report, voices),
        *tied(figures(parse, report, voices), told, parse),
        *told,
        *persons(parse, report, voices),
    ]
    unique = {claim.id: claim for claim in pointed(claims, report.text)}
    return tuple(sorted(unique.values(), key=lambda c: (c.evidence.start, c.evidence.end, c.id)))
