"""JSON that a terminal can show and that any program cuts into lines at the same places."""

from __future__ import annotations

import json

# JSON escapes the ASCII controls itself and lets these through: the other controls, separators that some programs take
# for line ends, and marks that turn the direction of what follows (CVE-2021-42574). Read back, the words are the same.
_CONTROLS = range(0x7F, 0xA0)
_LINE_ENDS = (0x2028, 0x2029)
_TURNING = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_ESCAPED = {number: f"\\u{number:04x}" for number in (*_CONTROLS, *_LINE_ENDS, *_TURNING)}


def as_json(value: object, indent: int | None = None) -> str:
    """The value as JSON, every character as itself but those that order a terminal or end a line."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_ESCAPED)
