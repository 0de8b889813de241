"""Deciding: what the forms of the review write to the log, and where they lead to; `grouping` has those of groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from typing import Any, Final

from asreported.errors import CaseError, StaleDecision
from asreported.ledger import Case, ClaimRow, Decision, Reviewer, field_value
from asreported.team import Right

from .entry.forms import Entered, own_path
from .grouping import FIELDS, other_of, unknown, words_of
from .lists.filters import link
from .lists.narrowing import kept, sought
from .pages.sources import source_href

VERDICTS: Final = frozenset({"confirm", "reject"})
# A claim of a copy as a form names it, with what its reviewer has seen of it.
_COPY: Final = re.compile(r"([fsep]-[0-9a-f]{12}):([0-9]{1,15})")
_GROUPS: Final = frozenset({"same", "move", "split"})
# What each button of a form needs; any other is a grade of something, or no button of ours.
_RIGHTS: Final[Mapping[str, Right]] = {
    **dict.fromkeys(("confirm", "reject", "confirm-copies", "reject-copies", "correct", "comment"), Right.DECIDE),
    **dict.fromkeys(("same", "different", "unsure", "split", "move"), Right.JUDGE),
}


def right_for(form: Entered) -> Right:
    """What whoever sends a form must have the right to."""
    return _RIGHTS.get(form.one("do"), Right.GRADE)


def right_to_undo(case: Case, by: str, number: str) -> Right:
    """What whoever takes a decision back must have the right to: one's own is part of deciding."""
    found = case.decision(int(number))
    return Right.DECIDE if found is None or found.by == by else Right.UNDO


def on_claim(case: Case, by: str, claim: str, form: Entered, busy: Set[str] = frozenset()) -> str:
    """Decide about a claim as its form says; the address to go on to, of a claim that is not `busy` where there is one.

    Raises CaseError where nothing can be written, StaleDecision where somebody has decided since the form was shown.
    """
    who, seen, said, do = case.reviewer(by), form.number("seen"), form.one("comment") or None, form.one("do")
    verdict, _, copies = do.partition("-")
    if do == "comment":
        written = who.comment(claim, words_of(said), seen=seen)
    elif do in VERDICTS:
        written = (who.confirm if do == "confirm" else who.reject)(claim, comment=said, seen=seen)
    elif verdict in VERDICTS and copies == "copies":
        written = _with_copies(case, who, verdict, claim, form)
    elif do == "correct":
        written = _correct(case, who, claim, form.under("field-"), said, seen)
    elif verdict == "grade":
        written = who.grade_claim(claim, do.removeprefix("grade-"), comment=said, seen=seen)
    elif do in _GROUPS:
        written = _regroup(case, who, claim, form)
    else:
        raise unknown(do)
    narrowed = kept(form.firsts())
    if verdict in VERDICTS or do == "correct":
        why = form.one("why")
        following = case.waiting(claim, why, sought=sought(narrowed), busy=busy)
        if following.claim is not None:
            return link(f"/review/{following.claim}", narrowed, why=following.why, done=written.number)
        return link("/review", narrowed, after=claim, why="rest", done=written.number)
    return link(f"/review/{claim}", narrowed, done=written.number)


def _with_copies(case: Case, who: Reviewer, verdict: str, claim: str, form: Entered) -> Decision:
    """One verdict on a claim and the same words in copies, if these are still those that the form showed."""
    copies = (_COPY.fullmatch(one) for one in form.every("copy"))
    shown = {found[1]: int(found[2]) for found in copies if found}
    row = _claim(case, claim)
    if not shown or shown.keys() != {one.id for one in case.same_words(row)}:
        problem = "The copies with the same words are others than those you were shown."
        raise StaleDecision("AR241", problem, "Nothing was written. Look again.")
    claims = {row.id: form.number("seen"), **shown}
    return who.verdicts(verdict, claims, comment=form.one("comment") or None)[0]


def _regroup(case: Case, who: Reviewer, claim: str, form: Entered) -> Decision:
    """What the form of a claim says of the incident or series that it stands in."""
    row = _claim(case, claim)
    field, seen, said = FIELDS.get(row.claim.kind), form.number("seen"), form.one("comment") or None
    if field is None or row.link is None:
        raise CaseError("AR244", f"{claim} is of no incident or series.", "Judge an event or a figure.")
    if form.one("do") == "move":
        return who.move(field, row.id, other_of(case, field, form), comment=said, seen=seen)[0]
    if form.one("do") == "split":
        return who.split(field, row.link, (row.id,), comment=said, seen=seen)
    return who.same(field, (row.link, other_of(case, field, form)), comment=said, seen=seen)


def undo(case: Case, by: str, number: str, form: Entered) -> str:
    """Take a decision back; the address of what it was about."""
    taken = case.reviewer(by).undo(int(number), comment=form.one("comment") or None)
    place = own_path(form.one("next"), _place(taken)).partition("?")[0]
    narrowed = kept(form.firsts())
    return link(place, narrowed if place.startswith("/review") else {}, done=taken.number)


def _place(taken: Decision) -> str:
    """The page of what a decision was about."""
    claims = [one for one in taken.subjects if one[:2] in {"f-", "s-", "e-", "p-"}]
    about = claims[0] if len(claims) == 1 else taken.subjects[0] if taken.subjects else ""
    if taken.field in {"actor", "reliability"}:
        return source_href(about)
    page = {"i-": "/incidents/", "q-": "/series/"}.get(about[:2], "/review/" if about in claims else "")
    return f"{page}{about}" if page else "/decisions"


def _correct(
    case: Case, who: Reviewer, claim: str, fields: Mapping[str, str], said: str | None, seen: int | None
) -> Decision:
    """Write every field that is another than it was. Nothing is written where one of them cannot be entered."""
    row = _claim(case, claim)
    changed = {
        name: value
        for name, value in fields.items()
        if field_value(row.claim.kind, name, value) != getattr(row.decided, name)
    }
    if not changed:
        raise CaseError("AR242", "No field is another than it was.", "Change one, or say that the claim is read right.")
    return who.corrections(row.id, changed, comment=said, seen=seen)[-1]


def _claim(case: Case, wanted: str) -> ClaimRow[Any]:
    row = case.show(wanted)
    if not isinstance(row, ClaimRow):
        raise CaseError("AR244", f"{wanted!r} is a report, not a claim.", "Name a claim of it.")
    return row
