"""What holds up the signature, and below it what is worth a look."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.rules import RuleFinding, blocks_signing
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words
from needlechart.ui.charting.gaps import findings_of
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.sign.gap_row import GapRow
from needlechart.ui.look.icon_mark import Icon
from needlechart.ui.look.layout import Line, box, col, row
from needlechart.ui.look.words import label, small, title


class GapList(QWidget):
    """Blocking findings with their taps; the others as lines with their source."""

    gap_wanted = Signal(str, str)

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self._blocking: tuple[RuleFinding, ...] | None = None
        self._others: tuple[RuleFinding, ...] | None = None
        self.heading = title("")
        self.rows: list[GapRow] = []
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(0)
        self._look_heading = title("Worth a look")
        self._look = QVBoxLayout()
        self._look.setSpacing(8)
        self.setLayout(col(self.heading, self._gaps, 20, self._look_heading, self._look, gap=4))

    def show_session(self, session: TreatmentSession) -> None:
        """Shows what the rules find in this value."""
        findings = findings_of(session, self._editor.opened)
        blocking = blocks_signing(findings)
        others = tuple(f for f in findings if f not in blocking)
        if blocking != self._blocking:
            self._blocking = blocking
            self._show_blocking(blocking)
        if others != self._others:
            self._others = others
            self._show_others(others)

    def sentences(self) -> tuple[str, ...]:
        """The sentences that hold up the signature, as shown."""
        return tuple(line.finding.sentence for line in self.rows)

    def _show_blocking(self, blocking: Sequence[RuleFinding]) -> None:
        verb = "is" if len(blocking) == 1 else "are"
        self.heading.setText(f"{count_words(len(blocking), 'thing')} {verb} missing" if blocking else "Nothing is missing")
        _empty(self._gaps)
        self.rows = []
        for finding in blocking:
            made = GapRow(self._editor, finding)
            made.gap_wanted.connect(self.gap_wanted)
            if self.rows:
                self._gaps.addWidget(Line())
            self._gaps.addWidget(made)
            self.rows.append(made)

    def _show_others(self, others: Sequence[RuleFinding]) -> None:
        self._look_heading.setVisible(bool(others))
        _empty(self._look)
        for finding in others:
            source = f"{finding.source}" + ("  ·  explained" if finding.settled else "")
            told = box(col(label(finding.sentence, wrap=True), small(source, "text3", wrap=True), gap=2))
            mark = Icon("check" if finding.settled else "info", "text2", 20)
            self._look.addWidget(box(row(col(2, mark, None, gap=0), (told, 1), gap=12)))


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
