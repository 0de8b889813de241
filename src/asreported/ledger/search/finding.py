"""Finding: what a question asks for: first what is called so, then what says it, each the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from asreported.intake import Report

from .. import schema
from ..decisions.log import entries
from ..finding import claim_rows, report_rows
from ..rows import ClaimRow
from ..sentences import context
from . import fulltext, numbers
from .asked import Term, beginnings, marked, terms
from .fulltext import Clause

# Where a question's words count for more: who or where somebody is, what a report is called.
_NAMED: Final = ("speaker", "place", "names")
_CODE: Final = 2**numbers.CODE_BITS - 1
_KIND: Final = _CODE - (2**numbers.WORD_BITS - 1)
_ROWS: Final = (schema.findable, schema.findable.c.number)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for: `words` as somebody wrote them, and what narrows it.

    `kind` is `report` or a kind of claim, `word` the measure, act, type or status of it. `speaker` and `place` are
    beginnings of the words of their names; `since` and `until` ISO days of publication; `review` what people decided.
    """

    words: str = ""
    kind: str | None = None
    word: str | None = None
    speaker: str = ""
    place: str = ""
    since: str | None = None
    until: str | None = None
    review: str | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words as they are searched."""
        return terms(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: a claim, or a stretch of a report. `begin` and `stop` bound the sentence that shows it.

    `marks` are the words asked for, from and to in the report's text; `claim` is None of a report.
    """

    kind: str
    report: Report
    claim: ClaimRow[Any] | None
    begin: int
    stop: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A part of what was found, how much there is of each kind and, of the kind asked for, of each word."""

    hits: tuple[Hit, ...]
    total: int
    kinds: Mapping[str, int]
    words: Mapping[str, int]


def search(connection: Connection, wanted: Wanted, limit: int, offset: int = 0) -> Found:
    """What a question finds, from `offset` on."""
    if _says_nothing(wanted):
        return Found((), 0, {}, {})
    asked = _Question(connection, wanted)
    kinds, words, total = Counter[str](), Counter[str](), 0
    for code, count in asked.counts().items():
        kind, word = numbers.told(code)
        kinds[kind] += count
        if kind == wanted.kind and word:
            words[word] += count
        if wanted.kind in {None, kind} and wanted.word in {None, word}:
            total += count
    return Found(_hits(connection, asked.rows(limit, offset), wanted.terms), total, kinds, words)


def _says_nothing(wanted: Wanted) -> bool:
    """Whether what was written has no word in it: then nothing is found, where not to ask would find everything."""
    written = ((wanted.words, wanted.terms), (wanted.speaker, beginnings(wanted.speaker)))
    return any(said.strip() and not made for said, made in (*written, (wanted.place, beginnings(wanted.place))))


class _Question:
    """One question, put to the index of words, or where it asks for none to the rows themselves."""

    def __init__(self, connection: Connection, wanted: Wanted) -> None:
        self._connection, self._wanted = connection, wanted
        narrow = (("speaker", beginnings(wanted.speaker)), ("place", beginnings(wanted.place)))
        self._narrow = [Clause(asked, (column,)) for column, asked in narrow if asked]
        self._anywhere = [Clause(wanted.terms)] if wanted.terms else []
        table, number = fulltext.index(connection) if self._narrow or self._anywhere else _ROWS
        self._table, self._number = table, number

    def counts(self) -> Mapping[int, int]:
        """How many rows of any kind there are, by code."""
        code = self._number.op("&")(_CODE)
        wanted = self._asked([*self._anywhere, *self._narrow], code, func.count()).group_by(code)
        return {row[0]: row[1] for row in self._connection.execute(wanted)}

    def rows(self, limit: int, offset: int) -> list[int]:
        """The numbers of some rows of the kind and word: those whose names have the words, then the others."""
        if not self._anywhere:
            return self._part(self._narrow, limit, offset)
        named = [Clause(self._wanted.terms, _NAMED), *self._narrow]
        there = self._of_kind(self._asked(named, func.count()))
        count = self._connection.execute(there).scalar_one()
        found = self._part(named, limit, offset) if offset < count else []
        if len(found) < limit:
            others = [*self._anywhere, *self._narrow, Clause(self._wanted.terms, _NAMED, without=True)]
            found += self._part(others, limit - len(found), max(0, offset - count))
        return found

    def _part(self, clauses: Sequence[Clause], limit: int, offset: int) -> list[int]:
        wanted = self._of_kind(self._asked(clauses, self._number)).order_by(self._number.desc())
        return list(self._connection.execute(wanted.limit(limit).offset(offset)).scalars())

    def _asked(self, clauses: Sequence[Clause], *columns: ColumnElement[Any]) -> Select[Any]:
        wanted, low_high = self._wanted, numbers.span(self._wanted.since, self._wanted.until)
        asked = select(*columns).select_from(self._table)
        if wanted.since or wanted.until:
            asked = asked.where(self._number.between(*low_high))
        if clauses:
            asked = asked.where(fulltext.matching(self._connection, clauses))
        return self._reviewed(asked, wanted.review) if wanted.review else asked

    def _of_kind(self, asked: Select[Any]) -> Select[Any]:
        kind, word = self._wanted.kind, self._wanted.word
        if kind is None:
            return asked
        if word is None:
            return asked.where(self._number.op("&")(_KIND) == numbers.code(kind))
        return asked.where(self._number.op("&")(_CODE) == numbers.code(kind, word))

    def _reviewed(self, asked: Select[Any], status: str) -> Select[Any]:
        """The claims of a status; a report has none."""
        about = _judged(self._connection)
        wanted = [claim for claim, given in about.items() if status in {given, "untouched"}]
        own = schema.findable.c
        # The ids are ours, letters and digits: written out, there may be more than a statement takes values.
        numbers_ = select(own.number).where(own.id.in_(bindparam(None, wanted, expanding=True, literal_execute=True)))
        claims = self._number.op("&")(_KIND) != numbers.code("report")
        return asked.where(
            claims, self._number.not_in(numbers_) if status == "untouched" else self._number.in_(numbers_)
        )


def _judged(connection: Connection) -> Mapping[str, str]:
    """The claims that anybody decided about, each with its status; those untouched again are not among them."""
    log = entries(connection, kinds=("confirm", "reject", "correct", "add", "undo"))
    subjects = {name for one in log for name in one.subjects if name[1:2] == "-"}
    found = {row.id: row.status for row in claim_rows(connection, subjects).values()}
    return {claim: status for claim, status in found.items() if status != "untouched"}


def _hits(connection: Connection, found: Sequence[int], asked: Sequence[Term]) -> tuple[Hit, ...]:
    table = schema.findable.c
    wanted = select(table.number, table.id, table.report, table.begin, table.stop).where(table.number.in_(found))
    rows = {row.number: row for row in connection.execute(wanted)}
    claims = claim_rows(connection, {row.id for row in rows.values() if row.id != row.report})
    reports = {row.report.id: row.report for row in claims.values()}
    missing = sorted({row.report for row in rows.values()} - reports.keys())
    reports |= {row.report.id: row.report for row in report_rows(connection, missing)} if missing else {}
    return tuple(_hit(rows[one], reports[rows[one].report], claims.get(rows[one].id), asked) for one in found)


def _hit(row: Any, report: Report, claim: ClaimRow[Any] | None, asked: Sequence[Term]) -> Hit:  # noqa: ANN401 - a row
    if claim is not None:
        begin, stop = claim.sentence.start, claim.sentence.end
        return Hit(claim.claim.kind, report, claim, begin, stop, _marks(report.text, begin, stop, asked))
    begin, stop = _telling(report.text, row.begin, row.stop, asked)
    return Hit("report", report, None, begin, stop, _marks(report.text, begin, stop, asked))


def _telling(text: str, begin: int, stop: int, asked: Sequence[Term]) -> tuple[int, int]:
    """The sentence of a stretch that has most of the terms, the first of several."""
    best, sentence, at = 0, context(text, begin, min(begin + 1, len(text))), begin
    for start, _ in _marks(text, begin, stop, asked):
        if start < at:
            continue
        here = context(text, start, start + 1)
        there = sum(bool(marked(text[here[0] : here[1]], (term,))) for term in asked)
        if there > best:
            best, sentence = there, here
        at = here[1]
    return sentence


def _marks(text: str, begin: int, stop: int, asked: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    return tuple((begin + start, begin + end) for start, end in marked(text[begin:stop], asked))
