"""Why a needle goes in against a caution that asks for more than a tap: a reason to pick, own words if wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from needlechart.domain.rules import RuleFinding
from needlechart.domain.rules.cautions import BOTH_LUNGS
from needlechart.domain.sessions import Acknowledgement, CautionReason, TreatmentSession
from needlechart.ui.charting.needle.card_chips import CardChips
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import col
from needlechart.ui.look.words import small

LONGEST_REASON = 200


class CautionReasonRow(QWidget):
    """The reasons for one caution; a reason, picked or in own words, is also the tap that says it was seen."""

    def __init__(self, editor: SessionEditor, finding: RuleFinding) -> None:
        super().__init__()
        self._editor, self.finding = editor, finding
        asked = "Why both sides of the thorax" if finding.subject_id == BOTH_LUNGS else "Why this muscle"
        self.setAccessibleName(asked)
        self._asked = small(asked, "text2", 500)
        self.reasons = CardChips(CautionReason, asked)
        self.own_words = TextField("or in your words", f"{asked}, in your words", size="touch")
        self.own_words.setMaxLength(LONGEST_REASON)
        self.setLayout(col(self._asked, self.reasons, self.own_words, gap=2))
        self.reasons.changed.connect(lambda: self._say(because=self.reasons.value()))
        self.own_words.changed.connect(lambda: self._say("words", reason=self.own_words.value()))

    def show_finding(self, finding: RuleFinding) -> None:
        """Shows what the session says about it."""
        self.finding = finding
        seen = seen_of(self._editor.session, finding)
        self._asked.set_role("text2" if seen is not None and seen.has_reason else "caution")
        self.reasons.set_value(seen.because if seen is not None else None)
        if not self.own_words.hasFocus():
            self.own_words.set_value(seen.reason if seen is not None else "")

    def _say(self, merge_key: str = "", **said: Any) -> None:
        key = f"acknowledgements.{self.finding.subject_id}.{merge_key}" if merge_key else ""
        self._editor.change(reasoned(self._editor, self.finding, **said), key)


def seen_of(session: TreatmentSession, finding: RuleFinding) -> Acknowledgement | None:
    """What the session holds about that caution, None while nobody has seen it."""
    return next((a for a in session.acknowledgements if (a.rule, a.subject) == (finding.rule, finding.subject_id)), None)


def reasoned(editor: SessionEditor, finding: RuleFinding, **said: Any) -> Callable[[TreatmentSession], TreatmentSession]:
    """The edit that says why; the caution counts as seen by that, and as not seen once neither reason nor words are left."""
    hand = editor.hand()

    def edit(session: TreatmentSession) -> TreatmentSession:
        held = seen_of(session, finding)
        rest = tuple(a for a in session.acknowledgements if a is not held)
        new = Acknowledgement(hand.new_id, finding.rule, finding.subject_id, finding.sentence[:2000], hand.at, hand.person_id)
        seen = replace(held or new, **said)
        return session.edited(acknowledgements=(*rest, seen) if seen.has_reason else rest)

    return edit
