"""`search`: every report and claim that has some words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .listing import day_option
from .words import Word

if TYPE_CHECKING:
    from rich.text import Text

    from asreported.ledger import Hit

KINDS = ("report", "figure", "statement", "event", "person")
# The option of each kind's word; of the others nothing has that word.
WORDS = {"measure": "figure", "act": "statement", "type": "event", "status": "person"}


@click.command()
@click.argument("words_", nargs=-1, required=True, metavar="WORDS...")
@click.option("--kind", type=click.Choice(KINDS), help="Only of one kind.")
@click.option("--measure", type=Word("measure"), metavar="WORD", help="Figures of this measure.")
@click.option("--act", type=Word("act"), metavar="WORD", help="Statements that do this.")
@click.option("--type", "type_", type=Word("type"), metavar="WORD", help="Events of this type.")
@click.option("--status", type=Word("status"), metavar="WORD", help="Persons of whom this became.")
@click.option("--speaker", default="", metavar="NAME", help="Said by or through; the beginnings of a name's words.")
@click.option("--place", default="", metavar="NAME", help="At a place; the beginnings of its words.")
@click.option("--since", callback=day_option, metavar="DAY", help="Of reports published on this day or later.")
@click.option("--until", callback=day_option, metavar="DAY", help="Of reports published on this day or earlier.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="How many to print.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of lines.")
@click.pass_obj
def search(
    case: str,
    /,
    words_: tuple[str, ...],
    kind: str | None,
    type_: str | None,
    speaker: str,
    place: str,
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
    **named: str | None,
) -> None:
    """Everything that has all these words, in any order: titles and texts of reports, claims, who says them, where.

    “Two words” in quotes are a phrase (quote them for the shell too), evacuat* is the beginning of a word, -rumour must
    not be there (behind `--`, or the shell's user meant an option). Accents, capitals and the commas in numbers do not
    matter. First comes what is called so, then what says it, each the newest first.
    """
    from asreported.ledger import Wanted, open_case

    from .terminal import console, print_json

    asked = {"type": type_, **named}
    word = next(((field, value) for field, value in asked.items() if value), None)
    if sum(value is not None for value in asked.values()) > 1 or (word and kind not in {None, WORDS[word[0]]}):
        raise click.UsageError("Nothing is of two kinds at once: use one of --measure, --act, --type, --status.")
    wanted = Wanted(
        words=" ".join(words_),
        kind=WORDS[word[0]] if word else kind,
        word=word[1] if word else None,
        speaker=speaker,
        place=place,
        since=since,
        until=until,
    )
    with open_case(case, create=False) as opened:
        found = opened.search(wanted, limit)
    if as_json:
        print_json([_object(hit) for hit in found.hits])
        return
    screen = console()
    for hit in found.hits:
        screen.print(_lines(hit))
    told = ", ".join(f"{found.kinds[kind]:,} {kind}s" for kind in KINDS if found.kinds.get(kind))
    click.echo(f"{found.total:,} found{f' ({told})' if told else ''}." if found.total else "Nothing in the case fits.")


def _object(hit: Hit) -> dict[str, object]:
    """A claim as other lists print it, or a report as `reports` does; with the sentence and the words found in it."""
    from .objects import claim_object

    words_ = [hit.report.text[start:end] for start, end in hit.marks]
    own: dict[str, object] = {"kind": hit.kind, "report": hit.report.id, "name": hit.report.name}
    if hit.claim is None:
        own |= {"id": hit.report.id, "title": hit.report.title, "outlet": hit.report.outlet}
        own |= {"published": hit.report.published, "start": hit.begin, "end": hit.stop}
    else:
        own = claim_object(hit.claim)
    return own | {"sentence": hit.report.text[hit.begin : hit.stop], "found": words_}


def _lines(hit: Hit) -> Text:
    from rich.text import Text

    from .terminal import flat, text

    day = (hit.report.published or "undated")[:10]
    head = Text.assemble(text(hit.kind, "bold"), "  ", text(day, "dim"), "  ")
    if hit.claim is None:
        head += text(hit.report.title or hit.report.name)
        name = hit.report.id
    else:
        head += text(hit.claim.decided.speaker or f"{hit.report.outlet or hit.report.name}, own voice")
        name = hit.claim.id
    line = Text("  ")
    at = hit.begin
    for start, end in hit.marks:
        line.append(flat(hit.report.text[at:start]), "dim").append(flat(hit.report.text[start:end]), "bold")
        at = end
    line.append(flat(hit.report.text[at : hit.stop]), "dim")
    return Text("\n").join((head + Text("  ") + text(name[:9], "dim"), line, Text("")))
