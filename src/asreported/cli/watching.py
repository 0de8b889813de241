"""`watch`: feeds and pages asked again and again, and what is new, has moved or is disputed since, told as it comes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from .adding import allow_host

if TYPE_CHECKING:
    from asreported.intake import Report, Unreadable
    from asreported.ledger import Case


@click.command()
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@click.option(
    "--every",
    type=click.IntRange(min=1),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="Between two rounds.",
)
@click.option("--rounds", type=click.IntRange(min=1), metavar="N", help="Stop after so many rounds; else with Ctrl-C.")
@allow_host
@click.pass_obj
def watch(case: str, addresses: tuple[str, ...], every: int, rounds: int | None, hosts: tuple[str, ...]) -> None:
    """Ask pages, feeds and sitemaps again and again, add what is new, and tell what has changed.

    A page that a feed lists is fetched again every five minutes at most, and only its newer version where the server
    can tell; sites whose robots.txt asks programs to stay away are left out, and listed. A changed page is a new
    version.
    """
    from asreported.intake import watched
    from asreported.ledger import open_case

    found = watched(addresses, hosts)
    with open_case(case) as opened:
        try:
            for number, items in enumerate(found, start=1):
                # They are asked anew, and refused anew where they still do not answer.
                opened.forget(*addresses)
                for line in told(opened, items):
                    click.echo(line)
                if number == rounds:
                    return
                time.sleep(every)
        except KeyboardInterrupt:
            click.echo("Stopped. What was read so far is kept.")


def told(case: Case, items: Iterable[Report | Unreadable]) -> Iterator[str]:
    """Add the items of one round; a line for each that is new, with what moved, and for each dispute that came up."""
    from asreported.intake import Report
    from asreported.ledger import add_item

    from .terminal import safe

    before: set[str] | None = None
    for item in items:
        if before is None:
            # Only now: a round that brings nothing, as most do, asks the case nothing.
            before = {one.id for one in case.disputes()}
        added = add_item(case, item)
        if added.refused:
            yield safe(f"{_now()} not read: {added.refused.name}: {added.refused.reason}", lines=False)
        elif isinstance(item, Report):
            # A server that did not answer before has answered now.
            case.forget(item.url or item.name)
            if added.new:
                yield from (safe(line, lines=False) for line in _news(case, item.id))
    if before is None:
        return
    for one in case.disputes():
        if one.id not in before:
            yield safe(f"{_now()} disputed: {one.kind}: {' against '.join(one.sides)} ({one.id})", lines=False)


def _news(case: Case, report: str) -> Iterator[str]:
    """What a new report brings: itself, what it changes of an older version, which figures it moves."""
    from .changing import lines

    row = case.report(report)
    own = row.report
    versions = case.versions(report)
    what = "new version" if versions else "new"
    yield f"{_now()} {what}: {own.title or own.name} ({own.outlet or own.url or own.name})"
    for change in (change for page in versions for change in page.changes if change.newer.id == report):
        for line in lines(change):
            yield f"  {line.plain}"
    for figure in case.figures(report=report):
        move = next((move for move in case.history(figure.id).series.moves if move.figure == figure.id), None)
        if move and move.before:
            of = f"{figure.claim.group}: {figure.claim.measure}"
            yield f"  {move.reason.value}: “{figure.key_words}” {of} ({figure.id})"


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
