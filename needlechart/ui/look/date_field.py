"""A date typed as text, read back in words so that a slip shows."""

import datetime

from PySide6.QtCore import Signal

from needlechart.ui.look.fields import Field, FieldSize, TextField
from needlechart.ui.look.typed_date import DateNotRead, DateOrder, read_date, short_date, written_date


class DateField(Field):
    """A captioned field for a date.  Under it stands what was understood, or what is wrong.

    ``earliest`` and ``latest`` are the bounds, both allowed.  ``changed`` when the user said another date, or none.
    """

    changed = Signal()

    def __init__(
        self,
        caption: str,
        help: str = "",
        *,
        order: DateOrder = "day-month",
        earliest: datetime.date = datetime.date(1900, 1, 1),
        latest: datetime.date | None = None,
        size: FieldSize = "head",
    ) -> None:
        self._typed = TextField("12 Mar 1972" if order == "day-month" else "Mar 12 1972", size=size)
        super().__init__(caption, self._typed, help)
        self._order: DateOrder = order
        self._hint = help
        self._earliest, self._latest = earliest, latest
        self._value: datetime.date | None = None
        self._typed.changed.connect(self._on_typing)
        self._typed.editingFinished.connect(self._on_typed)

    def value(self) -> datetime.date | None:
        """The date, None while nothing readable is typed."""
        return self._value

    def set_value(self, day: datetime.date | None) -> None:
        """Show a date without telling anybody."""
        if day != self._value or day is None:
            self._value = day
            self._typed.setText(short_date(day) if day else "")
        self.set_error("")
        self.set_help(written_date(day) if day else self._hint)

    def typed(self) -> str:
        """The text as it stands in the field."""
        return self._typed.value()

    def check(self) -> bool:
        """Read what is typed now, show what is wrong; True when it is a date or the field is empty."""
        self._on_typed()
        return not self.error()

    def _on_typing(self) -> None:
        self.set_error("")
        self._take(self._read_quietly())

    def _on_typed(self) -> None:
        text = self._typed.value()
        try:
            self._take(self._read(text) if text else None)
            self.set_error("")
        except DateNotRead as wrong:
            self._take(None)
            self.set_error(str(wrong))

    def _read_quietly(self) -> datetime.date | None:
        try:
            return self._read(self._typed.value())
        except DateNotRead:
            return None

    def _read(self, text: str) -> datetime.date:
        day = read_date(text, self._order)
        if day < self._earliest:
            raise DateNotRead(f"This is before {written_date(self._earliest)}.")
        if self._latest is not None and day > self._latest:
            raise DateNotRead(f"This is after {written_date(self._latest)}.")
        return day

    def _take(self, day: datetime.date | None) -> None:
        self.set_help(written_date(day) if day else self._hint)
        if day != self._value:
            self._value = day
            self.changed.emit()
