"""Changes in pain, and how many values lie behind a middle one, in words."""

from __future__ import annotations

from needlechart.domain.history.spread import Spread
from needlechart.drawing.timeline.lane import figure

NOTHING = "\N{EN DASH}"
"""Where there is no value."""


def change_words(points: float) -> str:
    """A change in points with its sign, to a tenth: "−2.5", "+1", "0"."""
    rounded = round(points, 1) or 0.0
    return f"+{figure(rounded)}" if rounded > 0 else figure(rounded)


def change_figure(changes: Spread) -> str:
    """The middle change; a dash without one."""
    return change_words(changes.median) if changes.median is not None else NOTHING


def change_range(changes: Spread) -> str:
    """ "n 9, −4 to 0"; "" without a value."""
    if changes.low is None or changes.high is None:
        return ""
    return f"n {changes.n}, {change_words(changes.low)} to {change_words(changes.high)}" if changes.n > 1 else "n 1"
