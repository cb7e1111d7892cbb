"""The registry of the rules V1-V21: one named function a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from needlechart.domain.quantities import GENERAL, STRICTA
from needlechart.domain.rules import (
    cautions,
    completeness,
    counting,
    electrical,
    freezing,
    measuring,
    needles,
    permission,
    places,
    reacting,
    screening,
    times,
)
from needlechart.domain.rules.context import Context
from needlechart.domain.rules.finding import RuleFinding, Stage

Check = Callable[[Context], Iterable[RuleFinding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it asks for in a line, the stages its findings may have, where it comes from, and its check."""

    id: str
    title: str
    stages: tuple[Stage, ...]
    source: str
    check: Check


_ENTRY, _SIGN, _REFUSE, _ACK, _WARN, _INFO = Stage

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("V1", "Date and length of the visit", (_ENTRY, _WARN), GENERAL, times.v1_date_and_length),
        Rule("V2", "Authority to needle", (_REFUSE, _WARN), permission.AUTHORITY_SOURCE, permission.v2_authority),
        Rule("V3", "Consent in force", (_REFUSE, _SIGN), permission.CONSENT_SOURCE, permission.v3_consent),
        Rule("V4", "A place on the body, and a muscle", (_ENTRY, _SIGN), places.SOURCE, places.v4_place),
        Rule("V5", "Depth and insertions", (_ENTRY, _WARN), STRICTA, needles.v5_depth_and_insertions),
        Rule("V6", "The needle count closes", (_SIGN,), counting.SOURCE, counting.v6_count_closes),
        Rule("V7", "Usual needle sizes and depths", (_WARN,), needles.LENGTH_SOURCE, needles.v7_usual_sizes),
        Rule("V8", "Cautions seen", (_ACK, _REFUSE), cautions.LUNG_SOURCE, cautions.v8_cautions),
        Rule("V9", "Current through needles", (_REFUSE, _SIGN, _WARN), GENERAL, electrical.v9_current),
        Rule("V10", "Twitch and count agree", (_ENTRY, _WARN), GENERAL, measuring.v10_twitches),
        Rule("V11", "How much in one visit", (_WARN,), GENERAL, needles.v11_how_much),
        Rule("V12", "Values within their scale", (_ENTRY,), measuring.SCALE_SOURCE, measuring.v12_within_the_scale),
        Rule("V13", "Reactions answered", (_ENTRY, _SIGN, _WARN), reacting.SOURCE, reacting.v13_reactions),
        Rule("V14", "Signed stays signed", (_ENTRY,), freezing.SOURCE, freezing.v14_signed_and_added),
        Rule("V15", "Minutes fit into the visit", (_WARN,), GENERAL, times.v15_minutes_fit_the_visit),
        Rule("V16", "Needles in date", (_WARN, _ENTRY), GENERAL, needles.v16_lot_in_date),
        Rule("V17", "Needles left in have their time", (_SIGN,), STRICTA, needles.v17_retention),
        Rule("V18", "Rest since the last needling", (_WARN,), times.SORENESS_SOURCE, times.v18_rested),
        Rule("V19", "Screening confirmed today", (_REFUSE, _SIGN), GENERAL, screening.v19_screening),
        Rule("V20", "Codes and units by both rules", (_INFO,), completeness.CODE_SOURCE, completeness.v20_codes_differ),
        Rule("V21", "A complete note", (_SIGN, _WARN), completeness.NOTE_SOURCE, completeness.v21_complete),
    )
}
