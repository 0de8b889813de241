"""The pages of a team: signing in, one's own account, the people and the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asreported.team import Entry, Member, Right, Role, Session, Team, What, rights_of, roles_with

from ..lists.paging import Page, numbered

PEOPLE: str = "/team"
AUDIT: str = "/team/audit"
AUDIT_PAGE = 100


@dataclass(frozen=True, slots=True)
class SignIn:
    """The page to sign in on: where it leads to, what was entered, why it did not go, what else lets one in."""

    next: str
    name: str = ""
    problem: str = ""
    provider: str = ""


@dataclass(frozen=True, slots=True)
class Onward:
    """A page that leads on by itself; `elsewhere` is the name of another server that it leads to."""

    place: str
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """One's own account: what the role may do, where one is signed in, why a password was not changed."""

    member: Member
    may: tuple[str, ...]
    may_not: tuple[tuple[str, str], ...]
    sessions: tuple[Session, ...]
    problem: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """The people of the team, the roles with what each may do, the restricted cases."""

    people: tuple[Member, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    restricted: Mapping[str, tuple[str, ...]]
    me: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """A part of the audit, the newest entries first."""

    page: Page[Entry]
    kinds: tuple[str, ...]
    what: str
    since: str


def account(team: Team, session: Session, problem: str = "", done: str = "") -> Account:
    """The account of who is signed in."""
    member = session.member
    lacking = [right for right in Right if right not in member.rights]
    return Account(
        member=member,
        may=tuple(right.value for right in Right if right in member.rights),
        may_not=tuple((right.value, roles_with(right)[0].value) for right in lacking),
        sessions=team.sessions_of(session),
        problem=problem,
        done=done,
    )


def people(team: Team, me: Member, problem: str = "") -> People:
    """The people of the team."""
    new = [(role.value, [right.value for right in Right if right in rights_of(role)]) for role in Role]
    before = [[], *(rights for _, rights in new)]
    more = tuple((role, tuple(one for one in new[at][1] if one not in before[at])) for at, (role, _) in enumerate(new))
    return People(team.people(), more, team.restricted(), me.name, problem)


def audit(team: Team, query: Mapping[str, str]) -> Audit:
    """The part of the audit that the query asks for."""
    what = query.get("what", "") if query.get("what", "") in set(What) else ""
    since = query.get("since", "")[:32]
    total = team.audit(since=since, what=what, limit=1)[1]
    number = numbered((), total, AUDIT, query, AUDIT_PAGE).number
    found, _ = team.audit(since=since, what=what, limit=AUDIT_PAGE, offset=(number - 1) * AUDIT_PAGE)
    shown = numbered(found, total, AUDIT, query, AUDIT_PAGE)
    return Audit(shown, tuple(kind.value for kind in What), what, since)


def who_may(team: Team, right: Right | None) -> str:
    """Whom to ask for something that one may not do."""
    every = team.people()
    managers = ", ".join(member.name for member in every if member.role is Role.ADMINISTRATOR)
    if right is None:
        return f"Only people whom an administrator named may open it. Ask: {managers}."
    if right is Right.NAMES:
        return f"A reviewer may, or a reader who was given that right. Ask: {managers}."
    roles = [role.value for role in roles_with(right)]
    listed = roles[0] if len(roles) == 1 else f"{', '.join(roles[:-1])} or {roles[-1]}"
    able = [member.name for member in every if right in member.rights][:6]
    article = "An" if listed[0] in "aeio" else "A"
    return f"{article} {listed} may: {', '.join(able)}." if able else f"{article} {listed} may."
