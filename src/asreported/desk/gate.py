"""The gate: what a desk is given where a team signs in: its pages, its door, and a right at every route."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.routing import BaseRoute

from asreported.ledger import Case, case_files
from asreported.team import Team

from .accounts import Accounts
from .answering import Pages
from .elsewhere import Elsewhere
from .entry.access import Access
from .entry.door import Door
from .entry.openid import Provider
from .entry.withheld import Withheld


class Gate:
    """The parts that let a team in, put together."""

    def __init__(
        self, pages: Pages, case: Case, key: str, team: Team, origin: str | None, provider: Provider | None
    ) -> None:
        secure = origin is not None and origin.startswith("https:")
        self.accounts = Accounts(pages, team, key, provider.name if provider else "")
        self.door = Door(team, key, secure=secure, withheld=Withheld(case), stranger=self.accounts.stranger)
        self.accounts.door = self.door
        self._elsewhere = None if provider is None else Elsewhere(self.accounts, pages, team, provider)
        self._access = Access(team, key)

    def over(self, routes: Iterable[BaseRoute]) -> list[BaseRoute]:
        """The routes of the case and those of the team, each asked for its right."""
        more = self._elsewhere.routes() if self._elsewhere else []
        return [self._access.over(route) for route in (*routes, *self.accounts.routes(), *more)]


def case_key(case: Case, address: str) -> str:
    """What a team calls a case: the path of its file from the root, or the address of its database."""
    files = case_files(address)
    return str(files[0].resolve()) if files else case.name
