from asreported.desk.lists.narrowing import kept, queue, sought
from asreported.ledger import Sought

COUNTS = {"again": 0, "contested": 0, "dispute": 3, "moved": 1, "rest": 40}


def test_what_an_address_asks_for_is_kept_and_what_nobody_knows_is_not() -> None:
    asked = {"only": "dispute", "kind": "figure", "measure": "held", "report": "r1", "page": "7", "why": "rest"}
    assert kept(asked) == {"only": "dispute", "kind": "figure", "report": "r1", "measure": "held"}
    assert kept({"only": "everything", "kind": "rumour"}) == {}
    assert sought(kept(asked)) == Sought("dispute", "figure", "r1", "held")
    assert sought({}) == Sought()


def test_every_choice_is_a_link_that_keeps_the_others_and_takes_itself_back() -> None:
    head = queue({"kind": "figure"}, COUNTS, "dispute", "r1", 5)
    reasons = {one.label: one for one in head.reasons}
    assert list(reasons) == ["In a dispute", "Its claimant gave another number", "Not looked at yet"]
    assert reasons["In a dispute"].here
    assert reasons["In a dispute"].href == "/review?kind=figure&only=dispute"
    choices = {one.label: one for one in head.choices}
    assert (choices["Figures"].chosen, choices["Figures"].href) == (True, "/review")
    assert choices["Events"].href == "/review?kind=event"
    assert choices["This report"].href == "/review?kind=figure&report=r1"
    assert (head.done, head.left) == (5, 44)


def test_what_is_left_counts_only_the_reason_that_is_chosen() -> None:
    assert queue({"only": "moved"}, COUNTS, "moved", "r1", 0).left == 1


def test_another_report_than_that_of_the_claim_can_be_given_up() -> None:
    head = queue({"report": "r2"}, COUNTS, "rest", "r1", 0)
    (one,) = [choice for choice in head.choices if choice.chosen]
    assert (one.label, one.href) == ("One report", "/review")
