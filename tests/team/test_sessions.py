from hashlib import sha256

from asreported.team import NotSignedIn
from asreported.team.pending import Pending
from desk.teamwork import password

CASE = "/cases/ostrel.db"
HERE = {"address": "192.0.2.7"}


def signed(team, name="Ada", **more):
    return team.sign_in(name, password(name), **HERE, **more).key


def rows(team, sql):
    with team._reading() as connection:
        return connection.exec_driver_sql(sql).all()


def test_a_browser_holds_256_bits_and_the_team_only_a_digest(team):
    key = signed(team)
    assert len(key) >= 43
    assert key != signed(team)
    assert {sha256(key.encode()).hexdigest()} < {row[0] for row in rows(team, "select digest from sessions")}


def test_a_digest_is_no_key(team):
    key = signed(team)
    for guess in ("", "x", sha256(key.encode()).hexdigest(), key[:-1], "ä"):
        assert team.visit(guess, CASE) is None
    assert team.visit(key, CASE).session.member.name == "Ada"


def test_a_browser_left_alone_is_signed_out_after_two_hours(team, clock):
    key = signed(team)
    clock.go(minutes=119)
    assert team.visit(key, CASE)
    clock.go(minutes=119)
    assert team.visit(key, CASE)
    clock.go(minutes=121)
    assert team.visit(key, CASE) is None


def test_every_browser_is_signed_out_after_twelve_hours(team, clock):
    key = signed(team)
    for _ in range(7):
        assert team.visit(key, CASE)
        clock.go(minutes=100)
    assert team.visit(key, CASE)
    clock.go(minutes=60)
    assert team.visit(key, CASE) is None


def test_a_page_is_noted_once_a_minute_at_most(team, clock):
    key = signed(team)
    for seconds, noted in ((30, "09:00:00"), (31, "09:01:01"), (20, "09:01:01")):
        clock.go(seconds=seconds)
        team.visit(key, CASE)
        assert rows(team, "select seen from sessions")[0][0][11:19] == noted


def test_signing_out_ends_one_browser_and_everywhere_ends_all(team):
    keys = [signed(team) for _ in range(3)]
    others = signed(team, "Rhea")
    team.sign_out(team.visit(keys[0], CASE).session, **HERE)
    assert [bool(team.visit(key, CASE)) for key in keys] == [False, True, True]
    team.sign_out_everywhere(team.member("Ada"), **HERE)
    assert [bool(team.visit(key, CASE)) for key in keys] == [False] * 3
    assert team.visit(others, CASE)
    assert [one.what for one in team.audit()[0][:2]] == ["signed out everywhere", "signed out"]


def test_one_sees_where_one_is_signed_in(team, clock):
    here = team.visit(signed(team, browser="Firefox " + "x" * 500), CASE).session
    clock.go(minutes=1)
    signed(team, browser="Chromium")
    found = team.sessions_of(here)
    assert [one.browser[:8].strip() for one in found] == ["Chromium", "Firefox"]
    assert [one.here for one in found] == [False, True]
    assert len(found[1].browser) == 160


def test_ones_own_password_is_changed_with_the_old_one_and_signs_the_others_out(team):
    here, there = signed(team), signed(team)
    session = team.visit(here, CASE).session
    assert team.change_password(session, "not the words", "a door of seven oaks", **HERE) == NotSignedIn()
    assert team.visit(there, CASE)
    assert team.change_password(session, password("Ada"), "a door of seven oaks", **HERE) is None
    assert team.visit(here, CASE)
    assert team.visit(there, CASE) is None


def test_who_guesses_the_old_password_waits_too(team):
    session = team.visit(signed(team), CASE).session
    for _ in range(3):
        found = team.change_password(session, "not the words", "a door of seven oaks", **HERE)
    assert found.wait == 5


def test_what_has_run_out_is_forgotten(team, clock):
    signed(team)
    clock.go(hours=13)
    signed(team)
    assert len(rows(team, "select 1 from sessions")) == 1


def test_a_sign_in_elsewhere_comes_back_once_and_soon(team, clock):
    going = Pending("state", "nonce", "verifier", "/reports")
    key = team.begin_elsewhere(going)
    assert team.come_back("x") is None
    assert team.come_back(key) == going
    assert team.come_back(key) is None
    late = team.begin_elsewhere(going)
    clock.go(minutes=11)
    assert team.come_back(late) is None


def test_a_restricted_case_is_open_to_those_named_and_to_nobody_else(team):
    keys = {name: signed(team, name) for name in ("Ada", "Rhea", "Edda")}
    assert team.restrict(CASE, ["rhea", "Vito"], by="Ada") == ("Rhea", "Vito")
    found = {name: team.visit(key, CASE) for name, key in keys.items()}
    assert all(one.restricted for one in found.values())
    assert [name for name, one in found.items() if one.admitted] == ["Rhea"]
    assert not team.visit(keys["Ada"], "/cases/another.db").restricted


def test_a_case_stays_restricted_when_all_who_may_open_it_are_gone(team):
    team.restrict(CASE, ["Vito"], by="Ada")
    team.remove("Vito", by="Ada")
    assert team.restricted() == {CASE: ()}
    assert not team.visit(signed(team), CASE).admitted
    assert team.lift(CASE, by="Ada")
    assert not team.lift(CASE, by="Ada")
    assert team.visit(signed(team), CASE).admitted


def test_the_audit_is_asked_by_day_and_by_kind(team, clock):
    signed(team)
    clock.go(days=2)
    signed(team, "Rhea")
    team.saw(team.member("Rhea"), "/people?page=2", case=CASE, address="192.0.2.7")
    entries, total = team.audit(since="2031-04-06")
    assert (total, [one.what for one in entries]) == (2, ["saw", "signed in"])
    assert (entries[0].who, entries[0].about, entries[0].case) == ("Rhea", "/people?page=2", CASE)
    assert team.audit(what="signed in")[1] == 2
    assert [one.number for one in team.audit(limit=1, offset=1)[0]] == [entries[0].number - 1]
