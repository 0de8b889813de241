"""A provider of identities on this machine: enough of OpenID Connect for a desk to be let in, or lied to."""

from __future__ import annotations

import json
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "the-desk", "a secret: with / signs"


class Issuer:
    """What it says of whoever signs in: `claims` overrides the token, `document` the description, `key` who signs."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.claims: dict[str, Any] = {}
        self.document: dict[str, Any] = {}
        self.own = RSAKey.generate_key(2048, {"kid": "one"})
        self.key: RSAKey | OctKey = self.own
        self.algorithm = "RS256"
        self.status = 200
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []

    def authorize(self, address: str) -> dict[str, str]:
        """Let the person at a browser in; what the browser brings back."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert query["response_type"] == "code"
        assert query["client_id"] == CLIENT
        assert query["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return {"code": code, "state": query["state"]}

    def answer(self, path: str, form: dict[str, str], headers: Any) -> tuple[int, dict[str, Any]]:
        self.asked.append(path)
        if path.endswith("openid-configuration"):
            return self.status, {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize?tenant=1",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                **self.document,
            }
        if path.endswith("/keys"):
            return 200, {"keys": [self.own.as_dict(private=False)]}
        return self._token(form, headers)

    def _token(self, form: dict[str, str], headers: Any) -> tuple[int, dict[str, Any]]:
        # Once: a code is used up.
        asked = self.codes.pop(form["code"], None)
        challenge = urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        if asked is None or challenge != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        given = headers.get("Authorization", "")
        if given:
            assert b64decode(given.removeprefix("Basic ")).decode() == "the-desk:a+secret%3A+with+%2F+signs"
        else:
            assert (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        moment = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "subject-7",
            "iat": moment,
            "exp": moment + 300,
            "nonce": asked["nonce"],
            "email": "edda@example.org",
            "email_verified": True,
            **self.claims,
        }
        kept = {name: value for name, value in claims.items() if value is not None}
        token = jwt.encode({"alg": self.algorithm, "kid": "one"}, kept, self.key, algorithms=[self.algorithm])
        return 200, {"access_token": "x", "token_type": "Bearer", "id_token": token}


@contextmanager
def issuing(host: str = "127.0.0.1") -> Iterator[Issuer]:
    """An issuer on a port of the loopback, under this name of it."""
    held: list[Issuer] = []

    class Handler(BaseHTTPRequestHandler):
        def _reply(self, form: dict[str, str]) -> None:
            status, found = held[0].answer(urlsplit(self.path).path, form, self.headers)
            body = json.dumps(found).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            if urlsplit(self.path).path.endswith("/authorize"):
                query = parse_qs(urlsplit(self.path).query)
                self.send_response(303)
                brought = urlencode(held[0].authorize(self.path))
                self.send_header("location", f"{query['redirect_uri'][0]}?{brought}")
                self.end_headers()
                return
            self._reply({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._reply({name: values[0] for name, values in parse_qs(body).items()})

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held.append(Issuer(f"http://{host}:{server.server_address[1]}/realm"))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield held[0]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
