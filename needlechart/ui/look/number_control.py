"""Base of the painted controls whose value is a whole number or nobody's answer yet."""

from PySide6.QtCore import Signal

from needlechart.ui.look.accessible import tell_value
from needlechart.ui.look.painted import PaintedControl


class NumberControl(PaintedControl):
    """A whole number from ``low`` to ``high``, or None while nobody has said.

    ``changed`` is emitted only for what the user (or their assistive technology) did, with the value in hand.
    """

    changed = Signal()

    def __init__(self, low: int, high: int, name: str = "") -> None:
        super().__init__(name)
        self._low, self._high = low, high
        self._value: int | None = None

    def value(self) -> int | None:
        """The answer, None while unanswered."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show an answer without telling anybody.  A recorded number outside the range is shown as it is."""
        self._value = value
        tell_value(self)
        self.update()

    def answer_number(self, number: int) -> None:
        """What the user said, held inside the range; tells ``changed`` when it is another answer."""
        held = min(self._high, max(self._low, number))
        if held != self._value:
            self.set_value(held)
            self.changed.emit()

    def number_now(self) -> int | None:
        return self._value

    def number_range(self) -> tuple[int, int] | None:
        return self._low, self._high

    def spoken_value(self) -> str | None:
        return "not answered" if self._value is None else self.spoken_number(self._value)

    def spoken_number(self, number: int) -> str:
        """How the number is said, with its unit."""
        return str(number)
