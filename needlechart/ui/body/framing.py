"""What was put into the frame stays in it when the window gets another size, until somebody looks elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF

from needlechart.domain.body import BodyPoint
from needlechart.ui.body.chart_window import ChartWindow


class Framing:
    """The points that are framed in a window, and where the camera was when they were."""

    def __init__(self, seen: ChartWindow) -> None:
        self._seen = seen
        self._points: tuple[BodyPoint, ...] = ()
        self._at: tuple[float, QPointF] | None = None

    def begin(self, points: Sequence[BodyPoint]) -> None:
        """From the next layout on, these points of one view are framed."""
        self._points, self._at = tuple(points), None

    def stays(self) -> bool:
        """Whether nobody has looked elsewhere since something was framed; asked before another size moves the camera."""
        camera, at = self._seen.camera, self._at
        return at is None or (at[0] == camera.scale and (at[1] - camera.frame_centre).manhattanLength() < 0.5)

    def frame_again(self, free: Callable[[], QRectF], stayed: bool) -> None:
        """What was framed and not looked away from since is framed in what is ``free`` (pixels)."""
        if self._points and stayed:
            self._seen.frame(self._points, free())
            self._at = self._seen.camera.scale, self._seen.camera.frame_centre
        else:
            self._points, self._at = (), None
