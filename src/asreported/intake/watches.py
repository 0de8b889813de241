"""Addresses asked again and again: each round gives what is new or has changed since the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from asreported.errors import SourceError

from .addresses import is_address
from .report import Report, Unreadable


def watched(addresses: Iterable[str], hosts: Iterable[str] = ()) -> Iterator[Iterator[Report | Unreadable]]:
    """Rounds without an end, each the new and changed reports of pages, feeds and sitemaps, fetched as it is read.

    `hosts` may be fetched from though they are not public. The connections are let go when the generator is closed.
    Raises SourceError where something is no address of the web.
    """
    wanted = tuple(addresses)
    if others := [one for one in wanted if not is_address(one)]:
        advice = "Give addresses that begin with http:// or https://; files are read with: asreported add"
        raise SourceError("AR104", f"{', '.join(others)} cannot be watched.", advice)
    return _rounds(wanted, frozenset(hosts))


def _rounds(addresses: tuple[str, ...], hosts: frozenset[str]) -> Iterator[Iterator[Report | Unreadable]]:
    from .web import Guard, Watch, Web

    with Web(Guard(hosts)) as web:
        watch = Watch(web, addresses)
        while True:
            yield watch.round()
