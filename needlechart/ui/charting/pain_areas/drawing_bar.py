"""What is said while areas are drawn: what the strokes stand for, taking an area away, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent

from needlechart.ui.body.body_chart import BodyChart
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.painted import rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small

_HOW = "Draw round it with one finger, two move the body. Tap an area to remove it."
_EDGE, _GAP, _WIDEST = 16, 4, 720


class DrawingBar(Box):
    """``remove_wanted`` for the selected area, ``done`` to leave."""

    remove_wanted = Signal()
    done = Signal()

    def __init__(self) -> None:
        self.words = label("", weight=600, wrap=True)
        self.how = small(_HOW, "text2", wrap=True)
        self.remove = Button("Remove area", "danger", "close", size="touch")
        self.leave = Button("Done", "primary", "check", size="touch")
        ends = box(row(self.remove, self.leave, gap=8))
        told = box(col(None, self.words, self.how, None, gap=2))
        super().__init__(row((told, 1), ends, gap=12, margins=(16, 8, 8, 8)), name="Drawing on the body")
        self.remove.clicked.connect(self.remove_wanted)
        self.leave.clicked.connect(self.done)
        self.remove.hide()
        self.hide()

    def show_selected(self, selected: bool) -> None:
        """Whether an area is chosen that can be taken away."""
        self.remove.setVisible(selected)

    def lie_on(self, chart: BodyChart) -> None:
        """Lie on the chart below the controls at its top, as high as the words want."""
        wide = max(1, min(_WIDEST, chart.width() - 2 * _EDGE))
        layout = self.layout()
        least = layout.totalHeightForWidth(wide) if layout is not None else 0
        high = max(least, self.minimumSizeHint().height())
        self.setGeometry(_EDGE, chart.below_controls + _GAP, wide, high)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillPath(rounded(area, theme.sz.radius), theme.color("surface"))
        painter.setPen(theme.color("line"))
        painter.drawPath(rounded(area, theme.sz.radius))
