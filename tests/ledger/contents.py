"""All that a case holds, to compare two."""

from __future__ import annotations

from functools import cache

from sqlalchemy import select

from asreported.claims import Claim
from asreported.intake import Report, Unreadable
from asreported.ledger import Case, open_case, schema, search

from .crowds import crowd
from .handmade import TEXT, claims, person, report


def contents(case: Case) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, in the order in which the database sorts its keys."""
    with case._reading() as connection:
        return {
            table.name: [
                dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()
            ]
            for table in schema.metadata.sorted_tables
        }


def readings() -> list[tuple[Report, tuple[Claim, ...]]]:
    """Reports that fill every table but those of decisions; a language sorts their names otherwise than bytes do."""
    names = ["Äpfel.txt", "a.txt", "B.txt", "b-1.txt", "b_1.txt", "été.txt", "Ω.txt", "\U0001f6f3.txt"]
    of = [report(name, TEXT, outlet=f"Mail of {name}", notes=("«a»", "\u2028")) for name in names]
    return [*((one, (*claims(one), person(one))) for one in of), *crowd(12)]


def added(case: Case) -> Case:
    """The case with the reports above and a few refusals."""
    for one, claimed in readings():
        case.add(one, claimed)
    for name in ("z.pdf", "Z.pdf", "ä.pdf"):
        case.refuse(Unreadable(name, "it is a PDF", "Save it as text.", source=f"/{name}"))
    return case


@cache
def _rows() -> dict[str, list[dict[str, object]]]:
    with open_case("sqlite://") as case:
        return contents(added(case))


def filled(case: Case) -> Case:
    """The case with all that adding them gives, without reading and linking them once more."""
    with case._writing() as connection:
        for name, rows in _rows().items():
            if rows:
                connection.execute(schema.metadata.tables[name].insert(), rows)
        search.index_again(connection)
    return case
