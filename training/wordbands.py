"""Count in how many reports each word stands: the table by which linking knows common words from telling ones.

    python -m training.wordbands --shared ../shared --work work

Only counts go into the table, of words that at least two texts hold, written in bands.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from asreported.linking import wordbands
from training.corpora import unpack

OUT = Path(wordbands.__file__).parent / "gazetteer" / wordbands.TABLE
FEWEST = 2  # texts
HEAD = """# Our own count: in how many of {texts} reports of the open_text collection (Wikinews, VOA, government
# statements) each word stands. A row is a band, log2(texts / texts that hold the word) rounded, and its words, folded.
# Made by training/wordbands.py.
"""


def texts(folder: Path) -> Iterator[str]:
    """The reports of the collection, each once."""
    seen = set()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = f"{row.get('title') or ''}\n{row.get('text') or row.get('content') or ''}"
            if text.strip() and text not in seen:
                seen.add(text)
                yield text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with corpora/")
    parser.add_argument("--work", type=Path, default=Path("work"), help="where the corpora are unpacked")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    number = 0
    for text in texts(unpack(args.shared / "corpora", args.work, "open_text")):
        number += 1
        counts.update({word for word, _ in wordbands.words(text)})
    bands = defaultdict(list)
    for word, count in counts.items():
        if count >= FEWEST:
            bands[round(math.log2(number / count))].append(word)
    rows = "".join(f"{band}\t{' '.join(sorted(bands[band]))}\n" for band in sorted(bands))
    OUT.write_text(HEAD.format(texts=number) + rows, encoding="utf-8")
    print(f"{OUT}: {sum(map(len, bands.values()))} words of {number} texts, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
