"""Sessions: who may open the desk on this machine, and under which name they decide.

On one's own machine the desk has no passwords. Whoever starts it is given one address with a token in it; the first
browser to open it has the session from then on, and the address is worth nothing any more. Another user of the machine,
or a page of the web that guesses the port, has neither. The sessions of a team are in its file (`door.py`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from asreported.team import EVERYTHING, Right, Visit

# A week: a browser that is closed in between keeps the desk that still runs.
_SECONDS = 7 * 24 * 3600
# Longer is no name, and would fill the log.
LONGEST_NAME = 80
TOKEN_PARAMETER = "token"


@dataclass(slots=True)
class Session:
    """One browser at the desk. `name` is who decides, None until they said so.

    `rights` are what they may do: everything on their own machine. `visit` is who signed in, None where nobody does.
    """

    name: str | None = None
    rights: frozenset[Right] = EVERYTHING
    visit: Visit | None = None

    @property
    def decides(self) -> str | None:
        """The name under which they decide, None where they may not, or have not said it."""
        return self.name if Right.DECIDE in self.rights else None


class Sessions:
    """The sessions of one desk that runs; they end with it."""

    def __init__(self, token: str) -> None:
        self._token: str | None = token
        self._open: dict[str, Session] = {}
        # A browser sends its cookies to every port of a host: two desks must not overwrite each other's.
        self._cookie = f"asreported-{secrets.token_hex(4)}"

    def of(self, cookies: Mapping[str, str]) -> Session | None:
        """The session that a browser has."""
        return self._open.get(cookies.get(self._cookie, ""))

    def begin(self, token: str, answer: Response) -> bool:
        """Give the browser that shows the token a session; False where it is another one, or was used before."""
        if self._token is None or not compare_digest(token.encode(), self._token.encode()):
            return False
        self._token = None
        key = secrets.token_urlsafe(32)
        self._open[key] = Session()
        answer.set_cookie(self._cookie, key, max_age=_SECONDS, path="/", httponly=True, samesite="strict")
        return True


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def plain_name(entered: str) -> str:
    """A name as the log takes it: one line, no blanks around it, empty where there is none."""
    return " ".join(entered.split())[:LONGEST_NAME]


def session_of(request: Request) -> Session:
    """The session of a browser; one without a name where the desk is read-only."""
    found = request.scope.get("state", {}).get("session")
    return found if isinstance(found, Session) else Session()


def ask_name(place: str) -> Response:
    """To the page that asks who decides, and from there on to a place."""
    return RedirectResponse(f"/name?next={quote(place)}", 303)
