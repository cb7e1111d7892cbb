"""Thumbnails: 200 visits of ten sites as small pictures, against as many copies of one pixmap of that size.

A thumbnail is a body that is copied and ten dots painted on it; each visit has sites of its own on front and back.
"""

from __future__ import annotations

import os
import time
from random import Random

from needlechart.bench.pairs import Result, figure, interleaved, limit, result

SEED = 1
VISITS, SITES, HEIGHT_PX, RATIO = 200, 10, 96, 2.0
GOAL, GOAL_MS = 30.0, 300.0


def measure(pairs: int, visits: int = VISITS) -> Result:
    """The ratio of the CPU seconds, and wall milliseconds of all visits, the body drawn anew for each turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter, QPixmap

    from needlechart.app import make_application
    from needlechart.atlas import Atlas
    from needlechart.domain.body import BodyPoint, View
    from needlechart.drawing.thumbnails import Thumbnails
    from needlechart.drawing.tokens import LIGHT
    from needlechart.resources import resources_folder

    make_application()
    atlas, chance = Atlas.load(resources_folder() / "atlas"), Random(SEED)
    both = (View.ANTERIOR, View.POSTERIOR)
    sites = [
        [BodyPoint(both[n % 2], chance.uniform(330, 560), chance.uniform(250, 1500)) for n in range(SITES)]
        for _visit in range(visits)
    ]
    wide = int(Thumbnails(atlas, HEIGHT_PX).width(both)) + 2
    device, picture = (QPixmap(int(wide * RATIO), int((HEIGHT_PX + 2) * RATIO)) for _ in range(2))
    for pixmap in (device, picture):
        pixmap.setDevicePixelRatio(RATIO)
        pixmap.fill("#808080")

    def ours() -> tuple[float, ...]:
        wall, cpu = time.perf_counter(), time.process_time()
        thumbnails = Thumbnails(atlas, HEIGHT_PX)
        painter = QPainter(device)
        for points in sites:
            thumbnails.paint(painter, QPointF(), points, LIGHT)
        painter.end()
        return time.process_time() - cpu, time.perf_counter() - wall

    def floor() -> tuple[float, ...]:
        cpu = time.process_time()
        painter = QPainter(device)
        for _points in sites:
            painter.drawPixmap(0, 0, picture)
        painter.end()
        return (time.process_time() - cpu,)

    candidate, bare = interleaved(ours, floor, pairs)
    return result(
        "thumbnails",
        pairs,
        SEED,
        [
            figure("200 visits", "s CPU", [o[0] for o in candidate], [b[0] for b in bare], GOAL),
            limit("200 visits, wall", "ms", [o[1] * 1000 for o in candidate], GOAL_MS),
        ],
    )
