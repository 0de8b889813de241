"""The annotated crises stand on their own: every quotation is in its report, every name across reports is known."""

import json

import pytest

from evaluation import crises, reports

FOLDERS = [folder for part in crises.PARTS for folder in crises.folders(part)]
WITHIN = {"figures": "number", "events": "trigger"}  # found inside the anchor's words
NEAR = {"statements": ("cue", "speaker_text")}  # found anywhere in the report


def annotated(folder):
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        yield name, (folder / f"{name}.txt").read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))


def times(text, words):
    return sum(text.startswith(words, at) for at in range(len(text)))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_quotation_stands_in_its_report_and_says_which_occurrence_it_is(folder):
    for name, text, gold in annotated(folder):
        for layer, (anchor, *_) in reports.WORDS.items():
            for item in gold[layer]:
                where = f"{name} {item['id']}"
                assert item.get("nth", 1) <= times(text, item[anchor]), where
                assert "nth" in item or times(text, item[anchor]) == 1, where
                assert item[WITHIN[layer]] in item[anchor] if layer in WITHIN else True, where
                assert all(not item[key] or item[key] in text for key in NEAR.get(layer, ())), where
        assert all(times(text, words) == 1 for words in gold["unsure"]), name


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_holds_across_reports_names_claims_that_are_there(folder):
    layers = [(name, layer, gold[layer]) for name, _, gold in annotated(folder) for layer in reports.WORDS]
    known = {f"{name}#{item['id']}": layer for name, layer, items in layers for item in items}
    cluster = json.loads((folder / "cluster.json").read_text(encoding="utf-8"))
    assert {known[claim] for row in cluster["series"] for claim in row["figures"]} == {"figures"}
    in_incidents = [claim for claims in cluster["incidents"].values() for claim in claims]
    assert sorted(in_incidents) == sorted(claim for claim, layer in known.items() if layer == "events")
    assert all(row["a"] and row["b"] and known.keys() >= {*row["a"], *row["b"]} for row in cluster["disputes"])
    assert {name for copies in cluster["copies"] for name in copies} <= {name for name, _, _ in annotated(folder)}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_crisis_says_that_it_is_fiction_and_who_reported_when(folder):
    assert (folder / "README.md").read_text(encoding="utf-8").startswith("Fiction")
    rows = [json.loads(line) for line in (folder / "sources.jsonl").read_text(encoding="utf-8").splitlines()]
    days = {f"{name}.txt": gold["published"] for name, _, gold in annotated(folder)}
    assert {row["file"]: row["published"] for row in rows} == days


def test_disputes_are_counted_from_both_ends():
    measured = {"disputes": {"p": 0.5, "r": 0.333, "found": 1, "gold": 3, "judged": 4}}
    assert crises.rates([measured, measured])["disputes"] == {
        "p": 0.5, "r": 0.333, "f1": 0.4, "right": 2, "predicted": 8, "gold": 6,
    }  # fmt: skip
