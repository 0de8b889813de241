"""`review`: a person's decisions about the case, and the log of them."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from asreported.ledger import Again, Case, Decision, Reviewer

F = TypeVar("F", bound=Callable[..., Any])


@click.group()
def review() -> None:
    """Confirm, reject, correct, merge, split, grade: decisions of a person, kept apart from what was read.

    Every decision is written to a log with who and when, and none is ever changed: a newer one of the same person
    counts in its place, and `undo` takes one back. Ids may be cut short. Without --by the name is that of
    ASREPORTED_REVIEWER, or of who is logged in.
    """


def _logged_in() -> str:
    """The name of who is logged in; none where the system has no name for them, as in a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _by(command: F) -> F:
    name = click.option(
        "--by", envvar="ASREPORTED_REVIEWER", show_envvar=True, metavar="NAME", default=_logged_in,
        help="Who decides.",
    )  # fmt: skip
    return name(command)


def _why(command: F) -> F:
    comment = click.option("--comment", metavar="WORDS", help="Why, in a few words; kept with the decision.")
    seen = click.option(
        "--seen", type=click.IntRange(min=0), metavar="NUMBER",
        help="The newest decision about it that you know of, 0 for none: if there is a newer one nothing is written.",
    )  # fmt: skip
    return _by(comment(seen(command)))


@review.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_why
@click.pass_obj
def confirm(case: str, claims: Sequence[str], by: str, comment: str | None, seen: int | None) -> None:
    """The claims are read right: their words say this."""
    _decide(case, by, lambda who, _: (who.confirm(one, comment=comment, seen=seen) for one in claims))


@review.command()
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_why
@click.pass_obj
def reject(case: str, claims: Sequence[str], by: str, comment: str | None, seen: int | None) -> None:
    """The claims are read wrong: their words do not say this."""
    _decide(case, by, lambda who, _: (who.reject(one, comment=comment, seen=seen) for one in claims))


@review.command()
@click.argument("claim")
@click.argument("field")
@click.argument("value")
@_why
@click.pass_obj
def correct(case: str, claim: str, field: str, value: str, by: str, comment: str | None, seen: int | None) -> None:
    """FIELD of a claim is VALUE; an empty VALUE ("") leaves it blank.

    What the machine read stays beside it. A field takes the words of the coding rules.
    """
    _decide(case, by, lambda who, _: [who.correct(claim, field, value, comment=comment, seen=seen)])


@review.command()
@click.argument("kind", type=click.Choice(["figure", "statement", "event", "person"]))
@click.argument("report")
@click.argument("words")
@click.argument("fields", nargs=-1, metavar="FIELD=VALUE...")
@click.option("--comment", metavar="WORDS", help="Why, in a few words.")
@_by
@click.pass_obj
def add(case: str, kind: str, report: str, words: str, fields: Sequence[str], by: str, comment: str | None) -> None:
    """A claim that the machine did not find. WORDS is the clause of the report that says so, as it stands there.

    A figure needs number=WORDS, a statement cue=WORDS and content=WORDS, an event trigger=WORDS, a person
    mention=WORDS and trigger=WORDS, each as it stands in the clause; and the fields of the coding rules. For instance:

        review add figure 3.txt "Two men were let go" number=Two measure=released low=2 high=2 group=men
    """
    from .entering import entered

    def write(who: Reviewer, opened: Case) -> list[Decision]:
        return [who.add(entered(opened.report(report).report, kind, words, fields), comment=comment)]

    _decide(case, by, write)


@review.command()
@click.argument("words")
@_by
@click.pass_obj
def note(case: str, words: str, by: str) -> None:
    """A field note: a text of your own, read like a report, with you as its outlet."""
    from asreported.ledger import field_note

    _decide(case, by, lambda who, _: [field_note(who, words)])


@review.command()
@click.argument("things", nargs=-1, required=True, metavar="ID ID...")
@_why
@click.pass_obj
def merge(case: str, things: Sequence[str], by: str, comment: str | None, seen: int | None) -> None:
    """These incidents, these series, or these sources are one."""

    def write(who: Reviewer, opened: Case) -> list[Decision]:
        field, ids = _groups(opened, things)
        return [who.same(field, ids, comment=comment, seen=seen)]

    _decide(case, by, write, lambda opened, made: _now_in(opened, made.value[0][:1] + made.value[1][:1]))


@review.command()
@click.argument("one")
@click.argument("other")
@_why
@click.pass_obj
def different(case: str, one: str, other: str, by: str, comment: str | None, seen: int | None) -> None:
    """These two incidents, series or sources are not one, whatever speaks for it later."""

    def write(who: Reviewer, opened: Case) -> list[Decision]:
        field, ids = _groups(opened, (one, other))
        return [who.different(field, *ids, comment=comment, seen=seen)]

    _decide(case, by, write)


@review.command()
@click.argument("one")
@click.argument("other")
@_why
@click.pass_obj
def unsure(case: str, one: str, other: str, by: str, comment: str | None, seen: int | None) -> None:
    """These two incidents, series or sources may be one: kept as an open question."""

    def write(who: Reviewer, opened: Case) -> list[Decision]:
        field, ids = _groups(opened, (one, other))
        return [who.unsure(field, *ids, comment=comment, seen=seen)]

    _decide(case, by, write)


@review.command()
@click.argument("group")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@_why
@click.pass_obj
def split(case: str, group: str, claims: Sequence[str], by: str, comment: str | None, seen: int | None) -> None:
    """These claims of an incident or a series are another one."""

    def write(who: Reviewer, opened: Case) -> list[Decision]:
        field, (whole,) = _groups(opened, (group,))
        return [who.split(field, whole, claims, comment=comment, seen=seen)]

    _decide(case, by, write, lambda opened, _: _now_in(opened, claims))


@review.command()
@click.argument("thing", metavar="ID")
@click.argument("grade")
@_why
@click.pass_obj
def grade(case: str, thing: str, grade: str, by: str, comment: str | None, seen: int | None) -> None:
    """How far to trust: a source A to F, what a claim says 1 to 6, an incident confirmed to discounted.

    A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged. 1 confirmed by others,
    2 probably true, 3 possibly, 4 doubtful, 5 improbable, 6 cannot be judged. An incident: confirmed, fair, weak,
    contested, discounted. A source's reliability and a claim's credibility are two things.
    """

    def write(who: Reviewer, opened: Case) -> list[Decision]:
        if thing.startswith("i-"):
            return [who.grade_incident(thing, grade.lower(), comment=comment, seen=seen)]
        if thing[1:2] == "-" and thing[0] in "fsep":
            return [who.grade_claim(thing, grade, comment=comment, seen=seen)]
        return [who.grade_source(opened.source(thing).id, grade.upper(), comment=comment, seen=seen)]

    _decide(case, by, write)


@review.command()
@click.argument("thing", metavar="ID")
@click.argument("words")
@_by
@click.pass_obj
def comment(case: str, thing: str, words: str, by: str) -> None:
    """Something to say about a claim, an incident, a series, a report or a source, that decides nothing."""
    _decide(case, by, lambda who, _: [who.comment(thing, words)])


@review.command()
@click.argument("number", type=click.IntRange(min=1))
@click.option("--comment", metavar="WORDS", help="Why, in a few words.")
@_by
@click.pass_obj
def undo(case: str, number: int, by: str, comment: str | None) -> None:
    """Take a decision back by its number in the log, which keeps both. An undo can be undone."""
    _decide(case, by, lambda who, _: [who.undo(number, comment=comment)])


@review.command()
@click.option("--about", metavar="ID", help="Only what is about this claim, incident, series, report or source.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")
@click.pass_obj
def log(case: str, about: str | None, as_json: bool) -> None:
    """Every decision, in the order they were taken: who, when, about what, and why."""
    from asreported.ledger import open_case

    from .objects import decision_object
    from .terminal import print_json

    with open_case(case, create=False) as opened:
        entries = opened.decisions(about)
    if as_json:
        print_json([decision_object(one) for one in entries])
        return
    for one in entries:
        _tell(one)
    if not entries:
        click.echo(f"Nobody has decided anything about {about!r}." if about else "Nobody has decided anything yet.")


@review.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")
@click.pass_obj
def again(case: str, as_json: bool) -> None:
    """Decisions that wait for a person, because what they rest on reads otherwise now, or is gone."""
    from asreported.ledger import open_case

    from .objects import again_object
    from .terminal import print_json

    with open_case(case, create=False) as opened:
        waiting = opened.again()
    if as_json:
        print_json([again_object(one) for one in waiting])
        return
    for one in waiting:
        _tell(one.decision)
        _say(f"     {_reason(one)}")
    if not waiting:
        click.echo("No decision waits for a person.")


def _reason(one: Again) -> str:
    fields = f" ({', '.join(one.fields)})" if one.fields else ""
    instead = f"; in its place: {', '.join(one.instead)}" if one.instead else ""
    return f"{one.why}{fields}{instead}"


def _now_in(opened: Case, claims: Iterable[str]) -> str:
    """Which groups these claims stand in now: a judgement that others do not share may have changed nothing."""
    from asreported.ledger import ClaimRow

    rows = [opened.show(claim) for claim in claims]
    return "     now: " + ", ".join(sorted({row.link or "" for row in rows if isinstance(row, ClaimRow)}))


def _decide(
    case: str,
    by: str,
    write: Callable[[Reviewer, Case], Iterable[Decision]],
    after: Callable[[Case, Decision], str] | None = None,
) -> None:
    """Open the case, let `write` decide, and say what was written as it is. Nothing is said that is not on the disk."""
    from asreported.ledger import open_case

    with open_case(case, create=False) as opened:
        for one in write(opened.reviewer(by), opened):
            _tell(one)
            if after and one.field != "actor":
                _say(after(opened, one))


def _groups(opened: Case, things: Sequence[str]) -> tuple[str, list[str]]:
    """What these ids are ids of, and the ids; those of sources whole."""
    if all(one.startswith("i-") for one in things):
        return "incident", list(things)
    if all(one.startswith("q-") for one in things):
        return "series", list(things)
    return "actor", [opened.source(one).id for one in things]


def _tell(one: Decision) -> None:
    about = ", ".join(one.subjects)
    value = one.value if isinstance(one.value, str | int) else None
    what = " ".join(str(part) for part in (one.kind, one.field, value) if part is not None and part != "")
    because = f": {one.comment}" if one.comment else ""
    _say(f"{one.number:>4} {one.at[:19]} {one.by}: {what} · {about}{because}")


def _say(words: str) -> None:
    from .terminal import safe

    click.echo(safe(words, lines=False) if not words.startswith("     ") else "     " + safe(words, lines=False))
