"""Rights: what each role may do. This table is the only place that says so; the desk and its templates ask it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """The roles of a team; each may do what the ones before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What somebody may do, in words that go on after “may”."""

    SEE = "see the case"
    NAMES = "see the names of persons"
    DECIDE = "confirm, reject, correct and comment"
    ADD = "add reports"
    JUDGE = "merge and split"
    GRADE = "grade claims, incidents and sources"
    UNDO = "take back the decisions of others"
    MANAGE = "manage people and read the audit"


_LEAST: Final[Mapping[Right, Role]] = {
    Right.SEE: Role.READER,
    # Whoever decides about a sentence has to read it; a reader gets this one right by itself (`team role --names`).
    Right.NAMES: Role.REVIEWER,
    Right.DECIDE: Role.REVIEWER,
    Right.ADD: Role.EDITOR,
    Right.JUDGE: Role.EDITOR,
    Right.GRADE: Role.EDITOR,
    Right.UNDO: Role.EDITOR,
    Right.MANAGE: Role.ADMINISTRATOR,
}
EVERYTHING: Final = frozenset(Right)


def rights_of(role: Role, *, names: bool = False) -> frozenset[Right]:
    """What a role may do; with `names` also see the names of persons."""
    order = list(Role)
    held = {right for right, least in _LEAST.items() if order.index(role) >= order.index(least)}
    return frozenset(held | ({Right.NAMES} if names else set()))


def roles_with(right: Right) -> tuple[Role, ...]:
    """The roles that have a right, the least of them first."""
    order = list(Role)
    return tuple(order[order.index(_LEAST[right]) :])
