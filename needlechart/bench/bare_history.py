"""The bare side of the history benchmark: the same rows in three tables of an encrypted file, and a painter without anything
around it."""

from __future__ import annotations

import time
from pathlib import Path

from needlechart.bench.bare import bare_file
from needlechart.bench.long_chart import SITES, minutes, pain, twitches

WIDE, HIGH = 636, 626
_Counts = list[tuple[int, ...]]
_Values = list[tuple[int, float]]
_Doses = list[tuple[int, int]]


class BareHistory:
    """So many visits; asked for in three statements, painted as slopes, bars, needle lines and keys."""

    def __init__(self, path: Path, sessions: int) -> None:
        self._sessions = sessions
        self._connection = connection = bare_file(path)
        connection.execute("CREATE TABLE site (session INTEGER, nth INTEGER, needles INTEGER, twitches INTEGER)")
        connection.execute("CREATE TABLE measurement (session INTEGER, nth INTEGER, value REAL)")
        connection.execute("CREATE TABLE treatment (session INTEGER, nth INTEGER, minutes INTEGER)")
        connection.execute("BEGIN")
        visits = range(sessions)
        connection.executemany(
            "INSERT INTO site VALUES (?, ?, 1, ?)", [(n, i, twitches(n, i)) for n in visits for i in range(SITES)]
        )
        connection.executemany(
            "INSERT INTO measurement VALUES (?, ?, ?)", [(n, i, pain(n) - 2 * i) for n in visits for i in (0, 1)]
        )
        connection.executemany("INSERT INTO treatment VALUES (?, 0, ?)", [(n, minutes(n)) for n in visits])
        connection.execute("COMMIT")

    def show(self) -> tuple[float, ...]:
        """CPU seconds of asking and painting."""
        begun = time.process_time()
        ask = self._connection.execute
        counts = ask("SELECT session, sum(needles), sum(twitches) FROM site GROUP BY session ORDER BY session").fetchall()
        values = ask("SELECT session, value FROM measurement ORDER BY session, nth").fetchall()
        doses = ask("SELECT session, minutes FROM treatment ORDER BY session, nth").fetchall()
        self._paint(counts, values, doses)
        return (time.process_time() - begun,)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def _paint(self, counts: _Counts, values: _Values, doses: _Doses) -> None:
        """Bars with their needle lines, slopes with ring and disc, keys with their figures."""
        from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
        from PySide6.QtGui import QColor, QImage, QPainter, QPen

        image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        third, step = HIGH / 3, WIDE / self._sessions
        before = [QPointF(n * step, (10 - value) * third / 10) for n, value in values[::2]]
        after = [QPointF(n * step, (10 - value) * third / 10) for n, value in values[1::2]]
        painter.setPen(QPen(QColor("black"), 1.5))
        painter.drawLines([QLineF(a, b) for a, b in zip(before, after, strict=True)])
        for points, size in ((before, 4), (after, 5)):
            painter.setPen(QPen(QColor("black"), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoints(points)
        per_twitch = third / max(told for _n, _needles, told in counts)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("gray"))
        painter.drawRects([QRectF(n * step, 2 * third - t * per_twitch, 1, t * per_twitch) for n, _needles, t in counts])
        painter.setPen(QPen(QColor("black"), 1.25))
        heights = [(n * step, 2 * third - needles * per_twitch) for n, needles, _t in counts]
        painter.drawLines([QLineF(x, y, x + step, y) for x, y in heights])
        for n, dose in doses[:: max(1, round(30 / step))]:
            area = QRectF(n * step, 2.5 * third, 30, 20)
            painter.drawRoundedRect(area, 5, 5)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(dose))
        painter.end()
