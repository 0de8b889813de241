"""`show`: one claim with its sentence and what others say to it, or one report with its claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from asreported.ledger import Case, ClaimRow, ReportRow


@click.command()
@click.argument("wanted", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show(case: str, wanted: str, as_json: bool) -> None:
    """One claim or report, and what other reports say to it.

    A figure comes with those of its question, the reason of every move, and why others are no dispute; an event with
    the other accounts of it. ID is the id of a claim or a report, the beginning of one, or a report's name.
    """
    from asreported.ledger import ReportRow, open_case

    from .histories import around
    from .objects import claim_object, history_object, report_object
    from .sheets import sheet
    from .terminal import console, print_json

    with open_case(case, create=False) as opened:
        found = opened.show(wanted)
        if isinstance(found, ReportRow):
            if as_json:
                print_json(report_object(found) | {"text": found.report.text, "claims": _claims(opened, found)})
            else:
                _print_report(console(), opened, found)
        elif as_json:
            told = {"history": history_object(opened.history(found.id))} if found.claim.kind == "figure" else {}
            print_json(claim_object(found) | told)
        else:
            screen = console()
            for line in (*sheet(found), *around(opened, found, screen.width)):
                screen.print(line)


def _claims(case: Case, row: ReportRow) -> list[dict[str, object]]:
    from .objects import claim_object

    own = row.report.id
    rows: list[ClaimRow[Any]] = [*case.figures(report=own), *case.statements(report=own), *case.events(report=own)]
    rows += case.people(report=own)
    return [claim_object(claim) for claim in rows]


def _print_report(screen: Console, case: Case, row: ReportRow) -> None:
    from . import tables
    from .terminal import text

    report = row.report
    screen.print(text(report.title or report.name, "bold"))
    known = (report.outlet, report.published or "undated", report.url, report.name if report.title else None, report.id)
    screen.print(text(" · ".join(part for part in known if part), "dim"))
    for note in report.notes:
        screen.print(text(f"Note: {note}", "yellow"))
    for group in (group for group in case.copies() if report.id in group.reports):
        others = ", ".join(case.report(other).report.name for other in group.reports if other != report.id)
        screen.print(text(f"Shares most of its words with: {others}", "yellow"))
    if figures := case.figures(report=report.id):
        screen.print(tables.figures(figures, screen.width))
    if statements := case.statements(report=report.id):
        screen.print(tables.statements(statements, screen.width))
    if events := case.events(report=report.id):
        screen.print(tables.events(events, screen.width))
    if people := case.people(report=report.id):
        screen.print(tables.people(people, screen.width))
