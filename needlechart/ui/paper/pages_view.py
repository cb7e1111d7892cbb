"""All pages of a report under each other, as wide as there is room; only those in sight are drawn."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.reports.report import LaidOut
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.theme import theme

_GAP, _MOST_SCALE, _KEPT, _READ_OUT = 16.0, 1.5, 4, 8
"""Pixels between pages, the largest scale, drawn pages that are kept, pages whose words are said."""


class PagesView(QWidget, Spoken):
    """``show_pages`` shows a report that is laid out; none leaves it empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The pages")
        self._laid: LaidOut | None = None
        self._drawn: dict[int, QPixmap] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_pages(self, laid: LaidOut | None) -> None:
        """Another report."""
        self._laid = laid
        words = [word for number in range(min(_READ_OUT, laid.count)) for word in laid.words(number)] if laid is not None else []
        self.setAccessibleDescription("\n".join(words))
        self._fit()

    def page_top(self, number: int) -> int:
        """Where a page begins, counted from 0, in pixels from the top."""
        return round(number * self._pitch())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._laid is None or not self._laid.count:
            return
        painter, pitch, size = QPainter(self), self._pitch(), self._page_px()
        left = round((self.width() - size.width()) / 2)
        seen = range(int(event.rect().top() / pitch), min(self._laid.count, int(event.rect().bottom() / pitch) + 1))
        for number in seen:
            top = self.page_top(number)
            painter.drawPixmap(left, top, self._page(number))
            painter.setPen(theme.color("line"))
            painter.drawRect(QRectF(left, top, size.width(), size.height()))
        painter.end()

    # ---- the inside
    def _scale(self) -> float:
        wide = self._laid.size.width() if self._laid is not None else 1.0
        return max(0.2, min(_MOST_SCALE, (self.width() - 2) / wide))

    def _page_px(self) -> QSizeF:
        return self._laid.size * self._scale() if self._laid is not None else QSizeF()

    def _pitch(self) -> float:
        return max(1.0, self._page_px().height() + _GAP)

    def _fit(self) -> None:
        """As high as all pages in this width."""
        self._drawn.clear()
        self.setFixedHeight(ceil(self._pitch() * self._laid.count) if self._laid is not None else 0)
        self.update()

    def _page(self, number: int) -> QPixmap:
        found = self._drawn.pop(number, None)
        if found is None:
            found = self._draw(number)
        self._drawn[number] = found  # the one seen last stands at the end
        while len(self._drawn) > _KEPT:
            del self._drawn[next(iter(self._drawn))]
        return found

    def _draw(self, number: int) -> QPixmap:
        ratio, size, laid = self.devicePixelRatioF(), self._page_px(), self._laid
        made = QPixmap(ceil(size.width() * ratio), ceil(size.height() * ratio))
        made.setDevicePixelRatio(ratio)
        if laid is not None:
            painter = QPainter(made)
            painter.scale(self._scale(), self._scale())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = QRectF(QPointF(), laid.size)
            painter.fillRect(page, Qt.GlobalColor.white)
            laid.paint(painter, page, number)
            painter.end()
        return made
