"""Forms: what a page of the desk sends back, read within limits."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

# A comment and a dozen fields; a form with the accounts of an incident names each by its id.
LARGEST = 256 * 1024
MOST_FIELDS = 2000
_TYPE = "application/x-www-form-urlencoded"


class Entered:
    """The fields of a form; what a browser sends more than once keeps every value."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs

    def one(self, name: str) -> str:
        """The value of a field without blanks around it, empty where there is none."""
        return next((value.strip() for key, value in self._pairs if key == name), "")

    def firsts(self) -> Mapping[str, str]:
        """The first value of every field."""
        return {key: self.one(key) for key, _ in self._pairs}

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a field, each once."""
        return tuple(dict.fromkeys(value for key, value in self._pairs if key == name))

    def under(self, prefix: str) -> Mapping[str, str]:
        """The fields whose names begin so, without that beginning."""
        return {key[len(prefix) :]: value.strip() for key, value in self._pairs if key.startswith(prefix)}

    def number(self, name: str) -> int | None:
        """A whole number that is not negative, None where the field holds none."""
        value = self.one(name)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None


async def entered(request: Request, largest: int = LARGEST) -> Entered:
    """What a form holds. Raises HTTPException where it is none, or has more than `largest` bytes."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _TYPE:
        raise HTTPException(415, "The desk takes its own forms only.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise HTTPException(413, "That is more than a form of the desk can hold.")
    try:
        return Entered(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError as fault:
        raise HTTPException(400, "That is no form of the desk.") from fault


def own_path(wanted: str, otherwise: str) -> str:
    """An address within the desk to go on to; `otherwise` where a form names any other."""
    inside = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return wanted if inside else otherwise
