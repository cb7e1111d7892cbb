"""How a page is put together: rows, columns, grounds, hairlines, sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.by_finger import by_finger
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small, title

Item: TypeAlias = QWidget | QLayout | tuple[QWidget | QLayout, int] | float | None
Margins: TypeAlias = tuple[float, float, float, float]

_ANY = (1 << 24) - 1
"""The greatest size Qt lets a widget have, in pixels: no limit."""


def row(*items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items from left to right; None stretches, a number is a space in pixels, ``(item, n)`` has stretch n.

    Margins are left, top, right, bottom.
    """
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def col(*items: Item, gap: float = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items from top to bottom, as ``row``."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(layout: QBoxLayout, items: Iterable[Item], gap: float, margins: Margins) -> None:
    layout.setSpacing(int(gap))
    left, top, right, bottom = (int(margin) for margin in margins)
    layout.setContentsMargins(left, top, right, bottom)
    for item in items:
        put(layout, item)


def put(layout: QBoxLayout, item: Item) -> None:
    """Add one item at the end of ``layout``."""
    thing, stretch = item if isinstance(item, tuple) else (item, 0)
    if thing is None:
        layout.addStretch(1)
    elif isinstance(thing, QWidget):
        layout.addWidget(thing, stretch)
    elif isinstance(thing, QLayout):
        layout.addLayout(thing, stretch)
    elif thing:
        layout.addSpacing(int(thing))


class Box(QWidget, Spoken):
    """A layout as a widget, on a ground of its own when one is named (bg, surface, raised, control)."""

    def __init__(self, layout: QLayout | None = None, ground: str = "", name: str = "") -> None:
        super().__init__()
        self._ground = ground
        self.setAccessibleName(name)
        if layout is not None:
            self.setLayout(layout)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._ground:
            QPainter(self).fillRect(self.rect(), theme.color(self._ground))


def box(layout: QLayout, ground: str = "", name: str = "") -> Box:
    """``layout`` as a widget; ``name`` is what a screen reader calls the group."""
    return Box(layout, ground, name)


class Line(QWidget):
    """A hairline, the only separator there is."""

    def __init__(self, vertical: bool = False) -> None:
        super().__init__()
        self.set_vertical(vertical)
        theme.changed.connect(self.update)

    def set_vertical(self, vertical: bool) -> None:
        """Between what stands side by side, or between what lies one under the other."""
        self.setMinimumSize(1 if vertical else 0, 0 if vertical else 1)
        self.setMaximumSize(1 if vertical else _ANY, _ANY if vertical else 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("line"))


def lined(items: Sequence[QWidget]) -> list[Item]:
    """``items`` with a hairline between each two."""
    out: list[Item] = []
    for item in items:
        out += [Line(), item] if out else [item]
    return out


def section(heading: str, *items: Item, note: str = "", gap: float = 8, end: QWidget | None = None) -> Box:
    """A title with a note beside it and ``end`` at the right, over ``items``."""
    head = row(title(heading), small(note, "text2") if note else 0, None, end or 0, gap=10)
    return box(col(head, 4, *items, gap=gap), name=heading)


def columns(*sides: Sequence[Item], gap: float = 56, margins: Margins = (32, 24, 32, 16)) -> Box:
    """Page columns of equal width; the gap between them is the only divider."""
    return box(row(*[(box(col(*side, None, gap=28)), 1) for side in sides], gap=gap, margins=margins))


class Pages(QStackedWidget):
    """Pages of which one is seen; it asks for the room of that one alone."""

    def hasHeightForWidth(self) -> bool:
        """No page is as high as its words need: each scrolls."""
        return False

    def sizeHint(self) -> QSize:
        here = self.currentWidget()
        return here.sizeHint() if here is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        here = self.currentWidget()
        return here.minimumSizeHint() if here is not None else QSize(0, 0)


def scrolled(content: QWidget, name: str = "") -> Scrolled:
    """``content`` that scrolls up and down when the window is lower than it, never sideways."""
    area = Scrolled()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    by_finger(area)
    content.setAutoFillBackground(False)
    return area


class Scrolled(QScrollArea):
    """Never narrower than what it holds.  ``height_changed(int)``: so many pixels of it are seen at once now."""

    height_changed = Signal(int)

    def setWidget(self, content: QWidget) -> None:  # noqa: N802
        super().setWidget(content)
        self._widen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.height_changed.emit(self.viewport().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:  # the content is wider or narrower now
            self._widen()
        return done

    def _widen(self) -> None:
        content = self.widget()
        if content is not None:
            self.setMinimumWidth(content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
