"""Event coreference within topic on ECB+: B-cubed and CoNLL F1 on development topics, beside the lemma baseline.

    python -m evaluation.ecb --shared ../shared --work work

Twice: on the gold mentions, each as an event of its word alone, and from the program's own events, scored where a gold
mention has the same words; mentions that the program does not read as events then stand alone, on both sides of the
comparison. Most of ECB+'s mentions (said, season, role) are no events of a crisis ledger.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from scipy.optimize import linear_sum_assignment
from training.corpora import unpack

from asreported.claims import Claim, Event, Span, extract
from asreported.intake import Report
from asreported.linking import wordbands
from asreported.linking.incidents.incidents import joined, profiles
from asreported.reader import load

from .gva import harmonic

# The usual development topics of the published work.
DEVELOPMENT = frozenset({"2", "5", "12", "18", "21", "34", "35"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention: its document, its place in the text, the chain it is in."""

    document: str
    span: Span
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its topic, which holds reports of two like happenings, its report, its gold mentions."""

    topic: str
    report: Report
    mentions: tuple[Mention, ...]


def documents(folder: Path) -> list[Document]:
    """All documents, tokens joined by spaces and sentences by line ends."""
    return [_document(path) for path in sorted(folder.glob("*/*.xml"))]


def _document(path: Path) -> Document:
    root = ElementTree.parse(path).getroot()
    text, last, at = "", None, {}
    for token in root.iter("token"):
        if last is not None and token.get("sentence") != last:
            text += "\n"
        elif text:
            text += " "
        at[token.get("t_id")] = Span(len(text), len(text) + len(token.text or ""))
        text, last = text + (token.text or ""), token.get("sentence")
    name = f"{path.parent.name}_{path.name}"
    spans = {
        mark.get("m_id"): Span(at[anchors[0]].start, at[anchors[-1]].end)
        for mark in root.find("Markables") or ()
        if "ACTION" in mark.tag and (anchors := [anchor.get("t_id") for anchor in mark.findall("token_anchor")])
    }
    chains = {
        source.get("m_id"): str(link.get("note") if link.tag.startswith("CROSS") else f"{name} {link.get('r_id')}")
        for link in root.find("Relations") or ()
        for source in link.findall("source")
    }
    mentions = (Mention(name, span, chains.get(mark, f"{name} {mark}")) for mark, span in spans.items())
    return Document(path.parent.name, Report(name, text), tuple(sorted(mentions, key=lambda m: m.span)))


def readings(made: Iterable[Document], work: Path) -> dict[str, tuple[Report, tuple[Claim, ...]]]:
    """The claims of each document by its name; read once and kept in the work folder."""
    kept = work / "ecb.pickle"
    if not kept.exists():
        reader = load()
        read = {d.report.name: (d.report, tuple(extract(reader(d.report.text), d.report))) for d in made}
        kept.write_bytes(pickle.dumps(read))
    found: dict[str, tuple[Report, tuple[Claim, ...]]] = pickle.loads(kept.read_bytes())
    return found


# ------------------------------------------------------------------ scores


Chains = Sequence[frozenset[Mention]]


def chains(labels: Mapping[Mention, str]) -> list[frozenset[Mention]]:
    """The mentions by label."""
    found: defaultdict[str, set[Mention]] = defaultdict(set)
    for mention, label in labels.items():
        found[label].add(mention)
    return [frozenset(members) for members in found.values()]


def muc(given: Chains, wanted: Chains) -> float:
    """The F1 of links (Vilain et al. 1995)."""
    return harmonic(_links(given, wanted), _links(wanted, given))


def _links(wanted: Chains, given: Chains) -> float:
    of = {mention: at for at, members in enumerate(given) for mention in members}
    right = sum(len(members) - len({of[mention] for mention in members}) for members in wanted)
    whole = sum(len(members) - 1 for members in wanted)
    return right / whole if whole else 0.0


def b_cubed(given: Chains, wanted: Chains) -> float:
    """The F1 of mentions (Bagga and Baldwin 1998)."""
    number = sum(map(len, wanted))
    squares = [(n * n, len(given[one]), len(wanted[other])) for one, other, n in _overlaps(given, wanted)]
    return harmonic(sum(n / g for n, g, _ in squares) / number, sum(n / w for n, _, w in squares) / number)


def ceaf(given: Chains, wanted: Chains) -> float:
    """The F1 of aligned chains, CEAF-e with the fourth likeness of Luo (2005)."""
    alike = np.zeros((len(given), len(wanted)))
    for one, other, number in _overlaps(given, wanted):
        alike[one, other] = 2 * number / (len(given[one]) + len(wanted[other]))
    rows, columns = linear_sum_assignment(-alike)
    best = float(alike[rows, columns].sum())
    return harmonic(best / len(given), best / len(wanted))


def _overlaps(given: Chains, wanted: Chains) -> list[tuple[int, int, int]]:
    of = {mention: at for at, members in enumerate(wanted) for mention in members}
    both = Counter((at, of[mention]) for at, members in enumerate(given) for mention in members)
    return [(one, other, number) for (one, other), number in both.items()]


def scored(given: Mapping[Mention, str], wanted: Mapping[Mention, str]) -> str:
    """B-cubed and CoNLL F1, the mean of the three."""
    mine, gold = chains(given), chains(wanted)
    three = muc(mine, gold), b_cubed(mine, gold), ceaf(mine, gold)
    return f"MUC {three[0]:.3f}  B3 {three[1]:.3f}  CEAFe {three[2]:.3f}  CoNLL {sum(three) / 3:.3f}"


# ------------------------------------------------------------------ groupings


def by_lemma(made: Iterable[Document], mentions: Iterable[Mention]) -> dict[Mention, str]:
    """The baseline: mentions of a topic with the same last word, folded, are one event."""
    texts = {document.report.name: document for document in made}
    return {
        mention: f"{texts[mention.document].topic} {_word(mention, texts[mention.document].report)}"
        for mention in mentions
    }


def _word(mention: Mention, report: Report) -> str:
    return wordbands.folded(mention.span.of(report.text).split()[-1])


def by_incident(made: Iterable[Document], claims: Mapping[str, Sequence[Claim]]) -> dict[Mention, str]:
    """The incident of each mention that has the words of an event; topics are read one by one."""
    topics: defaultdict[str, list[Document]] = defaultdict(list)
    for document in made:
        topics[document.topic].append(document)
    label = {}
    for topic in sorted(topics):
        for document, name in _labels(topics[topic], claims):
            label[document] = f"{topic} {name}"
    return label


def _labels(made: Sequence[Document], claims: Mapping[str, Sequence[Claim]]) -> list[tuple[Mention, str]]:
    found = joined([p for d in made for p in profiles(d.report, claims[d.report.name])])
    incident = {event: one.id for one in found for event in one.events}
    out = []
    for document in made:
        events = [claim for claim in claims[document.report.name] if isinstance(claim, Event)]
        for mention in document.mentions:
            over = [e for e in events if e.trigger.start < mention.span.end and mention.span.start < e.trigger.end]
            if over:
                out.append((mention, incident[over[0].id]))
    return out


def mentioned(document: Document) -> list[Claim]:
    """The gold mentions of a document as events whose type is their word, of no known party or place."""
    return [
        Event(report=document.report.id, evidence=m.span, trigger=m.span, type=_word(m, document.report), stage="done")
        for m in document.mentions
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    args = parser.parse_args()
    whole = documents(unpack(args.shared / "corpora", args.work, "ecbplus"))
    made = [document for document in whole if document.topic in DEVELOPMENT]
    read = readings(whole, args.work)
    wanted = {mention: mention.chain for document in made for mention in document.mentions}
    print(f"{len(made)} documents, {len(wanted)} mentions in {len(set(wanted.values()))} chains")
    print(f"gold mentions, lemma      {scored(by_lemma(made, wanted), wanted)}")
    gold = by_incident(made, {document.report.name: mentioned(document) for document in made})
    print(f"gold mentions, incidents  {scored(gold, wanted)}")
    own = by_incident(made, {document.report.name: read[document.report.name][1] for document in made})
    kept = {mention: chain for mention, chain in wanted.items() if mention in own}
    print(f"{len(kept)} mentions are events to the program")
    print(f"own events, lemma         {scored(by_lemma(made, kept), kept)}")
    print(f"own events, incidents     {scored(own, kept)}")


if __name__ == "__main__":
    main()
