"""The process that parses documents: it limits itself, then reads requests and answers until its pipe is closed.

Linux keeps all of the limits. macOS keeps those on computing time, files and processes; Windows none of them.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import sys
from contextlib import suppress
from typing import IO, Any

from ..documents import Part, parse
from ..documents.parsing import Asked
from ..limits import CPU_SECONDS, MEMORY
from ..metadata import Keys
from .messages import Body, message_of, metadata_from_json, receive, send

# A parser that once took this much does not give it back.
_BLOATED_KB = 700_000
_FILES = 64
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_NO_NEW_PRIVS = 38
# Landlock (Linux 5.13; its rules on connections 6.7): the numbers of its two calls, the same on all processors; the
# rights to write, remove and make files of every kind; those to bind and to connect. What no rule allows is forbidden.
_LANDLOCK_CREATE, _LANDLOCK_RESTRICT = 444, 446
_WRITING = 1 << 1 | sum(1 << bit for bit in range(4, 13))
_CONNECTING = 0b11


def main() -> None:
    """The life of the process."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # A library that prints must not speak in our name.
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    _confine()
    with suppress(BrokenPipeError):
        while (header := receive(requests)) is not None:
            body = Body(requests)
            _answer(json.loads(header), io.BufferedReader(body), answers)
            body.drain()
            send(answers, json.dumps({"done": True, "bloated": _is_bloated()}).encode())


def _answer(header: dict[str, Any], body: IO[bytes], answers: IO[bytes]) -> None:
    asked = Asked(
        name=header["name"],
        about=metadata_from_json(header["about"]),
        charset=header["charset"],
        skip=header["skip"],
        keys=Keys(**{field: tuple(keys) for field, keys in header["keys"].items()}),
    )
    _allow_computing()
    for found in parse(body, header["kind"], asked):
        if isinstance(found, Part):
            _allow_computing()
        send(answers, message_of(found))


def _confine() -> None:
    """Take from this process what a parser does not need: memory, new files, children, privileges, the network."""
    if sys.platform == "win32":
        return
    import resource

    limits = {"AS": MEMORY, "FSIZE": 0, "CORE": 0, "NPROC": 0, "NOFILE": _FILES}
    for name, most in limits.items():
        # macOS knows no limit of memory, and takes none for some others.
        with suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            system = ctypes.CDLL(None, use_errno=True)
            # Alone in a network without a card. Root needs no user namespace, in which it could not read others' files.
            system.unshare(_CLONE_NEWNET | (0 if os.geteuid() == 0 else _CLONE_NEWUSER))
            system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            _lock_files(system)


def _lock_files(system: ctypes.CDLL) -> None:
    """Forbid this process to change any file and to connect, for good; a system without Landlock changes nothing."""
    for rights in ((_WRITING, _CONNECTING), (_WRITING,)):
        handled = (ctypes.c_uint64 * len(rights))(*rights)
        rules = system.syscall(_LANDLOCK_CREATE, handled, ctypes.sizeof(handled), 0)
        if rules >= 0:
            system.syscall(_LANDLOCK_RESTRICT, rules, 0)
            os.close(rules)
            return


def _allow_computing() -> None:
    """Give the process seconds for what comes next; the system ends it when they are gone."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _is_bloated() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    # In kilobytes on Linux, in bytes on macOS.
    unit = 1024 if sys.platform == "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit > _BLOATED_KB
