"""MUC-4's answer keys: templates with the slots that are scored or that help to match templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TYPE, PERPETRATOR, CONFIDENCE, VICTIM, KIND, NUMBER, EFFECT = 4, 9, 11, 18, 20, 21, 23
STRINGS = {9: PERPETRATOR, 10: PERPETRATOR, 18: VICTIM, 19: VICTIM}  # slots of strings in the key -> ours
UNTELLING = re.compile(  # the premodifiers of the official scorer, and hedges
    r"(?:AN?|THE|TH[IO]S|TH[EO]SE|THAT|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|MORE|MOST|MANY|SEVERAL|SOME|ALL|"
    r"FEW|ANY|ANOTHER|OTHER|CERTAIN|OF|AT|LEAST|ABOUT|HIS|HER|ITS|THEIR|\d+)"
)
ANYBODY = re.compile(r"(?:PEOPLE|PERSON|INDIVIDUAL|OTHER|VICTIM|DEAD|WOUNDED|INJURED|CASUALTIE)S?")
ANYONE = frozenset({"PERSON"})


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot: equally good values, and equally good words for the target that it is said of."""

    values: tuple[str, ...]
    targets: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: slot number -> fills. Victims' names and descriptions are one slot, as are all perpetrators."""

    slots: Mapping[int, tuple[Fill, ...]]
    optional: bool = False


def keys(text: str) -> dict[str, list[Template]]:
    """The key templates of each message in a key file; an irrelevant message has none."""
    found: dict[str, list[Template]] = {}
    for block in re.split(r"(?m)^(?=0\. +MESSAGE: ID)", text)[1:]:
        body = "\n".join(line for line in block.splitlines() if not line.lstrip().startswith(";"))
        slots = {
            int(n): fills.strip()
            for n, fills in re.findall(r"(?ms)^ ?(\d+)\. +[A-Z: ]+?  +(.*?)(?=^ ?\d+\. |\Z)", body)
        }
        templates = found.setdefault(slots[0].split()[0], [])
        if not slots[1].startswith("*"):
            templates.append(_template(slots))
    return found


def _template(body: Mapping[int, str]) -> Template:
    slots: dict[int, tuple[Fill, ...]] = {}
    for slot, lines in body.items():
        filled = tuple(_fill(line, slot in STRINGS) for line in _lines(lines))
        into = STRINGS.get(slot, slot)
        slots[into] = slots.get(into, ()) + tuple(fill for fill in filled if fill.values)
    return Template(slots, "OPTIONAL" in body[1])


def _lines(body: str) -> list[str]:
    """One line a fill; alternatives may go on in the next line."""
    joined = re.sub(r"\s*\n\s*/|/\s*\n\s*", " / ", body)
    return [line.strip() for line in joined.splitlines() if line.strip(" -*")]


def _fill(line: str, strings: bool) -> Fill:
    quoted = r'"((?:\\"|[^"])*)"'
    optional = line.startswith("?")
    if strings:
        named = re.split(r'(?<=")\s*:\s*(?=")', line)[0]
        return Fill(tuple(value.replace('\\"', "") for value in re.findall(quoted, named)), (), optional)
    values = [" ".join(value.split()) for value in re.split(r"[/:()?]", re.sub(quoted, "/", line))]
    targets = tuple(value for value in re.findall(quoted, line) if value != "-")
    return Fill(tuple(value for value in values if value.strip('"- ')), targets, optional)


def same(words: str, alternatives: Iterable[str]) -> bool:
    """Whether the words name what one of the alternatives names: all telling words of one are among the other's."""
    mine = telling(words)
    return any(mine <= theirs or theirs <= mine for theirs in map(telling, alternatives))


def telling(words: str) -> frozenset[str]:
    """The words that tell who is meant, plural or not; `PERSON` for those that only say that it is somebody."""
    tokens = [token for token in re.findall(r"[^\W_]+", words.upper()) if not UNTELLING.fullmatch(token)]
    short = [token[:-1] if len(token) > 3 and token.endswith("S") else token for token in tokens]
    return frozenset("PERSON" if ANYBODY.fullmatch(token) else token for token in short) or ANYONE
