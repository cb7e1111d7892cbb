"""A state in a word or two, with its icon: draft, unsigned, consent, alert, needle in the body."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import advance, draw_icon, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import plain_tip

Tone = Literal["plain", "accent", "ok", "caution", "danger", "needle"]

_COLOURS: dict[Tone, tuple[str, str]] = {
    "plain": ("control", "text2"),
    "accent": ("accent_soft", "accent"),
    "ok": ("", "ok"),
    "caution": ("caution_soft", "caution"),
    "danger": ("danger_soft", "danger"),
    "needle": ("caution_fill", "on_caution"),
}


@dataclass(frozen=True, slots=True)
class PillView:
    """What a pill says.  ``filled`` gives it a ground; when all is well it has none.  ``tip`` says more."""

    words: str
    tone: Tone = "plain"
    glyph: str = ""
    filled: bool = True
    tip: str = ""


def pill_width(view: PillView) -> float:
    """Room a pill takes, in pixels."""
    side = 8 if view.filled else 0
    glyph = theme.sz.small * 1.4 + 3 if view.glyph else 0
    return 2 * side + glyph + advance(theme.font("small", 600), view.words) + 2


def pill_height() -> float:
    """28 px at 100 % text."""
    return max(28.0, theme.sz.small * 1.9)


def paint_pill(painter: QPainter, area: QRectF, view: PillView) -> None:
    """Paint a pill into ``area``, left aligned."""
    ground, ink = _COLOURS[view.tone]
    if view.filled and ground:
        painter.fillPath(rounded(area, 6), theme.color(ground))
    x = area.x() + (8 if view.filled else 0)
    if view.glyph:
        side = theme.sz.small * 1.4
        draw_icon(painter, view.glyph, QRectF(x - 1, area.center().y() - side / 2, side, side), theme.color(ink))
        x += side + 3
    pen_for(painter, theme.font("small", 600), theme.color(ink))
    where = QRectF(x, area.y(), area.right() - x, area.height())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, view.words)


class Pill(QWidget, Spoken):
    """A pill on the page.  It says, it does nothing."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, words: str, tone: Tone = "plain", glyph: str = "", filled: bool = True, *, tip: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._view = PillView("", filled=filled)
        self.show_pill(PillView(words, tone, glyph, filled, tip))
        theme.changed.connect(self._on_theme_changed)

    @classmethod
    def of(cls, view: PillView) -> "Pill":
        """A pill that shows ``view``."""
        return cls(view.words, view.tone, view.glyph, view.filled, tip=view.tip)

    def show_pill(self, view: PillView) -> None:
        """Say something else; what stands beside it is laid out anew only when the pill gets another size."""
        before = self.sizeHint()
        self._view = view
        self.setAccessibleName(view.words)
        self.setAccessibleDescription(view.tip)
        self.setToolTip(plain_tip(view.tip))
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def view(self) -> PillView:
        """What it says."""
        return self._view

    def sizeHint(self) -> QSize:
        return QSize(round(pill_width(self._view) + 0.5), round(pill_height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_pill(smooth(self), QRectF(self.rect()), self._view)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
