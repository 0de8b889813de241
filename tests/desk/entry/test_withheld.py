"""Names in a text, found word by word."""

import pytest

from asreported.desk.entry.withheld import STANDS_FOR, Names, Withheld
from asreported.ledger import open_case

from ..terminal import build_across

LATIN = {"Ilsa Brandvik", "Tomas bin Oru", "Will Harrow", "O’Leary", "Bo Li", "José Marín"}
NAMES = Names(frozenset(LATIN | {"ليلى منصور", "山田太郎", "राम कुमार"}))


@pytest.mark.parametrize(
    ("text", "veiled"),
    [
        ("Ilsa Brandvik was freed.", "# was freed."),
        ("Brandvik, 41, was freed; Ilsa smiled.", "#, 41, was freed; # smiled."),
        ("ILSA BRANDVIK FREED", "# FREED"),
        ("Ilsa Brandvik, Tomas bin Oru", "#, #"),
        ("Brandvik’s sister and Brandvik-Oru met", "#’s sister and # met"),
        ("Tomas bin Oru and the bin men", "# and the bin men"),
        ("Ilsa M. Brandvik", "# M. #"),
        ("Nobody will harrow the field.", "Nobody # the field."),
        ("They will say so. Harrow will.", "They will say so. # will."),
        ("ilsa_brandvik-freed.txt", "#-freed.txt"),
        ("Jose\u0301 Marin, Marín and Jose", "#, # and #"),
        ("राम कुमार", "# #"),
        ("ilsa brandvik in lower case", "# in lower case"),
        ("O’Leary and O'Leary", "# and #"),
        ("وليلى منصور عادت", "و# # عادت"),
        ("昨日山田太郎は解放された", "昨日#は解放された"),
        ("Bo Li is freed; Bo is a word, Li too", "# is freed; Bo is a word, Li too"),
        ("Seven guards were killed at Tarn Weir.", "Seven guards were killed at Tarn Weir."),
        ("", ""),
    ],
)
def test_a_name_is_withheld_in_every_spelling(text: str, veiled: str) -> None:
    assert NAMES.out_of(text) == veiled.replace("#", STANDS_FOR)


def test_what_somebody_searches_for_is_compared_in_any_case() -> None:
    assert NAMES.out_of("brandvik", strict=True) == STANDS_FOR
    assert NAMES.out_of("brandvik") == "brandvik"


def test_without_persons_nothing_is_withheld() -> None:
    assert Names(frozenset()).out_of("Ilsa Brandvik") == "Ilsa Brandvik"


def test_veiling_twice_is_veiling_once() -> None:
    once = NAMES.out_of("Ilsa Brandvik met Will Harrow and ليلى منصور.")
    assert NAMES.out_of(once) == once


def test_numbers_and_single_letters_are_no_names_by_themselves() -> None:
    names = Names(frozenset({"Agent 7007", "J. D."}))
    assert names.out_of("7007 boats, plan J.") == "7007 boats, plan J."
    assert names.out_of("Agent 7007") == STANDS_FOR


def test_a_name_that_was_corrected_is_withheld_as_it_was_read_and_as_it_is(tmp_path) -> None:
    with open_case(build_across(tmp_path / "case.db")) as case:
        withheld = Withheld(case)
        (row, *_) = case.people()
        assert row.claim.name in withheld.names().names
        case.reviewer("Vito").correct(row.id, "name", "Quenby Astor")
        assert {row.claim.name, "Quenby Astor"} <= withheld.names().names


def test_the_names_are_read_again_only_when_the_case_has_changed(tmp_path) -> None:
    with open_case(build_across(tmp_path / "case.db")) as case:
        withheld = Withheld(case)
        first = withheld.names()
        assert withheld.names() is first
        case.reviewer("Vito").comment(case.people()[0].id, "seen by two")
        assert withheld.names() is not first
