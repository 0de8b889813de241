"""Metadata that lies beside a text file: `NAME.json`, or rows of a `sources.jsonl` or `reports.jsonl` above it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .decoding import content, decode
from .metadata import TEXT_KEYS, Metadata, metadata
from .report import Unreadable

MANIFESTS = ("sources.jsonl", "reports.jsonl")
_ADVICE = "Each row is an object with “file”, a path below the folder of the list, and outlet, published, url, title."


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a manifest: the file that it speaks of and what it says, or the reason why it says nothing."""

    number: int
    file: Path | None
    about: Metadata
    reason: str | None = None


class Manifests:
    """What the manifests of the folders seen so far say; each is read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[Path, Metadata]] = {}

    def about(self, path: Path) -> Metadata:
        """What lies beside the file about it, the nearest first; all unknown where nothing does."""
        beside = _sidecar(path)
        if beside is not None:
            return metadata(beside)
        whole = _whole(path)
        rows = (self._rows(folder).get(whole) for folder in whole.parents)
        return next((row for row in rows if row is not None), Metadata())

    def _rows(self, folder: Path) -> dict[Path, Metadata]:
        if folder not in self._folders:
            known = self._folders.setdefault(folder, {})
            for name in MANIFESTS:
                for row in _rows(folder / name):
                    if row.file is not None:
                        known.setdefault(row.file, row.about)
        return self._folders[folder]


def is_manifest(path: Path) -> bool:
    """Whether a JSON file speaks about reports in other files instead of holding some itself."""
    if path.name in MANIFESTS:
        return any(row.file for row in _rows(path))
    texts = (path.with_suffix(suffix) for suffix in (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"))
    return path.suffix == ".json" and any(os.path.isfile(text) for text in texts) and _object(path) is not None


def faults(path: Path, name: str) -> Iterator[Unreadable]:
    """The rows of a manifest that say nothing of any file, each with its reason."""
    seen: set[Path] = set()
    for row in _rows(path) if path.name in MANIFESTS else ():
        reason = row.reason
        if row.file is not None:
            shown = os.path.relpath(row.file, _whole(path).parent)
            if not _may_be_there(row.file):
                reason = f"there is no file {shown} in its folder"
            elif row.file in seen:
                reason = f"it speaks of {shown} a second time, and the first row counts"
            seen.add(row.file)
        if reason:
            yield Unreadable(f"{name}, line {row.number}", reason, _ADVICE)


def _may_be_there(file: Path) -> bool:
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        # A file in a locked folder is told of when that folder is walked.
        return True
    return True


def _whole(path: Path) -> Path:
    # Links are not followed: a row names a file by where it lies, not by where it leads.
    return Path(os.path.abspath(path))


def _sidecar(path: Path) -> Mapping[str, object] | None:
    beside = path.with_suffix(".json")
    return _object(beside) if os.path.isfile(beside) else None


def _object(path: Path) -> Mapping[str, object] | None:
    found = _parsed(_text(path))
    return found if isinstance(found, dict) and not any(key in found for key in TEXT_KEYS) else None


def _rows(path: Path) -> list[_Row]:
    # Only at line feeds: other line separators may stand in the middle of a JSON string.
    lines = _text(path).split("\n") if os.path.isfile(path) else []
    return [_row(line, number, path) for number, line in enumerate(lines, start=1) if line.strip("\ufeff \t\r")]


def _row(line: str, number: int, manifest: Path) -> _Row:
    unknown = Metadata()
    try:
        row = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as fault:
        return _Row(number, None, unknown, f"it is no JSON ({fault})")
    if not isinstance(row, dict):
        return _Row(number, None, unknown, "it is no JSON object")
    if any(key in row for key in TEXT_KEYS):
        return _Row(number, None, unknown, "it holds a report, and the other rows speak of files")
    named = row.get("file")
    if not isinstance(named, str) or not named.strip() or "\0" in named:
        return _Row(number, None, unknown, "it names no file")
    folder = _whole(manifest).parent
    file = _whole(folder / named)
    if folder not in file.parents:
        return _Row(number, None, unknown, f"it names {named}, which lies outside its folder")
    return _Row(number, file, metadata(row))


def _text(path: Path) -> str:
    data = content(path, path.name)
    decoded = data if isinstance(data, Unreadable) else decode(data, path.name)
    return "" if isinstance(decoded, Unreadable) else decoded.text


def _parsed(text: str) -> object:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
