"""A panel in which the parts of something are shown, hidden and put in order, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from needlechart.drawing.shown_order import Part, ShownOrder
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.check import Check
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.words import label


def kept_order(setting: str, delivered: ShownOrder[Part]) -> ShownOrder[Part]:
    """What was kept in that setting of the program, as delivered when nothing is kept or what is kept cannot be read."""
    kept = QSettings().value(setting)
    return delivered.kept_as(kept.split(",")) if isinstance(kept, str) and kept else delivered


def keep_order(setting: str, order: ShownOrder[Part], delivered: ShownOrder[Part]) -> None:
    """Remember it; nothing is kept of what is as delivered."""
    settings = QSettings()
    if order == delivered:
        settings.remove(setting)
    else:
        settings.setValue(setting, ",".join(order.as_words()))


class OrderChooser(QFrame, Generic[Part]):
    """A row per part: shown or not, one place up, one place down.  ``changed(ShownOrder)`` at every change.

    ``names`` are the parts in words, ``delivered`` is what the button "As delivered" goes back to.
    It closes with Escape and with a tap beside it.  The last part that is shown cannot be hidden.
    """

    changed = Signal(object)

    def __init__(
        self, owner: QWidget, heading: str, names: Mapping[Part, str], delivered: ShownOrder[Part], name: str = ""
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAccessibleName(name or heading)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._names, self._delivered = names, delivered
        self.choice = delivered
        self._rows: dict[Part, _Row[Part]] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        for part in delivered.order:
            self._rows[part] = made = _Row(part, names[part])
            made.check.clicked.connect(lambda _on=False, part=part: self._on_ticked(part))
            made.moved.connect(self._on_moved)
            for control in self.row_of(part):
                control.installEventFilter(self)
        self.delivered = Button("As delivered", "quiet", "undo")
        self.delivered.clicked.connect(lambda: self._take(delivered))
        head = row(label(heading, weight=600), None, self.delivered, margins=(8, 0, 0, 0))
        self.setLayout(col(head, self._list, gap=4, margins=(12, 10, 12, 10)))
        self.show_choice(delivered)

    def show_choice(self, choice: ShownOrder[Part]) -> None:
        """Another choice, without telling anybody."""
        self.choice = choice
        only = choice.shown() if len(choice.shown()) == 1 else ()
        for place, part in enumerate(choice.order):
            made = self._rows[part]
            self._list.removeWidget(made)
            self._list.insertWidget(place, made)
            made.check.set_value(part not in choice.hidden)
            made.check.setEnabled(part not in only)
            made.up.setEnabled(place > 0)
            made.down.setEnabled(place + 1 < len(choice.order))
        self.delivered.setEnabled(choice != self._delivered)
        self._order_of_the_keyboard()

    def rows(self) -> tuple[str, ...]:
        """The names from top to bottom."""
        return tuple(self._names[part] for part in self.choice.order)

    def row_of(self, part: Part) -> tuple[Check, Button, Button]:
        """The tick and the two arrows of a part."""
        made = self._rows[part]
        return made.check, made.up, made.down

    def open_below(self, control: QWidget) -> None:
        """Open under the control, as far as the screen has room there, with the keyboard on the first row."""
        self._open_at(control, control.height() + 4)

    def open_above(self, control: QWidget) -> None:
        """Open over the control, as far as the screen has room there, with the keyboard on the first row."""
        self.adjustSize()
        self._open_at(control, -self.height() - 4)

    def _open_at(self, control: QWidget, below: int) -> None:
        self.adjustSize()
        at = control.mapToGlobal(QPoint(0, below))
        room = control.screen().availableGeometry()
        at.setY(max(room.top() + 4, min(at.y(), room.bottom() - self.height() - 4)))
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
        at = next((i for i, part in enumerate(self.choice.order) if watched in self.row_of(part)), None) if step else None
        if at is None:
            return False
        if 0 <= at + step < len(self.choice.order):
            self._rows[self.choice.order[at + step]].check.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_ticked(self, part: Part) -> None:
        self._take(self.choice.with_shown(part, part in self.choice.hidden))

    def _on_moved(self, part: Part, by: int) -> None:
        self._take(self.choice.moved(part, by))
        made = self._rows[part]
        arrow = made.up if by < 0 else made.down
        (arrow if arrow.isEnabled() else made.check).setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, choice: ShownOrder[Part]) -> None:
        self.show_choice(choice)
        self.changed.emit(choice)

    def _order_of_the_keyboard(self) -> None:
        before: QWidget = self.delivered
        for part in self.choice.order:
            for control in self.row_of(part):
                QWidget.setTabOrder(before, control)
                before = control


class _Row(QWidget, Generic[Part]):
    """One part: its tick and its two arrows."""

    moved = Signal(object, int)

    def __init__(self, part: Part, name: str) -> None:
        super().__init__()
        self.check = Check(name)
        self.up = icon_button("up", f"{name}: one place up", size="touch")
        self.down = icon_button("down", f"{name}: one place down", size="touch")
        self.up.clicked.connect(lambda: self.moved.emit(part, -1))
        self.down.clicked.connect(lambda: self.moved.emit(part, 1))
        self.setLayout(row((self.check, 1), self.up, self.down, gap=0))
