"""A time of day that is typed, on the day of the visit."""

from __future__ import annotations

import datetime
import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.moments import Moment
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import col
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small


class TimeField(QWidget, Spoken):
    """Hours and minutes, taken on Return or when the field is left; what is no time stays with a sentence under it.

    ``day`` and ``offset_min`` make a moment of them.  ``changed`` when the user said another time, or none.
    """

    changed = Signal()

    def __init__(self, name: str, day: datetime.date, offset_min: int) -> None:
        super().__init__()
        self._day, self._offset_min = day, offset_min
        self._value: Moment | None = None
        self.field = TextField("14:20", name, size="touch")
        self._error = small("", "danger", 500, wrap=True)
        self._error.hide()
        self.setAccessibleName(name)
        self.setLayout(col(self.field, self._error, gap=2))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.field.changed.connect(lambda: self._say(""))
        self.field.editingFinished.connect(self._on_typed)

    def value(self) -> Moment | None:
        """The moment, None while nobody has said."""
        return self._value

    def set_value(self, moment: Moment | None) -> None:
        """Shows a time without telling anybody; what is typed wrongly stays while the moment is the same."""
        if moment == self._value and self._error.text():
            return
        self._value = moment
        self.field.set_value(f"{moment.local:%H:%M}" if moment else "")
        self._say("")

    def error(self) -> str:
        """The sentence under the field, or nothing."""
        return self._error.text()

    def _on_typed(self) -> None:
        typed = self.field.value()
        if self._value is not None and typed == f"{self._value.local:%H:%M}":
            return
        said = None
        if typed:
            found = re.fullmatch(r"([01]?\d|2[0-3])\s*[:.h]?\s*([0-5]\d)", typed)
            if found is None:
                self._say("This is not a time. Write it like 14:20.")
                return
            zone = datetime.timezone(datetime.timedelta(minutes=self._offset_min))
            clock = datetime.time(int(found[1]), int(found[2]))
            said = Moment.of(datetime.datetime.combine(self._day, clock, zone))
        self._say("")
        if said != self._value:
            self._value = said
            self.changed.emit()

    def _on_theme_changed(self) -> None:
        self.field.setFixedWidth(round(advance(theme.font(), "00:00") + 60))

    def _say(self, sentence: str) -> None:
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
