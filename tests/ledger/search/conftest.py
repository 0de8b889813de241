from __future__ import annotations

from ledger.connections import _no_connection_is_left_open
from ledger.servers import address, case, server

__all__ = ["_no_connection_is_left_open", "address", "case", "server"]
