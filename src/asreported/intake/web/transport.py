"""Connections: each request, each redirect too, goes to an address that the guard has checked, and to no other.

A request has a time by which it must be done. The limits of the client are on single answers of a socket: a server that
sends a byte every few seconds never meets them, in the middle of a header least of all.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2
import httpx2

from .addresses import Guard


class Deadline:
    """When the request that is under way must be done; one for all connections of a client."""

    def __init__(self) -> None:
        self._ends = float("inf")

    def set(self, seconds: float) -> None:
        """What is asked from now on has so many seconds in all."""
        self._ends = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._ends

    def left(self, timeout: float | None) -> float:
        """The shorter of the seconds that are left and those that one step may take. Raises ReadTimeout for none."""
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise httpcore2.ReadTimeout("it took too long")
        return seconds if timeout is None else min(seconds, timeout)


class Guarded(httpx2.HTTPTransport):
    """Asks the guard for the address of a host, connects to that, and tells the server the host's name as ever."""

    def __init__(self, guard: Guard, deadline: Deadline) -> None:
        super().__init__(trust_env=False)
        self._guard = guard
        # No connection is kept: two names of one address must not share one.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False),
            max_keepalive_connections=0,
            network_backend=_Backend(deadline),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The server's answer. Raises Refused where the guard knows no address."""
        url = request.url
        # As it goes over the wire: the system would make another name of letters that are not ASCII.
        host = url.raw_host.decode("ascii")
        address = self._guard.address(url.scheme, host, url.port, url.userinfo.decode("ascii", "replace"))
        pinned = httpx2.Request(
            request.method,
            url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return super().handle_request(pinned)


class _Backend(httpcore2.NetworkBackend):
    """The system's connections, none of whose steps goes past the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout)
        return _Stream(self._inner.connect_tcp(host, port, left, local_address, socket_options), self._deadline)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        made = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(made, self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - whatever the connection has under that name
        return self._inner.get_extra_info(info)
