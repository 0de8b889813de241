"""`case`: the case itself, moved, kept safe, checked."""

from __future__ import annotations

import sys

import click


@click.group()
def case() -> None:
    """Copy, back up, restore or check the case itself."""


@case.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy a case, whole, into another that is empty or not there yet.

    FROM and TO are files or addresses of databases, in any combination. Ids, claims, links and decisions stay as they
    are. Stopped in the middle, it leaves TO empty; the same command begins again.
    """
    _copy(source, target)


@case.command()
@click.argument("file", metavar="FILE")
@click.pass_obj
def backup(address: str, file: str) -> None:
    """Write the case as it is now into a new file, whole or not at all.

    Others may go on adding to the case meanwhile. The file is a case itself, of SQLite, also where the case is in
    PostgreSQL.
    """
    from asreported.ledger import back_up, open_case

    with open_case(address, create=False) as opened:
        back_up(opened, file)
    click.echo(_safe(f"{file} now holds all of {opened.name}."))


@case.command()
@click.argument("file", metavar="FILE")
@click.pass_obj
def restore(address: str, file: str) -> None:
    """Put a backup where --case says; never over a case that holds anything."""
    _copy(file, address)


@case.command()
@click.option("--all", "every", is_flag=True, help="Also those that this version of the program has read.")
@click.pass_obj
def reread(address: str, every: bool) -> None:
    """Read anew what another version of the program has read.

    The texts stay as they are. What people decided stays too; where it rests on something that reads otherwise now, it
    waits for a person (review again).
    """
    from asreported.ledger import default_read, open_case, shipped_versions

    versions = shipped_versions()
    with open_case(address, create=False) as opened:
        rows = opened.reports()
        old = [row for row in rows if every or (row.reader_version, row.rules_version) != versions]
        with click.progressbar(old, file=sys.stderr, label="Reading anew") as shown:
            for row in shown:
                claims = default_read(row.report)
                opened.reread(row.report.id, claims, reader_version=versions[0], rules_version=versions[1])
        waiting = len(opened.again())
    click.echo(f"{len(old)} of {len(rows)} reports read anew; {waiting} decisions wait for a person.")


@case.command()
@click.option("--expect", metavar="DIGEST", help="The digest that verify gave before: the log must still hold it.")
@click.pass_obj
def verify(address: str, expect: str | None) -> None:
    """Check that the case is whole; ends with 1 where it is not.

    Its storage, what its rows point at, that every text is as it was added and every claim still has its words, that no
    decision was changed, taken out or put in. It prints the digest of the newest decision: note it, and --expect it.
    """
    from asreported.ledger import open_case

    with open_case(address, create=False) as opened:
        faults, counts, log = list(opened.faults()), opened.counts(), opened.decisions()
    if expect is not None and expect not in {one.digest for one in log}:
        faults.append(f"the log of decisions does not hold the digest {expect}: its end was cut off, or it is another")
    for fault in faults:
        click.echo(_safe(fault))
    if faults:
        click.echo("Something changed the case from outside. Restore a backup: asreported case restore FILE")
        raise click.exceptions.Exit(1)
    claims = counts.figures + counts.statements + counts.events + counts.persons
    click.echo(f"{counts.reports} reports, {claims} claims: every text is as it was added, every claim has its words.")
    if log:
        click.echo(f"{len(log)} decisions, each as it was taken; the newest: {log[-1].digest}")


def _copy(source: str, target: str) -> None:
    from asreported.ledger import open_case

    # The target last: a slip of the pen in the source should not leave an empty case behind.
    with open_case(source, create=False) as held, open_case(target) as made:
        held.copy_to(made)
        # The names that they give themselves: an address may hold a password.
        click.echo(_safe(f"{made.name} now holds all of {held.name}."))


def _safe(words: str) -> str:
    from .terminal import safe

    return safe(words, lines=False)
