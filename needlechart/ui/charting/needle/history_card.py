"""In the place of the card: the past visits of a point and its muscle, newest first, with their totals on top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.site_history import NEAR_MM, PastVisit, SiteHistory
from needlechart.ui.charting.needle.past_row import PastVisitRow
from needlechart.ui.charting.needle.past_words import about_total, heading, never, total_facts, visit_words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.history.fact_row import FactRow
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Line, box, col, row, scrolled
from needlechart.ui.look.words import label, small

AT_ONCE = 30
"""So many visits are laid out at once; the rest are a tap or a key away."""


class HistoryCard(QWidget):
    """``left`` back to the card; ``visit_shown(session id or None)``: the row pointed at, else the one chosen."""

    left = Signal()
    visit_shown = Signal(object)

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__()
        self._editor = editor
        self.back = icon_button("back", "Back to the card", size="touch")
        self.back.clicked.connect(self.left)
        self.name = label("", "title", 600, wrap=True)
        self.near = small(f"Marked \N{LEFT DOUBLE QUOTATION MARK}here\N{RIGHT DOUBLE QUOTATION MARK}: up to {NEAR_MM:g} mm away")
        self.facts = FactRow()
        self.about = small("", "text2", wrap=True)
        self.empty = EmptyState("")
        self.rows: dict[str, PastVisitRow] = {}
        self.chosen: str | None = None
        self._waiting: list[PastVisit] = []
        self.more = Button("", "quiet", "down", size="touch")
        self.more.clicked.connect(self._show_more)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(8, 4, 8, 8)
        self._column.setSpacing(0)
        self._column.addWidget(self.more)
        self._column.addStretch(1)
        self._content = col(self._column, gap=0)
        self._area = scrolled(box(self._content), "Past visits")
        self._totals = box(col(self.facts, self.about, gap=6, margins=(16, 4, 16, 12)), name="All visits")
        self._nothing = box(col(self.empty, None, margins=(16, 8, 16, 8)))
        self._line = Line()
        head = row(self.back, (col(self.name, self.near, gap=2), 1), gap=4, margins=(4, 8, 12, 4))
        self._rows = col(head, self._totals, self._line, (self._area, 1), (self._nothing, 1), gap=0)
        self.setLayout(self._rows)

    def set_low(self, low: bool) -> None:
        """Where there is little height the totals scroll with the visits."""
        to, at = (self._content, 0) if low else (self._rows, 1)
        if to.indexOf(self._totals) < 0:
            to.insertWidget(at, self._totals)
            to.insertWidget(at + 1, self._line)

    def show_history(self, history: SiteHistory) -> None:
        """Shows this history; its newest visit is chosen."""
        name = heading(history.place, self._editor.opened.catalogue)
        self.name.setText(name)
        self.setAccessibleName(f"Past visits: {name}")
        self._clear()
        found = bool(history.visits)
        self._waiting = list(history.visits)
        self._show_more()
        facts, about = total_facts(history), about_total(history)
        self.facts.show_facts(facts)
        self.facts.setVisible(bool(facts))
        self.about.setText(about)
        self.about.setVisible(bool(about))
        for part in (self._line, self._area, self.near):
            part.setVisible(found)
        self._totals.setVisible(bool(facts or about))
        self._nothing.setVisible(not found)
        self.empty.show_empty(*never(history, name))
        self._area.verticalScrollBar().setValue(0)
        self.choose(history.visits[0].session.id if found else None)

    def choose(self, session_id: str | None) -> None:
        """The marks of that visit are to be seen."""
        self.chosen = session_id
        for key, one in self.rows.items():
            one.setChecked(key == session_id)
        self.visit_shown.emit(session_id)

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """The keyboard goes to the chosen row, or to the way back."""
        target: QWidget = self.rows[self.chosen] if self.chosen is not None else self.back
        target.setFocus(reason)

    def has_keyboard(self) -> bool:
        """Whether the keyboard is with one of its controls."""
        return self.back.hasFocus() or any(one.hasFocus() for one in self.rows.values())

    def _on_pointed(self, session_id: str, here: bool) -> None:
        self.visit_shown.emit(session_id if here else self.chosen)

    def _show_more(self) -> None:
        """The next visits under those that are shown; the keyboard goes on with the first of them."""
        opened, today = self._editor.opened, self._editor.session
        asked = self.more.hasFocus()
        shown, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for visit in shown:
            in_hand = not self._editor.read_only and visit.reported is None and visit.asked_on == today.date
            made = PastVisitRow(visit_words(visit, opened, in_hand=in_hand))
            made.clicked.connect(lambda _on=False, session_id=visit.session.id: self.choose(session_id))
            made.pointed.connect(lambda here, session_id=visit.session.id: self._on_pointed(session_id, here))
            made.stepped.connect(lambda by, session_id=visit.session.id: self._step(session_id, by))
            if self.rows:
                self._column.insertWidget(self._column.count() - 2, Line())
            self._column.insertWidget(self._column.count() - 2, made)
            if self.isVisible():
                made.show()  # so that the keyboard can go to it at once
            self.rows[visit.session.id] = made
        self.more.setVisible(bool(self._waiting))
        self.more.set_words(f"{len(self._waiting)} earlier")
        if asked and shown:
            self.rows[shown[0].session.id].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, session_id: str, by: int) -> None:
        if by > 0 and session_id == next(reversed(self.rows)) and self._waiting:
            self._show_more()
        ids = list(self.rows)
        at = ids.index(session_id) + by
        if 0 <= at < len(ids):
            self.choose(ids[at])
            self.rows[ids[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[ids[at]], 0, 8)

    def _clear(self) -> None:
        self.rows = {}
        while self._column.count() > 2:
            item = self._column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
