"""Linking: what holds across reports: incidents, series, disputes, copies, and how many voices are behind a claim."""

from .accounts import Account, account_from_json
from .accounts import accounts as report_accounts
from .actors import Actor, actor, same_actor
from .clusters import clusters
from .copies import CopyGroup, CopyPair, copies, copy, fingerprints, groups, near, shingles
from .credits import Citation, Credit, citations, credits_of
from .disputes import (
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
from .eventlikeness import kin
from .eventprofiles import EventProfile
from .eventprofiles import from_json as event_from_json
from .figureprofiles import FigureProfile, figure_from_json, figure_profiles
from .incidents import WINDOW as EVENT_WINDOW
from .incidents import grouped as event_groups
from .incidents import judge as compare_events
from .incidents import keys as event_keys
from .incidents import order as event_order
from .incidents import profiles as event_profiles
from .independence import Doubt, Fold, Independence, Voice, independence
from .judgements import Judgement, Verdict
from .moves import Move, Reason, in_time
from .moves import moves as series_moves
from .passages import Passage, passages
from .series import compare as compare_figures
from .series import keys as figure_keys
from .series import label as series_label
from .tellings import Telling, telling_from_json, tellings

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
    "copies",
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
    "same_actor",
    "series_label",
    "series_moves",
    "shingles",
    "telling_from_json",
    "tellings",
    "why_not",
]
