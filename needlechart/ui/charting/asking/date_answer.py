"""A date of the session that is typed: what is no date stays with its sentence, and the date kept is the one before."""

from __future__ import annotations

import datetime

from needlechart.ui.look.date_field import DateField


class DateAnswer(DateField):
    """A DateField whose answer is never lost to a slip: ``changed`` only for another date that can be read, or for none."""

    def set_value(self, day: datetime.date | None) -> None:
        """Shows a date without telling anybody; what is typed wrongly, or not to its end, stays while the date is the same."""
        if day == self._value and self.typed() and self._read_quietly() is None:
            return
        super().set_value(day)

    def _on_typing(self) -> None:
        self.set_error("")
        day = self._read_quietly()
        if day is not None:  # emptied is said when the field is left: it may be on its way to another date
            super()._take(day)

    def _take(self, day: datetime.date | None) -> None:
        if day is not None or not self.typed():
            super()._take(day)
