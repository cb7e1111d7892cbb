"""A planned needle is refused with its reason and the ways out: a finding instead, or the truth that it is already in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.domain.rules import RuleFinding
from needlechart.domain.sessions import ExplanationReason
from needlechart.domain.words import words
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.message import Message
from needlechart.ui.look.words import label, small, title


class RefusalCard(QWidget):
    """Shown in the place of the card.  ``finding_wanted``; ``already_in(ExplanationReason)`` with the reason picked;
    ``left`` when nothing is to be charted."""

    finding_wanted = Signal()
    already_in = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._refusals: list[Message] = []
        self._said = col(gap=8)
        self.finding = Button("Chart as finding", "primary", "finding", size="big")
        self.already = Button("Already in…", "plain", "needle", size="big")
        self.leave = Button("Leave it", "quiet", size="touch")
        self.reasons = ChoiceChips([(r.value, _capital(words(r))) for r in ExplanationReason], name="Why it happened")
        self._why = box(
            col(
                label("Why it happened", weight=600),
                self.reasons,
                small("The session waits for this before it is signed.", wrap=True),
            )
        )
        self.finding.clicked.connect(self.finding_wanted)
        self.already.clicked.connect(self._why.show)
        self.reasons.changed.connect(self._on_reason)
        self.leave.clicked.connect(self.left)
        self.setLayout(
            col(
                row(title("Not yet needled"), None, self.leave),
                self._said,
                4,
                row((self.finding, 1), (self.already, 1), gap=8),
                self._why,
                None,
                gap=12,
                margins=(16, 8, 16, 12),
            )
        )

    def show_refusals(self, refusals: Sequence[RuleFinding], *, as_finding: bool = True) -> None:
        """Shows why; with ``as_finding`` a finding is offered instead."""
        for old in self._refusals:
            self._said.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._refusals = [Message(f.sentence, "danger", detail=f"{f.way_out} {f.source}".strip()) for f in refusals]
        for message in self._refusals:
            self._said.addWidget(message)
        self.finding.setVisible(as_finding)
        self.reasons.set_value(None)
        self._why.hide()

    def texts(self) -> tuple[str, ...]:
        """The sentences shown."""
        return tuple(message.text() for message in self._refusals)

    def _on_reason(self) -> None:
        said = self.reasons.value()
        if said is not None:
            self.already_in.emit(ExplanationReason(said))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
