"""Signing in with an organisation's own provider, on this machine; and everything that must not let anybody in."""

from collections.abc import Iterator

import pytest
from joserfc.jwk import OctKey, RSAKey
from lxml import html
from starlette.testclient import TestClient

from asreported.desk.entry.openid import Provider
from asreported.errors import TeamError
from asreported.team import Role, Team

from ..teamwork import desk
from .issuer import CLIENT, SECRET, Issuer, issuing

BACK = "/sign-in/openid/back"


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    with issuing() as found:
        yield found


@pytest.fixture
def client(own_case: str, team: Team, issuer: Issuer) -> Iterator[TestClient]:
    team.add("Emil", Role.EDITOR, None, login="edda@example.org", by="Ada")
    provider = Provider(issuer.address, CLIENT, SECRET, "http://testserver")
    with desk(own_case, team, provider=provider) as opened:
        yield opened


def out(client: TestClient, place: str = "/figures") -> str:
    """The address that a browser is sent to."""
    answer = client.post("/sign-in/openid", data={"next": place})
    assert answer.status_code == 200, answer.text
    (refresh,) = html.fromstring(answer.text).xpath("//meta[@http-equiv='refresh']/@content")
    return str(refresh).removeprefix("0; url=")


def back(client: TestClient, brought: dict[str, str]):
    return client.get(BACK, params=brought, headers={"sec-fetch-site": "cross-site"})


def problem(client: TestClient, brought: dict[str, str]) -> str:
    answer = back(client, brought)
    assert answer.status_code == 422
    assert "asreported-team" not in answer.headers.get("set-cookie", "")
    (told,) = html.fromstring(answer.text).xpath("//*[@role='alert']")
    return told.text_content()


def test_somebody_of_the_team_comes_in_and_goes_on_to_the_page(client: TestClient, issuer: Issuer, team: Team) -> None:
    assert 'action="/sign-in/openid"' in client.get("/sign-in").text
    answer = back(client, issuer.authorize(out(client)))
    assert answer.status_code == 200
    assert 'content="0; url=/figures"' in answer.text
    assert "samesite=strict" in answer.headers["set-cookie"].lower()
    assert "<bdi>Emil</bdi>, editor" in client.get("/figures").text
    assert (team.audit()[0][0].who, team.audit()[0][0].about) == ("Emil", "with OpenID Connect")


def test_the_way_out_keeps_what_must_come_back_in_a_cookie_of_its_own(client: TestClient) -> None:
    answer = client.post("/sign-in/openid", data={"next": "/"})
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith("asreported-sign-in=")
    for part in ("httponly", "samesite=lax", "path=/sign-in", "max-age=600"):
        assert part in cookie
    assert "verifier" not in answer.text


def test_a_subject_is_a_login_too(client: TestClient, issuer: Issuer, team: Team) -> None:
    team.add("Suri", Role.READER, None, login="subject-9", by="Ada")
    issuer.claims = {"sub": "subject-9", "email": None}
    assert back(client, issuer.authorize(out(client))).status_code == 200
    assert "<bdi>Suri</bdi>" in client.get("/account").text


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@example.org"},
        {"email_verified": False},
        {"email_verified": None},
        {"email_verified": "true"},
        {"email": None, "preferred_username": "edda@example.org"},
    ],
)
def test_nobody_comes_in_whom_the_team_does_not_know(client: TestClient, issuer: Issuer, claims: dict) -> None:
    issuer.claims = claims
    assert "nobody of this team has that login" in problem(client, issuer.authorize(out(client)))
    assert client.get("/account").status_code == 303


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "http://127.0.0.1:9/other"},
        {"aud": "another-program"},
        {"aud": ["another-program"]},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_000_000_000},
        {"exp": None},
        {"sub": None},
        {"azp": "another-program"},
    ],
)
def test_a_token_that_is_for_somebody_else_lets_nobody_in(client: TestClient, issuer: Issuer, claims: dict) -> None:
    issuer.claims = claims
    assert "did not let you in" in problem(client, issuer.authorize(out(client)))


def test_a_token_that_somebody_else_signed_lets_nobody_in(client: TestClient, issuer: Issuer) -> None:
    issuer.key = RSAKey.generate_key(2048, {"kid": "one"})
    assert "did not let you in" in problem(client, issuer.authorize(out(client)))


def test_a_token_signed_with_a_shared_secret_lets_nobody_in(client: TestClient, issuer: Issuer) -> None:
    issuer.key, issuer.algorithm = OctKey.import_key("a-secret-that-is-long-enough-for-it"), "HS256"
    assert "did not let you in" in problem(client, issuer.authorize(out(client)))


def test_an_answer_to_another_sign_in_lets_nobody_in(client: TestClient, issuer: Issuer) -> None:
    brought = issuer.authorize(out(client))
    assert "no answer to this sign-in" in problem(client, {**brought, "state": "x"})
    # It was taken, and cannot be tried again.
    assert "too long, or was begun elsewhere" in problem(client, brought)


def test_an_answer_in_another_browser_lets_nobody_in(client: TestClient, issuer: Issuer) -> None:
    brought = issuer.authorize(out(client))
    client.cookies.clear()
    assert "begun elsewhere" in problem(client, brought)
    assert issuer.asked == ["/realm/.well-known/openid-configuration"]


@pytest.mark.parametrize("more", [{"iss": "https://evil.example"}, {"error": "access_denied"}])
def test_an_answer_of_somebody_else_and_a_refusal_are_told(
    client: TestClient, issuer: Issuer, more: dict[str, str]
) -> None:
    brought = issuer.authorize(out(client))
    if "error" in more:
        del brought["code"]
    assert "did not let you in" in problem(client, {**brought, **more})


def test_a_code_is_good_for_the_browser_that_asked_for_it_only(client: TestClient, issuer: Issuer) -> None:
    stolen = issuer.authorize(out(client))
    own = issuer.authorize(out(client))
    # PKCE: the verifier of this browser is another.
    assert "did not let you in" in problem(client, {"code": stolen["code"], "state": own["state"]})


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://other.example"},
        {"token_endpoint": "http://tokens.example/token"},
        {"jwks_uri": "file:///etc/passwd"},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_provider_that_describes_another_or_an_unsafe_address_is_not_followed(
    client: TestClient, issuer: Issuer, document: dict[str, str]
) -> None:
    issuer.document = document
    assert client.post("/sign-in/openid", data={"next": "/"}).status_code == 422


def test_a_provider_that_fails_leaves_the_door_as_it_is(client: TestClient, issuer: Issuer) -> None:
    issuer.status = 500
    answer = client.post("/sign-in/openid", data={"next": "/"})
    assert answer.status_code == 422
    assert "answered 500" in answer.text
    assert 'name="password"' in answer.text


def test_a_provider_may_take_the_secret_in_the_form(client: TestClient, issuer: Issuer) -> None:
    issuer.document = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert back(client, issuer.authorize(out(client))).status_code == 200


def test_nothing_is_asked_of_anybody_before_somebody_signs_in(client: TestClient, issuer: Issuer) -> None:
    client.get("/sign-in")
    assert issuer.asked == []


def test_a_desk_without_a_provider_has_no_such_way_in(own_case: str, team: Team) -> None:
    with desk(own_case, team) as client:
        assert "openid" not in client.get("/sign-in").text
        assert client.get(BACK).status_code == 404


@pytest.mark.parametrize("issuer_address", ["http://issuer.example", "ftp://issuer.example", "issuer", ""])
def test_a_provider_is_asked_over_tls_only(issuer_address: str) -> None:
    with pytest.raises(TeamError) as fault:
        Provider(issuer_address, CLIENT, SECRET, "http://testserver")
    assert fault.value.code == "AR631"
