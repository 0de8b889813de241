"""What the user points at (files, folders, patterns, standard input) to reports, always in the same order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from asreported.errors import SourceError

from . import records, textfiles, webpages
from .decoding import LIMIT, PAGE_LIMIT, content, too_large
from .folders import READ, files_of
from .manifests import Manifests, faults, is_manifest
from .metadata import Metadata
from .report import Report, Unreadable

STANDARD_INPUT = "-"

_TEXT = ("", ".txt", ".text", ".md")
_PAGES = (".html", ".htm", ".xhtml")
_LINES = (".jsonl", ".ndjson")
_LISTS = (".json",)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input, or what could not be found: `found` is the file, None the standard input.

    `name` is the file as the user would write it, `where` its whole path, the same from whatever folder it was named.
    """

    name: str
    where: str
    found: Path | Unreadable | None
    manifests: Manifests

    def items(self) -> Iterator[Report | Unreadable]:
        """Every report of the source, or the reason why there is none."""
        if isinstance(self.found, Unreadable):
            yield self.found
        elif self.found is None:
            yield _read_standard_input()
        else:
            base = _printable(self.found.name)
            for item in _read_file(self.found, base, self.manifests):
                yield self._told(item, base) if isinstance(item, Unreadable) else item

    def _told(self, refused: Unreadable, base: str) -> Unreadable:
        # Two files of one name in two folders must be told apart, and each be forgotten by itself.
        name = self.name + refused.name.removeprefix(base) if refused.name.startswith(base) else refused.name
        return replace(refused, name=name, source=self.where)


def sources(named: Iterable[str | Path], leave_out: Iterable[Path] = ()) -> tuple[Source, ...]:
    """The sources that the user's words stand for, each file once, without those to `leave_out` (the case itself).

    Raises SourceError where not one of them exists.
    """
    manifests = Manifests()
    own = frozenset(os.path.realpath(path) for path in leave_out)
    found: dict[str, Source] = {}
    for name in named:
        for source in _of(name, manifests, own):
            found.setdefault(source.where, source)
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


def items(
    named: Iterable[str | Path], progress: Callable[[int, int], None] | None = None
) -> Iterator[Report | Unreadable]:
    """Every report of the sources, or the reason why there is none.

    `progress` is told, after each file, how many files of how many are done. Raises SourceError at once where not one
    of the sources exists.
    """
    return _items(sources(named), progress)


def _items(found: tuple[Source, ...], progress: Callable[[int, int], None] | None) -> Iterator[Report | Unreadable]:
    for done, source in enumerate(found, start=1):
        yield from source.items()
        if progress:
            progress(done, len(found))


def _of(named: str | Path, manifests: Manifests, own: frozenset[str]) -> list[Source]:
    written = str(named)
    if written == STANDARD_INPUT:
        return [Source("standard input", STANDARD_INPUT, None, manifests)]
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
    return source.found is None or (isinstance(source.found, Path) and not _speaks_of_others(source.found))


def _printable(name: str) -> str:
    # A file name that is not UTF-8 carries broken characters, which no database and no terminal takes.
    return name.encode("utf-8", "backslashreplace").decode()


def _speaks_of_others(path: Path) -> bool:
    return path.suffix.lower() in (*_LINES, *_LISTS) and is_manifest(path)


def _read_file(path: Path, name: str, manifests: Manifests) -> Iterator[Report | Unreadable]:
    suffix = path.suffix.lower()
    if _speaks_of_others(path):
        yield from faults(path, name)
    elif suffix in _LINES:
        yield from records.read_lines(path, name)
    elif suffix in _LISTS:
        yield from records.read_list(path, name)
    elif suffix in _TEXT or suffix in _PAGES:
        data = content(path, name, PAGE_LIMIT if suffix in _PAGES else LIMIT)
        read = webpages.read if suffix in _PAGES else textfiles.read
        yield data if isinstance(data, Unreadable) else read(data, name, manifests.about(path))
    else:
        yield Unreadable(name, f"{suffix} files are not read yet", READ)


def _read_standard_input() -> Report | Unreadable:
    name = "standard input"
    data = sys.stdin.buffer.read(LIMIT + 1)
    return too_large(name, len(data)) if len(data) > LIMIT else textfiles.read(data, name, Metadata())
