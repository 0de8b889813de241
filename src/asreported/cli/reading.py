"""`read`: what a report claims, without storing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from asreported.claims import Claim
    from asreported.intake import Report
    from asreported.ledger import ClaimRow


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--explain", is_flag=True, help="Say for each field why it is what it is.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read(file: str, explain: bool, as_json: bool) -> None:
    """Read a report without storing it, and print its claims. FILE is any SOURCE that `add` takes."""
    from asreported.errors import SourceError
    from asreported.intake import Unreadable, items
    from asreported.ledger import default_read

    from .objects import claim_object
    from .sheets import sheet
    from .terminal import console, print_json, safe, text

    screen = console()
    objects: list[dict[str, object]] = []
    found = list(items([file]))
    refused = [item for item in found if isinstance(item, Unreadable)]
    if len(refused) == len(found):
        why = f"{refused[0].name}: {refused[0].reason}." if refused else f"{file} holds no report."
        raise SourceError("AR102", why, refused[0].advice if refused else "Name the reports themselves.")
    for item in found:
        if isinstance(item, Unreadable):
            # Beside the claims, not among them: they may be JSON for another program.
            click.echo(safe(f"Refused: {item.name}: {item.reason}.", lines=False), err=True)
            continue
        rows = [claim_row(item, claim) for claim in default_read(item)]
        if as_json:
            objects += [claim_object(row) for row in rows]
            continue
        screen.print(text(f"{item.title or item.name} · {item.published or 'undated'} · {len(rows)} claims", "bold"))
        for row in rows:
            screen.print()
            for line in sheet(row, reasons=explain):
                screen.print(line)
    if as_json:
        print_json(objects)


def claim_row(report: Report, claim: Claim) -> ClaimRow[Any]:
    """The row that the claim would have in a case."""
    from asreported.claims import Event, Figure, Person, Statement
    from asreported.ledger import EventRow, FigureRow, PersonRow, StatementRow

    if isinstance(claim, Figure):
        return FigureRow(report, claim)
    if isinstance(claim, Statement):
        return StatementRow(report, claim)
    if isinstance(claim, Event):
        return EventRow(report, claim)
    if isinstance(claim, Person):
        return PersonRow(report, claim)
    raise TypeError(f"no claim of the coding rules: {type(claim).__name__}")
