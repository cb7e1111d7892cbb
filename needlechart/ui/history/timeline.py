"""The timeline: the words of its lanes at the left, the plot beside them, both of the same heights."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from needlechart.domain.history import NeedleHistory
from needlechart.domain.patients import Patient
from needlechart.ui.history.after_lane import AfterLane
from needlechart.ui.history.care_lane import CareLane
from needlechart.ui.history.dates import days_of, ticks
from needlechart.ui.history.figures import LaneFigures, figures_of
from needlechart.ui.history.lane import LEFT, Lane
from needlechart.ui.history.response_lane import ResponseLane
from needlechart.ui.history.slope_lane import SlopeLane
from needlechart.ui.history.timeline_view import TimelineView
from needlechart.ui.history.visit_words import visit_lines
from needlechart.ui.look.accessible import Spoken
from needlechart.ui.look.painted import pen_for
from needlechart.ui.look.theme import theme
from needlechart.ui.look.words import Label, small

SPANS: dict[str, float | None] = {"3m": 92, "1y": 366, "all": None}
"""Days back from the newest visit; None for all.  A shorter course fills the width."""
_LEAST_SPAN = 28.0


class Timeline(QWidget, Spoken):
    """Lanes for pain, response, scores, treatments and what came after.  ``visit_chosen(session_id)``.

    Higher than the page when there are many lanes; it belongs into a scroll area.
    """

    visit_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Timeline")
        self.view = TimelineView()
        self.view.setParent(self)
        self.view.setAccessibleName("Visits on a timeline; Left and Right go from visit to visit")
        self.axis = Axis(self.view)
        self._tip = _Tip(self)
        self._history: NeedleHistory | None = None
        self._patient: Patient | None = None
        self._lanes: list[Lane] = []
        self._words: list[QWidget] = []
        self._bottoms: list[float] = []
        self.figures: LaneFigures | None = None
        self.view.chosen.connect(self._on_chosen)
        self.view.pointed.connect(self._on_pointed)
        theme.changed.connect(self._on_theme_changed)

    def show_history(self, history: NeedleHistory, patient: Patient) -> None:
        """Another patient's visits, or the same patient's changed ones; there is at least one visit."""
        self._history, self._patient = history, patient
        self.figures = figures = figures_of(history, patient)
        pain = [SlopeLane(f, grid=(0, 5, 10), stretch=3 / len(figures.pain), least_px=104) for f in figures.pain]
        scores = [SlopeLane(f, least_px=92) for f in figures.scores]
        care: list[Lane] = [CareLane(figures.care)] if figures.care else []
        after: list[Lane] = [AfterLane(figures.after)] if figures.after else []
        self._lanes = [*pain, ResponseLane(figures.response), *care, *after, *scores]
        for old in self._words:
            old.hide()
            old.deleteLater()
        self._words = [lane.words() for lane in self._lanes]
        for words in self._words:
            words.setParent(self)
            words.show()
        self.view.show_days(days_of(history.visits))
        self.view.visit = None
        self._on_theme_changed()

    def show_span(self, key: str) -> None:
        """One of ``SPANS``, up to the newest visit."""
        days = self.view.days
        if not days:
            return
        back = SPANS[key]
        first, last = days[0], days[-1]
        if back is not None:
            first = max(first, last - back)
        spare = max(0.0, _LEAST_SPAN - (last - first)) / 2
        first, last = first - spare, last + spare
        air = (last - first) * 0.05
        self.view.show_span(first - air, last + 1.8 * air)

    def best_span(self) -> str:
        """The shortest span with enough visits in it to see a course."""
        days = self.view.days
        for key, back in SPANS.items():
            if back is None or sum(day >= days[-1] - back for day in days) >= min(4, len(days)):
                return key
        return "all"

    def select(self, session_id: str | None) -> None:
        """Mark that visit without telling anybody."""
        visits = self._history.visits if self._history is not None else ()
        index = next((i for i, visit in enumerate(visits) if visit.session_id == session_id), None)
        self.view.show_visit(index)
        said = ". ".join(visit_lines(visits[index], self._patient)) if index is not None and self._patient is not None else ""
        self.view.setAccessibleDescription(said)

    def tip_lines(self) -> tuple[str, ...]:
        """What stands beside the pointer now."""
        return self._tip.lines if self._tip.isVisible() else ()

    def words(self) -> tuple[QWidget, ...]:
        """The words at the left, lane by lane."""
        return tuple(self._words)

    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the words have another height now
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        for bottom in self._bottoms:
            painter.fillRect(QRectF(0, round(bottom) - 1, self._words_wide(), 1), theme.color("line"))

    # ---- the inside
    def _arrange(self) -> None:
        """Give each lane its least height and share the rest out; words and plot get the same heights."""
        left = self._words_wide()
        self.view.setGeometry(left, 0, max(1, self.width() - left), self.height())
        least = [lane.least() for lane in self._lanes]
        for index, words in enumerate(self._words):
            if words.layout() is not None:
                least[index] = max(least[index], words.heightForWidth(left) if words.hasHeightForWidth() else 0)
        self.setMinimumHeight(round(sum(least)))
        spare = max(0.0, self.height() - sum(least))
        shares = sum(lane.stretch for lane in self._lanes) or 1
        y = 0.0
        placed: list[tuple[Lane, QRectF]] = []
        self._bottoms = []
        for lane, words, high in zip(self._lanes, self._words, least, strict=True):
            tall = round(high + spare * lane.stretch / shares)
            placed.append((lane, QRectF(0, y, self.view.width(), tall)))
            words.setGeometry(0, round(y), left, tall - 1)
            y += tall
            self._bottoms.append(y)
        self.view.show_lanes(placed)
        self.axis.update()
        self.update()

    def _words_wide(self) -> int:
        return round(144 * (1 + (theme.text_scale - 1) * 0.8))

    def _on_theme_changed(self) -> None:
        self._arrange()

    def _on_chosen(self, index: int) -> None:
        if self._history is not None:
            session_id = self._history.visits[index].session_id
            self.select(session_id)
            self.visit_chosen.emit(session_id)

    def _on_pointed(self, index: int, at: QPointF) -> None:
        if index < 0 or self._history is None or self._patient is None:
            self._tip.hide()
            return
        x = self.view.x() + self.view.x_of(index)
        self._tip.show_lines(visit_lines(self._history.visits[index], self._patient), QPointF(x, at.y()))


class Axis(QWidget):
    """The dates under the lanes; a strip of its own, so that it stays while the lanes are scrolled."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        view.moved.connect(self.update)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, round(max(25.0, theme.px("small") * 1.8)))

    def words(self) -> tuple[str, ...]:
        """The dates written now, from left to right."""
        return tuple(tick.words for tick in ticks(*self._view.span(), self._view.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        left, wide = self._view.x(), self._view.width()
        painter.fillRect(left, 0, 1, self.height(), theme.color("line"))
        first, last = self._view.span()
        for tick in ticks(first, last, wide):
            x = left + (tick.day - first) / (last - first) * wide
            painter.fillRect(round(x), 0, 1, self.height(), theme.color("grid"))
            pen_for(painter, theme.font("small"), theme.color("text2"))
            painter.drawText(QRectF(x + 6, 0, 240, self.height()), LEFT, tick.words)


class _Tip(QWidget):
    """The numbers of the visit under the pointer, beside it, never over the edge."""

    def __init__(self, around: Timeline) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines: tuple[str, ...] = ()
        self._text: Label = small("", "text1")
        self._text.setParent(self)
        self.hide()

    def show_lines(self, lines: tuple[str, ...], at: QPointF) -> None:
        """Say them at the right of that place, or at its left where there is no room."""
        self.lines = lines
        self._text.setText("\n".join(lines))
        size = self._text.sizeHint()
        self.resize(size.width() + 24, size.height() + 16)
        self._text.setGeometry(12, 8, size.width(), size.height())
        around = self.parentWidget()
        x = at.x() + 20
        if around is not None and x + self.width() > around.width() - 4:
            x = at.x() - 20 - self.width()
        high = around.height() if around is not None else 0
        self.move(round(max(4, x)), round(min(max(4, at.y() - self.height() / 2), max(4, high - self.height() - 4))))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.sz.radius_small, theme.sz.radius_small)
