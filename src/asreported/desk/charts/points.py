"""Points: a figure as the chart of its question draws it."""

from __future__ import annotations

from asreported.ledger import FigureRow
from asreported.linking import Reason

from ..telling.dates import instant
from ..telling.repeats import Repeats
from ..telling.rows import amount, called
from .drawing import Point

# What is denied, planned or only possible has not happened and has no place on a line of what did.
CHARTED_MODES = frozenset({"happened", "ongoing"})
# These stand where they were said, and no line leads to them: the claimant did not say them anew.
_ASIDE = {Reason.LAGGED: "late", Reason.EARLIER: "earlier"}


def claimant(found: FigureRow) -> str:
    """Who the figure is by; a report in its own voice is known by its outlet."""
    return found.decided.speaker or f"{called(found.report)}, own voice"


def point(found: FigureRow, repeats: Repeats, reason: Reason) -> Point | None:
    """The figure on the chart of its series, or None where it is undated, did not happen or was read wrong."""
    figure = found.decided
    moment = instant(figure.as_of or found.report.published)
    if moment is None or figure.mode not in CHARTED_MODES or found.status == "rejected":
        return None
    source = repeats.sources(found.report.id)
    copied = bool(source and repeats.of_sentence(found.report.id, found.sentence_words))
    aside = "copy" if copied else _ASIDE.get(reason, "")
    return Point(
        id=found.id,
        moment=moment,
        stated=figure.as_of is not None,
        low=figure.low,
        high=figure.high,
        claimant=claimant(found),
        line=found.id if aside else "",
        said=" ".join(found.key_words.split()),
        amount=amount(figure),
        group=figure.group,
        approximate=figure.form == "approximate",
        unverified=figure.verification == "unverified",
        aside=aside,
    )
