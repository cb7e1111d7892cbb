"""Suggested codes as rows: the number to be read from afar, why, and the tap that confirms."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.words import count_words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.sign.suggestions import Suggestion, is_confirmed, suggestions, tapped
from needlechart.ui.charting.treatments.timed_line import timed_line
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Line, box, col, row, section
from needlechart.ui.look.words import label, small


class CodeRows(QWidget):
    """The suggestions of this session; hidden while there is none."""

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self._shown: tuple[Suggestion, ...] = ()
        self.keys: dict[Suggestion, Button] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._timed = small("", "text2", wrap=True)
        foot = small("A suggestion, no billing advice. Each code is confirmed by its own tap.", wrap=True)
        self.setLayout(col(section("Suggested codes", self._rows, self._timed, foot), gap=0))

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value."""
        opened = self._editor.opened
        wanted = suggestions(session, opened.catalogue, opened.clinic)
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(wanted)
        for suggestion, key in self.keys.items():
            confirmed = is_confirmed(session, suggestion)
            key.setChecked(confirmed)
            key.set_words("Confirmed" if confirmed else "Confirm")
            key.set_glyph("check" if confirmed else "")
            key.setAccessibleName(f"Confirm {suggestion.code}")
        self._timed.setText(" · ".join(text for text in timed_line(session) if text))
        self._timed.setVisible(bool(self._timed.text()))
        self.setVisible(bool(wanted))

    def reasons(self) -> tuple[str, ...]:
        """Code, units and reason of every row, as shown."""
        return tuple(f"{s.code} {count_words(s.units, 'unit')}: {s.reason}" for s in self._shown)

    def _rebuild(self, wanted: tuple[Suggestion, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.keys = {}
        for suggestion in wanted:
            key = self.keys[suggestion] = Button("Confirm", "plain", size="touch", toggle=True)
            key.clicked.connect(lambda _on=False, suggestion=suggestion: tapped(self._editor, suggestion))
            figure = label(suggestion.code, "title", 600)
            told = box(
                col(
                    None,
                    label(count_words(suggestion.units, "unit"), weight=500),
                    small(suggestion.reason, "text2", wrap=True),
                    None,
                    gap=2,
                )
            )
            if self._rows.count():
                self._rows.addWidget(Line())
            self._rows.addWidget(box(row(figure, (told, 1), key, gap=16, margins=(0, 4, 0, 4))))
