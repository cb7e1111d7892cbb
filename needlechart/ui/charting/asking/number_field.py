"""A number that is typed, with its unit beside it and what is wrong under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.ui.charting.asking.typed_number import NumberNotRead, range_words, read_number, written_number
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.fields import TextField
from needlechart.ui.look.layout import col, row
from needlechart.ui.look.painted import advance
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import small


class NumberField(QWidget, Spoken):
    """A number from ``low`` to ``high`` in ``unit``, taken on Return or when the field is left.

    What cannot be is not taken: it stays as typed with a sentence under it, and the answer kept is the one before.
    ``changed`` when the user said another number, or none.
    """

    changed = Signal()

    def __init__(self, name: str, low: float, high: float, unit: str = "", *, whole: bool = False) -> None:
        super().__init__()
        self._low, self._high, self._whole = low, high, whole
        self._value: float | None = None
        self.field = TextField("", name, size="touch")
        self.field.setPlaceholderText("–")
        self.field.setToolTip(range_words(low, high, unit))
        self._unit = small(unit, "text2")
        self._error = small("", "danger", 500, wrap=True)
        self._error.hide()
        self.setAccessibleName(name)
        self.setLayout(col(row(self.field, self._unit, gap=8), self._error, gap=2))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.changed.connect(self._on_typing)
        self.field.editingFinished.connect(self._on_typed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def value(self) -> float | None:
        """The number last said, None while nobody has."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Shows a number without telling anybody; what is being typed wrongly stays while the number is the same."""
        if value == self._value and self._error.text():
            return
        self._value = value
        if value is None or self._typed_number() != value:
            self.field.setText("" if value is None else written_number(value))
        self._say("")

    def error(self) -> str:
        """The sentence under the field, or nothing."""
        return self._error.text()

    def _on_typing(self) -> None:
        self._say("")

    def _on_typed(self) -> None:
        text = self.field.value()
        try:
            said = read_number(text, self._low, self._high, whole=self._whole) if text else None
        except NumberNotRead as wrong:
            kept = "" if self._value is None else f"{written_number(self._value)} is kept."
            self._say(" ".join(part for part in (wrong.sentence, wrong.way_out, kept) if part))
            return
        self._say("")
        if said != self._value:
            self._value = said
            self.changed.emit()

    def _typed_number(self) -> float | None:
        try:
            return read_number(self.field.value(), self._low, self._high, whole=self._whole)
        except NumberNotRead:
            return None

    def _say(self, sentence: str) -> None:
        if sentence == self._error.text():
            return
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)
        self.updateGeometry()

    def _on_theme_changed(self) -> None:
        widest = max(len(written_number(n)) for n in (self._low, self._high)) + (0 if self._whole else 2)
        self.field.setFixedWidth(round(advance(theme.font(), "0" * max(4, widest)) + 36))
