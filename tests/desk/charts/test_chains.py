from asreported.desk.charts.chains import MOST, chains

from ..handmade import COPY, LATER, WIRE, claims, figure


def test_a_relay_stands_between_its_claimant_and_the_outlet():
    made = chains(claims(LATER))
    assert made is not None
    way = made.ways[0]
    assert [stop.name for stop in way.stops] == ["army", "Tarn Gazette"]


def test_claims_that_came_the_same_way_are_one_line_with_their_number():
    made = chains(claims(WIRE))
    assert made is not None
    assert {(chain.claimant, chain.count) for chain in made.all} >= {("Water Board", 3), ("Idris Vann", 1)}


def test_the_reports_own_voice_comes_last():
    made = chains(claims(LATER))
    assert made is not None
    assert made.all[-1].claimant is None


def test_more_ways_than_have_room_are_in_the_list():
    many = [figure(WIRE, "seven", "seven", "killed", 7, 7, group=f"g{at}", speaker=f"Voice {at}") for at in range(20)]
    made = chains(many)
    assert made is not None
    assert (len(made.ways), len(made.all)) == (MOST, 20)


def test_a_report_without_claims_has_no_drawing():
    assert chains(()) is None
    assert chains(claims(COPY)) is not None
