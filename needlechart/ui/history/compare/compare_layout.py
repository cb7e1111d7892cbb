"""Where the two bodies and what changed stand in a window."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect

_CHANGES_PX, _WIDE_CHANGES_PX, _MOST_GROWN = 372, 480, 1.0
_LEAST_BODY_PX = 260
_BODIES_PERCENT = 56


class ComparePlaces(NamedTuple):
    """The two bodies, equal in size; the line between them; the line before what changed; what changed."""

    one: QRect
    other: QRect
    between: QRect
    line: QRect
    changes: QRect


def compare_places(wide: int, high: int, text_scale: float) -> ComparePlaces:
    """Side by side with what changed at the right; in a window too narrow for that what changed goes under both."""
    larger = 1 + (text_scale - 1) * 0.4
    grown = min(_MOST_GROWN, max(0.0, (wide - 1280) / 640))
    changes = round((_CHANGES_PX + (_WIDE_CHANGES_PX - _CHANGES_PX) * grown) * larger)
    body = (wide - changes - 2) // 2
    if body >= _LEAST_BODY_PX * larger:
        changes = wide - 2 * body - 2
        places = _bodies(body, high)
        return ComparePlaces(*places, QRect(2 * body + 1, 0, 1, high), QRect(2 * body + 2, 0, changes, high))
    split, body = high * _BODIES_PERCENT // 100, (wide - 1) // 2
    return ComparePlaces(*_bodies(body, split), QRect(0, split, wide, 1), QRect(0, split + 1, wide, high - split - 1))


def _bodies(wide: int, high: int) -> tuple[QRect, QRect, QRect]:
    return QRect(0, 0, wide, high), QRect(wide + 1, 0, wide, high), QRect(wide, 0, 1, high)
