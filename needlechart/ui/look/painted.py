"""Bases of the controls that paint themselves, and the few shapes they share."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from needlechart.drawing.icons import icon
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.theme import theme

Pose = Literal["", "hover", "pressed", "focus"]
"""A state a control is made to show on the specimen sheet, whatever the pointer does."""

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_NOT_BY_USER = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def rounded(area: QRectF, radius: float) -> QPainterPath:
    """A rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    return path


def overdue_plate(painter: QPainter, area: QRectF, radius: float) -> None:
    """The ground under words on a needle that is in for too long: the yellow of needles as rim and ink, on dark."""
    painter.setPen(QPen(theme.color("caution_fill"), 2))
    painter.setBrush(theme.color("on_caution"))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius, radius)
    pen_for(painter, theme.font("small", 600), theme.color("caution_fill"))


def focus_ring(painter: QPainter, area: QRectF, radius: float) -> QRectF:
    """Ring at the edge of ``area``; returns the shape that stays inside it.

    Qt clips a widget at its rectangle, so the ring cannot lie outside: the shape steps back instead.
    """
    z = theme.sz
    half = z.focus_w / 2
    painter.setPen(QPen(theme.color("focus"), z.focus_w))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half), radius, radius)
    gap = z.focus_w + z.focus_gap
    return area.adjusted(gap, gap, -gap, -gap)


@lru_cache(maxsize=4096)
def advance(font: QFont, text: str) -> float:
    """Width of ``text`` in pixels; kept, since a page asks for the same words at every layout."""
    return QFontMetricsF(font).horizontalAdvance(text)


def draw_icon(painter: QPainter, name: str, area: QRectF, ink: QColor, stroke: float = 1.75) -> None:
    """An icon of the set in a theme colour."""
    icon(painter, name, area, ink.name(), stroke)


def pen_for(painter: QPainter, font: QFont, ink: QColor) -> None:
    """Font and colour for the words that follow."""
    painter.setFont(font)
    painter.setPen(ink)


def smooth(widget: QWidget) -> QPainter:
    """A painter on ``widget`` with round edges smoothed."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _by_key(reason: Qt.FocusReason, before: bool) -> bool:
    return before if reason in _NOT_BY_USER else reason in _BY_KEY


class PaintedButton(QAbstractButton, Spoken):
    """A button that paints itself: hover, pressed, and a focus ring only after keyboard use."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = ""
        self._ringed_by_key = False
        self.pose: Pose = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(words)
        theme.changed.connect(self._on_theme_changed)

    def words(self) -> str:
        """What the button says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Other words; they are the accessible name too.  An ampersand is an ampersand."""
        if words == self._words and words == self.accessibleName():
            return  # the same again would lay out the page anew
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed_by_key = _by_key(event.reason(), self._ringed_by_key)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed_by_key = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    @property
    def hovered(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.pose == "hover")

    @property
    def held(self) -> bool:
        return self.isDown() or self.pose == "pressed"

    @property
    def ringed(self) -> bool:
        return (self.hasFocus() and self._ringed_by_key) or self.pose == "focus"

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class PaintedControl(QWidget, Spoken):
    """A control that paints itself and is not a button; the same focus ring."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._ringed_by_key = False
        self.pose: Pose = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        theme.changed.connect(self._on_theme_changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed_by_key = _by_key(event.reason(), self._ringed_by_key)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ringed_by_key = True
        super().keyPressEvent(event)
        self.update()

    @property
    def ringed(self) -> bool:
        return (self.hasFocus() and self._ringed_by_key) or self.pose == "focus"

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
