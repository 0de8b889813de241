"""`team`: the people who may sign in to the desk, their roles, restricted cases and the audit."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from asreported.team import Role, Team

C = TypeVar("C", bound=Callable[..., Any])
# As in asreported.team; a command that only shows its help should not load it.
ROLES = ("reader", "reviewer", "editor", "administrator")


def team_option(*, required: bool) -> Callable[[C], C]:
    """The option that names the team; with a default where a command is nothing without one."""
    more: dict[str, Any] = {"default": "team.db", "show_default": True} if required else {}
    return click.option(
        "--team",
        envvar="ASREPORTED_TEAM",
        show_envvar=True,
        metavar="PATH-or-URL",
        help="The team: a file, or the address of a database, never that of a case.",
        **more,
    )


_names = click.option("--names", is_flag=True, help="Sees the names of persons, also as a reader.")
_role = click.Choice(ROLES)


@click.group()
def team() -> None:
    """The people who may sign in to the desk, and what each may do (docs/team.md)."""


@team.command()
@click.argument("name", metavar="NAME")
@click.option("--role", required=True, type=_role, help="What the person may do.")
@_names
@click.option("--login", metavar="EMAIL", help="How OpenID Connect calls the person; no password is asked for then.")
@team_option(required=True)
def add(name: str, role: str, names: bool, login: str | None, team: str) -> None:
    """Add a person; the team is made with the first.

    The password is asked for twice, or read from standard input; it never stands in the command.
    """
    with _opened(team, create=True) as opened:
        password = None if login else _password(f"Password of {name}")
        added = opened.add(name, _as(role), password, names=names, login=login, by=_by())
    click.echo(_safe(f"{added.name}: {added.role}, of the team {team}."))


@team.command("list")
@team_option(required=True)
def list_people(team: str) -> None:
    """The people of the team, and the restricted cases with those who may open them."""
    with _opened(team) as opened:
        people, restricted = opened.people(), opened.restricted()
    rows = [
        (one.name, f"{one.role}{' with names' if one.names else ''}", one.login or "password", one.since[:10])
        for one in people
    ]
    _print(("Name", "Role", "Signs in", "Since"), rows)
    for case, admitted in restricted.items():
        click.echo(_safe(f"Restricted: {case} to {', '.join(admitted) or 'nobody'}"))


@team.command()
@click.argument("name", metavar="NAME")
@click.argument("role", type=_role)
@_names
@team_option(required=True)
def role(name: str, role: str, names: bool, team: str) -> None:
    """Give a person another role, from the next page on."""
    with _opened(team) as opened:
        changed = opened.give_role(name, _as(role), names=names, by=_by())
    click.echo(_safe(f"{changed.name}: {changed.role}{' with names' if names else ''} from now on."))


@team.command()
@click.argument("name", metavar="NAME")
@team_option(required=True)
def password(name: str, team: str) -> None:
    """Give a person another password, and sign every browser of theirs out."""
    with _opened(team) as opened:
        found = opened.member(name)
        opened.set_password(name, _password(f"New password of {found.name}"), by=_by())
    click.echo(_safe(f"{found.name} has a new password; every browser of theirs is signed out."))


@team.command()
@click.argument("name", metavar="NAME")
@team_option(required=True)
def remove(name: str, team: str) -> None:
    """Take a person out of the team; every browser of theirs is signed out at once.

    What they decided stays in the log of the case, under their name.
    """
    with _opened(team) as opened:
        gone = opened.remove(name, by=_by())
    click.echo(_safe(f"{gone.name} is no longer of the team."))


@team.command()
@click.option("--to", "names", multiple=True, metavar="NAME", help="Who may open it; once for each.")
@click.option("--lift", is_flag=True, help="Open it to the whole team again.")
@team_option(required=True)
@click.pass_obj
def restrict(case: str, names: tuple[str, ...], lift: bool, team: str) -> None:
    """Let only some open the case that --case names, and note every page that they see."""
    from asreported.desk import case_key
    from asreported.ledger import open_case

    if bool(names) == lift:
        raise click.UsageError("Say who may open it with --to NAME, or --lift the restriction.")
    with open_case(case, create=False) as held, _opened(team) as opened:
        key = case_key(held, case)
        if lift:
            was = opened.lift(key, by=_by())
            told = f"{key} is open to the whole team{' again' if was else ''}."
        else:
            told = f"Only {', '.join(opened.restrict(key, names, by=_by()))} may open {key}."
    click.echo(_safe(told))


@team.command()
@click.option("--since", default="", metavar="DAY", help="Only from this day or time on (UTC), such as 2026-05-31.")
@team_option(required=True)
def audit(since: str, team: str) -> None:
    """Who signed in, failed, was refused, changed people, and saw what of a restricted case; the newest last."""
    with _opened(team) as opened:
        entries, _ = opened.audit(since=since)
    for one in reversed(entries):
        # One line each, for whoever searches in it.
        about = f": {one.about}" if one.about else ""
        places = "".join(f" · {place}" for place in (one.case, one.address) if place)
        click.echo(_safe(f"{one.at[:19]}Z  {one.who}  {one.what}{about}{places}"))


def _opened(address: str, *, create: bool = False) -> Team:
    from asreported.team import open_team

    return open_team(address, create=create)


def _as(role: str) -> Role:
    from asreported.team import Role

    return Role(role)


def _password(asked: str) -> str:
    """A password from the terminal, entered twice without being shown, or the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt(asked, hide_input=True, confirmation_prompt="Once more"))
    return sys.stdin.readline().rstrip("\r\n")


def _by() -> str:
    """Who is at the command line, for the audit."""
    import getpass

    try:
        return f"{getpass.getuser()}, on the command line"
    except (KeyError, OSError):
        return "the command line"


def _print(names: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    from rich.box import SIMPLE
    from rich.table import Table

    from .terminal import console, text

    table = Table(*names, box=SIMPLE)
    for row in rows:
        table.add_row(*map(text, row))
    console().print(table)


def _safe(words: str) -> str:
    from .terminal import safe

    return safe(words, lines=False)
