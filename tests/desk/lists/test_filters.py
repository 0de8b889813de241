from dataclasses import dataclass

import pytest

from asreported.desk.lists.filters import Field, filters, link, narrowed
from asreported.desk.lists.paging import page


@dataclass(frozen=True)
class Line:
    outlet: str
    measure: str


LINES = [Line("Wire", "held"), Line("Wire", "killed"), Line("Gazette", "held")]
FIELDS = [
    Field("outlet", "Outlet", "Every outlet", lambda line: line.outlet),
    Field("measure", "Measure", "Every measure", lambda line: line.measure, str.title),
]


def test_no_filter_leaves_every_row() -> None:
    assert narrowed(LINES, FIELDS, {"outlet": "", "page": "2"}) == tuple(LINES)


def test_filters_narrow_together() -> None:
    assert narrowed(LINES, FIELDS, {"outlet": "Wire", "measure": "held"}) == (LINES[0],)


def test_a_filter_finds_the_whole_name_and_not_a_part_of_another() -> None:
    assert narrowed(LINES, FIELDS, {"outlet": "Wir"}) == ()


def test_choices_say_how_many_rows_they_leave() -> None:
    outlet, measure = filters(LINES, FIELDS, {"outlet": "Wire"})
    assert [(one.value, one.count, one.chosen) for one in outlet.choices] == [("Gazette", 1, False), ("Wire", 2, True)]
    assert [one.label for one in measure.choices] == ["Held", "Killed"]


def test_a_chosen_value_that_nothing_has_stays_on_the_form() -> None:
    (outlet, _) = filters(LINES, FIELDS, {"outlet": "Nobody"})
    assert [(one.value, one.count) for one in outlet.choices if one.chosen] == [("Nobody", 0)]


def test_a_link_keeps_the_filters_and_their_exact_names() -> None:
    assert link("/", {"outlet": "Tarn & Sons", "measure": ""}, page=2) == "/?outlet=Tarn+%26+Sons&page=2"
    assert link("/", {"page": "3"}, page=None) == "/"


@pytest.mark.parametrize(
    ("asked", "number"),
    [("1", 1), ("3", 3), ("99", 3), ("0", 1), ("-2", 1), ("x", 1), ("", 1), ("9" * 500, 1), ("²", 1)],
)
def test_any_page_that_is_asked_for_leads_to_one_that_is_there(asked: str, number: int) -> None:
    shown = page(range(25), "/", {"page": asked}, size=10)
    assert (shown.number, shown.pages, shown.total) == (number, 3, 25)


def test_the_pages_together_hold_every_row_once() -> None:
    parts = [page(range(25), "/", {"page": str(number)}, size=10) for number in (1, 2, 3)]
    assert [row for part in parts for row in part.rows] == list(range(25))
    assert (parts[0].earlier, parts[0].later, parts[2].later) == (None, "/?page=2", None)


def test_an_empty_list_has_one_page() -> None:
    assert page([], "/", {}).pages == 1
