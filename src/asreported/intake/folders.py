"""The files that a path, a folder or a pattern stands for, always in the same order."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from .report import Unreadable

READ = (
    "What is read: .txt, .md, .html, .pdf, .docx, .eml, .mbox, .warc, .jsonl, .json, and .zip or .gz of them; "
    "folders of them, and - for standard input."
)
_RIGHTS = "Check the rights on it."


def files_of(written: str) -> list[Path | Unreadable]:
    """The files of a path, a folder or a pattern, or the reason why there are none."""
    if re.match(r"[a-z][a-z0-9+.-]+://", written, re.IGNORECASE):
        reason, advice = "addresses are not fetched yet", "Save the page as .html and add that file."
        return [Unreadable(written, reason, advice, kept=False)]
    path = Path(written)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return _matches(written) or [_missing(written)]
    except OSError as fault:
        reason = f"it cannot be opened ({fault.strerror})"
        return [Unreadable(written, reason, "Check its name and the rights on it.", _whole(path), kept=False)]
    if not is_folder:
        return [path]
    reason = "the folder holds no file"
    return list(_walk(path)) or [Unreadable(written, reason, READ, _whole(path), kept=False)]


def _matches(pattern: str) -> list[Path | Unreadable]:
    found: list[Path | Unreadable] = []
    for match in sorted(glob.glob(pattern, recursive=True)) if "\0" not in pattern else ():
        found += _walk(Path(match)) if os.path.isdir(match) else [Path(match)]
    return found


def _missing(written: str) -> Unreadable:
    folder = Path(written).parent
    # A pattern finds nothing in a locked folder, as if it were empty.
    if glob.has_magic(written) and os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK):
        return Unreadable(written, f"the folder {folder} cannot be opened", _RIGHTS, _whole(folder), kept=False)
    reason, advice = "there is no such file or folder", "Check the spelling and the folder you are in."
    source = "" if "\0" in written else _whole(Path(written))
    return Unreadable(written, reason, advice, source, kept=False)


def _walk(folder: Path) -> Iterator[Path | Unreadable]:
    """The files of a folder, then of its folders, sorted; hidden ones are left out, locked ones told."""
    try:
        with os.scandir(folder) as entries:
            visible = sorted((one for one in entries if not one.name.startswith(".")), key=lambda one: one.name)
        inner = [one for one in visible if one.is_dir(follow_symlinks=False)]
    except OSError as fault:
        reason = f"the folder cannot be opened ({fault.strerror})"
        yield Unreadable(str(folder), reason, _RIGHTS, _whole(folder))
        return
    for one in visible:
        if one in inner:
            continue
        if os.path.isdir(one.path):
            reason, advice = "it is a link to a folder, which is not followed", "Add that folder by its own name."
            yield Unreadable(one.path, reason, advice, _whole(Path(one.path)))
        else:
            yield folder / one.name
    for one in inner:
        yield from _walk(folder / one.name)


def _whole(path: Path) -> str:
    return os.path.abspath(path)
