"""Where the three parts of the history stand in a window."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect

_READER_PX, _WIDE_READER_PX = 348, 440
_BODY_PX, _WIDE_BODY_PX, _MOST_BODY_PX = 296, 520, 840
_LEAST_LEFT_PX = 560
_LARGE_PX, _LARGE_MORE_PX = 2400, 40
_TIMELINE_PERCENT = 55


class Places(NamedTuple):
    """The visits, the body, the line before the reader, and the reader."""

    left: QRect
    body: QRect
    line: QRect
    reader: QRect


def places(wide: int, high: int, text_scale: float, least_body: int = 0) -> Places:
    """Side by side from 1280 to 1920 pixels and beyond, the body growing most and never under ``least_body``; with large text in
    a narrow window the body goes under the visits.
    """
    grown = max(0.0, (wide - 1280) / 640)
    larger = 1 + (text_scale - 1) * 0.4
    reader = round((_READER_PX + (_WIDE_READER_PX - _READER_PX) * min(1.0, grown)) * larger)
    reader += _LARGE_MORE_PX if wide >= _LARGE_PX else 0
    body = max(least_body, min(round(_BODY_PX + (_WIDE_BODY_PX - _BODY_PX) * grown), _MOST_BODY_PX))
    left = wide - body - reader - 2
    line, side = QRect(wide - reader - 1, 0, 1, high), QRect(wide - reader, 0, reader, high)
    if left >= _LEAST_LEFT_PX * larger:
        return Places(QRect(0, 0, left, high), QRect(left + 1, 0, body, high), line, side)
    left, split = wide - reader - 1, high * _TIMELINE_PERCENT // 100
    return Places(QRect(0, 0, left, split), QRect(0, split, left, high - split), line, side)
