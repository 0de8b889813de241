"""The full-text index of a case, which SQLite (FTS5) and PostgreSQL (tsvector) need told differently.

Both get words that were cut and folded by `words`: FTS5 through its `ascii` tokenizer, which parts at spaces and takes
any other script as it is; PostgreSQL as a finished tsvector, past its parsers. So both find the same rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    TableClause,
    bindparam,
    cast,
    column,
    literal,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from .asked import Term
from .rows import COLUMNS, GAP

# The tables of the index begin with this; they are no tables of the schema, for each database has its own.
INDEX: Final = "search_index"
_COLUMNS: Final = ", ".join(COLUMNS)
# PostgreSQL tells four columns apart by the weights of a word's places.
_WEIGHTS: Final = dict(zip(COLUMNS, "ABCD", strict=True))
_SQLITE: Final = table(INDEX, column("rowid", Integer), column(INDEX))
_SERVER: Final = table(INDEX, column("number", BigInteger), column("vector"))


def create(connection: Connection) -> None:
    """Make the index, empty."""
    if _is_server(connection):
        connection.exec_driver_sql(
            f"CREATE TABLE {INDEX} (number BIGINT PRIMARY KEY REFERENCES findable ON DELETE CASCADE,"
            " vector TSVECTOR NOT NULL)"
        )
        connection.exec_driver_sql(f"CREATE INDEX {INDEX}_by_word ON {INDEX} USING gin (vector)")
        return
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5({_COLUMNS},"
        " content='findable', content_rowid='number', tokenize='ascii', columnsize=0)"
    )


def drop(connection: Connection) -> None:
    """Take the index away."""
    connection.exec_driver_sql(f"DROP TABLE {INDEX}")


def write(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Index rows that stand in `findable` already."""
    if not rows:
        return
    if _is_server(connection):
        made = [{"number": row["number"], "vector": _vector(row)} for row in rows]
        connection.execute(text(f"INSERT INTO {INDEX} VALUES (:number, CAST(:vector AS tsvector))"), made)
        return
    values = [{name: row[name] for name in ("number", *COLUMNS)} for row in rows]
    named = ", ".join(f":{name}" for name in COLUMNS)
    connection.execute(text(f"INSERT INTO {INDEX}(rowid, {_COLUMNS}) VALUES (:number, {named})"), values)


def erase(connection: Connection, reports: Iterable[str]) -> None:
    """Take the rows of reports out of the index, before they go from `findable`; a server does it with them."""
    if not _is_server(connection):
        gone = text(
            f"INSERT INTO {INDEX}({INDEX}, rowid, {_COLUMNS})"
            f" SELECT 'delete', number, {_COLUMNS} FROM findable WHERE report IN :reports"
        ).bindparams(bindparam("reports", expanding=True))
        connection.execute(gone, {"reports": list(reports)})


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms that a row has, in one of the columns each, or anywhere where none is named; with `without` it has not."""

    terms: tuple[Term, ...]
    columns: tuple[str, ...] = ()
    without: bool = False


def matching(connection: Connection, clauses: Sequence[Clause]) -> ColumnElement[bool]:
    """The condition that a row of the index is as all clauses say; one of them at least says what it has."""
    if _is_server(connection):
        return _SERVER.c.vector.op("@@", is_comparison=True)(
            cast(literal(_together(clauses, _tsquery, "&", "& !")), TSQUERY)
        )
    return _SQLITE.c[INDEX].op("MATCH", is_comparison=True)(_together(clauses, _fts5, "AND", "NOT"))


def index(connection: Connection) -> tuple[TableClause, ColumnElement[int]]:
    """The table of the index, and the column of its numbers."""
    return (_SERVER, _SERVER.c.number) if _is_server(connection) else (_SQLITE, _SQLITE.c.rowid)


def held(connection: Connection) -> Counter[str]:
    """In how many rows the index has each word, to compare with the rows themselves."""
    if _is_server(connection):
        found = connection.exec_driver_sql(f"SELECT word, ndoc FROM ts_stat('SELECT vector FROM {INDEX}')")
    else:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words USING fts5vocab('main', '{INDEX}', 'row')"
        )
        found = connection.exec_driver_sql(f"SELECT term, doc FROM indexed_words WHERE term <> '{GAP}'")
    return Counter({row[0]: row[1] for row in found})


def _is_server(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


# ------------------------------------------------------------------ the two languages


def _together(clauses: Sequence[Clause], said: Callable[[Clause], str], both: str, but_not: str) -> str:
    has = f" {both} ".join(f"({said(one)})" for one in clauses if not one.without)
    return f" {but_not} ".join((f"({has})", *(f"({said(one)})" for one in clauses if one.without)))


def _fts5(clause: Clause) -> str:
    """Only words that were folded stand in it: letters, digits and the marks of scripts, each phrase in quotes."""
    within = f"{{{' '.join(clause.columns)}}} : " if clause.columns else ""
    wanted = " AND ".join(_fts5_phrase(term) for term in clause.terms if not term.without)
    return " NOT ".join((f"({within}({wanted}))", *(_fts5_phrase(term) for term in clause.terms if term.without)))


def _fts5_phrase(term: Term) -> str:
    return f'"{" ".join(term.words)}"{" *" if term.begins else ""}'


def _tsquery(clause: Clause) -> str:
    weights = "".join(_WEIGHTS[name] for name in clause.columns)
    wanted = [_server_phrase(term, weights) for term in clause.terms if not term.without]
    return " & ".join((*wanted, *(f"!{_server_phrase(term, '')}" for term in clause.terms if term.without)))


def _server_phrase(term: Term, weights: str) -> str:
    last = len(term.words) - 1
    signs = [f"{weights}{'*' if term.begins and at == last else ''}" for at in range(last + 1)]
    parts = (f"'{word}'{':' + sign if sign else ''}" for word, sign in zip(term.words, signs, strict=True))
    return f"({' <-> '.join(parts)})"


def _vector(row: Mapping[str, Any]) -> str:
    """The row as a tsvector is written: each word with its places, a column far behind the one before it."""
    places: dict[str, list[str]] = {}
    at = 1
    for name in COLUMNS:
        for word in row[name].split():
            if word != GAP:
                places.setdefault(word, []).append(f"{at}{_WEIGHTS[name]}")
            at += 1
        at += 2
    return " ".join(f"'{word}':{','.join(listed)}" for word, listed in places.items())
