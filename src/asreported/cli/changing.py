"""`versions`: pages that were fetched again and changed, and what changed in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.text import Text

    from asreported.ledger import Change, ClaimRow, VersionsRow


@click.command()
@click.argument("report", required=False, metavar="[REPORT]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")
@click.pass_obj
def versions(case: str, report: str | None, as_json: bool) -> None:
    """Pages that were fetched again and had changed: the figures that moved, what was taken out, what was added.

    REPORT is the id, the beginning of one, or the name of any version of a page. What the publisher says about the
    change (“Correction: …”) comes first. Old claims stay in the case with their version.
    """
    from asreported.ledger import open_case

    from .objects import versions_object
    from .terminal import console, print_json

    with open_case(case, create=False) as opened:
        rows = opened.versions(report)
    if as_json:
        print_json([versions_object(row) for row in rows])
        return
    screen = console()
    for row in rows:
        for line in _page(row):
            screen.print(line)
    if not rows:
        click.echo("No page of the case was fetched again and had changed.")


def _page(row: VersionsRow) -> Iterator[Text]:
    from .terminal import text

    newest = row.newest
    yield text(
        f"{newest.title or newest.name} · {newest.outlet or row.story}: {len(row.reports)} versions", "bold cyan"
    )
    for change in row.changes:
        yield text(f"{_when(change)}  {change.older.id} → {change.newer.id}", "bold")
        yield from lines(change)
    yield text("")


def _when(change: Change) -> str:
    newer = change.newer
    return (newer.updated or newer.retrieved or newer.published or "undated")[:16].replace("T", " ")


def lines(change: Change) -> Iterator[Text]:
    """What a version changed, a line each."""
    from .terminal import text

    for notice in change.notices:
        yield text(f"the publisher says: {notice}", "yellow")
    for moved in change.moved:
        of = moved.after.claim
        yield text(
            f"moved: “{moved.before.key_words}” to “{moved.after.key_words}” {of.group}: {of.measure} {moved.after.id}"
        )
    for what, rows in (("taken out", change.dropped), ("added", change.made)):
        for row in rows:
            yield text(f"{what}: {_claim(row)}")
    if not (change.moved or change.dropped or change.made):
        yield text("the words changed, the claims did not", "dim")


def _claim(row: ClaimRow[Any]) -> str:
    who = f", according to {row.claim.speaker}" if row.claim.speaker else ""
    return f"{row.claim.kind} “{row.words}”{who} {row.id}"
