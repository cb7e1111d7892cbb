"""The panel under a filter's chip: its values to tick, a period, or something to type; what is said is in force at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from needlechart.domain.review import FilterKind
from needlechart.domain.review.filters import days_of, filter_row, period
from needlechart.ui.look.buttons import Button
from needlechart.ui.look.check import Check
from needlechart.ui.look.chips import ChoiceChips
from needlechart.ui.look.date_field import DateField
from needlechart.ui.look.fields import Field, SearchField, TextField
from needlechart.ui.look.layout import Scrolled, box, col, row, scrolled
from needlechart.ui.look.segmented import Segmented
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import label, small
from needlechart.ui.review.filter_options import SIDED, SIDES, TYPED, Option, options_of, periods
from needlechart.usecases.reviewing import ReviewOpened

_SEARCHED = 10
"""From so many values on, one can be looked for by typing."""
_TALLEST_PX = 400


class FilterPanel(QFrame):
    """``changed(values)`` at every tick, with all values now in force; closes with Escape and a tap beside it."""

    changed = Signal(tuple)

    def __init__(self, owner: QWidget, kind: FilterKind, values: tuple[str, ...]) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.kind, self.values = kind, values
        row_of = filter_row(kind)
        self.setAccessibleName(row_of.words)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._heading = label(row_of.words, weight=600)
        self.clear = Button("Clear", "quiet", "undo")
        self.clear.clicked.connect(self._on_clear)
        self.clear.setEnabled(bool(values))

    def head(self) -> QWidget:
        """Title, and the way to take the filter out."""
        return box(row(self._heading, None, self.clear))

    def open_below(self, control: QWidget) -> None:
        """Open under the control, inside the screen."""
        self.adjustSize()
        at = control.mapToGlobal(QPoint(0, control.height() + 4))
        room = control.screen().availableGeometry()
        at.setX(max(room.left() + 4, min(at.x(), room.right() - self.width() - 4)))
        at.setY(max(room.top() + 4, min(at.y(), room.bottom() - self.height() - 4)))
        self.move(at)
        self.show()
        self.first().setFocus(Qt.FocusReason.PopupFocusReason)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.clear

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def tell(self, values: tuple[str, ...]) -> None:
        """Other values are in force."""
        self.values = values
        self.clear.setEnabled(bool(values))
        self.changed.emit(values)

    def _on_clear(self) -> None:
        self.show_values(())
        self.tell(())

    def show_values(self, values: tuple[str, ...]) -> None:
        """Show other values without telling anybody."""
        self.values = values


class TickPanel(FilterPanel):
    """Values to tick; long lists are searched, muscles and regions ask for the side."""

    def __init__(self, owner: QWidget, kind: FilterKind, values: tuple[str, ...], opened: ReviewOpened) -> None:
        super().__init__(owner, kind, values)
        self._options = options_of(kind, opened)
        self._single = filter_row(kind).single
        self.side = Segmented(SIDES, self._side_of(values), name="Side") if kind in SIDED else None
        self.search = SearchField("Find in the list") if len(self._options) >= _SEARCHED else None
        self.checks = {option.value: self._check(option) for option in self._options}
        self._list = scrolled(box(col(*self.checks.values(), None, gap=0)), "Values")
        self._none = small("Nothing in the list is called that.", "text2")
        self._none.hide()
        self.setLayout(
            col(
                self.head(),
                self.side or 0,
                self.search or 0,
                self._none,
                (self._list, 1),
                gap=6,
                margins=(12, 10, 8, 10),
            )
        )
        _fit(self._list, len(self._options))
        if self.search is not None:
            self.search.changed.connect(self._find)
            self.search.down_pressed.connect(self._into_list)
        if self.side is not None:
            self.side.changed.connect(lambda: self._on_ticked())
        self.show_values(values)

    def first(self) -> QWidget:
        return self.search or next(iter(self.checks.values()), self.clear)

    def show_values(self, values: tuple[str, ...]) -> None:
        super().show_values(values)
        keys = {self._key(value) for value in values}
        for value, check in self.checks.items():
            check.set_value(value in keys)

    def _key(self, value: str) -> str:
        return value.partition("/")[0] if self.kind in SIDED else value

    def _side_of(self, values: tuple[str, ...]) -> str:
        return values[0].partition("/")[2] if values and self.kind in SIDED else ""

    def _check(self, option: Option) -> Check:
        check = Check(option.words, touch=False)
        check.clicked.connect(lambda _on=False: self._on_ticked(option.value))
        return check

    def _on_ticked(self, value: str = "") -> None:
        if self._single and value:
            for other, check in self.checks.items():
                check.set_value(other == value and check.value())
        side = self.side.value() if self.side is not None else ""
        end = f"/{side}" if side else ""
        self.tell(tuple(f"{value}{end}" for value, check in self.checks.items() if check.value()))

    def _into_list(self) -> None:
        seen = next((check for check in self.checks.values() if check.isVisible()), None)
        if seen is not None:
            seen.setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self) -> None:
        typed = self.search.value().casefold().split() if self.search is not None else []
        found = 0
        for option in self._options:
            fits = all(word in option.words.casefold() for word in typed)
            self.checks[option.value].setVisible(fits)
            found += fits
        self._none.setVisible(not found)


class PeriodPanel(FilterPanel):
    """The periods one tap away, and two days to type."""

    def __init__(self, owner: QWidget, values: tuple[str, ...], today: date) -> None:
        super().__init__(owner, FilterKind.PERIOD, values)
        self._ready = {said: period(since, until).values for said, since, until in periods(today)}
        self.ready = ChoiceChips([(said, said) for said in self._ready], touch=False, name="Periods")
        self.since, self.until = DateField("From"), DateField("To")
        self.wrong = small("", "danger", wrap=True)
        self.wrong.hide()
        self.setLayout(
            col(
                self.head(),
                self.ready,
                row((self.since, 1), (self.until, 1), gap=12),
                self.wrong,
                gap=10,
                margins=(12, 10, 12, 12),
            )
        )
        self.setFixedWidth(round(theme.px("body") * 26))
        self.show_values(values)
        self.ready.changed.connect(self._on_ready)
        for field in (self.since, self.until):
            field.changed.connect(self._on_days)

    def first(self) -> QWidget:
        return self.ready.chip(next(iter(self._ready)))

    def show_values(self, values: tuple[str, ...]) -> None:
        super().show_values(values)
        since, until = days_of(values[0]) if values else (None, None)
        self.since.set_value(since)
        self.until.set_value(until)
        self.ready.set_value(next((said for said, kept in self._ready.items() if kept == values), None))
        self.wrong.hide()

    def _on_ready(self) -> None:
        said = self.ready.value()
        values = self._ready[said] if said is not None else ()
        self.show_values(values)
        self.tell(values)

    def _on_days(self) -> None:
        since, until = self.since.value(), self.until.value()
        backwards = since is not None and until is not None and since > until
        self.wrong.setText("The first day is after the last one. Exchange them." if backwards else "")
        self.wrong.setVisible(backwards)
        if not backwards:
            values = period(since, until).values if since is not None or until is not None else ()
            self.ready.set_value(next((said for said, kept in self._ready.items() if kept == values), None))
            self.tell(values)


class TypedPanel(FilterPanel):
    """Something to type, as a lot stands on its pack; Return puts it in force."""

    def __init__(self, owner: QWidget, kind: FilterKind, values: tuple[str, ...]) -> None:
        super().__init__(owner, kind, values)
        self.field = TextField(name=filter_row(kind).words)
        self.setLayout(
            col(
                self.head(),
                Field("Several are parted by commas", self.field, filter_row(kind).way_out),
                gap=8,
                margins=(12, 10, 12, 12),
            )
        )
        self.setFixedWidth(round(theme.px("body") * 22))
        self.show_values(values)
        self.field.submitted.connect(self._on_typed)
        self.field.submitted.connect(self.close)
        self.field.editingFinished.connect(self._on_typed)

    def first(self) -> QWidget:
        return self.field

    def show_values(self, values: tuple[str, ...]) -> None:
        super().show_values(values)
        self.field.set_value(", ".join(values))

    def _on_typed(self) -> None:
        typed = tuple(dict.fromkeys(part.strip() for part in self.field.value().split(",") if part.strip()))
        if typed != self.values:
            self.tell(typed)


def panel_of(owner: QWidget, kind: FilterKind, values: tuple[str, ...], opened: ReviewOpened, today: date) -> FilterPanel:
    """The panel of that filter."""
    if kind is FilterKind.PERIOD:
        return PeriodPanel(owner, values, today)
    if kind in TYPED:
        return TypedPanel(owner, kind, values)
    return TickPanel(owner, kind, values, opened)


def _fit(area: Scrolled, rows: int) -> None:
    """As high as the values need, up to what a panel may take."""
    each = max(theme.sz.desk, theme.sz.body * 1.9)
    area.setFixedHeight(round(min(rows * each + 4, _TALLEST_PX)))
