"""History: from the question for a patient's visits to the painted timeline, against bare statements and a bare painter.

The bare side asks an encrypted file of its own for as many rows of sites, measurements and treatments, and paints as many
slopes, bars, needle lines and keys into an image of the same size.  What a history needs beside that (values of the domain,
lanes, words, axis) is the candidate's own.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from needlechart.bench.bare import bare_file, let_work
from needlechart.bench.pairs import Result, figure, interleaved, limit, result

if TYPE_CHECKING:
    from needlechart.domain.sessions import TreatmentSession

SEED = 1
SESSIONS, SITES = 500, 10
UNTIL, DAYS_APART = date(2026, 11, 19), 4
WIDE, HIGH = 636, 626
GOAL, CHOOSING_GOAL_MS = 2.5, 50.0
_SHOULDER_MM = (330.0, 300.0)


class BareHistory:
    """The same rows in three tables of an encrypted file, and a painter with nothing around it."""

    def __init__(self, path: Path) -> None:
        self._connection = connection = bare_file(path)
        connection.execute("CREATE TABLE site (session INTEGER, nth INTEGER, needles INTEGER, twitches INTEGER)")
        connection.execute("CREATE TABLE measurement (session INTEGER, nth INTEGER, value REAL)")
        connection.execute("CREATE TABLE treatment (session INTEGER, nth INTEGER, minutes INTEGER)")
        connection.execute("BEGIN")
        visits = range(SESSIONS)
        connection.executemany(
            "INSERT INTO site VALUES (?, ?, 1, ?)", [(n, i, _twitches(n, i)) for n in visits for i in range(SITES)]
        )
        connection.executemany(
            "INSERT INTO measurement VALUES (?, ?, ?)", [(n, i, _pain(n) - 2 * i) for n in visits for i in (0, 1)]
        )
        connection.executemany("INSERT INTO treatment VALUES (?, 0, ?)", [(n, _minutes(n)) for n in visits])
        connection.execute("COMMIT")

    def show(self) -> tuple[float, ...]:
        """Wall seconds of asking and painting."""
        begun = time.perf_counter()
        ask = self._connection.execute
        counts = ask("SELECT session, sum(needles), sum(twitches) FROM site GROUP BY session ORDER BY session").fetchall()
        values = ask("SELECT session, value FROM measurement ORDER BY session, nth").fetchall()
        doses = ask("SELECT session, minutes FROM treatment ORDER BY session, nth").fetchall()
        _painted(counts, values, doses)
        return (time.perf_counter() - begun,)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


class ShownHistory:
    """A patient with that many visits, open on the history page of the window."""

    def __init__(self, folder: Path) -> None:
        from needlechart.app import make_application, make_window
        from needlechart.demo.clinic import make_demo_clinic
        from needlechart.ui.history.timeline import Timeline

        make_application()
        self.window = make_window()
        file = make_demo_clinic(folder / "history.needlechart", patients=1, sessions=0, seed=SEED)
        with file.reading() as reading:
            self._patient = reading.patient(reading.find_patients("P", 1)[0].id)
        with file.work() as work:
            work.add_many(_visits(file.ids, self._patient.id, file.person_id), deed="import")
        self._file = file
        self.window.worker.open(file)
        self.window.resize(1280, 800)
        self.window.show()
        self._timeline = Timeline()
        self._timeline.resize(WIDE, HIGH)
        self._timeline.fit(HIGH)
        self.window.open_patient(self._patient.id)
        let_work(lambda: self.window.patient_page is not None and self.window.worker.idle)
        with file.reading() as reading:
            visits = reading.needle_history(self._patient.id).visits
        assert len(visits) >= SESSIONS
        self._sessions = cycle([visit.session_id for visit in visits[:SESSIONS]][::-7])

    def show(self) -> tuple[float, ...]:
        """Wall seconds from the question to the whole course painted."""
        begun = time.perf_counter()
        with self._file.reading() as reading:
            history = reading.needle_history(self._patient.id)
        self._timeline.show_history(history, self._patient)
        self._timeline.show_span("all")
        self._timeline.grab()
        return (time.perf_counter() - begun,)

    def choose(self) -> float:
        """Milliseconds from choosing another visit until timeline, body and reader show it."""
        from PySide6.QtWidgets import QApplication

        page = self.window.patient_page
        assert page is not None
        begun = time.perf_counter()
        page.history.select(next(self._sessions))
        let_work(lambda: self.window.worker.idle)
        QApplication.processEvents()
        return (time.perf_counter() - begun) * 1000

    def close(self) -> None:
        """Closes the window and its clinic file."""
        let_work(lambda: self.window.worker.idle)
        self._timeline.deleteLater()
        self.window.close()


def measure(pairs: int) -> Result:
    """The ratio of the walls; milliseconds of choosing a visit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        shown, bare = ShownHistory(Path(folder)), BareHistory(Path(folder) / "bare.db")
        ours, theirs = interleaved(shown.show, bare.show, pairs)
        shown.choose()
        choosing = [shown.choose() for _turn in range(max(pairs, 20))]
        shown.close()
        bare.close()
    return result(
        "history",
        pairs,
        SEED,
        [
            figure("asked and painted", "s", [o[0] for o in ours], [t[0] for t in theirs], GOAL),
            limit("choosing a visit", "ms", choosing, CHOOSING_GOAL_MS),
        ],
    )


def _visits(ids: Callable[[], str], patient_id: str, therapist_id: str) -> list[TreatmentSession]:
    from needlechart.domain.body import BodyPoint, Place, Side, StructureKind, View
    from needlechart.domain.measures import Measurement, ScaleCode, When
    from needlechart.domain.needling import Elicited, Needle, Site, Twitch
    from needlechart.domain.sessions import TreatmentSession
    from needlechart.domain.technique import Technique
    from needlechart.domain.treatments import MassageDose, Treatment

    x_mm, y_mm = _SHOULDER_MM
    made = []
    for n in range(SESSIONS):
        sites = tuple(
            Site(
                ids(), i + 1, Place(BodyPoint(View.POSTERIOR, x_mm + 14 * i, y_mm + 25 * (i % 4)), "trapezius-upper",
                StructureKind.MUSCLE, Side.RIGHT), Needle(0.30, 40), new_needles=1, insertions=1, technique=Technique.PISTONING,
                depth_mm=20, twitch=Twitch(Elicited.YES, _twitches(n, i)),
            )
            for i in range(SITES)
        )  # fmt: skip
        pain = zip((When.BEFORE, When.AFTER), (_pain(n), _pain(n) - 2), strict=True)
        made.append(
            TreatmentSession(
                id=ids(),
                patient_id=patient_id,
                date=UNTIL - timedelta(days=DAYS_APART * (SESSIONS - 1 - n)),
                therapist_id=therapist_id,
                sites=sites,
                measurements=tuple(Measurement(ids(), ScaleCode.NPRS, when, value) for when, value in pain),
                treatments=(Treatment(ids(), 1, MassageDose(), "Massage", minutes=_minutes(n)),),
                assessment=f"Visit {n + 1}: better than before.",
            )
        )
    return made


def _painted(counts: list[tuple[int, ...]], values: list[tuple[int, float]], doses: list[tuple[int, int]]) -> None:
    """Bars with their needle lines, slopes with ring and disc, keys with their figures."""
    from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPen

    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    third, step = HIGH / 3, WIDE / SESSIONS
    before = [QPointF(n * step, (10 - value) * third / 10) for n, value in values[::2]]
    after = [QPointF(n * step, (10 - value) * third / 10) for n, value in values[1::2]]
    painter.setPen(QPen(QColor("black"), 1.5))
    painter.drawLines([QLineF(a, b) for a, b in zip(before, after, strict=True)])
    for points, size in ((before, 4), (after, 5)):
        painter.setPen(QPen(QColor("black"), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(points)
    highest = max(twitches for _n, _needles, twitches in counts)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("gray"))
    painter.drawRects([QRectF(n * step, 2 * third - t / highest * third, 1, t / highest * third) for n, _needles, t in counts])
    painter.setPen(QPen(QColor("black"), 1.25))
    heights = [(n * step, 2 * third - needles / highest * third) for n, needles, _t in counts]
    painter.drawLines([QLineF(x, y, x + step, y) for x, y in heights])
    for n, minutes in doses[:: max(1, round(30 / step))]:
        area = QRectF(n * step, 2.5 * third, 30, 20)
        painter.drawRoundedRect(area, 5, 5)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(minutes))
    painter.end()


def _twitches(visit: int, site: int) -> int:
    return (visit + site) % 5 + 1


def _pain(visit: int) -> int:
    return 8 - visit % 6


def _minutes(visit: int) -> int:
    return 5 + visit % 10
