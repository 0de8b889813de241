"""Fit the weights by which two reports' main events are judged one incident, and check the weights set by hand.

    python -m training.incidents --shared ../shared --work work

`main` is fitted on half A of `gva`: what each report is mainly about, in pairs that blocks bring together. `within` a
report and `local` (events that their reports only touch on) are set by hand, since too few annotated pairs of crises
exist; `within` is checked here on our own annotated reports (evaluation/reports, the tuning part) and ECB+'s training
topics. Thresholds are chosen on half A. No name of these corpora goes into the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from asreported.claims import Claim, Event, Span
from asreported.intake import Report
from asreported.linking.incidents import incidents, likeness
from asreported.linking.incidents.profiles import EventProfile, single
from evaluation import ecb, gva, reports
from training.corpora import unpack

OUT = Path(likeness.__file__).with_name("weights.json")
STRENGTH = 0.03  # the inverse of the penalty on weights (C)
# Types of events, parties and stages do not carry over from half of half A to the other.
UNUSED = ("type_", "actor", "target", "parties", "crossed", "ahead", "going", "stage", "campaign", "lasting")
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
        if likeness.kin(one.type, other.type)
    ]


# ------------------------------------------------------------------ pairs of two reports


def between(made: Mapping[str, Sequence[EventProfile]], about: Mapping[str, str]) -> Pairs:
    """The pairs that blocks bring together of what the reports, by name, are mainly about."""
    known = {p.event: p for profiles in made.values() for p in profiles if p.backdrop}
    label = {p.event: about[name] for name, profiles in made.items() for p in profiles if p.backdrop}
    every = [profile for profiles in made.values() for profile in profiles]
    return [
        (likeness.features(known[one], known[other]), label[one] == label[other])
        for one, other in sorted(incidents.compared(every))
        if one in known and other in known and likeness.kin(known[one].type, known[other].type)
    ]


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


def write(weights: Mapping[str, Any]) -> None:
    """Puts the weights into the package and into this process."""
    OUT.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    likeness.fitted.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    args = parser.parse_args()
    corpora = args.shared / "corpora"
    check_within(corpora, args.work)

    folder = unpack(corpora, args.work, "gva")
    rows = [row for row in gva.documents(folder) if gva.half(row["incident"]) == "A"]
    texts = gva.readings(folder, args.work)
    made = {row["id"]: incidents.profiles(*texts[row["id"]]) for row in rows}
    about = {row["id"]: row["incident"] for row in rows}
    pairs = between(made, about)
    weights = dict(likeness.fitted())
    weights["main"] = fitted(pairs)
    one = sum(one for _, one in pairs)
    weights["about"] = f"main: fitted on {len(pairs)} pairs of gva, half A, {one} of one incident; the rest by hand"
    best = max(_tried(weights, made, about))
    print(f"best B3 F1 {best[0]:.3f}, thresholds {best[1:]}")
    _choose(weights, *best[1:])


def _tried(
    weights: dict[str, Any], made: Mapping[str, Sequence[EventProfile]], about: Mapping[str, str]
) -> Iterator[tuple[float, float, float]]:
    for same, group in product((0.3, 0.35), (0.2, 0.25, 0.3)):
        _choose(weights, same, group)
        found = gva.agreement(gva.grouped(made), about)
        print(f"same {same}, group {group}: {found}", flush=True)
        yield round(found.b3_f1, 3), same, group


def _choose(weights: dict[str, Any], same: float, group: float) -> None:
    limits = weights["thresholds"]
    limits["main"] = {"same": same, "unsure": same / 2}
    limits["group"] = {**limits["group"], "across": group}
    write(weights)


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
