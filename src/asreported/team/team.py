"""The team: who may do what at the desk, who is signed in, the audit: all that the desk and the commands ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from asreported.errors import TeamError

from . import auditing, members, pending, restrictions, sessions, tries
from .auditing import Entry, What
from .members import Member
from .passwords import Passwords
from .pending import Pending
from .rights import Role
from .sessions import Session
from .times import Clock, now, written

# The execution option of connections that will write.
WRITES: Final = "asreported_writes"
UNKNOWN: Final = "a name that nobody has"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A sign-in that went well: the secret that the browser is to hold, and whose it is."""

    key: str
    member: Member


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """A sign-in that did not: `wait` are the seconds until the next try, 0 where name or password were wrong."""

    wait: int = 0


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in browser at a case: its session, and whether the case is restricted, and open to it."""

    session: Session
    restricted: bool
    admitted: bool


class Team:
    """An open team. Made by `open_team`; close it, or use it as a context.

    Every change is written to the audit under `by`, in the same step. Raises TeamError where the database fails.
    """

    def __init__(self, engine: Engine, name: str, passwords: Passwords, clock: Clock = now) -> None:
        self._engine = engine
        self.name = name
        self._passwords = passwords
        self._clock = clock

    def close(self) -> None:
        """Let go of the database; the next question opens it again."""
        self._engine.dispose()

    def __enter__(self) -> Team:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------ people

    def people(self) -> tuple[Member, ...]:
        """All people of the team, by name."""
        with self._reading() as connection:
            return members.every(connection)

    def member(self, name: str) -> Member:
        """Who has this name, however it is capitalised. Raises TeamError where nobody does."""
        with self._reading() as connection:
            return members.known(connection, name)

    def add(
        self, name: str, role: Role, password: str | None, *, names: bool = False, login: str | None = None, by: str
    ) -> Member:
        """Add a person. Without a password only a provider of identities that knows the `login` lets the person in."""
        kept = None if password is None else self._passwords.hashed(password)
        with self._writing() as connection:
            member = Member(name, role, names, login, kept is not None, written(self._clock()))
            added = members.add(connection, member, kept)
            self._note(connection, What.ADDED, by, f"{added.name} as {_as(role, names)}")
            return added

    def give_role(self, name: str, role: Role, *, names: bool = False, by: str) -> Member:
        """Give a person another role; it holds from the next page on."""
        with self._writing() as connection:
            member = members.known(connection, name)
            members.give_role(connection, member, role, names)
            was = _as(member.role, member.names)
            self._note(connection, What.ROLE, by, f"{member.name}: {was} is now {_as(role, names)}")
            return members.known(connection, name)

    def remove(self, name: str, *, by: str) -> Member:
        """Take a person out of the team; every browser of theirs is signed out at once."""
        with self._writing() as connection:
            member = members.known(connection, name)
            members.remove(connection, member)
            self._note(connection, What.REMOVED, by, member.name)
            return member

    def set_password(self, name: str, password: str, *, by: str) -> Member:
        """Give a person another password; every browser of theirs is signed out, and nobody waits to use it."""
        kept = self._passwords.hashed(password)
        with self._writing() as connection:
            member = members.known(connection, name)
            members.keep_password(connection, member.name, kept)
            sessions.end_all(connection, member)
            tries.forget(connection, name)
            self._note(connection, What.PASSWORD, by, member.name)
            return members.known(connection, name)

    # ------------------------------------------------------------------ signing in

    def sign_in(self, name: str, password: str, *, address: str, browser: str = "") -> SignedIn | NotSignedIn:
        """Sign a browser in with a name and a password. Who has failed too often waits, whatever they enter."""
        checked = self._checked(name, password, address)
        if isinstance(checked, NotSignedIn):
            return checked
        renewed = self._passwords.hashed(password) if self._passwords.old(checked) else None
        with self._writing() as connection:
            # Somebody may have been removed, or given another password, while the old one was checked.
            if members.kept_password(connection, name) != checked:
                return NotSignedIn()
            tries.succeed(connection, name, address)
            member = members.known(connection, name)
            if renewed is not None:
                members.keep_password(connection, name, renewed)
            return self._begun(connection, member, address, browser, "with a password")

    def sign_in_known(self, *logins: str, address: str, browser: str = "") -> SignedIn | None:
        """Sign in whom a provider of identities vouches for; None where the team knows none of the logins."""
        with self._writing() as connection:
            member = members.with_login(connection, *logins)
            if member is None:
                self._note(connection, What.FAILED, UNKNOWN, "with OpenID Connect", address=address)
                return None
            return self._begun(connection, member, address, browser, "with OpenID Connect")

    def change_password(self, session: Session, old: str, new: str, *, address: str) -> NotSignedIn | None:
        """Change one's own password and sign out every other browser; why not where the old one is wrong."""
        name = session.member.name
        checked = self._checked(name, old, address)
        if isinstance(checked, NotSignedIn):
            return checked
        kept = self._passwords.hashed(new)
        with self._writing() as connection:
            if members.kept_password(connection, name) != checked:
                return NotSignedIn()
            tries.succeed(connection, name, address)
            members.keep_password(connection, name, kept)
            sessions.end_all(connection, session.member, but=session.digest)
            self._note(connection, What.PASSWORD, name, name, address=address)
            return None

    def sign_out(self, session: Session, *, address: str) -> None:
        """Sign one browser out."""
        with self._writing() as connection:
            if sessions.end(connection, session.digest):
                self._note(connection, What.SIGNED_OUT, session.member.name, address=address)

    def sign_out_everywhere(self, member: Member, *, address: str) -> None:
        """Sign every browser of a person out."""
        with self._writing() as connection:
            ended = sessions.end_all(connection, member)
            self._note(connection, What.EVERYWHERE, member.name, f"{ended} browsers", address=address)

    def sessions_of(self, session: Session) -> tuple[Session, ...]:
        """The browsers where the same person is signed in."""
        with self._reading() as connection:
            return sessions.of_member(connection, session.member, self._clock(), session.digest)

    def visit(self, key: str, case: str) -> Visit | None:
        """Who a browser belongs to, and whether the case is open to them; None where nobody is signed in."""
        moment = self._clock()
        with self._reading() as connection:
            session = sessions.held(connection, key, moment)
            if session is None:
                return None
            shut = restrictions.is_restricted(connection, case)
            found = Visit(session, shut, not shut or restrictions.is_admitted(connection, case, session.member))
        if sessions.is_due(session, moment):
            with self._writing() as connection:
                sessions.touch(connection, session, moment)
        return found

    def begin_elsewhere(self, going: Pending) -> str:
        """Keep a sign-in that goes out to a provider of identities; the secret that the browser is to hold."""
        with self._writing() as connection:
            return pending.keep(connection, going, self._clock())

    def come_back(self, key: str) -> Pending | None:
        """The sign-in that this browser began; it can be taken once, within ten minutes."""
        with self._writing() as connection:
            return pending.take(connection, key, self._clock())

    # ------------------------------------------------------------------ restricted cases, the audit

    def restrict(self, case: str, names: Iterable[str], *, by: str) -> tuple[str, ...]:
        """Let these people and nobody else open the case, and note every page that they see; their names."""
        with self._writing() as connection:
            admitted = restrictions.restrict(connection, case, names)
            self._note(connection, What.RESTRICTED, by, f"to {', '.join(admitted)}", case=case)
            return admitted

    def lift(self, case: str, *, by: str) -> bool:
        """Let the whole team open the case again; whether it was restricted."""
        with self._writing() as connection:
            was = restrictions.lift(connection, case)
            if was:
                self._note(connection, What.LIFTED, by, case=case)
            return was

    def restricted(self) -> Mapping[str, tuple[str, ...]]:
        """The restricted cases, each with those who may open it."""
        with self._reading() as connection:
            return restrictions.every(connection)

    def saw(self, member: Member, page: str, *, case: str, address: str) -> None:
        """Note that somebody asked for a page of a restricted case."""
        with self._writing() as connection:
            self._note(connection, What.SAW, member.name, page, case=case, address=address)

    def refused(self, member: Member, page: str, why: str, *, case: str, address: str) -> None:
        """Note that somebody asked for what they may not have."""
        with self._writing() as connection:
            self._note(connection, What.REFUSED, member.name, f"{page}: {why}", case=case, address=address)

    def audit(
        self, *, since: str = "", what: str | None = None, limit: int | None = None, offset: int = 0
    ) -> tuple[tuple[Entry, ...], int]:
        """The entries since a day or a time (ISO, UTC), the newest first, and how many there are in all."""
        with self._reading() as connection:
            return auditing.entries(connection, since, what, limit, offset)

    # ------------------------------------------------------------------ within

    def _checked(self, name: str, password: str, address: str) -> str | NotSignedIn:
        """The hash that the password is right for."""
        with self._writing() as connection:
            wait = tries.seconds_to_wait(connection, name, address, self._clock())
            if wait:
                return NotSignedIn(wait)
            tries.count(connection, name, address, self._clock())
            kept = members.kept_password(connection, name)
        if self._passwords.right(password, kept) and kept is not None:
            return kept
        with self._writing() as connection:
            member = members.find(connection, name)
            # What nobody is called may be a password in the wrong field.
            self._note(connection, What.FAILED, member.name if member else UNKNOWN, address=address)
            return NotSignedIn(tries.seconds_to_wait(connection, name, address, self._clock()))

    def _begun(self, connection: Connection, member: Member, address: str, browser: str, how: str) -> SignedIn:
        key = sessions.begin(connection, member, self._clock(), address, browser)
        self._note(connection, What.SIGNED_IN, member.name, how, address=address)
        return SignedIn(key, member)

    def _note(
        self, connection: Connection, what: What, who: str, about: str = "", *, case: str = "", address: str = ""
    ) -> None:
        auditing.append(connection, self._clock(), what, who, about, case=case, address=address)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._faults(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            self._faults(),
            self._engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as fault:
            reason = str(getattr(fault, "orig", None) or fault).splitlines()[0]
            problem = f"The team {self.name} failed: {reason}."
            raise TeamError("AR606", problem, "Nothing of this step was kept. Check the disk or the server.") from fault


def _as(role: Role, names: bool) -> str:
    return f"{role} with names" if names else str(role)
