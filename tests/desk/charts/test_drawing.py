from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asreported.desk.charts.axes import CHARACTER, HEIGHT, LEFT, RIGHT, WIDTH
from asreported.desk.charts.drawing import LINES, Chart, Point, chart
from asreported.desk.charts.vaguewords import GAP, ROWS, SHAPE

START = datetime(2031, 4, 2, 12, tzinfo=UTC)


def point(
    day: float, low: int | None, high: int | None, claimant: str = "Water Board", line: str = "", **more
) -> Point:
    return Point(
        id=f"f-{day}-{low}",
        moment=START + timedelta(days=day),
        low=low,
        high=high,
        claimant=claimant,
        line=line,
        **more,
    )


def drawn(*points: Point) -> Chart:
    made = chart(points)
    assert made is not None
    return made


def test_one_dated_figure_makes_no_chart() -> None:
    assert chart([]) is None
    assert chart([point(0, 7, 7)]) is None
    assert chart([point(0, 7, 7), point(0, 9, 9, "River League")]) is None


def test_vague_words_alone_make_no_chart() -> None:
    assert chart([point(0, None, None), point(1, None, None), point(2, 7, 7)]) is None


def test_vague_words_stand_below_the_axis_without_a_number() -> None:
    made = drawn(point(0, 7, 7), point(1, None, None, said="dozens"), point(2, 9, 9))
    assert [one.words for one in made.vague] == ["dozens"]
    assert len(made.points) == 2
    assert made.height > HEIGHT
    assert drawn(point(0, 7, 7), point(2, 9, 9)).height == HEIGHT


def test_at_least_is_open_above_and_up_to_is_open_below() -> None:
    made = drawn(point(0, 7, None), point(1, None, 60), point(2, 9, 9))
    assert [one.arrow for one in made.points] == ["up", "down", None]


def test_a_range_keeps_both_its_ends_and_no_middle() -> None:
    made = drawn(point(0, 20, 25), point(1, 22, 22))
    low, high = made.points[0].ends
    assert low > high  # y runs downwards
    assert made.points[1].ends[0] == made.points[1].ends[1]
    assert low > made.points[1].ends[0] > high
    (step,) = made.steps
    assert step.ends == (low, high)


def test_each_claimant_has_a_line_of_its_own() -> None:
    made = drawn(
        point(0, 7, 7), point(1, 11, 11), point(0.5, 2, 2, "River League"), point(2, 3, 3, "River League")
    )  # fmt: skip
    assert [step.style for step in made.steps] == [
        made.claimants.index(name) for name in ("River League", "Water Board")
    ]


def test_figures_about_other_people_are_not_joined() -> None:
    made = drawn(point(0, 7, 7, line="event security"), point(1, 200, 200, line="total civilians"))
    assert made.steps == ()


def test_a_line_does_not_choose_between_two_figures_of_one_moment() -> None:
    made = drawn(point(0, 7, 7), point(1, 6, 6), point(1, 1, 1), point(2, 5, 5), point(2, 5, 5), point(3, 4, 4))
    assert [(step.x, step.to_x) for step in made.steps] == [(made.points[-3].x, made.points[-1].x)]


def test_figures_of_single_incidents_are_joined_by_dots_only() -> None:
    incidents = drawn(point(0, 7, 7, loose=True), point(1, 2, 2, loose=True))
    totals = drawn(point(0, 7, 7), point(1, 9, 9))
    assert [step.loose for step in incidents.steps] == [incidents.loose] == [True]
    assert [step.loose for step in totals.steps] == [totals.loose] == [False]


def test_a_line_stops_at_the_last_figure() -> None:
    made = drawn(point(0, 7, 7), point(1, 9, 9), point(9, 4, 4, "River League"))
    (step,) = made.steps
    assert step.to_x == made.points[1].x


def test_the_numbers_start_at_zero() -> None:
    made = drawn(point(0, 990, 990), point(1, 1000, 1000))
    assert made.numbers[0].label == "0"
    assert made.numbers[-1].label == "1,000"


def test_more_claimants_than_can_be_told_apart_are_drawn_without_a_line() -> None:
    many = [point(day, 5, 5, f"Witness {number}") for number in range(LINES + 2) for day in (0, number + 1)]
    made = drawn(*many)
    assert len(made.claimants) == LINES
    assert made.others
    assert {step.style for step in made.steps} == set(range(LINES))


@pytest.mark.parametrize("days", [1, 6, 40, 400, 4000])
def test_the_days_of_any_span_fit_below_the_axis(days: int) -> None:
    made = drawn(point(0, 1, 1), point(days, 2, 2))
    assert 2 <= len(made.days) <= 9
    places = [tick.at for tick in made.days]
    assert min(after - before for before, after in pairwise(places)) > CHARACTER * 8
    assert max(places) <= WIDTH - CHARACTER * 5


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (2, ["2 Apr", "3 Apr", "4 Apr", "5 Apr"]),
        (270, ["May 2031", "Jul 2031", "Sep 2031", "Nov 2031"]),
        (400, ["May 2031", "Jul 2031", "Sep 2031", "Nov 2031", "Jan 2032", "Mar 2032", "May 2032"]),
        (2000, ["2032", "2033", "2034", "2035", "2036"]),
    ],
)
def test_an_axis_of_more_than_a_year_says_which(days: int, labels: list[str]) -> None:
    assert [tick.label for tick in drawn(point(0, 1, 1), point(days, 2, 2)).days] == labels


def test_days_on_both_sides_of_new_year_say_their_year() -> None:
    made = drawn(point(270, 1, 1), point(275, 2, 2))
    assert [made.days[0].label, made.days[-1].label] == ["28 Dec 2031", "3 Jan 2032"]


def test_a_long_number_has_room_left_of_the_axis() -> None:
    made = drawn(point(0, 10**9, 10**9), point(1, 10**8, 10**8))
    assert made.left - 8 > CHARACTER * len("1,000,000,000")
    assert made.points[0].x >= made.left
    assert drawn(point(0, 7, 7), point(1, 9, 9)).left == LEFT


def test_vague_words_never_print_over_each_other_or_past_the_edge() -> None:
    vague = [point(1 + at / 100, None, None, f"Witness {at}", said=f"scores of them {at}") for at in range(12)]
    made = drawn(point(0, 7, 7), *vague, point(1.2, 9, 9))
    boxes = []
    for one in made.vague:
        wide = GAP + CHARACTER * len(one.words)
        boxes.append(
            (one.row, one.x - wide if one.left else one.x - SHAPE, one.x + SHAPE if one.left else one.x + wide)
        )
    assert all(begin >= 0 and end <= WIDTH for _, begin, end in boxes)
    for (row, begin, end), (other, begins, ends) in combinations(boxes, 2):
        assert row != other or end <= begins or ends <= begin
    assert 0 < len(made.vague) <= ROWS * 4
    assert made.unplaced == 12 - len(made.vague)


def test_one_huge_figure_is_off_the_chart_and_named_and_flattens_nothing() -> None:
    huge = point(1.5, 300_000, 300_000, "River League")
    made = drawn(point(0, 7, 7), huge, point(1, 9, 9), point(2, 12, 12))
    assert made.off == (huge,)
    assert [one.point.top for one in made.points] == [7, 9, 12]
    assert made.numbers[-1].label == "15"
    assert made.claimants == ("Water Board",)


def test_no_line_leads_past_a_figure_that_is_off_the_chart() -> None:
    made = drawn(point(0, 7, 7), point(1, 300_000, 300_000), point(2, 9, 9), point(3, 12, 12))
    assert [(step.x, step.to_x) for step in made.steps] == [(made.points[1].x, made.points[2].x)]


@pytest.mark.parametrize(
    "tops",
    [
        (7, 300_000),  # two figures are no crowd with an outlier
        (7, 9, 100),  # a toll that grew
        (0, 0, 12),
        (7, 9, 5000, 5000),  # half of all is no outlier
        (10, 200_000, 300_000, 400_000, 500_000, 600_000),
    ],
)
def test_a_figure_stays_on_the_chart_where_the_others_can_be_seen_or_are_few(tops: tuple[int, ...]) -> None:
    made = drawn(*(point(at, top, top) for at, top in enumerate(tops)))
    assert made.off == ()


def test_the_chart_counts_the_figures_that_stand_at_a_day_of_their_own() -> None:
    made = drawn(point(0, 7, 7, stated=True), point(1, None, None, stated=True), point(2, 9, 9))
    assert (made.stated, made.placed) == (2, 3)


@given(
    st.lists(
        st.tuples(
            st.floats(0, 3000),
            st.none() | st.integers(0, 10**9),
            st.none() | st.integers(0, 10**9),
            st.sampled_from("abcdefgh"),
        ),
        max_size=30,
    )
)
def test_whatever_was_said_stays_inside_the_drawing_in_any_order(said: list[tuple]) -> None:
    points = [
        point(day, low, max(high, low) if high is not None and low is not None else high, who)
        for day, low, high, who in said
    ]
    made = chart(points)
    assert made == chart(reversed(points)) or len({p.id for p in points}) < len(points)
    if made is None:
        return
    for one in made.points:
        assert LEFT <= one.x <= WIDTH
        assert 0 < min(one.ends) <= max(one.ends) < HEIGHT
    assert len(made.numbers) <= 6


def held(*points: Point) -> Chart:
    made = chart(points, hold=True)
    assert made is not None
    return made


def test_the_last_word_of_each_claimant_is_drawn_on_to_the_end_of_the_axis() -> None:
    made = held(point(0, 7, 7), point(1, 9, 9), point(1, 4, 4, "River League"))
    last = [step for step in made.steps if step.last]
    assert [step.style for step in last] == [0, 1]
    assert {step.to_x for step in last} == {WIDTH - RIGHT}
    assert not any(step.last for step in drawn(point(0, 7, 7), point(1, 9, 9)).steps)


def test_two_numbers_of_one_day_can_be_compared_where_last_words_are_drawn_on() -> None:
    assert len(held(point(0, 7, 7), point(0, 9, 9, "River League")).points) == 2
    assert chart([point(0, 7, 7)], hold=True) is None


def test_no_line_leads_to_an_old_figure_or_on_from_it() -> None:
    late = point(2, 7, 7, line="f-2", aside="late")
    made = held(point(0, 7, 7), point(1, 9, 9), late)
    assert [(step.last, step.ends[0]) for step in made.steps] == [
        (False, made.points[0].ends[0]),
        (True, made.points[1].ends[0]),
    ]
    assert made.old
    assert not made.copied


def test_an_open_end_stays_open_as_long_as_it_holds() -> None:
    made = held(point(0, 7, None), point(1, 9, 9))
    assert [step.arrow for step in made.steps] == ["up", None]
    assert made.open
    assert not made.ranges
