"""The side of the Needle place: head, offers, card, actions, and the list of marks; nothing on it jumps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from needlechart.atlas import Atlas
from needlechart.domain.needling import Finding, Site
from needlechart.ui.charting.needle.actions_row import ActionsRow
from needlechart.ui.charting.needle.block import Mark
from needlechart.ui.charting.needle.card_head import CardHead
from needlechart.ui.charting.needle.finding_card import FindingBlock
from needlechart.ui.charting.needle.history_card import HistoryCard
from needlechart.ui.charting.needle.mark_list import MarkList
from needlechart.ui.charting.needle.overview import Overview
from needlechart.ui.charting.needle.place_offers import PlaceOffers
from needlechart.ui.charting.needle.refusal_card import RefusalCard
from needlechart.ui.charting.needle.site_card import SiteBlock
from needlechart.ui.charting.session_editor import SessionEditor
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.layout import Box, Line, box, col, row, scrolled
from needlechart.ui.look.painted import PaintedControl
from needlechart.ui.look.theme import theme

TALL = 900
"""From this height of the place on, in pixels: marks as a list, details open."""


class NeedlePanel(Box):
    """Card of the chosen mark over the list of all marks.  It is told what to show; its wishes are signals."""

    needle_finding_wanted = Signal()

    def __init__(self, editor: SessionEditor, atlas: Atlas) -> None:
        super().__init__(ground="surface", name="Site card")
        self._editor = editor
        self._tall = False
        self.head = CardHead(editor)
        self.offers = PlaceOffers(editor, atlas)
        self.site = SiteBlock(editor)
        self.finding = FindingBlock(editor)
        self.foot = ActionsRow()
        self.needle_it = Button("Needle it", "primary", "needle", size="big")
        self.needle_it.clicked.connect(self.needle_finding_wanted)
        self.refusal = RefusalCard()
        self.list = MarkList(editor)
        self._areas = [_area(self.site, "Card of the site"), _area(self.finding, "Card of the finding")]
        self.overview = Overview(editor)
        self.history = HistoryCard(editor)
        self._nothing = scrolled(self.overview, "Overview")
        self._cards = _Cards()
        for card in (self._nothing, *self._areas, scrolled(self.refusal, "Refused"), self.history):
            self._cards.addWidget(card)
        self._finding_actions = box(row((self.needle_it, 1), gap=8, margins=(16, 8, 16, 12)))
        self._line = Line()
        self._sheet = False
        self._top = row((self.head, 1), gap=0)
        self._column = col(
            self._top, self.offers, (self._cards, 1), self.foot, self._finding_actions, self._line, self.list, gap=0
        )
        self.setLayout(self._column)
        _keep_focus_on_the_body(self)
        self.site.details_shown.connect(self._on_details_shown)
        self.site.reveal_wanted.connect(lambda part: QTimer.singleShot(0, part, lambda: self._reveal(part)))
        self.show_mark(None)

    def show_mark(self, mark: Mark | None, *, again: bool = False) -> None:
        """Shows the card of this mark, or none."""
        self._lay_out_once(lambda: self._show(mark, again))
        if mark is not None:
            self.list.refresh()

    @property
    def is_sheet(self) -> bool:
        """Whether it lies under the body, as wide as the window."""
        return self._sheet

    def set_sheet(self, sheet: bool) -> None:
        """Under the body, low and wide: actions beside the head, what else the mark could be and the list after the rows."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self.site.set_wide(sheet)
        self.overview.set_wide(sheet)
        self.history.set_low(sheet)
        if sheet:
            self._top.addWidget(self.foot)
            self._top.addWidget(self._finding_actions)
            self._put_at_the_end_of_the_rows()
        else:
            self._column.insertWidget(1, self.offers)
            for part in (self.foot, self._finding_actions, self._line, self.list):
                self._column.addWidget(part)

    def _put_at_the_end_of_the_rows(self) -> None:
        """On a sheet every row of keys that can scroll does."""
        content = self.area().widget()
        rows = content.layout() if content is not None else None
        if isinstance(rows, QVBoxLayout) and rows.indexOf(self.list) < 0:
            for at, part in enumerate((self.offers, self._line, self.list)):
                rows.insertWidget(1 + at, part)

    def block(self) -> SiteBlock | FindingBlock:
        """The rows of the card shown: those of a site, or of a finding."""
        return self.finding if self._cards.currentWidget() is self._areas[1] else self.site

    def area(self) -> QScrollArea:
        """What the rows of the card scroll in."""
        return self._areas[1] if self.block() is self.finding else self._areas[0]

    def show_refusal(self) -> None:
        """Shows why a needle is refused, in the place of the card."""
        self.head.hide()
        self.offers.hide()
        self.foot.hide()
        self._finding_actions.hide()
        self._cards.setCurrentIndex(3)

    def show_history(self) -> None:
        """Shows the past visits, in the place of the card and of the list of marks."""
        for part in (self.head, self.offers, self.foot, self._finding_actions, self._line, self.list):
            part.hide()
        self._cards.setCurrentWidget(self.history)

    def is_refusing(self) -> bool:
        """Whether the refusal stands in the place of the card."""
        return self._cards.currentIndex() == 3

    def tick(self) -> None:
        """The running times, once a second."""
        if self._cards.currentWidget() is self._nothing:
            self.overview.tick()
        else:
            self.head.tick()
            self.list.tick()

    def set_read_only(self, read_only: bool) -> None:
        """A signed session is only read."""
        self.head.change.setVisible(not read_only)
        self.offers.set_read_only(read_only)
        self.foot.setEnabled(not read_only)
        self.needle_it.setEnabled(not read_only)
        for area in self._areas:
            rows = area.widget()
            if rows is not None:
                rows.setEnabled(not read_only)

    def _show(self, mark: Mark | None, again: bool) -> None:
        self.head.setVisible(mark is not None)
        self.offers.setVisible(mark is not None)
        self.foot.setVisible(isinstance(mark, Site))
        self._finding_actions.setVisible(isinstance(mark, Finding))
        for part in (self._line, self.list):
            part.setVisible(mark is not None)  # the overview says the same, with more room
        if mark is None:
            self.overview.refresh()
            self._cards.setCurrentWidget(self._nothing)
            return
        self.head.show_mark(mark)
        self.offers.show_mark(mark)
        block = self.site if isinstance(mark, Site) else self.finding
        other = block.mark is None or block.mark.id != mark.id
        block.show_mark(mark)
        area = self._areas[0 if isinstance(mark, Site) else 1]
        self._cards.setCurrentWidget(area)
        if self._sheet:
            self._put_at_the_end_of_the_rows()
        if other:
            area.verticalScrollBar().setValue(0)
        if isinstance(mark, Site):
            self.foot.show_site(mark, again=again)

    def _lay_out_once(self, change: Callable[[], None]) -> None:
        """Qt lays out the whole panel at every part that is shown; here once, when all of them are."""
        layouts = [one for one in (self.layout(), self._cards.layout()) if one is not None]
        for layout in layouts:
            layout.setEnabled(False)
        change()
        for layout in layouts:
            layout.setEnabled(True)
            layout.activate()

    def _on_details_shown(self, shown: bool) -> None:
        _keep_focus_on_the_body(self.site)
        if shown and not self._tall:
            QTimer.singleShot(0, self, self._reveal_details)

    def _reveal_details(self) -> None:
        """The row with "Less" goes to the top, so that what was opened is seen."""
        bar = self._areas[0].verticalScrollBar()
        bar.setValue(min(bar.maximum(), self.site.depth_row.mapTo(self.site, QPoint(0, 0)).y()))

    def _reveal(self, part: QWidget) -> None:
        """That part of the details is seen whole."""
        self._areas[0].ensureWidgetVisible(part, 0, 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.room = self.height() // 3
        tall = self.height() >= TALL * (1 + (theme.text_scale - 1) / 2)
        if tall != self._tall:
            self._tall = tall
            self.list.set_tabs(not tall)
            self.site.show_details(tall)


class _Cards(QStackedWidget):
    """As wide as the widest card, so that none of them moves the body; as low as the one that is seen."""

    def minimumSizeHint(self) -> QSize:
        here = self.currentWidget()
        return QSize(super().minimumSizeHint().width(), here.minimumSizeHint().height() if here is not None else 0)


def _area(block: QWidget, name: str) -> QScrollArea:
    """The rows scroll; their right edge stays where it is beside the scroll bar."""
    content = col(block, None, margins=(16, 0, 6, 0))
    area = scrolled(box(content), name)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(lambda _low, high: content.setContentsMargins(16, 0, 6 if high else 6 + bar.sizeHint().width(), 0))
    return area


def _keep_focus_on_the_body(part: QWidget) -> None:
    """A tap on a key leaves the keyboard with the body, so that digits and arrows go on working; Tab still reaches it."""
    for child in part.findChildren(QWidget):
        if isinstance(child, (QAbstractButton, PaintedControl)):
            child.setFocusPolicy(Qt.FocusPolicy.TabFocus)
