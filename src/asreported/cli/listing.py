"""`reports`, `figures`, `statements`, `events`, `people`: tables with filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .words import Word, words

if TYPE_CHECKING:
    from rich.console import RenderableType

    from asreported.ledger import Answered, ClaimRow, SeriesRow

F = TypeVar("F", bound=Callable[..., Any])
# Those of `asreported.ledger.POLICIES`, which would load the database's library for a line of help; a test compares.
POLICIES = ("per-claimant", "conservative", "recent", "range", "confirmed-minimum")


def day_option(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """An ISO day as an option gives it. Raises BadParameter where it is none."""
    try:
        return None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter("write the day as YYYY-MM-DD") from None


def _filters(command: F) -> F:
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table."),
        click.option("--since", callback=day_option, metavar="DAY", help="Of reports published on this day or later."),
        click.option("--report", metavar="ID-or-NAME", help="Of one report."),
        click.option("--speaker", metavar="NAME", help="Of a claimant; any part of the name."),
    ):
        command = option(command)
    return command


def _word(field: str, help_text: str) -> Callable[[F], F]:
    listed = f"{help_text}: {', '.join(words(field))}."
    return click.option(f"--{field}", type=Word(field), metavar="WORD", help=listed)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_obj
def reports(case: str, as_json: bool) -> None:
    """The reports of the case, and the sources that could not be read."""
    from asreported.ledger import open_case

    from . import tables
    from .objects import refused_object, report_object
    from .terminal import console, print_json, safe

    with open_case(case, create=False) as opened:
        rows, refused = opened.reports(), opened.unreadable()
    if as_json:
        print_json([*map(report_object, rows), *map(refused_object, refused)])
        return
    screen = console()
    screen.print(tables.reports(rows, screen.width))
    for source in refused:
        screen.print(safe(f"Refused: {source.name}: {source.reason}.", lines=False))


@click.command()
@_word("measure", "What is counted")
@click.option("--chart", is_flag=True, help="As charts, one for each question that has several figures.")
@click.option("--policy", type=click.Choice(POLICIES), help="What each figure is by a named rule, and by which claims.")
@_filters
@click.pass_obj
def figures(case: str, /, as_json: bool, chart: bool, policy: str | None, **filters: str | None) -> None:
    """Counts of people: the words as they stand, who is counted, according to whom.

    With --policy each question has its answer by that rule: least, best and most, a dash where it is unknown or open;
    then the claims used and left out, each with the reason. docs/policies.md has the rules and their sources.

    With --chart the figures of one question stand below each other by claimant, in the order of time: a point is a
    number (hollow for “about”), a bar a range, an arrow an open end. Each line ends with the reason for its move.
    """
    from asreported.ledger import open_case

    from . import tables

    with open_case(case, create=False) as opened:
        rows = opened.figures(**filters)
        if policy:
            asked = {row.id for row in rows}
            answered = opened.answers(policy, measure=filters["measure"])
            _print_answers([one for one in answered if asked & one.figures.keys()], as_json)
            return
        if chart:
            wanted = {row.link for row in rows}
            _print_charts([one for one in opened.series(least=2) if one.id in wanted], as_json)
            return
    _print(rows, tables.figures, as_json)


def _print_answers(rows: Sequence[Answered], as_json: bool) -> None:
    from .answers import lines
    from .objects import answered_object
    from .terminal import console, print_json

    if as_json:
        print_json([answered_object(row) for row in rows])
        return
    screen = console()
    for row in rows:
        for line in lines(row):
            screen.print(line)
    if not rows:
        click.echo("The case has no such figures.")


def _print_charts(rows: Sequence[SeriesRow], as_json: bool) -> None:
    from .charts import charts
    from .objects import series_object
    from .terminal import console, print_json

    if as_json:
        print_json([series_object(row) for row in rows])
        return
    screen = console()
    for line in charts(rows, screen.width):
        screen.print(line, no_wrap=True, overflow="crop")
    if not rows:
        click.echo("No question in the case has several figures that fit.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_obj
def sources(case: str, as_json: bool) -> None:
    """Everybody whom claims are ascribed to, and the outlets, with the grades that people gave them."""
    from asreported.ledger import open_case

    from . import tables
    from .objects import source_object
    from .terminal import console, print_json

    with open_case(case, create=False) as opened:
        rows = opened.sources()
    if as_json:
        print_json([source_object(row) for row in rows])
        return
    screen = console()
    screen.print(tables.sources(rows, screen.width))


@click.command()
@_word("act", "What the words do")
@_filters
@click.pass_obj
def statements(case: str, /, as_json: bool, **filters: str | None) -> None:
    """Who said, denied, confirmed, threatened, offered, demanded what."""
    from asreported.ledger import open_case

    from . import tables

    with open_case(case, create=False) as opened:
        rows = opened.statements(**filters)
    _print(rows, tables.statements, as_json)


@click.command()
@_word("type", "What happened")
@_word("stage", "How far it is")
@_filters
@click.pass_obj
def events(case: str, /, as_json: bool, **filters: str | None) -> None:
    """What is said to have happened or to be planned, each account by itself."""
    from asreported.ledger import open_case

    from . import tables

    with open_case(case, create=False) as opened:
        rows = opened.events(**filters)
    _print(rows, tables.events, as_json)


@click.command()
@click.option("--name", metavar="NAME", help="Of a person; any part of the name.")
@_word("status", "What became of them")
@_filters
@click.pass_obj
def people(case: str, /, as_json: bool, **filters: str | None) -> None:
    """What is said to have become of whom, by day: persons by name, each account by itself."""
    from asreported.ledger import open_case

    from . import tables

    with open_case(case, create=False) as opened:
        rows = opened.people(**filters)
    _print(rows, tables.people, as_json)


R = TypeVar("R", bound="ClaimRow[Any]")


def _print(rows: Sequence[R], table: Callable[[Sequence[R], int], RenderableType], as_json: bool) -> None:
    from .objects import claim_object
    from .terminal import console, print_json

    if as_json:
        print_json([claim_object(row) for row in rows])
    elif rows:
        screen = console()
        screen.print(table(rows, screen.width))
    else:
        click.echo("Nothing in the case fits.")
