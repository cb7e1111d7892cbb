"""One of a few views: a track, and the chosen one raised on it."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.painted import PaintedButton, advance, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme

SegmentedSize = Literal["desk", "touch"]

_PADDING: dict[SegmentedSize, int] = {"desk": 28, "touch": 26}
_LEAST_PADDING = 10
"""Beside the words of a segment, both sides together, in pixels."""

LEAST_TOUCH = 44
"""No target for a finger is narrower, in pixels."""


class Segmented(QWidget, Spoken):
    """Exactly one of ``options`` (keys with their words) is chosen, the first unless told otherwise.

    ``floating`` lies on the body.  Left and Right move the choice.  ``changed`` only for what the user did.
    """

    changed = Signal()
    accessible_role = QAccessible.Role.PageTabList

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str | None = None,
        name: str = "",
        *,
        size: SegmentedSize = "desk",
        floating: bool = False,
    ) -> None:
        super().__init__()
        self.size_name, self.floating = size, floating
        self.padding = _PADDING[size]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 0, 3, 0)
        self._row.setSpacing(0)
        self._segments: dict[str, _Segment] = {}
        for key, words in options:
            self._segments[key] = segment = _Segment(self, words)
            segment.clicked.connect(lambda _on, key=key: self._choose(key))
            self._row.addWidget(segment)
        self.set_value(value if value is not None else options[0][0])
        theme.changed.connect(self.update)

    def value(self) -> str:
        """The key chosen."""
        return self._value

    def set_value(self, key: str) -> None:
        """Show a choice without telling anybody; an unknown key raises KeyError."""
        chosen = self._segments[key]
        self._value = key
        for segment in self._segments.values():
            segment.setChecked(segment is chosen)
            # one stop for Tab: the chosen one
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if segment is chosen else Qt.FocusPolicy.ClickFocus)
        tell_value(self)

    def fit_into(self, width: int) -> None:
        """Narrower than usual, as far as the words stay apart, when ``width`` pixels are all there is."""
        spare = (width - 6 - self._words_width()) // len(self._segments)
        padding = max(_LEAST_PADDING, min(_PADDING[self.size_name], spare))
        if padding != self.padding:
            self.padding = padding
            for segment in self._segments.values():
                segment.updateGeometry()
            self._row.invalidate()
            self.updateGeometry()

    def least_width(self) -> int:
        """Pixels below which it cannot be made narrower."""
        return self._words_width() + 6 + _LEAST_PADDING * len(self._segments)

    def _words_width(self) -> int:
        return sum(segment.words_width() for segment in self._segments.values())

    def set_words(self, key: str, words: str) -> None:
        """Other words for one choice, say with a count in them."""
        self._segments[key].set_words(words)

    def spoken_value(self) -> str | None:
        return self._segments[self._value].words()

    def step(self, by: int) -> None:
        """Move the choice, as the arrow keys do."""
        keys = list(self._segments)
        at = keys.index(self._value) + by
        if 0 <= at < len(keys):
            self._choose(keys[at])
            self._segments[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        z, c = theme.sz, theme.color
        inset = 2 if self.size_name == "touch" else 0
        area = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        painter = smooth(self)
        painter.fillPath(rounded(area, z.radius), c("surface" if self.floating else "control"))
        if self.floating:
            painter.setPen(QPen(c("line"), 1))
            painter.drawPath(rounded(area.adjusted(0.5, 0.5, -0.5, -0.5), z.radius))

    def _choose(self, key: str) -> None:
        told = key != self._value
        self.set_value(key)
        if told:
            self.changed.emit()


class _Segment(PaintedButton):
    """One word of the track."""

    accessible_role = QAccessible.Role.PageTab

    def __init__(self, track: Segmented, words: str) -> None:
        self._track = track
        super().__init__(words)
        self.setCheckable(True)

    def nextCheckState(self) -> None:
        """The track decides."""

    def sizeHint(self) -> QSize:
        z, touch = theme.sz, self._track.size_name == "touch"
        high = max(z.touch if touch else z.desk, self._px() * 1.9 + (10 if touch else 0))
        return QSize(self.words_width() + self._track.padding, round(high))

    def words_width(self) -> int:
        """Pixels of the words when they are chosen; on touch no fewer than a finger needs."""
        words = round(advance(theme.font(self._px(), 600), self.words()))
        return max(words, LEAST_TOUCH - _LEAST_PADDING) if self._track.size_name == "touch" else words

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._track.step(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        z, c, on = theme.sz, theme.color, self.isChecked()
        inset = 5 if self._track.size_name == "touch" else 3
        cell = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        painter = smooth(self)
        shape = focus_ring(painter, cell.adjusted(-2, -2, 2, 2), z.radius - 2) if self.ringed else cell
        if on:
            raised = "accent_soft" if self._track.floating else "pressed" if theme.t.name == "dark" else "raised"
            painter.fillPath(rounded(shape, z.radius - 3), c(raised))
            if not self._track.floating and not self.ringed:
                painter.setPen(QPen(c("line"), 1))
                painter.drawPath(rounded(shape.adjusted(0.5, 0.5, -0.5, -0.5), z.radius - 3))
        elif self.hovered:
            painter.fillPath(rounded(shape, z.radius - 3), c("pressed" if self.held else "hover"))
        ink = "disabled" if not self.isEnabled() else "text1" if on else "text2"
        pen_for(painter, theme.font(self._px(), 600 if on else 500), c(ink))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self.words())

    def _px(self) -> float:
        return theme.sz.body if self._track.size_name == "touch" else theme.sz.small + 1
