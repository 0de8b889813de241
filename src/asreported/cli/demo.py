"""`demo`: the desk on this machine with the example; and how every desk is served."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from asreported.ledger import Added

# Without a team nobody signs in, so nobody else's machine may reach it.
LOOPBACK = "127.0.0.1"
port_number = click.IntRange(0, 65535)


@click.command()
@click.option("--no-serve", is_flag=True, help="Print the tables and end.")
@click.option("--no-browser", is_flag=True, help="Serve the desk without opening a browser.")
@click.option("--port", default=0, show_default=True, type=port_number, help="0 takes any free one.")
def demo(no_serve: bool, no_browser: bool, port: int) -> None:
    """A small fictional crisis in a temporary case, opened in the desk."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from asreported.intake import sources
    from asreported.ledger import open_case

    from . import tables
    from .adding import store, tell
    from .examples import reports
    from .terminal import console

    with TemporaryDirectory(prefix="asreported-") as place:
        path = str(Path(place) / "demo.db")
        with open_case(path) as case:
            added: list[Added] = []
            store(case, sources(reports()), added)
            tell(case, added)
            screen = console()
            screen.print(tables.figures(case.figures(), screen.width))
        if not no_serve:
            run_desk(path, port, browser=not no_browser)


def run_desk(
    case: str,
    port: int,
    *,
    browser: bool,
    host: str = LOOPBACK,
    made: Callable[[str], Any] | None = None,
    public: str | None = None,
) -> None:
    """Serve the desk until the user stops it. Raises DeskError where the port is taken.

    `made` makes the desk of a team from the address where it listens; `public` is the one that people open.
    """
    import uvicorn

    from asreported.desk import create_app, new_token

    with closing(_listening(port, host)) as listener:
        here = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
        if made is not None:
            app = made(here)
            click.echo(f"The desk is at {public or here}\nPeople of the team sign in there (stop it with Ctrl-C)")
        else:
            token = new_token()
            app = create_app(case, token=token)
            address = f"{here}/?token={token}"
            # The first browser to open it has the desk, and nobody after it.
            click.echo(f"The desk is at {address}\nThe address opens it once, in one browser (stop it with Ctrl-C)")
            if browser:
                _open_browser(address)
        # Behind another server the address of a browser is what that says; without one nobody is believed.
        proxy = public is not None
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, proxy_headers=proxy))
        # The server ends in good order and then raises the signal once more.
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def _listening(port: int, host: str = LOOPBACK) -> socket.socket:
    from asreported.errors import DeskError

    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # From here on a browser that comes early waits instead of being turned away.
        listener.listen()
    except OSError as fault:
        listener.close()
        problem = f"The desk cannot use port {port}: {fault.strerror or fault}."
        raise DeskError("AR401", problem, "Choose another with --port, or 0 for any free one.") from fault
    return listener


def _open_browser(address: str) -> None:
    import threading
    import webbrowser

    # Some browsers return only when they are closed.
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
