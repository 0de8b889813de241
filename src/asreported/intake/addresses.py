"""Addresses: what the versions of one page have in common, however a link to it is written."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

# Marks that campaigns and share buttons hang on a link, and that no publisher tells pages apart by.
_MARKS: Final = re.compile(r"^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ref_src|cmpid|at_.*)$")
_PORTS: Final = {"http": 80, "https": 443}


def is_address(written: str) -> bool:
    """Whether the user's words are an address of the web, not a file."""
    return bool(re.match(r"https?://", written, re.IGNORECASE))


def story(url: str | None) -> str | None:
    """An address in one spelling: without scheme, `www.`, fragment, campaign marks, and a slash at the end.

    None where there is no address, or none of the web.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname:
        return None
    host = parts.hostname.removeprefix("www.")
    where = host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _MARKS.match(name)]
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{where}{parts.path.rstrip('/')}{query}"
