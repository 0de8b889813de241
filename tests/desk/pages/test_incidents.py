import pytest
from starlette.testclient import TestClient

from asreported.desk.telling.accounts import accounts
from asreported.desk.telling.happenings import incident_title, often, outlined_day, places_of, types_in, types_of, when
from asreported.ledger import open_case

from ..judged import EVENT, build_judged
from ..page import chosen, faults, repeats_of
from ..terminal import ACROSS, LONG_FRONT


@pytest.fixture
def incident(across_path: str):
    with open_case(across_path, create=False) as case:
        (found,) = case.incidents()
    return found


def test_an_incident_in_the_list_says_what_where_when_and_how_many_tell_of_it(across: TestClient, incident) -> None:
    page = across.get("/incidents").text
    assert faults(page) == []
    (row,) = chosen(page, f"//tbody[@id='row-{incident.id}']")
    assert row.startswith("Attack Ostrel 3 May 2031 to the day 4 in 4 reports 1 to 3 1 dispute")


def test_every_incident_of_the_list_leads_to_a_sentence(across: TestClient) -> None:
    for link in chosen(across.get("/incidents").text, "//p[@class='sentence']/a/@href"):
        address, anchor = link.split("#")
        assert chosen(across.get(address).text, f"//article//*[@id='{anchor}']/@id") == [anchor]


def test_the_accounts_stand_in_columns_by_claimant(across: TestClient, incident) -> None:
    page = across.get(f"/incidents/{incident.id}").text
    assert faults(page) == []
    assert chosen(page, "//table[contains(@class, 'accounts')]//th[@scope='col']/bdi") == [
        "Harbour Ministry",
        LONG_FRONT,
    ]


def test_what_all_say_alike_has_no_letter_and_what_they_do_not_has_one_each(incident) -> None:
    told = accounts(incident.events, repeats_of([], ACROSS))
    lines = {line.label: line for line in told.lines}
    assert [lines[name].versions for name in ("What", "Who did it", "Where")] == [1, 2, 1]
    assert [[value.version for value in cell] for cell in lines["What"].cells] == [[""], [""]]
    assert [[value.version for value in cell] for cell in lines["Who did it"].cells] == [["A"], ["B"]]


def test_of_many_claimants_a_page_shows_some_and_says_how_many_there_are(
    incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = accounts(incident.events, repeats_of([], ACROSS))
    monkeypatch.setattr("asreported.desk.telling.accounts.COLUMNS", 1)
    parts = [accounts(incident.events, repeats_of([], ACROSS), "/here", {"claimants": at}) for at in ("1", "2")]
    assert tuple(one for part in parts for one in part.columns) == whole.columns
    assert [(part.part.number, part.part.total) for part in parts] == [(1, 2), (2, 2)]
    for part in parts:
        assert [(line.label, line.versions) for line in part.lines] == [
            (line.label, line.versions) for line in whole.lines
        ]
    assert parts[0].part.later == "/here?claimants=2"


def test_who_counts_how_many_stands_beside_the_account(across: TestClient, incident) -> None:
    page = across.get(f"/incidents/{incident.id}").text
    (line,) = chosen(page, "//table[contains(@class, 'accounts')]//tr[th[starts-with(., 'Killed')]]")
    assert line == "Killed3 versions A 9 dockers B 12 dockers C 14 or more dockers"


def test_each_entry_opens_its_sentence_or_its_figure(across: TestClient, incident) -> None:
    page = across.get(f"/incidents/{incident.id}").text
    links = chosen(page, "//span[@class='value']/a/@href")
    assert links
    assert {link.split("/")[1] for link in links} == {"reports", "figures"}
    for link in links:
        assert across.get(link.split("#")[0]).status_code == 200


def test_a_copy_adds_no_voice(across: TestClient, incident) -> None:
    page = across.get(f"/incidents/{incident.id}").text
    (said,) = chosen(page, "//section[@id='sources']//p[@class='tally' and b]")
    assert said.startswith("1 to 3 independent voices behind these accounts")
    assert "same passage" in chosen(page, "//ul[@class='voices']//details")[0]


def test_the_timeline_has_every_dated_report_and_shows_the_copy_empty(across: TestClient, incident) -> None:
    page = across.get(f"/incidents/{incident.id}").text
    circles = "//*[contains(@class, 'timeline')]//*[local-name()='circle']"
    assert len(chosen(page, f"{circles}/@class")) == 4
    assert len(chosen(page, f"{circles}[contains(@class, 'hollow')]/@class")) == 1


def test_the_words_of_a_report_are_no_markup_on_the_page_of_an_incident(across: TestClient, incident) -> None:
    for path in (f"/incidents/{incident.id}", "/people", "/", "/disputes"):
        page = across.get(path).text
        assert "<b>unhurt" not in page
        assert "style=" not in page


def test_an_incident_that_is_not_there_says_where_to_look(across: TestClient) -> None:
    answer = across.get("/incidents/i-nothing")
    assert answer.status_code == 404
    assert "No incident is called" in answer.text


def test_incidents_can_be_narrowed_to_those_of_several_reports(across: TestClient) -> None:
    assert len(chosen(across.get("/incidents", params={"told": "several"}).text, "//tbody/@id")) == 1
    assert chosen(across.get("/incidents", params={"told": "one"}).text, "//p[@class='empty']") == [
        "No incidents match this filter. Show all 1."
    ]


def test_an_incident_is_called_by_what_and_where_and_dated_no_more_exactly_than_told(incident) -> None:
    assert incident_title(incident) == "Attack, Ostrel"
    assert (when(incident).date.words, when(incident).precision) == ("3 May 2031", "to the day")


def test_the_outline_of_an_incident_says_what_its_accounts_say(tmp_path) -> None:
    with open_case(build_judged(tmp_path / "ostrel.db")) as case:
        case.reviewer("Ada").reject(EVENT.id)
        case.reviewer("Ada").correct(case.incidents()[0].events[-1].id, "place", "Marrow")
        (incident,) = case.incidents()
        (outline,) = case.outlines()
        assert case.incidents_by_id([incident.id]) == (incident,)
    assert (outline.id, outline.accounts, outline.reports) == (incident.id, 4, 4)
    assert types_in(outline.types) == types_of(incident)
    assert often(outline.places) == places_of(incident) == ("Ostrel", "Marrow")
    assert outlined_day(outline) == "2031-05-03"
    assert outline.open == bool(incident.open)


def test_an_outline_is_open_where_two_incidents_may_be_one(tmp_path) -> None:
    with open_case(build_judged(tmp_path / "ostrel.db")) as case:
        (incident,) = case.incidents()
        leave = incident.events[-1].id
        who = case.reviewer("Ada")
        who.split("incident", incident.id, [leave])
        apart = {row.id: bool(row.open) for row in case.incidents()}
        assert {one.id: one.open for one in case.outlines()} == apart
        who.unsure("incident", *apart)
        assert {one.id: one.open for one in case.outlines()} == {row.id: bool(row.open) for row in case.incidents()}


def test_a_long_name_of_another_script_keeps_its_direction(across: TestClient, incident) -> None:
    page = across.get(f"/incidents/{incident.id}").text
    assert page.count(f'<bdi class="claimant">{LONG_FRONT}</bdi>') >= 2


def test_incidents_can_be_narrowed_to_open_questions(across: TestClient) -> None:
    page = across.get("/incidents", params={"open": "sure"}).text
    assert len(chosen(page, "//tbody/@id")) == 1
    assert "match this filter" in across.get("/incidents", params={"open": "maybe"}).text
