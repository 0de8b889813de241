"""The policies give the worked values of docs/policies.md, each with every claim used or left out and the reason."""

import re
from pathlib import Path

import pytest

from asreported.ledger.policies.counts import Count
from asreported.ledger.policies.policies import POLICIES

PAGE = Path(__file__).parents[3] / "docs" / "policies.md"
FLAGS = {
    "party": {"party": "a party about its enemy's loss"},
    "own": {"party": "a party about its own deed", "own_deed": True},
    "repeats": {"repeats": "another claim"},
    "old": {"old": "a late repeat of an old count"},
    "E": {"reliability": ("E",)},
    "5": {"credibility": ("5",)},
    "1": {"credibility": ("1",)},
    "confirmed": {"status": "confirmed"},
    "rejected": {"status": "rejected"},
}
FORMS = (
    (r"more than (.+)", "at_least", (1, None)),
    (r"up to (.+)", "at_most", (None, 1)),
    (r"(.+) to (.+)", "range", (1, 2)),
    (r"([\d,]+)", "exact", (1, 1)),
)


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").split("## Worked values")[1].splitlines()
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    assert table[0][1:-1] == list(POLICIES)
    return table[2:]


def count(number: int, told: str) -> Count:
    found = re.fullmatch(r"(\w+) “([^”]+)” (\d+)((?: \w+)*)", told.strip())
    assert found, told
    voice, words, day, flags = found.groups()
    known: dict[str, object] = {"low": None, "high": None, "form": "vague"}
    for pattern, form, ends in FORMS:
        if match := re.fullmatch(pattern, words):
            low, high = (None if end is None else int(match[end].replace(",", "")) for end in ends)
            known = {"low": low, "high": high, "form": form}
            break
    for flag in flags.split():
        known |= FLAGS[flag]
    return Count(id=f"f-{number}", words=words, day=f"2031-05-{int(day):02}", claimant=voice, **known)


def number(low: int | None, high: int | None) -> str:
    if low is None:
        return "–" if high is None else f"up to {high}"
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def cell(answers) -> str:
    if answers and answers[0].voice is not None:
        return ", ".join(f"{one.voice} {number(one.low, one.high)}" for one in answers)
    (one,) = answers
    return " / ".join("–" if value is None else str(value) for value in (one.low, one.best, one.high))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
@pytest.mark.parametrize("policy", POLICIES)
def test_the_worked_values_are_computed(row: list[str], policy: str) -> None:
    counts = [count(at, told) for at, told in enumerate(row[0].split(";"))]
    answers = POLICIES[policy](counts)
    assert cell(answers) == row[1 + list(POLICIES).index(policy)]
    assert cell(POLICIES[policy](counts[::-1])) == cell(answers)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "per-claimant"])
def test_every_claim_is_used_or_left_out_once_with_a_reason(row: list[str], policy: str) -> None:
    counts = [count(at, told) for at, told in enumerate(row[0].split(";"))]
    (answer,) = POLICIES[policy](counts)
    named = [*answer.used, *answer.left]
    assert sorted(one.claim for one in named) == [one.id for one in counts]
    assert all(one.why for one in named)


@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "per-claimant"])
def test_a_question_without_counts_is_blank_and_not_nought(policy: str) -> None:
    (answer,) = POLICIES[policy](())
    assert (answer.low, answer.best, answer.high) == (None, None, None)
