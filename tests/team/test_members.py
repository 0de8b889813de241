from itertools import pairwise

import pytest

from asreported.errors import TeamError
from asreported.team import NotSignedIn, Right, Role, SignedIn
from desk.teamwork import password

CASE = "/cases/ostrel.db"
HERE = {"address": "192.0.2.7"}
WORDS = "a door of seven oaks"


def said(team):
    return [(one.who, one.what, one.about) for one in team.audit()[0]]


def code(do, *words, **more):
    with pytest.raises(TeamError) as fault:
        do(*words, by="Ada", **more)
    return fault.value.code


def test_a_name_is_one_person_however_it_is_capitalised(team):
    assert team.member("  RHEA ").name == "Rhea"
    assert code(team.add, "rhea", Role.EDITOR, WORDS) == "AR612"
    assert team.add("Núria  Sál", Role.READER, WORDS, by="Ada").name == "Núria Sál"
    assert isinstance(team.sign_in("núria sál", WORDS, **HERE), SignedIn)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "two\nlines", "bell\x07", "turned\u202e"])
def test_what_the_log_cannot_show_is_no_name(team, name):
    # Blanks of any kind are one space, as in the log.
    if name == "two\nlines":
        assert team.add(name, Role.READER, WORDS, by="Ada").name == "two lines"
    else:
        assert code(team.add, name, Role.READER, WORDS) == "AR613"


def test_a_role_holds_from_the_next_page_on(team):
    signed = team.sign_in("Rhea", password("Rhea"), **HERE)
    assert Right.DECIDE not in team.visit(signed.key, CASE).session.member.rights
    team.give_role("Rhea", Role.EDITOR, by="Ada")
    assert Right.JUDGE in team.visit(signed.key, CASE).session.member.rights
    assert said(team)[0] == ("Ada", "role changed", "Rhea: reader is now editor")


def test_a_reader_can_be_given_the_names_and_nothing_else(team):
    before = team.member("Rhea").rights
    team.give_role("Rhea", Role.READER, names=True, by="Ada")
    assert team.member("Rhea").rights == before | {Right.NAMES}


def test_whoever_is_removed_is_out_at_once(team):
    signed = team.sign_in("Edda", password("Edda"), **HERE)
    team.remove("edda", by="Ada")
    assert team.visit(signed.key, CASE) is None
    assert team.sign_in("Edda", password("Edda"), **HERE) == NotSignedIn()
    assert code(team.remove, "Edda") == "AR611"
    assert ("Ada", "removed", "Edda") in said(team)


def test_a_team_keeps_an_administrator(team):
    assert code(team.remove, "Ada") == "AR616"
    assert code(team.give_role, "Ada", Role.EDITOR) == "AR616"
    team.give_role("Edda", Role.ADMINISTRATOR, by="Ada")
    team.remove("Ada", by="Edda")
    assert team.member("Edda").role is Role.ADMINISTRATOR


def test_a_new_password_signs_every_browser_out(team):
    signed = team.sign_in("Vito", password("Vito"), **HERE)
    team.set_password("Vito", WORDS, by="Ada")
    assert team.visit(signed.key, CASE) is None
    assert team.sign_in("Vito", password("Vito"), **HERE) == NotSignedIn()
    assert isinstance(team.sign_in("Vito", WORDS, **HERE), SignedIn)


def test_a_new_password_ends_the_wait_of_a_name(team):
    for number in range(3):
        found = team.sign_in("Vito", "not the words", address=f"192.0.2.{number}")
    assert found.wait
    team.set_password("Vito", WORDS, by="Ada")
    assert isinstance(team.sign_in("Vito", WORDS, **HERE), SignedIn)


@pytest.mark.parametrize("words", ["", "eleven char", "x" * 1025])
def test_a_password_has_a_dozen_characters_and_no_other_rule(team, words):
    assert code(team.add, "Nils", Role.READER, words) == "AR614"
    assert code(team.set_password, "Rhea", words) == "AR614"
    for fine in ("aaaaaaaaaaaa", "      spaces and so on      ", "пароль из слов", "x" * 1024):
        team.set_password("Rhea", fine, by="Ada")
        assert isinstance(team.sign_in("Rhea", fine, **HERE), SignedIn)


def test_a_person_without_a_password_comes_in_by_the_login_only(team):
    team.add("Nils", Role.READER, None, login="Nils@Example.org", by="Ada")
    assert team.sign_in("Nils", "", **HERE) == NotSignedIn()
    assert team.sign_in_known("nils@example.org", **HERE).member.name == "Nils"
    assert team.sign_in_known("eve@example.org", **HERE) is None
    assert code(team.add, "Nina", Role.READER, None, login="NILS@example.org") == "AR612"


def test_roles_grow_one_out_of_the_other():
    from asreported.team import rights_of, roles_with

    held = [rights_of(role) for role in Role]
    assert all(less < more for less, more in pairwise(held))
    assert held[-1] == frozenset(Right)
    assert roles_with(Right.JUDGE) == (Role.EDITOR, Role.ADMINISTRATOR)
