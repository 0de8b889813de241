"""How a figure moved, and why."""

from asreported.linking.series.moves import Reason, by_claimant, moves, relation
from asreported.linking.series.profiles import figure_profiles
from asreported.linking.series.series import series

from ..crises import ferry, school
from ..handmade import figure, report


def series_with(crisis, words):
    known = {profile.id: profile for told, claims in crisis for profile in figure_profiles(told, claims)}
    for group in series(list(known.values()), {}):
        members = [known[name] for name in group.figures]
        if words in {profile.words for profile in members}:
            return members
    raise AssertionError(words)


def told(day, text, *numbers, **rest):
    made = report(f"{day} {text[:9]}", day, text)
    rest.setdefault("speaker", "coast guard")
    return figure_profiles(made, [figure(made, words, "killed", low, **rest) for words, low in numbers])


def reasons(*groups):
    return [move.reason for move in moves([profile for group in groups for profile in group])]


def test_each_step_of_a_toll_has_its_reason():
    members = series_with(ferry(), "31")
    told_ = {profile.id: profile for profile in members}
    found = [(told_[move.figure].words, move.reason) for move in moves(members)]
    assert found == [
        ("at least 12", Reason.FIRST),
        ("at least 12", Reason.REPEAT),
        ("31", Reason.NEW_COUNT),
        ("At least 12", Reason.LAGGED),
        ("38", Reason.EARLIER),
        ("36", Reason.CORRECTION_DOWN),
    ]


def test_a_paper_that_still_prints_the_first_toll_is_late():
    first = told("2031-05-03", "At least 12 died.", ("12", 12), speaker=None)
    second = told("2031-05-04", "The dead are 31.", ("31", 31), speaker=None)
    third = told("2031-05-06", "12 died, a weekly wrote.", ("12", 12), speaker=None)
    assert reasons(first, second, third) == [Reason.FIRST, Reason.NEW_COUNT, Reason.LAGGED]


def test_a_toll_that_falls_is_a_correction_even_if_nobody_says_so():
    first, second = told("2031-05-03", "38 died.", ("38", 38)), told("2031-05-04", "36 died.", ("36", 36))
    assert reasons(first, second) == [Reason.FIRST, Reason.CORRECTION_DOWN]


def test_people_still_held_become_fewer_without_a_correction():
    members = series_with(school(), "Fifty-seven")
    assert Reason.CORRECTION_DOWN not in {move.reason for move in moves(members)}


def test_those_who_died_of_their_wounds_are_added():
    first = told("2031-05-03", "38 died.", ("38", 38))
    second = told("2031-05-09", "The toll stands at 39 as a girl died of her wounds.", ("39", 39))
    assert reasons(first, second) == [Reason.FIRST, Reason.ADDITION]


def test_every_claimant_has_a_line_of_his_own():
    guard = told("2031-05-03", "30 died.", ("30", 30))
    union = told("2031-05-04", "50 died.", ("50", 50), speaker="crew's union")
    lines = by_claimant([*guard, *union])
    assert len(lines) == 2
    assert all(line[0].reason is Reason.FIRST for line in lines.values())


def test_children_among_the_dead_are_a_subset():
    (whole,) = told("2031-05-04", "The toll has risen to 31.", ("31", 31))
    made = report("part", "2031-05-04", "Four of the dead were children.")
    (part,) = figure_profiles(made, [figure(made, "Four", "killed", 4, group="children", people="children")])
    assert relation(whole, part, {}) == (Reason.SUBSET, "narrower group: children")
