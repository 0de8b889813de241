"""Annotations are kept as offsets; their words, and which occurrence is meant, come back from the text."""

import json
from pathlib import Path

from evaluation import reports

TEXT = "Two died. The mayor said two died.\n"


def test_a_span_comes_back_as_its_words_and_which_occurrence_they_are():
    kept = {"id": "F1", "measure": "killed", "quote_span": [25, 33], "number_span": [25, 28]}
    assert reports._worded(kept, TEXT, "quote") == {
        "id": "F1", "measure": "killed", "quote": "two died", "number": "two", "nth": 1,
    }  # fmt: skip
    kept = {"id": "F2", "quote_span": [TEXT.rindex("died"), TEXT.rindex("died") + 4]}
    assert reports._worded(kept, TEXT, "quote")["nth"] == 2


def test_every_annotated_report_says_where_its_text_is_and_holds_none_of_it():
    for part in reports.PARTS:
        for line in (reports.FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            kept = json.loads(line)
            assert Path(kept["source"]["file"]).name
            assert kept["sha256"]
            for layer, words in reports.WORDS.items():
                assert not any(key in words for item in kept[layer] for key in item)
