"""The fictional crisis, read from files to ledger: what its checker's list says must be found, is found."""

import json
import re
from pathlib import Path

import pytest

from asreported.claims import Claim
from asreported.intake import Report, items
from asreported.ledger import default_read

ROOT = Path(__file__).parent.parent
EXPECTED = json.loads((ROOT / "tests" / "examples_expected.json").read_text(encoding="utf-8"))
STOP = {"the", "a", "an", "of", "s"}


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Report, tuple[Claim, ...]]]:
    found = [item for item in items([ROOT / "examples" / "hostage-crisis"]) if isinstance(item, Report)]
    return {report.name: (report, default_read(report)) for report in found}


def words(name: str | None) -> set[str]:
    return set(re.findall(r"[^\W_]+", (name or "").casefold())) - STOP


def same(given: str | None, wanted: list[str] | None) -> bool:
    """A claimant fits a list of names as the yardstick has it: one's words hold the other's; none for none."""
    if not wanted or not given:
        return not wanted and not given
    return any(words(given) <= words(name) or words(name) <= words(given) for name in wanted)


def place(text: str, words_of_it: str, within: str) -> tuple[int, int]:
    start = text.index(within) + within.index(words_of_it)
    return start, start + len(words_of_it)


def overlap(span: object, other: tuple[int, int]) -> bool:
    return span.start < other[1] and other[0] < span.end  # type: ignore[attr-defined]


def figure_found(row: dict, text: str, claims: tuple[Claim, ...]) -> bool:
    number = place(text, row["number"], row["quote"])
    return any(
        c.kind == "figure"
        and overlap(c.number, number)
        and (c.measure, c.low, c.high) == (row["measure"], row["low"], row["high"])
        and same(c.speaker, row["speaker"])
        for c in claims
    )


def statement_found(row: dict, text: str, claims: tuple[Claim, ...]) -> bool:
    content = place(text, row["content"], row["content"])

    def alike(c: Claim) -> bool:
        common = min(c.content.end, content[1]) - max(c.content.start, content[0])
        return 2 * common >= (c.content.end - c.content.start) + (content[1] - content[0]) - common

    return any(c.kind == "statement" and alike(c) and same(c.speaker, row["speaker"]) for c in claims)


def event_found(row: dict, text: str, claims: tuple[Claim, ...]) -> bool:
    clause = place(text, row["quote"], row["quote"])
    return any(
        c.kind == "event" and overlap(c.trigger, clause) and (c.type, c.stage) == (row["type"], row["stage"])
        for c in claims
    )


# The shares are what this version reaches, rounded down; they rise with the work.
@pytest.mark.parametrize(
    ("kind", "found", "least"),
    [("figures", figure_found, 0.95), ("statements", statement_found, 0.88), ("events", event_found, 0.90)],
)
def test_the_example_is_read_as_its_checker_would(read: dict, kind: str, found: object, least: float) -> None:
    missed = []
    for row in EXPECTED[kind]:
        report, claims = read[row.get("record", row["file"])]
        if not found(row, report.text, claims):  # type: ignore[operator]
            missed.append(f"{row['file']}: {row.get('quote') or row.get('content')}")
    share = 1 - len(missed) / len(EXPECTED[kind])
    assert share >= least, f"{share:.2f} of the {kind}; missed:\n" + "\n".join(missed)


def test_every_quoted_word_stands_where_the_claim_says(read: dict) -> None:
    for report, claims in read.values():
        for claim in claims:
            assert 0 <= claim.evidence.start < claim.evidence.end <= len(report.text)
            key = {"figure": "number", "statement": "cue", "event": "trigger", "person": "trigger"}[claim.kind]
            assert getattr(claim, key).of(report.text).strip() == getattr(claim, key).of(report.text)
            assert claim.reasons


def test_a_script_inside_a_paragraph_is_no_report(read: dict) -> None:
    assert all("killed: 99" not in report.text for report, _ in read.values())


def test_a_day_that_no_calendar_has_becomes_no_date(read: dict) -> None:
    report, claims = read["11-uplands-online-who-gave-the-order.txt"]
    assert "February 30" in report.text
    dates = [c.date_start or "" for c in claims if c.kind == "event"] + [
        c.as_of or "" for c in claims if c.kind == "figure"
    ]
    assert not any(date.startswith(("2026-02-3", "2026-03-02")) for date in dates)
