from datetime import date

from asreported.desk.charts.days import LEFT, MOST, RIGHT, WIDTH, Item, begins, lanes


def item(first: str | None, last: str | None, *, lane: str = "Attack", told: bool = False, at: int = 0) -> Item:
    return Item(lane, first, last, told, "incident", f"words {at}", "Lisbon", f"/incidents/{at}", wide=first != last)


def drawn(*items: Item, first: str = "2031-06-01", last: str = "2031-06-30"):
    return lanes(items, ["Attack", "Raid"], first, last)


def test_a_day_is_a_point_and_a_month_a_stretch():
    made = drawn(item("2031-06-03", "2031-06-03"), item("2031-06-01", "2031-06-30", at=1))
    points = {mark.item.href: mark.point for mark in made.marks}
    assert points == {"/incidents/0": True, "/incidents/1": False}


def test_an_open_end_goes_to_the_end_of_the_axis_with_an_arrow():
    (since,) = drawn(item("2031-06-10", None)).marks
    assert (since.to_x, since.arrows) == (WIDTH - RIGHT, "r")
    (until,) = drawn(item(None, "2031-06-10")).marks
    assert (until.x, until.arrows) == (LEFT, "l")


def test_nothing_is_drawn_over_anything_else():
    made = drawn(*(item("2031-06-03", "2031-06-03", at=at) for at in range(6)))
    assert len({mark.y for mark in made.marks}) == 6


def test_a_lane_without_anything_is_left_out():
    assert [lane.name for lane in drawn(item("2031-06-03", "2031-06-03")).lanes] == ["Attack"]


def test_too_many_become_numbers_that_lose_none():
    days = [f"2031-06-{1 + at % 30:02}" for at in range(MOST + 40)]
    made = drawn(*(item(day, day, at=at, told=at % 3 == 0) for at, day in enumerate(days)))
    assert made.marks == ()
    assert made.unit == "day"
    assert sum(bar.count for bar in made.bars) == MOST + 40
    assert sum(bar.told for bar in made.bars) == len([at for at in range(MOST + 40) if at % 3 == 0])


def test_bars_are_of_days_weeks_or_months_as_there_is_room():
    for last, unit in (
        ("2031-07-20", "day"),
        ("2031-12-31", "week"),
        ("2034-12-31", "month"),
        ("2045-12-31", "quarter"),
    ):
        many = [item("2031-06-03", "2031-06-03", at=at) for at in range(MOST + 1)]
        assert lanes(many, ["Attack"], "2031-06-01", last).unit == unit


def test_a_bucket_begins_with_its_week_month_quarter_or_year():
    day = date(2031, 6, 4)
    assert [begins(day, unit).isoformat() for unit in ("day", "week", "month", "quarter", "year")] == [
        "2031-06-04", "2031-06-02", "2031-06-01", "2031-04-01", "2031-01-01",
    ]  # fmt: skip


def test_what_happened_before_the_days_shown_begins_at_their_edge():
    (mark,) = drawn(item("2031-05-01", "2031-06-10")).marks
    assert mark.x == LEFT
