"""The team: people with their roles, passwords and sessions, and the audit, in a file apart from every case."""

from .auditing import Entry, What
from .members import Member
from .opening import open_team
from .passwords import Cost, Passwords
from .pending import Pending
from .rights import EVERYTHING, Right, Role, rights_of, roles_with
from .sessions import Session
from .team import NotSignedIn, SignedIn, Team, Visit

__all__ = [
    "EVERYTHING",
    "Cost",
    "Entry",
    "Member",
    "NotSignedIn",
    "Passwords",
    "Pending",
    "Right",
    "Role",
    "Session",
    "SignedIn",
    "Team",
    "Visit",
    "What",
    "open_team",
    "rights_of",
    "roles_with",
]
