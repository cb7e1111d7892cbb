"""A list of measured values that grows by one for each thing somebody wants to measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from needlechart.domain.measures import ScaleCode, When
from needlechart.domain.sessions import TreatmentSession
from needlechart.ui.charting.asking.page import AskingPlace
from needlechart.ui.charting.measuring.thing import Thing
from needlechart.ui.charting.measuring.value_row import ValueRow


class ValueRows(QWidget):
    """The values of ``wanted(session)``, and those opened by hand and not yet filled in."""

    def __init__(
        self,
        place: AskingPlace,
        when: When,
        scales: Iterable[ScaleCode],
        wanted: Callable[[TreatmentSession], Iterable[Thing]],
        *,
        removable: bool = True,
    ) -> None:
        super().__init__()
        self._place, self._when, self._wanted, self._removable = place, when, wanted, removable
        self._scales = frozenset(scales)
        self._open: list[Thing] = []
        self.rows: dict[Thing, ValueRow] = {}
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        place.also_show(self.show_session)

    def open_row(self, thing: Thing) -> ValueRow:
        """An empty row for that thing, with the focus in its field."""
        if thing not in self._open:
            self._open.append(thing)
        self.show_session(self._place.editor.session)
        made = self.rows[thing]
        made.number.field.setFocus()
        return made

    def show_session(self, session: TreatmentSession) -> None:
        """Shows this value."""
        measured = [thing for thing in self._wanted(session) if thing.scale in self._scales]
        wanted = list(dict.fromkeys([*measured, *self._open]))
        for thing in [t for t in self.rows if t not in wanted]:
            gone = self.rows.pop(thing)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for thing in wanted:
            if thing not in self.rows:
                self.rows[thing] = self._made(thing)
            self.rows[thing].show_session(session)
        self.setVisible(bool(self.rows))

    def _made(self, thing: Thing) -> ValueRow:
        made = ValueRow(self._place.editor, thing, self._when, removable=self._removable)
        made.left.connect(lambda: self._leave(thing))
        self._list.addWidget(made)
        self._place.reach(thing.field, made)
        return made

    def _leave(self, thing: Thing) -> None:
        if thing in self._open:
            self._open.remove(thing)
        self.show_session(self._place.editor.session)
