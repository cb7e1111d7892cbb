"""Settling what the rules found: explained, seen, or not obtained."""

from __future__ import annotations

from collections.abc import Callable

from needlechart.domain.rules import RuleFinding, Stage
from needlechart.domain.sessions import Acknowledgement, CautionReason, Explanation, ExplanationReason, TreatmentSession
from needlechart.ui.charting.session_editor import SessionEditor

Edit = Callable[[TreatmentSession], TreatmentSession]

NEVER_UNOBTAINED = ("assessment", "confirmed", "resolution", "reason", "count", "removals", "muscle_meant")
"""Gaps only the therapist can close: no reason makes up for them.  A muscle meant has a reason of its own beside it."""


def may_be_unobtained(finding: RuleFinding) -> bool:
    """Whether "not obtained", with a reason, answers that gap."""
    return finding.stage is Stage.SIGN and finding.field.split(".")[0] not in NEVER_UNOBTAINED


def explained(editor: SessionEditor, finding: RuleFinding, reason: ExplanationReason, words: str) -> Edit:
    """Says why something was done against a rule."""
    now, new_id = editor.clock.now(), editor.new_id()
    said = Explanation(new_id, finding.rule, reason, now, editor.person_id, finding.subject_id, words)
    return lambda session: session.edited(explanations=(*session.explanations, said))


def seen(editor: SessionEditor, finding: RuleFinding, words: str, because: CautionReason | None = None) -> Edit:
    """Says that a caution was seen, once for its subject in this session; and why, where it asks for a reason."""
    now, new_id = editor.clock.now(), editor.new_id()
    said = Acknowledgement(new_id, finding.rule, finding.subject_id, finding.sentence, now, editor.person_id, words, because)
    return lambda session: session.edited(acknowledgements=(*session.acknowledgements, said))
