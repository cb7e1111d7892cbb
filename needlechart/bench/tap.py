"""Tap: from the finger on the body to a site that is on disk and painted, against one bare encrypted insert and commit.

The bare insert writes as many bytes with the same cipher, journal and sync.  What a record needs beside it (its rows,
the audit entry, the undo step, painting the chart) is the candidate's own.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.bench.bare import bare_file, let_work
from needlechart.bench.pairs import Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from needlechart.domain.sessions import TreatmentSession

SEED = 1
BYTES_A_TAP = 600
WALL_GOAL, KEEP_CPU_GOAL_MS, BLOCKED_GOAL_MS = 1.2, 1.0, 8.0
THIGH_MM, CALF_MM, BESIDE_MM = 900.0, 1250.0, 90.0
"""Taps on the back of thigh and calf in turn, so that no two in a row are a double tap."""


class BareFile:
    """An encrypted file with one table, written with the same journal and sync as a clinic file."""

    def __init__(self, path: Path) -> None:
        self._connection = bare_file(path)
        self._connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, bytes BLOB)")

    def tap(self) -> tuple[float, ...]:
        """Wall seconds of one insert and commit."""
        content = os.urandom(BYTES_A_TAP)
        begun = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO kept (bytes) VALUES (?)", (content,))
        self._connection.execute("COMMIT")
        return (time.perf_counter() - begun,)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


class ChartedSession:
    """A session open in the window; each tap is taken back after it was measured."""

    def __init__(self, folder: Path) -> None:
        from needlechart.app import make_application, make_window
        from needlechart.demo.clinic import make_demo_clinic
        from needlechart.domain.body import BodyPoint, Side, View
        from needlechart.drawing.sheets import BodyView
        from needlechart.ui.charting.needle.needle_place import NeedlePlace

        make_application()
        self.window = make_window()
        self.window.worker.open(make_demo_clinic(folder / "tap.needlechart", patients=1, sessions=1, seed=SEED))
        self.window.show()
        with self.window.worker.file.reading() as reading:
            patient = reading.recent_patients(1)[0]
        self.window.start_session(patient.id)
        let_work(lambda: self.window.session_page is not None and self.window.worker.idle)
        page = self.window.session_page
        assert page is not None
        place = page.place("needle")
        assert isinstance(place, NeedlePlace)
        self._editor, self._chart = page.editor, place.chart
        self._chart.show_view(BodyView.BACK)
        self._chart.fit()
        # On the side of the problem: the other one would ask whether it is meant.
        right = all(problem.side is not Side.LEFT for problem in page.editor.opened.patient.problems)
        x_mm = self.window.atlas.size_of(View.POSTERIOR)[0] / 2 + (BESIDE_MM if right else -BESIDE_MM)
        self._points = cycle(BodyPoint(View.POSTERIOR, x_mm, y_mm) for y_mm in (THIGH_MM, CALF_MM))

    def tap(self) -> tuple[float, ...]:
        """Seconds until the site is kept and painted; seconds the window could not answer; wall and CPU seconds of keeping it."""
        from needlechart.usecases import charting

        at = self._chart.at(next(self._points))
        assert at is not None
        before = self._editor.session
        begun = time.perf_counter()
        self._press(at)
        blocked = time.perf_counter() - begun
        let_work(lambda: self._editor.unkept == 0)
        self._chart.repaint()
        taken = time.perf_counter() - begun
        after = self._editor.session
        assert len(after.sites) == len(before.sites) + 1
        keeping = self._kept_again(before, after, charting.keep)
        self._editor.undo()
        let_work(lambda: self._editor.unkept == 0)
        return taken, blocked, *keeping

    def close(self) -> None:
        """Closes the window and its clinic file."""
        let_work(lambda: self.window.worker.idle)
        self.window.close()

    def _kept_again(self, before: TreatmentSession, after: TreatmentSession, keep: Callable[..., None]) -> tuple[float, float]:
        """Wall and CPU seconds of taking the site away and of putting it back, halved: the same rows as the tap's."""
        file = self.window.worker.file
        wall, cpu = time.perf_counter(), time.process_time()
        for old, new in ((after, before), (before, after)):
            with file.work() as work:
                keep(work, old, new)
        return (time.perf_counter() - wall) / 2, (time.process_time() - cpu) / 2

    def _press(self, at: QPoint) -> None:
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        where, anywhere = QPointF(at), QPointF(self._chart.mapToGlobal(at))
        left, none, no_keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
            QApplication.sendEvent(self._chart, QMouseEvent(kind, where, anywhere, left, held, no_keys))


def measure(pairs: int) -> Result:
    """The ratio of the walls; CPU milliseconds of keeping one tap; milliseconds in which the window could not answer."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        session, bare = ChartedSession(Path(folder)), BareFile(Path(folder) / "bare.db")
        ours, theirs = interleaved(session.tap, bare.tap, pairs)
        session.close()
        bare.close()
    return result(
        "tap",
        pairs,
        SEED,
        [
            figure("kept and painted", "s", [o[0] for o in ours], [t[0] for t in theirs], WALL_GOAL),
            figure("kept, without the window", "s", [o[2] for o in ours], [t[0] for t in theirs], WALL_GOAL),
            limit("keeping, CPU", "ms", [o[3] * 1000 for o in ours], KEEP_CPU_GOAL_MS),
            limit("window not answering", "ms", [o[1] * 1000 for o in ours], BLOCKED_GOAL_MS),
        ],
    )
