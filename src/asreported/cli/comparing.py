"""`incidents`, `disputes`, `copies`: reports beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from .words import Word, words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from asreported.ledger import Case
    from asreported.linking import CopyGroup

R = TypeVar("R")

_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")


@click.command()
@click.argument("wanted", metavar="[ID]", required=False)
@click.option("--all", "alone", is_flag=True, help="Also what one report alone tells of.")
@_json
@click.pass_obj
def incidents(case: str, wanted: str | None, alone: bool, as_json: bool) -> None:
    """Events that several reports tell of, their accounts side by side by claimant.

    ID is the id of an incident, or the beginning of one. An incident that may be the same as others names them.
    """
    from asreported.ledger import open_case

    from .objects import incident_object
    from .sidebyside import incident

    with open_case(case, create=False) as opened:
        rows = (opened.incident(wanted),) if wanted else opened.incidents(least=1 if alone else 2)
    _tell_each(rows, incident_object if as_json else None, incident, "No event is told of by more than one report.")


@click.command()
@click.option("--kind", type=Word("dispute"), metavar="WORD", help=f"What is at odds: {', '.join(words('dispute'))}.")
@_json
@click.pass_obj
def disputes(case: str, kind: str | None, as_json: bool) -> None:
    """What two claimants say that cannot both be right, with both sentences."""
    from asreported.ledger import open_case

    from .objects import dispute_object
    from .sidebyside import dispute

    with open_case(case, create=False) as opened:
        rows = [row for row in opened.disputes() if kind in (None, row.kind)]
    _tell_each(rows, dispute_object if as_json else None, dispute, "No claims in the case contradict each other.")


@click.command()
@_json
@click.pass_obj
def copies(case: str, as_json: bool) -> None:
    """Reports that repeat each other's words, and which may have been first."""
    from asreported.ledger import open_case

    from .objects import copies_object
    from .terminal import print_json

    with open_case(case, create=False) as opened:
        groups = opened.copies()
        if as_json:
            print_json([copies_object(opened, group) for group in groups])
            return
        for group in groups:
            _tell(opened, group)
    if not groups:
        click.echo("No report repeats another's words.")


def _tell_each(
    rows: Sequence[R], plain: Callable[[R], object] | None, drawn: Callable[[R, int], RenderableType], none: str
) -> None:
    """The rows one below the other, or as JSON where a plain form is asked for."""
    from .terminal import console, print_json

    if plain:
        print_json([plain(row) for row in rows])
        return
    screen = console()
    for row in rows:
        screen.print(drawn(row, screen.width))
    if not rows:
        click.echo(none)


def _tell(case: Case, group: CopyGroup) -> None:
    from .terminal import console, text

    screen = console()
    first = set(group.earliest)
    screen.print(text(f"{len(group.reports)} reports in the same words", "bold"))
    for report in sorted((case.report(one).report for one in group.reports), key=lambda one: one.published or "9999"):
        said = " · ".join(part for part in (report.published or "undated", report.outlet, report.name) if part)
        note = "" if report.id not in first else " (the first)" if len(first) == 1 else " (perhaps the first)"
        screen.print(text(f"— {said}{note}"))
    shares = sorted({round(100 * pair.share) for pair in group.pairs})
    least = f"{shares[0]} to " if len(shares) > 1 else ""
    screen.print(text(f"{least}{shares[-1]} % of the shorter's words", "dim"))
    screen.print()
