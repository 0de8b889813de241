"""The claims' rooms: all ask attribution whose voice it is, persons ask figures what became of people, by name."""

import ast
from pathlib import Path

import pytest

from asreported import claims

ROOT = Path(claims.__file__).parent
ROOMS = {
    "attribution": set(),
    "figures": {"attribution"},
    "events": {"attribution"},
    "persons": {"attribution", "figures"},
}


def imported(path: Path) -> list[tuple[int, str, list[str]]]:
    """How many folders up, the module and the names of each import inside the claims."""
    nodes = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom)]
    return [(node.level, node.module or "", [alias.name for alias in node.names]) for node in nodes if node.level]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_another_only_through_its_public_names(room):
    for path in sorted((ROOT / room).glob("*.py")):
        for level, module, names in imported(path):
            other = module.split(".")[0]
            if level == 2 and other in ROOMS:
                assert other in ROOMS[room], f"{path.name} imports {other}"
                public = __import__(f"asreported.claims.{other}", fromlist=["__all__"]).__all__
                assert module == other, f"{path.name} imports past the names of {other}"
                assert set(names) <= set(public)


def test_what_all_rooms_use_knows_no_room():
    for path in sorted(ROOT.glob("*.py")):
        if path.name not in {"__init__.py", "extraction.py"}:
            assert not [module for _, module, _ in imported(path) if module.split(".")[0] in ROOMS], path.name
