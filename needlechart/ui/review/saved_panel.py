"""The panel of kept filters: take one, keep the one in force under a name, let one go."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from needlechart.domain.review import SavedFilter
from needlechart.ui.look.buttons import Button, icon_button
from needlechart.ui.look.check import Check
from needlechart.ui.look.fields import Field, TextField
from needlechart.ui.look.layout import Line, box, col, row
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small


class SavedPanel(QFrame):
    """``taken(SavedFilter)``, ``keep_wanted(name, shared)``, ``drop_wanted(SavedFilter)``.

    It closes with Escape and with a tap beside it.
    """

    taken = Signal(object)
    keep_wanted = Signal(str, bool)
    drop_wanted = Signal(object)

    def __init__(
        self, owner: QWidget, saved: tuple[SavedFilter, ...], person_id: str, owners: dict[str, str], *, keeps: bool
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAccessibleName("Kept filters")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.takes: dict[str, Button] = {}
        self.drops: dict[str, Button] = {}
        rows = [self._row(one, one.owner_id == person_id, owners.get(one.owner_id, "")) for one in saved]
        none = small("None yet. Filter the table, then keep it here under a name.", "text2", wrap=True)
        self.name = TextField(name="Name of the filter")
        self.shared = Check("Everybody who reviews sees it", touch=False)
        self.keep = Button("Keep", "primary", size="head")
        keeping = col(
            Line(), 4, Field("Keep the filter in force as", box(row((self.name, 1), self.keep, gap=8))), self.shared, gap=6
        )
        parts = [label("Kept filters", weight=600), *(rows or [none])]
        self.setLayout(col(*parts, box(keeping) if keeps else 0, gap=6, margins=(12, 10, 12, 12)))
        self.setFixedWidth(round(theme.px("body") * 24))
        self.keep.clicked.connect(self._on_keep)
        self.name.submitted.connect(self._on_keep)

    def open_below(self, control: QWidget) -> None:
        """Open under the control, inside the screen."""
        self.adjustSize()
        at = control.mapToGlobal(QPoint(0, control.height() + 4))
        room = control.screen().availableGeometry()
        self.move(max(room.left() + 4, min(at.x(), room.right() - self.width() - 4)), at.y())
        self.show()
        (next(iter(self.takes.values()), None) or self.name).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _row(self, one: SavedFilter, own: bool, owner: str) -> QWidget:
        take = Button(one.name, "quiet", "filter", size="head")
        whose = "" if own and not one.shared else "shared" if own else owner
        take.clicked.connect(lambda: self._on_take(one))
        self.takes[one.id] = take
        drop = icon_button("close", f"Let {one.name} go", size="head")
        drop.clicked.connect(lambda: self._on_drop(one))
        drop.setVisible(own)
        self.drops[one.id] = drop
        return box(row(take, None, small(whose, "text2"), drop, gap=8))

    def _on_take(self, one: SavedFilter) -> None:
        self.close()
        self.taken.emit(one)

    def _on_drop(self, one: SavedFilter) -> None:
        self.close()
        self.drop_wanted.emit(one)

    def _on_keep(self) -> None:
        name = self.name.value()
        if not name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close()
        self.keep_wanted.emit(name, self.shared.value())
