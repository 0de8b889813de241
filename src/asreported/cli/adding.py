"""`add`: reports into the case, with a bar while it works and a summary at the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from asreported.intake import Keys, Source
    from asreported.ledger import Added, Case, Read

# What a shell gives for a program that the user stopped with Ctrl-C.
_STOPPED = 130


allow_host = click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="HOST[:PORT]",
    help="Fetch from this host though its address is not public, as from a server of your own. May be repeated.",
)


def _keys(_ctx: click.Context, _option: click.Parameter, written: str) -> Keys:
    from asreported.intake import keys_named

    try:
        return keys_named(written)
    except ValueError as fault:
        raise click.BadParameter(str(fault)) from None


@click.command()
@click.argument("named", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes read at once; by default one a core. Where there is little to read one does it all.",
)
@click.option(
    "--fields",
    callback=_keys,
    default="",
    metavar="FIELD=KEY,…",
    help="Under which keys JSON records have what: text=body,title=headline. Fields: text, title, outlet, published, "
    "url, id; a.b is the key b in the object a.",
)
@allow_host
@click.pass_obj
def add(case: str, named: tuple[str, ...], jobs: int | None, fields: Keys, hosts: tuple[str, ...]) -> None:
    """Read reports and store what they claim.

    A SOURCE is a file (text, .html, .pdf, .docx, .eml, .mbox, .warc, .zip, a feed as .xml, JSON Lines or a JSON list),
    a folder or a pattern of them, - for standard input, or an address (https://…) of a page, a feed or a sitemap:
    then the pages that it lists are fetched. Nothing else is ever fetched. A report that is in the case already is left
    as it is; a page that has changed since is a new version. Ends with 1 where nothing could be read.
    """
    from asreported.intake import sources
    from asreported.ledger import case_files, open_case

    # Before the case is made: a slip of the pen should not leave an empty case behind.
    found = sources(named, leave_out=case_files(case), keys=fields, hosts=hosts)
    added: list[Added] = []
    with open_case(case) as opened:
        try:
            store(opened, found, added, jobs=jobs)
        except KeyboardInterrupt:
            click.echo("Stopped. What was read so far is kept; the same command goes on from there.")
            tell(opened, added)
            raise click.exceptions.Exit(_STOPPED) from None
        tell(opened, added)
    if not any(one.refused is None for one in added):
        raise click.exceptions.Exit(1)


def store(
    case: Case, sources: Iterable[Source], added: list[Added], read: Read | None = None, *, jobs: int | None = 1
) -> None:
    """Add the sources to a case, a progress bar on the terminal meanwhile; `added` grows by what became of each.

    `jobs` processes read, None for one a core.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from asreported.ledger import add_sources, default_read

    from .terminal import console, safe

    found = tuple(sources)
    screen = console(err=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("", total=len(found))
        for step in add_sources(case, found, read or default_read, jobs=jobs):
            if isinstance(step, int):
                progress.update(task, completed=step)
            elif isinstance(step, str):
                name = safe(step, lines=False)[:40]
                progress.update(task, description=f"{_many(len(added), 'report')} so far · {name}")
            else:
                added.append(step)


def tell(case: Case, added: list[Added]) -> None:
    """The summary: what is new, what was there already, what was refused and why."""
    from .terminal import safe

    new = [one for one in added if one.new]
    refused = [one.refused for one in added if one.refused]
    there = len(added) - len(new) - len(refused)
    counts = case.counts()
    click.echo(f"{len(new)} new, {there} already there, {len(refused)} refused.")
    for row in case.versions():
        if {report.name for report in row.reports} & {one.name for one in new}:
            click.echo("  " + safe(f"{row.newest.name}: a new version; see asreported versions", lines=False))
    for source in refused:
        click.echo("  " + safe(f"{source.name}: {source.reason}. {source.advice}", lines=False))
    click.echo(
        f"The case now holds {_many(counts.reports, 'report')}: {_many(counts.figures, 'figure')}, "
        f"{_many(counts.statements, 'statement')}, {_many(counts.events, 'event')}"
        + (f", {_many(counts.persons, 'status')} of named persons" if counts.persons else "")
        + (f"; {_many(counts.copies, 'group')} of copies." if counts.copies else ".")
    )


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{'es' if noun.endswith('s') else 's'}"
