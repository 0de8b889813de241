"""Chains: through whom what a report says came to it: who claims it, who relays it, the outlet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from asreported.claims import Claim

WIDTH, ROW, TOP = 720, 31, 8
_LEFT, _BOX, _HIGH = 6, 208, 26
_RIGHT = 560
# Longer names are cut; the list below the drawing has them whole.
_LETTERS = 27
MOST = 7


@dataclass(frozen=True, slots=True)
class Chain:
    """One way: the claimant, None for the report's own voice; the relays, his own first; how many claims."""

    claimant: str | None
    relays: tuple[str, ...]
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A box of the drawing, with the name as it has room and whole."""

    x: float
    y: float
    width: float
    words: str
    name: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A chain as it is drawn: its boxes, its line into the outlet, how thick that is, and the claim it leads to."""

    chain: Chain
    stops: tuple[Stop, ...]
    line: str
    thick: float


@dataclass(frozen=True, slots=True)
class Chains:
    """The drawing; `all` has also the chains that it has no room for."""

    ways: tuple[Way, ...]
    all: tuple[Chain, ...]
    height: int
    outlet_y: float
    outlet_x: float = _RIGHT
    outlet_width: float = WIDTH - _RIGHT - 6


def chains(claims: Iterable[Claim]) -> Chains | None:
    """The chains of a report's claims, None where it has none: those through others first, then the most used.

    The report's own voice comes last.
    """
    found: dict[tuple[str | None, tuple[str, ...]], list[str]] = {}
    for claim in claims:
        # A claim names its relays from the report's side.
        found.setdefault((claim.speaker, tuple(reversed(claim.relay))), []).append(claim.id)
    if not found:
        return None
    ordered = sorted(
        found, key=lambda key: (key[0] is None and not key[1], not key[1], -len(found[key]), key[0] or "", key[1])
    )
    every = tuple(Chain(*key, len(found[key]), found[key][0]) for key in ordered)
    shown = every[:MOST]
    height = 2 * TOP + ROW * len(shown)
    middle = height / 2
    ways = tuple(
        _way(chain, TOP + ROW * at + ROW / 2, middle, _spread(at, len(shown))) for at, chain in enumerate(shown)
    )
    return Chains(ways, every, height, middle)


def _spread(at: int, count: int) -> float:
    """How far from the middle of the outlet's box a line ends."""
    return 0.0 if count < 2 else 20.0 * (at / (count - 1) - 0.5)


def _way(chain: Chain, y: float, middle: float, off: float) -> Way:
    stops = [_stop(chain.claimant or "its own voice", _LEFT, y, _BOX, own=chain.claimant is None)]
    if chain.relays:
        name = " → ".join(chain.relays)
        stops.append(_stop(name, _LEFT + _BOX + 56, y, _BOX))
    begin = stops[-1].x + stops[-1].width
    bend = (begin + _RIGHT) / 2
    line = f"M{begin} {y}C{bend} {y} {bend} {middle + off:.1f} {_RIGHT} {middle + off:.1f}"
    if chain.relays:
        line = f"M{stops[0].x + _BOX} {y}H{stops[1].x}{line}"
    return Way(chain, tuple(stops), line, round(min(6.0, 1 + chain.count / 4), 1))


def _stop(name: str, x: float, y: float, width: float, *, own: bool = False) -> Stop:
    words = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
    return Stop(x, y - _HIGH / 2, width, words, name, own)
