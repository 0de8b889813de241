"""Our own annotated reports: offsets and facts in the repository, the texts in the corpora's archives.

`reports/tuning.jsonl` has been looked at while the rules were written; `reports/untouched.jsonl` never. One line a
report: where its text is, the digest of that text, and the three layers of the annotation guidelines, each span as
characters.
`python -m evaluation.reports pack FOLDER INDEX` turns files in the guidelines' own form into such lines.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpora import unpack

FOLDER = Path(__file__).with_name("reports")
PARTS = ("tuning", "untouched")
LONG = 5  # words: more are a piece of the text, not a name
# Layer -> the span that is found by its words and their place, then the spans found from it.
WORDS = {
    "figures": ("quote", "number"),
    "statements": ("content", "cue", "speaker_text"),
    "events": ("quote", "trigger"),
}


def write(part: str, corpora: Path, work: Path, folder: Path) -> Path:
    """The reports of a part as NAME.txt and NAME.gold.json, the form that the yardstick reads; the folder of both."""
    folder.mkdir(parents=True, exist_ok=True)
    for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        text = source_text(kept["source"], corpora, work)
        if digest(text) != kept["sha256"]:
            raise SystemExit(f"{kept['name']}: the corpus has another text than the one annotated")
        (folder / f"{kept['name']}.txt").write_text(text, encoding="utf-8", newline="")
        gold = {layer: [_worded(item, text, anchor) for item in kept[layer]] for layer, (anchor, *_) in WORDS.items()}
        gold |= {"published": kept["published"], "unsure": [{"span": span} for span in kept["unsure"]]}
        (folder / f"{kept['name']}.gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return folder


def _worded(item: dict[str, Any], text: str, anchor: str) -> dict[str, Any]:
    """An entry with the words of its spans, and which occurrence of its anchor's words is meant."""
    out = {key: value for key, value in item.items() if not key.endswith("_span")}
    out |= {key[:-5]: text[slice(*value)] for key, value in item.items() if key.endswith("_span")}
    return out | {"nth": 1 + list(_starts(text, out[anchor])).index(item[f"{anchor}_span"][0])}


def _starts(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def source_text(source: dict[str, Any], corpora: Path, work: Path) -> str:
    """The text of a report as the corpus has it, its title before it where the annotation says so."""
    folder = unpack(corpora, work, source["corpus"])
    if source["corpus"] == "muc":
        whole = (folder / source["file"]).read_text(encoding="latin-1")
        found = re.search(rf"{source['id']}\b.*?(?=DEV-MUC3-\d{{4}}|\Z)", whole, re.DOTALL)
        assert found, source
        return found[0].rstrip() + "\n"
    row = json.loads((folder / source["file"]).read_text(encoding="utf-8").split("\n")[source["row"]])
    return f"{row.get('title') or ''}\n\n{row['text']}".strip() + "\n" if "titled" in source else row["text"]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pack(folder: Path, index: list[dict[str, Any]], corpora: Path, work: Path, gold: Path) -> Iterator[str]:
    """Lines for the reports that `index` names, from NAME.gold.json in the folder; spans resolved by the yardstick."""
    sys.path.insert(0, str(gold))
    from check import load  # type: ignore[import-not-found]  # the yardstick's own resolver

    known = {row["name"]: row for row in index}
    for name, text, annotated, faults in load(folder):
        if faults or name not in known:
            raise SystemExit(f"{name}: {faults or 'not in the index'}")
        if text != source_text(known[name]["source"], corpora, work):
            raise SystemExit(f"{name}: another text than the corpus has")
        line = {"name": name, "source": known[name]["source"], "sha256": digest(text)}
        line |= {"published": annotated.get("published") or known[name].get("date")}
        line |= {layer: [_spanned(item, words, text) for item in annotated.get(layer, [])]
                 for layer, words in WORDS.items()}  # fmt: skip
        yield json.dumps(line | {"unsure": _unsure(text, annotated)}, ensure_ascii=False)


def _spanned(item: dict[str, Any], words: tuple[str, ...], text: str) -> dict[str, Any]:
    """An entry without the words of its spans; a long place is kept as a span, too."""
    out = {key: value for key, value in item.items() if key not in {*words, "nth", "note"}}
    place = out.get("place") or ""
    if len(place.split()) > LONG and (at := text.find(place)) >= 0:
        del out["place"]
        out["place_span"] = [at, at + len(place)]
    return out


def _unsure(text: str, annotated: dict[str, Any]) -> list[list[int]]:
    """Where the guidelines do not settle a case: spans that are not scored."""
    quotes = [item if isinstance(item, str) else item.get("quote", "") for item in annotated.get("unsure", [])]
    return [[at, at + len(quote)] for quote in quotes if quote and (at := text.find(quote)) >= 0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=["pack"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("index", type=Path, help="JSON: a list of name, source, date")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--work", type=Path, default=Path("work"))
    args = parser.parse_args()
    index = json.loads(args.index.read_text(encoding="utf-8"))
    for line in pack(args.folder, index, args.shared / "corpora", args.work, args.shared / "gold"):
        print(line)


if __name__ == "__main__":
    main()
