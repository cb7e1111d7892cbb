"""What can be wrong with a page as it is drawn: words cut, parts cramped, pushed out or lying on each other, ink too faint."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from needlechart.drawing.tokens import SCHEMES, Tokens
from needlechart.ui.body.chart_view import ChartView
from needlechart.ui.look.painted import PaintedButton
from needlechart.ui.look.pills import Pill
from needlechart.ui.look.words import ElidedLabel

LEAST_CONTRAST = 4.0
"""Of the darkest pixel of a word with its ground: 4.5 of the tokens, less what the smoothing of thin strokes takes."""
_SLACK_PX = 1
_INSIDES = (QLineEdit, QPlainTextEdit, QScrollBar)

Pixels = npt.NDArray[np.uint32]


def shown_in(page: QWidget) -> Iterator[QWidget]:
    """Everything that is seen on the page, not what Qt's own fields are made of."""
    for child in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if child.isVisibleTo(page) and not child.isWindow() and child.width() > 0 and child.height() > 0:
            yield child
            if not isinstance(child, _INSIDES):
                yield from shown_in(child)


def told(widget: QWidget) -> str:
    """How a finding names a widget."""
    words = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    return f"{type(widget).__name__} {(words or widget.accessibleName())[:60]!r}"


def cramped(page: QWidget) -> list[str]:
    """What has less room than it needs, and by how much."""
    found = []
    for widget in shown_in(page):
        if isinstance(widget, (QScrollArea, QScrollBar)) or isinstance(widget.parent(), QAbstractScrollArea):
            continue
        least = widget.minimumSizeHint()
        wide, high = widget.width(), widget.height()
        needed = _height_for(widget, wide)
        if wide < least.width() - _SLACK_PX or high < max(0 if needed else least.height(), needed) - _SLACK_PX:
            found.append(f"{told(widget)} is {wide} x {high}, needs {least.width()} x {needed or least.height()}")
    return found


def cut_words(page: QWidget) -> list[str]:
    """Labels whose words do not fit; those that are made to end in "…" are named by ``elided``."""
    found = []
    for label in _labels(page):
        if isinstance(label, ElidedLabel):
            continue
        room, metrics = label.contentsRect(), label.fontMetrics()
        if label.wordWrap():
            flags = int(Qt.TextFlag.TextWordWrap | label.alignment())
            needed = metrics.boundingRect(QRect(0, 0, room.width(), 1 << 15), flags, label.text())
        else:
            needed = metrics.boundingRect(QRect(0, 0, 1 << 15, 1 << 15), 0, label.text())
        if needed.width() > room.width() + _SLACK_PX or needed.height() > room.height() + _SLACK_PX:
            found.append(f"{told(label)} has {room.width()} x {room.height()}, needs {needed.width()} x {needed.height()}")
    return found


def elided(page: QWidget) -> list[str]:
    """Lines that end in "…" now."""
    return [told(one) for one in _labels(page) if isinstance(one, ElidedLabel) and one.shown_text() != one.text()]


def pushed_out(page: QWidget) -> list[str]:
    """What sticks out of the thing it stands in, which cuts it."""
    found = []
    for widget in shown_in(page):
        parent = widget.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if parent is None or isinstance(parent, QStackedWidget):
            continue
        inside = parent.rect()
        if isinstance(area, QScrollArea):
            if area.horizontalScrollBar().maximum() > 0 and area.verticalScrollBar().maximum() == 0:
                continue  # a strip that scrolls sideways
            if area.horizontalScrollBar().maximum() > 0:
                found.append(f"{told(area)} holds more than its width")
            continue
        if not inside.adjusted(-_SLACK_PX, -_SLACK_PX, _SLACK_PX, _SLACK_PX).contains(widget.geometry()):
            found.append(f"{told(widget)} at {_px(widget.geometry())} is not inside {told(parent)} of {_px(inside)}")
    return found


def overlapping(page: QWidget) -> list[str]:
    """Neighbours that lie on each other."""
    found = []
    for parent in (page, *shown_in(page)):
        if isinstance(parent, (QStackedWidget, QAbstractScrollArea, *_INSIDES)):
            continue
        here = [
            child
            for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
            if child.isVisibleTo(page) and not child.isWindow() and child.width() > 0 and child.height() > 0
        ]
        for at, one in enumerate(here):
            for other in here[at + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > _SLACK_PX and both.height() > _SLACK_PX:
                    found.append(f"{told(one)} and {told(other)} lie on each other by {both.width()} x {both.height()}")
    return found


def faint(page: QWidget, image: QImage, scheme: str) -> list[str]:
    """Words that stand on a ground which is no token, or too near to it in lightness; what is off is exempt."""
    tokens = SCHEMES[scheme]
    grounds = {QColor(colour).rgb() & 0xFFFFFF for colour in _colours(tokens)}
    pixels = _pixels(image)
    found = []
    for widget in shown_in(page):
        if not _speaks(widget) or not widget.isEnabled():
            continue
        where = QRect(widget.mapTo(page, QPoint()), widget.size())
        seen = widget.visibleRegion().boundingRect()
        if seen.size() != widget.size() or not page.rect().contains(where):
            continue
        part = pixels[where.top() : where.bottom() + 1, where.left() : where.right() + 1]
        colours, counts = np.unique(part, return_counts=True)
        ground = int(colours[counts.argmax()])
        if ground not in grounds:
            found.append(f"{told(widget)} stands on #{ground:06x}, which is no colour of ours")
            continue
        best = float(contrasts(ground, colours).max())
        if best < LEAST_CONTRAST:
            found.append(f"{told(widget)} reaches {best:.1f} : 1 on #{ground:06x}")
    return found


def contrasts(ground: int, colours: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
    """The contrast of each colour with the ground, as WCAG 2 reckons it."""
    one = _lightness(np.array([ground], np.uint32))[0]
    others = _lightness(colours)
    found: npt.NDArray[np.float64] = (np.maximum(others, one) + 0.05) / (np.minimum(others, one) + 0.05)
    return found


def _lightness(colours: npt.NDArray[np.uint32]) -> npt.NDArray[np.float64]:
    parts = np.stack([(colours >> shift) & 0xFF for shift in (16, 8, 0)]).astype(np.float64) / 255
    linear: npt.NDArray[np.float64] = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    said: npt.NDArray[np.float64] = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return said


def _pixels(image: QImage) -> Pixels:
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    read = np.frombuffer(bytes(flat.constBits()), np.uint32).reshape(flat.height(), flat.bytesPerLine() // 4)
    return read[:, : flat.width()] & np.uint32(0xFFFFFF)


def _colours(tokens: Tokens) -> Iterator[str]:
    for name in Tokens.__dataclass_fields__:
        value = getattr(tokens, name)
        yield from value if isinstance(value, tuple) else [value] if name != "name" else []


def _labels(page: QWidget) -> Iterator[QLabel]:
    return (widget for widget in shown_in(page) if isinstance(widget, QLabel) and widget.text())


def _speaks(widget: QWidget) -> bool:
    if isinstance(widget, ChartView):
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text())
    if isinstance(widget, Pill):
        return bool(widget.view().words)
    return isinstance(widget, PaintedButton) and bool(widget.words())


def _height_for(widget: QWidget, wide: int) -> int:
    """The least height of what is the higher the narrower it is; 0 for anything else."""
    if not widget.hasHeightForWidth():
        return 0
    layout = widget.layout()
    if layout is not None:
        return layout.minimumHeightForWidth(wide)
    return widget.heightForWidth(wide)


def _px(area: QRect) -> str:
    return f"{area.x()}, {area.y()}, {area.width()} x {area.height()}"
