"""Passwords: kept as argon2id hashes, and checked in the same time whether or not there is such a person."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from asreported.errors import TeamError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 12
# Far longer than any sentence; a megabyte would only keep the processor busy.
LONGEST: Final = 1024
# Each check takes the memory of `Cost`; a crowd at the door must not take all that there is.
_AT_ONCE = threading.BoundedSemaphore(4)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one hash costs: passes, KiB of memory, lanes. RFC 9106's second choice, the default of argon2-cffi."""

    passes: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


class Passwords:
    """Makes and checks the hashes. Raises TeamError where argon2 is not installed."""

    def __init__(self, cost: Cost | None = None) -> None:
        try:
            from argon2 import PasswordHasher
        except ImportError as fault:
            problem = "A team needs argon2, which is missing."
            raise TeamError("AR621", problem, "Install it with: pip install 'asreported[team]'") from fault
        cost = cost or Cost()
        self._hasher: PasswordHasher = PasswordHasher(cost.passes, cost.memory, cost.lanes)

    def hashed(self, password: str) -> str:
        """The hash of a new password. Raises TeamError where it is too short or too long."""
        if len(password) < SHORTEST:
            problem = f"The password has {len(password)} characters."
            raise TeamError("AR614", problem, f"Take {SHORTEST} or more; a few words with spaces are well.")
        if len(password) > LONGEST:
            raise TeamError("AR614", "The password is too long.", f"Take {LONGEST} characters at most.")
        with _AT_ONCE:
            return self._hasher.hash(_same(password))

    def right(self, password: str, kept: str | None) -> bool:
        """Whether it is the password of this hash. Without a hash it takes as long, and is wrong."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            with _AT_ONCE:
                self._hasher.verify(kept or self._nobodys, _same(password[:LONGEST]))
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None and len(password) <= LONGEST

    def old(self, kept: str) -> bool:
        """Whether a hash was made at another cost than that of today."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe(16))


def _same(password: str) -> str:
    """One spelling for what keyboards write in several (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)
