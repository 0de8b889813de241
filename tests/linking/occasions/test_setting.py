"""Whether claims can speak of one occasion."""

from asreported.linking.occasions.setting import Setting, contradiction, doubts, evidence, months, window


def setting(report="a", **rest):
    return Setting(report=report, **rest)


def test_a_month_without_a_year_is_the_last_one_of_that_name():
    first, last = window(setting(day="2031-02-10", month=11))
    assert (first.isoformat(), last.isoformat()) == ("2030-11-01", "2030-12-01")


def test_days_that_do_not_meet_are_another_time():
    first = setting(start="2031-01-01", end="2031-01-01")
    second = setting("b", start="2031-01-09", end="2031-01-09")
    assert contradiction(first, second, {}) == "other time"


def test_another_blast_is_another_occasion_in_its_report():
    assert contradiction(setting(apart=True), setting(), {}) == "another occasion, as the words say"
    assert contradiction(setting(apart=True), setting("b"), {}) is None


def test_nothing_happens_after_the_report_that_tells_of_it():
    late = setting(start="2031-03-01", end="2031-03-01", day="2031-03-02")
    assert contradiction(late, setting("b", day="2031-02-01"), {}) == "other time"


def test_a_known_incident_speaks_for_one_occasion_of_two_reports():
    first, second = setting(event="e1"), setting("b", event="e2")
    assert sum(points for points, _ in evidence(first, second, {"e1": "i", "e2": "i"})) >= 3


def test_a_rare_name_says_more_than_a_common_one():
    rare = evidence(setting(lead=("halcyonic",)), setting("b", lead=("halcyonic",)), {})
    common = evidence(setting(lead=("north",)), setting("b", lead=("north",)), {})
    assert rare[0][0] > common[0][0]


def test_other_doers_make_one_attack_unlikely():
    first, second = setting(occasion="attack", actors=("x",)), setting("b", occasion="attack", actors=("y",))
    assert list(doubts(first, second, {})) == ["other doers"]


def test_undated_claims_of_undated_reports_have_a_block_of_their_own():
    assert months(setting()) == {"undated"}
    assert months(setting(day="2031-03-02")) == {"2031-01", "2031-03"}
