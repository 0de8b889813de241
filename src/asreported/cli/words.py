"""The words of the coding rules that a filter takes, so that a slip of the pen does not look like no news."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import click


@cache
def words(field: str) -> tuple[str, ...]:
    """The words that a field of the claims may hold, in the order of the coding rules."""
    listed: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return tuple(listed[field])


def label(field: str) -> str:
    """What a field of the claims is called on the screen: its name in the coding rules, or plainer words for it."""
    named: dict[str, str] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["labels"]
    return named.get(field, field)


class Word(click.ParamType[str]):
    """One of the words of a field; `under way` and `under-way` stand for `under_way`, as tables show it."""

    name = "word"

    def __init__(self, field: str) -> None:
        self.field = field

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as the coding rules write it. Raises BadParameter, listing them all, where it is none."""
        written = "_".join(str(value).casefold().replace("-", " ").replace("_", " ").split())
        if written not in words(self.field):
            self.fail(f"{value!r} is none of: {', '.join(words(self.field))}.", param, ctx)
        return written
