"""Heat map: 50,000 sites counted, blurred and made an image, against the same sum and blur in plain numpy.

The floor spreads with the same weights and colours as many pixels, one array operation after the other, without rims, without
a scale and without an image that Qt can draw.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from needlechart.bench.pairs import Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 1
POINTS, PLACES, SPREAD_MM = 50_000, 40, 16.0
SIZE_MM = (900.0, 1840.0)
GOAL, GOAL_MS = 1.5, 100.0


def measure(pairs: int, points: int = POINTS) -> Result:
    """The ratio of the CPU seconds, and milliseconds of the whole map."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from needlechart.drawing.heat import heat_image, heat_of
    from needlechart.drawing.tokens import LIGHT

    x, y, weight = _sites(points)

    def ours() -> tuple[float, ...]:
        begun = time.process_time()
        heat_image(heat_of(x, y, weight, SIZE_MM), LIGHT)
        return (time.process_time() - begun,)

    def floor() -> tuple[float, ...]:
        begun = time.process_time()
        _plain(x, y, weight)
        return (time.process_time() - begun,)

    candidate, bare = interleaved(ours, floor, pairs)
    taken = [o[0] for o in candidate]
    return result(
        "heat",
        pairs,
        SEED,
        [
            figure("counted, blurred, coloured", "s CPU", taken, [b[0] for b in bare], GOAL),
            limit("heat map, CPU", "ms", [seconds * 1000 for seconds in taken], GOAL_MS),
        ],
    )


def _sites(points: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Sites gathered round a few places of the body, as needles are."""
    import numpy as np

    made = np.random.default_rng(SEED)
    place = made.integers(0, PLACES, points)
    x = made.uniform(250, 650, PLACES)[place] + made.normal(0, SPREAD_MM, points)
    y = made.uniform(200, 1600, PLACES)[place] + made.normal(0, SPREAD_MM, points)
    return x, y, np.ones(points)


def _plain(x: NDArray[np.float64], y: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.uint8]:
    import numpy as np

    from needlechart.drawing.heat import CELL_MM, FINER, STEPS, TAPS

    wide, high = int(SIZE_MM[0] / CELL_MM), int(SIZE_MM[1] / CELL_MM)
    cells = np.bincount((y / CELL_MM).astype(int) * wide + (x / CELL_MM).astype(int), weight, wide * high).reshape(high, wide)
    for axis in (0, 1):
        blurred = cells * TAPS[0]
        for off, tap in enumerate(TAPS[1:], 1):
            blurred += tap * (np.roll(cells, off, axis) + np.roll(cells, -off, axis))
        cells = blurred
    steps = np.digitize(cells, np.linspace(0.5, cells.max(), STEPS)).astype(np.uint8)
    colours = np.arange(4 * (STEPS + 1), dtype=np.uint8).reshape(STEPS + 1, 4)
    image: NDArray[np.uint8] = colours[steps.repeat(FINER, 0).repeat(FINER, 1)]
    return image
