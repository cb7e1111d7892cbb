"""A few figures in a row, each over its word; what does not fit goes into a second row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.drawing.timeline.lane import LEFT
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import advance, pen_for, smooth
from needlechart.ui.look.theme import theme

Fact = tuple[str, str]
_GAP, _BELOW = 20.0, 8.0


class FactRow(QWidget, Spoken):
    """``facts`` are figures with their words; painted, so that another visit's take no time to lay out."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.facts: tuple[Fact, ...] = ()
        self._areas: dict[float, list[QRectF]] = {}
        self._widest = 0
        self.setAccessibleName("Figures")
        tall = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)
        theme.changed.connect(self._on_changed)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Other figures."""
        self.facts = tuple(facts)
        self.setAccessibleDescription(", ".join(f"{said} {word}" for said, word in facts))
        self._on_changed()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        return round(max((area.bottom() for area in self.areas(wide)), default=0))

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest, 0)

    def areas(self, wide: float) -> list[QRectF]:
        """Where each figure stands with its word when the row is ``wide``: spread over the width when one row holds all."""
        if wide in self._areas:  # a layout asks many times
            return self._areas[wide]
        widths = [_wide(fact) for fact in self.facts]
        high = _figure_high() + _word_high()
        spare = wide - sum(widths)
        one_row = len(widths) > 1 and spare >= _GAP * (len(widths) - 1)
        gap = min(spare / (len(widths) - 1), 3 * _GAP) if one_row else _GAP
        areas: list[QRectF] = []
        at = QPointF(0, 0)
        for fact_wide in widths:
            if areas and at.x() + fact_wide > wide + 0.5:
                at = QPointF(0, at.y() + high + _BELOW)
            areas.append(QRectF(at.x(), at.y(), fact_wide, high))
            at += QPointF(fact_wide + gap, 0)
        self._areas[wide] = areas
        return areas

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        areas = self.areas(self.width())
        pen_for(painter, theme.font("title", 600), theme.color("text1"))
        for area, (said, _word) in zip(areas, self.facts, strict=True):
            painter.drawText(QRectF(area.topLeft(), QPointF(area.right() + 2, area.top() + _figure_high())), LEFT, said)
        pen_for(painter, theme.font("small"), theme.color("text2"))
        for area, (_said, word) in zip(areas, self.facts, strict=True):
            painter.drawText(QRectF(area.left(), area.top() + _figure_high(), area.width() + 2, _word_high()), LEFT, word)

    def _on_changed(self) -> None:
        self._areas.clear()
        self._widest = round(max(map(_wide, self.facts), default=0))
        self.updateGeometry()
        self.update()


def _wide(fact: Fact) -> float:
    return max(advance(theme.font("title", 600), fact[0]), advance(theme.font("small"), fact[1])) + 1


def _figure_high() -> float:
    return QFontMetricsF(theme.font("title", 600)).height()


def _word_high() -> float:
    return QFontMetricsF(theme.font("small")).height()
