"""Archives of documents, read in memory: a member's name is a label, and nothing is ever written under it."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import cast

from ..limits import ENTRIES, EXPANDED, RATIO, RATIO_FROM, Allowance, Excess, Readable
from ..manifests import MANIFESTS
from ..report import Report, Unreadable
from .parsing import Asked, Part, label, part

_UNPACK = "Unpack the archive and add its folder."


def read_zip(data: bytes, asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable | Part]:
    """The reports of a zip archive's members, in their order. Raises Excess where it goes past a limit."""
    with allowance.nested(), opened(data) as archive:
        nothing = True
        for number, member in enumerate(one for one in archive.infolist() if _is_shown(one)):
            nothing = False
            name = label(asked.name, member.filename)
            yield Part(name)
            if number >= asked.skip:
                yield from _member(archive, member, Asked(name, keys=asked.keys), allowance)
        if nothing:
            yield Unreadable(asked.name, "the archive holds no file", "Nothing to do, unless it should hold reports.")


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive of these bytes. Raises Excess where it has too many members."""
    archive = zipfile.ZipFile(BytesIO(data))
    members = archive.infolist()
    if len(members) > ENTRIES:
        raise Excess(f"it holds {len(members):,} files, and {ENTRIES:,} are read")
    if sum(one.compress_size for one in members) > len(data):
        raise Excess("its files lie over each other, as in no archive that a program writes")
    return archive


def weighed(data: bytes) -> None:
    """Raise Excess where the members of an office document say that they unpack to too much.

    `zipfile` unpacks no more of a member than it says, so what they say can be believed.
    """
    with opened(data) as archive:
        members = archive.infolist()
        if sum(one.file_size for one in members) > EXPANDED:
            raise Excess(f"it unpacks to more than {EXPANDED / 1e6:.0f} MB")
        if any(one.file_size > max(RATIO_FROM, RATIO * one.compress_size) for one in members):
            raise Excess(f"a part of it unpacks to more than {RATIO} times its size")


def _is_shown(member: zipfile.ZipInfo) -> bool:
    steps = PurePosixPath(member.filename).parts
    hidden = any(step.startswith(".") and step not in (".", "..") for step in steps)
    # macOS writes a shadow of each file there.
    return not (member.is_dir() or hidden or "__MACOSX" in steps)


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, asked: Asked, allowance: Allowance
) -> Iterator[Report | Unreadable]:
    name = asked.name
    if member.flag_bits & 1:
        yield Unreadable(name, "it is locked with a password", _UNPACK)
        return
    if PurePosixPath(member.filename).name in MANIFESTS:
        yield Unreadable(name, "a list of sources is not used inside an archive", _UNPACK)
        return
    try:
        with archive.open(member) as packed:
            data = allowance.unpacked(cast("Readable", packed), member.compress_size)
    except Excess as reason:
        yield Unreadable(name, str(reason), _UNPACK)
        return
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as fault:
        yield Unreadable(name, f"it cannot be unpacked ({str(fault)[:200]})", _UNPACK)
        return
    yield from part(data, asked, allowance)


def read_gzip(data: bytes, asked: Asked, allowance: Allowance) -> Iterator[Report | Unreadable]:
    """The reports of the one document in a gzip file. Raises Excess where it unpacks to too much."""
    with allowance.nested(), gzip.GzipFile(fileobj=BytesIO(data)) as packed:
        inner = allowance.unpacked(cast("Readable", packed), len(data))
        name = asked.name[:-3] if asked.name.lower().endswith(".gz") else asked.name
        yield from part(inner, replace(asked, name=name), allowance)
