"""What is said on the body while numbered points are shown: that they are only suggestions, and where that is known from."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from needlechart.atlas import Suggestion
from needlechart.domain.catalogue import Catalogue
from needlechart.domain.words import count_words
from needlechart.ui.look.layout import Box, col
from needlechart.ui.look.painted import rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small
from needlechart.usecases.suggesting import CAVEAT, SOURCE

_WIDEST = 520


class PointsLine(Box):
    """Lies low on the chart, between the controls of its two lower corners."""

    def __init__(self, parent: QWidget) -> None:
        self.heading = small("", "text1", 600, wrap=True)
        self.caveat = small(f"{CAVEAT} {SOURCE}.", "text2", wrap=True)
        super().__init__(col(self.heading, self.caveat, gap=2, margins=(12, 8, 12, 8)), name="Numbered points")
        self.setParent(parent)
        self.hide()

    def show_points(self, points: tuple[Suggestion, ...], muscle: str | None, catalogue: Catalogue, *, on: bool) -> None:
        """What is shown now: the points of the muscle in hand, or why there are none; nothing while Points is off."""
        self.setVisible(on)
        if not on:
            return
        if points:
            said = f"{catalogue.muscle_name(muscle)}: {count_words(len(points), 'point')}. Tap one to chart it."
        elif muscle:
            said = f"No points are known of {catalogue.muscle_name(muscle)}."
        else:
            said = "Choose a mark: the points of its muscle are shown."
        self.heading.setText(said)
        self.caveat.setVisible(bool(points))

    def put(self, room: QRect) -> None:
        """Lie at the lower edge of ``room``, as wide as the words want."""
        wide = max(1, min(_WIDEST, room.width()))
        layout = self.layout()
        high = layout.heightForWidth(wide) if layout is not None else self.sizeHint().height()
        self.setGeometry(room.left(), room.bottom() - high + 1, wide, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillPath(rounded(area, theme.sz.radius), theme.color("surface", 0.94))
        painter.setPen(theme.color("line"))
        painter.drawPath(rounded(area, theme.sz.radius))
