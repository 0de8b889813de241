"""Tables, and what takes their place on a narrow screen."""

import io

import pytest
from rich.console import Console

from asreported.cli import tables
from asreported.cli.layouts import excerpt
from asreported.ledger import FigureRow
from ledger.handmade import figure, report


def shown(width, *rows):
    screen = Console(file=io.StringIO(), width=width)
    screen.print(tables.figures(rows, width))
    return screen.file.getvalue()


LONG = report(
    text="Boats lay off the pier. " + "far " * 60 + "At least 40 passengers are being held aboard " + "near " * 60
)


def test_a_desk_sees_the_sentence_under_each_figure():
    of = report()
    output = shown(80, FigureRow(of, figure(of)), FigureRow(of, figure(of, "Two men", low=2, high=2, form="exact")))
    assert "At least 40 passengers are being held aboard, Captain Ilse Varn told the" in output
    assert "“Two men have been freed,” she said." in output
    assert output.count("according to") == 1
    assert max(map(len, output.splitlines())) <= 80


@pytest.mark.parametrize("width", [20, 40, 75])
def test_a_narrow_screen_gets_one_field_a_line(width):
    of = report()
    output = shown(width, FigureRow(of, figure(of, speaker="Ilse Varn")))
    assert "according to: Ilse" in output
    assert "figure: At least 40" in output.replace("\n", " ")
    assert max(map(len, output.splitlines())) <= width


def test_a_long_sentence_is_cut_between_words_around_its_number():
    line = excerpt(FigureRow(LONG, figure(LONG))).plain
    assert line.startswith("… far ")
    assert line.endswith("near …")
    assert "At least 40 passengers" in line
    assert 140 <= len(line) <= 170


def test_a_number_at_the_edge_of_its_sentence_keeps_all_its_words():
    of = report(text="At least 40 " + "a" * 400)
    assert excerpt(FigureRow(of, figure(of, "At least 40", "At least 40"))).plain == "At least 40 …"
    of = report(text="a" * 400 + " At least 40")
    assert excerpt(FigureRow(of, figure(of, "At least 40", "At least 40"))).plain == "… At least 40"
