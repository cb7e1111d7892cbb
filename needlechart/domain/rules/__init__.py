"""The rules V1-V21: what cannot be true, what is refused, what is missing, what is worth a look."""

from needlechart.domain.levels import level_from, level_of, retention_of
from needlechart.domain.rules.check import cautions_for, check_session, may_needle, worst_stage
from needlechart.domain.rules.context import BodyMap, Context
from needlechart.domain.rules.finding import RuleFinding, Stage, blocks_signing
from needlechart.domain.rules.following_up import call_after_h, call_reasons, call_words
from needlechart.domain.rules.lasting import breaks, unanswered
from needlechart.domain.rules.measuring import within_scale
from needlechart.domain.rules.registry import RULES, Rule
from needlechart.domain.rules.screening import asked_items
from needlechart.domain.rules.shape_check import entry_findings, first_lines

__all__ = [
    "Stage",
    "RuleFinding",
    "BodyMap",
    "Context",
    "Rule",
    "RULES",
    "check_session",
    "call_after_h",
    "call_reasons",
    "call_words",
    "unanswered",
    "breaks",
    "blocks_signing",
    "worst_stage",
    "may_needle",
    "cautions_for",
    "entry_findings",
    "first_lines",
    "asked_items",
    "within_scale",
    "level_from",
    "level_of",
    "retention_of",
]
