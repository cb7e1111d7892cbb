"""The line of places: six of a session, each with what is still missing, or the plain tabs of a desk page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme


@dataclass(frozen=True, slots=True)
class TabState:
    """What a tab says about its place: all said (``done``), or so many things ``missing``."""

    done: bool = False
    missing: int = 0


class Tabs(QWidget, Spoken):
    """Tabs by key and words.  The order is free: every place can be gone to at any time.

    Left and Right move, ``changed`` only for what the user did.  ``touch`` is 48 px high, otherwise 44.
    """

    changed = Signal()
    accessible_role = QAccessible.Role.PageTabList

    def __init__(
        self, options: Sequence[tuple[str, str]], value: str | None = None, name: str = "Places", *, touch: bool = False
    ) -> None:
        super().__init__()
        self.touch = touch
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(8)
        self._tabs: dict[str, _Tab] = {}
        for key, words in options:
            self._tabs[key] = tab = _Tab(self, words)
            tab.clicked.connect(lambda _on, key=key: self._choose(key))
            line.addWidget(tab)
        line.addStretch(1)
        self.set_value(value if value is not None else options[0][0])
        theme.changed.connect(self.update)

    def value(self) -> str:
        """The key of the place we are in."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show where we are without telling anybody; an unknown key raises KeyError."""
        here = self._tabs[key]
        self._value = key
        for tab in self._tabs.values():
            tab.setChecked(tab is here)
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab is here else Qt.FocusPolicy.ClickFocus)
            tab.updateGeometry()
        tell_value(self)

    def show_state(self, key: str, state: TabState) -> None:
        """What the tab says about its place."""
        self._tabs[key].show_state(state)

    def state(self, key: str) -> TabState:
        """What the tab says now."""
        return self._tabs[key].state_shown

    def set_tab_shown(self, key: str, shown: bool) -> None:
        """Offer a place or not, say one the person's role does not include."""
        self._tabs[key].setVisible(shown)

    def spoken_value(self) -> str | None:
        return self._tabs[self._value].words()

    def step(self, by: int) -> None:
        """Go to the neighbour, as the arrow keys do."""
        keys = [key for key, tab in self._tabs.items() if not tab.isHidden()]
        at = keys.index(self._value) + by
        if 0 <= at < len(keys):
            self._choose(keys[at])
            self._tabs[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def _choose(self, key: str) -> None:
        told = key != self._value
        self.set_value(key)
        if told:
            self.changed.emit()


SESSION_STEPS = (
    ("screen", "Screen"),
    ("before", "Before"),
    ("needle", "Needle"),
    ("treatments", "Treatments"),
    ("after", "After"),
    ("sign", "Sign"),
)
"""The six places of a session, in the order they are usually gone through."""


class StepTabs(Tabs):
    """The six places of a session."""

    def __init__(self, value: str = "needle") -> None:
        super().__init__(SESSION_STEPS, value, "Places of the session", touch=True)


class _Tab(PaintedButton):
    """One place: its name, a check or a count, and the bar when we are here."""

    accessible_role = QAccessible.Role.PageTab

    def __init__(self, line: Tabs, words: str) -> None:
        self._line = line
        self.state_shown = TabState()
        super().__init__(words)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """The line decides."""

    def show_state(self, state: TabState) -> None:
        if state == self.state_shown:
            return
        self.state_shown = state
        words = "done" if state.done else f"{state.missing} missing" if state.missing else ""
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = theme.sz.touch if self._line.touch else theme.sz.desk * 1.375
        return QSize(round(24 + advance(theme.font("body", 600), self.words()) + self._extra()), round(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() - 16, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._line.step(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        z, c, here = theme.sz, theme.color, self.isChecked()
        painter = smooth(self)
        area = QRectF(self.rect())
        if self.hovered and not here:
            painter.fillPath(rounded(area.adjusted(2, 6, -2, -8), z.radius_small), c("hover"))
        font = theme.font("body", 600 if here else 500)
        left = (area.width() - advance(theme.font("body", 600), self.words()) - self._extra()) / 2
        ink = "disabled" if not self.isEnabled() else "text1" if here or self.hovered else "text2"
        pen_for(painter, font, c(ink))
        painter.drawText(QRectF(left, 0, area.width(), area.height()), Qt.AlignmentFlag.AlignVCenter, self.words())
        self._paint_state(painter, left + advance(theme.font("body", 600), self.words()) + 7)
        if here:
            bar = QRectF(left, area.height() - 3, area.width() - 2 * left, 3)
            painter.fillPath(rounded(bar, 1.5), c("accent"))
        if self.ringed:
            focus_ring(painter, area.adjusted(2, 5, -2, -7), z.radius_small)

    def _paint_state(self, painter: QPainter, x: float) -> None:
        side, middle = theme.sz.small * 1.54, self.height() / 2
        where = QRectF(x, middle - side / 2, side, side)
        if self.state_shown.done:
            draw_icon(painter, "check", where, theme.color("ok"), 2)
        elif self.state_shown.missing:
            painter.setPen(QPen(theme.color("edge"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(where.adjusted(0.75, 0.75, -0.75, -0.75))
            pen_for(painter, theme.font(theme.sz.small - 1, 600), theme.color("text1"))
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(self.state_shown.missing))

    def _extra(self) -> float:
        return theme.sz.small * 1.54 + 7 if self.state_shown.done or self.state_shown.missing else 0
