"""`export`: the case as a file for other programs."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def export() -> None:
    """Write the case for other programs."""


@export.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; standard output if left out.")
@click.option("--include-names", is_flag=True, help="Also what became of persons, by name; left out otherwise.")
@click.pass_obj
def claims(case: str, out: Path | None, include_names: bool) -> None:
    """Every claim with its words and offsets, as JSON Lines."""
    from asreported.exports import lines, write
    from asreported.ledger import open_case

    with open_case(case, create=False) as opened:
        if out is None:
            # Bytes: the encoding and line ends of the export are not the terminal's business.
            for line in lines(opened, include_names=include_names):
                click.echo(line.encode("utf-8"), nl=False)
        else:
            click.echo(f"{write(opened, out, include_names=include_names)} claims written to {out}", err=True)
        left_out = 0 if include_names else opened.counts().persons
        if left_out:
            what = "claim about a named person is" if left_out == 1 else "claims about named persons are"
            click.echo(f"{left_out} {what} left out; --include-names writes them too.", err=True)
