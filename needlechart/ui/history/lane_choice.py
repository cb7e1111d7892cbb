"""Which lanes are shown, in which order, and what is remembered of it for each person."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.drawing.timeline.kinds import DELIVERED, NAMES, LaneChoice, LaneKind
from needlechart.ui.look.order_chooser import OrderChooser, keep_order, kept_order

GROUP = "history/lanes"
"""Of the program's settings: ``history/lanes/PERSON`` holds the kinds in their order, hidden ones with "-" before them."""


def kept_choice(person_id: str) -> LaneChoice:
    """What that person chose on this computer."""
    return kept_order(f"{GROUP}/{person_id}", DELIVERED)


def keep_choice(person_id: str, choice: LaneChoice) -> None:
    """Remember it for that person."""
    keep_order(f"{GROUP}/{person_id}", choice, DELIVERED)


def lane_chooser(owner: QWidget) -> OrderChooser[LaneKind]:
    """The panel of lanes."""
    return OrderChooser(owner, "Lanes", NAMES, DELIVERED, "Lanes of the timeline")
