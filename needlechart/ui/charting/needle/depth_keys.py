"""Round depths as one tap each, while no depth is said; the stepper in their place says the millimetres between."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.chips import Chip
from needlechart.ui.look.layout import row

MOST_KEYS = 3
STEPS_MM = (5, 10, 20, 30, 40)


class DepthKeys(QWidget):
    """Up to three depths a needle of that length can reach, in even steps.  ``chosen(mm)``, or ``other_wanted``."""

    chosen = Signal(int)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Round depths")
        self.keys = [Chip("") for _ in range(MOST_KEYS)]
        self.other = Chip("…")
        self.other.setAccessibleName("Another depth")
        self.other.setToolTip("Another depth")
        self._depths: tuple[int, ...] = ()
        for index, key in enumerate(self.keys):
            key.clicked.connect(lambda _on=False, index=index: self._choose(index))
        self.other.clicked.connect(self._want_other)
        self.setLayout(row(*self.keys, self.other, gap=3))

    def show_needle(self, longest_mm: int) -> None:
        """The depths up to ``longest_mm``; none of them is an answer yet."""
        self._depths = round_depths(longest_mm)
        for index, key in enumerate(self.keys):
            key.setChecked(False)
            key.setVisible(index < len(self._depths))
            if index < len(self._depths):
                key.set_words(str(self._depths[index]))
                key.setAccessibleName(f"{self._depths[index]} mm deep")

    def _choose(self, index: int) -> None:
        self.keys[index].setChecked(False)  # the stepper shows what was said
        self.chosen.emit(self._depths[index])

    def _want_other(self) -> None:
        self.other.setChecked(False)
        self.other_wanted.emit()


def round_depths(longest_mm: int) -> tuple[int, ...]:
    """5, 10, 15 for a short needle, wider steps for a longer one: never more than three, never past ``longest_mm``."""
    step = next((mm for mm in STEPS_MM if longest_mm // mm <= MOST_KEYS), STEPS_MM[-1])
    return tuple(range(step, longest_mm + 1, step))[:MOST_KEYS]
