"""Deciding: what the forms of the desk write to the log, and where they lead to. Nothing else of the desk writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from asreported.errors import CaseError
from asreported.ledger import Case, ClaimRow, Decision, Reviewer, field_value

from .entry.forms import Entered, own_path
from .pages.sources import source_href

_VERDICTS: Final = frozenset({"confirm", "reject"})


def on_claim(case: Case, by: str, claim: str, form: Entered) -> str:
    """Decide about a claim as its form says; the address to go on to.

    Raises CaseError where nothing can be written, StaleDecision where somebody has decided since the form was shown.
    """
    who, seen, said, do = case.reviewer(by), form.number("seen"), form.one("comment") or None, form.one("do")
    if do == "comment":
        written = who.comment(claim, _words(said), seen=seen)
    elif do in _VERDICTS:
        written = (who.confirm if do == "confirm" else who.reject)(claim, comment=said, seen=seen)
    elif do == "correct":
        written = _correct(case, who, claim, form.under("field-"), said, seen)
    elif do.startswith("grade-"):
        written = who.grade_claim(claim, do.removeprefix("grade-"), comment=said, seen=seen)
    else:
        raise _unknown(do)
    if do in _VERDICTS or do == "correct":
        why = form.one("why")
        following = case.waiting(claim, why)
        if following.claim is not None:
            return f"/review/{following.claim}?why={following.why}&done={written.number}"
        return f"/review?after={claim}&why=rest&done={written.number}"
    return f"/review/{claim}?done={written.number}"


def on_incident(case: Case, by: str, wanted: str, form: Entered) -> str:
    """Decide about an incident as its form says; the address of where its first account is now."""
    who, seen, said, do = case.reviewer(by), form.number("seen"), form.one("comment") or None, form.one("do")
    incident = case.incident(wanted)
    if do in {"same", "different", "unsure"}:
        other = case.incident(form.one("other")).id
        judge: Mapping[str, Callable[[], Decision]] = {
            "same": lambda: who.same("incident", (incident.id, other), comment=said, seen=seen),
            "different": lambda: who.different("incident", incident.id, other, comment=said, seen=seen),
            "unsure": lambda: who.unsure("incident", incident.id, other, comment=said, seen=seen),
        }
        written = judge[do]()
    elif do == "split":
        written = who.split("incident", incident.id, form.every("claim"), comment=said, seen=seen)
    elif do == "grade":
        written = who.grade_incident(incident.id, form.one("grade"), comment=said, seen=seen)
    elif do == "comment":
        written = who.comment(incident.id, _words(said), seen=seen)
    else:
        raise _unknown(do)
    # A judgement may give the incident another id.
    account = case.show(incident.events[0].id)
    assert isinstance(account, ClaimRow)
    return f"/incidents/{account.link}?done={written.number}"


def on_source(case: Case, by: str, wanted: str, form: Entered) -> str:
    """Grade a source, or say something of it, as its form says; the address of its page."""
    who, seen, said = case.reviewer(by), form.number("seen"), form.one("comment") or None
    source = case.source(wanted)
    if form.one("do") == "comment":
        written = who.comment(source.id, _words(said), seen=seen)
    else:
        written = who.grade_source(source.id, form.one("grade"), comment=said, seen=seen)
    return f"{source_href(source.id)}?done={written.number}"


def undo(case: Case, by: str, number: str, form: Entered) -> str:
    """Take a decision back; the address of what it was about."""
    taken = case.reviewer(by).undo(int(number), comment=form.one("comment") or None)
    about = taken.subjects[0] if taken.subjects else ""
    place = f"/review/{about}" if about[:2] in {"f-", "s-", "e-", "p-"} else "/decisions"
    return own_path(form.one("next"), place).partition("?")[0] + f"?done={taken.number}"


def _correct(
    case: Case, who: Reviewer, claim: str, fields: Mapping[str, str], said: str | None, seen: int | None
) -> Decision:
    """Write every field that is another than it was. Nothing is written where one of them cannot be entered."""
    row = case.show(claim)
    if not isinstance(row, ClaimRow):
        raise CaseError("AR244", f"{claim!r} is a report, not a claim.", "Name a claim of it.")
    changed = {
        name: value
        for name, value in fields.items()
        if field_value(row.claim.kind, name, value) != getattr(row.decided, name)
    }
    if not changed:
        raise CaseError("AR242", "No field is another than it was.", "Change one, or say that the claim is read right.")
    written: Decision | None = None
    for name, value in changed.items():
        written = who.correct(row.id, name, value, comment=said, seen=seen)
        seen = written.number
        said = None
    assert written is not None
    return written


def _words(said: str | None) -> str:
    if said is None:
        raise CaseError("AR242", "There is nothing to say in it.", "Write some words first.")
    return said


def _unknown(do: str) -> CaseError:
    return CaseError("AR242", f"The desk does not know how to do {do!r}.", "Use the buttons of the page.")
