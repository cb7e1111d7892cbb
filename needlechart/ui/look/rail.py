"""Places of the program at the left of the desk pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme


@dataclass(frozen=True, slots=True)
class RailItem:
    """A place, or with ``foot`` a deed at the foot of the rail (Help, Lock) that is never "where we are"."""

    key: str
    words: str
    glyph: str
    foot: bool = False


class Rail(QWidget, Spoken):
    """Icons with words.  ``changed`` when the user went to another place, ``foot_pressed`` with the key of a deed."""

    changed = Signal()
    foot_pressed = Signal(str)
    accessible_role = QAccessible.Role.PageTabList

    def __init__(self, items: Sequence[RailItem], value: str | None = None, name: str = "Places") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._value = value
        self._buttons: dict[str, _RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        for item in (item for item in items if not item.foot):
            column.addWidget(self._made(item))
        column.addStretch(1)
        for item in (item for item in items if item.foot):
            column.addWidget(self._made(item))
        self.set_value(value)
        theme.changed.connect(self.update)

    def value(self) -> str | None:
        """Where we are; None while on a page that is no place of the rail."""
        return self._value

    def set_value(self, key: str | None) -> None:
        """Show where we are without telling anybody."""
        self._value = key
        for own, button in self._buttons.items():
            button.setChecked(own == key)
        tell_value(self)

    def show_count(self, key: str, count: int) -> None:
        """How many things wait there, 0 for none."""
        self._buttons[key].show_count(count)

    def set_words(self, key: str, words: str) -> None:
        """Other words, say the initials of who is signed in."""
        self._buttons[key].set_words(words)

    def set_item_shown(self, key: str, shown: bool) -> None:
        """Offer a place or not, as the person's role allows."""
        self._buttons[key].setVisible(shown)

    def spoken_value(self) -> str | None:
        button = self._buttons.get(self._value or "")
        return button.words() if button is not None else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.color("line"))

    def _made(self, item: RailItem) -> "_RailButton":
        button = _RailButton(self, item)
        button.clicked.connect(lambda: self._on_pressed(item))
        self._buttons[item.key] = button
        return button

    def step(self, button: PaintedButton, by: int) -> None:
        """Move the focus, as the arrow keys do."""
        shown = [other for other in self._buttons.values() if not other.isHidden()]
        at = shown.index(button) + by if isinstance(button, _RailButton) else -1
        if 0 <= at < len(shown):
            shown[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_pressed(self, item: RailItem) -> None:
        if item.foot:
            self.foot_pressed.emit(item.key)
        elif item.key != self._value:
            self.set_value(item.key)
            self.changed.emit()


class _RailButton(PaintedButton):
    """One place: icon over its word, and how many things wait there."""

    accessible_role = QAccessible.Role.PageTab

    def __init__(self, rail: Rail, item: RailItem) -> None:
        self._rail, self._glyph, self._count = rail, item.glyph, 0
        super().__init__(item.words)
        self.setCheckable(not item.foot)
        if item.foot:
            self.accessible_role = QAccessible.Role.Button
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The rail decides."""

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(f"{count} waiting" if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        z = theme.sz
        return QSize(round(max(72, advance(theme.font("small", 600), self.words()) + 12)), round(z.icon + z.small * 1.6 + 15))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._rail.step(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        z, c, on = theme.sz, theme.color, self.isChecked()
        area = QRectF(self.rect())
        painter = smooth(self)
        shape = focus_ring(painter, area, z.radius) if self.ringed else area
        if on or self.held or self.hovered:
            painter.fillPath(rounded(shape, z.radius - (3 if self.ringed else 0)), c("pressed" if on or self.held else "hover"))
        ink = c("text1" if on else "text2")
        glyph = QRectF(area.center().x() - z.icon / 2, 8, z.icon, z.icon)
        draw_icon(painter, self._glyph, glyph, ink)
        pen_for(painter, theme.font("small", 600 if on else 500), ink)
        words = QRectF(0, 8 + z.icon, area.width(), area.height() - 12 - z.icon)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.words())
        if self._count:
            self._paint_count(painter, glyph)

    def _paint_count(self, painter: QPainter, glyph: QRectF) -> None:
        words = str(self._count) if self._count < 100 else "99+"
        side = theme.sz.small * 1.4
        wide = max(side, advance(theme.font("small", 600), words) + 8)
        spot = QRectF(glyph.right() - 4, glyph.top() - 5, wide, side)
        painter.fillPath(rounded(spot, side / 2), theme.color("accent"))
        pen_for(painter, theme.font("small", 600), theme.color("accent_text"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)
