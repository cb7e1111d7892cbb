"""Which part of the sheet is in the window: scale, position, fitting, zooming, panning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

MOST_PX_PER_MM = 12.0
"""Closer than this a millimetre of error in the drawing fills a finger."""


class CameraAt(NamedTuple):
    """How close the camera is and where, in pixels per millimetre and pixels of the window."""

    scale: float
    origin: QPointF
    fitted: bool


class Camera:
    """Maps the sheet (millimetres) to the window (pixels).

    ``fitted`` means the whole sheet is shown inside ``margins``, and stays so when the window changes.
    """

    def __init__(self) -> None:
        self.scale = 1.0
        self.origin = QPointF()
        self.fitted = True
        self._sheet, self._window, self._margins = QSizeF(1, 1), QSizeF(1, 1), QMarginsF()

    @property
    def now(self) -> CameraAt:
        """Where the camera is."""
        return CameraAt(self.scale, QPointF(self.origin), self.fitted)

    def go_to(self, at: CameraAt) -> None:
        """Where it was before, on the same sheet in the same window."""
        self.scale, self.origin, self.fitted = at.scale, QPointF(at.origin), at.fitted

    @contextmanager
    def seen_from(self, at: CameraAt | None) -> Iterator[None]:
        """For as long as something is painted on the way to where the camera is; None when it is there."""
        there = self.now
        if at is not None:
            self.go_to(at)
        try:
            yield
        finally:
            self.go_to(there)

    def show_sheet(self, size: QSizeF, window: QSizeF, margins: QMarginsF) -> None:
        """Another sheet or another window; what was in the middle stays there unless everything is shown."""
        middle = self.frame_centre
        self._sheet, self._window, self._margins = size, window, margins
        if self.fitted:
            self.fit()
        else:
            self.look_at(middle, self.scale)

    def fit(self) -> None:
        """The whole sheet, in the middle of the window inside the margins."""
        self.fitted, self.scale = True, self.fit_scale
        self._centre(QPointF(self._sheet.width() / 2, self._sheet.height() / 2))

    @property
    def fit_scale(self) -> float:
        """Pixels per millimetre at which the whole sheet fits."""
        frame = self._frame
        return max(0.01, min(frame.width() / self._sheet.width(), frame.height() / self._sheet.height()))

    @property
    def most_scale(self) -> float:
        """The closest one can go."""
        return max(MOST_PX_PER_MM, self.fit_scale)

    def to_px(self, at: QPointF) -> QPointF:
        """A place of the sheet in the window."""
        return self.origin + at * self.scale

    def to_sheet(self, px: QPointF) -> QPointF:
        """A pixel of the window on the sheet."""
        return (px - self.origin) / self.scale

    def zoom(self, factor: float, around: QPointF) -> None:
        """Closer or farther; what lies under ``around`` (pixels) stays there, as far as the sheet stays in the window."""
        anchor = self.to_sheet(around)
        scale = min(self.most_scale, self.scale * factor)
        if scale <= self.fit_scale * 1.001:
            self.fit()
            return
        self.fitted, self.scale = False, scale
        self.origin = around - anchor * scale
        self._hold()

    def look_at(self, at: QPointF, scale: float) -> None:
        """That place of the sheet in the middle, at ``scale`` pixels per millimetre."""
        scale = min(self.most_scale, scale)
        if scale <= self.fit_scale * 1.001:
            self.fit()
            return
        self.fitted, self.scale = False, scale
        self._centre(at)
        self._hold()

    def show_at(self, at: QPointF, px: QPointF, scale: float) -> None:
        """That place of the sheet at that pixel, at ``scale`` pixels per millimetre."""
        self.look_at(at, scale)
        self.pan(px - self.to_px(at))

    def pan(self, by: QPointF) -> None:
        """Move the sheet by so many pixels; a fitted sheet stays."""
        if not self.fitted:
            self.origin += by
            self._hold()

    def reveal(self, at: QPointF, room: float, covered: Sequence[QRectF] = ()) -> bool:
        """Move the sheet just so far that a place is ``room`` pixels inside the frame and not in what is ``covered`` (pixels),
        as far as there is such a place; whether anything moved."""
        inner, px = self._frame, self.to_px(at)
        room = min(room, inner.width() / 3, inner.height() / 3)
        inner = inner.adjusted(room, room, -room, -room)
        target = QPointF(
            min(max(px.x(), inner.left()), inner.right()),
            min(max(px.y(), inner.top()), inner.bottom()),
        )
        target = _beside(target, inner, covered)
        if self.fitted or (target - px).manhattanLength() < 0.5:
            return False
        self.origin += target - px
        return True

    @property
    def frame_centre(self) -> QPointF:
        """The place of the sheet in the middle of the frame."""
        return self.to_sheet(self._frame.center())

    @property
    def px_of_sheet(self) -> QRectF:
        """The whole sheet in pixels of the window."""
        return QRectF(self.origin, self._sheet * self.scale)

    @property
    def shown(self) -> QRectF:
        """The part of the sheet that is in the window."""
        return QRectF(self.to_sheet(QPointF()), self._window / self.scale)

    @property
    def _frame(self) -> QRectF:
        return QRectF(QPointF(), self._window).marginsRemoved(self._margins)

    def _centre(self, at: QPointF) -> None:
        self.origin = self._frame.center() - at * self.scale

    def _hold(self) -> None:
        """The sheet never leaves the middle of the frame."""
        frame, middle = self._frame, self.frame_centre
        held = QPointF(min(max(middle.x(), 0.0), self._sheet.width()), min(max(middle.y(), 0.0), self._sheet.height()))
        if held != middle:
            self.origin = frame.center() - held * self.scale


def _beside(px: QPointF, inner: QRectF, covered: Sequence[QRectF]) -> QPointF:
    """The nearest pixel of ``inner`` outside everything covered, straight or round a corner; ``px`` when there is none."""
    covered = [area.adjusted(0.5, 0.5, -0.5, -0.5) for area in covered]
    if not any(area.contains(px) for area in covered):
        return px
    xs = [px.x(), *(x for area in covered for x in (area.left() - 0.5, area.right() + 0.5))]
    ys = [px.y(), *(y for area in covered for y in (area.top() - 0.5, area.bottom() + 0.5))]
    free = [
        at
        for at in (QPointF(x, y) for x in xs for y in ys)
        if inner.contains(at) and not any(area.contains(at) for area in covered)
    ]
    return min(free, key=lambda at: (at - px).manhattanLength(), default=px)
