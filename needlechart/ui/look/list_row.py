"""A line of a list that is chosen with a tap or a key: name, what about it, a pill, and a word at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.layout import Line
from needlechart.ui.look.painted import PaintedButton, advance, focus_ring, pen_for, rounded, smooth
from needlechart.ui.look.pills import PillView, paint_pill, pill_height, pill_width
from needlechart.ui.look.theme import theme

_EDGE, _GAP = 8, 12
_LEAST_ROOM = 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class RowView:
    """What one line says.  ``key`` is what ``RowList.chosen`` tells; ``end`` stands at the right, a time or a date.

    ``shorter``, from long to short, is said instead of ``about`` where that does not fit.
    """

    key: str
    name: str
    about: str = ""
    end: str = ""
    pill: PillView | None = None
    shorter: tuple[str, ...] = ()


class ListRow(PaintedButton):
    """One line, 52 px high.  When it gets narrow ``about`` is cut first, then ``end`` goes, then the name is cut."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, view: RowView) -> None:
        self.view = view
        self.name_wide = 0.0
        super().__init__(view.name)
        said = [view.name, view.about, view.pill.words if view.pill else "", view.end]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """The list decides."""

    def sizeHint(self) -> QSize:
        return QSize(240, round(max(theme.sz.desk * 1.625, theme.px("body") * 2.4)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        around = self.parentWidget()
        if step and isinstance(around, RowList):
            around.step(self, step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c, view = theme.color, self.view
        painter = smooth(self)
        area = QRectF(self.rect())
        shape = focus_ring(painter, area, theme.sz.radius_small) if self.ringed else area
        ground = "accent_soft" if self.isChecked() else "pressed" if self.held else "hover" if self.hovered else ""
        if ground:
            painter.fillPath(rounded(shape, theme.sz.radius_small), c(ground))
        strong, plain, little = theme.font("body", 600), theme.font("body"), theme.font("small")
        left, right = _EDGE, area.width() - _EDGE
        if view.end and self.shows_end(area.width()):
            pen_for(painter, little, c("text2"))
            painter.drawText(QRectF(0, 0, right, area.height()), _RIGHT, view.end)
            right -= self._end_wide() + _GAP
        if view.pill is not None:
            wide = pill_width(view.pill)
            paint_pill(painter, QRectF(right - wide, (area.height() - pill_height()) / 2, wide, pill_height()), view.pill)
            right -= wide + _GAP
        room = max(0.0, right - left)
        name_wide = self._name_in(room)
        pen_for(painter, strong, c("text1"))
        elide, cut = painter.fontMetrics().elidedText, Qt.TextElideMode.ElideRight
        painter.drawText(QRectF(left, 0, name_wide, area.height()), _LEFT, elide(view.name, cut, int(name_wide)))
        room -= name_wide + _GAP
        if room > _LEAST_ROOM:
            pen_for(painter, plain, c("text2"))
            painter.drawText(QRectF(left + name_wide + _GAP, 0, room, area.height()), _LEFT, self._about_in(room))

    def said_about(self) -> str:
        """What stands after the name now, cut with "…" where not even the short words fit."""
        view, wide = self.view, float(self.width())
        room = wide - 2 * _EDGE
        if view.end and self.shows_end(wide):
            room -= self._end_wide() + _GAP
        if view.pill is not None:
            room -= pill_width(view.pill) + _GAP
        room -= self._name_in(max(0.0, room)) + _GAP
        return self._about_in(room) if room > _LEAST_ROOM else ""

    def _name_in(self, room: float) -> float:
        return min(max(advance(theme.font("body", 600), self.view.name) + 2, self.name_wide), room)

    def _about_in(self, room: float) -> str:
        plain, view = theme.font("body"), self.view
        ways = (view.about, *view.shorter)
        said = next((words for words in ways if advance(plain, words) <= room), ways[-1])
        return QFontMetricsF(plain).elidedText(said, Qt.TextElideMode.ElideRight, room)

    def _end_wide(self) -> float:
        """Room for the word at the right; with a pill beside it a date's width, so that the pills stand under each other."""
        little = theme.font("small")
        return max(advance(little, self.view.end), advance(little, "20 Nov 2026") if self.view.pill else 0)

    def shows_end(self, wide: float) -> bool:
        """Whether the name stays whole beside it."""
        pill = pill_width(self.view.pill) + _GAP if self.view.pill is not None else 0
        name = advance(theme.font("body", 600), self.view.name) + 2
        return name + _GAP + pill + self._end_wide() + 2 * _EDGE <= wide


class RowList(QWidget, Spoken):
    """Lines under each other with hairlines between.  ``chosen(key)`` on a tap, Return or Space.

    Up and Down move the focus; above the first line ``left_at_top`` is the wish to go back to the field above.
    With ``keeps_choice`` the chosen line stays marked.
    """

    chosen = Signal(str)
    left_at_top = Signal()
    accessible_role = QAccessible.Role.List

    def __init__(self, name: str, *, keeps_choice: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._keeps_choice = keeps_choice
        self._value: str | None = None
        self._rows: list[ListRow] = []
        theme.changed.connect(self._line_up)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, views: Sequence[RowView]) -> None:
        """Other lines; the focus stays on the same key when it is still there."""
        if tuple(row.view for row in self._rows) == tuple(views):
            return
        held = next((row.view.key for row in self._rows if row.hasFocus()), None)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._rows = []
        for view in views:
            if self._rows:
                self._column.addWidget(Line())
            made = ListRow(view)
            made.clicked.connect(lambda _on=False, key=view.key: self._choose(key))
            made.setChecked(self._keeps_choice and view.key == self._value)
            self._rows.append(made)
            self._column.addWidget(made)
            if self.isVisible():
                made.show()
            if view.key == held:
                made.setFocus(Qt.FocusReason.OtherFocusReason)

        self._line_up()

    def rows(self) -> tuple[RowView, ...]:
        """The lines as they stand."""
        return tuple(row.view for row in self._rows)

    def row(self, key: str) -> ListRow:
        """The line with that key; KeyError when there is none."""
        for row in self._rows:
            if row.view.key == key:
                return row
        raise KeyError(key)

    def value(self) -> str | None:
        """The line marked as chosen."""
        return self._value

    def set_value(self, key: str | None) -> None:
        """Mark a line as chosen without telling anybody."""
        self._value = key
        for row in self._rows:
            row.setChecked(self._keeps_choice and row.view.key == key)

    def focus_first(self) -> None:
        """The keyboard goes to the first line."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, row: ListRow, by: int) -> None:
        """Move the focus, as the arrow keys do."""
        at = self._rows.index(row) + by
        if at < 0:
            self.left_at_top.emit()
        elif at < len(self._rows):
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _line_up(self) -> None:
        """What stands after the names begins at one place, unless a name is very long."""
        strong = theme.font("body", 600)
        widest = max((advance(strong, row.view.name) + 2 for row in self._rows), default=0.0)
        for row in self._rows:
            row.name_wide = min(16 * theme.px("body"), widest)
            row.update()

    def _choose(self, key: str) -> None:
        if self._keeps_choice:
            self.set_value(key)
        self.chosen.emit(key)
