from unittest.mock import patch

from starlette.testclient import TestClient

from asreported.desk.holdings import holdings
from asreported.ledger import Case, open_case

from .handmade import COPY, WIRE
from .page import chosen


def test_the_tally_is_what_the_case_counts(case_path: str) -> None:
    with open_case(case_path) as case:
        held, counts = holdings(case), case.counts()
    tally = held.tally
    assert (tally.reports, tally.figures, tally.statements, tally.events) == (
        counts.reports, counts.figures, counts.statements, counts.events,
    )  # fmt: skip
    assert held.repeats.sharing(COPY.id).earliest == WIRE


def test_no_page_has_the_case_counted_for_its_head(desk: TestClient) -> None:
    with patch.object(Case, "counts", side_effect=AssertionError("counted")):
        for path in ("/", "/figures", "/statements", "/events", "/reports", f"/reports/{WIRE.id}"):
            assert chosen(desk.get(path).text, "//nav[@aria-label='Pages']//*[@class='count']")[-1] == "4"
        assert desk.get("/healthz").text == "ok\n"
