"""Paint: the body chart repainted whole at two device pixels to the pixel, against the copy of one pixmap of that size.

The chart is that of a session: front and back of a body, ten sites, one of them selected, so that its muscle is outlined.
Beside it, in CPU milliseconds: a mark that changes, a frame of a zoom, the body drawn sharp again when it rests.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from needlechart.bench.pairs import Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from needlechart.ui.body.body_mark import BodyMark

SEED = 1
WIDE, HIGH, RATIO = 848, 624, 2.0
REPEATS = 10
MUSCLES = ("gluteus-medius", "gluteus-maximus", "trapezius-upper", "infraspinatus", "latissimus-dorsi")
REPAINT_GOAL, MARK_GOAL_MS, FIRST_GOAL_MS, FRAME_GOAL_MS, SHARP_GOAL_MS = 1.5, 0.2, 1.0, 8.0, 250.0


class PaintedChart:
    """A chart of ten sites painted onto a pixmap of its own."""

    def __init__(self) -> None:
        from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, QSize, QSizeF
        from PySide6.QtGui import QPainter, QPixmap

        from needlechart.atlas import Atlas
        from needlechart.drawing.sheets import BodyView
        from needlechart.resources import resources_folder
        from needlechart.ui.body.areas_layer import AreasLayer
        from needlechart.ui.body.body_layer import BodyLayer
        from needlechart.ui.body.chart_painting import ChartLayers, paint_chart
        from needlechart.ui.body.chart_window import ChartWindow
        from needlechart.ui.body.marks_layer import MarksLayer
        from needlechart.ui.body.outline import StructureOutline

        self.atlas = Atlas.load(resources_folder() / "atlas")
        self.seen = ChartWindow(self.atlas)
        self.seen.choose(BodyView.ALL)
        self.seen.lay_out(QSizeF(WIDE, HIGH), QMarginsF(8, 8, 8, 8))
        self.marks, outline = MarksLayer(self.seen, self.atlas), StructureOutline(self.atlas)
        self.body = BodyLayer(self.atlas)
        layers = ChartLayers(self.seen, self.body, outline, self.marks, AreasLayer(self.seen, self.atlas))
        self._sites = self._ten_sites()
        self.marks.replace_marks(self._sites)
        self.marks.selected = self._sites[-1].id
        outline.show_place(self._sites[-1].place)
        self.device, self._picture = (QPixmap(QSize(WIDE, HIGH) * RATIO) for _ in range(2))
        for pixmap in (self.device, self._picture):
            pixmap.setDevicePixelRatio(RATIO)
            pixmap.fill("#808080")
        whole = QRect(0, 0, WIDE, HIGH)

        def paint(part: QRect = whole, *, moving: bool = False) -> None:
            painter = QPainter(self.device)
            painter.setClipRect(part)
            paint_chart(painter, layers, QSize(WIDE, HIGH), part, QRectF(whole), deep=False, moving=moving)
            painter.end()

        def blit() -> None:
            painter = QPainter(self.device)
            painter.drawPixmap(0, 0, self._picture)
            painter.end()

        self.paint, self.blit = paint, blit
        self._middle, self._orders = QPointF(WIDE / 2, HIGH / 3), count(11)

    def change_mark(self, *, drawn_before: bool) -> float:
        """Seconds of one site that changes and of painting what it touches; its picture known, or drawn for the first time."""
        at = self._sites[0]
        order = next(self._orders)
        changed = replace(at, mark=replace(at.mark, order=None if drawn_before else order, twitches=order % 2))
        begun = time.process_time()
        for mark in self.marks.replace_marks([changed, *self._sites[1:]]):
            area = self.marks.area(mark)
        self.paint(area)
        return time.process_time() - begun

    def zoom_frame(self, factor: float) -> float:
        """Seconds of one frame while fingers zoom."""
        self.seen.camera.zoom(factor, self._middle)
        begun = time.process_time()
        self.paint(moving=True)
        return time.process_time() - begun

    def sharp(self) -> float:
        """Seconds of the body drawn sharp where it rests."""
        drawn = self.body.renders
        begun = time.process_time()
        self.paint()
        taken = time.process_time() - begun
        assert self.body.renders == drawn + 1
        return taken

    def _ten_sites(self) -> list[BodyMark]:
        from needlechart.domain.body import Place, Side, StructureKind, View
        from needlechart.drawing.marks import Kind, Mark
        from needlechart.ui.body.body_mark import BodyMark

        made: list[BodyMark] = []
        for muscle in MUSCLES:
            for side in (Side.LEFT, Side.RIGHT):
                point = self.atlas.centre(muscle, side, View.POSTERIOR)
                assert point is not None
                place = Place(point, muscle, StructureKind.MUSCLE, side)
                mark = Mark(Kind.TWITCH, twitches=len(made), order=len(made) + 1)
                made.append(BodyMark(f"{muscle} {side}", point, mark, place, muscle))
        return made


def measure(pairs: int) -> Result:
    """The ratio of the CPU seconds of a repaint and of a copy; CPU milliseconds of marks, frames and sharp bodies."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from needlechart.app import make_application

    make_application()
    chart = PaintedChart()
    chart.paint()
    ours, theirs = interleaved(_timed(chart.paint), _timed(chart.blit), pairs)
    known = [chart.change_mark(drawn_before=True) for _turn in range(2 * pairs + 2)][2:]
    new = [chart.change_mark(drawn_before=False) for _turn in range(2 * pairs)]
    frames, sharp = [], []
    for _turn in range(pairs):
        frames += [chart.zoom_frame(factor) for factor in (1.3, 1.1, 1.2, 0.9)]
        sharp.append(chart.sharp())
        chart.seen.camera.fit()
        chart.paint()
    return result(
        "paint",
        pairs,
        SEED,
        [
            figure("repaint at two device pixels", "s CPU", [o[0] for o in ours], [t[0] for t in theirs], REPAINT_GOAL),
            limit("mark changed and painted, CPU", "ms", _in_ms(known), MARK_GOAL_MS),
            limit("mark drawn for the first time and painted, CPU", "ms", _in_ms(new), FIRST_GOAL_MS),
            limit("frame of a zoom, CPU", "ms", _in_ms(frames), FRAME_GOAL_MS),
            limit("body drawn sharp at rest, CPU", "ms", _in_ms(sharp), SHARP_GOAL_MS),
        ],
    )


def _timed(deed: Callable[[], None]) -> Callable[[], tuple[float, ...]]:
    def timed() -> tuple[float, ...]:
        begun = time.process_time()
        for _turn in range(REPEATS):
            deed()
        return ((time.process_time() - begun) / REPEATS,)

    return timed


def _in_ms(seconds: list[float]) -> list[float]:
    return [taken * 1000 for taken in seconds]
