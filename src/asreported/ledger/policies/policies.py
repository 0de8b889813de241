"""The policies by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from .confirmed_minimum import confirmed_minimum
from .conservative import conservative
from .counts import Answer, Count
from .per_claimant import per_claimant
from .range import spread
from .recent import recent

Policy = Callable[[Iterable[Count]], tuple[Answer, ...]]

POLICIES: Final[Mapping[str, Policy]] = {
    "per-claimant": per_claimant,
    "conservative": conservative,
    "recent": recent,
    "range": spread,
    "confirmed-minimum": confirmed_minimum,
}
