"""The chips of the filters over the table of sessions."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from needlechart.domain.review import FilterKind, SessionFilter
from needlechart.domain.review.filters import FILTERS
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.chips import FilterChip
from needlechart.ui.look.flow import Flow
from needlechart.ui.look.menus import open_below, touch_menu
from needlechart.ui.look.theme import theme
from needlechart.ui.review.filter_options import SHORT, condition_words
from needlechart.ui.review.filter_panel import FilterPanel, panel_of
from needlechart.usecases.reviewing import ReviewOpened

ALWAYS = (
    FilterKind.PERIOD,
    FilterKind.THERAPIST,
    FilterKind.REGION,
    FilterKind.MUSCLE,
    FilterKind.REACTION,
    FilterKind.COUNT,
)
"""Filters that have a chip while they are not in force, too."""
BY_ITSELF = frozenset({FilterKind.WORDS})
"""Filters that have a control of their own elsewhere."""


class FilterBar(QWidget):
    """``changed(SessionFilter)`` when the user puts a filter in force or takes it out."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Filters")
        self.filter = SessionFilter()
        self.panel: FilterPanel | None = None
        self._opened: ReviewOpened | None = None
        self._today = date.min
        self._patient = ""
        self._flow = Flow(6, 6)
        self.setLayout(self._flow)
        self.chips: dict[FilterKind, _Chip] = {}
        for row in FILTERS:
            if row.kind in BY_ITSELF:
                continue
            self.chips[row.kind] = chip = _Chip(SHORT[row.kind])
            chip.clicked.connect(lambda _on=False, kind=row.kind: self.open_panel(kind))
            chip.dropped.connect(lambda kind=row.kind: self._take(kind, ()))
            self._flow.addWidget(chip)
            chip.setVisible(row.kind in ALWAYS)
        self.more = Button("More", "quiet", "plus")
        self.more.clicked.connect(self._offer_more)
        self.nothing = Button("Clear all", "quiet", "undo")
        self.nothing.clicked.connect(lambda: self._on_filter(SessionFilter()))
        for button in (self.more, self.nothing):
            self._flow.addWidget(button)
        self.nothing.hide()

    def show_opened(self, opened: ReviewOpened, today: date) -> None:
        """What can be chosen from."""
        self._opened, self._today = opened, today
        self.show_filter(self.filter)

    def show_filter(self, filter: SessionFilter, patient: str = "") -> None:
        """Show what is in force without telling anybody; ``patient`` names the one the filter asks for."""
        self.filter, self._patient = filter, patient or self._patient
        opened = self._opened
        for kind, chip in self.chips.items():
            values = filter.values(kind)
            if values and opened is not None:
                said = self._patient if kind is FilterKind.PATIENT else condition_words(kind, values, opened)
                chip.show_filter(said or SHORT[kind], in_force=True)
                chip.setAccessibleDescription(f"Filter: {SHORT[kind]}")
            else:
                chip.show_filter(SHORT[kind], in_force=False)
                chip.setAccessibleDescription("")
            chip.setVisible(bool(values) or kind in ALWAYS)
        self.nothing.setVisible(any(filter.values(kind) for kind in self.chips))
        self._flow.invalidate()

    def hide_chip(self, kind: FilterKind, *, hidden: bool) -> None:
        """Whether something else on the page says what this filter asks for."""
        if hidden:
            self.chips[kind].hide()

    def open_panel(self, kind: FilterKind) -> None:
        """The panel of that filter under its chip."""
        if self._opened is None or kind is FilterKind.PATIENT:
            return
        under = self.chips[kind] if not self.chips[kind].isHidden() else self.more
        panel = panel_of(self, kind, self.filter.values(kind), self._opened, self._today)
        panel.changed.connect(lambda values: self._take(kind, values))
        self.panel = panel
        panel.destroyed.connect(self._on_panel_gone)
        panel.open_below(under)

    def words(self) -> tuple[str, ...]:
        """What the chips in force say."""
        return tuple(chip.words() for kind, chip in self.chips.items() if self.filter.values(kind))

    def _on_panel_gone(self) -> None:
        self.panel = None

    def _take(self, kind: FilterKind, values: tuple[str, ...]) -> None:
        self._on_filter(self.filter.having(kind, *values))

    def _on_filter(self, filter: SessionFilter) -> None:
        self.show_filter(filter)
        self.changed.emit(filter)

    def _offer_more(self) -> None:
        menu = touch_menu(self, "More filters")
        for kind, chip in self.chips.items():
            if chip.isHidden() and kind is not FilterKind.PATIENT:
                menu.addAction(SHORT[kind]).triggered.connect(lambda _on=False, kind=kind: self.open_panel(kind))
        open_below(menu, self.more)


class _Chip(FilterChip):
    """``dropped()`` when its cross is pressed, or Delete while the keyboard is on it; otherwise ``clicked``."""

    dropped = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self.isChecked() and event.position().x() > self.width() - theme.sz.icon_small - 14
        if on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isChecked() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)
