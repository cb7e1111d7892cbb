"""The short movement from what the chart showed to what it shows now, so that the eye does not lose the body."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QPixmap

from needlechart.ui.body.camera import CameraAt

GLIDE_MS = 160


class Glide(QObject):
    """Runs from a place of the camera, or from a picture of another view, to what is there now; slower towards the end.

    What is asked of the chart meanwhile, it answers as if it were there already; only the painting takes time.
    ``moved``: another frame; ``ended``: the last one is due, sharp.
    """

    moved = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._start: CameraAt | None = None
        self.picture: QPixmap | None = None
        self.clock = QVariantAnimation(self)
        self.clock.setDuration(GLIDE_MS)
        self.clock.setStartValue(0.0)
        self.clock.setEndValue(1.0)
        self.clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.clock.valueChanged.connect(self.moved)
        self.clock.finished.connect(self._on_finished)

    @property
    def running(self) -> bool:
        """Whether there are frames to come."""
        return self._start is not None or self.picture is not None

    @property
    def share(self) -> float:
        """How much of the way is done, 0 to 1."""
        return float(self.clock.currentValue()) if self.running else 1.0

    def from_place(self, start: CameraAt) -> None:
        """The body comes from where the camera was."""
        self._start, self.picture = start, None
        self.clock.stop()
        self.clock.start()

    def from_picture(self, before: QPixmap) -> None:
        """What was shown before fades away."""
        self._start, self.picture = None, before
        self.clock.stop()
        self.clock.start()

    def place(self, there: CameraAt) -> CameraAt | None:
        """Where the body is seen on its way ``there``; None when it is there.  One place stays where it is meanwhile."""
        start = self._start
        if start is None:
            return None
        share = self.share
        scale = start.scale * (there.scale / start.scale) ** share
        if abs(there.scale - start.scale) > 1e-9:
            share = (scale - start.scale) / (there.scale - start.scale)
        return CameraAt(scale, start.origin + (there.origin - start.origin) * share, False)

    def end(self) -> None:
        """At once where it goes to."""
        if self.running:
            self.clock.stop()
            self._on_finished()

    def _on_finished(self) -> None:
        self._start, self.picture = None, None
        self.ended.emit()
