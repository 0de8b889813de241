"""The veil: what leaves the desk for somebody who may not see the names of persons, whatever page made it.

It works on the answer itself and not in the pages, so that no page can forget it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import MutableMapping
from html import escape, unescape
from typing import Any, Final
from urllib.parse import parse_qsl, unquote_plus, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .withheld import Names, Withheld

_ATTRIBUTE: Final = re.compile(r'([\w:-]+)="([^"]*)"')
_ADDRESSES: Final = frozenset({"action", "formaction", "href", "src"})
_ANCHOR: Final = re.compile(r"\bp-[0-9a-f]{12}\b")
# The places of persons, and addresses that may spell a name in another way.
_ENCODED: Final = r"\bp-[0-9a-f]{12}\b|%[0-9A-Fa-f]{2}"
_MARKUP: Final = ("text/html", "image/svg+xml")
_SHUT: Final = "This file may hold names of persons, which your role does not see.\n"


class Veil:
    """Takes the names out of the answers of `app`, and out of what is asked of it: a search must not find them."""

    def __init__(self, app: ASGIApp, withheld: Withheld) -> None:
        self._app = app
        self._withheld = withheld

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request without names."""
        names = await run_in_threadpool(self._withheld.names)
        asked = {**scope, "query_string": _query(scope["query_string"], names)}
        begun: list[Message] = []
        body = bytearray()

        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))

        await self._app(asked, receive, kept)
        if begun:
            await _answer(begun[0], bytes(body), names, scope, receive, send)


async def _answer(start: Message, body: bytes, names: Names, scope: Scope, receive: Receive, send: Send) -> None:
    headers = MutableHeaders(scope=start)
    kind = headers.get("content-type", "").partition(";")[0].strip()
    if body and kind != "text/css":
        veiled = await run_in_threadpool(_veiled, kind, body, names)
        if veiled is None:
            await PlainTextResponse(_SHUT, status_code=403)(scope, receive, send)
            return
        body = veiled
        headers["content-length"] = str(len(body))
    if location := headers.get("location"):
        headers["location"] = location if names.out_of(unquote_plus(location)) == unquote_plus(location) else "/"
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _veiled(kind: str, body: bytes, names: Names) -> bytes | None:
    """The body without names, None where nobody can say whether it has some."""
    if kind in _MARKUP:
        return out_of_markup(body.decode("utf-8"), names).encode("utf-8")
    if kind == "application/json":
        return json.dumps(_out_of_json(json.loads(body), names), ensure_ascii=False).encode("utf-8")
    if kind in ("text/plain", "text/csv"):
        return names.out_of(body.decode("utf-8")).encode("utf-8")
    return None


def out_of_markup(markup: str, names: Names) -> str:
    """A page without names in its text or its attributes; its tags stay as they are."""
    markup = unicodedata.normalize("NFC", markup)
    # Only the tags and texts that have such a word are looked at: a page has some ten thousand of them.
    words = sorted(names.among(markup), key=lambda word: (-len(word), word))
    made, after = [], 0
    for found in re.finditer("|".join([_ENCODED, *map(re.escape, words)]), markup):
        if found.start() < after:
            continue
        start, end = _around(markup, found.start())
        part = markup[start:end]
        made += [markup[after:start], _tag(part, names) if part.startswith("<") else _text(part, names)]
        after = end
    return "".join([*made, markup[after:]])


def _around(markup: str, at: int) -> tuple[int, int]:
    """The bounds of the tag, or of the text between two tags, that a place is in."""
    opened, closed = markup.rfind("<", 0, at + 1), markup.rfind(">", 0, at + 1)
    if opened > closed:
        return opened, markup.index(">", at) + 1
    following = markup.find("<", at)
    return closed + 1, following if following >= 0 else len(markup)


def _text(text: str, names: Names) -> str:
    plain = unescape(text)
    veiled = names.out_of(plain)
    return text if veiled == plain else escape(veiled)


def _tag(tag: str, names: Names) -> str:
    return _ATTRIBUTE.sub(lambda found: f'{found[1]}="{_value(found[1], found[2], names)}"', tag)


def _value(attribute: str, value: str, names: Names) -> str:
    # A digest of a name tells whoever guesses the name that they guessed right.
    value = _ANCHOR.sub(lambda found: names.anchors.get(found[0], found[0]), value)
    if attribute in _ADDRESSES:
        plain = unquote_plus(unescape(value))
        return value if names.out_of(plain) == plain else "#withheld"
    return _text(value, names)


def _out_of_json(value: Any, names: Names) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return names.out_of(value)
    if isinstance(value, list):
        return [_out_of_json(one, names) for one in value]
    if isinstance(value, MutableMapping):
        return {names.out_of(key): _out_of_json(one, names) for key, one in value.items()}
    return value


def _query(query: bytes, names: Names) -> bytes:
    asked = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    veiled = [(name, names.out_of(value, strict=True)) for name, value in asked]
    return query if veiled == asked else urlencode(veiled).encode("ascii")
