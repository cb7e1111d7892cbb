"""Round depths as one tap each; the stepper beside them says the millimetres between."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from needlechart.ui.look.chips import Chip
from needlechart.ui.look.layout import row

MOST_KEYS = 6
STEPS_MM = (5, 10, 15, 20)


class DepthKeys(QWidget):
    """Up to six depths a needle of that length can reach, in even steps.  ``chosen(mm)``; none is chosen before a tap."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Round depths")
        self.keys = [Chip("") for _ in range(MOST_KEYS)]
        self._depths: tuple[int, ...] = ()
        for index, key in enumerate(self.keys):
            key.clicked.connect(lambda _on=False, index=index: self._choose(index))
        self.setLayout(row(*self.keys, None, gap=4))

    def show_depth(self, depth_mm: int | None, longest_mm: int) -> None:
        """The depths up to ``longest_mm``, and which of them is the answer."""
        self._depths = round_depths(longest_mm)
        for index, key in enumerate(self.keys):
            key.setVisible(index < len(self._depths))
            if index < len(self._depths):
                key.set_words(str(self._depths[index]))
                key.setAccessibleName(f"{self._depths[index]} mm deep")
                key.setChecked(self._depths[index] == depth_mm)

    def _choose(self, index: int) -> None:
        self.keys[index].setChecked(True)
        self.chosen.emit(self._depths[index])


def round_depths(longest_mm: int) -> tuple[int, ...]:
    """5, 10, 15 … for a short needle, wider steps for a longer one: never more than six, never past ``longest_mm``."""
    step = next((mm for mm in STEPS_MM if longest_mm // mm <= MOST_KEYS), STEPS_MM[-1])
    return tuple(range(step, longest_mm + 1, step))[:MOST_KEYS]
