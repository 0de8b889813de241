"""The documentation is a contract: every command, option, error code, dependency and public name stands in it."""

import importlib
import re
import tomllib
from pathlib import Path

import click
import pytest

import asreported
from asreported.cli import main

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PARTS = ("intake", "reader", "claims", "linking", "ledger", "team", "desk", "exports", "cli")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    command = main.commands[name]
    assert f"`asreported {name}" in page("command-line.md")
    assert command.help
    options = [p for p in command.params if isinstance(p, click.Option)]
    for option in [*options, *main.params]:
        assert option.opts[0] in page("command-line.md"), f"{name} {option.opts[0]}"
        assert getattr(option, "help", None), f"{name} {option.opts[0]} has no help"


def test_every_command_of_a_group_is_documented() -> None:
    told = page("command-line.md") + page("review.md")
    for name, group in main.commands.items():
        if isinstance(group, click.Group):
            for inner, command in group.commands.items():
                assert f"`{name} {inner}" in told or f"`asreported {name} {inner}" in told, f"{name} {inner}"
                assert command.help
                for option in (one for one in command.params if isinstance(one, click.Option)):
                    assert option.opts[0] in told, f"{name} {inner} {option.opts[0]}"


def test_every_error_code_is_documented_and_used() -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in Path(asreported.__file__).parent.rglob("*.py"))
    assert set(re.findall(r'"(AR\d{3})"', source)) == set(re.findall(r"AR\d{3}", page("errors.md")))


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=\[ ]", requirement)[0]
        assert f"| `{name}` |" in page("dependencies.md"), name


@pytest.mark.parametrize("part", PARTS)
def test_the_public_names_are_what_is_documented(part: str) -> None:
    section = re.search(rf"## `asreported\.{part}`\n(.*?)(?=\n## |\Z)", page("python.md"), re.S)
    assert section, part
    documented = re.findall(r"^\| `(\w+)", section[1], re.M)
    module = importlib.import_module(f"asreported.{part}")
    assert sorted(documented) == sorted(module.__all__)


@pytest.mark.parametrize("path", [*sorted(DOCS.rglob("*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_no_link_of_the_documentation_is_broken(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert target.startswith("http") or (path.parent / target).exists(), target
