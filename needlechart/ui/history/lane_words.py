"""The words at the left of a lane: its name and what its marks mean, or the names of its rows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from needlechart.drawing.timeline.lane import Lane
from needlechart.ui.look.layout import box, col, row
from needlechart.ui.look.words import label, small

_AIR = 6.0
_MARGINS = (20, _AIR, 8, 0)


def lane_words(lane: Lane) -> QWidget:
    """A widget without a parent; its accessible name is the lane's, its description what the marks mean."""
    names = lane.names()
    if not names:
        about = small(lane.about, wrap=True)
        about.setToolTip(lane.tip)
        made = box(col(label(lane.title, weight=600, wrap=True), about, None, gap=0, margins=_MARGINS), name=lane.title)
        made.setAccessibleDescription(f"{lane.about} {lane.tip}".strip())
        return made
    lines = []
    for name, unit in names:
        line = box(row((label(name, weight=600, elide=True), 1), small(unit), gap=6))
        line.setToolTip(f"{name}, {unit}" if unit else name)
        lines.append(line)
    made = box(col(*[(line, 1) for line in lines], gap=0, margins=(20, _AIR, 8, _AIR)), name=lane.spoken)
    made.setAccessibleDescription(", ".join(name for name, _unit in names))
    return made
