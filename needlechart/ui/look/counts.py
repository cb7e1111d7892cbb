"""Figures that are read from a metre away, each with its word."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.durations import spoken_duration
from needlechart.ui.look.painted import PaintedButton, advance, focus_ring, overdue_plate, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme

_SIDE = 9


class Count(QWidget, Spoken):
    """A 28 px figure and its 13 px word; ``sub`` is a second line under the word.

    The word moves only when the figure gets another digit.
    """

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, word: str, tip: str = "") -> None:
        super().__init__()
        self._word = word
        self._figure, self._role, self._sub = "–", "text1", ""
        self._low = False
        self.setToolTip(tip)
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_count(self, figure: str, role: str = "text1", sub: str = "") -> None:
        """Another figure, at once."""
        if (figure, role, sub) != (self._figure, self._role, self._sub):
            before = self.sizeHint()
            self._figure, self._role, self._sub = figure, role, sub
            tell_value(self)
            if self.sizeHint() != before:
                self.updateGeometry()
            self.update()

    def set_low(self, low: bool) -> None:
        """As low as its figure and its words allow, for a line under another."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def figure(self) -> str:
        """The figure shown."""
        return self._figure

    def sub(self) -> str:
        """The second line shown."""
        return self._sub

    def spoken_value(self) -> str | None:
        said = "not counted" if self._figure == "–" else self._figure
        return f"{said} {self._sub}".strip()

    def sizeHint(self) -> QSize:
        words = max(advance(theme.font("small", 500), self._word), advance(theme.font("small", 600), self._sub))
        high = max(theme.sz.numeral * 1.3, theme.sz.small * 2.75) if self._low else theme.sz.ledger - 8
        return QSize(round(2 * _SIDE + self._figure_width() + 7 + words + 1), round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen_for(painter, theme.font("numeral", 600), theme.color(self._role))
        base = self.height() / 2 + painter.fontMetrics().capHeight() / 2
        painter.drawText(QPointF(_SIDE, base), self._figure)
        x = _SIDE + self._figure_width() + 7
        pen_for(painter, theme.font("small", 500), theme.color("text2"))
        painter.drawText(QPointF(x, base - (theme.sz.small * 1.15 if self._sub else 0)), self._word)
        if self._sub:
            pen_for(painter, theme.font("small", 600), theme.color("text1"))
            painter.drawText(QPointF(x, base + 1), self._sub)

    def _figure_width(self) -> float:
        return max(advance(theme.font("numeral", 600), text) for text in (self._figure, "0"))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class CountGroup(QWidget):
    """Counts that belong together, with a hairline before them unless they come first."""

    def __init__(self, *counts: QWidget, first: bool = False) -> None:
        super().__init__()
        self._first = first
        self._counts = counts
        line = QHBoxLayout(self)
        line.setContentsMargins(0 if first else 12, 0, 6, 0)
        line.setSpacing(0)
        for count in counts:
            if isinstance(count, InBody):
                line.addSpacing(_SIDE)  # it has a ground, which ends where the others have their air
            line.addWidget(count)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_first(self, first: bool) -> None:
        """Whether it begins a line."""
        self._first = first
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0 if first else 12, 0, 6, 0)
        self.update()

    def set_low(self, low: bool) -> None:
        """Every count of it as low as it can be."""
        for count in self._counts:
            if isinstance(count, (Count, InBody)):
                count.set_low(low)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._first:
            QPainter(self).fillRect(2, 8, 1, self.height() - 16, theme.color("line"))


class InBody(PaintedButton):
    """The one loud thing on the page: yellow while a needle is in, gone when none is.  A tap asks for the list."""

    def __init__(self) -> None:
        self._since = ""
        self._overdue = self._low = False
        self._number = 0
        super().__init__("0 in the body")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_needles(self, number: int, since_s: int | None, left: str = "", *, overdue: bool = False) -> None:
        """``number`` needles are in, the longest since ``since_s`` seconds (None when not known).

        ``left`` says instead what is left until the first of them is due out; ``overdue`` when that is over.
        """
        before = self.sizeHint()
        self._number, self._overdue = number, overdue
        self._since = left or ("" if since_s is None else f"for {spoken_duration(since_s)}")
        self.set_words(f"{number} in the body")
        self.setAccessibleDescription(self._since)
        self.setVisible(number > 0)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def set_low(self, low: bool) -> None:
        """As low as a finger allows, for a line over another."""
        self._low = low
        self.updateGeometry()

    def since(self) -> str:
        """How long, or how much is left, as it is shown."""
        return self._since

    def sizeHint(self) -> QSize:
        z = theme.sz
        # room for the longest usual time, so that the ticking second moves nothing
        usual = max(advance(theme.font("small", 500), told) for told in ("for 59 min 59 s", "under 1 min left"))
        since = max(usual, advance(theme.font("small", 600 if self._overdue else 500), self._since))
        words = max(advance(theme.font("small", 600), "in the body"), since)
        figure = advance(theme.font("numeral", 600), str(self._number))
        high = max(z.touch, z.small * 2.7 + 4) if self._low else max(z.ledger - 12, z.small * 3.6)
        return QSize(round(self._triangle() + figure + 8 + words + 16), round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        c, small = theme.color, theme.sz.small
        area = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        painter = smooth(self)
        shape = focus_ring(painter, area, theme.sz.radius) if self.ringed else area
        ground = c("caution_fill").darker(112 if self.held else 105 if self.hovered else 100)
        painter.fillPath(rounded(shape, theme.sz.radius - (3 if self.ringed else 0)), ground)
        ink = c("on_caution")
        self._paint_triangle(painter, QPointF(self._triangle() * 0.57, area.center().y() + 1))
        pen_for(painter, theme.font("numeral", 600), ink)
        painter.drawText(QPointF(self._triangle(), area.center().y() + painter.fontMetrics().capHeight() / 2), str(self._number))
        x = self._triangle() + advance(theme.font("numeral", 600), str(self._number)) + 8
        middle = area.center().y() + (0 if self._since else small * 0.6)
        pen_for(painter, theme.font("small", 600), ink)
        painter.drawText(QPointF(x, middle - small * 0.22), "in the body")
        if self._overdue:
            wide = advance(theme.font("small", 600), self._since)
            overdue_plate(painter, QRectF(x - 6, middle + small * 0.02, wide + 12, small * 1.4), 5)
        else:
            pen_for(painter, theme.font("small", 500), ink)
        painter.drawText(QPointF(x, middle + small * 1.02), self._since)

    def _paint_triangle(self, painter: QPainter, middle: QPointF) -> None:
        k, ink = theme.sz.numeral / 28, theme.color("on_caution")
        path = QPainterPath(QPointF(middle.x(), middle.y() - 10 * k))
        path.lineTo(middle.x() + 11 * k, middle.y() + 9 * k)
        path.lineTo(middle.x() - 11 * k, middle.y() + 9 * k)
        path.closeSubpath()
        painter.fillPath(path, ink)
        round_join = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, QPen(ink, 3, *round_join))

    def _triangle(self) -> float:
        return 52 * theme.sz.numeral / 28
