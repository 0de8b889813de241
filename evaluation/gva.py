"""Same incident or not: the program's incidents on local news of shootings, beside TF-IDF with single links.

    python -m evaluation.gva --shared ../shared --work work

The reports are split by incident into half A, on which weights and thresholds were chosen (training/incidents.py), and
half B, which is reported. Counts only: the people in these reports are private.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from training.corpora import unpack

from asreported.claims import Claim, Figure, extract
from asreported.intake import Report
from asreported.linking.incidents.incidents import joined, profiles
from asreported.linking.incidents.profiles import EventProfile
from asreported.reader import load

Reading = tuple[Report, tuple[Claim, ...]]
NUMBER_WORDS = dict(one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9, ten=10)  # noqa: C408


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pairs of documents and B-cubed of one grouping against another, as shares."""

    pair_precision: float
    pair_recall: float
    b3_precision: float
    b3_recall: float

    @property
    def pair_f1(self) -> float:
        return harmonic(self.pair_precision, self.pair_recall)

    @property
    def b3_f1(self) -> float:
        return harmonic(self.b3_precision, self.b3_recall)

    def __str__(self) -> str:
        return (
            f"pairs P {self.pair_precision:.3f} R {self.pair_recall:.3f} F1 {self.pair_f1:.3f}"
            f"  B3 P {self.b3_precision:.3f} R {self.b3_recall:.3f} F1 {self.b3_f1:.3f}"
        )


def harmonic(one: float, other: float) -> float:
    """The harmonic mean, 0 for two zeros."""
    return 2 * one * other / (one + other) if one + other else 0.0


def agreement(given: Mapping[str, Hashable], wanted: Mapping[str, Hashable]) -> Agreement:
    """How well the labels given group the items that the wanted labels group."""
    mine, gold = Counter(given[item] for item in wanted), Counter(wanted.values())
    both = Counter((given[item], wanted[item]) for item in wanted)
    right, predicted, true = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, mine, gold))
    shares = [(both[given[i], wanted[i]], mine[given[i]], gold[wanted[i]]) for i in wanted]
    return Agreement(
        right / predicted if predicted else 0.0, right / true if true else 0.0,
        sum(n / m for n, m, _ in shares) / len(shares), sum(n / g for n, _, g in shares) / len(shares),
    )  # fmt: skip


# ------------------------------------------------------------------ the reports


def half(incident: str) -> str:
    """`A` or `B`, by a digest of the incident's number."""
    return "AB"[hashlib.sha256(f"half{incident}".encode()).digest()[-1] % 2]


def documents(folder: Path) -> list[dict[str, str]]:
    """The documents as published: id, incident, title, day, content."""
    rows: list[dict[str, str]] = json.loads((folder / "docs.json").read_text(encoding="utf-8"))
    return rows


def readings(folder: Path, work: Path) -> dict[str, Reading]:
    """The claims of each document by its id; read once (half an hour) and kept in the work folder."""
    kept = work / "gva.pickle"
    if not kept.exists():
        reader = load()
        made = {}
        for row in documents(folder):
            text = f"{row['title']}\n\n{row['content']}"
            report = Report(f"{row['id']}.txt", text, title=row["title"], published=row["dct"])
            made[row["id"]] = (report, tuple(extract(reader(text), report)))
        kept.write_bytes(pickle.dumps(made))
    found: dict[str, Reading] = pickle.loads(kept.read_bytes())
    return found


# ------------------------------------------------------------------ which incident a document is about


def grouped(made: Mapping[str, Sequence[EventProfile]]) -> dict[str, str]:
    """The label of each document: the incident of what it is mainly about, or its own where it tells no event."""
    found = joined([profile for name in sorted(made) for profile in made[name]])
    label = {event: incident.id for incident in found for event in incident.events}
    held = {report: incident.id for incident in reversed(found) for report in incident.reports}
    main = {name: next(profile for profile in rows if profile.backdrop) for name, rows in made.items()}
    return {name: label.get(profile.event) or held.get(profile.report, name) for name, profile in main.items()}


def tfidf(rows: Sequence[Mapping[str, str]], least: float = 0.25, days: int = 7) -> dict[str, str]:
    """The baseline: single links between documents of a week with a TF-IDF cosine of at least `least`."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    ordered = sorted(rows, key=lambda row: (row["dct"], row["id"]))
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2).fit_transform(
        f"{row['title']} {row['content']}" for row in ordered
    )
    alike = (vectors @ vectors.T).tocoo()
    day = [date.fromisoformat(row["dct"][:10]).toordinal() for row in ordered]
    label = list(range(len(ordered)))
    for one, other, value in sorted(zip(alike.row, alike.col, alike.data, strict=True)):
        if one < other and value >= least and day[other] - day[one] <= days:
            old, new = label[other], label[one]
            label = [new if at == old else at for at in label]
    return {row["id"]: str(at) for row, at in zip(ordered, label, strict=True)}


# ------------------------------------------------------------------ killed and injured


def counts(claims: Sequence[tuple[Report, Sequence[Claim]]], measure: str) -> int:
    """The latest highest exact count of one incident that its reports' figures give, 0 where none does."""
    dated: dict[str, list[int]] = {}
    for report, made in claims:
        for claim in made:
            if isinstance(claim, Figure) and claim.measure == measure and claim.scope == "event" and claim.low:
                dated.setdefault((report.published or "")[:10], []).append(claim.low)
    return max(dated[max(dated)]) if dated else 0


_KEYWORDS = {
    "killed": re.compile(r"(\w+) (?:\w+ ){0,2}(?:dead|killed|died|dies)\b"),
    "wounded": re.compile(r"(\w+) (?:\w+ ){0,2}(?:injured|wounded|hurt|hospitalized)\b"),
}


def keyword_counts(rows: Sequence[Mapping[str, str]], measure: str) -> int:
    """The baseline: the number before the first word for it in the latest document, 1 for a word without number."""
    latest = max(rows, key=lambda row: (row["dct"], row["id"]))
    match = _KEYWORDS[measure].search(f"{latest['title']} {latest['content']}".casefold())
    if match is None:
        return 0
    return int(match[1]) if match[1].isdigit() and len(match[1]) < 4 else NUMBER_WORDS.get(match[1], 1)


# ------------------------------------------------------------------ the report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    args = parser.parse_args()
    folder = unpack(args.shared / "corpora", args.work, "gva")
    read = readings(folder, args.work)
    for part in "AB":
        rows = [row for row in documents(folder) if half(row["incident"]) == part]
        wanted = {row["id"]: row["incident"] for row in rows}
        made = {row["id"]: profiles(*read[row["id"]]) for row in rows}
        print(f"half {part}: {len(rows)} documents, {len(set(wanted.values()))} incidents")
        print(f"  every document alone       {agreement({name: name for name in wanted}, wanted)}")
        print(f"  TF-IDF, week, single link  {agreement(tfidf(rows), wanted)}")
        print(f"  incidents                  {agreement(grouped(made), wanted)}", flush=True)
        _counted(rows, read, folder)


def _counted(rows: Sequence[Mapping[str, str]], read: Mapping[str, Reading], folder: Path) -> None:
    """Prints how often killed and injured are exactly right for the incidents' own documents."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    mine = {number: [row for row in rows if row["incident"] == number] for number in {row["incident"] for row in rows}}
    for measure, field in (("killed", "num_killed"), ("wounded", "num_injured")):
        scored = [number for number in sorted(mine) if number in gold]
        ours = sum(counts([read[r["id"]] for r in mine[n]], measure) == int(gold[n][field]) for n in scored)
        words = sum(keyword_counts(mine[n], measure) == int(gold[n][field]) for n in scored)
        number = len(scored)
        print(f"  {measure}: exact {ours / number:.3f}, keywords {words / number:.3f} of {number} incidents")


if __name__ == "__main__":
    main()
