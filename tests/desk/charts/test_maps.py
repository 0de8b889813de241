import math

import pytest

from asreported.desk.charts.maps import REACH, Placed, world_map
from asreported.desk.charts.outlines import (
    HEIGHT,
    WIDTH,
    WORLD,
    Box,
    View,
    countries,
    fitted,
    mainland,
    shapes,
    unwrapped,
)
from asreported.ledger import Spot


def placed(
    name: str, latitude: float | None, longitude: float | None, precision: int, country: str = "PT", count: int = 1
):
    return Placed(Spot(name, name, country, latitude, longitude, precision), count, "1 incident", f"/{name}")


def test_a_point_stands_where_its_degrees_say():
    view = View(Box(30.0, -20.0, 50.0, 20.0))
    assert view.at(40.0, 0.0) == (WIDTH / 2, HEIGHT / 2)
    north, south = view.at(45.0, 0.0), view.at(35.0, 0.0)
    assert north[1] < south[1]


def test_a_circle_on_the_ground_has_its_kilometres():
    view = View(Box(30.0, -20.0, 50.0, 20.0))
    across, down = view.radii(40.0, 111.2)
    assert down == pytest.approx(view.scale, abs=0.1)
    assert across == pytest.approx(down, rel=0.01)


@pytest.mark.parametrize(("precision", "km"), [(3, 50), (4, 150), (5, 400), (7, 900)])
def test_what_is_not_said_exactly_is_an_area_of_its_size(precision, km):
    made = world_map([placed("x", 40.0, 0.0, precision)], Box(35.0, -10.0, 45.0, 10.0))
    (area,) = made.areas
    assert area.ry == pytest.approx(REACH[precision] / 111.2 * made.view.scale, abs=0.1)
    assert REACH[precision] == km


def test_a_town_is_a_mark_and_a_country_an_outline():
    made = world_map([placed("Lisbon", 38.7, -9.1, 1), placed("Norway", 61.0, 9.0, 6, "NO")])
    assert made.whole == {"NO"}
    assert not [area for area in made.areas if area.rx > 20]


def test_a_place_without_a_point_is_on_no_map():
    assert world_map([placed("Grelm", None, None, 1)]).marks == ()


def test_places_too_near_to_tell_apart_are_one_mark_with_their_number():
    near = [placed("One", 40.0, 5.0, 1, count=2), placed("Two", 40.1, 5.1, 1, count=3)]
    (mark,) = world_map(near, WORLD, href="/map?view={box}").marks
    assert mark.count == 5
    assert mark.name == "Two and 1 more"
    assert mark.href.startswith("/map?view=")
    assert len(world_map(near, least=0.4).marks) == 2


def test_names_print_over_nothing_else():
    many = [placed(f"Town {at}", 38.0 + at % 6, -9.0 + at // 6 * 1.5, 1) for at in range(30)]
    made = world_map(many)
    boxes = [
        (
            x := (mark.x - mark.r - 7.2 * len(mark.name) if mark.left else mark.x + mark.r),
            x + 7.2 * len(mark.name),
            mark.y,
        )
        for mark in made.marks
        if mark.name
    ]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert one[1] <= other[0] + 8 or other[1] <= one[0] + 8 or abs(one[2] - other[2]) >= 14


def test_a_map_is_fitted_to_what_is_on_it():
    made = world_map([placed("Lisbon", 38.7, -9.1, 1), placed("Porto", 41.1, -8.6, 1)])
    assert made.view.box.north - made.view.box.south < 12
    assert all(0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT for mark in made.marks)
    assert fitted([]) == WORLD
    assert fitted([Box(-40, -170, 60, 170)]) == WORLD


def test_every_outline_is_drawn_within_a_page():
    world = shapes(View(WORLD))
    assert len(world) > 200
    assert sum(len(shape.path) for shape in world) < 120_000
    assert {"NG", "IQ", "UA", "PS", "TW", "XK"} <= countries().keys()


def test_a_country_over_the_180th_meridian_is_one_piece():
    box = mainland("RU")
    assert box is not None
    assert 20 < box.west < box.east < 200
    assert unwrapped([(170.0, 1.0), (-175.0, 2.0)], 360) == [(170.0, 1.0), (185.0, 2.0)]


def test_the_bar_is_a_round_number_of_kilometres():
    length, km = world_map([placed("Lisbon", 38.7, -9.1, 1)]).bar
    assert str(km)[0] in "125"
    assert set(str(km)[1:]) <= {"0"}
    assert math.isfinite(length)
    assert 40 < length < WIDTH / 3
