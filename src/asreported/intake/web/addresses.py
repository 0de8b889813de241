"""Which addresses may be connected to: public ones, and those of hosts that the user names.

A name is resolved once, every address that it has is checked, and the connection goes to the one that was checked: a
name that answers differently the second time leads nowhere else.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

Resolve = Callable[[str, int], Iterable[str]]

PORTS: Final = {"http": 80, "https": 443}
# Addresses of version 6 that stand for one of version 4 in their last 32 bits (RFC 6052; RFC 4291, deprecated).
_TRANSLATED: Final = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
# All of version 6 that is public (RFC 4291, IANA): what lies outside is of one network, or of none yet. The last is for
# documentation (RFC 9637), which Python 3.11 does not know.
_UNICAST: Final = IPv6Network("2000::/3")
_EXAMPLES: Final = IPv6Network("3fff::/20")


class Refused(Exception):  # noqa: N818 - a reason, told beside what was read
    """An address that is not connected to; its message is the reason."""


def resolved(host: str, port: int) -> tuple[str, ...]:
    """Every address of a host, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Who may be connected to. `allowed` are hosts, or `host:port`, that the user vouches for, wherever they are."""

    allowed: frozenset[str] = frozenset()
    resolve: Resolve = field(default=resolved)

    def address(self, scheme: str, host: str, port: int | None, user: str = "") -> str:
        """The address to connect to. Raises Refused where there is none that may be."""
        if scheme not in PORTS:
            raise Refused(f"only http and https addresses are fetched, not {scheme or 'this'}")
        if user:
            raise Refused("addresses with a name or password in them are not fetched")
        if not host:
            raise Refused("the address names no host")
        to = PORTS[scheme] if port is None else port
        names = (host, f"{host}:{to}", f"[{host}]", f"[{host}]:{to}")
        vouched = not {name.casefold() for name in names}.isdisjoint(name.casefold() for name in self.allowed)
        if to not in PORTS.values() and not vouched:
            raise Refused(f"only the ports 80 and 443 are connected to, not {to}")
        try:
            found = tuple(self.resolve(host, to))
        except (OSError, UnicodeError) as fault:
            raise Refused(f"{host} has no address: {fault}") from fault
        hidden = [one for one in found if not is_public(one)]
        if hidden and not vouched:
            raise Refused(f"{host} is no public address ({hidden[0]})")
        if not found:
            raise Refused(f"{host} has no address")
        return found[0]


def is_public(written: str) -> bool:
    """Whether an address is one of the public internet, also behind the forms that hide another in them."""
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return False
    inside = _inside(address) if isinstance(address, IPv6Address) else None
    if inside is not None:
        return is_public(str(inside))
    if isinstance(address, IPv6Address) and (address not in _UNICAST or address in _EXAMPLES):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The address of version 4 that one of version 6 stands for."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in network for network in _TRANSLATED):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
