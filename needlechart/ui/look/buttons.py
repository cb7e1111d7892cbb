"""Buttons with words, with an icon, or with both."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import plain_tip

ButtonKind = Literal["primary", "plain", "quiet", "danger", "alarm", "overdue", "float"]
"""primary: one per page. plain: on a ground. quiet: no ground. danger: soft red. alarm: full red. overdue: the yellow of needles,
where one is in for too long. float: lies on the body."""

ButtonSize = Literal["desk", "head", "touch", "big"]
"""Height of the target: desk 32, head 40 (page heads on desk pages), touch 48, big 56 (actions of a site)."""


_LOUD = {
    "danger": ("danger_soft", "danger"),
    "alarm": ("danger_fill", "on_danger"),
    "overdue": ("caution_fill", "on_caution"),
}


class Button(PaintedButton):
    """A button.  The whole widget is the target; on ``touch`` the shape is 8 px lower than the target.

    Without words it shows only its icon and ``tip`` is its name.
    """

    def __init__(
        self,
        words: str = "",
        kind: ButtonKind = "plain",
        glyph: str = "",
        *,
        size: ButtonSize = "desk",
        trailing: str = "",
        tip: str = "",
        toggle: bool = False,
    ) -> None:
        self._kind: ButtonKind = kind
        self._glyph, self._trailing, self._size = glyph, trailing, size
        super().__init__(words)
        self.setToolTip(plain_tip(tip))
        self.setCheckable(toggle)
        if not words:
            self.setAccessibleName(tip or glyph)
        wide = QSizePolicy.Policy.Fixed if not words else QSizePolicy.Policy.Minimum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def set_kind(self, kind: ButtonKind) -> None:
        """Another emphasis."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_size(self, size: ButtonSize) -> None:
        """Another height of the target."""
        self._size = size
        self.updateGeometry()
        self.update()

    def set_glyph(self, glyph: str) -> None:
        """Another icon, or none."""
        self._glyph = glyph
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = self._high()
        if not self.words():
            return QSize(round(high), round(high))
        padding = theme.sz.u * (3 if self._kind == "quiet" else 4)
        return QSize(round(self._inner_width() + 2 * padding + 1), round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        z = theme.sz
        inset = 4 if self._size == "touch" else 0
        area = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        radius = z.radius_small if self._size == "desk" else z.radius
        ground, ink = self._colours()
        painter = smooth(self)
        shape = focus_ring(painter, area, radius) if self.ringed else area
        if ground is not None:
            painter.fillPath(rounded(shape, radius - 3 if self.ringed else radius), ground)
        if self._kind == "float" and not self.ringed:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawPath(rounded(area.adjusted(0.5, 0.5, -0.5, -0.5), radius))
        icon_px = self._icon_px()
        x = area.center().x() - self._inner_width() / 2
        if self._glyph:
            draw_icon(painter, self._glyph, QRectF(x, area.center().y() - icon_px / 2, icon_px, icon_px), ink)
            x += icon_px + z.u * 1.5
        if self.words():
            pen_for(painter, self._font(), ink)
            width = advance(self._font(), self.words())
            painter.drawText(QRectF(x, area.y(), width + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, self.words())
            x += width + 2
        if self._trailing:
            draw_icon(painter, self._trailing, QRectF(x, area.center().y() - icon_px / 2, icon_px, icon_px), ink)

    def _high(self) -> float:
        z = theme.sz
        target = {"desk": z.desk, "head": z.desk * 1.25, "touch": z.touch, "big": z.row_touch}[self._size]
        return max(target, theme.px(self._text_px()) * 1.9 + (8 if self._size == "touch" else 0))

    def _text_px(self) -> float:
        return theme.sz.small + 1 if self._size == "desk" else theme.sz.body

    def _font(self) -> QFont:
        return theme.font(self._text_px(), 600 if self._kind in ("primary", "alarm", "overdue") else 500)

    def _icon_px(self) -> float:
        return theme.sz.icon_small if self.words() or self._size == "desk" else theme.sz.icon

    def _inner_width(self) -> float:
        if not self.words():
            return self._icon_px()
        leading = self._icon_px() + theme.sz.u * 1.5 if self._glyph else 0
        return leading + advance(self._font(), self.words()) + (self._icon_px() + 2 if self._trailing else 0)

    def _colours(self) -> tuple[QColor | None, QColor]:
        """Ground (None for no ground) and ink in the present state."""
        c, held, over = theme.color, self.held, self.hovered
        if not self.isEnabled():
            return (None if self._kind == "quiet" else c("control")), c("disabled")
        if self._kind == "primary":
            return c("accent_press" if held else "accent_hover" if over else "accent"), c("accent_text")
        if self._kind in _LOUD:
            ground, ink = _LOUD[self._kind]
            return c(ground).darker(112 if held else 105 if over else 100), c(ink)
        if self.isCheckable() and self.isChecked():
            return c("accent_soft"), c("accent")
        if self._kind == "quiet":
            return (c("pressed") if held else c("hover") if over else None), c("text1" if self.words() else "text2")
        return c("pressed" if held or over else "surface" if self._kind == "float" else "control"), c("text1")


def icon_button(glyph: str, tip: str, *, size: ButtonSize = "desk", kind: ButtonKind = "quiet") -> Button:
    """An icon alone: only for back, undo, redo, zoom, more, earlier, later."""
    return Button("", kind, glyph, size=size, tip=tip)
