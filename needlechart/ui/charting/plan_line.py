"""The plan in sight on every place of a session: visits used, authorised until, re-evaluation, for each problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.charting.plan_words import PlanSaid, PlanWord
from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import plain_tip

MOST_LINES = 2
_BETWEEN, _LEFT, _RIGHT = "  ·  ", 8, 20


class PlanLine(PaintedButton):
    """A line for each problem, what warns in yellow with a mark before it; a tap asks for the place that says what to do.

    Of more problems than there are lines the ones that warn are shown, and how many more there are; the tip says them all.
    """

    def __init__(self) -> None:
        super().__init__("")
        self._plans: tuple[PlanSaid, ...] = ()
        self._lines: tuple[tuple[PlanWord, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_plans(self, plans: Sequence[PlanSaid]) -> None:
        """The plans of the visit's problems; hidden without any."""
        shown = tuple(plans)
        if shown == self._plans:
            return
        self._plans = shown
        self._lines = lines_of(shown)
        said = "\n".join(plan.sentence for plan in shown)
        self.setAccessibleName("Plan")
        self.setAccessibleDescription(said)
        self.setToolTip(plain_tip(said))
        self.setVisible(bool(shown))
        self.updateGeometry()
        self.update()

    def lines(self) -> tuple[str, ...]:
        """What is written, line by line."""
        return tuple(_BETWEEN.join(part.words for part in line) for line in self._lines)

    def warns(self) -> bool:
        """Whether anything of it needs a look today."""
        return any(plan.warns for plan in self._plans)

    def sizeHint(self) -> QSize:
        return QSize(round(max(map(self._wide, self._lines), default=0)) + (_LEFT + _RIGHT) + 1, self._high())

    def minimumSizeHint(self) -> QSize:
        """What warns, or else the first part of every line."""
        needed = (line[: max(1, sum(part.warns for part in line))] for line in self._lines)
        return QSize(round(max(map(self._wide, needed), default=0)) + (_LEFT + _RIGHT) + 1, self._high())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        painter.fillRect(area, theme.color("surface"))
        painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme.color("line"))
        if self.hovered:
            painter.fillPath(rounded(area.adjusted(2, 3, -2, -4), theme.sz.radius_small), theme.color("hover"))
        if self.ringed:
            focus_ring(painter, area.adjusted(2, 2, -2, -3), theme.sz.radius_small)
        each = self._line_high()
        top = (area.height() - 1 - each * len(self._lines)) / 2
        for number, line in enumerate(self._lines):
            self._paint_line(painter, line, QRectF(_LEFT, top + number * each, area.width() - (_LEFT + _RIGHT), each))

    # ---- the inside
    def _paint_line(self, painter: QPainter, line: tuple[PlanWord, ...], area: QRectF) -> None:
        """Right aligned; parts that do not fit are left out at the end, where the farthest date stands."""
        while len(line) > 1 and self._wide(line) > area.width() + 0.5:
            line = line[:-1]
        x = max(area.left(), area.right() - self._wide(line))
        for number, part in enumerate(line):
            if number:
                x = self._write(painter, _BETWEEN, False, x, area)
            if part.warns:
                side = self._icon_side()
                draw_icon(painter, "clock", QRectF(x, area.center().y() - side / 2, side, side), theme.color("caution"))
                x += side + 4
            x = self._write(painter, part.words, part.warns, x, area)

    @staticmethod
    def _write(painter: QPainter, words: str, warns: bool, x: float, area: QRectF) -> float:
        font = theme.font("small", 600 if warns else 500)
        room = max(0.0, area.right() - x)
        pen_for(painter, font, theme.color("caution" if warns else "text2"))
        told = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room + 0.5)
        painter.drawText(QRectF(x, area.top(), room + 1, area.height()), Qt.AlignmentFlag.AlignVCenter, told)
        return x + advance(font, words)

    def _wide(self, line: tuple[PlanWord, ...]) -> float:
        words = sum(advance(theme.font("small", 600 if part.warns else 500), part.words) for part in line)
        marks = sum(self._icon_side() + 4 for part in line if part.warns)
        return words + marks + advance(theme.font("small", 500), _BETWEEN) * (len(line) - 1)

    @staticmethod
    def _icon_side() -> float:
        return theme.px("small") * 1.3

    @staticmethod
    def _line_high() -> float:
        return theme.px("small") * 1.5

    def _high(self) -> int:
        return round(max(theme.sz.touch, self._line_high() * max(1, len(self._lines)) + 5))


def lines_of(plans: Sequence[PlanSaid]) -> tuple[tuple[PlanWord, ...], ...]:
    """What is written: the parts of a single plan without the problem's name, which the banner says; of several each with it,
    what warns first, and at the end of the last line how many more there are."""
    if len(plans) == 1:
        return (_in_order(plans[0].parts),)
    ordered = sorted(plans, key=lambda plan: not plan.warns)
    lines = [(PlanWord(plan.name), *_in_order(plan.parts)) for plan in ordered[:MOST_LINES]]
    more = ordered[MOST_LINES:]
    if more:
        lines[-1] = (PlanWord(f"and {len(more)} more", any(plan.warns for plan in more)), *lines[-1])
    return tuple(lines)


def _in_order(parts: Sequence[PlanWord]) -> tuple[PlanWord, ...]:
    """What warns first, since the end is what is cut."""
    return tuple(sorted(parts, key=lambda part: not part.warns))
