"""Linking: what holds across reports: incidents, series, disputes, copies, and how many voices are behind a claim."""

from .actors import Actor, actor, same_actor
from .clusters import clusters
from .copies.copies import NEIGHBOURS as COPY_WINDOW
from .copies.copies import CopyGroup, CopyPair, copy, fingerprints, groups, near, shingles
from .copies.copies import copies as report_copies
from .copies.credits import Citation, Credit, citations, credits_of
from .copies.independence import Doubt, Fold, Independence, Voice, independence
from .copies.passages import Passage, passages
from .copies.tellings import Telling, telling_from_json, tellings
from .disputes.accounts import Account, account_from_json
from .disputes.accounts import accounts as report_accounts
from .disputes.conflicts import Conflict, independent, meetings
from .disputes.disputes import Dispute, conflict, figure_conflicts, gathered
from .disputes.numbers import denied_counts, number_conflicts
from .disputes.traits import opposed as opposed_accounts
from .disputes.traits import traits as account_traits
from .disputes.whynot import why_not
from .incidents.blocks import WINDOW as EVENT_WINDOW
from .incidents.blocks import keys as event_keys
from .incidents.blocks import order as event_order
from .incidents.contradictions import FAR as EVENT_FAR
from .incidents.incidents import grouped as event_groups
from .incidents.incidents import profiles as event_profiles
from .incidents.judging import judge as compare_events
from .incidents.kinds import kin, lasting
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
    "COPY_WINDOW",
    "EVENT_FAR",
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
    "account_traits",
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
    "lasting",
    "meetings",
    "near",
    "number_conflicts",
    "opposed_accounts",
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
