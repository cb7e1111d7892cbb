"""Which lanes are shown, in which order: a panel over the timeline, and what is remembered of it for each person."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from needlechart.drawing.timeline.kinds import DELIVERED, NAMES, LaneChoice, LaneKind, choice_of
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.check import Check
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import label

GROUP = "history/lanes"
"""Of the program's settings: ``history/lanes/PERSON`` holds the kinds in their order, hidden ones with "-" before them."""


def kept_choice(person_id: str) -> LaneChoice:
    """What that person chose on this computer, as delivered when nothing is kept or what is kept cannot be read."""
    kept = QSettings().value(f"{GROUP}/{person_id}")
    names = kept.split(",") if isinstance(kept, str) else []
    return choice_of(names) if names else DELIVERED


def keep_choice(person_id: str, choice: LaneChoice) -> None:
    """Remember it for that person; nothing is kept of what is as delivered."""
    settings = QSettings()
    if choice == DELIVERED:
        settings.remove(f"{GROUP}/{person_id}")
    else:
        settings.setValue(f"{GROUP}/{person_id}", ",".join(choice.as_words()))


class LaneChooser(QFrame):
    """A row per kind: shown or not, one place up, one place down.  ``changed(LaneChoice)`` at every change.

    It closes with Escape and with a tap beside it.  The last lane that is shown cannot be hidden.
    """

    changed = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAccessibleName("Lanes of the timeline")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.choice = DELIVERED
        self._rows: dict[LaneKind, _LaneRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        for kind in LaneKind:
            self._rows[kind] = made = _LaneRow(kind)
            made.check.clicked.connect(lambda _on=False, kind=kind: self._on_ticked(kind))
            made.moved.connect(self._on_moved)
            for control in self.row_of(kind):
                control.installEventFilter(self)
        self.delivered = Button("As delivered", "quiet", "undo")
        self.delivered.clicked.connect(lambda: self._take(DELIVERED))
        head = row(label("Lanes", weight=600), None, self.delivered, margins=(8, 0, 0, 0))
        self.setLayout(col(head, self._list, gap=4, margins=(12, 10, 12, 10)))
        self.show_choice(DELIVERED)

    def show_choice(self, choice: LaneChoice) -> None:
        """Another choice, without telling anybody."""
        self.choice = choice
        only = choice.shown() if len(choice.shown()) == 1 else ()
        for place, kind in enumerate(choice.order):
            made = self._rows[kind]
            self._list.removeWidget(made)
            self._list.insertWidget(place, made)
            made.check.set_value(kind not in choice.hidden)
            made.check.setEnabled(kind not in only)
            made.up.setEnabled(place > 0)
            made.down.setEnabled(place + 1 < len(choice.order))
        self.delivered.setEnabled(choice != DELIVERED)
        self._order_of_the_keyboard()

    def rows(self) -> tuple[str, ...]:
        """The names from top to bottom."""
        return tuple(NAMES[kind] for kind in self.choice.order)

    def row_of(self, kind: LaneKind) -> tuple[Check, Button, Button]:
        """The tick and the two arrows of a kind."""
        made = self._rows[kind]
        return made.check, made.up, made.down

    def open_above(self, control: QWidget) -> None:
        """Open over the control, as far as the screen has room there, with the keyboard on the first row."""
        self.adjustSize()
        at = control.mapToGlobal(QPoint(0, -self.height() - 4))
        room = control.screen().availableGeometry()
        at.setY(max(room.top() + 4, at.y()))
        at.setX(max(room.left() + 4, min(at.x(), room.right() - self.width() - 4)))
        self.move(at)
        self.show()
        self._rows[self.choice.order[0]].check.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from row to row, where buttons by themselves would go to their neighbour."""
        step = 0
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = next((i for i, kind in enumerate(self.choice.order) if watched in self.row_of(kind)), None) if step else None
        if at is None:
            return False
        if 0 <= at + step < len(self.choice.order):
            self._rows[self.choice.order[at + step]].check.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_ticked(self, kind: LaneKind) -> None:
        self._take(self.choice.with_shown(kind, kind in self.choice.hidden))

    def _on_moved(self, kind: LaneKind, by: int) -> None:
        self._take(self.choice.moved(kind, by))
        made = self._rows[kind]
        arrow = made.up if by < 0 else made.down
        (arrow if arrow.isEnabled() else made.check).setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, choice: LaneChoice) -> None:
        self.show_choice(choice)
        self.changed.emit(choice)

    def _order_of_the_keyboard(self) -> None:
        before: QWidget = self.delivered
        for kind in self.choice.order:
            for control in self.row_of(kind):
                QWidget.setTabOrder(before, control)
                before = control


class _LaneRow(QWidget):
    """One kind: its tick and its two arrows."""

    moved = Signal(LaneKind, int)

    def __init__(self, kind: LaneKind) -> None:
        super().__init__()
        name = NAMES[kind]
        self.check = Check(name)
        self.up = icon_button("up", f"{name}: one place up", size="touch")
        self.down = icon_button("down", f"{name}: one place down", size="touch")
        self.up.clicked.connect(lambda: self.moved.emit(kind, -1))
        self.down.clicked.connect(lambda: self.moved.emit(kind, 1))
        self.setLayout(row((self.check, 1), self.up, self.down, gap=0))
