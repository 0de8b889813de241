"""Linking: what holds across reports: incidents, series, disputes, copies, and how many voices are behind a claim."""

from .actors import Actor, actor, same_actor
from .clusters import clusters
from .copies.copies import CopyGroup, CopyPair, copy, fingerprints, groups, near, shingles
from .copies.copies import copies as report_copies
from .copies.credits import Citation, Credit, citations, credits_of
from .copies.independence import Doubt, Fold, Independence, Voice, independence
from .copies.passages import Passage, passages
from .copies.tellings import Telling, telling_from_json, tellings
from .disputes.accounts import Account, account_from_json
from .disputes.accounts import accounts as report_accounts
from .disputes.disputes import (
    Conflict,
    Dispute,
    conflict,
    denied_counts,
    figure_conflicts,
    gathered,
    independent,
    meetings,
    number_conflicts,
    why_not,
)
from .incidents.incidents import WINDOW as EVENT_WINDOW
from .incidents.incidents import grouped as event_groups
from .incidents.incidents import judge as compare_events
from .incidents.incidents import keys as event_keys
from .incidents.incidents import order as event_order
from .incidents.incidents import profiles as event_profiles
from .incidents.likeness import kin
from .incidents.profiles import EventProfile
from .incidents.profiles import from_json as event_from_json
from .judgements import Judgement, Verdict
from .series.moves import Move, Reason, in_time
from .series.moves import moves as series_moves
from .series.profiles import FigureProfile, figure_from_json, figure_profiles
from .series.series import compare as compare_figures
from .series.series import keys as figure_keys
from .series.series import label as series_label

__all__ = [
    "EVENT_WINDOW",
    "Account",
    "Actor",
    "Citation",
    "Conflict",
    "CopyGroup",
    "CopyPair",
    "Credit",
    "Dispute",
    "Doubt",
    "EventProfile",
    "FigureProfile",
    "Fold",
    "Independence",
    "Judgement",
    "Move",
    "Passage",
    "Reason",
    "Telling",
    "Verdict",
    "Voice",
    "account_from_json",
    "actor",
    "citations",
    "clusters",
    "compare_events",
    "compare_figures",
    "conflict",
    "copy",
    "credits_of",
    "denied_counts",
    "event_from_json",
    "event_groups",
    "event_keys",
    "event_order",
    "event_profiles",
    "figure_conflicts",
    "figure_from_json",
    "figure_keys",
    "figure_profiles",
    "fingerprints",
    "gathered",
    "groups",
    "in_time",
    "independence",
    "independent",
    "kin",
    "meetings",
    "near",
    "number_conflicts",
    "passages",
    "report_accounts",
    "report_copies",
    "same_actor",
    "series_label",
    "series_moves",
    "shingles",
    "telling_from_json",
    "tellings",
    "why_not",
]
