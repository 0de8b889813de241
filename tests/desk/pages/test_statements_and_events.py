from starlette.testclient import TestClient

from ..handmade import ARABIC, LATER, WIRE, claims
from ..page import cells, chosen, faults, row_of, rows


def test_statements_stand_by_speaker(desk: TestClient) -> None:
    page = desk.get("/statements").text
    assert faults(page) == []
    assert chosen(page, "//h2") == ["Water Board", ARABIC]


def test_a_statement_shows_what_was_said_and_where_it_stands(desk: TestClient) -> None:
    statement = claims(WIRE)[2]
    page = desk.get("/statements").text
    assert row_of(page, statement.id).startswith("Said “said” in the report’s words named – Seaboard Wire 2 April 2031")
    assert chosen(page, f"//tbody[@id='row-{statement.id}']//mark") == [statement.content.of(WIRE.text)]
    assert f"/reports/{WIRE.id}#claim-{statement.id}" in chosen(page, "//@href")


def test_statements_can_be_narrowed(desk: TestClient) -> None:
    assert len(rows(desk.get("/statements", params={"speaker": ARABIC}).text)) == 1
    assert rows(desk.get("/statements", params={"act": "deny"}).text) == []


def test_events_stand_by_type_and_an_offer_is_not_a_delivery(desk: TestClient) -> None:
    page = desk.get("/events").text
    assert faults(page) == []
    assert chosen(page, "//h2") == ["Attack", "Assistance"]
    offer = claims(LATER)[-1]
    assert "offered Offered Canton Ostra" in row_of(page, offer.id)


def test_the_date_of_an_event_says_how_exact_it_is(desk: TestClient) -> None:
    page = desk.get("/events").text
    attack, offer = claims(WIRE)[3], claims(LATER)[-1]
    assert cells(page, attack.id)["Date"] == "2 April 2031 to the day"
    assert cells(page, attack.id)["Published"] == "2 April 2031"
    assert cells(page, offer.id)["Date"] == "–"
    assert cells(page, offer.id)["Published"] == "4 April 2031 read off the text"


def test_events_can_be_narrowed(desk: TestClient) -> None:
    assert len(rows(desk.get("/events", params={"stage": "offered", "type": "assistance"}).text)) == 1
    assert len(rows(desk.get("/events", params={"claimant": "(own voice)"}).text)) == 1
