"""Chips: one choice of a row, a row of choices with at most one or several answers, and filters in force."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.look.accessible import Spoken, tell_value
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.painted import PaintedButton, advance, draw_icon, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.tab_stop import TabStop
from needlechart.ui.look.theme import theme


class Chip(PaintedButton):
    """A word that is chosen or not.  48 px target and 40 px shape for touch, 32 and 28 on desk pages.

    Use ``clicked`` for what the user did; ``setChecked`` tells nobody.
    """

    accessible_role = QAccessible.Role.CheckBox

    def __init__(self, words: str, chosen: bool = False, *, touch: bool = True, glyph: str = "", trailing: str = "") -> None:
        self._touch, self._glyph, self._trailing = touch, glyph, trailing
        super().__init__(words)
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        z = theme.sz
        width = self._inner_width() + (28 if self._touch else 20)  # measured in semibold: nothing jumps when chosen
        least = 44 if self._touch else 32
        high = max(z.touch if self._touch else z.desk, self._px() * 1.9 + (8 if self._touch else 4))
        return QSize(round(max(width, least)), round(high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        z, c = theme.sz, theme.color
        inset = 4 if self._touch else 2
        area = QRectF(self.rect()).adjusted(0, inset, 0, -inset)
        ground, ink = self._roles()
        painter = smooth(self)
        shape = focus_ring(painter, area, z.radius_small) if self.ringed else area
        painter.fillPath(rounded(shape, z.radius_small - (2 if self.ringed else 0)), c(ground))
        pen_for(painter, self._font(600 if self.isChecked() else 500), c(ink))
        words = painter.fontMetrics().horizontalAdvance(self.words())
        side = z.icon_small
        x = area.center().x() - (words + (side + 6 if self._glyph else 0) + (side + 4 if self._trailing else 0)) / 2
        if self._glyph:
            draw_icon(painter, self._glyph, QRectF(x, area.center().y() - side / 2, side, side), c(ink))
            x += side + 6
        painter.drawText(QRectF(x, area.y(), words + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, self.words())
        if self._trailing:
            draw_icon(painter, self._trailing, QRectF(x + words + 4, area.center().y() - side / 2, side, side), c(ink))

    def _roles(self) -> tuple[str, str]:
        if not self.isEnabled():
            return ("line" if self.isChecked() else "control"), "disabled"
        if self.isChecked():
            return ("accent_press" if self.held else "accent_hover" if self.hovered else "accent"), "accent_text"
        return ("pressed" if self.held else "hover" if self.hovered else "control"), "text1"

    def _px(self) -> float:
        return theme.sz.body if self._touch else theme.sz.small + 1

    def _font(self, weight: int) -> QFont:
        return theme.font(self._px(), weight)

    def _inner_width(self) -> float:
        side = theme.sz.icon_small
        extra = (side + 6 if self._glyph else 0) + (side + 4 if self._trailing else 0)
        return advance(self._font(600), self.words()) + extra


class FilterChip(Chip):
    """A filter on a desk page: soft accent with a cross while in force, a small arrow while not.

    ``clicked`` means the user wants to choose or drop it; the page decides and calls ``show_filter``.
    """

    def __init__(self, words: str, *, in_force: bool = False) -> None:
        super().__init__(words, in_force, touch=False, trailing="close" if in_force else "down")

    def show_filter(self, words: str, *, in_force: bool) -> None:
        """Say the filter's value and whether it is in force."""
        self._trailing = "close" if in_force else "down"
        self.set_words(words)
        self.setChecked(in_force)

    def nextCheckState(self) -> None:
        """A click alone changes nothing: the page answers it."""

    def _roles(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "control", "disabled"
        if self.isChecked():
            return "accent_soft", "accent"
        return ("pressed" if self.held or self.hovered else "control"), "text1"


class ChoiceChips(QWidget, Spoken):
    """A row of chips that are one answer.  Nothing chosen is a visible state: nobody has said.

    ``options`` are keys with their words.  With ``many`` several may be chosen; otherwise a second tap on the
    chosen chip clears the answer.  ``changed`` is emitted only for what the user did.

    The row is one stop of the Tab key; arrows, Home and End go from chip to chip, Space or Return answers.
    """

    changed = Signal()

    def __init__(
        self, options: Sequence[tuple[str, str]], many: bool = False, touch: bool = True, name: str = "", gap: int = 6
    ) -> None:
        super().__init__()
        self._many, self._touch = many, touch
        self._chips: dict[str, Chip] = {}
        self._stop = TabStop()
        self._flow = Flow(gap, 0 if touch else 2)
        self.setLayout(self._flow)
        self.setAccessibleName(name)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other choices; what was chosen and is still offered stays chosen."""
        kept = self.values()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._chips = {key: self._made(key, words) for key, words in options}
        self._stop.buttons = list(self._chips.values())
        self.set_values(key for key in kept if key in self._chips)
        self._stop.settle()
        self._tell()

    def value(self) -> str | None:
        """The key chosen, None when nothing is (or, with ``many``, the first chosen)."""
        return next(iter(self.values()), None)

    def values(self) -> tuple[str, ...]:
        """The keys chosen, in the order shown."""
        return tuple(key for key, chip in self._chips.items() if chip.isChecked())

    def set_value(self, key: str | None) -> None:
        """Show an answer without telling anybody; an unknown key raises ValueError."""
        self.set_values(() if key is None else (key,))

    def set_values(self, keys: Iterable[str]) -> None:
        """Show several answers without telling anybody; an unknown key raises ValueError."""
        wanted = set(keys)
        if not wanted <= self._chips.keys():
            raise ValueError(f"not offered: {sorted(wanted - self._chips.keys())}")
        if wanted == set(self.values()):
            return
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)
        self._stop.settle()
        self._tell()

    def chip(self, key: str) -> Chip:
        """The chip of one key, say to disable it or give it a tool tip."""
        return self._chips[key]

    def spoken_value(self) -> str | None:
        return ", ".join(self._chips[key].words() for key in self.values()) or "not answered"

    def _made(self, key: str, words: str) -> Chip:
        chip = _Answer(self._stop, words, self._touch, QAccessible.Role.CheckBox if self._many else QAccessible.Role.RadioButton)
        chip.clicked.connect(lambda _on, key=key: self._on_chip_clicked(key))
        self._flow.addWidget(chip)
        return chip

    def _on_chip_clicked(self, key: str) -> None:
        if not self._many:
            for other, chip in self._chips.items():
                chip.setChecked(other == key and chip.isChecked())
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        tell_value(self)


class _Answer(Chip):
    """One chip of a row."""

    def __init__(self, stop: TabStop, words: str, touch: bool, role: QAccessible.Role) -> None:
        self._stop = stop
        self.accessible_role = role
        super().__init__(words, touch=touch)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stop.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._stop.take(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self._stop.settle()

    def setVisible(self, visible: bool) -> None:  # noqa: N802
        other = visible is self.isHidden()
        super().setVisible(visible)
        if other:
            self._stop.settle()
