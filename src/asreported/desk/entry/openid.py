"""OpenID Connect: the sign-in of an organisation. The authorization code flow with PKCE, state and nonce.

Nothing is asked of anybody unless a provider is configured, and then only of the issuer and of the addresses that its
own document names. Who comes back must be a person of the team already: a provider opens the door to nobody new.
"""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote_plus, urlencode, urlsplit

from asreported.errors import TeamError
from asreported.team import Pending

if TYPE_CHECKING:
    import httpx

BACK: Final = "/sign-in/openid/back"
_SCOPE: Final = "openid email"
_SECONDS: Final = 10
_LEEWAY_SECONDS: Final = 60
# Signatures by a key pair; never “none”, and never one made with a secret that several share.
_ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


class Provider:
    """A provider of identities. `origin` is the address of the desk. Raises TeamError where a part is missing."""

    def __init__(self, issuer: str, client: str, secret: str, origin: str) -> None:
        try:
            import httpx  # noqa: F401 - looked for, used below
            import joserfc  # noqa: F401
        except ImportError as fault:
            problem = "Signing in with OpenID Connect needs httpx and joserfc, which are missing."
            raise TeamError("AR621", problem, "Install them with: pip install 'asreported[oidc]'") from fault
        self._issuer = _safe(issuer.rstrip("/"))
        self._client = client
        self._secret = secret
        self._back = f"{origin}{BACK}"

    @property
    def name(self) -> str:
        """What people call it: the host of the issuer."""
        return urlsplit(self._issuer).hostname or self._issuer

    def out(self, place: str) -> tuple[Pending, str]:
        """A sign-in that goes out, and the address that it goes to. Raises TeamError where the provider fails."""
        going = Pending(
            state=secrets.token_urlsafe(32),
            nonce=secrets.token_urlsafe(32),
            verifier=secrets.token_urlsafe(48),
            place=place,
        )
        with _opened() as client:
            address = self._document(client)["authorization_endpoint"]
        asked = {
            "response_type": "code",
            "client_id": self._client,
            "redirect_uri": self._back,
            "scope": _SCOPE,
            "state": going.state,
            "nonce": going.nonce,
            "code_challenge": _challenge(going.verifier),
            "code_challenge_method": "S256",
        }
        return going, f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    def logins(self, going: Pending, answer: Mapping[str, str]) -> tuple[str, ...]:
        """How the provider calls who came back: the subject, and the e-mail address where it was verified.

        Raises TeamError where the answer is none to this sign-in, or the provider fails.
        """
        # RFC 9207: with another issuer's answer its code would be sent to ours.
        named = answer.get("iss", self._issuer)
        same = secrets.compare_digest(answer.get("state", "").encode(), going.state.encode())
        if not same or named.rstrip("/") != self._issuer:
            raise _failed("what came back is no answer to this sign-in")
        if "code" not in answer:
            raise _failed(f"it answered “{answer.get('error', 'nothing')[:80]}”")
        with _opened() as client:
            document = self._document(client)
            token = self._token(client, document, answer["code"], going.verifier)
            keys = _json(client.build_request("GET", document["jwks_uri"]), client)
        claims = self._claims(token, keys, going.nonce)
        verified = claims.get("email_verified") is True
        return tuple(str(claims[name]) for name in ("sub", *(["email"] if verified else [])) if claims.get(name))

    def _document(self, client: httpx.Client) -> Mapping[str, Any]:
        """The issuer's own description of itself."""
        found = _json(client.build_request("GET", f"{self._issuer}/.well-known/openid-configuration"), client)
        if str(found.get("issuer", "")).rstrip("/") != self._issuer:
            raise _failed("its description is that of another issuer")
        names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        return {**found, **{name: _safe(str(found.get(name, ""))) for name in names}}

    def _token(self, client: httpx.Client, document: Mapping[str, Any], code: str, verifier: str) -> str:
        """The token in exchange for a code."""
        data = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._back,
            "code_verifier": verifier,
        }
        auth = None
        ways = document.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if "client_secret_basic" in ways:
            # RFC 6749, 2.3.1: encoded as in a form before they are encoded as Basic.
            auth = (quote_plus(self._client), quote_plus(self._secret))
        else:
            data |= {"client_id": self._client, "client_secret": self._secret}
        request = client.build_request("POST", document["token_endpoint"], data=data)
        return str(_json(request, client, auth).get("id_token", ""))

    def _claims(self, token: str, keys: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        wanted = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client},
            sub={"essential": True},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            found = jwt.decode(token, KeySet.import_key_set(dict(keys)), algorithms=list(_ALGORITHMS))  # type: ignore[arg-type]
            wanted.validate(found.claims)
        except (JoseError, ValueError, KeyError, TypeError) as fault:
            raise _failed(f"its token is not right ({type(fault).__name__})") from fault
        others = found.claims.get("azp", self._client)
        if others != self._client:
            raise _failed("its token is for another program")
        return dict(found.claims)


def _opened() -> httpx.Client:
    import httpx

    # Neither a proxy nor a password file of the surroundings has a say in who is who.
    return httpx.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False)


def _json(request: httpx.Request, client: httpx.Client, auth: tuple[str, str] | None = None) -> Mapping[str, Any]:
    """The object that an address answers with."""
    from httpx import HTTPError

    try:
        answer = client.send(request, auth=auth) if auth else client.send(request)
        found = answer.json() if answer.status_code == 200 else None
    except (HTTPError, ValueError) as fault:
        raise _failed(str(fault) or type(fault).__name__) from fault
    if not isinstance(found, dict):
        raise _failed(f"{request.url.host} answered {answer.status_code}")
    return found


def _challenge(verifier: str) -> str:
    """What goes out in the place of the verifier (RFC 7636, S256)."""
    return urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def _safe(address: str) -> str:
    """An address that may be asked: https, or this machine itself. Raises TeamError for any other."""
    parts = urlsplit(address)
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)):
        return address
    problem = f"{address!r} is no address of a provider of identities."
    raise TeamError("AR631", problem, "Give the https address of the issuer with --oidc.")


def _failed(why: str) -> TeamError:
    advice = "Try again; if it stays so, tell an administrator, who finds the settings in docs/team.md."
    return TeamError("AR632", f"The provider of identities did not let you in: {why}.", advice)
