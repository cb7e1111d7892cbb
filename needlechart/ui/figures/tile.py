"""A figure read from afar: the number, what it counts, a note, and a small trend."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.painted import PaintedButton, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import TextSize, theme

_GAP = 6.0
_BARS_PX = 30.0
_WIDEST_STEP_PX = 40.0
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAP = int(_LEFT) | int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class TileView:
    """``number`` large, ``words`` below it, ``note`` small; ``bars`` the trend, the last one now; ``loud`` wants attention."""

    number: str
    words: str
    note: str = ""
    bars: tuple[int, ...] = ()
    loud: bool = False


class Tile(PaintedButton):
    """``clicked`` opens what is behind it; one with nothing behind it is read only."""

    def __init__(self) -> None:
        self.view = TileView("", "")
        super().__init__("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tile(self, view: TileView, *, opens: bool) -> None:
        """Another figure."""
        self.view = view
        self.setEnabled(opens)
        self.setAccessibleName(", ".join(part for part in (f"{view.number} {view.words}", view.note) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = theme.px("numeral") * 1.2 + theme.px("body") * 1.5 + theme.px("small") * 2.8 + _BARS_PX + 5 * _GAP
        return QSize(round(theme.px("body") * 16), round(high))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme.px("body") * 12), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        view, c = self.view, theme.color
        painter = smooth(self)
        area = QRectF(self.rect())
        if self.ringed:
            focus_ring(painter, area, theme.sz.radius_small)
        elif self.hovered or self.held:
            painter.fillPath(rounded(area, theme.sz.radius_small), c("pressed" if self.held else "hover"))
        painter.fillRect(QRectF(area.x(), 0, area.width(), 1), c("line"))
        x, y, wide = area.x() + 4, _GAP, area.width() - 8
        said: tuple[tuple[str, TextSize, int, str, float], ...] = (
            (view.number, "numeral", 600, "caution" if view.loud else "text1", 1.2),
            (view.words, "body", 500, "text1", 1.5),
            (view.note, "small", 400, "text2", 2.8),
        )
        for words, size, weight, ink, lines in said:
            high = theme.px(size) * lines
            pen_for(painter, theme.font(size, weight), c(ink))
            painter.drawText(QRectF(x, y, wide, high), _WRAP if size == "small" else int(_LEFT), words)
            y += high
        self._paint_bars(painter, QRectF(x, area.height() - _BARS_PX - _GAP, wide, _BARS_PX))

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        bars = self.view.bars
        if not bars:
            return
        most = max(*bars, 1)
        step = min(area.width() / len(bars), _WIDEST_STEP_PX)
        wide = max(2.0, min(24.0, step * 0.6))
        for at, number in enumerate(bars):
            high = max(1.0, area.height() * number / most)
            ink = theme.color("accent" if at == len(bars) - 1 else "text3")
            painter.fillRect(QRectF(area.x() + at * step, area.bottom() - high, wide, high), ink)
