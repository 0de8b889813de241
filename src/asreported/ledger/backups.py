"""A backup: a case in a file of its own, there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from asreported.errors import CaseError

from . import addresses, dialects
from .case import Case
from .opening import open_case


def back_up(case: Case, path: str | os.PathLike[str]) -> None:
    """Write the case as it is now into a new SQLite file; whoever adds to it meanwhile goes on.

    Raises CaseError where there is such a file already, OSError where the system refuses a step.
    """
    wanted = Path(path)
    if os.path.lexists(wanted):
        raise CaseError("AR208", f"{wanted} is there already, and was left as it is.", "Name a file that is not there.")
    addresses.check_file(wanted, create=True)
    # Under another name until it is whole.
    partial = wanted.with_name(f"{wanted.name}.partial")
    _remove(partial)
    try:
        with case._faults():
            saved = dialects.save(case._engine, partial)
        if not saved:
            with open_case(partial) as made:
                case.copy_to(made)
        os.replace(partial, wanted)
    except BaseException:
        _remove(partial)
        raise
    _sync_folder(wanted.absolute().parent)


def _remove(path: Path) -> None:
    for file in addresses.files(addresses.address(path)):
        file.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """The name too shall be on the disk. Where folders cannot be opened the system looks after that itself."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
