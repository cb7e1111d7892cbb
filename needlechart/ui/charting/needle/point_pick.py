"""The numbered point of a mark: offered when the mark lies near one, taken, changed and cleared by a tap, never by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from needlechart.ui.look.buttons import icon_button
from needlechart.ui.look.chips import Chip
from needlechart.ui.look.layout import row
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.usecases.suggesting import CAVEAT, SOURCE

NO_LABEL = "No point"


class PointPick(QWidget):
    """A chip with the label: asked as "TrP2?" while it is only offered, chosen once it is taken; a second tap clears it.

    The arrow lists every point of the muscle.  ``label_wanted(str)``; "" for none.
    """

    label_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._label, self._offered = "", ""
        self._labels: tuple[str, ...] = ()
        self.chip = Chip("")
        self.more = icon_button("down", "All points of this muscle", size="touch")
        self.chip.clicked.connect(self._on_chip)
        self.more.clicked.connect(self.open_list)
        self.setAccessibleName("Numbered point")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setLayout(row(self.chip, self.more, gap=0))

    def show_point(self, label: str, offered: str, labels: tuple[str, ...]) -> None:
        """Shows the label taken, else the one offered, else nothing chosen; hidden where the muscle has no points."""
        self._label, self._offered, self._labels = label, offered, labels
        self.chip.set_words(label or (f"{offered}?" if offered else "Point…"))
        self.chip.setChecked(bool(label))
        self.chip.setAccessibleName(f"Point {label}" if label else f"Is it {offered}?" if offered else "Choose a point")
        told = f"{CAVEAT} Source: {SOURCE}."
        self.chip.setToolTip(f"Tap again to clear. {told}" if label else told)
        self.more.setVisible(bool(labels) and bool(label or offered))
        self.setVisible(bool(label or labels))

    def open_list(self) -> QMenu:
        """Every label of the muscle, and none."""
        menu = touch_menu(self, "Points of this muscle")
        for label in self._labels:
            self._add(menu, label, label)
        menu.addSeparator()
        self._add(menu, NO_LABEL, "")
        open_below(menu, self.more)
        return menu

    def _add(self, menu: QMenu, words: str, label: str) -> None:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(label == self._label)
        action.triggered.connect(lambda _on=False: self.label_wanted.emit(label))
        menu.addAction(action)

    def _on_chip(self) -> None:
        self.chip.setChecked(bool(self._label))
        if self._label:
            self.label_wanted.emit("")
        elif self._offered:
            self.label_wanted.emit(self._offered)
        else:
            self.open_list()
