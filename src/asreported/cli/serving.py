"""`serve`: the desk, to one person on this machine, or to a team that signs in."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from asreported.errors import DeskError, TeamError

from .demo import LOOPBACK, port_number, run_desk
from .teams import team_option

if TYPE_CHECKING:
    from asreported.desk import Provider

SECRET = "ASREPORTED_OIDC_SECRET"
_NAMES = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Served:
    """Where the desk is: the address to listen at, the names it answers to, the address that people open."""

    host: str
    names: tuple[str, ...]
    origin: str | None

    @property
    def warns(self) -> bool:
        """Whether passwords would cross a network unencrypted."""
        return not _is_loopback(self.host) and not (self.origin or "").startswith("https:")


@click.command()
@click.option("--port", default=8000, show_default=True, type=port_number, help="0 takes any free one.")
@team_option(required=False)
@click.option("--host", default=LOOPBACK, show_default=True, metavar="ADDRESS", help="Where to listen; needs --team.")
@click.option("--public-url", metavar="URL", help="The address that people open, where another server stands before.")
@click.option("--oidc", metavar="ISSUER", help="The organisation's provider of identities (OpenID Connect).")
@click.option("--oidc-client", metavar="ID", help=f"The desk's client id there; its secret is in {SECRET}.")
@click.pass_obj
def serve(
    case: str,
    port: int,
    team: str | None,
    host: str,
    public_url: str | None,
    oidc: str | None,
    oidc_client: str | None,
) -> None:
    """The desk: the case as web pages, on this machine, or with --team for a team (docs/team.md)."""
    from asreported.ledger import open_case

    served = where(host, public_url, team=team is not None)
    if oidc and not team:
        raise DeskError("AR403", "--oidc is of no use without --team.", "Name the team whose people may sign in.")
    # The desk must not make a case where the user mistyped its name.
    open_case(case, create=False).close()
    if team is None:
        run_desk(case, port, browser=False)
        return
    _serve_team(case, port, team, served, (oidc, oidc_client))


def where(host: str, public_url: str | None, *, team: bool) -> Served:
    """Where the desk is served. Raises DeskError where others could reach it and nobody has to sign in."""
    if not team and (public_url or not _is_loopback(host)):
        problem = f"The desk would be open to other machines at {public_url or host}, and nobody signs in."
        advice = "Make a team (asreported team add NAME --role administrator) and serve with --team (docs/team.md)."
        raise DeskError("AR402", problem, advice)
    if public_url is None:
        if host in ("0.0.0.0", "::"):
            problem = f"The desk cannot know which of this machine's addresses people open, listening at {host}."
            raise DeskError("AR403", problem, "Say it with --public-url https://NAME, or listen at one address.")
        return Served(host, (*_NAMES, f"[{host}]".lower() if ":" in host else host.lower()), None)
    parts = urlsplit(public_url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        problem = f"{public_url!r} is no address that a desk can have."
        raise DeskError("AR403", problem, "Give scheme and name, such as https://desk.example.org")
    return Served(host, (hostname_of(public_url),), f"{parts.scheme}://{parts.netloc.lower()}")


def hostname_of(address: str) -> str:
    """The name in an address as a Host header has it."""
    name = (urlsplit(address).hostname or "").lower()
    return f"[{name}]" if ":" in name else name


def _serve_team(case: str, port: int, address: str, served: Served, oidc: tuple[str | None, str | None]) -> None:
    from asreported.desk import create_app
    from asreported.team import open_team

    with open_team(address) as team:
        if not team.people():
            advice = f"Add one: asreported team add NAME --role administrator --team {address}"
            raise TeamError("AR611", f"Nobody is of the team {address}.", advice)
        if served.warns:
            click.echo(
                "Passwords and pages cross the network unencrypted: put a server with TLS before the desk, and give "
                "its address with --public-url https://NAME (docs/team.md).",
                err=True,
            )

        def made(origin: str) -> object:
            provider = _provider(oidc, served.origin or origin)
            return create_app(case, hosts=served.names, team=team, origin=served.origin, provider=provider)

        run_desk(case, port, browser=False, host=served.host, made=made, public=served.origin)


def _provider(oidc: tuple[str | None, str | None], origin: str) -> Provider | None:
    from asreported.desk import Provider

    issuer, client = oidc
    if issuer is None:
        return None
    secret = os.environ.get(SECRET, "")
    if not client or not secret:
        problem = "OpenID Connect needs the client id and the secret that the provider gave the desk."
        raise TeamError("AR631", problem, f"Give --oidc-client ID, and the secret in the variable {SECRET}.")
    return Provider(issuer, client, secret, origin)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
