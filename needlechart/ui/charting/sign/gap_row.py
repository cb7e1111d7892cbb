"""One thing that holds up the signature, with the taps that close it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.rules import RuleFinding, Stage
from needlechart.domain.sessions import CautionReason, ExplanationReason
from needlechart.domain.words import words
from needlechart.ui.charting.asking.chips import capital
from needlechart.ui.charting.asking.pick import Pick
from needlechart.ui.charting.gaps import place_of, target_of
from needlechart.ui.charting.measuring.not_obtained import NotObtainedPick
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.sign.explaining import explained, may_be_unobtained, seen
from needlechart.ui.look.beside import beside
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.icon_mark import Icon
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.tabs import SESSION_STEPS
from needlechart.ui.look.words import label, small

PLACE_WORDS = dict(SESSION_STEPS)
LONGEST_REASON = 200


class GapRow(QWidget):
    """``gap_wanted(place, field)`` for the tap that goes to the gap."""

    gap_wanted = Signal(str, str)

    def __init__(self, editor: SessionEditor, finding: RuleFinding) -> None:
        super().__init__()
        self._editor, self.finding = editor, finding
        place = place_of(finding)
        self.setAccessibleName(finding.sentence)
        self.go = Button(PLACE_WORDS[place], "plain", size="touch", trailing="right")
        self.go.setAccessibleName(f"Go to {PLACE_WORDS[place]}: {finding.sentence}")
        self.words = TextField("in your words, if you like", "Reason in your words", size="touch")
        self.words.setMaxLength(LONGEST_REASON)
        self.know = Button("I know", "plain", "check", size="touch")
        offered = CautionReason if finding.asks_reason else ExplanationReason
        self.why = Pick([(r.value, capital(words(r))) for r in offered], "Why it was done", "Say why", kind="plain")
        self.not_obtained = NotObtainedPick(editor, finding.field, finding.subject_id)
        ends = box(row(self.not_obtained, self.know, self.why, self.go, gap=4))
        told = box(
            col(
                None,
                label(finding.sentence, weight=500, wrap=True),
                small(finding.way_out, "text2", wrap=True) if finding.way_out else 0,
                small(finding.source, "text3", wrap=True) if finding.stage in (Stage.ACK, Stage.REFUSE) else 0,
                self.words,
                None,
                gap=2,
            )
        )
        grave = finding.stage in (Stage.ENTRY, Stage.REFUSE)
        mark = Icon("alert", "danger" if grave else "caution", 22)
        self.setLayout(row(col(10, mark, None, gap=0), (box(beside(told, ends, least=190)), 1), gap=12, margins=(0, 6, 0, 6)))
        # Only now that each stands in the row: shown before, it would be a window of its own for a moment.
        self.words.setVisible(finding.stage in (Stage.ACK, Stage.REFUSE))
        self.know.setVisible(finding.stage is Stage.ACK and not finding.asks_reason)
        self.why.setVisible(finding.stage is Stage.REFUSE or finding.asks_reason)
        self.not_obtained.setVisible(may_be_unobtained(finding))
        self.go.setVisible(place != "sign" or finding.field in ("assessment", "ended"))
        self.go.clicked.connect(self._go)
        self.know.clicked.connect(lambda: editor.change(seen(editor, finding, self.words.value())))
        self.why.changed.connect(self._explain)

    def _go(self) -> None:
        if self.finding.site_id:
            self._editor.select(self.finding.site_id)
        self.gap_wanted.emit(*target_of(self.finding))

    def _explain(self) -> None:
        said = self.why.value()
        if said is not None and self.finding.asks_reason:
            self._editor.change(seen(self._editor, self.finding, self.words.value(), CautionReason(said)))
        elif said is not None:
            self._editor.change(explained(self._editor, self.finding, ExplanationReason(said), self.words.value()))
