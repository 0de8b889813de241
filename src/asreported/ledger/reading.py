"""From an intake item to the ledger: read, extract, store. The one way in, for the command line and the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from asreported.claims import Claim
from asreported.errors import AsReportedError, CaseError
from asreported.intake import Report, Unreadable

if TYPE_CHECKING:
    from .case import Case

# A report to its claims, or to the reason why there are none.
Read: TypeAlias = Callable[[Report], tuple[Claim, ...] | Unreadable]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an intake item: `new` where it was stored, `refused` with the reason where it was not.

    Neither where the report was in the case already. `claims` is how many a new report makes, `report` its id.
    """

    name: str
    new: bool = False
    claims: int = 0
    refused: Unreadable | None = None
    report: str | None = None


@cache
def _reader() -> Any:  # noqa: ANN401 - the reader's type would import spaCy
    from asreported.reader import load

    return load()


def default_read(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, read by the reader of this process, which is loaded on first use (about a second).

    None of a report in another language: the reader knows English, and what it made of others would look like claims.
    """
    if report.language not in {None, "en"}:
        return ()
    from asreported.claims import extract

    return extract(_reader()(report.text), report)


def shipped_versions() -> tuple[str, str]:
    """The versions of the model and of the rules behind `default_read`: what a case notes beside its claims."""
    from asreported.claims import RULES_VERSION
    from asreported.reader import model_version

    return model_version(), RULES_VERSION


def add_item(
    case: Case,
    item: Report | Unreadable,
    read: Read = default_read,
    versions: Callable[[], tuple[str, str]] = shipped_versions,
) -> Added:
    """Store an intake item in the case. A report that fails is refused with its reason, and the others are not lost."""
    if isinstance(item, Unreadable):
        if item.kept:
            case.refuse(item)
        return Added(item.name, refused=item)
    if case.has(item):
        case.met_again(item)
        return Added(item.name, report=item.id)
    claims = claims_of(item, read)
    if isinstance(claims, Unreadable):
        case.refuse(claims)
        return Added(item.name, refused=claims)
    try:
        reader, rules = versions()
        new = case.add(item, claims, reader_version=reader, rules_version=rules)
        return Added(item.name, new=new, claims=len(claims), report=item.id)
    except CaseError as fault:
        # AR22x speak of this report; any other speaks of the case, and would come again with the next report.
        if not fault.code.startswith("AR22"):
            raise
        refused = Unreadable(item.name, fault.problem, fault.advice, source=item.id)
        case.refuse(refused)
        return Added(item.name, refused=refused)


def claims_of(report: Report, read: Read) -> tuple[Claim, ...] | Unreadable:
    """The claims of a report, or a reason where reading it met a bug. Raises AsReportedError where no report can be."""
    try:
        return read(report)
    except AsReportedError:
        raise
    except Exception as fault:  # noqa: BLE001 - a bug met in one report of hundreds must not lose the others
        reason = f"the reader failed on it ({type(fault).__name__}: {fault})"
        advice = "Report this as a bug, with the report if it may be shown."
        return Unreadable(report.name, reason, advice, source=report.id)
