"""One earlier visit as a row: its day, the marks it set, pain before and after, and what came later."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QEnterEvent, QFont, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from needlechart.drawing import marks
from needlechart.ui.charting.needle.past_words import MarkWords, VisitWords
from needlechart.ui.look.painted import PaintedButton, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.pills import PillView, paint_pill, pill_height, pill_width
from needlechart.ui.look.theme import theme

_EDGE, _GAP = 12.0, 4.0
_SIGN = 24.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_HERE = PillView("here", "accent", filled=False)
_DRAFT = PillView("not signed", "caution")


@dataclass(frozen=True, slots=True)
class _Text:
    area: QRectF
    text: str
    font: QFont
    role: str
    flags: int = _WRAPPED


@dataclass(frozen=True, slots=True)
class _Laid:
    """Everything of a row at one width."""

    texts: tuple[_Text, ...]
    signs: tuple[tuple[QPointF, MarkWords], ...]
    pills: tuple[tuple[QRectF, PillView], ...]
    high: float


class PastVisitRow(PaintedButton):
    """``pointed(bool)`` when the pointer comes and goes; up and down keys are the list's, by ``stepped(int)``.

    As high as its words need at its width; painted, so that a hundred visits take no time to lay out.
    """

    pointed = Signal(bool)
    stepped = Signal(int)
    accessible_role = QAccessible.Role.ListItem

    def __init__(self, visit: VisitWords) -> None:
        self.visit = visit
        self._laid: dict[int, _Laid] = {}
        super().__init__("")
        self.setCheckable(True)
        self.setAccessibleName(visit.spoken)
        tall = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        tall.setHeightForWidth(True)
        self.setSizePolicy(tall)

    def nextCheckState(self) -> None:
        """The list decides."""

    def heightForWidth(self, wide: int) -> int:
        return round(self._lay(wide).high)

    def sizeHint(self) -> QSize:
        wide = max(320, self.width())
        return QSize(320, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, round(theme.sz.row_touch))

    def areas(self) -> tuple[QRectF, ...]:
        """Where its words stand now."""
        return tuple(text.area for text in self._lay(self.width()).texts)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):  # they would move the mark in hand
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        shape = focus_ring(painter, area, theme.sz.radius_small) if self.ringed else area
        ground = "accent_soft" if self.isChecked() else "pressed" if self.held else "hover" if self.hovered else ""
        if ground:
            painter.fillPath(rounded(shape, theme.sz.radius_small), theme.color(ground))
        laid = self._lay(self.width())
        for text in laid.texts:
            role = "text2" if text.role == "text3" and self.isChecked() else text.role
            pen_for(painter, text.font, theme.color(role))
            painter.drawText(text.area, text.flags, text.text)
        for at, mark in laid.signs:
            marks.paint_mark(painter, mark.sign, at, _SIGN * 1.25, theme.t, theme.font())
        for where, pill in laid.pills:
            paint_pill(painter, where, pill)

    def _lay(self, wide: int) -> _Laid:
        if wide not in self._laid:
            self._laid = {wide: _laid_out(self.visit, float(wide))}
        return self._laid[wide]

    def _on_theme_changed(self) -> None:
        self._laid = {}
        super()._on_theme_changed()


def _laid_out(visit: VisitWords, wide: float) -> _Laid:
    strong, plain, little = theme.font("body", 600), theme.font("body", 500), theme.font("small")
    texts: list[_Text] = []
    signs: list[tuple[QPointF, MarkWords]] = []
    pills: list[tuple[QRectF, PillView]] = []
    right, y = wide - _EDGE, 10.0
    row_high = max(QFontMetricsF(strong).height(), pill_height() if visit.draft else 0)
    end = right
    if visit.draft:
        pills.append((_pill_at(right, y + row_high / 2, _DRAFT), _DRAFT))
        end = pills[-1][0].left() - 8
    middle = Qt.AlignmentFlag.AlignVCenter
    day_wide = QFontMetricsF(strong).horizontalAdvance(visit.day) + 2
    texts.append(_Text(QRectF(_EDGE, y, day_wide, row_high), visit.day, strong, "text1", int(middle)))
    by = QRectF(_EDGE + day_wide + 12, y, end - _EDGE - day_wide - 12, row_high)
    if QFontMetricsF(little).horizontalAdvance(visit.by) <= by.width():
        texts.append(_Text(by, visit.by, little, "text3", int(Qt.AlignmentFlag.AlignRight | middle)))
    y += row_high + _GAP
    x = _EDGE + _SIGN + 10
    for mark in visit.marks:
        ends = right
        line = QFontMetricsF(plain).height()
        if mark.here:
            pills.append((_pill_at(right, y + line / 2, _HERE), _HERE))
            ends = pills[-1][0].left() - 8
        signs.append((QPointF(_EDGE + _SIGN / 2, y + line / 2), mark))
        y = _put(texts, QRectF(x, y, ends - x, 0), mark.answer, plain, "text1")
        if mark.how:
            y = _put(texts, QRectF(x, y, right - x, 0), mark.how, little, "text2")
        y += _GAP + 2
    captions = max((QFontMetricsF(little).horizontalAdvance(caption) for caption, _text in visit.facts), default=0.0) + 12
    for caption, text in visit.facts:
        texts.append(_Text(QRectF(x, y, captions, QFontMetricsF(little).height()), caption, little, "text3"))
        y = _put(texts, QRectF(x + captions, y, right - x - captions, 0), text, little, "text1") + 2
    return _Laid(tuple(texts), tuple(signs), tuple(pills), y + 8)


def _put(texts: list[_Text], at: QRectF, text: str, font: QFont, role: str) -> float:
    """Adds wrapped words there; says where they end."""
    room = QRectF(at.x(), at.y(), max(1.0, at.width()), 10_000)
    high = QFontMetricsF(font).boundingRect(room, _WRAPPED, text).height()
    texts.append(_Text(QRectF(at.x(), at.y(), at.width(), high + 1), text, font, role))
    return at.y() + high


def _pill_at(right: float, middle: float, pill: PillView) -> QRectF:
    return QRectF(right - pill_width(pill), middle - pill_height() / 2, pill_width(pill), pill_height())
