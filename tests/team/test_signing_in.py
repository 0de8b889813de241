"""Who guesses waits; who knows the password comes in; nothing tells which names there are."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from asreported.team import Cost, NotSignedIn, Passwords, SignedIn, open_team
from asreported.team.team import UNKNOWN
from asreported.team.tries import LONGEST_SECONDS
from desk.teamwork import CHEAP, made, password

CASE = "/cases/ostrel.db"


def tried(team, name="Ada", words="not the words", address="192.0.2.7"):
    return team.sign_in(name, words, address=address)


def test_the_right_password_comes_in_and_no_other(team):
    for words in ("", password("Ada")[:-1]):
        assert tried(team, words=words) == NotSignedIn()
    assert isinstance(tried(team, words=password("Ada")), SignedIn)
    for words in (f"{password('Ada')} ", password("Ada").upper()):
        assert tried(team, words=words) == NotSignedIn()
    assert isinstance(tried(team, "Edda", password("Edda")), SignedIn)


def test_the_same_letters_are_the_same_password_whatever_keyboard_wrote_them(team):
    team.set_password("Ada", "sch\u00f6nes wetter heute", by="Ada")
    assert isinstance(tried(team, words="scho\u0308nes wetter heute"), SignedIn)


def test_after_three_failures_of_a_name_every_try_waits_longer(team, clock):
    waits = []
    for number in range(10):
        # From everywhere: the address is another each time.
        found = tried(team, address=f"192.0.2.{number}")
        waits.append(found.wait)
        if found.wait:
            assert tried(team, words=password("Ada"), address="198.51.100.1") == found
        clock.go(seconds=found.wait)
    assert waits == [0, 0, 5, 10, 20, 40, 80, 160, LONGEST_SECONDS, LONGEST_SECONDS]
    assert isinstance(tried(team, words=password("Ada")), SignedIn)
    assert tried(team).wait == 0


def test_one_who_waits_is_not_told_whether_the_password_was_right(team):
    for _ in range(3):
        wait = tried(team).wait
    assert tried(team, words=password("Ada")) == tried(team) == NotSignedIn(wait)


def test_an_address_that_tries_many_names_waits_too(team, clock):
    waits = [tried(team, name=f"guess {number}").wait for number in range(10)]
    assert waits == [0] * 9 + [5]
    assert tried(team, "Rhea", password("Rhea")) == NotSignedIn(5)
    assert isinstance(tried(team, "Rhea", password("Rhea"), "198.51.100.1"), SignedIn)


def test_an_account_of_ones_own_does_not_pay_for_guesses(team, clock):
    waits = []
    for number in range(12):
        wait = tried(team, name=f"guess {number}").wait
        waits.append(wait)
        clock.go(seconds=wait)
        assert isinstance(tried(team, "Rhea", password("Rhea")), SignedIn)
        clock.go(seconds=wait)
    assert waits[9:] == [5, 10, 20]


def test_failures_are_forgotten_after_a_day(team, clock):
    for _ in range(6):
        clock.go(seconds=tried(team).wait)
    clock.go(hours=25)
    assert tried(team).wait == 0


def test_an_unknown_name_waits_like_a_known_one(team, clock):
    for name in ("Ada", "Nobody"):
        assert [tried(team, name, address=name).wait for _ in range(3)] == [0, 0, 5]


def test_many_at_once_are_many(team):
    with ThreadPoolExecutor(8) as crowd:
        found = list(crowd.map(lambda number: tried(team, address=f"192.0.2.{number}"), range(16)))
    looked_at = [one for one in team.audit()[0] if one.what == "sign-in failed"]
    assert len(looked_at) == 3
    assert sum(one.wait > 0 for one in found) >= 13


def test_two_processes_count_together(address, clock):
    with made(address, clock) as one, open_team(address, clock=clock, passwords=Passwords(CHEAP)) as other:
        for number in range(3):
            tried((one, other)[number % 2])
        assert tried(one).wait == tried(other).wait == 5


def test_what_nobody_is_called_does_not_go_into_the_audit(team):
    tried(team, "hunter2 typed too early")
    assert team.audit()[0][0].who == UNKNOWN


def test_a_hash_of_an_older_cost_is_made_anew_when_its_owner_signs_in(address):
    made(address).close()
    dearer = Cost(passes=2, memory=16, lanes=1)
    with open_team(address, passwords=Passwords(dearer)) as team:
        for _ in range(2):
            assert isinstance(tried(team, words=password("Ada")), SignedIn)
        with team._reading() as connection:
            from asreported.team.members import kept_password

            assert "m=16,t=2" in kept_password(connection, "Ada")
            assert "m=8,t=1" in kept_password(connection, "Edda")


def test_the_default_cost_is_that_of_the_standard():
    assert Passwords().hashed("a door of seven oaks").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_an_unknown_name_takes_as_long_as_a_known_one(tmp_path):
    """Not to the percent on a busy machine; without the hash of nobody the ratio is below a tenth."""
    with made(tmp_path / "team.db", cost=Cost(passes=2, memory=16 * 1024, lanes=1)) as team:
        tried(team, "Nobody", address="first")

        def seconds(name):
            spent = []
            for number in range(7):
                begun = time.perf_counter()
                team._checked(f"{name}{number}" if name == "nobody" else name, "not the words", f"{name}{number}")
                spent.append(time.perf_counter() - begun)
                with team._writing() as connection:
                    connection.exec_driver_sql("delete from tries")
            return statistics.median(spent)

        assert 0.4 < seconds("nobody") / seconds("Ada") < 2.5


@pytest.mark.parametrize("kept", ["", "$argon2id$nonsense", "plain"])
def test_a_damaged_hash_lets_nobody_in(kept):
    assert not Passwords(CHEAP).right("plain", kept)
