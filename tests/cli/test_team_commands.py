"""`team` and what `serve` does with one."""

import os
import pty
import socket
import sqlite3
import subprocess
import sys
import threading
import time

import pytest
import uvicorn
from click.testing import CliRunner

from asreported.cli import main
from asreported.cli.serving import SECRET, where
from asreported.errors import DeskError
from asreported.ledger import open_case
from asreported.team import NotSignedIn, SignedIn, open_team

WORDS = "a door of seven oaks"


@pytest.fixture
def team(tmp_path):
    path = str(tmp_path / "team.db")
    assert run("team", "add", "Ada", "--role", "administrator", "--team", path, given=f"{WORDS}\n").exit_code == 0
    return path


@pytest.fixture
def case(tmp_path):
    path = str(tmp_path / "case.db")
    open_case(path).close()
    return path


def run(*words, given=None):
    return CliRunner().invoke(main, words, input=given)


def signed(team, name, words=WORDS):
    with open_team(team) as opened:
        return opened.sign_in(name, words, address="192.0.2.7")


def test_the_first_person_makes_the_team_and_signs_in(team):
    assert isinstance(signed(team, "ada"), SignedIn)
    shown = run("team", "list", "--team", team).output
    assert "Ada" in shown
    assert "administrator" in shown


def test_a_password_stands_nowhere_on_the_command_line(team):
    found = run("team", "add", "Rhea", "--role", "reader", "--password", WORDS, "--team", team)
    assert found.exit_code == 2
    assert "No such option" in found.output
    assert WORDS not in run("team", "audit", "--team", team).output


def test_a_password_is_asked_for_twice_on_a_terminal(tmp_path):
    path = tmp_path / "team.db"
    terminal, other = pty.openpty()
    command = [sys.executable, "-m", "asreported", "team", "add", "Ada", "--role", "administrator", "--team", str(path)]
    process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, start_new_session=True)
    os.close(other)
    shown = b""
    for asked in (b"Password of Ada:", b"Once more:"):
        while asked not in shown:
            shown += os.read(terminal, 1024)
        os.write(terminal, f"{WORDS}\n".encode())
    process.wait(60)
    os.close(terminal)
    assert process.returncode == 0
    assert WORDS.encode() not in shown
    assert isinstance(signed(str(path), "Ada"), SignedIn)


def test_a_short_password_is_told_and_nobody_is_added(team):
    found = run("team", "add", "Rhea", "--role", "reader", "--team", team, given="short\n")
    assert (found.exit_code, "[AR614]" in found.output) == (2, True)
    assert "Rhea" not in run("team", "list", "--team", team).output


def test_roles_passwords_and_people_are_changed(team):
    run("team", "add", "Rhea", "--role", "reader", "--names", "--team", team, given=f"{WORDS}\n")
    assert "reader with names" in run("team", "list", "--team", team).output
    assert run("team", "role", "rhea", "editor", "--team", team).output == "Rhea: editor from now on.\n"
    session = signed(team, "Rhea")
    assert run("team", "password", "Rhea", "--team", team, given="another door of oaks\n").exit_code == 0
    with open_team(team) as opened:
        assert opened.visit(session.key, "case") is None
    assert signed(team, "Rhea") == NotSignedIn()
    assert run("team", "remove", "Rhea", "--team", team).exit_code == 0
    assert run("team", "remove", "Rhea", "--team", team).exit_code == 2
    assert "[AR616]" in run("team", "remove", "Ada", "--team", team).output


def test_who_signs_in_elsewhere_needs_no_password(team):
    added = run("team", "add", "Emil", "--role", "editor", "--login", "emil@example.org", "--team", team)
    assert added.exit_code == 0
    assert "emil@example.org" in run("team", "list", "--team", team).output


def test_a_case_is_restricted_and_opened_again(team, case):
    asked = ("--case", case, "team", "restrict")
    assert run(*asked, "--team", team).exit_code == 2
    assert run(*asked, "--to", "Ada", "--lift", "--team", team).exit_code == 2
    assert "Only Ada may open" in run(*asked, "--to", "ada", "--team", team).output
    assert f"Restricted: {case} to Ada" in " ".join(run("team", "list", "--team", team).output.split())
    assert "[AR611]" in run(*asked, "--to", "Nobody", "--team", team).output
    assert "open to the whole team again" in run(*asked, "--lift", "--team", team).output
    assert "Restricted" not in run("team", "list", "--team", team).output


def test_the_same_file_is_the_same_case_however_it_is_named(team, case, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    run("--case", "case.db", "team", "restrict", "--to", "Ada", "--team", team)
    with open_team(team) as opened:
        assert list(opened.restricted()) == [case]


def test_the_audit_says_who_did_what_since_a_day(team):
    shown = run("team", "audit", "--team", team).output
    assert "on the command line" in " ".join(shown.split())
    assert "added" in shown
    assert "Ada" not in run("team", "audit", "--since", "2999-01-01", "--team", team).output


def test_no_copy_or_backup_of_a_case_has_a_password_in_it(team, case, tmp_path):
    run("--case", case, "team", "restrict", "--to", "Ada", "--team", team)
    run("--case", case, "case", "backup", str(tmp_path / "backup.db"))
    for path in (case, tmp_path / "backup.db"):
        with sqlite3.connect(path) as connection:
            tables = {name for (name,) in connection.execute("select name from sqlite_master")}
        connection.close()
        assert not {"people", "sessions", "audit"} & tables


def test_a_team_that_is_not_there_is_not_made_by_looking(tmp_path):
    for words in (("list",), ("audit",), ("role", "Ada", "editor"), ("remove", "Ada")):
        found = run("team", *words, "--team", str(tmp_path / "team.db"))
        assert (found.exit_code, "[AR601]" in found.output) == (2, True)
    assert not (tmp_path / "team.db").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "desk.example", "::"])
def test_no_other_machine_reaches_a_desk_that_nobody_signs_in_to(case, host):
    found = run("--case", case, "serve", "--host", host)
    assert (found.exit_code, "[AR402]" in found.output) == (2, True)
    assert "asreported team add" in found.output
    assert "[AR402]" in run("--case", case, "serve", "--public-url", "https://desk.example").output


def test_a_desk_answers_to_the_name_that_people_open():
    assert where("127.0.0.1", None, team=False).names == ("127.0.0.1", "localhost", "[::1]", "127.0.0.1")
    assert where("192.0.2.7", None, team=True).names[-1] == "192.0.2.7"
    assert where("::1", None, team=True).names[-1] == "[::1]"
    behind = where("127.0.0.1", "https://Desk.example:8443/", team=True)
    assert (behind.names, behind.origin) == (("desk.example",), "https://desk.example:8443")


@pytest.mark.parametrize(
    ("host", "url", "warns"),
    [
        ("127.0.0.1", None, False),
        ("192.0.2.7", None, True),
        ("192.0.2.7", "http://desk.example", True),
        ("0.0.0.0", "https://desk.example", False),
    ],
)
def test_passwords_across_a_network_without_tls_are_warned_of(host, url, warns):
    assert where(host, url, team=True).warns == warns


@pytest.mark.parametrize(
    ("host", "url"),
    [("0.0.0.0", None), ("127.0.0.1", "desk.example"), ("127.0.0.1", "ftp://x"), ("127.0.0.1", "https://x/desk")],
)
def test_an_address_that_a_desk_cannot_have_is_told(host, url):
    with pytest.raises(DeskError) as fault:
        where(host, url, team=True)
    assert fault.value.code == "AR403"


def test_a_provider_needs_a_client_a_secret_and_a_team(team, case, monkeypatch):
    monkeypatch.delenv(SECRET, raising=False)
    issuer = ("--oidc", "https://issuer.example")
    assert "[AR403]" in run("--case", case, "serve", *issuer).output
    assert "[AR631]" in run("--case", case, "serve", "--port", "0", "--team", team, *issuer).output
    assert (
        "[AR631]" in run("--case", case, "serve", "--port", "0", "--team", team, *issuer, "--oidc-client", "x").output
    )


def test_a_team_is_served_until_it_is_stopped(team, case, monkeypatch):
    found = []

    def asked(server, sockets):
        found.append(server.config)
        raise KeyboardInterrupt

    monkeypatch.setattr(uvicorn.Server, "run", asked)
    shown = run("--case", case, "serve", "--port", "0", "--team", team, "--public-url", "https://desk.example")
    assert shown.exit_code == 0, shown.output
    assert "The desk is at https://desk.example" in shown.output
    assert "token" not in shown.output
    assert found[0].proxy_headers
    assert run("--case", case, "serve", "--port", "0", "--team", team).exit_code == 0
    assert not found[1].proxy_headers


def test_a_team_without_people_is_not_served(tmp_path, case):
    open_team(tmp_path / "empty.db", create=True).close()
    assert "[AR611]" in run("--case", case, "serve", "--team", str(tmp_path / "empty.db")).output


def test_a_browser_signs_in_to_a_desk_that_is_served(team, case):
    import httpx2

    from asreported.desk import create_app

    with open_team(team) as opened, socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(case, team=opened), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        here = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx2.Client(base_url=here, headers={"origin": here}) as client:
            assert client.post("/sign-in", data={"name": "Ada", "password": WORDS}).status_code == 303
            assert "Ada" in client.get("/account").text
        server.should_exit = True
        thread.join()
