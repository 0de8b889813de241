"""The page of search: all that has some words, narrowed by what it is, who says it, where and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from asreported.claims import Statement
from asreported.intake import Report
from asreported.ledger import Case, Found, Hit, Wanted, marked

from ..holdings import Holdings
from ..lists.filters import Choice, Filter, link
from ..lists.paging import Page, numbered
from ..telling.highlights import paragraph_start
from ..telling.rows import Row, report_href, row
from ..words import label, rank, vocabulary

PATH = "/search"
HITS = 25
KINDS = ("report", "figure", "statement", "event", "person")
# Where the words of a kind have their labels, and what a filter calls them.
WORDS = {
    "figure": ("measures", "Measure"),
    "statement": ("acts", "Act"),
    "event": ("types", "Type"),
    "person": ("statuses", "Status"),
}
_LONGEST = 420
# Longer is no question but a text.
_MOST = 500


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind of thing to look for, or everything: how many there are of it."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a hit, `marked` where they are what was asked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit: its kind, what it is in a word, its sentence in pieces, where that stands; its row where it is a claim.

    `names` are what it says who and where, each with what it is called, in pieces too.
    """

    kind: str
    what: str
    title: tuple[Piece, ...]
    href: str
    pieces: tuple[Piece, ...]
    names: tuple[tuple[str, tuple[Piece, ...]], ...]
    report: Report
    row: Row | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the page of search shows. `asked` says whether anything was asked for, `unread` that it has no word."""

    wanted: Wanted
    asked: bool
    unread: bool
    tabs: tuple[Tab, ...]
    filters: tuple[Filter, ...]
    hits: tuple[Shown, ...]
    page: Page[Hit]


def search_page(case: Case, held: Holdings, query: Mapping[str, str]) -> SearchPage:
    """What the query finds."""
    wanted = wanted_of(query)
    asked = any((wanted.words.strip(), wanted.speaker.strip(), wanted.place.strip()))
    number = int(query["page"]) if query.get("page", "").isdecimal() and len(query["page"]) < 6 else 1
    found = case.search(wanted, HITS, (max(1, number) - 1) * HITS) if asked else Found((), 0, {}, {})
    shown = numbered(found.hits, found.total, PATH, query, HITS)
    if shown.number != number and asked:
        found = case.search(wanted, HITS, (shown.number - 1) * HITS)
    return SearchPage(
        wanted=wanted,
        asked=asked,
        unread=bool(wanted.words.strip()) and not wanted.terms,
        tabs=_tabs(found, query, wanted),
        filters=_filters(found, wanted),
        hits=tuple(_shown(hit, held, wanted) for hit in found.hits),
        page=shown,
    )


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """What an address asks for; what no filter knows is left out."""
    kind = query.get("kind", "")
    words = WORDS.get(kind)
    word, review = query.get("word", ""), query.get("review", "")
    return Wanted(
        words=query.get("q", "")[:_MOST],
        kind=kind if kind in KINDS else None,
        word=word if words and word in vocabulary(words[0]) else None,
        speaker=query.get("speaker", "")[:_MOST],
        place=query.get("place", "")[:_MOST],
        since=_day(query.get("since")),
        until=_day(query.get("until")),
        review=review if review in vocabulary("reviews_chosen") else None,
    )


def _day(written: str | None) -> str | None:
    try:
        return date.fromisoformat(written).isoformat() if written else None
    except ValueError:
        return None


def _tabs(found: Found, query: Mapping[str, str], wanted: Wanted) -> tuple[Tab, ...]:
    kept = {name: value for name, value in query.items() if name not in {"kind", "word", "page"}}
    every = Tab("Everything", sum(found.kinds.values()), link(PATH, kept), wanted.kind is None)
    named = (
        Tab(label("kinds_found", kind), found.kinds.get(kind, 0), link(PATH, kept, kind=kind), wanted.kind == kind)
        for kind in KINDS
    )
    return (every, *named)


def _filters(found: Found, wanted: Wanted) -> tuple[Filter, ...]:
    """The choices of the kind that is looked for, and of what people decided."""
    made = []
    if wanted.kind in WORDS:
        table, name = WORDS[wanted.kind]
        known = {*found.words, *([wanted.word] if wanted.word else [])}
        choices = tuple(
            Choice(word, label(table, word), found.words.get(word, 0), word == wanted.word)
            for word in sorted(known, key=lambda word: rank(table, word))
        )
        made.append(Filter("word", name, "All of them", wanted.word or "", choices))
    return tuple(made)


def _shown(hit: Hit, held: Holdings, wanted: Wanted) -> Shown:
    begin, stop = _cut(hit)
    pieces = _pieces(hit.report.text, begin, stop, hit.marks, (begin > hit.begin, stop < hit.stop))
    if hit.claim is None:
        place = f"{report_href(hit.report)}#p-{paragraph_start(hit.report.text, begin)}"
        title = _told(hit.report.title or hit.report.name, wanted)
        return Shown("report", "", title, place, pieces, (), hit.report, None)
    told, claim = row(hit.claim, held.repeats), hit.claim.decided
    table, _ = WORDS[claim.kind]
    what = label(
        table, getattr(claim, {"figure": "measure", "statement": "act", "event": "type"}.get(claim.kind, "status"))
    )
    if not isinstance(claim, Statement):
        what = what if claim.kind != "figure" else f"{what}: {' '.join(told.words.split())}"
    named = [
        (name, _told(said, wanted))
        for name, field in (
            ("Name", "name"),
            ("Who", "actor"),
            ("Whom", "target"),
            ("Counted", "group"),
            ("Place", "place"),
        )
        if (said := getattr(claim, field, None))
    ]
    speaker = _told(claim.speaker, wanted) if claim.speaker else ()
    return Shown(claim.kind, what, speaker, told.href, pieces, tuple(named), hit.report, told)


def _told(text: str, wanted: Wanted) -> tuple[Piece, ...]:
    return _pieces(text, 0, len(text), marked(text, wanted.terms))


def _cut(hit: Hit) -> tuple[int, int]:
    """The bounds of the sentence, or of as much of it around the first words found as a list has room for."""
    if hit.stop - hit.begin <= _LONGEST:
        return hit.begin, hit.stop
    text, first = hit.report.text, hit.marks[0][0] if hit.marks else hit.begin
    begin = (
        hit.begin if first - hit.begin < _LONGEST // 2 else text.find(" ", first - _LONGEST // 2, first) + 1 or first
    )
    stop = text.rfind(" ", begin, begin + _LONGEST)
    return begin, min(hit.stop, stop if stop > first else begin + _LONGEST)


def _pieces(
    text: str, begin: int, stop: int, marks: Sequence[tuple[int, int]], cut: tuple[bool, bool] = (False, False)
) -> tuple[Piece, ...]:
    found, at = [Piece("…", False)] if cut[0] else [], begin
    for start, end in marks:
        if end <= begin or start >= stop:
            continue
        found += [Piece(text[at : max(at, start)], False), Piece(text[max(at, start) : min(end, stop)], True)]
        at = min(end, stop)
    found += [Piece(text[at:stop], False), *([Piece("…", False)] if cut[1] else [])]
    return tuple(piece for piece in found if piece.text)
