"""Fit the weights by which two reports' main events are judged one incident, and check the weights set by hand.

    python -m training.incidents --shared ../shared --work work

All start from weights set by hand (incidents.json) and move as far as the annotated pairs ask for: `within` a report on
our own annotated reports and crises (the tuning parts of evaluation/) and ECB+'s training topics; `local`, events that
their reports only touch on, on the crises, ECB+ and pairs of other incidents of `gva`, half A; `main`, what each report
is mainly about, on half A, then the crises. Thresholds are chosen on the crises. No name of theirs is in the weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from asreported.claims import Claim, Event, Span
from asreported.intake import Report
from asreported.linking.incidents import blocks, incidents, likeness
from asreported.linking.incidents.kinds import kin
from asreported.linking.incidents.profiles import EventProfile, single
from evaluation import ecb, gva, reports
from training.corpora import unpack

HAND = Path(__file__).with_name("incidents.json")
CRISES = Path(reports.__file__).with_name("crises") / "tuning"
OUT = Path(likeness.__file__).with_name("weights.json")
PULL, LEAST = 12.0, 0.05  # how hard weights set by hand hold, and below what a weight is none
STRENGTH = 0.03  # the inverse of the penalty on weights (C)
# Types of events, parties and stages do not carry over from half of half A to the other.
UNUSED = ("type_", "actor", "target", "parties", "crossed", "ahead", "going", "stage", "campaign", "lasting")
UNUSED += ("story", "came_true", "mention", "asked", "own", "means", "matter", "storming")
SHARE_OF_OTHERS = 0.12  # the part of the pairs of other incidents of gva that `local` sees
Pairs = list[tuple[dict[str, float], bool]]  # evidence, whether one


# ------------------------------------------------------------------ pairs of one report


def annotated(folder: Path) -> Iterator[tuple[Report, list[Claim], dict[str, str]]]:
    """Our own annotated reports with their events and the incident of each."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / path.name.replace(".gold.json", ".txt")).read_bytes().decode()
        report = Report(path.name.removesuffix(".gold.json"), text, published=gold.get("published"))
        made = [(_event(entry, report), entry.get("incident")) for entry in gold["events"]]
        yield report, [claim for claim, _ in made], {claim.id: label for claim, label in made if label}


def _event(entry: Mapping[str, Any], report: Report) -> Event:
    at = -1
    for _ in range(entry.get("nth", 1)):
        at = report.text.index(entry["quote"], at + 1)
    start = report.text.index(entry["trigger"], at)
    day = entry.get("date") if len(entry.get("date") or "") == 10 else None
    first = {role: (entry.get(role) or [None])[0] for role in ("actor", "target", "speaker")}
    return Event(
        report=report.id,
        evidence=Span(at, at + len(entry["quote"])),
        trigger=Span(start, start + len(entry["trigger"])),
        type=entry["type"],
        stage=entry["stage"],
        place=entry.get("place"),
        date_start=day,
        date_end=day,
        date_precision="day" if day else None,
        **first,
    )


def inside(profiles: Sequence[EventProfile], label: Mapping[str, str]) -> Pairs:
    """The labelled pairs of one report."""
    known = [profile for profile in profiles if profile.event in label]
    return [
        (likeness.features(one, other), label[one.event] == label[other.event])
        for at, one in enumerate(known)
        for other in known[at + 1 :]
        if kin(one.type, other.type)
    ]


# ------------------------------------------------------------------ pairs of two reports


def between(
    made: Sequence[EventProfile], label: Mapping[str, str]
) -> Iterator[tuple[EventProfile, EventProfile, bool]]:
    """The pairs of heads that blocks bring together, and if they are one: a head is what most of its events are."""
    known = {profile.event: profile for profile in made}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for profile in made:
        if profile.event in label:
            told[profile.head].append(label[profile.event])
    of = {head: Counter(labels).most_common(1)[0][0] for head, labels in told.items()}
    for one, other in sorted(blocks.compared(made)):
        if one in of and other in of and kin(known[one].type, known[other].type):
            yield known[one], known[other], of[one] == of[other]


def crisis(folder: Path) -> Iterator[tuple[Report, list[Claim], dict[str, str]]]:
    """The reports of one of our own crises with their events and the incident of each across reports."""
    cluster = json.loads((folder / "cluster.json").read_text(encoding="utf-8"))["incidents"]
    of = {name: label for label, names in cluster.items() for name in names}
    days = {row["file"]: row["published"] for row in map(json.loads, (folder / "sources.jsonl").open(encoding="utf-8"))}
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text(encoding="utf-8"))
        report = Report(f"{name}.txt", (folder / f"{name}.txt").read_bytes().decode(), published=days[f"{name}.txt"])
        made = [(_event(entry, report), f"{name}#{entry['id']}") for entry in gold["events"]]
        yield report, [event for event, _ in made], {event.id: of.get(label, label) for event, label in made}


def chain_labels(document: ecb.Document, claims: Iterable[Claim]) -> dict[str, str]:
    """The chain of each event that has a gold mention's words."""
    return {
        claim.id: mention.chain
        for claim in claims
        if isinstance(claim, Event)
        for mention in document.mentions
        if claim.trigger.start < mention.span.end and mention.span.start < claim.trigger.end
    }


# ------------------------------------------------------------------ the fit


def fitted(pairs: Pairs) -> dict[str, float]:
    """The weights by the evidence's name, for evidence as it is, and the intercept."""
    names = sorted({name for found, _ in pairs for name in found if not name.startswith(UNUSED)})
    table = np.array([[found.get(name, 0.0) for name in names] for found, _ in pairs])
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(scaler.transform(table), [one for _, one in pairs])
    weights = model.coef_[0] / scaler.scale_
    start = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)} | {
        "intercept": round(start, 4)
    }


def moved(
    pairs: Iterable[tuple[dict[str, float], bool, float]], hand: Mapping[str, float], fixed: Sequence[str] = ()
) -> dict[str, float]:
    """The weights set by hand, moved by pairs that count as is given with them; what begins as `fixed` stays."""
    rows = list(pairs)
    kept = {name for found, _, _ in rows for name in found if not name.startswith("type_")}
    names = sorted(kept | set(hand) - {"intercept"})
    table = np.array([[*(found.get(name, 0.0) for name in names), 1.0] for found, _, _ in rows])
    one, count = np.array([float(row[1]) for row in rows]), np.array([row[2] for row in rows])
    start = np.array([hand.get(name, 0.0) for name in (*names, "intercept")])
    pull = np.array([1e5 if name.startswith(tuple(fixed)) else PULL for name in (*names, "intercept")])

    def loss(weights: Any) -> tuple[float, Any]:  # noqa: ANN401 - numpy arrays
        score = table @ weights
        off = count * (1 / (1 + np.exp(-score)) - one)
        missed = float((count * (np.logaddexp(0, score) - one * score)).sum())
        return missed + float((pull * (weights - start) ** 2).sum()) / 2, table.T @ off + pull * (weights - start)

    best = minimize(loss, start, jac=True, method="L-BFGS-B").x
    made = {name: round(float(weight), 3) for name, weight in zip((*names, "intercept"), best, strict=True)}
    return {name: weight for name, weight in made.items() if abs(weight) >= LEAST or name == "intercept"}


def write(weights: Mapping[str, Any]) -> None:
    """Puts the weights into the package and into this process."""
    OUT.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    likeness.fitted.cache_clear()


def near(corpora: Path, work: Path, crises: Sequence[Any]) -> Iterator[tuple[dict[str, float], bool, float]]:
    """Pairs of one report with what each counts: of our own annotation most."""
    folder = reports.write("tuning", corpora, work, work / "tuning")
    for report, claims, label in (*annotated(folder), *(row for rows in crises for row in rows)):
        yield from ((found, one, 0.7) for found, one in inside(single(report, claims), label))
    for document, claims in _training(corpora, work):
        pairs = inside(single(document.report, claims), chain_labels(document, claims))
        yield from ((found, one, 0.3) for found, one in pairs)


def _training(corpora: Path, work: Path) -> list[tuple[ecb.Document, tuple[Claim, ...]]]:
    made = ecb.documents(unpack(corpora, work, "ecbplus"))
    read = ecb.readings(made, work)
    return [(one, read[one.report.name][1]) for one in made if one.topic not in ecb.DEVELOPMENT]


def far(corpora: Path, work: Path, crises: Sequence[Any]) -> Iterator[tuple[EventProfile, EventProfile, bool, float]]:
    """Pairs of two reports with what each counts; of `gva` those of reports' main events and a part of the others."""
    for rows in crises:
        made = [profile for report, claims, _ in rows for profile in incidents.profiles(report, claims)]
        label = {event: name for *_, labels in rows for event, name in labels.items()}
        yield from ((*pair, 1.0) for pair in between(made, label))
    topics: defaultdict[str, list[tuple[ecb.Document, tuple[Claim, ...]]]] = defaultdict(list)
    for document, claims in _training(corpora, work):
        topics[document.topic].append((document, claims))
    for documents in topics.values():
        made = [profile for one, claims in documents for profile in incidents.profiles(one.report, claims)]
        label = {event: name for one, claims in documents for event, name in chain_labels(one, claims).items()}
        yield from ((*pair, 0.15) for pair in between(made, label))
    folder, chance = unpack(corpora, work, "gva"), random.Random(1)
    texts = gva.readings(folder, work)
    about = {row["id"]: row["incident"] for row in gva.documents(folder) if gva.half(row["incident"]) == "A"}
    by_name = {name: incidents.profiles(*texts[name]) for name in about}
    label = {profile.event: about[name] for name, profiles in by_name.items() for profile in profiles}
    for one, other, same in between([profile for profiles in by_name.values() for profile in profiles], label):
        mains = one.backdrop is not None and other.backdrop is not None
        # That two reports are about one incident does not make all that they touch on one.
        if mains or (not same and chance.random() < SHARE_OF_OTHERS):
            yield one, other, same, 0.3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    args = parser.parse_args()
    corpora, hand = args.shared / "corpora", json.loads(HAND.read_text(encoding="utf-8"))
    crises = [list(crisis(path.parent)) for path in sorted(CRISES.glob("*/cluster.json"))]
    weights = dict(likeness.fitted())
    weights["within"] = moved(near(corpora, args.work, crises), hand["within"])
    write(weights)  # which events are heads across reports hangs on it
    pairs = [
        (likeness.features(one, other), likeness.models(one, other), same, count)
        for one, other, same, count in far(corpora, args.work, crises)
    ]
    local = [(found, same, count) for found, by, same, count in pairs if "local" in by]
    mains = [(found, same, count) for found, by, same, count in pairs if "main" in by]
    weights["local"] = moved(local, hand["local"], ("published", "main", "half", "minor"))
    start = fitted([(found, same) for found, same, count in mains if count == 0.3]) | hand["main"]
    weights["main"] = moved(mains, start, ("stage", "kin", "storming", "too_late"))
    weights["about"] = f"set by hand, moved by {len(local)} (local) and {len(mains)} (main) pairs"
    write(weights)
    check_within(corpora, args.work)


def check_within(corpora: Path, work: Path) -> None:
    """Prints the F1 of pairs of one report, of our own annotated reports and of ECB+."""
    folder = reports.write("tuning", corpora, work, work / "tuning")
    own = [pair for report, claims, label in annotated(folder) for pair in inside(single(report, claims), label)]
    documents = ecb.documents(unpack(corpora, work, "ecbplus"))
    read = ecb.readings(documents, work)
    other: Pairs = []
    for document in documents:
        if document.topic not in ecb.DEVELOPMENT:
            claims = read[document.report.name][1]
            other += inside(single(document.report, claims), chain_labels(document, claims))
    limit = likeness.fitted()["thresholds"]["within"]["same"]
    for name, pairs in (("own", own), ("ECB+", other)):
        given = [(likeness.likelihood(found, "within") >= limit, one) for found, one in pairs]
        right, said, true = (sum(map(test, given)) for test in (all, lambda row: row[0], lambda row: row[1]))
        print(f"within, {name}: {len(pairs)} pairs, {true} one; F1 {2 * right / (said + true):.3f}")


if __name__ == "__main__":
    main()
