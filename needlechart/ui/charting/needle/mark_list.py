"""All marks of the session beside the body: a strip of tabs on a low window, a list of rows on a tall one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from needlechart.domain.body import Side
from needlechart.domain.needling import Activity, Finding, Site
from needlechart.domain.words import needle_words, words
from needlechart.drawing import marks
from needlechart.drawing.site_marks import ghost_mark
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.needle.body_marks import drawn_mark, in_label, is_overdue, muscle_words
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.by_finger import by_finger
from needlechart.ui.look.empty import EmptyState
from needlechart.ui.look.layout import box, col
from needlechart.ui.look.painted import PaintedButton, advance, focus_ring, overdue_plate, pen_for, rounded, smooth
from needlechart.ui.look.theme import theme

_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: "mid"}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def short_name(name: str) -> str:
    """A muscle as short as a tab needs it: "Glut. med."."""
    first, *rest = name.split()
    if not rest:
        return first
    second = rest[0]
    return f"{first if len(first) <= 5 else first[:4] + '.'} {second if len(second) <= 4 else second[:3] + '.'}"


class MarkItem(PaintedButton):
    """One mark: as a tab (sign over a short name) or as a row (order, sign, name over detail, needle at the right)."""

    accessible_role = QAccessible.Role.ListItem

    def __init__(self, editor: SessionEditor, mark: Mark, *, tab: bool) -> None:
        self._editor, self._mark, self._tab = editor, mark, tab
        self._shown: tuple[Mark, bool] | None = None
        super().__init__("")
        self.setCheckable(True)
        across = QSizePolicy.Policy.Fixed if tab else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.show_mark(mark, chosen=False)

    def nextCheckState(self) -> None:
        """The list decides."""

    def show_mark(self, mark: Mark, *, chosen: bool) -> None:
        """Shows this mark, chosen or not."""
        if (mark, chosen) == self._shown:
            return
        self._shown = mark, chosen
        self._mark = mark
        self.setChecked(chosen)
        name = muscle_words(mark.place, self._editor.opened.catalogue)
        self.setAccessibleName(f"{'Site' if isinstance(mark, Site) else 'Finding'} {mark.order}, {name}, {mark.place.side.value}")
        self.update()

    def sizeHint(self) -> QSize:
        high = theme.sz.row_touch + (theme.sz.small - 13) * 1.3
        if not self._tab:
            return QSize(240, round(high))
        return QSize(round(max(76.0, advance(theme.font("small", 600), self._tab_words()) + 16)), round(high + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() if self._tab else 160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        area = QRectF(self.rect())
        shape = focus_ring(painter, area, theme.sz.radius_small) if self.ringed else area
        ground = "accent_soft" if self.isChecked() else "pressed" if self.held else "hover" if self.hovered else ""
        if ground:
            painter.fillPath(rounded(shape, theme.sz.radius_small), theme.color(ground))
        mark = self._sign()
        if self._tab:
            marks.paint_mark(painter, mark, QPointF(area.center().x(), area.height() * 0.37), 24, theme.t, theme.font())
            pen_for(painter, theme.font("small", 600 if self.isChecked() else 500), theme.color(self._ink()))
            foot = QRectF(0, area.height() * 0.66, area.width(), area.height() * 0.3)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._tab_words())
            return
        x = 30 * theme.sz.small / 13
        pen_for(painter, theme.font("small"), theme.color("text2"))
        painter.drawText(QRectF(0, 0, x - 6, area.height()), _RIGHT, str(self._mark.order))
        marks.paint_mark(painter, mark, QPointF(x + 16, area.center().y()), 24, theme.t, theme.font())
        x += 40
        end, on_yellow = self._end()
        room = area.width() - x - 8
        if end:
            font = theme.font("small", 600)
            wide = advance(font, end) + (16 if on_yellow else 0)
            where = QRectF(area.width() - wide - 12, area.center().y() - 14, wide, 28)
            if on_yellow and self._is_overdue():
                overdue_plate(painter, where, 6)
            else:
                if on_yellow:
                    painter.fillPath(rounded(where, 6), theme.color("caution_fill"))
                pen_for(painter, font, theme.color("on_caution" if on_yellow else "text2"))
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter, end)
            room -= wide + 12
        half = area.height() / 2
        name = muscle_words(self._mark.place, self._editor.opened.catalogue)
        for text, font, role, top in (
            (name, theme.font("body", 600 if self.isChecked() else 500), "text1", 4.0),
            (self._detail(), theme.font("small"), self._ink(), half),
        ):
            pen_for(painter, font, theme.color(role))
            painter.drawText(QRectF(x, top, room, half - 4), _LEFT, _elided(font, text, room))

    def _sign(self) -> marks.Mark:
        return drawn_mark(self._mark)

    def _ink(self) -> str:
        return "text1" if self.isChecked() else "text2"

    def _tab_words(self) -> str:
        return f"{short_name(muscle_words(self._mark.place, self._editor.opened.catalogue))} {_LETTERS[self._mark.place.side]}"

    def _detail(self) -> str:
        mark = self._mark
        told = [mark.place.side.value.capitalize()]
        if mark.place.label or mark.place.landmark:
            told[0] += f", {mark.place.label or mark.place.landmark}"
        if isinstance(mark, Finding):
            told += [words(mark.activity)] if mark.activity is not Activity.UNCLASSIFIED else []
            return " · ".join([*told, "not needled"])
        if not mark.confirmed:
            told.append("not confirmed")
        if mark.familiar is not None:
            told.append(words(mark.familiar))
        if mark.depth_mm is not None:
            told.append(f"{mark.depth_mm} mm")
        if mark.referral is not None and mark.referral.area:
            told.append(mark.referral.area)
        return " · ".join(told)

    def _end(self) -> tuple[str, bool]:
        mark = self._mark
        if not isinstance(mark, Site):
            return "", False
        since = in_label(mark, self._editor.clock.now())
        if since:
            return since, True
        return (needle_words(mark.needle) if mark.needle else ""), False

    def _is_overdue(self) -> bool:
        return isinstance(self._mark, Site) and is_overdue(self._mark, self._editor.clock.now())


class GhostItem(MarkItem):
    """A site of the last visit as a row, pale as on the body."""

    def __init__(self, editor: SessionEditor, site: Site) -> None:
        self._site = site
        super().__init__(editor, site, tab=False)
        self.setCheckable(False)
        self.setAccessibleName(f"Last visit: {self.accessibleName()}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _sign(self) -> marks.Mark:
        return replace(ghost_mark(self._site), needles=1, badge="")


class MarkList(QWidget):
    """The marks in their order; a tap chooses one.  ``room`` is the greatest height of the list, in pixels.

    ``whole``: always rows, all of them, in an area that scrolls already.
    """

    chosen = Signal(str)

    def __init__(self, editor: SessionEditor, *, whole: bool = False) -> None:
        super().__init__()
        self._editor = editor
        self._items: dict[str, MarkItem] = {}
        self._tabs = not whole
        self.room = 1 << 15 if whole else 400
        self._row = QWidget()
        self._flow = QHBoxLayout(self._row)
        self._flow.setContentsMargins(8, 4, 8, 4)
        self._flow.setSpacing(4)
        self._flow.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setMinimumHeight(1)  # the strip is as high as its tabs, not as high as a bar it does not have
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._row)
        self._area.viewport().setAutoFillBackground(False)
        by_finger(self._area)
        self._row.setAutoFillBackground(False)
        self._empty = EmptyState("No sites yet", "Tap the body, or type / and a muscle.")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._none = box(col(self._empty, margins=(16, 8, 16, 8)))
        around.addWidget(self._none)
        around.addWidget(self._area)
        self.setAccessibleName("Sites and findings")
        theme.changed.connect(self._fix)
        self.set_tabs(not whole)

    def set_tabs(self, tabs: bool) -> None:
        """A strip of tabs, or a list of rows."""
        self._tabs = tabs
        for item in self._items.values():
            item.setParent(None)
            item.deleteLater()
        self._items = {}
        self._flow.setDirection(QBoxLayout.Direction.LeftToRight if tabs else QBoxLayout.Direction.TopToBottom)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setHorizontalScrollBarPolicy(off)
        self._area.setVerticalScrollBarPolicy(off if tabs else needed)
        self._fix()
        self.refresh()

    def refresh(self) -> None:
        """Shows the marks of the session in hand."""
        session = self._editor.session
        all_marks: list[Mark] = sorted((*session.sites, *session.findings), key=lambda mark: mark.order)
        for gone in self._items.keys() - {mark.id for mark in all_marks}:
            item = self._items.pop(gone)
            self._flow.removeWidget(item)
            item.hide()
            item.deleteLater()
        for index, mark in enumerate(all_marks):
            found = self._items.get(mark.id)
            if found is None:
                found = self._items[mark.id] = MarkItem(self._editor, mark, tab=self._tabs)
                found.clicked.connect(lambda _on=False, mark_id=mark.id: self.chosen.emit(mark_id))
                found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if self._flow.indexOf(found) != index:
                self._flow.insertWidget(index, found)
            found.show_mark(mark, chosen=mark.id == self._editor.selected)
        self._none.setVisible(not all_marks)
        self._area.setVisible(bool(all_marks))
        if not self._tabs:
            self._fix()
        self._reveal()

    def tick(self) -> None:
        """The running times, once a second."""
        for site in self._editor.session.sites:
            if site.needles_in_body and site.id in self._items:
                self._items[site.id].update()

    def item(self, mark_id: str) -> MarkItem:
        """The row or tab of one mark; KeyError for an unknown one."""
        return self._items[mark_id]

    def ids(self) -> tuple[str, ...]:
        """The ids shown, in their order."""
        return tuple(sorted(self._items, key=lambda one: self._flow.indexOf(self._items[one])))

    def _reveal(self) -> None:
        chosen = self._items.get(self._editor.selected or "")
        if chosen is not None and self._area.isVisible():
            self._flow.activate()
            self._area.ensureWidgetVisible(chosen, 8, 8)

    def _fix(self) -> None:
        high = theme.sz.row_touch + 12 + (theme.sz.small - 13) * 1.3
        if self._tabs:
            self.setFixedHeight(round(high))
        else:
            rows = max(2, len(self._items))
            self.setFixedHeight(round(min(rows * (high - 4) + 12, self.room)))


def _elided(font: QFont, text: str, room: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
