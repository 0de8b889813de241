"""Grouping: what the forms of incidents, series and sources write: which are one, what is no part of them, grades."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from asreported.errors import CaseError
from asreported.ledger import Case, ClaimRow, Decision, Reviewer

from .entry.forms import Entered
from .pages.sources import source_href

# What is found at once by the id that somebody typed, or pasted with an address or a name around it.
_ID: Final = re.compile(r"\b[iq]-[0-9a-f]{3,12}\b")
NOT_FOUND: Final = frozenset({"AR211", "AR212"})
FIELDS: Final[Mapping[str, str]] = {"event": "incident", "figure": "series"}


def on_incident(case: Case, by: str, wanted: str, form: Entered) -> str:
    """Decide about an incident as its form says; the address of where its first account is now."""
    incident = case.incident(wanted)
    written = decided(case, case.reviewer(by), "incident", incident.id, form)
    return f"/incidents/{_group_of(case, incident.events[0].id)}?done={written.number}"


def on_series(case: Case, by: str, wanted: str, form: Entered) -> str:
    """Decide about a series as its form says; the address of where its first figure is now."""
    series = case.one_series(wanted)
    written = decided(case, case.reviewer(by), "series", series.id, form)
    return f"/series/{_group_of(case, series.figures[0].id)}?done={written.number}"


def on_source(case: Case, by: str, wanted: str, form: Entered) -> str:
    """Decide about a source as its form says; the address of its page."""
    source = case.source(wanted)
    written = decided(case, case.reviewer(by), "actor", source.id, form)
    # A judgement may give it another id; a name it keeps.
    return f"{source_href(case.source(source.names[0]).id)}?done={written.number}"


def decided(case: Case, who: Reviewer, field: str, own: str, form: Entered) -> Decision:
    """What a form says of an incident, a series or an actor, as it was written."""
    seen, said, do = form.number("seen"), form.one("comment") or None, form.one("do")
    if do == "same":
        return who.same(field, (own, other_of(case, field, form)), comment=said, seen=seen)
    if do in {"different", "unsure"}:
        judge = who.different if do == "different" else who.unsure
        return judge(field, own, other_of(case, field, form), comment=said, seen=seen)
    if do == "split" and field != "actor":
        return who.split(field, own, form.every("claim"), comment=said, seen=seen)
    if do == "grade" and field != "series":
        grade = who.grade_incident if field == "incident" else who.grade_source
        return grade(own, form.one("grade"), comment=said, seen=seen)
    if do == "comment":
        return who.comment(own, words_of(said), seen=seen)
    raise unknown(do)


def other_of(case: Case, field: str, form: Entered) -> str:
    """The id of the other group that a form names: chosen from a list, or typed as an id, an address or a name.

    Raises CaseError where it names none.
    """
    entered = form.one("typed") or form.one("other")
    find: Mapping[str, Callable[[str], str]] = {
        "incident": lambda wanted: case.incident(wanted).id,
        "series": case.whole_series,
        "actor": lambda wanted: case.source(wanted).id,
    }
    found = _ID.search(entered)
    wanted = entered if field == "actor" or not found else found[0]
    advice = "Choose one of the list, or give its id as its page has it at the end."
    if not wanted:
        raise CaseError("AR244", "You named no other one.", advice)
    try:
        return find[field](wanted)
    except CaseError as fault:
        if fault.code not in NOT_FOUND:
            raise
        raise CaseError("AR244", fault.problem, advice) from fault


def words_of(said: str | None) -> str:
    """What a comment says. Raises CaseError where that is nothing."""
    if said is None:
        raise CaseError("AR242", "There is nothing to say in it.", "Write some words first.")
    return said


def unknown(do: str) -> CaseError:
    """What is said of a button that no form of the desk has."""
    return CaseError("AR242", f"The desk does not know how to do {do!r}.", "Use the buttons of the page.")


def _group_of(case: Case, claim: str) -> str:
    found = case.show(claim)
    assert isinstance(found, ClaimRow)
    return str(found.link)
