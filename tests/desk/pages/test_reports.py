import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from asreported.desk import create_app
from asreported.desk.pages.reports import web_address
from asreported.errors import CaseError
from asreported.intake import Report, Unreadable
from asreported.ledger import open_case
from ledger.connections import counted, is_open

from ..handmade import COPY, LATER, NIGHT, REPORTS, WIRE, claims
from ..page import chosen, faults, opened


def test_the_list_names_every_report_and_what_it_copies(desk: TestClient) -> None:
    page = desk.get("/reports").text
    assert faults(page) == []
    titles = chosen(page, "//table[contains(@class, 'reports')]//th[@scope='row']")
    assert [title.split(" 1 of ")[0] for title in titles] == [
        "Gate house at Tarn Weir taken, seven dead",
        "Armed men take dam",
        "Eleven dead at Tarn Weir, board says",
        "دفتر الليل <script>alert(1)</script>",
    ]
    assert titles[0].endswith("1 of 2 that share their words, the earliest of them")
    assert titles[1].endswith("1 of 2 that share their words with Seaboard Wire, the earliest")


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[TestClient]:
    """One agency text in 250 files: the first of a named outlet, the others without outlet or title."""
    reports = [
        Report(name=f"{at:03}.txt", text=COPY.text, published=f"2031-04-02T08:{at // 60:02}:{at % 60:02}Z",
               outlet=None if at else "Tarn Agency")
        for at in range(250)
    ]  # fmt: skip
    with open_case(tmp_path / "agency.db") as case:
        for report in reports:
            case.add(report, ())
        for at in range(220):
            case.refuse(Unreadable(f"{at:03}.pdf", "it holds pictures of text only", "Add a text made by OCR."))
    with opened(str(tmp_path / "agency.db")) as client:
        yield client


def test_a_long_list_of_reports_comes_in_parts_and_so_do_those_that_could_not_be_read(agency: TestClient) -> None:
    rows = "//table[contains(@class, '{}')]//tbody/tr"
    first, second = (agency.get("/reports", params={"page": number}).text for number in (1, 2))
    assert faults(first) == []
    assert [len(chosen(part, rows.format("reports"))) for part in (first, second)] == [200, 50]
    assert "/reports?page=2" in chosen(first, "//a[@rel='next']/@href")
    assert "/reports?page=1&refused=2#unreadable" in chosen(first, "//a[@rel='next']/@href")
    assert len(chosen(agency.get("/reports?refused=2").text, rows.format("unreadable"))) == 20


def test_a_report_in_a_group_of_copies_has_one_badge_that_names_the_earliest(agency: TestClient) -> None:
    badges = chosen(agency.get("/reports").text, "//span[@class='mark copy']")
    assert badges[:2] == [
        "1 of 250 that share their words, the earliest of them",
        "1 of 250 that share their words with Tarn Agency, the earliest",
    ]
    assert len(badges) == 200


def test_an_unknown_outlet_is_called_so_and_the_file_stands_apart(agency: TestClient) -> None:
    page = agency.get("/reports").text
    cells = "//table[contains(@class, 'reports')]//td[@data-label='Outlet']"
    assert chosen(page, f"{cells}[not(*[@class='unknown'])]") == ["Tarn Agency"]
    assert chosen(page, f"{cells}/*[@class='unknown']")[0] == "unknown outlet"
    assert chosen(page, f"{cells}/*[@class='file']")[:2] == ["001.txt", "002.txt"]


def test_what_could_not_be_read_stands_there_with_its_reason_and_the_next_step(desk: TestClient) -> None:
    row = chosen(desk.get("/reports").text, "//table[contains(@class, 'unreadable')]//tbody//*[self::th or self::td]")
    assert row == ["scan-<3>.pdf", "it holds pictures of text only", "Add a text made by OCR."]


def test_the_text_of_a_report_stands_there_character_by_character(desk: TestClient) -> None:
    for report in REPORTS:
        page = desk.get(f"/reports/{report.id}").text
        assert faults(page) == []
        paragraphs = html.fromstring(page).xpath("//article[@class='text']/p")
        # HTML has one kind of line break.
        text = "".join(one.text_content() for one in paragraphs).replace("\r\n", "\n")
        assert text == report.text.replace("\r\n", "\n")


def test_the_pieces_of_a_claim_are_its_exact_words(desk: TestClient) -> None:
    for report in REPORTS:
        page = html.fromstring(desk.get(f"/reports/{report.id}").text)
        for claim in claims(report):
            pieces = page.xpath(f"//article//*[contains(@data-claims, '{claim.id}')]")
            assert claim.evidence.of(report.text) in "".join(piece.text_content() for piece in pieces)


def test_every_claim_can_be_linked_to_and_leads_back_to_its_words(desk: TestClient) -> None:
    for report in REPORTS:
        page = desk.get(f"/reports/{report.id}").text
        for claim in claims(report):
            assert len(chosen(page, f"//article[@class='text']//*[@id='claim-{claim.id}']/@id")) == 1
            assert f"#claim-{claim.id}" in chosen(page, f"//*[@id='about-{claim.id}']//h3/a/@href")
            assert f"#about-{claim.id}" in chosen(page, "//article[@class='text']//a/@href")


def test_the_style_sheet_lights_up_every_claim_that_is_pointed_at(desk: TestClient) -> None:
    styles = desk.get(f"/reports/{WIRE.id}/claims.css")
    assert styles.headers["content-type"].startswith("text/css")
    for claim in claims(WIRE):
        assert f'[data-claims~="{claim.id}"]' in styles.text
    assert f"/reports/{WIRE.id}/claims.css" in chosen(desk.get(f"/reports/{WIRE.id}").text, "//link/@href")


def test_the_reasons_of_a_claim_can_be_opened(desk: TestClient) -> None:
    page = desk.get(f"/reports/{LATER.id}").text
    assert "WhyMeasurethe words “Eleven guards were killed”" in chosen(page, "//details")


def test_a_report_names_those_that_repeat_it(desk: TestClient) -> None:
    assert "Repeated by Tarn Gazette" in chosen(desk.get(f"/reports/{WIRE.id}").text, "//p[@class='note']")[0]
    assert "Repeats Seaboard Wire" in chosen(desk.get(f"/reports/{COPY.id}").text, "//p[@class='note']")[0]


def test_an_address_that_is_no_web_page_is_no_link(desk: TestClient) -> None:
    assert not [link for link in chosen(desk.get(f"/reports/{NIGHT.id}").text, "//@href") if "script" in link]
    assert WIRE.url in chosen(desk.get(f"/reports/{WIRE.id}").text, "//@href")
    assert web_address("JavaScript:alert(1)") is None
    assert web_address("data:text/html,x") is None
    assert web_address("http://[broken") is None
    assert web_address(None) is None


def test_a_claim_leads_to_its_place(desk: TestClient) -> None:
    claim = claims(LATER)[0]
    for wanted in (claim.id, claim.id[:8]):
        answer = desk.get(f"/claims/{wanted}")
        assert (answer.status_code, answer.headers["location"]) == (302, f"/reports/{LATER.id}#claim-{claim.id}")


def test_a_name_or_the_beginning_of_an_id_leads_to_the_report(desk: TestClient) -> None:
    for wanted in (WIRE.id[:9], WIRE.name):
        answer = desk.get(f"/reports/{wanted}")
        assert (answer.status_code, answer.headers["location"]) == (302, f"/reports/{WIRE.id}")


@pytest.mark.parametrize(
    "path", ["/nothing", "/reports/nothing", "/claims/f-", "/reports/nothing/claims.css", "/claims/%00"]
)
def test_a_wrong_address_says_what_to_do(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    assert faults(answer.text) == []
    assert "Look for it in the lists above" in answer.text
    assert {"/", "/reports"} <= set(chosen(answer.text, "//main//a/@href"))


def test_health_says_ok(desk: TestClient) -> None:
    assert desk.get("/healthz").text == "ok\n"


def test_there_is_no_desk_without_a_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="AR201"):
        create_app(str(tmp_path / "typo.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_desk_that_never_runs_holds_no_case_and_one_that_is_cancelled_lets_it_go(case_path: str) -> None:
    with counted() as made:
        app = create_app(case_path, hosts=["testserver"])
        assert made
        assert not any(map(is_open, made))

        async def cancelled() -> None:
            with suppress(asyncio.CancelledError):
                async with app.router.lifespan_context(app):
                    await asyncio.to_thread(TestClient(app).get, "/")
                    assert any(map(is_open, made))
                    raise asyncio.CancelledError

        asyncio.run(cancelled())
        assert not any(map(is_open, made))


def test_a_case_that_breaks_while_it_is_shown_is_told_with_its_advice(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    open_case(path).close()
    with opened(str(path), raise_server_exceptions=False) as client:
        for file in tmp_path.iterdir():
            file.write_bytes(b"x" * 8192)
        answer = client.get("/")
    assert answer.status_code == 503
    assert "Check the disk" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
