"""History: from the question for a patient's visits to the painted timeline, against bare statements and a bare painter.

The bare side asks an encrypted file of its own for as many rows of sites, measurements and treatments, and paints as many
slopes, bars, needle lines and keys into an image of the same size.  What a history needs beside that (values of the domain,
lanes, words, axis) is the candidate's own.  Of the question alone the floor is bare statements on the same file that count the
sites and leave their rows as they come; the program reads what was counted when it was written.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.bench.bare import let_work
from needlechart.bench.bare_history import HIGH, WIDE, BareHistory
from needlechart.bench.long_chart import SEED, long_chart
from needlechart.bench.pairs import Figure, Limit, Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from needlechart.ui.history.history_page import HistoryPage

SIZES = {500: (2.5, 1.3), 5_000: (1.5, 1.3)}
"""How many visits, and the ratios to reach: asked and painted, asked alone."""
CHANGE_GOAL_MS = 50.0
LEAST_TURNS = 20
_COUNTED_FROM_SITES = """
SELECT s.id, s.date, count(f.id), sum(f.new_needles), sum(f.insertions),
  sum(iif(f.twitch_elicited = 'yes', f.twitch_count, 0)), max(f.twitch_elicited = 'yes' AND f.twitch_count IS NULL),
  count(iif(f.twitch_elicited IN ('yes', 'no'), 1, NULL))
FROM session s LEFT JOIN site f ON f.session_id = s.id AND f.confirmed = 1
WHERE s.patient_id = ?1 GROUP BY s.date, s.id ORDER BY s.date, s.id"""


class ShownHistory:
    """A patient with that many visits, open on the history page of the window."""

    def __init__(self, path: Path, sessions: int) -> None:
        from needlechart.app import make_application, make_window
        from needlechart.domain.history.spans import Span
        from needlechart.ui.history.timeline import Timeline

        make_application()
        self.window = make_window()
        self._file, patient_id = long_chart(path, sessions)
        with self._file.reading() as reading:
            self._patient = reading.patient(patient_id)
            visits = reading.needle_history(patient_id).visits
        assert len(visits) == sessions
        self.window.worker.open(self._file)
        self.window.resize(1280, 800)
        self.window.show()
        self._timeline = Timeline()
        self._timeline.resize(WIDE, HIGH)
        self._timeline.fit(HIGH)
        self.window.open_patient(patient_id)
        let_work(lambda: self.window.patient_page is not None and self.window.worker.idle)
        self._sessions = cycle([visit.session_id for visit in visits[-500:]][::-7])
        ends = ((visits[-n - 1].date, visits[-1].date) for n in range(5, min(400, sessions), 13))
        self._spans = cycle([Span(first, last) for first, last in ends])

    def show(self) -> tuple[float, ...]:
        """CPU seconds from the question to the whole course painted, and of the question alone."""
        begun = time.process_time()
        with self._file.reading() as reading:
            history = reading.needle_history(self._patient.id)
        asked = time.process_time() - begun
        self._timeline.show_history(history, self._patient)
        self._timeline.show_span("all")
        self._timeline.grab()
        return time.process_time() - begun, asked

    def ask_barely(self) -> float:
        """CPU seconds of bare statements for the same figures on the same file, counted from the sites, without values made of
        their rows."""
        from needlechart.records.history_query import STATEMENTS

        begun = time.process_time()
        with self._file.reading() as reading:
            for statement in (_COUNTED_FROM_SITES, *STATEMENTS[1:]):
                reading._connection.execute(statement, (self._patient.id,)).fetchall()
        return time.process_time() - begun

    def choose(self) -> float:
        """CPU milliseconds from choosing another visit until timeline, body and reader show it."""
        return self._changed(lambda: self._page.select(next(self._sessions)))

    def choose_span(self) -> float:
        """CPU milliseconds from choosing another span until timeline, body and the span's sums show it."""
        return self._changed(lambda: self._page.state.choose_span(next(self._spans)))

    def close(self) -> None:
        """Closes the window and its clinic file."""
        let_work(lambda: self.window.worker.idle)
        self._timeline.deleteLater()
        self.window.close()

    @property
    def _page(self) -> HistoryPage:
        page = self.window.patient_page
        assert page is not None
        return page.history

    def _changed(self, change: Callable[[], None]) -> float:
        from PySide6.QtWidgets import QApplication

        begun = time.process_time()
        change()
        let_work(lambda: self.window.worker.idle)
        QApplication.processEvents()
        return (time.process_time() - begun) * 1000


def measure(pairs: int, sizes: dict[int, tuple[float, float]] | None = None) -> Result:
    """The ratios of the CPU seconds, and CPU milliseconds of choosing a visit and a span, for each number of visits."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: list[Figure | Limit] = []
    for sessions, goals in (sizes or SIZES).items():
        with tempfile.TemporaryDirectory() as folder:
            figures += _of_size(Path(folder), sessions, goals, pairs)
    return result("history", pairs, SEED, figures)


def _of_size(folder: Path, sessions: int, goals: tuple[float, float], pairs: int) -> Iterator[Figure | Limit]:
    shown, bare = ShownHistory(folder / "history.needlechart", sessions), BareHistory(folder / "bare.db", sessions)
    ours, theirs = interleaved(shown.show, lambda: (*bare.show(), shown.ask_barely()), pairs)
    for nth, what in enumerate(("asked and painted", "asked")):
        yield figure(f"{sessions} visits, {what}", "s CPU", [o[nth] for o in ours], [t[nth] for t in theirs], goals[nth])
    for change, what in ((shown.choose, "visit"), (shown.choose_span, "span")):
        change()
        taken = [change() for _turn in range(max(pairs, LEAST_TURNS))]
        yield limit(f"{sessions} visits, choosing a {what}, CPU", "ms", taken, CHANGE_GOAL_MS)
    shown.close()
    bare.close()
