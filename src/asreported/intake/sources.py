"""What the user points at (files, folders, patterns, standard input) to reports, always in the same order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten

from asreported.errors import SourceError

from . import records, textfiles
from .addresses import is_address
from .decoding import LIMIT, content, not_opened, not_regular, too_large
from .documents import kind_of
from .documents.kinds import suffix_of
from .folders import READ, files_of
from .jail import Document, confined
from .languages import with_language
from .limits import INPUT, STREAM
from .manifests import Manifests, faults, is_manifest
from .metadata import ANY, UNKNOWN, Keys
from .pasted import Pasted
from .report import Report, Unreadable

STANDARD_INPUT = "-"

# A pasted text is known by as much of its beginning.
_FIRST_WORDS = 60
# Made by old or other programs, which can write them as something that is read.
_OFFICE = (".doc", ".rtf", ".odt", ".pages", ".docm")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web; `hosts` are those that the user vouches for, though they are not public."""

    url: str
    hosts: frozenset[str] = frozenset()

    def items(self) -> Iterator[Report | Unreadable]:
        """The report of a page, or those of the pages that a feed or sitemap lists."""
        from .web import Guard, Web, is_feed, links, reports

        with Web(Guard(self.hosts)) as web:
            found = web.fetch(self.url)
            if isinstance(found, Unreadable):
                yield found
            elif not is_feed(found):
                yield from reports(found)
            else:
                for entry in links(found, web):
                    page = entry if isinstance(entry, Unreadable) else web.fetch(entry.url or "")
                    yield from (page,) if isinstance(page, Unreadable) else reports(page, entry)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, address or pasted text, standard input, or what could not be found: `found`, None for standard input.

    `name` is the file as the user would write it, `where` its whole path, the same from whatever folder it was named.
    """

    name: str
    where: str
    found: Path | Address | Pasted | Unreadable | None
    manifests: Manifests
    keys: Keys = ANY

    def items(self) -> Iterator[Report | Unreadable]:
        """Every report of the source, or the reason why there is none."""
        if isinstance(self.found, Unreadable):
            yield self.found
        elif isinstance(self.found, Address | Pasted):
            yield from self.found.items()
        elif self.found is None:
            yield from with_language((_read_standard_input(),))
        else:
            base = _printable(self.found.name)
            for item in with_language(self._read(self.found, base)):
                yield self._told(item, base) if isinstance(item, Unreadable) else item

    def _read(self, path: Path, name: str) -> Iterator[Report | Unreadable]:
        # A name without an ending, as in /dev/fd or an archive of old mail, is most often a text.
        kind = kind_of(name) if suffix_of(name) else "text"
        if _speaks_of_others(path):
            yield from faults(path, name)
        elif kind == "lines":
            yield from records.read_lines(path, name, self.keys)
        elif kind == "list":
            yield from records.read_list(path, name, self.keys)
        elif kind == "text":
            data = content(path, name)
            yield data if isinstance(data, Unreadable) else textfiles.read(data, name, self.manifests.about(path))
        elif kind:
            yield from self._confined(path, name, kind)
        else:
            suffix = suffix_of(name)
            advice = "Save it as .docx, .pdf or text and add that." if suffix in _OFFICE else READ
            yield Unreadable(name, f"{suffix} files are not read", advice)

    def _confined(self, path: Path, name: str, kind: str) -> Iterator[Report | Unreadable]:
        """The reports of a file whose format needs a parser: it is read in the process with limits."""
        if refused := not_regular(path, name):
            yield refused
            return
        try:
            size = path.stat().st_size
            most = STREAM if kind == "webarchive" else INPUT
            if size > most:
                yield too_large(name, size, most)
                return
            about = self.manifests.about(path)
            yield from confined(Document(name, kind, lambda: path.open("rb"), size, about, keys=self.keys))
        except OSError as fault:
            yield not_opened(name, fault)

    def _told(self, refused: Unreadable, base: str) -> Unreadable:
        # Two files of one name in two folders must be told apart, and each be forgotten by itself.
        name = self.name + refused.name.removeprefix(base) if refused.name.startswith(base) else refused.name
        return replace(refused, name=name, source=self.where)


def sources(
    named: Iterable[str | Path],
    leave_out: Iterable[Path] = (),
    keys: Keys = ANY,
    hosts: Iterable[str] = (),
) -> tuple[Source, ...]:
    """The sources that the user's words stand for, each file once, without those to `leave_out` (the case itself).

    `keys` say under which keys JSON records have what, `hosts` who may be fetched from though not public.
    Raises SourceError where not one of them exists.
    """
    manifests = Manifests()
    own = frozenset(os.path.realpath(path) for path in leave_out)
    found: dict[str, Source] = {}
    for name in named:
        for source in _of(name, manifests, own, frozenset(hosts)):
            found.setdefault(source.where, replace(source, keys=keys))
    ordered = tuple(found.values())
    if not any(_may_hold_reports(source) for source in ordered):
        refused = [source.found for source in ordered if isinstance(source.found, Unreadable)]
        if refused:
            problem = f"Nothing to read in {', '.join(one.name for one in refused)}: {refused[0].reason}."
        elif ordered:
            problem = f"Nothing to read: {', '.join(source.name for source in ordered)} speaks of other files only."
        else:
            problem = "No source was named."
        raise SourceError("AR101", problem, refused[0].advice if len(refused) == 1 else READ)
    return ordered


def handed(path: Path) -> Source:
    """The source of a file that was handed over, as with a browser: it has a name, and no place on the user's disk."""
    name = _printable(path.name)
    return Source(name, name, path, Manifests())


def pasted(**fields: str) -> Source:
    """The source of a text that was typed or pasted: `text`, and as far as known `title`, `outlet`, `published`, `url`.

    Its name is the address, the title or its first words.
    """
    first = " ".join(fields.get("text", "").split())
    name = fields.get("url") or fields.get("title") or shorten(first, _FIRST_WORDS, placeholder="…") or "pasted text"
    return Source(name, name, Pasted(fields, name), Manifests())


def items(
    named: Iterable[str | Path], progress: Callable[[int, int], None] | None = None, keys: Keys = ANY
) -> Iterator[Report | Unreadable]:
    """Every report of the sources, or the reason why there is none.

    `progress` is told, after each file, how many files of how many are done. Raises SourceError at once where not one
    of the sources exists.
    """
    return _items(sources(named, keys=keys), progress)


def _items(found: tuple[Source, ...], progress: Callable[[int, int], None] | None) -> Iterator[Report | Unreadable]:
    for done, source in enumerate(found, start=1):
        yield from source.items()
        if progress:
            progress(done, len(found))


def _of(named: str | Path, manifests: Manifests, own: frozenset[str], hosts: frozenset[str]) -> list[Source]:
    written = str(named)
    if written == STANDARD_INPUT:
        return [Source("standard input", STANDARD_INPUT, None, manifests)]
    if is_address(written):
        return [Source(written, written, Address(written, hosts), manifests)]
    out = []
    for file in files_of(written):
        if isinstance(file, Unreadable):
            out.append(Source(file.name, file.source or file.name, file, manifests))
            continue
        where = os.path.abspath(file)
        name = _printable(str(file))
        if not own or os.path.realpath(file) not in own:
            out.append(Source(name, _printable(where), file, manifests))
        elif name == _printable(written):
            reason, advice = "it is the case itself", "Name the reports to read."
            out.append(Source(name, where, Unreadable(name, reason, advice, where, kept=False), manifests))
    return out


def _may_hold_reports(source: Source) -> bool:
    if isinstance(source.found, Path):
        return not _speaks_of_others(source.found)
    return not isinstance(source.found, Unreadable)


def _printable(name: str) -> str:
    # A file name that is not UTF-8 carries broken characters, which no database and no terminal takes.
    return name.encode("utf-8", "backslashreplace").decode()


def _speaks_of_others(path: Path) -> bool:
    return kind_of(path.name) in ("lines", "list") and is_manifest(path)


def _read_standard_input() -> Report | Unreadable:
    name = "standard input"
    data = sys.stdin.buffer.read(LIMIT + 1)
    return too_large(name, len(data)) if len(data) > LIMIT else textfiles.read(data, name, UNKNOWN)
