"""The controls that lie on the chart: which view, which layer, how close."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from needlechart.drawing.sheets import BodyView
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.segmented import Segmented

VIEW_WORDS = {
    BodyView.ALL: "All",
    BodyView.FRONT: "Front",
    BodyView.BACK: "Back",
    BodyView.LEFT: "Left",
    BodyView.RIGHT: "Right",
    BodyView.HEAD: "Head",
    BodyView.HAND: "Hand",
    BodyView.FOOT: "Foot",
    BodyView.INNER_LEG: "Inner leg",
}

_GAP = 8


class ViewMenu(Button):
    """The view shown, and all views in a menu, where there is no room for them side by side."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(VIEW_WORDS[BodyView.ALL], "float", "down", size="touch", tip="View of the body")
        self._view = BodyView.ALL
        self.clicked.connect(self.open)
        self.show_view(self._view)

    def show_view(self, view: BodyView) -> None:
        """Another view is shown."""
        self._view = view
        self.set_words(VIEW_WORDS[view])
        self.setAccessibleName(f"View of the body: {VIEW_WORDS[view]}")

    def open(self) -> QMenu:
        """The menu, open under the button."""
        menu = touch_menu(self, "View of the body")
        group = QActionGroup(menu)
        for view, words in VIEW_WORDS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(view is self._view)
            action.triggered.connect(lambda _on=False, view=view: self.chosen.emit(view))
            group.addAction(action)
        open_below(menu, self)
        return menu


class ViewBar(QWidget):
    """The switch of views, the deep layer, and what a page adds beside them.  ``other_width`` when these need other room.

    Where not even the narrowest switch finds room, a menu stands for it, so that no word is ever cut.
    """

    view_chosen = Signal(object)
    deep_chosen = Signal(bool)
    flip_chosen = Signal(bool)
    other_width = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._beside = 0
        self.switch = Segmented(
            [(view.value, words) for view, words in VIEW_WORDS.items()], name="View of the body", size="touch", floating=True
        )
        self.menu = ViewMenu()
        self.deep = Button("Deep", "float", "layers", size="touch", tip="Show the deep muscles", toggle=True)
        self.flip = Button("Flip soles", "float", size="touch", tip="Soles of a patient who lies prone: toes down", toggle=True)
        self._flow = Flow(_GAP, 0)
        self._tools: list[QWidget] = [self.deep, self.flip]
        self.setLayout(self._flow)
        for part in (self.switch, self.menu, self.deep, self.flip):
            self._flow.addWidget(part)
        self.menu.hide()
        self.flip.hide()
        self.switch.changed.connect(lambda: self.view_chosen.emit(BodyView(self.switch.value())))
        self.menu.chosen.connect(self.view_chosen)
        self.deep.clicked.connect(self.deep_chosen)
        self.flip.clicked.connect(self.flip_chosen)

    @property
    def head(self) -> QWidget:
        """What chooses the view: the switch, or the menu where that is too wide."""
        return self.menu if self.switch.isHidden() else self.switch

    def show_view(self, view: BodyView) -> None:
        """Another view is shown."""
        self.switch.set_value(view.value)
        self.menu.show_view(view)
        self.flip.setVisible(view is BodyView.FOOT)

    def add(self, tool: QWidget) -> None:
        """One more control at the right end."""
        self._flow.addWidget(tool)
        self._tools.append(tool)
        tool.show()

    def below_switch(self) -> list[QWidget]:
        """The controls that found no room beside the switch."""
        head = self.head
        tools = [item.widget() for at in range(self._flow.count()) if (item := self._flow.itemAt(at)) is not None]
        return [tool for tool in tools if tool is not None and not tool.isHidden() and tool.y() > head.y() + head.height() / 2]

    def remove(self, tool: QWidget) -> None:
        """That control lies elsewhere now."""
        self._flow.removeWidget(tool)
        self._tools.remove(tool)

    def put(self, room: QRect, *, low: bool = False) -> None:
        """Lie at the top of ``room``: in one row when the switch can be made narrow enough for that, else in two.

        ``low``: one row is all there is, and the menu stands for a switch that would need another.
        """
        beside = self._beside = self._width_beside()
        one_row = room.width() - beside
        fits = self.switch.least_width() <= (one_row if low else room.width())
        self.switch.setVisible(fits)
        self.menu.setVisible(not fits)
        self.switch.fit_into(one_row if one_row >= self.switch.least_width() else room.width())
        self._flow.invalidate()
        wide = min(room.width(), max(self._flow.sizeHint().width(), 1))
        self.setGeometry(room.x(), room.y(), wide, self._flow.heightForWidth(wide))
        self._flow.activate()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self._width_beside() != self._beside:
            self.other_width.emit()
        return super().event(event)

    def _width_beside(self) -> int:
        return sum(tool.sizeHint().width() + _GAP for tool in self._tools if not tool.isHidden())


class CornerTools(QWidget):
    """What a page adds in the lower left corner, one over the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def add(self, tool: QWidget) -> None:
        """One more control below the others."""
        self._column.addWidget(tool, alignment=Qt.AlignmentFlag.AlignLeft)
        tool.show()

    def remove(self, tool: QWidget) -> None:
        """That control lies elsewhere now."""
        self._column.removeWidget(tool)


class ZoomBar(QWidget):
    """Closer, farther, everything, and the next view round the body."""

    closer = Signal()
    farther = Signal()
    fit = Signal()
    turn = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for glyph, tip, wish in (
            ("repeat", "Turn the body", self.turn),
            ("plus", "Closer", self.closer),
            ("minus", "Farther", self.farther),
            ("fit", "Show everything", self.fit),
        ):
            button = Button("", "float", glyph, size="touch", tip=tip)
            button.clicked.connect(wish)
            column.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_low(self, low: bool) -> None:
        """Side by side on a chart that is too low for one over the other."""
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if low else QBoxLayout.Direction.TopToBottom)
