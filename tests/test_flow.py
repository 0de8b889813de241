"""Data flow one way: a part imports only parts to its left, through their public names."""

import ast
from pathlib import Path

import pytest

import asreported

ROOT = Path(asreported.__file__).parent
LEFT_OF = {
    "intake": set(),
    "reader": set(),
    "claims": {"intake", "reader"},
    "linking": {"intake", "reader", "claims"},
    "ledger": {"intake", "reader", "claims", "linking"},
    "team": set(),
    "desk": {"intake", "reader", "claims", "linking", "ledger", "team"},
    "exports": {"intake", "reader", "claims", "linking", "ledger"},
    "cli": {"intake", "reader", "claims", "linking", "ledger", "team", "desk", "exports"},
}
FREE = {"errors"}


def imported(path: Path) -> list[str]:
    """The dotted names of this package that a file imports, each with the names taken from it."""
    package = ["asreported", *path.relative_to(ROOT).parent.parts]
    out = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            out += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            out += [f"{module}:{alias.name}" for alias in node.names]
    return [name for name in out if name.startswith("asreported")]


@pytest.mark.parametrize("part", LEFT_OF)
def test_no_arrow_runs_against_the_flow(part: str) -> None:
    wrong = []
    for path in sorted((ROOT / part).rglob("*.py")):
        for name in imported(path):
            module, _, taken = name.partition(":")
            steps = module.split(".")
            other = steps[1] if len(steps) > 1 else taken
            if other in {part, *FREE} or (len(steps) == 1 and taken == "__version__"):
                continue
            if other not in LEFT_OF[part]:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}, which is to its right")
            elif len(steps) > 2:
                wrong.append(f"{path.relative_to(ROOT)} imports {name}, past the public names of {other}")
    assert wrong == []


def test_every_part_of_the_design_is_there() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert folders == set(LEFT_OF)
