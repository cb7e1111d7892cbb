"""Captioned fields that read what was typed, and say under the field what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from needlechart.domain.quantities import Measure
from needlechart.domain.shape import shape_of
from needlechart.ui.look.fields import Field, NoteField, TextField
from needlechart.ui.look.layout import Box, box, col, row
from needlechart.ui.look.theme import theme

_LINE, _TEXT = 200, 2000


PAGE_WIDE = 1360
"""Widest a page of fields gets, in pixels at 100 % text; longer lines are no easier to fill in."""


def pair(*fields: QWidget) -> QHBoxLayout:
    """Fields side by side whose captions stay on one line whatever is said under them."""
    return row(*[(box(col(field, None, gap=0)), 1) for field in fields], gap=12)


def page_of(content: QWidget, *, centred: bool = False) -> QWidget:
    """``content`` at the left or in the middle of a wide window, never wider than ``PAGE_WIDE``."""
    return _Page(content, centred)


class _Page(Box):
    def __init__(self, content: QWidget, centred: bool) -> None:
        self._content = content
        super().__init__(row(None if centred else 0, (content, 1000), None, gap=0))
        theme.changed.connect(self._limit)
        self._limit()

    def _limit(self) -> None:
        self._content.setMaximumWidth(round(PAGE_WIDE * theme.text_scale))


def when_right(field: LineField | TextsField | NumberField, take: Callable[[], None]) -> None:
    """``take`` what was typed each time the user has left the field with something right in it."""

    def left() -> None:
        if field.check():
            take()

    field.left.connect(left)


class LineField(Field):
    """One line of text.  ``left`` when the user has finished with it; ``missing`` is the sentence for an empty field that
    must not be."""

    left = Signal()

    def __init__(self, caption: str, help: str = "", *, placeholder: str = "", missing: str = "", longest: int = _LINE) -> None:
        self.typed = TextField(placeholder, caption)
        super().__init__(caption, self.typed, help)
        self._missing, self._longest = missing, longest
        self.typed.editingFinished.connect(self.left)
        self.typed.changed.connect(lambda: self.set_error(""))

    def value(self) -> str:
        """The text without blanks around it."""
        return self.typed.value()

    def set_value(self, text: str) -> None:
        """Show a text without telling anybody."""
        self.typed.set_value(text)
        self.set_error("")

    def check(self) -> bool:
        """Say what is wrong; True when nothing is."""
        text = self.value()
        if not text and self._missing:
            self.set_error(self._missing)
        elif len(text) > self._longest:
            self.set_error(f"This is {len(text)} characters long; {self._longest} have room.")
        else:
            self.set_error("")
        return not self.error()


class TextsField(Field):
    """Several lines of text.  ``left`` when the user has finished with it."""

    left = Signal()

    def __init__(self, caption: str, help: str = "", *, placeholder: str = "", lines: int = 3, longest: int = _TEXT) -> None:
        self.typed = _LeftNote(placeholder, caption, lines=lines)
        super().__init__(caption, self.typed, help)
        self._longest = longest
        self.typed.left.connect(self.left)
        self.typed.changed.connect(lambda: self.set_error(""))

    def value(self) -> str:
        """The text without blanks around it."""
        return self.typed.value()

    def set_value(self, text: str) -> None:
        """Show a text without telling anybody."""
        self.typed.set_value(text)
        self.set_error("")

    def check(self) -> bool:
        """Say what is wrong; True when nothing is."""
        n = len(self.value())
        self.set_error(f"This is {n} characters long; {self._longest} have room." if n > self._longest else "")
        return not self.error()


class _LeftNote(NoteField):
    """Tells when the keyboard leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NumberField(Field):
    """A number with its unit, typed; empty is no answer.  The range is the record's own for ``cls.field``."""

    left = Signal()

    def __init__(self, caption: str, cls: type, field: str) -> None:
        shape = next(shape for shape in shape_of(cls) if shape.name == field)
        if shape.measure is None:
            raise TypeError(f"{cls.__name__}.{field} has no unit")
        self._measure: Measure = shape.measure
        self._whole = shape.kind is int
        self.typed = TextField("", caption)
        super().__init__(f"{caption}, {self._measure.unit}", self.typed)
        self._value: float | None = None
        self.typed.editingFinished.connect(self.left)
        self.typed.changed.connect(lambda: self.set_error(""))

    def value(self) -> float | None:
        """The number read by the last ``check``; whole where the record keeps whole numbers."""
        return self._value

    def whole(self) -> int | None:
        """The number as a whole one."""
        return None if self._value is None else round(self._value)

    def set_value(self, number: float | None) -> None:
        """Show a number without telling anybody."""
        self._value = number
        self.typed.set_value("" if number is None else f"{number:g}")
        self.set_error("")

    def check(self) -> bool:
        """Read what is typed and say what is wrong; True when it is a number in range or nothing."""
        text = self.typed.value().replace(",", ".")
        self.set_error(self._read(text))
        return not self.error()

    def _read(self, text: str) -> str:
        if not text:
            self._value = None
            return ""
        try:
            number = float(text)
        except ValueError:
            return "This is not a number."
        low, high, unit = self._measure.low, self._measure.high, self._measure.unit
        if not low <= number <= high:
            return f"It must lie between {low:g} and {high:g} {unit}."
        if self._whole and number != int(number):
            return "Whole numbers only."
        self._value = number
        return ""
