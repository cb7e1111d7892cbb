"""The Treatments place: what else was done in this visit, and what is to be done at home."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.catalogue import TreatmentItem
from needlechart.domain.sessions import TreatmentSession
from needlechart.domain.treatments import Sequence, Treatment, TreatmentKind
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.gaps import state_at
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.charting.treatments.editing import added, same_again
from needlechart.ui.charting.treatments.kind_keys import KindKeys
from needlechart.ui.charting.treatments.timed_line import timed_line
from needlechart.ui.charting.treatments.treatment_row import TreatmentRow
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import Line, box, col, row
from needlechart.ui.look.tabs import TabState
from needlechart.ui.look.words import label, title
from needlechart.usecases.charting import OpenSession


class TreatmentsPlace(AskingPlace):
    """Complementary treatments, each with its own dose."""

    key: ClassVar[str] = "treatments"
    title: ClassVar[str] = "Treatments"

    def __init__(self, editor: SessionEditor) -> None:
        super().__init__(editor)
        self._last = next((s for s in editor.opened.earlier if s.treatments), None)
        self.same_again = Button("Same as last time", "primary", "repeat", size="touch")
        self.keys = KindKeys(editor.opened.catalogue, self.same_again)
        self.rows: dict[str, TreatmentRow] = {}
        self._empty = EmptyState("No other treatment yet", "Tap what was done: each asks for its own dose.")
        self._here, self._home = _Group("In this session"), _Group("At home")
        self._timed = label("", weight=600)
        self._units = label("", role="text2", wrap=True)
        self._foot = box(col(Line(), row(self._timed, (self._units, 1), gap=14), gap=16))
        self.lay_out([self._empty, self._here, self._home, self._foot], [], above=[self.keys])
        self.same_again.clicked.connect(self._same_again)
        self.keys.wanted.connect(self._add)
        self.also_show(self._show_treatments)
        self.reach("treatments", self.keys)

    @classmethod
    def state_in(cls, session: TreatmentSession, opened: OpenSession) -> TabState:
        state = state_at(cls.key, session, opened)
        return TabState(done=state.done and bool(session.treatments), missing=state.missing)

    def timed_text(self) -> str:
        """What stands at the foot."""
        return f"{self._timed.text()} {self._units.text()}".strip()

    def _same_again(self) -> None:
        if self._last is not None:
            self.editor.change(same_again(self._last.treatments, self.editor.new_id))

    def _add(self, item: TreatmentItem) -> None:
        self.editor.change(added(item, self.editor.new_id()))

    def _show_treatments(self, session: TreatmentSession) -> None:
        ordered = sorted(session.treatments, key=lambda t: t.order)
        here = [t for t in ordered if not _at_home(t)]
        home = [t for t in ordered if _at_home(t)]
        for gone in [key for key in self.rows if key not in {t.id for t in ordered}]:
            old = self.rows.pop(gone)
            old.hide()
            old.setParent(None)
            old.deleteLater()
        for treatment in ordered:
            if treatment.id not in self.rows:
                self.rows[treatment.id] = TreatmentRow(self.editor, treatment)
                self.reach(f"treatments.{treatment.id}", self.rows[treatment.id])
        self._here.show_rows([self.rows[t.id] for t in here])
        self._home.show_rows([self.rows[t.id] for t in home])
        for line in self.rows.values():
            line.show_session(session)
        self._empty.setVisible(not ordered)
        self.same_again.setVisible(self._last is not None and not ordered)
        minutes, units = timed_line(session)
        self._timed.setText(minutes)
        self._units.setText(units)
        self._foot.setVisible(bool(minutes))


class _Group(QWidget):
    """A title over rows with hairlines between them; hidden while empty."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._rows: list[TreatmentRow] = []
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.setLayout(col(title(heading), self._list, gap=4))
        self.setAccessibleName(heading)

    def show_rows(self, rows: list[TreatmentRow]) -> None:
        if rows != self._rows:
            while (item := self._list.takeAt(0)) is not None:
                line = item.widget()
                if isinstance(line, Line):
                    line.hide()
                    line.deleteLater()
            for number, shown in enumerate(rows):
                if number:
                    self._list.addWidget(Line())
                self._list.addWidget(shown)
                shown.show()
            self._rows = rows
        self.setVisible(bool(rows))


def _at_home(treatment: Treatment) -> bool:
    return treatment.sequence is Sequence.AT_HOME or treatment.kind is TreatmentKind.HOME_PROGRAMME
