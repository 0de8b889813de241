from pathlib import Path

from asreported.desk.telling.parties import alike, by_party, names
from asreported.desk.telling.said import numbers, said
from asreported.ledger import open_case

from ..handmade import build as build_siege
from ..page import repeats_of
from ..terminal import ACROSS, COPIED, FIRST, LONG_FRONT, OTHER, build_across


def test_claims_stand_by_claimant_who_tells_most_first_and_own_voices_last(tmp_path: Path) -> None:
    with open_case(build_across(tmp_path / "across.db"), create=False) as case:
        parties = by_party([*case.figures(), *case.events()])
    assert [(name, len(rows)) for name, rows in parties] == [("Harbour Ministry", 6), (LONG_FRONT, 2)]
    with open_case(build_siege(tmp_path / "siege.db"), create=False) as case:
        assert by_party(case.figures())[-1][0] is None
        assert None in names(case.figures())


def test_only_names_that_are_surely_one_body_are_one_party() -> None:
    assert alike("Harbour Ministry", "HARBOUR MINISTRY")
    assert not alike("Harbour Ministry", "Ministry of Ports")


def test_claims_of_one_sentence_are_shown_once_and_its_copy_last(tmp_path: Path) -> None:
    with open_case(build_across(tmp_path / "across.db"), create=False) as case:
        rows = [*case.events(), *case.figures()]
        repeats = repeats_of(case.copies(), ACROSS)
    shown = said(rows, repeats)
    assert [one.row.told.report for one in shown].count(FIRST) == 1
    assert shown[-1].row.told.report == COPIED
    assert next(one for one in shown if one.row.told.report == OTHER).row.claim.kind == "figure"
    assert set(numbers(rows)) == {"nine", "at least 14", "Twelve"}
