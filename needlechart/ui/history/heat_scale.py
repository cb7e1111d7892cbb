"""The scale of a heat map: its steps in a row, the numbers each stands for, and what is counted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.drawing.heat import Heat
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import advance, pen_for, smooth
from needlechart.ui.look.theme import theme

_STEP_HIGH, _WIDEST_STEP = 12, 72
_GAP = 4
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HeatScale(QWidget, Spoken):
    """Each step with its numbers under it; where they do not fit, the number it begins with."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self) -> None:
        super().__init__()
        self.labels: tuple[str, ...] = ()
        self._unit = ""
        self.setAccessibleName("Scale of the heat map")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_scale(self, heat: Heat | None, unit: str) -> None:
        """The steps of a heat map of ``unit`` ("twitches"); nothing without one."""
        self.labels = heat.labels if heat is not None else ()
        self._unit = unit
        said = ", ".join(label.replace("\N{EN DASH}", " to ") for label in self.labels)
        self.setAccessibleDescription(f"From pale to deep: {said} {unit} about one place" if said else "Nothing to show")
        self.setVisible(bool(self.labels))
        self.update()

    def words(self) -> tuple[str, ...]:
        """What stands under the steps at the present width."""
        wide, font = self._step_wide(), theme.font("small")
        if all(advance(font, label) + 4 <= wide for label in self.labels):
            return self.labels
        starts = [label.partition("\N{EN DASH}")[0] for label in self.labels]
        return (*starts[:-1], f"{starts[-1]}+")

    def sizeHint(self) -> QSize:
        return QSize(200, _STEP_HIGH + 2 + round(QFontMetricsF(theme.font("small")).height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        wide, high = self._step_wide(), float(_STEP_HIGH)
        for step, _label in enumerate(self.labels):
            painter.fillRect(QRectF(step * wide, 0, wide, high), QColor(theme.t.heat[step]))
        painter.setPen(QPen(theme.color("text3"), 1))
        painter.drawRect(QRectF(0.5, 0.5, len(self.labels) * wide - 1, high - 1))
        pen_for(painter, theme.font("small"), theme.color("text2"))
        for step, word in enumerate(self.words()):
            painter.drawText(QRectF(step * wide - 8, high + 2, wide + 16, self.height() - high - 2), _CENTRE, word)
        pen_for(painter, theme.font("small"), theme.color("text2"))
        end = len(self.labels) * wide + 2 * _GAP
        painter.drawText(QRectF(end, high + 2, self.width() - end, self.height() - high - 2), _LEFT, self._unit)

    def _step_wide(self) -> float:
        spare = self.width() - advance(theme.font("small"), self._unit) - 3 * _GAP
        return max(8.0, min(float(_WIDEST_STEP), spare / max(1, len(self.labels))))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
