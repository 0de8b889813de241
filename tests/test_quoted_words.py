"""Evidence or nothing: whatever the text, every exported claim quotes its exact words."""

import json
import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asreported.exports import lines
from asreported.intake import Report, items
from asreported.ledger import add_item, open_case

ROOT = Path(__file__).parent.parent
SENTENCES = [
    sentence.strip() + "."
    for item in items([ROOT / "examples" / "hostage-crisis"])
    if isinstance(item, Report)
    for sentence in item.text.replace("\n", " ").split(". ")
    if sentence.strip()
]
MARKS = [*"“”\"'’‘—\n\t\u00a0 (]é漢\u200b7🛑…", "\n\n", "\r\n", ""]


def mutated(seed: int, length: int, changes: int) -> str:
    """Some sentences of the example in any order, with marks put in, taken out and doubled at random places."""
    rng = random.Random(seed)
    characters = list(rng.choice(["\n\n", " ", "\n"]).join(rng.choices(SENTENCES, k=length)))
    for _ in range(changes):
        at = rng.randrange(len(characters))
        characters[at] = rng.choice([rng.choice(MARKS), characters[at] * 2, characters[at].swapcase()])
    return "".join(characters)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.integers(1, 12), st.integers(0, 60))
def test_every_exported_claim_quotes_its_exact_words(seed: int, length: int, changes: int) -> None:
    text = mutated(seed, length, changes)
    with open_case("sqlite://") as case:
        report = Report(name="mutated.txt", text=text, published="2026-03-06")
        assert add_item(case, report).refused is None
        assert case.report(report.id).report.text == text
        for line in lines(case):
            row = json.loads(line)
            if row["kind"] == "dispute":  # points at claims, quotes nothing itself
                continue
            assert text[row["start"] : row["end"]] == row["text"] != ""
            for name in ("number", "cue", "content", "trigger"):
                if row.get(name) is not None:
                    assert text[row[f"{name}_start"] : row[f"{name}_end"]] == row[name] != ""
            if row["speaker_start"] is not None:
                assert text[row["speaker_start"] : row["speaker_end"]].strip()


def test_a_text_file_keeps_every_character(tmp_path: Path) -> None:
    text = "\ufeffTitle\r\n\r\n“Seven hostages were freed,” she said.”Two are hurt.\u2028End\n"
    (tmp_path / "odd.txt").write_bytes(text.encode("utf-8"))
    (report,) = items([tmp_path / "odd.txt"])
    assert isinstance(report, Report)
    assert report.text == text
