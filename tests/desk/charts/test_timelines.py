from itertools import pairwise

from asreported.desk.charts.axes import RIGHT, WIDTH
from asreported.desk.charts.timelines import APART, LEFT, timeline
from asreported.intake import Report
from asreported.linking import report_copies

from ..page import repeats_of
from ..terminal import ACROSS


def report(name: str, published: str | None) -> Report:
    return Report(name=name, text=f"{name} tells of the terminal.", published=published)


def test_every_dated_report_has_a_place_inside_the_drawing() -> None:
    made = timeline(ACROSS, repeats_of(report_copies(ACROSS), ACROSS))
    assert made is not None
    assert len(made.stops) == len(ACROSS)
    assert all(LEFT <= stop.x <= WIDTH - RIGHT for stop in made.stops)
    assert [stop.copied for stop in made.stops] == [False, True, False, False]


def test_reports_of_one_moment_are_piled_and_hide_none() -> None:
    every = [report(f"r{number}", "2031-05-03") for number in range(5)] + [report("later", "2031-05-20")]
    made = timeline(every, repeats_of([], every))
    assert made is not None
    assert sorted(stop.row for stop in made.stops) == [0, 0, 1, 2, 3, 4]
    by_row = [sorted(stop.x for stop in made.stops if stop.row == row) for row in range(5)]
    assert all(b - a >= APART for row in by_row for a, b in pairwise(row))


def test_undated_reports_are_counted_and_one_alone_has_no_timeline() -> None:
    every = [report("a", "2031-05-03"), report("b", "2031-05-04"), report("c", None)]
    made = timeline(every, repeats_of([], every))
    assert made is not None
    assert made.undated == 1
    assert timeline(every[1:], repeats_of([], every)) is None
