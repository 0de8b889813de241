"""The program on the MUC-4 development texts: number of victims, effect on them, confidence of the perpetrator.

The rules are those of 1992 (Chinchor's metrics; template documentation of March, scoring guidelines of May):

- A response template goes with a key template where the incident types match (`ATTACK` in part with every other), and
  so does a perpetrator, a victim or the kind of victim. The best match goes first, each template goes once.
- A fill is correct when its value and its target are, partially correct (half a point) when its value alone is, or when
  the value is right in part: one number where the key has a range with that bound or an approximation; `SUSPECTED OR
  ACCUSED` for the same `BY AUTHORITIES`; `NO INJURY` or `NO DEATH` for `NO INJURY OR DEATH`. Other pairs are incorrect.
- All templates count: a key template without a response is missing, a response without a key spurious. Optional
  templates and fills count only where they are matched. Slashes divide equally good answers.
- Recall is points by possible fills (missing ones too), precision points by actual fills (spurious ones too).

What differs from 1992: these are the development texts, open to all then, not the test texts TST3 and TST4. No person
decides whether two strings name one target: words do (`same`). Physical targets, which help to match templates, are not
filled. And the ledger keeps every deed that a text tells, where the key keeps terrorism by its own definition, in Latin
America, two months old at most, so that every other deed is spurious. How claims become templates: `muctemplates`.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from training.corpora import unpack

from asreported.claims import extract
from asreported.intake import Report
from asreported.reader import load

from .muckeys import CONFIDENCE, EFFECT, KIND, NUMBER, PERPETRATOR, TYPE, VICTIM, Fill, Template, keys, same
from .muctemplates import Read, templates

SCORED = {NUMBER: "victim number", EFFECT: "effect", CONFIDENCE: "confidence"}
BEST = {NUMBER: "66/56", EFFECT: "62/52", CONFIDENCE: "41/58"}  # of 1992: the first two on TST3, confidence on TST4


@dataclass(frozen=True, slots=True)
class Tally:
    """How the fills of one slot were scored."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def recall(self) -> float:
        """Per cent, 0 where nothing was possible."""
        return self._rate(self.missing)

    def precision(self) -> float:
        """Per cent, 0 where nothing was given."""
        return self._rate(self.spurious)

    def _rate(self, rest: int) -> float:
        whole = self.correct + self.partial + self.incorrect + rest
        return 100 * (self.correct + self.partial / 2) / whole if whole else 0.0


# ------------------------------------------------------------------ the score


def score(responses: Sequence[Template], wanted: Sequence[Template]) -> dict[int, Tally]:
    """The tallies of one message, by scored slot."""
    tallies = dict.fromkeys(SCORED, Tally())
    for response, key in aligned(responses, wanted):
        for slot in SCORED:
            given = response.slots.get(slot, ()) if response else ()
            tallies[slot] += tally(slot, given, key.slots.get(slot, ()) if key else ())
    return tallies


def aligned(
    responses: Sequence[Template], wanted: Sequence[Template]
) -> Iterator[tuple[Template | None, Template | None]]:
    """Each template with its counterpart, best match first; None where it has none."""
    pairs = _paired([[_points(response, key) for key in wanted] for response in responses])
    yield from ((responses[i], wanted[j]) for i, j in pairs.items())
    matched, found = set(pairs), set(pairs.values())
    yield from ((response, None) for i, response in enumerate(responses) if i not in matched)
    yield from ((None, key) for j, key in enumerate(wanted) if j not in found and not key.optional)


def _paired(points: Sequence[Sequence[float]]) -> dict[int, int]:
    """Row -> column, each once, the highest points first; what has no points is not paired."""
    ranked = sorted((-value, i, j) for i, row in enumerate(points) for j, value in enumerate(row) if value)
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _points(response: Template, key: Template) -> float:
    """What the templates share, 0 where they may not be matched."""
    shared = {slot: _shared(slot, response, key) for slot in (TYPE, PERPETRATOR, VICTIM, KIND, *SCORED)}
    if not shared[TYPE] or not any(shared[slot] for slot in (PERPETRATOR, VICTIM, KIND)):
        return 0.0
    return sum(shared.values())


def _shared(slot: int, response: Template, key: Template) -> float:
    found = tally(slot, response.slots.get(slot, ()), key.slots.get(slot, ()))
    return found.correct + found.partial / 2


def tally(slot: int, given: Sequence[Fill], wanted: Sequence[Fill]) -> Tally:
    """How one slot of a response is scored against that of its key; either may be empty."""
    credits_ = [[credit(slot, fill, key) for key in wanted] for fill in given]
    pairs = _paired(credits_)
    earned = [credits_[i][j] for i, j in pairs.items()]
    left = len(given) - len(pairs)
    required = sum(not key.optional for j, key in enumerate(wanted) if j not in pairs.values())
    wrong = min(left, required)
    return Tally(earned.count(2), earned.count(1), wrong, left - wrong, required - wrong)


def credit(slot: int, given: Fill, wanted: Fill) -> int:
    """2 for a correct fill, 1 for a partially correct one, 0 for an incorrect one."""
    value = given.values[0]
    if slot in (PERPETRATOR, VICTIM):
        return 2 * same(value, wanted.values)
    if any(value.replace(" ", "") == other.replace(" ", "") for other in wanted.values):
        right = same(given.targets[0], wanted.targets) if given.targets and wanted.targets else not wanted.targets
        return 2 if right or slot in (TYPE, KIND) else 1
    return int(any(_in_part(slot, value, other) for other in wanted.values))


def _in_part(slot: int, value: str, wanted: str) -> bool:
    if slot == TYPE:
        return value == "ATTACK"
    if slot == NUMBER:
        return value.isdigit() and value in re.findall(r"\d+", wanted)
    if slot == CONFIDENCE:
        return wanted.startswith(value) and value == "SUSPECTED OR ACCUSED"
    return slot == EFFECT and value in ("NO INJURY", "NO DEATH") and wanted == "NO INJURY OR DEATH"


# ------------------------------------------------------------------ the texts


def texts(dev: Path) -> dict[str, str]:
    """Message -> its text as it stands in the corpus, without the line that names it."""
    whole = "".join(path.read_text(encoding="latin-1") for path in sorted(dev.glob("dev-muc3-*")))
    messages = re.findall(r"(?ms)^(DEV-MUC3-\d{4})\b[^\n]*\n(.*?)(?=^DEV-MUC3-\d{4}|\Z)", whole)
    return {message: text.strip("\n") + "\n" for message, text in messages}


def published(text: str) -> str | None:
    """The day in the dateline of a message (`LIMA, 9 JAN 90`), None where there is none."""
    found = re.search(r", (\d{1,2}) ([A-Z]{3}) (\d\d)\b", text[:400])
    try:
        return datetime.strptime(" ".join(found.groups()), "%d %b %y").date().isoformat() if found else None
    except ValueError:
        return None


def measured(dev: Path, every: int) -> Iterator[tuple[bool, dict[int, Tally]]]:
    """For each message that is read: whether its key has victims, and its tallies."""
    wanted: dict[str, list[Template]] = {}
    for path in sorted(dev.glob("key-dev-*")):
        wanted |= keys(path.read_text(encoding="latin-1"))
    read = load()
    for message, text in list(texts(dev).items())[::every]:
        doc = read(text)
        claims = extract(doc, Report(name=message, text=text, published=published(text)))
        names = {" ".join(ent.text.upper().split()): ent.label_ for ent in doc.ents}
        found = templates(Read(text, claims, names))
        yield has_victims(wanted[message]), score(found, wanted[message])


def has_victims(wanted: Iterable[Template]) -> bool:
    """Whether a key asks for victims, be it that there were none."""
    fills = (
        fill for key in wanted if not key.optional for slot in (NUMBER, EFFECT) for fill in key.slots.get(slot, ())
    )
    return any(not fill.optional for fill in fills)


def report(title: str, rows: Sequence[Mapping[int, Tally]]) -> None:
    """Prints recall and precision of each slot beside the best of 1992."""
    print(f"{len(rows)} {title}")
    for slot, name in SCORED.items():
        whole = sum((row[slot] for row in rows), Tally())
        print(f"  {name:14} {whole.recall():5.1f} / {whole.precision():5.1f}  (1992: {BEST[slot]})  {whole}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    parser.add_argument("--every", type=int, default=1, help="3 reads every third text only")
    args = parser.parse_args()
    folder = unpack(args.shared / "corpora", args.work, "muc")
    rows = list(measured(folder / "muc34" / "TASK" / "CORPORA" / "dev", args.every))
    report("texts with victims in the key (recall / precision)", [tallies for victims, tallies in rows if victims])
    report("texts in all", [tallies for _, tallies in rows])


if __name__ == "__main__":
    main()
